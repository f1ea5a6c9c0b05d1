"""Where scenarios are: those that come with the game, those in folders of one's own, and any file by its path."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from sim_core.errors import Fault, Message, ScenarioError, UnknownName
from sim_core.scenario.faults import meant, printable, shortened
from sim_core.scenario.folders import ENDINGS, Place, id_in, plays_as, same_file, scenario_files, stem
from sim_core.scenario.read import read_scenario
from sim_core.scenario.schema import Scenario
from sim_core.scenario.source import decoded, name_of, read_bytes

Folder = str | os.PathLike[str]


@dataclass(frozen=True)
class Entry:
    """A file of the library. `scenario` is None if it has faults, and `id` is its file name then.

    `others`: files that have the same id, so that none of them is played by it.
    """

    id: str
    path: Place
    scenario: Scenario | None
    faults: tuple[Fault, ...] = ()
    others: tuple[Place, ...] = ()


def load_scenario(name_or_path: str | os.PathLike[str], folders: Iterable[Folder] = ()) -> Scenario:
    """The scenario of a name or in a file. `UnknownName` if there is none, `ScenarioError` if it has faults."""
    return read_scenario(find_scenario(name_or_path, folders))


def find_scenario(name_or_path: str | os.PathLike[str], folders: Iterable[Folder] = ()) -> Place:
    """Where the scenario of a name is, or the path itself.

    A name is that of a file without its ending, or the id inside, of those that come with the game and those in `folders` and
    the folders in them. A path is whatever contains a / or ends in .yaml or .yml, and any existing file whose name is not
    that of a scenario. Whether a path leads anywhere is told when it is read. `UnknownName` with all names there are if a name
    is none of them; with all paths if it is that of several files.
    """
    if not isinstance(name_or_path, str) or is_path(name_or_path):
        return Path(name_or_path)
    own = tuple(folders)
    found = find_all(name_or_path, own)
    if os.path.lexists(name_or_path) and not any(stem(place) == name_or_path for place in found):
        return Path(name_or_path)
    if len(found) == 1:
        return found[0]
    if found:
        paths = tuple(name_of(place) for place in found)
        raise UnknownName(Message("scenario.several", {"name": shortened(name_or_path), "paths": paths, "path": paths[-1]}))
    allowed = tuple(sorted({id_in(place) or printable(stem(place)) for place in _library(own)}))
    values = {"name": shortened(name_or_path), "allowed": allowed, "did_you_mean": meant(name_or_path, allowed)}
    raise UnknownName(Message("scenario.unknown", values))


def find_all(name: str, folders: Iterable[Folder] = ()) -> list[Place]:
    """All files that are called so, and all scenarios with this id. Those of the game have the ids that they are called by."""
    found = [place for place in scenario_files(files("scenarios")) if stem(place) == name]
    for place in (one for folder in folders for one in scenario_files(Path(folder))):
        named = stem(place) == name or plays_as(place, name)
        if named and not any(same_file(place, other) for other in found):
            found.append(place)
    return found


def list_scenarios(folders: Iterable[Folder] = ()) -> list[Entry]:
    """All scenarios that come with the game, then all in `folders`; those with faults too."""
    entries = [_entry(place) for place in _library(folders)]
    places: dict[str, list[Place]] = {}
    for entry in entries:
        called = places.setdefault(entry.id, [])
        if entry.scenario and not any(same_file(entry.path, other) for other in called):
            called.append(entry.path)
    return [_among(entry, places[entry.id]) for entry in entries]


def _among(entry: Entry, places: list[Place]) -> Entry:
    """An entry with the other files of its id."""
    others = tuple(place for place in places if not same_file(place, entry.path))
    return replace(entry, others=others) if entry.scenario and others else entry


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


def is_path(name: str) -> bool:
    """Is this meant as a path, and not as the name of a scenario?"""
    return any(mark in name for mark in ("/", os.sep)) or name.lower().endswith(ENDINGS)


def _library(folders: Iterable[Folder]) -> Iterator[Place]:
    yield from scenario_files(files("scenarios"))
    for folder in folders:
        yield from scenario_files(Path(folder))


def _entry(place: Place) -> Entry:
    try:
        scenario = read_scenario(place)
    except ScenarioError as error:
        return Entry(printable(stem(place)), place, None, tuple(error.faults))
    return Entry(scenario.id, place, scenario)
