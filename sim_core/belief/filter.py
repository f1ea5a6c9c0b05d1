"""What could be known: for each client and week, what it may have hidden, given what was seen.

A particle filter. Given the choices made, clients do not depend on each other, so each is filtered by itself: copies are
drawn from the scenario's ranges, make the moves that were made, and are weighted by how well they explain what was seen
(`weigh.py`). Traits that never change are blurred a little every week, or all copies would soon be of one ancestor (Liu and
West 2001, "Combined parameter and state estimation in simulation-based filtering").
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from sim_core.belief.packing import Packed, packed, unpacked
from sim_core.belief.particles import Particles, by_weight, force, prior, stacked, take_truth, with_luck
from sim_core.belief.trail import Moment, Trail, copy
from sim_core.belief.weigh import STRICT, WIDER, Tolerance, of_move, of_week, true_excuses
from sim_core.effects.investigate import inflow
from sim_core.effects.world import EVERYWHERE, Order, our_share
from sim_core.engine.record import choice_of
from sim_core.model.arrays import Flags, Levels, Yuan
from sim_core.model.state import Choice, ClientState, Sight, WeekEvents
from sim_core.rules import demand
from sim_core.scenario.draw import SQRT3

COPIES: Final = 4000
KEPT: Final = 256
"""Copies kept of each state of belief, for playing on from it; of a game with a great many, as many as there is room for."""
KEPT_OF_ALL: Final = 5_000 * KEPT
"""Of all states and clients together: about 150 MB packed."""
FEWEST_KEPT: Final = 32
QUANTILES: Final = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
ENOUGH: Final = 0.25
"""Share of the copies that must do what was seen, or all try again with other luck, up to `ROUNDS` times in all."""
ROUNDS: Final = 6
FEWEST: Final = 5.0
"""Effective copies below which less is wanted of them."""
BLUR: Final = 0.12
BLURRED: Final = [
    "honesty",
    "stubbornness",
    "patience",
    "dependence",
    "market",
    "sell_through",
    "other_income",
    "other_costs",
    "downstream_rate",
    "reserve",
    "stalling",
    "trust",
]
FLOWING: Final = ("cash", "downstream", "stock", "rivals_owed")
WHOLE_YUAN: Final = frozenset(("sell_through", "other_income", "other_costs", "reserve", *FLOWING))


@dataclass(frozen=True)
class Belief:
    """What could be known of a client at some point of the game."""

    since: int  # number of the first decision before which this was so
    week: int  # from 0
    cash: Yuan  # [quantiles] free cash
    true: Levels  # [X] chance that each excuse would be true; of the open one, that it was when it was said
    free: float  # yuan, middle of what of its free cash might come to us
    coming: float  # yuan a week, middle of what might come to us of its income
    copies: Packed  # of what the client hides [KEPT, 1], evenly weighted, and of their luck of this week
    effective: float  # copies that would tell as much, evenly weighted
    widened: bool  # did no copy do what was seen, so that less had to do?

    def worlds(self) -> tuple[ClientState, Levels]:
        """What the client may hide, [KEPT, 1], and the luck [KEPT, weekly purposes] of this week that goes with it."""
        *hidden, weekly = unpacked(self.copies)
        return ClientState(*hidden), weekly

    def band(self, share: float = 0.8) -> tuple[float, float]:
        """Yuan between which free cash lies with a chance of 0.5, 0.8 or 0.9."""
        low = QUANTILES.index(round((1.0 - share) / 2.0, 2))
        return float(self.cash[low]), float(self.cash[-1 - low])


@dataclass(frozen=True)
class ClientBeliefs:
    """What could be known of one client, in the order of the game."""

    client: int
    states: tuple[Belief, ...]

    def before(self, number: int) -> Belief:
        """What could be known before decision `number`."""
        return self.states[bisect_right(self.states, number, key=lambda state: state.since) - 1]


def filter_client(
    trail: Trail, client: int, seed: int, copies: int = COPIES, on_week: Callable[[int], None] | None = None
) -> ClientBeliefs:
    """What could be known of one client. `seed` is of the filter's own luck; `on_week` hears of each week done."""
    first = trail.game(0)
    particles = prior(first.scenario, first.setting, client, seed, copies, first.sight())
    ranges = _ranges(particles)
    many = kept_of(trail)
    states = [_belief(particles, 0, 0, False, many)]
    touched = False
    for moment in trail.moments:
        if moment.client not in (client, -1):
            continue
        after = trail.sight(moment.number + 1)
        force(particles, moment.before.sight(), client)
        particles, widened = _step(particles, moment, after, client, redraw=not touched)
        force(particles, after, client)
        touched = not moment.ends_week
        if moment.ends_week:
            particles = _blurred(particles.resampled(), ranges)
            particles.luck.new_week()
            if on_week:
                on_week(moment.week)
        states.append(_belief(particles, moment.number + 1, int(after.desk.week[0]), widened, many))
    return ClientBeliefs(client, tuple(states))


def kept_of(trail: Trail) -> int:
    """Copies kept of each state: all states of all clients together have a bound, however many free moves are made."""
    clients, ends = len(trail.sight(0).public.client_ids), sum(moment.ends_week for moment in trail.moments)
    states = clients * (1 + ends) + len(trail.moments) - ends
    return max(min(KEPT, KEPT_OF_ALL // states), FEWEST_KEPT)


def _step(particles: Particles, moment: Moment, after: Sight, client: int, redraw: bool) -> tuple[Particles, bool]:
    """Copies that have done what was done, drawn by how well they explain what was seen; and did less have to do?"""
    enough = ENOUGH * particles.count
    for how in (STRICT, *WIDER):
        tries: list[Particles] = []
        for number in range(ROUNDS):
            if redraw and (tries or how is not STRICT):
                particles.luck.new_week()
            tries.append(_tried(particles, moment, after, client, how))
            weight = np.concatenate([one.weight for one in tries])
            if number == 0 and effective(weight) >= 0.5 * len(weight):
                tries[0].weight = weight / weight.sum()
                return tries[0], how is not STRICT
            if effective(weight) >= enough:
                break
        if effective(weight) >= FEWEST:
            return _drawn(tries, weight, particles.count), how is not STRICT
    raise AssertionError("the loosest weights are never all nil")


def effective(weight: Levels) -> float:
    """How many of even weight would tell as much; 0 where all weights are nil."""
    return float(weight.sum() ** 2 / max(float((weight**2).sum()), 1e-300))


def kept(copies: Particles) -> Levels:
    """The weekly luck of copies, where their luck may have moved on since."""
    return copies.luck.weekly if copies.weekly is None else copies.weekly


def _drawn(tries: list[Particles], weight: Levels, count: int) -> Particles:
    """`count` copies drawn by weight from one or more sets."""
    luck = tries[0].luck
    rows = by_weight(weight, float(luck.uniform()[0]), count)
    truths = [take_truth(one.game._world.truth, rows[rows // count == place] % count) for place, one in enumerate(tries)]
    luck.weekly = np.concatenate([kept(one)[rows[rows // count == place] % count] for place, one in enumerate(tries)])
    return Particles(with_luck(tries[0].game, stacked(truths), luck), luck, np.full(count, 1.0 / count), luck.weekly)


def _tried(particles: Particles, moment: Moment, after: Sight, client: int, how: Tolerance) -> Particles:
    """The copies after the move (or the week), with weights that do not add up to 1 yet."""
    copies = Particles(copy(particles.game), particles.luck, particles.weight, particles.luck.weekly)
    ordered, paid = copies.account.ordered[:, 0].copy(), copies.account.received[:, 0].copy()
    if isinstance(moment.events, WeekEvents):
        made = copies.game.end_week()
        weight = of_week(copies, made, moment.events, after, client, _concerns(particles), how)
    else:
        answers = copies.game.play(_for_all(moment, copies.count))
        weight = of_move(copies, answers, moment.events, moment.before.sight(), after, client, how)
    copies.weight = particles.weight * weight
    # What was seen is certain: what a copy paid or ordered beside it is put right behind the scenes.
    paid = copies.account.received[:, 0] - paid - _grown(moment, after, client, "received")
    ordered = copies.account.ordered[:, 0] - ordered - _grown(moment, after, client, "ordered")
    copies.client.cash[:, 0] = np.maximum(copies.client.cash[:, 0] + paid, 0.0)
    copies.client.stock[:, 0] = np.maximum(copies.client.stock[:, 0] - ordered, 0.0)
    return copies


def _grown(moment: Moment, after: Sight, client: int, name: str) -> float:
    before = moment.before.sight().account
    return float(getattr(after.account, name)[0, client] - getattr(before, name)[0, client])


def _for_all(moment: Moment, count: int) -> Choice:
    choice = choice_of(moment.before, moment.step)
    return Choice(
        move=np.repeat(choice.move, count),
        client=np.zeros(count, np.int8),
        amount=np.repeat(choice.amount, count),
        weeks=np.repeat(choice.weeks, count),
    )


def _concerns(particles: Particles) -> Flags:
    """[events] are they announced when they happen, and do they touch this client?"""
    return np.array([event.announced and bool(event.clients[0]) for event in particles.game.setting.events], np.bool_)


def _ranges(particles: Particles) -> dict[str, tuple[float, float]]:
    """Between what a trait that never changes lies, as the scenario has it; what flows may be anything that is not negative."""
    fixed = {name: (float(values.min()), float(values.max())) for name, values in _traits(particles.client)}
    return fixed | {name: (0.0, float("inf")) for name in FLOWING}


def _traits(client: ClientState) -> list[tuple[str, Levels]]:
    return [(name, getattr(client, name)[:, 0]) for name in (*BLURRED, *FLOWING)]


def _blurred(particles: Particles, ranges: dict[str, tuple[float, float]]) -> Particles:
    """Traits drawn a little to their mean and blurred by as much, so that mean and spread stay and copies differ."""
    keep = (1.0 - BLUR**2) ** 0.5
    for name, values in _traits(particles.client):
        low, high = ranges[name]
        spread = float(values.std())
        if high <= low or spread <= 0:
            continue
        bell = sum(particles.luck.uniform() for _ in range(4)) - 2.0
        blurred = keep * values + (1.0 - keep) * float(values.mean()) + BLUR * spread * SQRT3 * bell
        blurred = np.minimum(np.maximum(blurred, low), high)
        values[...] = np.floor(blurred) if name in WHOLE_YUAN else blurred
    return particles


def _belief(particles: Particles, since: int, week: int, widened: bool, many: int) -> Belief:
    client, account, weight = particles.client, particles.account, particles.weight
    free = demand.free_cash(client.cash[:, 0], client.reserve[:, 0])
    count = particles.count
    order = Order(np.zeros(count, np.intp), np.arange(count), np.zeros(count), np.zeros(count, np.int16))
    share = our_share(client, account, EVERYWHERE)[:, 0]
    coming = inflow(particles.game._world, order)
    rows = by_weight(weight, float(particles.luck.uniform()[0]), many)
    rows = rows[np.argsort(particles.luck.uniform()[:many])] if count >= many else rows
    hidden = [getattr(client, field.name)[rows] for field in fields(ClientState)]
    return Belief(
        since=since,
        week=week,
        cash=quantiles(free, weight, QUANTILES),
        true=(true_excuses(particles) * weight[:, None]).sum(axis=0),
        free=float(quantiles(share * free, weight, (0.5,))[0]),
        coming=float(quantiles(share * coming, weight, (0.5,))[0]),
        copies=packed([*hidden, particles.luck.weekly[rows]]),
        effective=particles.effective(),
        widened=widened,
    )


def quantiles(values: Levels, weight: Levels, at: tuple[float, ...]) -> Levels:
    """Weighted quantiles of `values` [N]. Weights add up to 1."""
    order = np.argsort(values, kind="stable")
    reach = np.add.accumulate(weight[order])
    return values[order][np.minimum(np.searchsorted(reach, np.array(at) * reach[-1]), len(values) - 1)]
