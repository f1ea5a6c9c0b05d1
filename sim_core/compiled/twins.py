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

from sim_core import compiled
from sim_core.compiled import INLINED, LOOP, MARKED

LONG: Final = 8
"""Tables longer than this become arrays: a compiler would lay out a shorter one on the spot."""


class Twins:
    """The compiled twins of all functions marked so far. `numba` has to be importable; `folder` keeps what is compiled."""

    def __init__(self, folder: str | None) -> None:
        import numba

        self._numba = numba
        self._folder = folder
        self._modules: dict[str, ModuleType] = {}
        self._twins: dict[Callable[..., Any], Any] = {}
        before = numba.config.CACHE_DIR
        if folder is not None:
            numba.config.CACHE_DIR = folder
        try:
            self._make()
        finally:
            numba.config.CACHE_DIR = before

    def of(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The twin of a marked function."""
        twin: Callable[..., Any] = self._twins[function]
        return twin

    def with_function(
        self, loop: Callable[..., Any], place: Callable[..., Any], function: Callable[..., Any]
    ) -> Callable[..., Any]:
        """A loop's twin that calls a `function` of somebody's own in `place` of the one its text names.

        The functions of its file that it calls are compiled too, with bounds looked after: nobody has checked them.
        """
        own, module = function.__globals__, function.__module__
        room = dict(own)
        for name, value in own.items():
            if isinstance(value, FunctionType) and value.__module__ == module:
                text = FunctionType(value.__code__, room, value.__name__, value.__defaults__)
                room[name] = self._numba.njit(error_model="numpy", boundscheck=True)(text)
            else:
                room[name] = self._known.get(id(value)) or self._other(value)
        text = FunctionType(function.__code__, room, function.__name__, function.__defaults__, function.__closure__)
        asked = self._numba.njit(error_model="numpy", boundscheck=True)(text)
        around = dict(vars(self._modules[loop.__module__]))
        around[place.__name__] = asked
        return self._numba.njit(nogil=True, error_model="numpy")(
            FunctionType(loop.__code__, around, loop.__name__, loop.__defaults__)  # type: ignore[attr-defined]  # a function
        )

    def _make(self) -> None:
        for name in {function.__module__ for function in MARKED}:
            self._modules[name] = ModuleType(name)
            vars(self._modules[name]).update(vars(sys.modules[name]))
        for function, how in MARKED.items():
            room = vars(self._modules[function.__module__])
            assert isinstance(function, FunctionType)
            text = FunctionType(function.__code__, room, function.__name__, function.__defaults__)
            text.__qualname__ = function.__qualname__
            self._twins[function] = self._compiled(text, how)
        self._known: dict[int, Any] = {id(function): twin for function, twin in self._twins.items()}
        self._known |= {id(plain): single for plain, single in self._single_steps().items()}
        for module in self._modules.values():
            room = vars(module)
            for name, value in list(room.items()):
                room[name] = self._known.get(id(value)) or self._other(value)

    def _compiled(self, text: Callable[..., Any], how: str) -> Any:
        options: dict[str, Any] = {"error_model": "numpy", "cache": self._folder is not None}
        if how == LOOP:
            return self._numba.njit(nogil=True, **options)(text)
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
        if isinstance(value, tuple) and len(value) > LONG and all(isinstance(one, int | float) for one in value):
            return np.ascontiguousarray(value)
        return value

    def _single_steps(self) -> dict[Callable[..., Any], Any]:
        """What is a single instruction, or numpy's own, where Python needs more."""
        from sim_core.compiled import instructions
        from sim_core.model import luck, records

        return {
            records.room: np.zeros,
            records.copied: self._compiled(instructions.copied, LOOP),
            records.copy_into: self._compiled(instructions.copy_into, INLINED),
            compiled.floor: np.floor,
            compiled.sqrt: np.sqrt,
            luck.high: instructions.high,
            luck.whole: self._compiled(instructions.whole, INLINED),
            luck.scaled: self._compiled(instructions.scaled, INLINED),
        }


def _numbers(words: type[IntEnum]) -> ModuleType:
    """An enumeration as a module of plain numbers, which a compiler takes as constants."""
    module = ModuleType(words.__name__)
    vars(module).update({word.name: int(word) for word in words})
    return module
