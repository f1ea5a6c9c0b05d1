"""Bots: players made of rules. A bot gets a `Sight` and luck of its own; only an oracle is shown the truth."""

from sim_core.bots.common import Bot
from sim_core.bots.library import InformedLibraryBot, LibraryBot
from sim_core.bots.remembering import RememberingBot
from sim_core.bots.rows import BOT_ROWS, NAMES, REMEMBERING, RULED
from sim_core.bots.style import Style
from sim_core.errors import Message, UnknownName
from sim_core.model.moves import move_number
from sim_core.model.vocabulary import LESSONS
from sim_core.names import nearest

__all__ = ["NAMES", "REMEMBERING", "RULED", "Bot", "LibraryBot", "get", "only", "textbook"]


def get(name: str, without: tuple[str, ...] = ()) -> LibraryBot:
    """The bot of that name, `textbook` without some lessons. `UnknownName` if there is no such bot or lesson."""
    for lesson in without:
        if lesson not in LESSONS:
            values = {"value": lesson, "nearest": nearest(lesson, LESSONS), "allowed": LESSONS}
            raise UnknownName(Message("unknown.lesson", values))
    if name == "textbook":
        return textbook(tuple(without))
    if without:
        raise UnknownName(Message("unknown.without", {"value": name, "allowed": ("textbook",)}))
    if name not in NAMES:
        raise UnknownName(Message("unknown.bot", {"value": name, "nearest": nearest(name, NAMES), "allowed": NAMES}))
    if name in REMEMBERING:
        return RememberingBot(name)
    informed = BOT_ROWS[name].get("plays") == "informed"
    return InformedLibraryBot(name) if informed else LibraryBot(name)


def only(move: str) -> LibraryBot:
    """A bot that repeats one move on clients in falling overdue, while it can be afforded, once a client and week."""
    move_number(move)
    return LibraryBot(f"only:{move}")


def textbook(without: tuple[str, ...] = (), style: Style | None = None) -> LibraryBot:
    """The textbook, with lessons L1–L9 left out by name, in a style of its own."""
    return LibraryBot("textbook", without, style)
