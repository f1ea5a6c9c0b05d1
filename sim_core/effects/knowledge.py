"""Writing findings into the rep's file (rule 5)."""

from collections.abc import Sequence

import numpy as np

from sim_core.effects.world import At, World, draw, draw_findings, truth_of_excuses, week_at
from sim_core.model.arrays import Levels, Rows, Yuan
from sim_core.model.luck import Purpose
from sim_core.model.vocabulary import STALE_WEEKS, Excuse, Finding
from sim_core.rules import demand, excuse

FINDING_LUCK = tuple(int(Purpose[f"FIND_{kind.name}"]) for kind in Excuse)
DEMEANOUR = 0.54
READING_WIDTH = (0.7, 1.4)
"""A right reading of free cash lies within these factors of the truth, rounded to ¥10,000."""
RIGHT_CENTRE, RIGHT_SPAN = 0.85, 0.35
"""The middle of a right reading lies evenly between the first and the sum of both, as shares of the truth."""
TOO_LOW, TOO_HIGH = 0.4, 2.2
"""The middle of a wrong reading."""


def learn(world: World, at: At, kinds: Sequence[Excuse], accuracy: Levels | tuple[Levels, ...]) -> None:
    """Find out about some excuses with `accuracy` [N], or one for each; a surer finding that is still fresh is kept."""
    client, account = world.client, world.account
    every = np.array(kinds)
    sure = (
        np.stack(accuracy, axis=1) if isinstance(accuracy, tuple) else np.broadcast_to(accuracy[:, None], (len(at), len(every)))
    )
    really = np.stack(truth_of_excuses(client, account, at, kinds), axis=1) > excuse.TRUE_FROM
    is_open = account.excuse[at][:, None] == every
    really = np.where(is_open, client.excuse_true[at][:, None], really)
    right = draw_findings(world, tuple(FINDING_LUCK[kind] for kind in kinds), at) < sure
    seen = np.where(really == right, Finding.TRUE, Finding.FALSE).astype(np.int8)
    week = week_at(world, at)[:, None]
    place = (at[:, None], every)
    old = account.found[place]
    fresh = (old != Finding.UNKNOWN) & (week - account.found_week[place] <= STALE_WEEKS)
    known = account.found_sure[place]
    keep = fresh & (known > sure)
    account.found[place] = np.where(keep, old, seen)
    account.found_week[place] = np.where(keep, account.found_week[place], week)
    account.found_sure[place] = np.where(keep, known, sure)


def read_demeanour(world: World, at: At, kind: Rows) -> None:
    """What the speaker's manner says of an excuse just raised: next to nothing. It is noted where nothing better is known.

    People tell truth from lies by demeanour 54 % of the time (Bond and DePaulo 2006).
    """
    client, account = world.client, world.account
    place = (at, kind)
    fresh = week_at(world, at) - account.found_week[place] <= STALE_WEEKS
    better = (account.found[place] != Finding.UNKNOWN) & fresh & (account.found_sure[place] > DEMEANOUR)
    right = draw(world, Purpose.DEMEANOUR, at) < DEMEANOUR
    seems = np.where(client.excuse_true[at] == right, Finding.TRUE, Finding.FALSE)
    account.found[place] = np.where(better, account.found[place], seems)
    account.found_week[place] = np.where(better, account.found_week[place], week_at(world, at))
    account.found_sure[place] = np.where(better, account.found_sure[place], DEMEANOUR)


def read_cash(world: World, at: At, accuracy: Levels) -> None:
    """Note a range in which the client's free cash lies: right with `accuracy` [N], else too low or too high."""
    client, account = world.client, world.account
    free = demand.free_cash(client.cash[at], client.reserve[at])
    luck, offset = draw(world, Purpose.CASH_READING, at), draw(world, Purpose.CASH_OFFSET, at)
    wrong = np.where(offset < 0.5, TOO_LOW, TOO_HIGH)
    centre = free * np.where(luck < accuracy, RIGHT_CENTRE + RIGHT_SPAN * offset, wrong)
    account.cash_low[at] = np.floor(centre * READING_WIDTH[0] / demand.ROUND) * demand.ROUND
    account.cash_high[at] = np.ceil((centre * READING_WIDTH[1] + 1.0) / demand.ROUND) * demand.ROUND
    account.cash_week[at] = week_at(world, at)


def chance_of_reading(free: Yuan, low: float, high: float, accuracy: float) -> Levels:
    """How likely [N] clients with `free` cash would have been read as `low` to `high` (see `read_cash`)."""
    least = max(low / READING_WIDTH[0], (high - demand.ROUND) / READING_WIDTH[1], 0.0)
    most = max(min((low + demand.ROUND) / READING_WIDTH[0], high / READING_WIDTH[1]), least + 1.0)

    def within(factor: float) -> Levels:
        return ((free * factor >= least) & (free * factor <= most)).astype(np.float64)

    span = np.maximum(RIGHT_SPAN * free, 1.0)
    overlap = np.minimum(free * (RIGHT_CENTRE + RIGHT_SPAN), most) - np.maximum(free * RIGHT_CENTRE, least)
    right = np.where(free < 1.0, within(0.0), np.minimum(np.maximum(overlap / span, 0.0), 1.0))
    return accuracy * right + (1.0 - accuracy) * 0.5 * (within(TOO_LOW) + within(TOO_HIGH))
