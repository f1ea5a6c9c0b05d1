"""Headless runs: bots play many episodes, and what came of it, in numbers for people and programs."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Any, Final, TextIO

import numpy as np

from game.language.currency import currency_of
from game.play.references import REFERENCES
from sim_core import RULES_VERSION, start
from sim_core.public.games import score
from sim_core.public.runs import HERE, Part, Player, RunSpec, Where, join, measured, pieces, player, run_digest

COLUMNS: Final = ("scenario", "bot", "seed", "episode", "net", "recovered", "score", "overdue_left", "moves", "digest")


@dataclass
class Report:
    """A run of one scenario. `parts` holds whole results of as many episodes as were played, by bot."""

    run: RunSpec
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


def run(spec: RunSpec, where: Where = HERE, on_games: Callable[[int], None] = lambda played: None) -> Report:
    """Let every player play the same episodes. Ctrl-C ends it early; the report says so and holds what is done.

    Raises `BadRun` for a seed, a first episode or a number of episodes that cannot be, and for a bot that fails.
    """
    opening = start(spec.scenario, spec.seed, spec.first, min(spec.episodes, 1)).setting.opening_debt
    report = Report(spec, opening_debt=opening)
    began, played = perf_counter(), [0]

    def play(who: Sequence[Player], into: dict[str, Part]) -> None:
        done: dict[str, list[Part]] = {}
        try:
            for number, part in pieces(replace(spec, players=tuple(who)), where):
                done.setdefault(who[number].name, []).append(part)
                played[0] += len(part.digests)
                on_games(played[0])
        finally:
            into.update({name: join(parts) for name, parts in done.items()})

    try:
        play(spec.players, report.parts)
        report.elapsed = perf_counter() - began
        for one in spec.players:
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
        "scenario": report.run.scenario.id,
        "currency": report.run.scenario.money.code,
        "rules_version": RULES_VERSION,
        "episodes": report.run.episodes,
        "seed": report.run.seed,
        "first": report.run.first,
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
    of, whole = part.result, currency_of(report.run.scenario).whole
    found: dict[str, Any] = {
        "net": measured(whole(of.net)),
        "recovered": measured(whole(of.received)),
        "rate": measured(of.rate),
        "score": None if scores is None else measured(scores),
        "overdue_left": measured(whole(of.overdue_left)),
        "moves_per_episode": float(of.moves.mean()),
        "digest": run_digest(part),
    }
    if report.interrupted:
        found["episodes"] = len(part.digests)
    return found


def rows(report: Report) -> Iterator[tuple[object, ...]]:
    """A row for each bot and episode, under `COLUMNS`; sums in the scenario's currency."""
    whole = currency_of(report.run.scenario).whole
    for name, part in report.parts.items():
        scores, of = report.scores(name), part.result
        for at, digest in enumerate(part.digests):
            yield (
                report.run.scenario.id,
                name,
                report.run.seed,
                report.run.first + at,
                _whole(whole(of.net[at])),
                _whole(whole(of.received[at])),
                "" if scores is None or at >= len(scores) else float(scores[at]),
                _whole(whole(of.overdue_left[at])),
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
