"""What could be known: for each client and week, what it may have hidden, given what was seen.

A particle filter. Given the choices made, clients do not depend on each other, so each is filtered by itself: copies are
drawn from the scenario's ranges, make the moves that were made, and are weighted by how well they explain what was seen
(`weigh.py`). Traits that never change are blurred a little every week, or all copies would soon be of one ancestor (Liu and
West 2001, "Combined parameter and state estimation in simulation-based filtering").
"""

from bisect import bisect_right
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from sim_core.belief.packing import Packed, packed, unpacked
from sim_core.belief.particles import ROUNDS, Particles, Tried, by_weight, effective, prior, taken
from sim_core.belief.trail import Trail
from sim_core.belief.trying import look_into, try_copies
from sim_core.belief.weigh import STRICT, WIDER, Seen
from sim_core.effects.here import ANSWER, FRIDAY
from sim_core.effects.opening import SQRT3
from sim_core.engine.record import Step
from sim_core.model.arrays import AnyArray, Levels, Yuan
from sim_core.model.calls import call
from sim_core.model.choices import Events, WeekEvents
from sim_core.model.moves import MOVE
from sim_core.model.sight import Sight
from sim_core.rules import excuse
from sim_core.scenario.draw import Setting

COPIES: Final = 4000
KEPT: Final = 256
"""Copies kept of each state of belief, for playing on from it; of a game with a great many, as many as there is room for."""
KEPT_OF_ALL: Final = 5_000 * KEPT
"""Of all states and clients together: about 125 MB packed."""
FEWEST_KEPT: Final = 32
QUANTILES: Final = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
ENOUGH: Final = 0.25
"""Share of the copies that must do what was seen, or all try again with other luck, up to `ROUNDS` times in all."""
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
    true: Levels  # [X] chance that each excuse is true now
    free: float  # yuan, middle of what of its free cash might come to us
    coming: float  # yuan a week, middle of what might come to us of its income
    copies: Packed  # [KEPT] `Client`, evenly weighted, and [KEPT, weekly purposes] their luck of this week
    effective: float  # copies that would tell as much, evenly weighted
    widened: bool  # did no copy do what was seen, so that less had to do?

    def worlds(self) -> tuple[AnyArray, Levels]:
        """What the client may be, [KEPT] `Client`, and the luck [KEPT, weekly purposes] of this week that goes with it."""
        clients, weekly = unpacked(self.copies)
        return clients, weekly

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


@dataclass(frozen=True)
class Following:
    """What could be known of one client as far as a game has been followed. Going on from it leaves it as it was."""

    client: int
    particles: Particles
    ranges: dict[str, tuple[float, float]]  # of traits that are blurred
    kept: int  # copies kept of each state
    state: Belief  # the latest
    touched: bool = False  # has anything been seen of this week's luck?


def begin(
    setting: Setting, sight: Sight, client: int, seed: int, copies: int = COPIES, kept: int = KEPT, work: int = 0
) -> Following:
    """What could be known of a client when the game starts. `seed` is of the filter's own luck.

    `work`: about how many moves its copies will make (see `calls.call`).
    """
    particles = prior(setting, client, seed, copies, sight, work)
    opening = _belief(particles, _file(sight, client), 0, 0, False, kept)
    return Following(client, particles, _ranges(particles.clients), kept, opening)


def advance(one: Following, number: int, step: Step, events: Events | WeekEvents, before: Sight, after: Sight) -> Following:
    """What could be known since decision `number`, which was `step` and concerned this client, or ended a week.

    Only one thread at a time may go on from what was begun once: all share room to work in.
    """
    own = one.particles
    particles = replace(own, clients=own.clients.copy(), luck=copy(own.luck))
    widened = _step(particles, seen_of(step, events, before, after, one.client, particles), redraw=not one.touched)
    ends_week = isinstance(events, WeekEvents)
    if ends_week:
        particles.draw(particles.clients, particles.weekly, particles.weight)
        _blur(particles, one.ranges)
        particles.weekly = particles.luck.week(particles.count)
    state = _belief(particles, _file(after, one.client), number + 1, int(after.desk.week[0]), widened, one.kept)
    return replace(one, particles=particles, state=state, touched=not ends_week)


def filter_client(
    trail: Trail, client: int, seed: int, copies: int = COPIES, on_week: Callable[[int], None] | None = None
) -> ClientBeliefs:
    """What could be known of one client. `seed` is of the filter's own luck; `on_week` hears of each week done."""
    mine = [moment for moment in trail.moments if moment.client in (client, -1)]
    setting = trail.game(0).setting
    work = copies * len(mine) * len(setting.public.client_ids)  # who asks of one client asks of all
    one = begin(setting, trail.sight(0), client, seed, copies, kept_of(trail), work)
    states = [one.state]
    for moment in mine:
        one = advance(one, moment.number, moment.step, moment.events, moment.before.sight(), trail.sight(moment.number + 1))
        states.append(one.state)
        if moment.ends_week and on_week:
            on_week(moment.week)
    return ClientBeliefs(client, tuple(states))


def kept_of(trail: Trail) -> int:
    """Copies kept of each state: all states of all clients together have a bound, however many free moves are made."""
    ends = sum(moment.ends_week for moment in trail.moments)
    return kept_after(len(trail.sight(0).public.client_ids), len(trail.moments), ends)


def kept_after(clients: int, decisions: int, ends: int) -> int:
    """The same, of so many decisions, `ends` of which ended a week."""
    states = clients * (1 + ends) + decisions - ends
    return max(min(KEPT, KEPT_OF_ALL // states), FEWEST_KEPT)


def seen_of(step: Step, events: Events | WeekEvents, before: Sight, after: Sight, client: int, particles: Particles) -> Seen:
    """What a decision showed of a client, for copies of it."""
    setting = particles.setting
    answer, friday, news = np.zeros(1, ANSWER), np.zeros(1, FRIDAY), np.zeros(len(setting.events), np.bool_)
    move, accuracy = -1, 0.0
    if isinstance(events, WeekEvents):
        for name in FRIDAY.names or ():
            friday[name] = getattr(events, name)[0, client]
        news[:] = events.news[0]
    else:
        for name in ANSWER.names or ():
            answer[name] = getattr(events, name)[0]
        move = MOVE[step.move]
        accuracy = float(setting.public.table.accuracy[move])
    concerns = np.array([event.announced and bool(event.clients[0]) for event in setting.events], np.bool_)
    return Seen(
        move=move,
        amount=float(step.amount),
        weeks=int(step.weeks),
        accuracy=accuracy,
        now=int(after.desk.week[0]),
        desk=before.desk.rows,
        before=_file(before, client),
        after=_file(after, client),
        answer=answer,
        friday=friday,
        news=news,
        concerns=concerns,
    )


def _file(sight: Sight, client: int) -> AnyArray:
    """[1] the rep's file on a client."""
    return sight.account.rows[0, client : client + 1]


def _step(particles: Particles, seen: Seen, redraw: bool) -> bool:
    """Copies that have done what was done, drawn by how well they explain what was seen; and did less have to do?

    `redraw`: nothing has been seen of this week's luck yet, so that it too can be drawn anew.
    """
    count, enough, own = particles.count, ENOUGH * particles.count, particles.setting
    room = particles.room
    for how in (STRICT, *WIDER):
        weight = np.zeros(0)
        for number in range(ROUNDS):
            fresh = redraw and (number > 0 or how is not STRICT)
            source = particles.luck.source(particles.weekly, fresh)
            tried = Tried(*(part[number * count : (number + 1) * count] for part in room))
            call(try_copies, particles.work, particles.clients, own.book, own.outside, source, seen, how, tried)
            weight = np.concatenate([weight, particles.weight * tried.weight])
            if number == 0 and effective(weight) >= 0.5 * count:
                particles.become(tried.clients, tried.weekly, weight / weight.sum())
                return how is not STRICT
            if effective(weight) >= enough:
                break
        if effective(weight) >= FEWEST:
            particles.draw(room.clients, room.weekly, weight)
            return how is not STRICT
    raise AssertionError("the loosest weights are never all nil")


def _ranges(clients: AnyArray) -> dict[str, tuple[float, float]]:
    """Between what a trait that never changes lies, as the scenario has it; what flows may be anything that is not negative."""
    fixed = {name: (float(clients[name].min()), float(clients[name].max())) for name in BLURRED}
    return fixed | {name: (0.0, float("inf")) for name in FLOWING}


def _blur(particles: Particles, ranges: dict[str, tuple[float, float]]) -> None:
    """Draw traits a little to their mean and blur them by as much, so that mean and spread stay and copies differ."""
    keep, clients = (1.0 - BLUR**2) ** 0.5, particles.clients
    for name, (low, high) in ranges.items():
        values = clients[name]
        spread = float(values.std())
        if high <= low or spread <= 0:
            continue
        bell = particles.luck.uniform(particles.count).sum(axis=1) - 2.0
        blurred = keep * values + (1.0 - keep) * float(values.mean()) + BLUR * spread * SQRT3 * bell
        blurred = np.minimum(np.maximum(blurred, low), high)
        clients[name] = np.floor(blurred) if name in WHOLE_YUAN else blurred


def _belief(particles: Particles, account: AnyArray, since: int, week: int, widened: bool, many: int) -> Belief:
    """What the copies say, with the file [1] as it is now; `many` of them are kept."""
    clients, weight, count = particles.clients, particles.weight, particles.count
    true, free, ours, coming = np.zeros((count, excuse.KINDS), np.bool_), np.zeros(count), np.zeros(count), np.zeros(count)
    call(look_into, particles.work, clients, account, true, free, ours, coming)
    luck = particles.luck.uniform(many)
    rows = by_weight(weight, float(luck[0, 0]), many)[np.argsort(luck[:, 1])]
    return Belief(
        since=since,
        week=week,
        cash=quantiles(free, weight, QUANTILES),
        true=(true * weight[:, None]).sum(axis=0),
        free=float(quantiles(ours, weight, (0.5,))[0]),
        coming=float(quantiles(coming, weight, (0.5,))[0]),
        copies=packed([taken(clients, rows), particles.weekly[rows]]),
        effective=particles.effective(),
        widened=widened,
    )


def quantiles(values: Levels, weight: Levels, at: tuple[float, ...]) -> Levels:
    """Weighted quantiles of `values` [N]. Weights add up to 1."""
    order = np.argsort(values, kind="stable")
    reach = np.add.accumulate(weight[order])
    return values[order][np.minimum(np.searchsorted(reach, np.array(at) * reach[-1]), len(values) - 1)]
