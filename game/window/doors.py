"""The screens that stand by themselves, outside a game: the way to each, its key, its line in the help, in one table.

Help, gallery and the tests of the window look through the table: a new screen is its file and a row here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pygame

from game.window.debrief.drilling import Drilling
from game.window.debrief.transfer_start import TransferStart
from game.window.menu.help import Line
from game.window.menu.past_games import PastGames
from game.window.menu.scenarios import Scenarios
from game.window.menu.title import Title
from game.window.screens import Screen, Way
from game.window.stage import Stage


@dataclass(frozen=True)
class Door:
    """A screen, how it is opened, and by which key from any screen outside a game. `name`: its help is `window.key.NAME`."""

    way: Way
    opens: Callable[[Stage], Screen]
    name: str = ""
    key: int | None = None
    keycap: str = ""  # what the key is called


DOORS: Final = (
    Door(("home",), lambda stage: Title(stage.services, name=stage.settings.name)),
    Door(("scenarios", "scenarios"), lambda stage: Scenarios(stage.services, "scenarios")),
    Door(("scenarios", "lessons"), lambda stage: Scenarios(stage.services, "lessons")),
    Door(("past",), lambda stage: PastGames(stage.services)),
    Door(("drills",), lambda stage: Drilling(stage.services)),
    Door(("test",), lambda stage: TransferStart(stage.services, stage.settings.name)),
)


def door_to(way: Way) -> Door | None:
    """The door of a way; None if it leads through none."""
    return next((door for door in DOORS if door.way == way), None)


def door_of(event: pygame.event.Event) -> Way | None:
    """The way that a key opens from any screen outside a game."""
    return next((door.way for door in DOORS if door.key is not None and door.key == event.key), None)


def help_lines() -> tuple[Line, ...]:
    """The lines of the help for doors that have a key."""
    return tuple(((door.keycap,), door.name) for door in DOORS if door.key is not None)
