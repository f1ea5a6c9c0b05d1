"""A room opened for a class: its folder, its links, and the server that answers under them."""

import logging
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from starlette.types import ASGIApp

from game.play import locks
from game.play.store_errors import StoreError
from game.serve.debriefs.queue import Queue
from game.serve.exam.paper import without_help
from game.serve.pages.app import app_for
from game.serve.rooms.book import Book
from game.serve.rooms.guests import Guest
from game.serve.rooms.names import same_name
from game.serve.rooms.room import Plan
from game.serve.rooms.seating import seat_guests
from game.serve.running import LOOPBACK, Bounds, bound, run
from game.serve.seats.hall import LOG, Hall
from game.serve.seats.rest import few_stops
from game.serve.seats.talk import LARGEST
from game.window.seat_opening import warm_up
from sim_core import Message
from sim_core.public.compiler import sparing

LOCK: Final = "serve.lock"
LOG_FILE, LARGEST_LOG = "log.txt", 1_000_000
MOST_LINES: Final = 2_000
EVERYWHERE: Final = ("0.0.0.0", "::", "")
"""Hosts that mean: under every address of this machine."""


@dataclass(frozen=True)
class Wish:
    """How a room is to be served. `address`: what links begin with, where others call us otherwise than we do ourselves."""

    folder: Path
    host: str = LOOPBACK
    port: int = 0
    tls: tuple[Path, Path] | None = None
    address: str = ""
    language: str = "zh"

    @property
    def alone(self) -> bool:
        """Is it for this machine alone?"""
        return self.host in (LOOPBACK, "localhost", "::1")


@dataclass(frozen=True)
class Opened:
    """A room that is open, and to be had under its links once it runs."""

    hall: Hall
    base: str  # what links begin with
    trainer: str  # the token of this time's link
    again: bool  # it was there before
    kept_text: bool  # and goes on with the scenario as it was then, which has changed since
    guests: int  # who came new
    app: ASGIApp
    at: socket.socket
    wish: Wish

    @property
    def trainer_link(self) -> str:
        """For whoever leads it."""
        return f"{self.base}/t/{self.trainer}"

    @property
    def room_link(self) -> str:
        """For everybody, for good."""
        return f"{self.base}/r/{self.hall.room.code}"

    def run(self, up: Callable[[], None], done: Callable[[], bool] = lambda: False) -> bool:
        """Serve until Ctrl-C, or until it is `done`. Returns whether it was ended by hand. Raises `OSError`."""
        return run(self.app, self.at, up, done, Bounds(MOST_LINES, LARGEST, self.wish.tls))


@contextmanager
def opened(wish: Wish, plan: Plan, guests: Sequence[Guest] = ()) -> Iterator[Opened]:
    """A room of this name, made if it is not there. Raises `StoreError`, and `OSError` where it cannot be served."""
    if plan.exam:
        plan = replace(plan, text=without_help(plan.text))
    lock = _locked(wish.folder)
    handler = _logging(wish.folder)
    at = None
    try:
        book = Book(wish.folder)
        queue = None
        try:
            there = next((one for one in book.rooms() if same_name(one.name) == same_name(plan.name)), None)
            room = there or book.make(plan)
            if there and plan.minutes and plan.minutes != there.minutes:
                room = book.change(room.id, "minutes", plan.minutes)
            if guests and not room.listed:
                room = book.change(room.id, "listed", True)
            new = seat_guests(book, room, guests)
            at = bound(wish.port, wish.host)
            number = at.getsockname()[1]
            queue = Queue().start()
            hall = Hall(book, room, wish.language, debriefs=queue)
            names = (LOOPBACK, "localhost", "[::1]") if wish.alone and not wish.address else None
            base = wish.address.rstrip("/") or _base(wish, number)
            hall.beamers.door = f"{base}/r/{room.code}"
            app = app_for(hall, base, number, names, wish.tls is not None)
            trainer = book.allow("trainer", room.id)
            with sparing():
                warm_up((room.text, room.scenario, 0), room.language or wish.language)
                with few_stops():
                    yield Opened(hall, base, trainer, there is not None, room.text != plan.text, new, app, at, wish)
        finally:
            if queue:
                queue.stop()
            book.close()
    finally:
        if at:
            at.close()
        if handler:
            LOG.removeHandler(handler)
            handler.close()
        locks.let_go(lock)


def _locked(folder: Path) -> int | None:
    """A folder is served by one at a time. Raises `StoreError`."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    place = folder / LOCK
    lock = locks.exclusive(place)
    if lock is None and locks.held_by_another(place):
        raise StoreError(f"{folder}: served already", Message("room.served", {"path": str(folder)}))
    return lock


def _logging(folder: Path) -> logging.Handler | None:
    try:
        handler = RotatingFileHandler(folder / LOG_FILE, maxBytes=LARGEST_LOG, backupCount=1, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    LOG.addHandler(handler)
    LOG.propagate = False
    return handler


def _base(wish: Wish, port: int) -> str:
    scheme = "https" if wish.tls else "http"
    host = own_address() if wish.host in EVERYWHERE else wish.host
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"


def own_address() -> str:
    """What this machine is called in the network it is in. Nothing is sent."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.connect(("192.0.2.1", 9))  # an address that is nobody's: which way would it go?
        return str(one.getsockname()[0])
    return LOOPBACK
