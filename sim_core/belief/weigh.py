"""How well copies of a client explain what was seen: the weights of a particle filter."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core.belief.particles import Particles
from sim_core.effects.investigate import candour, main_cause
from sim_core.effects.knowledge import chance_of_reading
from sim_core.effects.world import EVERYWHERE, Order, truth_of_excuses
from sim_core.model.arrays import AnyArray, Flags, Levels
from sim_core.model.moves import MOVE
from sim_core.model.state import AccountState, Events, Sight, WeekEvents
from sim_core.model.vocabulary import Cause, Finding
from sim_core.rules import demand, excuse

MOOD_NEAR: Final = (1.0, 0.12, 0.01)
"""Weight of a copy whose mood is read as it was seen, one word off, further off."""
ORDER_WIDTH: Final = 0.20
GAP_WIDTH: Final = 0.25
CERTAIN: Final = 0.001
"""Weight that a copy keeps which contradicts a source that is never wrong, so that some are left."""
LEAST: Final = 0.02
"""Weight that a copy keeps which misses an order or a gap altogether: those are seen through much else."""


@dataclass(frozen=True)
class Tolerance:
    """How closely a copy has to do what was seen."""

    paid: float  # share by which a payment may differ
    answers: bool = True  # must it say the same?
    loose: bool = False  # may anything differ?


STRICT: Final = Tolerance(0.10)
WIDER: Final = (Tolerance(0.30), Tolerance(float("inf")), Tolerance(float("inf"), answers=False), Tolerance(0.0, loose=True))
"""Tried in turn where no copy does what was seen."""


def of_move(copies: Particles, made: Events, seen: Events, before: Sight, after: Sight, client: int, how: Tolerance) -> Levels:
    """[N] how well copies that have just made a move explain its answer and what the file says since."""
    weight, move = np.ones(copies.count), int(seen.move[0])
    if how.loose:
        return weight
    weight *= near(made.paid, float(seen.paid[0]), how.paid)
    if how.answers:
        weight *= (made.said == seen.said[0]) & (made.excuse == seen.excuse[0])
        if move == MOVE["analyse_gap"]:
            weight *= about(made.amount, float(seen.amount[0]), GAP_WIDTH * float(before.account.overdue[0, client]))
        elif move != MOVE["discount"]:
            weight *= (made.amount > 0) == (seen.amount[0] > 0)
    now = after.account
    if now.contact_week[0, client] == after.desk.week[0] and move != MOVE["demand_letter"]:
        off = np.minimum(abs(copies.account.mood[:, 0].astype(np.intp) - int(now.mood[0, client])), 2)
        weight *= np.array(MOOD_NEAR)[off]
    if move != MOVE["fix_problem"]:  # what is written down there is no evidence
        weight *= of_findings(copies, before.account, after, client, move)
    return weight


def near(values: AnyArray, seen: float, tolerance: float) -> Flags:
    """[N] is it what was seen: nothing where nothing was, else something, and about as much?"""
    if seen <= 0:
        return np.asarray(values <= 0)
    allowed = max(tolerance * seen, demand.ROUND)  # payments are rounded down to that
    return np.asarray((values > 0) & (abs(values - seen) <= allowed))


def about(values: AnyArray, seen: float, width: float) -> Levels:
    """[N] weight falling from 1 where it is just what was seen to a little, `width` yuan away."""
    fallen: Levels = np.maximum(1.0 - abs(values - seen) / (width + demand.ROUND), LEAST)
    return fallen


def of_findings(copies: Particles, before: AccountState, after: Sight, client: int, move: int) -> Levels:
    """[N] how likely the file would say what it says since the move: each finding is right as often as its source is."""
    weight, now, week = np.ones(copies.count), after.account, int(after.desk.week[0])
    columns = ("found", "found_week", "found_sure")
    written = [getattr(before, name)[0, client] != getattr(now, name)[0, client] for name in columns]
    told = np.flatnonzero((now.found_week[0, client] == week) & (written[0] | written[1] | written[2]))
    if len(told):
        truths = true_excuses(copies)
        for kind in told.tolist():
            seen_true = now.found[0, client, kind] == Finding.TRUE
            sure: Levels | float = float(now.found_sure[0, client, kind])
            if move == MOVE["ask_difficulties"]:
                sure = candour(copies.client.honesty[:, 0])
            weight *= np.where(truths[:, kind] == seen_true, sure, np.maximum(1.0 - np.asarray(sure), CERTAIN))
    accuracy = float(after.public.table.accuracy[move])
    if (
        now.cash_week[0, client] == week
        and accuracy > 0
        and _differs(before, now, client, "cash_low", "cash_high", "cash_week")
    ):
        free = demand.free_cash(copies.client.cash[:, 0], copies.client.reserve[:, 0])
        low, high = float(now.cash_low[0, client]), float(now.cash_high[0, client])
        weight *= np.maximum(chance_of_reading(free, low, high, accuracy), LEAST / 4)
    if move == MOVE["analyse_gap"]:
        order = Order(np.full(copies.count, move), np.arange(copies.count), np.zeros(copies.count), np.zeros(1, np.int16))
        cause = int(now.gap_cause[0, client])
        weight *= accuracy * (main_cause(copies.game._world, order) == cause) + (1.0 - accuracy) * (cause == Cause.CASH)
    return weight


def _differs(before: AccountState, after: AccountState, client: int, *columns: str) -> bool:
    return any(getattr(before, name)[0, client] != getattr(after, name)[0, client] for name in columns)


def true_excuses(copies: Particles) -> Flags:
    """[N, X] which excuses would be true of each copy now; of the open one, whether it was when it was said."""
    client, account = copies.client, copies.account
    truths = np.stack(truth_of_excuses(client, account, EVERYWHERE), axis=-1)[:, 0] > excuse.TRUE_FROM
    rows = np.flatnonzero(account.excuse[:, 0] >= 0)
    truths[rows, account.excuse[rows, 0]] = client.excuse_true[rows, 0]
    return truths


def of_week(
    copies: Particles, made: WeekEvents, seen: WeekEvents, after: Sight, client: int, announced: Flags, how: Tolerance
) -> Levels:
    """[N] how well copies explain the end of a week. `announced` [events]: news that concerns this client."""
    weight = np.ones(len(made.paid))
    if how.loose:
        return weight
    weight *= near(made.paid[:, 0], float(seen.paid[0, client]), how.paid)
    for name in ("left", "failed"):
        weight *= getattr(made, name)[:, 0] == getattr(seen, name)[0, client]
    if how.answers:
        weight *= (made.kept[:, 0] == seen.kept[0, client]) & (made.broken[:, 0] == seen.broken[0, client])
        weight *= (made.news[:, announced] == seen.news[0, announced]).all(axis=1)
        # Who was away is back, a reason lapses, a new buyer knows of no plan: that is seen too.
        weight *= copies.account.excuse[:, 0] == after.account.excuse[0, client]
        weight *= (copies.account.plan_shared[:, 0] > 0) == (after.account.plan_shared[0, client] > 0)
    for name in ("ordered", "refused"):
        amount = float(getattr(seen, name)[0, client])
        weight *= about(getattr(made, name)[:, 0], amount, ORDER_WIDTH * amount)
    return weight
