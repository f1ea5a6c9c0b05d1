"""A class as a table for a spreadsheet, and as values for a program."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Final

from game.classroom import figures
from game.classroom.figures import Cost
from game.classroom.people import Class, Spread
from game.classroom.teaching import teach_next
from game.classroom.told import ClassGame
from game.language.currency import currency_of
from game.language.messages import tell
from game.language.words import say
from sim_core.public.debriefs import COMPETENCES, told_apart_counts
from sim_core.public.messages import printable

BOM: Final = "﻿"
"""By which a spreadsheet knows that a table is UTF-8."""
OBEYED: Final = re.compile(r"^\s*[=+\-@|%\t\r\n]")
"""A text that begins like this may be a formula to a spreadsheet."""


def written(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV with a byte order mark. A text that a spreadsheet would obey has an apostrophe before it: it is shown."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(one) for one in row])
    return BOM + out.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float):
        return value
    text = printable(str(value))
    return f"'{text}" if OBEYED.match(text) else text


COLUMNS: Final = (
    "name", "counted", "why_not", "scenario", "seed", "started", "weeks", "of_weeks", "moves", "score", "medal", "net",
    "currency", "accuracy", "lost_points", "lost", "luck", "debrief", "excuses", "believed", "doubted", "stated", "brier",
    "ranges", "ranges_held", "seal", "scenario_text", "file",
)  # fmt: skip
"""Of the table, before one for each competence. Names for programs: the same in every language."""


def rows_of(of: Class, language: str) -> list[list[object]]:
    """The table of all: a head, a row for each game, and one for each file that was refused."""
    skills = [f"competence_{name}" for name in COMPETENCES]
    rows: list[list[object]] = [[*COLUMNS, *skills]]
    for game in sorted(of.games, key=lambda one: (one.person, one.started)):
        values = game_values(game, language)
        rows.append([*(values[name] for name in COLUMNS), *(values["competences"].get(name) for name in COMPETENCES)])
    for one in of.rejected:
        known = {"name": one.name, "counted": False, "why_not": tell(one.why, language), "file": one.source}
        rows.append([*(known.get(name) for name in COLUMNS), *(None for _ in skills)])
    return rows


def game_values(game: ClassGame, language: str) -> dict[str, Any]:
    """A game for a table or a program: money in its currency, weeks ended, chances 0…1."""
    whole, kept = currency_of(game.scenario).whole, game.debrief
    counts = told_apart_counts(game.stories)
    stated = [one for one in game.stories if one.stated is not None]
    return {
        "name": game.name,
        "counted": game.counted,
        "why_not": why_not(game, language),
        "scenario": game.scenario.id,
        "seed": game.seed,
        "started": game.started,
        "weeks": game.weeks,
        "of_weeks": game.scenario.weeks,
        "moves": game.moves,
        "score": _rounded(game.score, 1),
        "medal": game.medal,
        "net": _rounded(whole(game.net), 2),
        "currency": currency_of(game.scenario).code,
        "accuracy": _rounded(kept.accuracy, 1) if kept else None,
        "lost_points": _rounded(game.points(kept.lost), 1) if kept else None,
        "lost": _rounded(whole(kept.lost), 2) if kept else None,
        "luck": _rounded(whole(kept.luck), 2) if kept else None,
        "debrief": debrief_source(game),
        "excuses": len(game.stories),
        "believed": counts["believed"],
        "doubted": counts["challenged"],
        "stated": len(stated),
        "brier": _rounded(game.brier, 3),
        "ranges": game.ranges,
        "ranges_held": game.held,
        "seal": game.seal,
        "scenario_text": game.origin,
        "file": game.source,
        "competences": {name: _rounded(one.score, 1) for name, one in kept.competences.items() if one.observed} if kept else {},
    }


def why_not(game: ClassGame, language: str) -> str:
    """Why a game is not counted, in words; empty if it is."""
    reasons = [say(f"class.why.{one}", language, weeks=game.weeks, of=game.scenario.weeks) for one in game.out]
    return say("class.and_why", language).join(reasons)


def debrief_source(game: ClassGame) -> str:
    """Who has worked a game's debrief out: player, here, set_aside (it does not belong to the game); "" for none."""
    if game.debrief:
        return "here" if game.worked_out_here else "player"
    return "set_aside" if game.debrief_set_aside else ""


def class_values(of: Class, language: str) -> dict[str, Any]:
    """All that is said of a class, for a program."""
    lost = figures.lost(of)
    return {
        "people": [
            {"name": one.name, "games": len(one.games), "score": _rounded(one.last.score, 1),
             "accuracy": _rounded(one.accuracy, 1),
             "competences": {name: _rounded(one.competence(name), 1) for name in of.competences}}
            for one in of.people
        ],
        "games": [game_values(one, language) for one in of.games],
        "refused": [{"file": one.source, "name": one.name, "why": tell(one.why, language)} for one in of.rejected],
        "doubled": of.doubled,
        "alike": [[one.name, other.name] for one, other in of.alike],
        "scores": _spread(of.scores),
        "accuracy": _spread(of.accuracies),
        "competences": {name: _spread(of.competence(name)) for name in of.competences},
        "lost_points": _rounded(lost.points, 2) if lost else None,
        "costs": {
            "client": [
                {**_cost(one, "client"), "client": one.key[1], "scenario": of.scenarios[one.key[0]][0].scenario.id}
                for one in figures.by_client(of)
            ],
            "week": [{**_cost(one, "week"), "week": int(one.key[0])} for one in figures.by_week(of)],
            "excuse": [{**_cost(one, "excuse"), "excuse": one.key[0]} for one in figures.by_excuse(of)],
            "move": [_cost(one, "move") for one in figures.by_move(of)],
            "reason": [{**_cost(one, "reason"), "lesson": one.lesson} for one in figures.by_reason(of)],
        },
        "beliefs": [{"excuse": one.key[0], **asdict(one), "key": list(one.key)} for one in figures.wrong_beliefs(of)],
        "apart": of.apart,
        "calibration": {"brier": _rounded(figures.brier(of), 4), "curve": [list(one) for one in figures.curve(of)]},
        "played_again": [
            {"name": one.name, "scenario": one.scenario, "before": one.before.score, "after": one.after.score,
             "times": one.times}
            for one in figures.played_again(of)
        ],
        "tested_again": [
            {"name": one.before.player, "before": one.before.score, "after": one.after.score, "error": one.error,
             "same_form": one.same_form}
            for one in figures.tested_again(of)
        ],
        "teach": [asdict(one) for one in teach_next(of)],
    }  # fmt: skip


def _cost(one: Cost, name: str) -> dict[str, Any]:
    return {name: one.key[-1], "points": _rounded(one.points, 2), "people": one.people}


def _spread(found: Spread | None) -> dict[str, Any] | None:
    if found is None:
        return None
    low, high = found.quarters
    return {"count": len(found.values), "mean": _rounded(found.mean, 1), "median": _rounded(found.middle, 1),
            "quarters": [_rounded(low, 1), _rounded(high, 1)]}  # fmt: skip


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(float(value), digits) + 0.0
