"""Where scenarios are: those that come with the game, those in folders of one's own, and any file by its path."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from sim_core.errors import Fault, Message, ScenarioError, UnknownName
from sim_core.scenario.faults import meant, printable, shortened
from sim_core.scenario.read import read_scenario
from sim_core.scenario.schema import Scenario
from sim_core.scenario.source import decoded, name_of, read_bytes

ENDINGS: Final = (".yaml", ".yml")

Folder = str | os.PathLike[str]
Place = Path | Traversable
"""A file on disk, or one inside the installed game, which may be packed."""


@dataclass(frozen=True)
class Entry:
    """A file of the library. `scenario` is None if it has faults, and `id` is its file name then."""

    id: str
    path: Place
    scenario: Scenario | None
    faults: tuple[Fault, ...] = ()


def load_scenario(name_or_path: str | os.PathLike[str], folders: Iterable[Folder] = ()) -> Scenario:
    """The scenario of a name or in a file. `UnknownName` if there is none, `ScenarioError` if it has faults."""
    return read_scenario(find_scenario(name_or_path, folders))


def find_scenario(name_or_path: str | os.PathLike[str], folders: Iterable[Folder] = ()) -> Place:
    """Where the scenario of a name is, or the path itself.

    A name is that of a file without its ending, or the id inside; those that come with the game are looked at first,
    then `folders` in turn. A path is whatever contains a / or ends in .yaml or .yml, and any existing file whose name
    is not that of a scenario. Whether a path leads anywhere is told when it is read. `UnknownName` with all names there
    are if a name is none of them.
    """
    if not isinstance(name_or_path, str) or _is_path(name_or_path):
        return Path(name_or_path)
    places = list(_library(folders))
    for place in places:
        if _stem(place) == name_or_path:
            return place
    if os.path.lexists(name_or_path):
        return Path(name_or_path)
    entries = [_entry(place) for place in places]
    for entry in entries:
        if entry.id == name_or_path:
            return entry.path
    allowed = tuple(sorted({entry.id for entry in entries}))
    values = {"name": shortened(name_or_path), "allowed": allowed, "did_you_mean": meant(name_or_path, allowed)}
    raise UnknownName(Message("scenario.unknown", values))


def list_scenarios(folders: Iterable[Folder] = ()) -> list[Entry]:
    """All scenarios that come with the game, then all in `folders`; those with faults too."""
    return [_entry(place) for place in _library(folders)]


def text_hash(text: str) -> str:
    """SHA-256 of a scenario's text, in hex, whatever ends its lines: two files say the same if theirs are equal."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def bundled_with(text: str) -> str:
    """The id of the scenario that comes with the game and has this very text; empty if none has."""
    wanted = text_hash(text)
    for place in _library(()):
        with suppress(ScenarioError):
            if text_hash(decoded(read_bytes(place), name_of(place))) == wanted:
                return read_scenario(place).id
    return ""


def _is_path(name: str) -> bool:
    return any(mark in name for mark in ("/", os.sep)) or name.lower().endswith(ENDINGS)


def _library(folders: Iterable[Folder]) -> Iterator[Place]:
    yield from _in_folder(files("scenarios"))
    for folder in folders:
        yield from _in_folder(Path(folder))


def _in_folder(folder: Place) -> list[Place]:
    """The scenario files of a folder, by name; none if there is no such folder or it may not be read."""
    try:
        found = [place for place in folder.iterdir() if place.name.lower().endswith(ENDINGS)]
    except OSError:
        return []
    return sorted((place for place in found if not place.name.startswith(".")), key=lambda place: place.name)


def _stem(place: Place) -> str:
    return place.name.rpartition(".")[0]


def _entry(place: Place) -> Entry:
    try:
        scenario = read_scenario(place)
    except ScenarioError as error:
        return Entry(printable(_stem(place)), place, None, tuple(error.faults))
    return Entry(scenario.id, place, scenario)
