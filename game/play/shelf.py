"""What can be played and what has been: scenarios with the best result in each, and past games."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from game.play.store import SavedGame, Store, StoreError
from sim_core import Scenario, ScenarioError
from sim_core.public.scenarios import (
    PRACTICE,
    Entry,
    Place,
    decoded,
    find_scenario,
    list_scenarios,
    name_of,
    parse_scenario,
    whole_text,
)

LESSON: Final = "lesson"
"""Scenarios whose id begins with this are lessons."""


def lesson_ids() -> tuple[str, ...]:
    """The ids of the lessons that come with the game, in the order in which they are played. No file is read."""
    names = sorted(one.name for one in files("scenarios").iterdir() if one.name.startswith(f"{LESSON}-"))
    return tuple(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def next_lesson(store: Store | None) -> str:
    """The lesson after the one that was played to its end last; "" before the first of them, and after the last."""
    try:
        games = store.games() if store else []
    except StoreError:
        games = []
    ids = lesson_ids()
    done = (one.scenario for one in games if one.status == "finished" and one.player == "person" and one.scenario in ids)
    return lesson_after(next(done, ""))


def lesson_after(lesson: str) -> str:
    """The lesson after a lesson; "" for the last one, and for what is none."""
    ids = lesson_ids()
    place = ids.index(lesson) + 1 if lesson in ids else len(ids)
    return ids[place] if place < len(ids) else ""


def lesson_number(lesson: str) -> int:
    """The number of a lesson, from 1."""
    return lesson_ids().index(lesson) + 1


@dataclass(frozen=True)
class Best:
    """The best of a person's finished games in a scenario. Trainer's games do not count."""

    score: float
    medal: str
    games: int


@dataclass(frozen=True)
class Card:
    """A scenario to choose. `own`: it lies in the folder of one's own."""

    entry: Entry
    own: bool
    best: Best | None

    @property
    def lesson(self) -> bool:
        """Is it a lesson?"""
        return self.entry.id.startswith(LESSON)


def best_results(store: Store | None) -> dict[str, Best]:
    """The best result in each scenario, by its id; challenges are apart. Empty if the store cannot be read."""
    found: dict[str, Best] = {}
    try:
        apart = store.apart() if store else {}
        games = [one for one in store.games() if one.id not in apart] if store else []
    except StoreError:
        return found
    for game in games:
        if game.status == "finished" and game.player == "person" and not game.trainer and game.score is not None:
            old = found.get(game.scenario, Best(float("-inf"), "", 0))
            new = (game.score, game.medal or "") if game.score > old.score else (old.score, old.medal)
            found[game.scenario] = Best(*new, old.games + 1)
    return found


def cards(store: Store | None, folders: Iterable[Path]) -> list[Card]:
    """All scenarios: those that come with the game by level and name, then those of one's own; faulty ones too."""
    best, own = best_results(store), tuple(folders)
    found = []
    for entry in list_scenarios(own):
        mine = any(str(entry.path).startswith(str(folder)) for folder in own)
        found.append(Card(entry, mine, best.get(entry.id) if entry.scenario else None))
    return sorted(found, key=_order)


def _order(card: Card) -> tuple[bool, int, str]:
    """Those of the game first; scenarios by level, lessons as they are numbered."""
    level = card.entry.scenario.level if card.entry.scenario else 9
    return card.own, 0 if card.lesson else level, card.entry.id


def text_of(place: Place) -> tuple[str, str]:
    """The text of a scenario file and its name for messages. Raises `ScenarioError`."""
    path = name_of(place)
    return decoded(whole_text(place), path), path


def scenario_of(saved: SavedGame) -> Scenario | None:
    """What was played; None if it is not valid any more."""
    return _read(saved.scenario_text, saved.scenario)


@lru_cache(256)
def _read(text: str, name: str) -> Scenario | None:
    try:
        return parse_scenario(text.encode(), name)
    except ScenarioError:
        return None


def file_of(saved: SavedGame, folders: Iterable[Path]) -> str:
    """The file a stored game's scenario probably came from; its id where there is none any more."""
    if saved.scenario.startswith(PRACTICE):
        return saved.scenario
    try:
        return name_of(find_scenario(saved.scenario, tuple(folders)))
    except Exception:  # a name that is not there any more, a folder that cannot be read: the game has its text with it
        return saved.scenario
