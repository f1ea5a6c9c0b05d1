"""Writing findings into the rep's file (rule 5)."""

from typing import Final

from sim_core.compiled import floor, rule
from sim_core.effects.here import Here, draw
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.luck import FINDING_LUCK, SEARCHES, Purpose, draw_again
from sim_core.model.vocabulary import STALE_WEEKS, Finding
from sim_core.rules import demand, excuse

DEMEANOUR: Final = 0.54
READING_LOW: Final = 0.7
READING_HIGH: Final = 1.4
"""A right reading of free cash lies within these factors of the truth, rounded to ¥10,000."""
RIGHT_CENTRE: Final = 0.85
RIGHT_SPAN: Final = 0.35
"""The middle of a right reading lies evenly between the first and the sum of both, as shares of the truth."""
TOO_LOW: Final = 0.4
TOO_HIGH: Final = 2.2
"""The middle of a wrong reading."""


@rule
def next_search(here: Here) -> int:
    """How many investigations of this client there were this week before this one."""
    repeat = here.client.uses[SEARCHES]
    here.client.uses[SEARCHES] += 1
    return repeat


@rule
def learn(here: Here, kinds: int, sure: float) -> None:
    """Find out about the excuses whose bits are set in `kinds`, with `sure` 0…1."""
    repeat = next_search(here)
    for kind in range(excuse.KINDS):
        if kinds >> kind & 1:
            find(here, kind, sure, repeat)


@rule
def find(here: Here, kind: int, sure: float, repeat: int) -> None:
    """Show whether an excuse is true, right with `sure`, and note it; a surer finding that is still fresh is kept."""
    really = excuse.is_true(here.client, here.account, kind)
    right = draw_again(here.luck, FINDING_LUCK[kind], repeat) < sure
    if really == right:
        here.answer.shown_true |= 1 << kind
    else:
        here.answer.shown_false |= 1 << kind
    write_finding(here, kind, really == right, sure)


@rule
def read_demeanour(here: Here, kind: int) -> None:
    """What the speaker's manner says of an excuse just raised: next to nothing. It is noted where nothing better is known.

    People tell truth from lies by demeanour 54 % of the time (Bond and DePaulo 2006).
    """
    right = draw(here, Purpose.DEMEANOUR) < DEMEANOUR
    write_finding(here, kind, excuse.is_true(here.client, here.account, kind) == right, DEMEANOUR)


@rule
def write_finding(here: Here, kind: int, true: bool, sure: float) -> None:
    """Write a finding down, unless a surer one is still fresh."""
    account = here.account
    fresh = account.found[kind] != Finding.UNKNOWN and here.week - account.found_week[kind] <= STALE_WEEKS
    if fresh and account.found_sure[kind] > sure:
        return
    account.found[kind] = Finding.TRUE if true else Finding.FALSE
    account.found_week[kind] = here.week
    account.found_sure[kind] = sure


@rule
def read_cash(here: Here, accuracy: float) -> None:
    """Note a range in which the client's free cash lies: right with `accuracy`, else too low or too high."""
    account = here.account
    luck, offset = draw(here, Purpose.CASH_READING), draw(here, Purpose.CASH_OFFSET)
    factor = RIGHT_CENTRE + RIGHT_SPAN * offset if luck < accuracy else TOO_LOW if offset < 0.5 else TOO_HIGH
    centre = demand.free_cash(here.client) * factor
    account.cash_low = floor(centre * READING_LOW / TEN_THOUSAND) * TEN_THOUSAND
    account.cash_high = -floor(-((centre * READING_HIGH + 1.0) / TEN_THOUSAND)) * TEN_THOUSAND
    account.cash_week = here.week


@rule
def chance_of_reading(free: float, low: float, high: float, accuracy: float) -> float:
    """How likely a client with `free` cash would have been read as `low` to `high` (see `read_cash`)."""
    least = max(low / READING_LOW, (high - TEN_THOUSAND) / READING_HIGH, 0.0)
    most = max(min((low + TEN_THOUSAND) / READING_LOW, high / READING_HIGH), least + 1.0)
    if free < 1.0:
        right = 1.0 if least <= 0.0 else 0.0
    else:
        overlap = min(free * (RIGHT_CENTRE + RIGHT_SPAN), most) - max(free * RIGHT_CENTRE, least)
        right = min(max(overlap / max(RIGHT_SPAN * free, 1.0), 0.0), 1.0)
    wrong = (least <= free * TOO_LOW <= most) + (least <= free * TOO_HIGH <= most)
    return accuracy * right + (1.0 - accuracy) * 0.5 * wrong
