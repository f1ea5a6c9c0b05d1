"""Files of a class: exported games and results of the transfer check, looked at one by one. Nothing in them is trusted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from re import sub
from typing import Any, Final

from game.classroom.people import Rejected
from game.classroom.told import ClassGame, Entry, name_in, told_of, trail_again, with_debrief
from game.debrief.attempts import LONGEST_NAME, Result
from game.debrief.transfer import forms, half_width
from game.play.checked import checked
from sim_core import RULES_VERSION, Message, SimError
from sim_core.public.files import read_bytes, value_of
from sim_core.public.games import GameRecord, KeptDebrief, from_json
from sim_core.public.messages import printable

ENDING: Final = ".json"
COPIES: Final = r"\s*\(\d+\)$"
"""What a browser adds to the name of a file that it saves a second time."""
MOST_FILES: Final = 20_000
MOST_RESULTS: Final = 1_000
"""In one file of results."""


@dataclass(frozen=True)
class Looked:
    """What one file held: a game, or results, or nothing that counts."""

    path: str
    game: ClassGame | None = None
    tests: tuple[Result, ...] = ()
    rejected: Rejected | None = None


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant: each that is named, and all with games in a folder and the folders within. None twice."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = (one for one in path.rglob(f"*{ENDING}") if one.is_file()) if path.is_dir() else (path,)
        for one in sorted(inside):
            if len(found) >= MOST_FILES:
                raise SimError(Message("class.too_many", {"path": printable(str(path)), "allowed": MOST_FILES}))
            found[one] = None
    same: dict[Path, Path] = {}
    for one in found:
        same.setdefault(one.resolve(), one)
    return list(same.values())


def looked_at(paths: Sequence[str], folders: Sequence[str], many: bool) -> list[Looked]:
    """What some files hold: work for one process."""
    return [_looked(Path(path), folders, many) for path in paths]


def _looked(path: Path, folders: Sequence[str], many: bool) -> Looked:
    shown, name = printable(str(path)), name_of_file(path)
    try:
        text = read_bytes(path, shown)
        if text.lstrip()[:1] == b"[":
            return Looked(str(path), tests=_results(text, shown, name))
        found = checked(text, shown, folders, many)
        return Looked(str(path), told_of(Entry(name_in(found.record, name), found.record, shown), found))
    except SimError as error:
        return Looked(str(path), rejected=Rejected(shown, _claimed(path, name), error.message))
    except (
        ValueError,
        ArithmeticError,
        LookupError,
        RecursionError,
        TypeError,
    ) as error:  # a file of a stranger's ends no class
        problem = f"{type(error).__name__}: {error}"
        why = Message("record.malformed", {"path": shown, "place": "1:1", "problem": problem})
        return Looked(str(path), rejected=Rejected(shown, name, why))


def name_of_file(path: Path) -> str:
    """Whose game it is by the name of its file, where it has no other."""
    return sub(COPIES, "", printable(path.stem)).strip()[:LONGEST_NAME] or "?"


def record_in(path: str) -> GameRecord:
    """The record of a file that has been looked at."""
    return from_json(read_bytes(path, printable(path)), printable(path))


def lacks(game: ClassGame) -> bool:
    """Does a game count, and has no debrief?"""
    return game.counted and not game.debrief


def with_kept(of: Sequence[tuple[Looked, KeptDebrief]]) -> list[Looked]:
    """Files with their games' debriefs, as they were worked out here before: work for one process."""
    return [replace(one, game=with_worked_out(one.path, one.game, kept)) for one, kept in of if one.game]


def with_worked_out(path: str, game: ClassGame, kept: KeptDebrief) -> ClassGame:
    """A game of a file with its debrief as it was worked out here."""
    trail = trail_again(Entry(game.name, record_in(path), game.source))
    return with_debrief(game, trail, kept, worked_out_here=True)


def _claimed(path: Path, otherwise: str) -> str:
    """Whose a file that was refused says it is."""
    try:
        return name_in(record_in(str(path)), otherwise)
    except SimError:
        return otherwise


def _results(text: bytes, shown: str, name: str) -> tuple[Result, ...]:
    """Results of the transfer check, as `finalkick test --json` prints them; scores are worked out from what was chosen."""
    values = value_of(text, shown)
    if not isinstance(values, list) or not values or len(values) > MOST_RESULTS:
        raise SimError(Message("record.malformed", {"path": shown, "place": "1:1", "problem": "neither a game nor results"}))
    return tuple(_result(one, f"{shown}#{number}", name) for number, one in enumerate(values, 1))


def _result(values: Any, shown: str, name: str) -> Result:
    try:
        version, chosen = values["rules_version"], [int(one) for one in values["chosen"]]
        player, date = " ".join(printable(str(values["player"])).split())[:LONGEST_NAME], printable(str(values["date"]))[:40]
        form = forms()[values["form"]]
        if version != RULES_VERSION:
            raise SimError(Message("record.other_rules", {"path": shown, "found": version, "expected": RULES_VERSION}))
        fits = len(chosen) == len(form.situations) and all(
            0 <= place < len(one.options) for place, one in zip(chosen, form.situations, strict=False)
        )
        if not fits:
            raise ValueError("chosen")
    except (KeyError, TypeError, ValueError) as error:
        problem = "no result of the transfer check" if isinstance(error, TypeError) else str(error)
        raise SimError(Message("record.malformed", {"path": shown, "place": "1:1", "problem": problem})) from error
    best = sum(one.best == place for one, place in zip(form.situations, chosen, strict=True))
    score = form.score(chosen)
    return Result(form.name, date, player or name, score, half_width(form), best, len(chosen), tuple(chosen))
