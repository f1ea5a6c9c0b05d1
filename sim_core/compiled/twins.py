"""Compiled twins of marked functions: the same text, made of numba's where the original is made of Python's.

A twin is the function's own code with other globals: every marked function it calls is a twin, an enumeration is a module of
plain numbers, a long table an array, and what a processor does in one step is a single instruction. So a rule is written
once, and the original stays a plain function that a debugger can step through.
"""

import sys
from collections.abc import Callable
from enum import IntEnum
from types import FunctionType, ModuleType
from typing import Any, Final

import numpy as np

from sim_core.compiled import INLINED, LOOP, MARKED, SINGLES, FieldsTogether

LONG: Final = 8
"""Tables longer than this become arrays: a compiler would lay out a shorter one on the spot."""


class Twins:
    """The compiled twins of all functions marked so far. `numba` has to be importable; `folder` keeps what is compiled."""

    def __init__(self, folder: str | None) -> None:
        import numba

        from sim_core.compiled.lean import make_lean

        make_lean()
        self._numba: Any = numba
        self._config: Any = numba.config  # its settings are made at run time
        self._folder = folder
        self._modules: dict[str, ModuleType] = {}
        self._twins: dict[Callable[..., Any], Any] = {}
        self._known: dict[int, Any] = {}
        self._into_folder(self._make)

    def of(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The twin of a marked function, also of one whose module was imported since."""
        if function not in self._twins:
            self._into_folder(self._make)
        twin: Callable[..., Any] = self._twins[function]
        return twin

    def with_function(
        self, loop: Callable[..., Any], place: Callable[..., Any], function: Callable[..., Any]
    ) -> Callable[..., Any]:
        """A loop's twin that calls a `function` of somebody's own in `place` of the one its text names.

        The functions of its file that it calls are compiled too, with bounds and noughts looked after: nobody has checked them.
        """
        own, module = function.__globals__, function.__module__
        room = dict(own)
        for name, value in own.items():
            if isinstance(value, FunctionType) and value.__module__ == module:
                text = FunctionType(value.__code__, room, value.__name__, value.__defaults__)
                room[name] = self._numba.njit(error_model="python", boundscheck=True)(text)
            else:
                room[name] = self._known.get(id(value)) or self._other(value)
        text = FunctionType(function.__code__, room, function.__name__, function.__defaults__, function.__closure__)
        asked = self._numba.njit(error_model="python", boundscheck=True)(text)
        around = dict(vars(self._modules[loop.__module__]))
        around[place.__name__] = asked
        return self._numba.njit(nogil=True, error_model="numpy")(
            FunctionType(loop.__code__, around, loop.__name__, loop.__defaults__)
        )

    def _into_folder(self, make: Callable[[], None]) -> None:
        if self._folder is None:
            make()
            return
        from sim_core.compiled.locator import Locator

        Locator.folder = self._folder
        before = self._config.CACHE_LOCATOR_CLASSES
        self._config.CACHE_LOCATOR_CLASSES = f"{Locator.__module__}.{Locator.__name__}"
        try:
            make()
        finally:
            self._config.CACHE_LOCATOR_CLASSES = before

    def _make(self) -> None:
        """Twins of all that is marked and has none yet. What was made before knows nothing of what was marked later."""
        self._add_singles()
        marked = {function: how for function, how in MARKED.items() if function not in self._twins}
        modules = {function.__module__ for function in marked} - self._modules.keys()
        for name in modules:
            self._modules[name] = ModuleType(name)
            vars(self._modules[name]).update(vars(sys.modules[name]))
        for function, how in marked.items():
            room = vars(self._modules[function.__module__])
            assert isinstance(function, FunctionType)
            text = FunctionType(function.__code__, room, function.__name__, function.__defaults__)
            text.__qualname__ = function.__qualname__
            self._twins[function] = self._compiled(text, how)
            self._known[id(function)] = self._twins[function]
        for name in modules:
            room = vars(self._modules[name])
            for word, value in list(room.items()):
                room[word] = self._known.get(id(value)) or self._other(value)

    def _compiled(self, text: Callable[..., Any], how: str) -> Any:
        options: dict[str, Any] = {"error_model": "numpy"}
        if how == LOOP:  # what is kept of a loop holds all that it calls
            return self._numba.njit(nogil=True, cache=self._folder is not None, **options)(text)
        # Rules own nothing: without reference counts they are half as slow, and need no way in from Python.
        options |= {"_nrt": False, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
        if how == INLINED:
            options["forceinline"] = True
        return self._numba.njit(**options)(text)

    def _other(self, value: Any) -> Any:
        """What stands in the twins' world for a value of a module."""
        if isinstance(value, ModuleType) and value.__name__ in self._modules:
            return self._modules[value.__name__]
        if isinstance(value, type) and issubclass(value, IntEnum):
            return _numbers(value)
        if isinstance(value, FieldsTogether):
            from sim_core.compiled import instructions

            return instructions.reader(value.names)
        if isinstance(value, tuple) and len(value) > LONG and all(isinstance(one, int | float) for one in value):
            return np.ascontiguousarray(value)
        return value

    def _add_singles(self) -> None:
        """What is a single instruction, or numpy's own, where Python needs more."""
        from sim_core.compiled import instructions

        for plain, how in SINGLES.items():
            if id(plain) not in self._known:
                twin = getattr(instructions, plain.__name__)
                self._known[id(plain)] = self._compiled(twin, how) if isinstance(twin, FunctionType) else twin


def _numbers(words: type[IntEnum]) -> ModuleType:
    """An enumeration as a module of plain numbers, which a compiler takes as constants."""
    module = ModuleType(words.__name__)
    vars(module).update({word.name: int(word) for word in words})
    return module
