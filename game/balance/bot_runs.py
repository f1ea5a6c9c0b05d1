"""Headless runs: bots play many episodes, and what came of it, in numbers for people and programs."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Final, TextIO

import numpy as np

from game.play.references import REFERENCES
from sim_core import RULES_VERSION, Scenario, start
from sim_core.public.games import score
from sim_core.public.runs import Part, Player, join, measured, pieces, player, run_digest

COLUMNS: Final = ("scenario", "bot", "seed", "episode", "net", "recovered", "score", "overdue_left", "moves", "digest")


@dataclass
class Report:
    """A run of one scenario. `parts` holds whole results of as many episodes as were played, by bot."""

    scenario: Scenario
    seed: int
    first: int
    episodes: int
    elapsed: float = 0.0
    parts: dict[str, Part] = field(default_factory=dict)
    references: dict[str, Part] = field(default_factory=dict)
    opening_debt: float = 0.0
    interrupted: bool = False

    def scores(self, bot: str) -> np.ndarray | None:
        """The score of each episode, against the references with the same luck; None if they were not played."""
        net = self.parts[bot].result.net
        idle, textbook = (self.references.get(name) for name in REFERENCES)
        if idle is None or textbook is None:
            return None
        count = min(len(net), len(idle.result.net), len(textbook.result.net))
        return score(net[:count], idle.result.net[:count], textbook.result.net[:count], self.opening_debt)


def run(
    scenario: Scenario,
    players: Sequence[Player],
    seed: int,
    first: int,
    episodes: int,
    jobs: int,
    on_games: Callable[[int], None] = lambda played: None,
    cluster: str = "",
) -> Report:
    """Let every player play the same episodes. Ctrl-C ends it early; the report says so and holds what is done.

    Raises `BadRun` for a seed, a first episode or a number of episodes that cannot be, and for a bot that fails.
    """
    opening = start(scenario, seed, first, min(episodes, 1)).setting.opening_debt
    report = Report(scenario, seed, first, episodes, opening_debt=opening)
    began, played = perf_counter(), [0]

    def play(who: Sequence[Player], into: dict[str, Part]) -> None:
        done: dict[str, list[Part]] = {}
        try:
            for number, part in pieces(scenario, who, seed, first, episodes, jobs, cluster):
                done.setdefault(who[number].name, []).append(part)
                played[0] += len(part.digests)
                on_games(played[0])
        finally:
            into.update({name: join(parts) for name, parts in done.items()})

    try:
        play(players, report.parts)
        report.elapsed = perf_counter() - began
        for one in players:
            if one.name in REFERENCES and not one.without:
                report.references[one.name] = report.parts[one.name]
        missing = [player(name) for name in REFERENCES if name not in report.references]
        if missing:
            play(missing, report.references)
    except KeyboardInterrupt:
        report.elapsed = report.elapsed or perf_counter() - began
        report.interrupted = True
    return report


def summary(report: Report) -> dict[str, Any]:
    """A report as `run --json` prints it."""
    played = sum(len(part.digests) for part in report.parts.values())
    moves = sum(float(part.result.moves.sum()) for part in report.parts.values())
    elapsed = max(report.elapsed, 1e-9)
    found = {
        "scenario": report.scenario.id,
        "rules_version": RULES_VERSION,
        "episodes": report.episodes,
        "seed": report.seed,
        "first": report.first,
        "elapsed_s": round(report.elapsed, 6),
        "episodes_per_s": played / elapsed,
        "moves_per_s": moves / elapsed,
        "bots": {name: _of_bot(report, name) for name in report.parts},
    }
    if report.interrupted:
        found["interrupted"] = True
    return found


def _of_bot(report: Report, name: str) -> dict[str, Any]:
    part, scores = report.parts[name], report.scores(name)
    of = part.result
    found: dict[str, Any] = {
        "net": measured(of.net),
        "recovered": measured(of.received),
        "rate": measured(of.rate),
        "score": None if scores is None else measured(scores),
        "overdue_left": measured(of.overdue_left),
        "moves_per_episode": float(of.moves.mean()),
        "digest": run_digest(part),
    }
    if report.interrupted:
        found["episodes"] = len(part.digests)
    return found


def rows(report: Report) -> Iterator[tuple[object, ...]]:
    """A row for each bot and episode, under `COLUMNS`."""
    for name, part in report.parts.items():
        scores, of = report.scores(name), part.result
        for at, digest in enumerate(part.digests):
            yield (
                report.scenario.id,
                name,
                report.seed,
                report.first + at,
                _whole(of.net[at]),
                _whole(of.received[at]),
                "" if scores is None or at >= len(scores) else float(scores[at]),
                _whole(of.overdue_left[at]),
                _whole(of.moves[at]),
                digest.hex(),
            )


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else float(value)


def write_csv(reports: Sequence[Report], file: TextIO) -> None:
    """All rows of some reports, with a head."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports:
        writer.writerows(rows(report))
