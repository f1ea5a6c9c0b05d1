"""Where compiled rules are kept, and when they are used.

numba keeps what it has compiled by the file of each function alone: it would go on using an old `pay` inside a new
`make_demand`. So they lie in a folder named after the text of all rules, numba's version and the processor.
"""

import hashlib
import importlib.util
import os
import platform
import re
import subprocess
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Final

from sim_core.compiled import MARKED

if TYPE_CHECKING:
    from sim_core.compiled.twins import Twins

PLAIN: Final = "FINALKICK_PLAIN"
"""Set to 1, nothing is compiled: a debugger can step through the rules."""
FOLDER: Final = "FINALKICK_CACHE"
"""Names the folder for compiled rules; else it lies in the user's cache folder."""
MARK: Final = "compiled"
"""The file that says that all is compiled."""
WORTH_LOADING: Final = 20_000
"""Moves from which it is worth loading what is compiled already."""
WORTH_COMPILING: Final = 60_000
"""Moves from which it is worth compiling: some seconds of plain Python."""
WORTH_WAITING: Final = 400_000
"""Moves of one call from which it is worth waiting until all is compiled."""
LARGE: Final = 1_000
"""Moves of one call that count where little is not to add up."""
LOOK_EVERY: Final = 1_000
"""Moves made plainly between two looks whether it is compiled by now: a tenth of a second."""
POLL_SECONDS: Final = 0.1
MARKING: Final = re.compile(rb"^from sim_core\.compiled import (?!cache$)", re.MULTILINE)
"""What stands in every file that has rules."""
MAKING: Final = ("twins.py", "instructions.py", "locator.py", "lean.py")
"""The files that say how a rule becomes compiled."""
_loaded: "list[Twins]" = []
_usable: set[Callable[..., Any]] = set()
"""Loops that may be used: they are compiled, or are worth compiling here when they are called."""
_whole: list[bool] = []
"""Not empty when every loop may be used, worth it or not."""
_rare: dict[Callable[..., Any], int] = {}
"""Moves made plainly by each loop that nobody compiles beside this process."""
_looked = [0]
"""Moves made plainly when it was last looked whether something is compiled by now."""
_beside: "list[subprocess.Popen[bytes]]" = []
_spent = [0]
"""Moves that this process has made plainly so far."""
_sparing: list[bool] = []
"""Not empty while little is not to add up."""


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
        if path.is_relative_to(root / "model") or path.name in MAKING or MARKING.search(content):
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
        with TemporaryFile(dir=path):  # of a name of its own: threads ask at the same time
            pass
    except OSError:
        return False
    return True


def is_warm() -> bool:
    """Is everything compiled and kept?"""
    return available() and (folder() / MARK).is_file()


def twins(work: int, *loops: Callable[..., Any]) -> "Twins | None":
    """The compiled twins, if they are worth having for so much `work` (moves) beside all that was done before; else None.

    `loops` are those that will be called: they are used as soon as they themselves are compiled. What is not compiled yet is
    compiled by processes beside this one, and plain rules go on meanwhile; where one call alone would take longer than that, it
    waits.
    """
    if _loaded and (_whole or _usable.issuperset(loops)):
        return _loaded[0]
    if _sparing and work < LARGE:
        return None
    _spent[0] += work
    if _spent[0] < WORTH_LOADING or not available():
        return None
    if _whole:
        return load()
    if _spent[0] >= _looked[0] + LOOK_EVERY:
        _looked[0] = _spent[0]
        if _ready(loops):
            return load()
    if _spent[0] < WORTH_COMPILING:
        return None
    if is_warm():
        return _worth_it_here(work, loops)
    if not writable(folder()):
        if not _rare:
            _tell(f"compiled rules cannot be kept in {folder()}: they are compiled anew in every process")
        return _worth_it_here(work, loops)
    if work < WORTH_WAITING:
        background()
        return None
    for _ in awaited(*loops):
        pass
    return load() if available() else None


@contextmanager
def sparing() -> Iterator[None]:
    """While it lasts, many small calls do not add up to what makes it worth loading: it takes seconds and 100 MB and more.

    For a process in which many people play, each of whom waits for all others, and where one move at a time is quick as it is.
    """
    _sparing.append(True)
    try:
        yield
    finally:
        _sparing.pop()


def _worth_it_here(work: int, loops: Iterable[Callable[..., Any]]) -> "Twins | None":
    """The twins, if each of these loops has done as much as makes it worth compiling in this process, which waits for it."""
    for loop in loops:
        _rare[loop] = _rare.get(loop, 0) + work
    if any(_rare[loop] < WORTH_COMPILING for loop in loops):
        return None
    _usable.update(loops)
    return load()


def ready(*loops: Callable[..., Any]) -> bool:
    """May these loops be used compiled, at once?"""
    return available() and (bool(_whole) or _usable.issuperset(loops) or _ready(loops))


def awaited(*loops: Callable[..., Any]) -> Iterator[None]:
    """Again and again while these loops are being compiled beside this process; whoever asks may do something between.

    Afterwards they may be used: where compiling was broken off, what is missing is compiled as it is called.
    """
    if _whole or _usable.issuperset(loops) or not available() or not writable(folder()):
        return
    never = threading.Event()
    beside = background()
    while beside is not None and beside.poll() is None:
        if _ready(loops):
            return
        yield
        never.wait(POLL_SECONDS)
    if available():
        _usable.update(loops)


def _ready(loops: Iterable[Callable[..., Any]]) -> bool:
    """Are these loops compiled? None at all: is everything that is compiled beforehand?"""
    wanted = set(loops)
    if not wanted:
        return is_warm()
    kept = {file.name.partition("-")[0] for file in folder().glob("*.nbi")}
    _usable.update(loop for loop in wanted | MARKED.keys() if _file_name(loop) in kept)
    return _usable.issuperset(wanted)


def _file_name(loop: Callable[..., Any]) -> str:
    """What numba's file about a loop begins with. It is written last, when the loop itself is kept."""
    return f"{loop.__module__.rpartition('.')[2]}.{loop.__qualname__}"


def background() -> "subprocess.Popen[bytes] | None":
    """The process that compiles beside this one, started once; None where there is no compiler or nothing to compile."""
    if not _beside and available() and not is_warm() and writable(folder()):
        started = start_beside()
        if started is None:
            os.environ[PLAIN] = "1"
            available.cache_clear()
        else:
            _beside.append(started)
    return _beside[0] if _beside else None


def start_beside(*examples: str) -> "subprocess.Popen[bytes] | None":
    """A process that compiles some examples in turn, or all; None where none can be started, which is said once."""
    root = str(Path(__file__).parent.parent.parent)
    path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    nothing = subprocess.DEVNULL
    # The third level makes rules three to five hundredths faster, and takes half as long again (measured).
    plainly = {"NUMBA_OPT": "1", "NUMBA_LOOP_VECTORIZE": "0", "NUMBA_SLP_VECTORIZE": "0"}
    command = [sys.executable, "-m", "sim_core.compiled.warm", str(os.getpid()), *examples]
    environment = plainly | os.environ | {"PYTHONPATH": path, FOLDER: str(folder().parent)}
    quietly = 0
    if sys.platform == "win32":  # elsewhere it makes itself nice, and there is no window to keep closed
        quietly = subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW
    try:
        return subprocess.Popen(command, env=environment, stdin=nothing, stdout=nothing, stderr=nothing, creationflags=quietly)
    except OSError as error:
        _tell(f"rules are not compiled ({error}); they run in plain Python")
        return None


def _tell(text: str) -> None:
    """Say something once."""
    warnings.warn(text, stacklevel=3)


def run(twins: "Twins", loop: Callable[..., Any], *values: Any) -> None:
    """Call a loop's twin. What was kept of it and cannot be read is thrown away, and compiled anew, which is said."""
    try:
        twins.of(loop)(*values)
    except Exception as error:
        if not _is_of_files(error):
            raise
        _tell(f"what was compiled of {loop.__name__} cannot be used ({type(error).__name__}): it is compiled anew")
        for file in folder().glob(f"{_file_name(loop)}-*"):
            with suppress(OSError):
                file.unlink()
        twins.of(loop)(*values)


def _is_of_files(error: BaseException) -> bool:
    """Does an error come from reading or writing what is kept, before the loop itself began?"""
    frames = traceback.extract_tb(error.__traceback__)
    return any(Path(frame.filename).parts[-3:] == ("numba", "core", "caching.py") for frame in frames)


def load_all() -> "Twins | None":
    """The compiled twins, of which every loop may be used: it is loaded, or compiled as it is called."""
    twins = load()
    if twins is not None:
        _whole.append(True)
    return twins


def load() -> "Twins | None":
    """The compiled twins; None where the compiler fails, which is said once."""
    if _loaded:
        return _loaded[0]
    try:
        from sim_core.compiled.twins import Twins

        where = folder()
        _loaded.append(Twins(str(where) if is_warm() or writable(where) else None))
    except Exception as error:  # whatever is wrong with the compiler: the work is done without it
        available.cache_clear()
        os.environ[PLAIN] = "1"
        text = " ".join(str(error).split())
        _tell(f"rules are not compiled ({type(error).__name__}: {text}); they run in plain Python")
        return None
    return _loaded[0]
