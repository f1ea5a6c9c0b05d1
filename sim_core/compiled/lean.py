"""Makes numba do less for rules than for functions that Python calls. Imported only where numba is.

numba makes every function ready to be called by itself: it optimises it with all that it calls, and makes machine code of it. A
rule is only ever called by other compiled code, which optimises it again as a part of itself. Without the first two, all is
compiled in two thirds of the time and runs as fast (measured; `make bench` guards it). This reaches into numba
0.68 (`pyproject.toml` pins it); where its insides are others nothing is changed, and compiling takes as long as it does.
"""

from typing import Any

from numba import _dynfunc
from numba.core import codegen, cpu, types

OURS = "sim_core."
NEEDED = (
    (cpu.CPUContext, "get_executable"),
    (codegen.CPUCodeLibrary, "_finalize_final_module"),
    (codegen.CPUCodeLibrary, "_optimize_final_module"),
    (codegen.CPUCodeLibrary, "_finalize_dynamic_globals"),
    (codegen.CPUCodeLibrary, "_verify_declare_only_symbols"),
)
MARK = "_finalkick_rule"


def make_lean() -> None:
    """See to it, once, that rules are compiled as parts of what calls them, and not by themselves too."""
    if hasattr(cpu.CPUContext, MARK) or not all(hasattr(owner, name) for owner, name in NEEDED):
        return
    get_executable, finalize, optimize = (getattr(owner, name) for owner, name in NEEDED[:3])

    def executable(self: Any, library: Any, about: Any, env: Any) -> Any:
        if not about.modname.startswith(OURS) or _is_called_by_python(library, about):
            return get_executable(self, library, about, env)
        setattr(library, MARK, True)
        name = about.qualname.split(".")[-1]
        return _dynfunc.make_function(about.lookup_module(), name, f"rule {name}", 0, env, (library,))

    def finalized(self: Any) -> None:
        if not hasattr(self, MARK):
            finalize(self)
            return
        self._finalize_dynamic_globals()
        self._verify_declare_only_symbols()
        self._finalized = True

    def optimized(self: Any) -> None:
        if not hasattr(self, MARK):
            optimize(self)

    # numba puts the type of every value into a function's name, and that of a tuple of records runs to thousands of letters, in
    # every call. By its number, as numba does it for a record, what is kept is a quarter as long.
    types.NamedTuple.mangling_args = property(_short_name)  # type: ignore[attr-defined]  # numba has no types
    cpu.CPUContext.get_executable = executable
    codegen.CPUCodeLibrary._finalize_final_module = finalized
    codegen.CPUCodeLibrary._optimize_final_module = optimized
    setattr(cpu.CPUContext, MARK, True)


def _short_name(self: Any) -> tuple[str, tuple[Any, ...]]:
    ours = self.instance_class.__module__.startswith(OURS)
    return (self.instance_class.__name__, (self._code,)) if ours else (self.name, ())


def _is_called_by_python(library: Any, about: Any) -> bool:
    if library._object_caching_enabled:  # only loops are kept; one that is loaded shows no text any more
        return True
    try:
        library._final_module.get_function(about.llvm_cpython_wrapper_name)
    except NameError:
        return False
    return True
