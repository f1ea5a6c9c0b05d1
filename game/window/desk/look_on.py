"""Looking on: the desk of a game that is played in another window. It goes on as that does; nothing can be done here."""

from dataclasses import KW_ONLY, dataclass
from typing import Final

import pygame
from pydantic import ValidationError

from game.language.messages import trouble
from game.play.store import Store, StoreError
from game.play.view_model import LookedOn
from game.window.desk.desk import Desk
from game.window.screens import Screen, Way
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, panel
from game.window.widgets.theme import BODY, FAMILY, FAMILY_SOFT, INK, MUTED, SMALL
from sim_core import SimError

EVERY: Final = 1.0
"""Seconds between two looks at the store."""
FOOT: Final = 60.0
LOOKS: Final = ("client", "next_client", "sort", "tab", "next_tab", "page", "scroll", "overview", "family")
"""What can be done by somebody who only looks."""


@dataclass
class LookOn(Desk):
    """The screen. `followed`: the game, as far as it has come."""

    _: KW_ONLY
    followed: LookedOn
    store: Store
    read_at: float = 0.0
    lost: str = ""  # why it cannot be followed any more

    @property
    def foot(self) -> float:
        """Room below the desk for what this is."""
        return FOOT

    def animating(self, now: float) -> bool:
        """Has the game gone on? The store is looked at once a second."""
        if now - self.read_at < EVERY:
            return False
        self.read_at = now
        return self.look()

    def look(self) -> bool:
        """Follow the game as far as it has come. Returns whether there is anything new to be seen."""
        lost = ""
        moved = False
        try:
            moved = self.followed.follow(self.store.steps(self.followed.saved.id))
        except (SimError, StoreError, ValidationError) as error:
            lost = trouble(error, self.language)
        changed = moved or lost != self.lost
        self.lost = lost
        if moved:
            self.play = self.followed.play
            last = self.play.session.steps[-1] if self.play.session.steps else None
            shown = [one.number for one in self.play.clients if last and one.id == last.client]
            self.client = shown[0] if shown else self.client
            self.follow = True
        return changed

    def draw(self, ui: Canvas) -> None:
        """Draw the desk, and below it whose game this is."""
        super().draw(ui)
        over = self.play.session.over
        edge = 8 if ui.narrow else 16
        area = Box(edge, ui.height - FOOT - 4, ui.width - 2 * edge, FOOT - 8)
        panel(ui, area, FAMILY_SOFT["investigate"], 10, FAMILY["investigate"])
        icon(ui, "eye", Box(area.x + 16, area.centery - 11, 22, 22), FAMILY["investigate"])
        right = area.right - 6
        leave = ui.say("window.look_on.leave")
        buttons = [(leave, ("home",), "Esc")]
        buttons += [(ui.say("window.week.result"), ("seen_to_end",), "Enter")] if over else []
        for words, command, key in buttons:
            wide = text.width(ui, words, BODY, True) + (80 if ui.keys else 28)
            button(ui, Box(right - wide, area.y + 6, wide, area.h - 12), words, command, key, primary=key == "Enter")
            right -= wide + 8
        room = Box(area.x + 52, area.y, right - area.x - 68, area.h)
        title = ui.say("window.look_on.over" if over else "window.look_on.title")
        shown = text.label(ui, title, room, BODY, INK, True, may_shorten=ui.narrow)
        note = self.lost or ("" if over else ui.say("window.look_on.note"))
        rest = Box(shown.right + 16, area.y, room.right - shown.right - 16, area.h)
        if note and (self.lost or not ui.narrow):
            text.label(ui, note, rest, SMALL, MUTED, may_shorten=True)
        ui.end()

    def key(self, event: pygame.event.Event) -> Command | None:
        """Keys that look at something. Digits always choose clients."""
        if event.key == pygame.K_ESCAPE:
            return ("home",)
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self.play.session.over:
            return ("seen_to_end",)
        self.digits_choose_moves = False
        return super().key(event)

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """What only looks; all else is refused in words."""
        if command[0] in LOOKS:
            return super().act(command, ui)
        self.told = ("window.look_on.only", {})
        return self
