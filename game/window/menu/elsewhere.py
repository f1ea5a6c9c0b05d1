"""A game that is being played in another window: look on, or go back. It lies over the screen on which it was chosen."""

from dataclasses import dataclass

import pygame

from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, panel, veil
from game.window.widgets.theme import BODY, CARD, FAMILY, HEAD, INK, MUTED


@dataclass
class OpenElsewhere:
    """The overlay. `game`: its number in the store."""

    game: int

    def draw(self, ui: Canvas) -> None:
        """Draw the overlay on top of what is there."""
        veil(ui)
        wide = min(600.0, ui.width - 64)
        room = wide - 92
        about = ui.say("window.elsewhere.about")
        high = 148 + text.height(ui, about, room)
        area = Box((ui.width - wide) / 2, (ui.height - high) / 2, wide, high)
        panel(ui, area, CARD, 16, shadow=True)
        icon(ui, "eye", Box(area.x + 28, area.y + 26, 24, 24), FAMILY["investigate"])
        text.label(ui, ui.say("window.elsewhere.title"), Box(area.x + 64, area.y + 22, room, 32), HEAD, INK, True)
        text.paragraph(ui, about, Box(area.x + 64, area.y + 62, room, high), BODY, MUTED)
        look, back = ui.say("window.elsewhere.look_on"), ui.say("window.back")
        look_wide, back_wide = (text.width(ui, one, BODY, True) + 84 for one in (look, back))
        y = area.bottom - 60
        button(ui, Box(area.right - 28 - look_wide, y, look_wide, 40), look, ("look_on", self.game), "Enter", primary=True)
        button(ui, Box(area.right - 40 - look_wide - back_wide, y, back_wide, 40), back, ("close",), "Esc")

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("look_on", self.game)
        return ("close",) if event.key == pygame.K_ESCAPE else None

    def act(self, command: Command, ui: Canvas) -> "OpenElsewhere | None":
        """Go back. Looking on is a way between the screens."""
        return None if command[0] == "close" else self
