"""Where compiled rules are kept, and when they are used.

numba keeps what it has compiled by the file of each function alone: it would go on using an old `pay` inside a new
`make_demand`. So they lie in a folder named after the text of all rules, numba's version and the processor.
"""

import hashlib
import importlib.util
import os
import platform
import sys
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sim_core.compiled.twins import Twins

PLAIN: Final = "FINALKICK_PLAIN"
"""Set to 1, nothing is compiled: a debugger can step through the rules."""
FOLDER: Final = "FINALKICK_CACHE"
"""Names the folder for compiled rules; else it lies in the user's cache folder."""
MARK: Final = "compiled"
"""The file that says that all is compiled."""
WORTH_LOADING: Final = 3_000
"""Moves from which it is worth loading what is compiled already."""
WORTH_COMPILING: Final = 40_000
"""Moves from which it is worth compiling first."""
MARKING: Final = b"sim_core.compiled"
"""What stands in every file that has rules."""
_loaded: "list[Twins]" = []
_spent = [0]
"""Moves that this process has made plainly so far."""


@cache
def available() -> bool:
    """Is there a compiler, and is it wanted?"""
    if os.environ.get(PLAIN) == "1":
        return False
    try:
        return importlib.util.find_spec("numba") is not None and importlib.util.find_spec("llvmlite") is not None
    except (ImportError, ValueError):
        return False


@cache
def key() -> str:
    """What compiled rules depend on, as 16 hex digits."""
    from importlib.metadata import PackageNotFoundError, version

    text = hashlib.sha256()
    root = Path(__file__).parent.parent
    for path in sorted((*root.rglob("*.py"), *root.rglob("*.yaml"))):
        content = path.read_bytes()
        if path.is_relative_to(root / "model") or MARKING in content:
            text.update(path.relative_to(root).as_posix().encode() + b"\0" + content + b"\0")
    for package in ("numba", "llvmlite", "numpy"):
        try:
            text.update(version(package).encode() + b"\0")
        except PackageNotFoundError:
            text.update(b"none\0")
    text.update(f"{sys.version_info[:3]} {platform.machine()} {platform.system()}".encode())
    return text.hexdigest()[:16]


def folder() -> Path:
    """The folder for compiled rules as they are now; it need not exist."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named) / key()
    home = os.environ.get("FINALKICK_HOME")
    if home:
        return Path(home) / "compiled" / key()
    from platformdirs import user_cache_path

    return user_cache_path("finalkick", appauthor=False) / "compiled" / key()


def writable(path: Path) -> bool:
    """Can something be kept there?"""
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe = path / f".probe-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return False
    return True


def is_warm() -> bool:
    """Is everything compiled and kept?"""
    return available() and (folder() / MARK).is_file()


def twins(work: int) -> "Twins | None":
    """The compiled twins, if they are worth having for so much `work` (moves) beside all that was done before; else None."""
    if _loaded:
        return _loaded[0]
    _spent[0] += work
    if _spent[0] < WORTH_LOADING or not available():
        return None
    if _spent[0] < WORTH_COMPILING and not is_warm():
        return None
    return load()


def load() -> "Twins | None":
    """The compiled twins, loaded or compiled as they are called; None where the compiler fails, which is said once."""
    if _loaded:
        return _loaded[0]
    try:
        from sim_core.compiled.twins import Twins

        where = folder()
        _loaded.append(Twins(str(where) if writable(where) else None))
    except Exception as error:  # whatever is wrong with the compiler: the work is done without it
        available.cache_clear()
        os.environ[PLAIN] = "1"
        text = " ".join(str(error).split())
        warnings.warn(f"rules are not compiled ({type(error).__name__}: {text}); they run in plain Python", stacklevel=2)
        return None
    return _loaded[0]
