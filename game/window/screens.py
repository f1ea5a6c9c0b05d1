"""What the loop asks of a screen, of what lies over one, and of screens that can do more."""

from typing import Any, Protocol, runtime_checkable

import pygame

from game.play.view_model import Play
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Command
from sim_core import Scenario

Way = Command
"""A command that leads to another screen: `routes` knows them."""
Told = tuple[str, dict[str, Any]]
"""A key of the words, and its values: whatever the sentence quotes."""


class Screen(Protocol):
    """A picture, and what keys and clicks do there."""

    def draw(self, ui: Canvas) -> None:
        """Draw the whole picture."""

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""

    def act(self, command: Command, ui: Canvas) -> "Screen | Way":
        """Do what a command says. Returns the screen to show next, or the way to it."""

    def animating(self, now: float) -> bool:
        """Is there something new to be drawn, though nobody has done anything?"""


class Overlay(Protocol):
    """What lies over a screen and takes its keys and clicks."""

    def draw(self, ui: Canvas) -> None:
        """Draw it on top of what is there."""

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""

    def act(self, command: Command, ui: Canvas) -> "Overlay | None":
        """Do what a command says. Returns what lies over the screen from now on; None: nothing."""


@runtime_checkable
class HoldsGame(Protocol):
    """A screen that is about a game."""

    @property
    def play(self) -> Play | None: ...


@runtime_checkable
class LooksBack(Protocol):
    """A screen that is about a game that was played."""

    @property
    def past(self) -> "Past | None": ...


class Past(Protocol):
    """A game that was played, as far as its money goes."""

    @property
    def scenario(self) -> Scenario | None: ...


@runtime_checkable
class LaysOver(Protocol):
    """A screen that wants something laid over itself."""

    overlay: Overlay | None


@runtime_checkable
class Tells(Protocol):
    """A screen that wants something said."""

    told: Told | None


@runtime_checkable
class NamesPlayer(Protocol):
    """A screen on which the player's name stands."""

    name: str


@runtime_checkable
class TakesText(Protocol):
    """An overlay in which text is typed."""

    def typed(self, event: pygame.event.Event) -> None: ...


def game_of(screen: Screen) -> Play | None:
    """The game that a screen is about."""
    return screen.play if isinstance(screen, HoldsGame) else None


def scenario_of(screen: Screen) -> Scenario | None:
    """The scenario in whose money a screen speaks; None where it speaks of no game, or of one that is not valid any more."""
    play = game_of(screen)
    if play:
        return play.session.scenario
    past = screen.past if isinstance(screen, LooksBack) else None
    return past.scenario if past else None


class Still:
    """A screen on which nothing moves by itself."""

    def animating(self, now: float) -> bool:
        """Nothing moves here."""
        return False
