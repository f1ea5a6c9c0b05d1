"""A game week by week, for charts: money against others with the same luck, and cash that was hidden."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core import bots
from sim_core.batch.remembering import play_remembering
from sim_core.batch.rollout import play_week
from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Trail
from sim_core.engine.game import Game, start
from sim_core.engine.reveal import reveal
from sim_core.engine.score import result
from sim_core.model.arrays import Yuan
from sim_core.model.choices import WeekEvents
from sim_core.scenario.read import parse_scenario

MASTER: Final = "master"
"""The best player there is on what a rep can know; it takes seconds for a game."""
SEEKERS: Final = (MASTER, "textbook")
"""Those who play well on what a rep can know: the best of them and the player is the best found."""
OTHERS: Final = ("textbook", "idle")


def money_by_week(trail: Trail) -> Yuan:
    """[weeks played + 1] yuan received until the start and the end of each week."""
    ends = [trail.account(moment.number + 1) for moment in trail.moments if moment.ends_week]
    return np.array([0.0, *(float(account.received[0].sum()) for account in ends)])


@dataclass(frozen=True)
class Other:
    """What somebody else made of the same luck."""

    net: float  # yuan of net recovered at the close
    received: Yuan  # [weeks + 1] yuan until the start and the end of each week


def others(trail: Trail) -> dict[str, Other]:
    """Each of `OTHERS` with the same luck."""
    first = trail.game(0)
    return {name: _played(start(first.scenario, first.seed), name) for name in OTHERS}


def by_master(text: str, seed: int) -> Other:
    """What the master makes of a game, by the text of its scenario and its seed."""
    game, received = start(parse_scenario(text.encode(), "scenario"), seed), [0.0]

    def note(one: Game) -> None:
        received.append(float(one.sight().account.received.sum()))

    play_remembering(game, MASTER, on_week=note)
    return Other(float(result(game).net[0]), np.array(received))


def usual(text: str, name: str, seed: int, games: int) -> float:
    """Yuan that one of them comes to on average over so many games of a seed."""
    batch = start(parse_scenario(text.encode(), "scenario"), seed, episodes=games)
    while not batch.over():
        play_week(batch, bots.get(name), name)
    return float(result(batch).net.mean())


def money_of_others(trail: Trail) -> dict[str, Yuan]:
    """[weeks + 1] yuan received by each of `OTHERS` with the same luck."""
    return {name: one.received for name, one in others(trail).items()}


def _played(game: Game, name: str) -> Other:
    received = [0.0]
    while not game.over():
        play_week(game, bots.get(name), name)
        received.append(float(game.sight().account.received.sum()))
    return Other(float(result(game).net[0]), np.array(received))


@dataclass(frozen=True)
class PromiseLine:
    """A promise (or a part of one) from when it was given to its date."""

    client: int
    given: int  # week, from 0
    due: int  # week, from 0
    amount: float  # yuan
    outcome: str  # kept, broken, or open: its date was not reached
    followed: tuple[int, ...]  # weeks in which it was followed up


def promise_lines(trail: Trail) -> list[PromiseLine]:
    """All promises of a game, by their dates."""
    found = []
    for end in trail.moments:
        if not isinstance(end.events, WeekEvents):
            continue
        account = end.before.sight().account
        for client in np.flatnonzero(end.events.due[0] > 0).tolist():
            outcome = "kept" if end.events.kept[0, client] else "broken"
            given = int(account.promise_week[0, client])
            followed = _followed(trail, client, given, end.week)
            found.append(PromiseLine(client, given, end.week, float(end.events.due[0, client]), outcome, followed))
    last = trail.account(len(trail.moments))
    for client in np.flatnonzero(last.promise[0] > 0).tolist():
        given, due = int(last.promise_week[0, client]), int(last.promise_due[0, client])
        followed = _followed(trail, client, given, due)
        found.append(PromiseLine(client, given, due, float(last.promise[0, client]), "open", followed))
    return found


def _followed(trail: Trail, client: int, given: int, due: int) -> tuple[int, ...]:
    mine = (moment for moment in trail.moments if moment.client == client and moment.step.move == "confirm_promise")
    return tuple(dict.fromkeys(moment.week for moment in mine if given <= moment.week <= due))


@dataclass(frozen=True)
class CashLine:
    """A client's free cash at the start of each week (and at the close). [weeks played + 1] yuan."""

    true: Yuan
    low: Yuan  # 80 % band of what could be known
    middle: Yuan
    high: Yuan
    tight: tuple[int, ...]  # weeks in which it said that it had no money
    stated: tuple[tuple[int, float, float], ...]  # (week, low, high) as the trainee saw it
    paid: Yuan  # [weeks played] by week


def cash_line(trail: Trail, own: ClientBeliefs) -> CashLine:
    """What a client had, what could be known of it, and what the trainee said of it."""
    client, ends = own.client, [moment for moment in trail.moments if moment.ends_week]
    points = [0, *(moment.number + 1 for moment in ends)]
    states = [own.before(number) for number in points]
    true = [float(reveal(trail.game(number)).free_cash[0, client]) for number in points]
    mine = [moment for moment in trail.moments if moment.client == client]
    files = [trail.account(number) for number in points]
    received = [float(file.received[0, client] - file.resold[0, client]) for file in files]
    return CashLine(
        true=np.array(true),
        low=np.array([state.band()[0] for state in states]),
        middle=np.array([float(state.cash[3]) for state in states]),
        high=np.array([state.band()[1] for state in states]),
        tight=tuple(dict.fromkeys(moment.week for moment in mine if trail.account(moment.number + 1).excuse[0, client] == 0)),
        stated=tuple(
            (moment.week, moment.step.cash_low, moment.step.cash_high)
            for moment in mine
            if moment.step.cash_low is not None and moment.step.cash_high is not None
        ),
        paid=np.diff(np.array(received)),
    )
