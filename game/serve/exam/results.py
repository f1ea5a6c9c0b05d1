"""The results of an exam whose room has been closed: a signed record of each game, and who has passed."""

import csv
import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from game.language.words import say
from game.play.session import continue_session
from game.play.signed import own_key, signed
from game.play.store import SavedGame, Store
from game.play.whole_file import private_folder, whole_file
from game.serve.rooms.names import harmless
from game.serve.rooms.places import folder_of
from game.serve.rooms.room import Chair, Room
from sim_core import SimError
from sim_core.public.games import GameRecord, from_json, to_json

FOLDER: Final = "results"
HEADS: Final = ("room.results.name", "room.column.score", "room.results.passed", "room.results.file")
"""Of the table that lies beside the records."""


@dataclass(frozen=True)
class Result:
    """How somebody's exam came out. `score`: None where the game was not finished; then it is not passed."""

    chair: Chair
    score: float | None
    passed: bool
    record: GameRecord | None


def signed_result(folder: Path, room: Room, chair: Chair, ended: str) -> Result:
    """The result of a chair, its record signed and written. Raises `OSError`, `StoreError` and `SimError`.

    What was signed before, and has not been played on since, stays as it is: a server may be started again.
    """
    found = _result(folder, room, chair, own_key(folder), ended)
    if found.record is None:
        return found
    before = _signed_before(folder, room, chair)
    if before and (before.digest, before.steps) == (found.record.digest, found.record.steps):
        return replace(found, record=before)
    _write(folder, room, found)
    return found


def _signed_before(folder: Path, room: Room, chair: Chair) -> GameRecord | None:
    with suppress(OSError, SimError):
        place = place_of(folder, room, chair)
        return from_json(place.read_bytes(), place.name)
    return None


def _result(folder: Path, room: Room, chair: Chair, key: bytes, ended: str) -> Result:
    place = folder_of(folder, chair)
    if not place.exists():
        return Result(chair, None, False, None)
    store = Store(place)
    try:
        game = _game(store, chair)
        if game is None:
            return Result(chair, None, False, None)
        session = continue_session(game, store)
        score = session.final.score if session.final else None
        made = signed(session.exported(game.started), key, room.name, chair.name, ended)
        return Result(chair, score, score is not None and passes(score, room), made)
    finally:
        store.close()


def passes(score: float, room: Room) -> bool:
    """Is an exam passed with a score? By whole points, as they are shown: 60 is never short of 60."""
    return round(score) >= room.pass_mark


def outcome(result: Result, room: Room, language: str) -> str:
    """How an exam came out, told to whoever sat it; "" for a game that was not finished."""
    if result.score is None:
        return ""
    key = "room.passed" if result.passed else "room.failed"
    return say(key, language, score=f"{result.score:.0f}", mark=f"{room.pass_mark:g}")


def _game(store: Store, chair: Chair) -> SavedGame | None:
    """The one game of a chair: the first that was begun with its seed."""
    return next((one for one in reversed(store.games()) if one.seed == chair.seed), None)


def place_of(folder: Path, room: Room, chair: Chair) -> Path:
    """Where a signed record lies."""
    return folder / FOLDER / str(room.id) / f"{chair.id}.json"


def _write(folder: Path, room: Room, result: Result) -> None:
    assert result.record is not None
    place = place_of(folder, room, result.chair)
    private_folder(place.parent)
    with whole_file(place, private=True) as file:
        file.write(to_json(result.record))


def packed(folder: Path, room: Room, results: Sequence[Result], language: str) -> bytes:
    """A ZIP of all signed records, with a table of who has passed."""
    table, made = io.StringIO(), io.BytesIO()
    rows = csv.writer(table)
    rows.writerow([say(key, language) for key in HEADS])
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        for one in results:
            place = place_of(folder, room, one.chair)
            if one.record is not None:
                whole.writestr(place.name, place.read_bytes())
            score = "" if one.score is None else f"{one.score:.0f}"
            passed = say("room.results.yes" if one.passed else "room.results.no", language)
            rows.writerow([harmless(one.chair.name), score, passed, place.name if one.record else ""])
        whole.writestr("results.csv", "\ufeff" + table.getvalue())
    return made.getvalue()
