"""Bots: players made of rules. A bot gets a `Sight` and luck of its own; only an oracle also gets `Revealed`."""

from collections.abc import Mapping
from typing import Final

from sim_core.bots import naive
from sim_core.bots.common import Bot, InformedBot
from sim_core.bots.oracle import oracle
from sim_core.bots.textbook import textbook
from sim_core.errors import Message, UnknownName
from sim_core.model.vocabulary import LESSONS
from sim_core.names import nearest

NAIVE: Final[Mapping[str, Bot]] = {
    "idle": naive.idle,
    "random": naive.random,
    "plead": naive.plead,
    "nag": naive.nag,
    "credulous": naive.credulous,
    "letters": naive.letters,
    "hardline": naive.hardline,
    "pushy": naive.pushy,
    "promo": naive.promo,
    "visitor": naive.visitor,
    "dates": naive.dates,
    "parts": naive.parts,
}
NAMES: Final = (*NAIVE, "textbook", "oracle")


def get(name: str, without: tuple[str, ...] = ()) -> Bot:
    """The bot of that name, `textbook` without some lessons. `UnknownName` if there is no such bot or lesson.

    `oracle` is not among them, for it needs the truth: see `informed`.
    """
    for lesson in without:
        if lesson not in LESSONS:
            values = {"value": lesson, "nearest": nearest(lesson, LESSONS), "allowed": LESSONS}
            raise UnknownName(Message("unknown.lesson", values))
    if name == "textbook":
        return textbook(tuple(without))
    if without:
        raise UnknownName(Message("unknown.without", {"value": name, "allowed": ("textbook",)}))
    if name not in NAIVE:
        raise UnknownName(Message("unknown.bot", {"value": name, "nearest": nearest(name, NAMES), "allowed": NAMES}))
    return NAIVE[name]


def informed(name: str) -> InformedBot | None:
    """The bot of that name if it is one that needs the truth, else None."""
    return oracle() if name == "oracle" else None
