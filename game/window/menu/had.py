"""A challenge of which the try was had: what came of it, and what else there is to play. It lies over the title."""

from dataclasses import dataclass

import pygame

from game.play.challenge import Challenge
from game.play.store import SavedGame
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, panel, veil
from game.window.widgets.theme import BODY, CARD, FAMILY, HEAD, INK, MUTED


@dataclass
class Had:
    """The overlay."""

    challenge: Challenge
    saved: SavedGame

    def draw(self, ui: Canvas) -> None:
        """Draw the overlay on top of what is there."""
        veil(ui)
        wide = min(760.0, ui.width - 64)
        score = f"{self.saved.score:.0f}" if self.saved.score is not None else "–"
        told = ui.say("challenge.had_head", week=self.challenge.week, score=score)
        about, room = ui.say("challenge.had_about"), wide - 92
        below = text.height(ui, about, room, BODY)
        high = 148 + below
        area = Box((ui.width - wide) / 2, (ui.height - high) / 2, wide, high)
        panel(ui, area, CARD, 16, shadow=True)
        icon(ui, "calendar", Box(area.x + 28, area.y + 26, 24, 24), FAMILY["chase"])
        size = text.common_size(ui, (told,), room, HEAD, True)
        text.label(ui, told, Box(area.x + 64, area.y + 22, room, 32), size, INK, True)
        text.paragraph(ui, about, Box(area.x + 64, area.y + 62, room, below + 4), BODY, MUTED)
        right, y = area.right - 28, area.bottom - 60
        for name, key, command, primary in self._ways():
            shown = ui.say(f"challenge.{name}")
            own = text.width(ui, shown, BODY, True) + 24 + max(text.width(ui, key, BODY, True) + 18, 28)
            button(ui, Box(right - own, y, own, 40), shown, command, key, primary=primary)
            right -= own + 12

    def _ways(self) -> tuple[tuple[str, str, Command, bool], ...]:
        return (
            ("practise", "Enter", ("play_named", self.challenge.scenario), True),
            ("look", "D", ("debrief_saved", self.saved.id), False),
            ("leave", "Esc", ("close",), False),
        )

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return self._ways()[0][2]
        return {pygame.K_d: self._ways()[1][2], pygame.K_ESCAPE: ("close",)}.get(event.key)

    def act(self, command: Command, ui: Canvas) -> "Had | None":
        """Leave it. All else is a way between the screens."""
        return None if command[0] == "close" else self
