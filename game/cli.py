"""The command `finalkick`: it runs a sub-command, and tells what went wrong in a line.

What a command needs is imported inside `main` when it is known which it is, so that help is there at once and Ctrl-C is
answered in a line from the first moment on; pygame only when a window opens.
"""

import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

NAME = "finalkick"
DONE, FAILED = 0, 1
VERSION = (["--version"], ["-V"])


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Returns its exit code: 0 done, 1 the work failed, 2 bad usage."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a name that cannot be shown must not stop a command
    warnings.showwarning = _tell_warning
    try:
        if words in VERSION:
            print(_version())
            code = DONE
        else:
            with _plain_interrupt():
                from game.commands.app import called, load

                load(called(_command_first(words)))  # nearly all there is to import
            code = _run(words)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader has gone: nobody to tell
        _close_output()
        return FAILED
    except KeyboardInterrupt:
        print(f"\n{NAME}: interrupted", file=sys.stderr)
        return FAILED
    except (OSError, MemoryError) as error:
        _close_output()
        problem = " ".join(str(error).split()) or type(error).__name__
        print(f"{NAME}: {problem if problem.isprintable() else ascii(problem)}", file=sys.stderr)
        return FAILED
    return code


def _tell_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """A warning as a line of the program's own: where in its text it was given is nothing to whoever plays."""
    from sim_core.public.messages import printable

    print(f"{NAME}: {printable(' '.join(str(message).split()))}", file=sys.stderr)


def _run(words: list[str]) -> int:
    from game.commands.app import run_command
    from game.commands.console import BAD_USAGE, Stop, note, stop_for, wanted_language
    from game.language.messages import one_line, trouble
    from game.language.words import say
    from game.play.store_errors import StoreError
    from sim_core import SimError

    language = wanted_language(words)
    try:
        return run_command(_command_first(words), NAME, language)
    except Stop as stop:
        ending = stop
    except SimError as error:
        ending = stop_for(error, language, NAME)
    except StoreError as error:
        ending = Stop(FAILED, f"{NAME}: {say('cli.store_unusable', language, problem=trouble(error, language))}")
    except Exception as error:
        if not hasattr(error, "format_message"):
            if os.environ.get("FINALKICK_DEBUG") or isinstance(error, OSError):
                raise
            ending = Stop(FAILED, f"{NAME}: {say('cli.bug', language, problem=f'{type(error).__name__}: {one_line(error)}')}")
        else:  # what typer has against the command line
            ending = Stop(BAD_USAGE, f"{NAME}: {say('cli.usage', language, problem=one_line(error.format_message()))}")
    for line in ending.lines:
        note(line)
    return ending.code


@contextmanager
def _plain_interrupt() -> Iterator[None]:
    """While it lasts, Ctrl-C ends the process at once: there is nothing to tell yet."""
    ours = threading.current_thread() is threading.main_thread()
    if not ours or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _command_first(words: list[str]) -> list[str]:
    """The words with --lang after the command, and `play` where there is none."""
    rest, lang = list(words), []
    while rest and rest[0].startswith("--lang"):
        count = 1 if "=" in rest[0] else 2
        lang += rest[:count]
        rest = rest[count:]
    if rest and rest[0] in ("--help", "-h"):
        return ["--help"]
    command = [] if rest and not rest[0].startswith("-") else ["play"]
    return [*command, *rest[: 1 - len(command)], *lang, *rest[1 - len(command) :]]


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{NAME} {version(NAME)}"
    except PackageNotFoundError:
        return NAME


def _close_output() -> None:
    """What cannot be written any more must not be tried again when Python ends."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
