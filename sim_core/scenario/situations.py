"""In what situation a line of dialogue may be spoken: one table, for the format, for what people say, and for the guides.

A line is a text, or a mapping of a text and conditions: `{text: …, by: visit, time: first}`. It may be spoken where all of
its conditions hold; one without conditions, wherever its occasion comes up. A condition is a row here and nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Situation:
    """What a line has to fit. All of it is known to the rep: a line must give nothing away."""

    by: str = "phone"  # how the two are in touch, as in the row `by`
    first: bool = True  # have the rep and the client never dealt with each other in this game?
    after: str = ""  # what happened between the two since the last greeting, as in the row `after`; else ""
    away: bool = False  # is the one who signs not there to speak?
    sex: str = ""  # of the client's contact: woman, man, or "" where nothing tells
    trade: str = "medicine"  # what is sold: a kind of `KINDS` in words.py


@dataclass(frozen=True)
class Condition:
    """A condition: what it asks, the names it may be given with their meanings, and whether one of them holds."""

    meaning: str
    values: Mapping[str, str]
    holds: Callable[[str, Situation], bool]


TRADES: Final[Mapping[str, tuple[str, ...]]] = {
    "medicine": ("medicine",),
    "shop": ("medicine", "shop"),
    "goods": ("medicine", "shop", "goods"),
    "services": ("services",),
    "other": ("shop", "goods", "services"),
    "wares": ("shop", "goods"),
}
"""The kinds of trade that each name of the condition `trade` covers."""
CONDITIONS: Final[Mapping[str, Condition]] = {
    "by": Condition(
        "Only spoken this way",
        {
            "phone": "On the phone",
            "visit": "Face to face",
            "letter": "In answer to a letter",
            "week_end": "In a message at the end of a week",
        },
        lambda value, here: value == here.by,
    ),
    "time": Condition(
        "Only spoken at this time",
        {
            "first": "The rep and this client have never dealt with each other in this game",
            "later": "They have dealt with each other in this game",
        },
        lambda value, here: (value == "first") == here.first,
    ),
    "after": Condition(
        "Only spoken when this has happened since the last greeting",
        {
            "kept": "A promise was kept",
            "broken": "A promise was broken",
            "forgiven": "An excuse was accepted, and time given",
            "visit": "The rep was there in person",
            "repair": "We put something right",
            "promotion": "A promotion of ours was welcome",
        },
        lambda value, here: value == here.after,
    ),
    "who": Condition(
        "Who speaks; left out: the contact, or whoever is in when the one who signs is away",
        {
            "owner": "The contact",
            "wife": "The contact's wife",
            "nephew": "The contact's nephew",
            "assistant": "The contact's assistant",
            "bookkeeper": "The bookkeeper or cashier",
            "reception": "The reception desk",
            "clerk": "Somebody who works there",
        },
        lambda value, here: not (value == "owner" and here.away) and not (value == "wife" and here.sex == "woman"),
    ),
    "sex": Condition(
        "Only of a contact of this sex, as far as the name tells",
        {"woman": "A woman", "man": "A man"},
        lambda value, here: here.sex in ("", value),
    ),
    "trade": Condition(
        "Only where this is sold",
        {
            "medicine": "Medicine: hospitals, clinics, expiry dates",
            "shop": "Anything sold over a counter, medicine too",
            "goods": "Anything that is stored and delivered",
            "services": "Licences, projects, work",
            "other": "Anything but medicine",
            "wares": "Anything that is stored and delivered, but medicine",
        },
        lambda value, here: here.trade in TRADES[value],
    ),
}
OWNER: Final = "owner"
ANYBODY: Final = "clerk"
"""Who speaks for a client whose signer is away, where the line does not say."""


def fits(conditions: Mapping[str, str], here: Situation) -> bool:
    """May a line with these conditions be spoken here?"""
    return all(CONDITIONS[name].holds(value, here) for name, value in conditions.items())


def who_speaks(conditions: Mapping[str, str], here: Situation) -> str:
    """The role of whoever speaks a line, as in the row `who`."""
    return conditions.get("who", ANYBODY if here.away else OWNER)
