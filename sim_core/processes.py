"""Whether another process lives, on every system: asking must not end it."""

import os
import sys
from typing import Final

STILL_ACTIVE: Final = 259
"""What Windows says a process ended with that has not ended."""
ASK_ONLY: Final = 0x1000
"""The right on Windows to ask what became of a process, and nothing else (PROCESS_QUERY_LIMITED_INFORMATION)."""
DENIED: Final = 5


def alive(process: int) -> bool:
    """Does a process of this number live? One that may not be asked does."""
    if process <= 0:
        return False
    if sys.platform == "win32":
        return _alive_on_windows(process)
    try:
        os.kill(process, 0)  # on Windows this would send it Ctrl-C
    except ProcessLookupError:
        return False
    except OverflowError:  # there are no such numbers
        return False
    except OSError:
        return True
    return True


def _alive_on_windows(process: int) -> bool:
    import ctypes

    kernel = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009 -- only Windows has it
    handle = kernel.OpenProcess(ASK_ONLY, False, process)
    if not handle:
        return bool(getattr(ctypes, "get_last_error")() == DENIED)  # noqa: B009 -- likewise
    code = ctypes.c_ulong()
    try:
        return not kernel.GetExitCodeProcess(handle, ctypes.byref(code)) or code.value == STILL_ACTIVE
    finally:
        kernel.CloseHandle(handle)
