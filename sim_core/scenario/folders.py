"""The scenario files of a folder and of the folders in it, as deep and as many as somebody may keep by hand."""

import os
import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from sim_core.errors import ScenarioError
from sim_core.scenario.read import read_scenario
from sim_core.scenario.source import read_bytes
from sim_core.scenario.trades import FOLDER as PACKS

Place = Path | Traversable
"""A file on disk, or one inside the installed game, which may be packed."""
ENDINGS: Final = (".yaml", ".yml")
DEEPEST: Final = 4
"""Folders within folders."""
MOST_FILES: Final = 1_000
MOST_LOOKED_AT: Final = 20_000
"""Files of any kind: who points at a whole disk waits a second, not an hour."""
ID: Final = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?id[\"']?[ \t]*:[ \t]*[\"']?([A-Za-z0-9_-]+)", re.MULTILINE)


def scenario_files(folder: Place, packs: bool = False, deep: bool = True) -> list[Place]:
    """The scenario files of a folder, by name, then, if `deep`, those of each folder in it; none if it may not be read.

    Trade packs, which lie in folders called `trades`, only if `packs`. Hidden files and folders are left out; a folder that
    leads back to one above it is gone into once.
    """
    found: list[Place] = []
    for place in _files(folder, packs, DEEPEST if deep else 0, set(), [MOST_LOOKED_AT]):
        found.append(place)
        if len(found) >= MOST_FILES:
            break
    return found


def _files(folder: Place, packs: bool, deeper: int, been: set[str], left: list[int]) -> Iterator[Place]:
    if isinstance(folder, Path):
        real = os.path.realpath(folder)
        if real in been:
            return
        been.add(real)
    inside: list[Place] = []
    try:
        for place in folder.iterdir():
            left[0] -= 1
            if left[0] < 0:
                break
            if not place.name.startswith("."):
                inside.append(place)
    except OSError:
        return
    inside.sort(key=lambda place: place.name)
    yield from (place for place in inside if place.name.lower().endswith(ENDINGS))
    for place in inside if deeper else ():
        if not place.name.lower().endswith(ENDINGS) and (packs or place.name != PACKS) and _is_folder(place):
            yield from _files(place, packs, deeper - 1, been, left)


def _is_folder(place: Place) -> bool:
    try:
        return place.is_dir()
    except OSError:
        return False


def stem(place: Place) -> str:
    """The name of a file without its ending."""
    return place.name.rpartition(".")[0]


def id_in(place: Place) -> str:
    """The id that a file gives itself, whatever else is wrong with it; empty if it gives none."""
    try:
        text = read_bytes(place)
        if text.lstrip()[:1] == b"{":
            return read_scenario(place).id
    except ScenarioError:
        return ""
    found = ID.search(text)
    return found[1].decode("ascii") if found else ""


def plays_as(place: Place, name: str) -> bool:
    """Is this a scenario of this id, and one without faults? The id is looked at first, for that is quick."""
    if id_in(place) != name:
        return False
    try:
        return read_scenario(place).id == name
    except ScenarioError:
        return False


def same_file(one: Place, other: Place) -> bool:
    """Are two places one file on disk, by whatever way?"""
    return os.path.realpath(str(one)) == os.path.realpath(str(other))
