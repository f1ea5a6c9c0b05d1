"""The numbered words of the game: excuses, problems, moods, causes of a gap. Append only: numbers are in saved games."""

from enum import IntEnum
from typing import Final

import numpy as np


class Numbered(IntEnum):
    """A word that stands in arrays as its number. Nothing else in the game's enumerations may meet numpy.

    numpy asks whatever it meets for these two attributes. What has none is asked by way of Python code (before 3.12), in which
    Ctrl-C may fall; numpy then takes the interruption for a "no", and it is lost. Those of arrays themselves mean "no" too.
    """

    __array_ufunc__: Final = np.ndarray.__array_ufunc__
    __array_function__: Final = np.ndarray.__array_function__


class Excuse(Numbered):
    """Ten reasons a client gives for not paying. Each has a condition under which it is true (`rules/excuse.py`)."""

    CASH_TIGHT = 0
    CUSTOMERS_UNPAID = 1
    SLOW_SALES = 2
    QUALITY = 3
    SERVICE = 4
    SUPPORT = 5
    PRICE = 6
    OTHERS_FIRST = 7
    BOSS_AWAY = 8
    WILL_LEAVE = 9


class Problem(Numbered):
    """A real complaint about us, which blocks a share of the balance until it is fixed."""

    QUALITY = 0
    SERVICE = 1
    SUPPORT = 2
    PRICE = 3


FIRST_PROBLEM_EXCUSE = int(Excuse.QUALITY)
"""Excuse number = problem number + this, for the four excuses that complain about us."""


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


class EventKind(Numbered):
    """What can happen to clients from outside."""

    RIVAL_PUSH = 0
    TENDER_LOST = 1
    PRICE_CUT = 2
    UNDERCUT = 3
    HOLIDAY = 4
    SHOP_OPENS = 5
    SHOP_CLOSES = 6
    RECALL = 7
    STAFF_CHANGE = 8
    MANAGER_ORDER = 9


LESSONS = ("L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9")
NEVER = -99
"""The week of something that has not happened."""
STALE_WEEKS = 4
"""Findings older than this are no evidence any more."""
