"""The form of one file opened on this machine: its link, and how it ended."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket

from starlette.types import ASGIApp

from game.serve.editor.app import ENTER, app_for
from game.serve.editor.draft import Draft
from game.serve.editor.session import Session
from game.serve.keys import Keys
from game.serve.running import LOOPBACK, bound, run


@dataclass(frozen=True)
class Ended:
    """How a form ended: by Ctrl-C, or because nobody looked; and whether something was not saved, and is kept."""

    by_hand: bool
    unsaved: bool


@dataclass(frozen=True)
class Form:
    """A form that is open, and to be had under its link once it runs."""

    link: str
    session: Session
    app: ASGIApp
    at: socket

    def run(self, up: Callable[[], None]) -> Ended:
        """Serve it until Ctrl-C, or some while after its last page was closed. `up` is called when pages can be had."""
        by_hand = run(self.app, self.at, up, self.session.done)
        return Ended(by_hand, self.session.end())


@contextmanager
def opened(file: Path, port: int, language: str) -> Iterator[Form]:
    """The form of a file at a port of this machine, at a free one for 0. `ScenarioError` if it is no text; `OSError`."""
    session = Session(Draft.of(file))
    at = bound(port)
    try:
        keys = Keys()
        number = at.getsockname()[1]
        link = f"http://{LOOPBACK}:{number}{ENTER}{keys.link()}"
        yield Form(link, session, app_for(session, keys, number, language), at)
    finally:
        at.close()
