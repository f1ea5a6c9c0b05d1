"""Is what the debrief says could be known right? `python -m tests.validate.beliefs --games 1000` follows games of bots."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np

from sim_core.belief.filter import filter_client
from sim_core.belief.trail import Trail
from sim_core.debrief.task import trail_of
from sim_core.engine.reveal import reveal
from sim_core.scenario.library import list_scenarios
from tests.played import played

SCENARIOS: Final = tuple(entry.id for entry in list_scenarios())
BOTS: Final = ("textbook", "pushy", "credulous", "nag", "visitor", "random", "parts")
BINS: Final = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0001)


@dataclass
class Tally:
    """What was found in some games."""

    games: int = 0
    inside: list[bool] = field(default_factory=list)  # did an 80 % band hold the true free cash?
    chances: list[tuple[float, bool]] = field(default_factory=list)  # stated chance of an open excuse, and was it true?
    effective: list[float] = field(default_factory=list)
    widened: int = 0

    def coverage(self) -> float:
        """Share of the bands that held the truth."""
        return float(np.mean(self.inside))

    def reliability(self) -> list[tuple[float, float, int]]:
        """(mean chance stated, share that was true, how many) by how high the chance was."""
        chance = np.array([stated for stated, _ in self.chances])
        so = np.array([true for _, true in self.chances], np.float64)
        rows = []
        for low, high in pairwise(BINS):
            mine = (chance >= low) & (chance < high)
            if mine.any():
                rows.append((float(chance[mine].mean()), float(so[mine].mean()), int(mine.sum())))
        return rows


def games(count: int) -> Iterator[tuple[str, str, int]]:
    """(scenario, bot, seed) of so many games: scenarios and bots by turns, every game with luck of its own."""
    for number in range(count):
        yield SCENARIOS[number % len(SCENARIOS)], BOTS[(number + number // len(SCENARIOS)) % len(BOTS)], 5000 + number


def follow_up(tally: Tally, trail: Trail, copies: int, seed: int) -> None:
    """Filter every client of a game, and note how right the beliefs were."""
    tally.games += 1
    for client in range(len(trail.sight(0).public.client_ids)):
        for state in filter_client(trail, client, seed, copies).states:
            tally.effective.append(state.effective)
            tally.widened += state.widened
            game = trail.game(state.since)
            truth, kind = reveal(game), int(game.sight().account.excuse[0, client])
            if state.since == 0 or trail.moments[state.since - 1].ends_week:
                low, high = state.band(0.8)
                inside = low <= float(truth.free_cash[0, client]) <= high
                tally.inside.append(inside)
            if kind >= 0 and trail.moments[state.since - 1].client == client:
                tally.chances.append((float(state.true[kind]), bool(truth.excuse_true[0, client])))


def measured(count: int, copies: int, note: bool = False) -> Tally:
    """Follow `count` games with `copies` particles a client."""
    tally = Tally()
    for number, (scenario, bot, seed) in enumerate(games(count), 1):
        follow_up(tally, trail_of(played(scenario, bot, seed)), copies, seed)
        if note and number % 25 == 0:
            print(f"{number} games: {told(tally)}", flush=True)
    return tally


def told(tally: Tally) -> str:
    """The findings in one line."""
    curve = " ".join(f"{stated:.2f}→{true:.2f} ({count})" for stated, true, count in tally.reliability())
    least = min(tally.effective)
    return f"80 % bands hold {tally.coverage():.1%}; chances {curve}; fewest copies {least:.0f}; widened {tally.widened}"


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--games", type=int, default=1000)
    options.add_argument("--copies", type=int, default=1000)
    chosen = options.parse_args()
    print(told(measured(chosen.games, chosen.copies, note=True)))
