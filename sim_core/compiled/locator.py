"""Where numba finds what it has compiled: all in one folder, whose name says what it was made of. Imported only by numba.

Its own way goes by the place and the time of each source file, so that the same rules installed elsewhere, or again, would be
compiled anew; ours lie in a folder named after their text (`cache.key`), and that is all that counts.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from typing import Any, ClassVar

from numba.core.caching import _CacheLocator


class Locator(_CacheLocator):  # type: ignore[misc]  # numba has no types
    """Finds the folder for a function's twin."""

    folder: ClassVar[str] = ""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._place = f"{function.__module__}-{function.__code__.co_firstlineno}"
        if not function.__module__.startswith("sim_core."):  # the folder's name knows nothing of its text
            self._place += f"-{sha256(function.__code__.co_code).hexdigest()[:8]}"
        self._py_file = function.__code__.co_filename  # numba names it where something cannot be kept

    def get_cache_path(self) -> str:
        """The folder."""
        return self.folder

    def ensure_cache_path(self) -> None:
        """There is a folder; one in which all is kept need not be writable."""
        os.makedirs(self.folder, exist_ok=True)

    def get_source_stamp(self) -> str:
        """The same for ever: another text lies in another folder."""
        return os.path.basename(self.folder)

    def get_disambiguator(self) -> str:
        """What tells functions of one name apart."""
        return self._place

    @classmethod
    def from_function(cls, function: Callable[..., Any], file: str) -> "Locator":
        """The locator of a function."""
        return cls(function)
