"""The games of a room as files to carry elsewhere, each under the name of its chair and with its debrief, if it has one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.debrief.kept import with_debrief
from game.debrief.past_game import PERSON, named
from game.play.carried import carried
from game.play.store import SavedGame, Store, StoreError
from game.play.whole_file import private_folder, whole_file
from game.serve.rooms.book import FILE, Book
from game.serve.rooms.names import same_name
from game.serve.rooms.places import folder_of
from game.serve.rooms.room import Chair, Room
from sim_core import Message, SimError
from sim_core.public.games import to_json

FOLDER: Final = "games"


class NoRoom(SimError):
    """There is no such room, or no folder of rooms. Says which there are."""


@dataclass(frozen=True)
class Written:
    """The files of a room's games; and what could not be written, by the name of who sits there."""

    files: tuple[Path, ...]
    problems: tuple[tuple[str, Exception], ...]


def write_games(folder: Path, name: str) -> Written:
    """Write the games of the room of this name, finished or under way. Raises `NoRoom`, `StoreError` and `OSError`."""
    if not (folder / FILE).is_file():
        raise NoRoom(Message("room.no_rooms", {"path": str(folder)}))
    book = Book(folder)
    try:
        rooms = book.rooms()
        room = next((one for one in rooms if same_name(one.name) == same_name(name)), None)
        if room is None:
            raise NoRoom(Message("room.no_such", {"name": name, "path": str(folder), "allowed": [one.name for one in rooms]}))
        chairs = book.chairs(room.id)
    finally:
        book.close()
    files: list[Path] = []
    problems: list[tuple[str, Exception]] = []
    for chair in chairs:
        for one in _of_chair(folder, room, chair):
            if isinstance(one, Path):
                files.append(one)
            else:
                problems.append((chair.name, one))
    return Written(tuple(files), tuple(problems))


def _of_chair(folder: Path, room: Room, chair: Chair) -> Iterator[Path | Exception]:
    """The file of each game of a chair, or why it cannot be written."""
    place = folder_of(folder, chair)
    if not place.exists():
        return
    try:
        store = Store(place)
    except StoreError as error:
        yield error
        return
    try:
        for saved in reversed(store.games()):
            if saved.player == PERSON and saved.status != "abandoned":
                try:
                    yield _written(folder / FOLDER / str(room.id), chair, store, saved)
                except (SimError, StoreError) as error:
                    yield error
    finally:
        store.close()


def _written(folder: Path, chair: Chair, store: Store, saved: SavedGame) -> Path:
    game = with_debrief(store, named(carried(store, saved), chair.name))
    private_folder(folder)
    place = folder / f"{chair.id}-{saved.id}.json"
    with whole_file(place, private=True) as file:
        file.write(to_json(game))
    return place
