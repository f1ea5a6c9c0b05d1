"""Files of a person's own: the folders of scenarios, and files that are written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from game.play.store import home


def scenario_folders() -> list[Path]:
    """The folders of scenarios of one's own."""
    return [home() / "scenarios"]


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A file to write that takes its name only when it is whole. A device or pipe is written to as it is."""
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            yield file
        os.replace(draft, path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
