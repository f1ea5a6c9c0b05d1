"""The numbered words of the game: excuses, problems, moods, causes of a gap. Append only: numbers are in saved games."""

from enum import EnumMeta, IntEnum
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from sim_core.model.tables import COMPLAINTS, EVENT_ROWS, EXCUSE_ROWS, REQUEST_ROWS

Word = TypeVar("Word")


class Numbered(IntEnum):
    """A word that stands in arrays as its number. Nothing else in the game's enumerations may meet numpy.

    numpy asks whatever it meets for these two attributes. What has none is asked by way of Python code (before 3.12), in which
    Ctrl-C may fall; numpy then takes the interruption for a "no", and it is lost. Those of arrays themselves mean "no" too.
    """

    __array_ufunc__: Final = np.ndarray.__array_ufunc__
    __array_function__: Final = np.ndarray.__array_function__


class _OfRows(EnumMeta):
    """The type of an enumeration whose words are the rows of a table."""

    if TYPE_CHECKING:  # which a checker cannot read; a name that is no row fails where it is looked up

        def __getattr__(cls: type[Word], name: str) -> Word: ...


class Named(Numbered, metaclass=_OfRows):
    """A word that is a row of a table."""


class Excuse(Named):
    """The reasons a client gives for not paying, from `excuses.yaml`. When each is true stands in `rules/excuse.py`."""

    _ignore_ = "number name"
    for number, name in enumerate(EXCUSE_ROWS):
        vars()[name.upper()] = number


class Problem(Named):
    """A real complaint about us, which blocks a share of the balance until it is fixed: one for each excuse that complains."""

    _ignore_ = "number name"
    for number, name in enumerate(COMPLAINTS):
        vars()[name.upper()] = number


PROBLEM_OF: Final = tuple(COMPLAINTS.index(name) if name in COMPLAINTS else -1 for name in EXCUSE_ROWS)
"""The problem that each excuse complains of; −1: it is no complaint."""
COMPLAINT_OF: Final = tuple(int(Excuse[name.upper()]) for name in COMPLAINTS)
"""The excuse that complains of each problem."""


class Mood(Numbered):
    """How the client comes across: a noisy reading of its trust, taken at the last contact."""

    ANGRY = 0
    COLD = 1
    POLITE = 2
    FRIENDLY = 3
    WARM = 4


class Finding(Numbered):
    """What the rep has found out about one excuse of one client."""

    UNKNOWN = 0
    FALSE = 1
    TRUE = 2


class Cause(Numbered):
    """What `analyse_gap` names as the main reason why a client pays less than it owes."""

    NONE = -1
    CASH = 0
    CUSTOMERS = 1
    STOCK = 2
    PROBLEM = 3
    RIVALS = 4
    WILL = 5


class Said(Numbered):
    """How a client answers a move: the stem of its line of dialogue."""

    NOTHING = 0
    PAID = 1
    TOKEN = 2
    EXCUSE = 3
    REPEATED = 4
    EVADED = 5
    PROMISED = 6
    DECLINED = 7
    REASSURED = 8
    ANNOYED = 9
    CAUGHT = 10
    STOOD_FIRM = 11
    BELIEVED = 12
    FIXED = 13
    NOTHING_TO_FIX = 14
    WELCOMED = 15
    SHRUGGED = 16
    SQUEEZED = 17
    RELIEVED = 18
    TOLD = 19
    AGREED = 20
    GONE = 21
    BUSY_ELSEWHERE = 22
    THANKED = 23
    PUT_OFF = 24


class EventKind(Named):
    """What can happen to clients from outside, from `events.yaml`."""

    _ignore_ = "number name"
    for number, name in enumerate(EVENT_ROWS):
        vars()[name.upper()] = number


class Request(Named):
    """What a client can come with by itself, from `requests.yaml`."""

    _ignore_ = "number name"
    for number, name in enumerate(REQUEST_ROWS):
        vars()[name.upper()] = number


class Paying(Numbered):
    """Whom a client means to pay in Friday's payment run, unasked and beside what it has promised."""

    NOBODY = 0
    OTHERS = 1
    US = 2


LESSONS = ("L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9")
NEVER = -99
"""The week of something that has not happened."""
SURE = 0.75
"""A source right less often than this settles nothing, and is worth checking before acting on it."""
RESOLD = 0.4
"""Goods taken back are sold on at so much of our price; the rest is written off."""
STALE_WEEKS = 4
"""Findings older than this are no evidence any more."""
