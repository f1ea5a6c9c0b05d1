"""A game that cannot be continued: why, and whether to give it up. It lies over the screen on which it was chosen."""

from dataclasses import dataclass

import pygame

from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, panel, veil
from game.window.widgets.theme import BODY, CARD, HEAD, INK, MUTED, WARN


@dataclass
class Lost:
    """The overlay. `game`: its number in the store."""

    game: int
    why: str

    def draw(self, ui: Canvas) -> None:
        """Draw the overlay on top of what is there."""
        veil(ui)
        wide = min(680.0, ui.width - 64)
        about = ui.say("window.lost.about")
        room = wide - 92
        told, below = text.height(ui, self.why, room, BODY), text.height(ui, about, room, BODY)
        high = min(176 + told + below, ui.height - 64)
        area = Box((ui.width - wide) / 2, (ui.height - high) / 2, wide, high)
        panel(ui, area, CARD, 16, shadow=True)
        icon(ui, "warning", Box(area.x + 28, area.y + 26, 24, 24), WARN)
        text.label(ui, ui.say("window.lost.title"), Box(area.x + 64, area.y + 22, room, 32), HEAD, INK, True)
        with ui.clip(Box(area.x, area.y + 60, wide, high - 136)):
            text.paragraph(ui, self.why, Box(area.x + 64, area.y + 64, room, told + 4), BODY, INK)
            text.paragraph(ui, about, Box(area.x + 64, area.y + 80 + told, room, below + 4), BODY, MUTED)
        leave, give_up = ui.say("window.lost.leave"), ui.say("window.lost.give_up")
        leave_wide, give_up_wide = (text.width(ui, one, BODY, True) + 84 for one in (leave, give_up))
        y = area.bottom - 60
        button(ui, Box(area.right - 28 - leave_wide, y, leave_wide, 40), leave, ("close",), "Esc", primary=True)
        place = Box(area.right - 40 - leave_wide - give_up_wide, y, give_up_wide, 40)
        button(ui, place, give_up, ("give_up", self.game), "Y")

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key == pygame.K_y:
            return ("give_up", self.game)
        if event.key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("close",)
        return None

    def act(self, command: Command, ui: Canvas) -> "Lost | None":
        """Leave it. Giving it up is a way between the screens."""
        return None if command[0] == "close" else self
