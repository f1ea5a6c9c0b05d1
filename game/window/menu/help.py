"""Help over any screen: the idea in six lines, and every key."""

from dataclasses import dataclass
from typing import Final

import pygame

from game.language.words import written_amounts
from game.window.screens import Overlay
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, keycap, panel, veil
from game.window.widgets.theme import BODY, CARD, FAMILY, HEAD, INK, ON_DARK

Line = tuple[tuple[str, ...], str]
"""Keys, and what they are for: `window.key.NAME`."""
KEYS: Final[tuple[Line, ...]] = (
    (("1–9",), "clients"),
    (("Tab",), "next_client"),
    (("S",), "sort"),
    (("C", "I", "N", "P", "L"), "families"),
    (("1–9", "0"), "moves"),
    (("←", "→"), "tabs"),
    (("↑", "↓"), "scroll"),
    (("+", "−"), "figures"),
    (("0–9",), "typed"),
    (("Enter",), "confirm"),
    (("Esc",), "back"),
    (("Space",), "coach"),
    (("E",), "end_week"),
    (("O",), "overview"),
    (("Y", "X"), "answers"),
    (("R",), "repeat"),
    (("D",), "debrief"),
    (("U",), "undo"),
    (("N",), "no_more"),
    (("F2",), "language"),
    (("F3",), "settings"),
    (("F11",), "full_screen"),
    (("F12",), "picture"),
)
IDEAS: Final = 6


@dataclass
class Help:
    """The overlay; any key that ends things closes it."""

    more: tuple[Line, ...] = ()  # keys beside those of every game

    def draw(self, ui: Canvas) -> None:
        """Draw the overlay on top of what is there."""
        veil(ui)
        if ui.narrow:
            _upright(ui)
            return
        wide, high = min(1016.0, ui.width - 48), min(608.0, ui.height - 24)
        area = Box((ui.width - wide) / 2, (ui.height - high) / 2, wide, high)
        panel(ui, area, CARD, 16, shadow=True)
        text.label(ui, ui.say("window.help.title"), Box(area.x + 32, area.y + 22, 400, 30), HEAD, INK, True)
        x, y = area.x + 32, area.y + 72
        ideas = [ui.say(f"window.help.idea_{number}") for number in range(1, IDEAS + 1)]
        free = high - 168 - sum(max(text.height(ui, one, 388), 24) for one in ideas)
        gap = min(max(free / IDEAS, 8), 34)
        for number, idea in enumerate(ideas, 1):
            panel(ui, Box(x, y, 26, 26), FAMILY["chase"], 13)
            text.label(ui, str(number), Box(x, y, 26, 26), BODY, ON_DARK, True, "center")
            y += max(text.paragraph(ui, idea, Box(x + 40, y + 2, 388, 90), BODY, INK), 24) + gap
        x = area.x + 504
        text.label(ui, ui.say("window.help.keys"), Box(x, area.y + 22, 300, 30), HEAD, INK, True)
        lines = (*KEYS, *self.more)
        step = min((high - 150) / len(lines), 32.0)
        for number, (keys, name) in enumerate(lines):
            line = area.y + 68 + number * step
            right = x + 150
            left = right
            for key in reversed(keys):
                left = keycap(ui, left, line + 13, key) - 4
            text.label(
                ui,
                ui.say(f"window.key.{name}", written=written_amounts(ui.language)),
                Box(right + 16, line, area.right - right - 44, 26),
                BODY,
                INK,
            )
        y = area.bottom - 60
        settings = ui.say("window.settings")
        button(ui, Box(area.x + 32, y, text.width(ui, settings, BODY, True) + 106, 40), settings, ("settings",), "F3",
               picture="settings")  # fmt: skip
        close = ui.say("window.help.close")
        close_wide = text.width(ui, close, BODY, True) + 76
        button(ui, Box(area.right - 32 - close_wide, y, close_wide, 40), close, ("help",), "F1", primary=True)

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        return ("help",) if event.key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER) else None

    def act(self, command: Command, ui: Canvas) -> Overlay:
        """There is nothing to do here but to read."""
        return self


def _upright(ui: Canvas) -> None:
    """The ideas of the game, without keys: there are none on a phone."""
    area = Box(8, 8, ui.width - 16, ui.height - 16)
    panel(ui, area, CARD, 16, shadow=True)
    text.label(ui, ui.say("window.help.title"), Box(area.x + 20, area.y + 12, area.w - 40, 32), HEAD, INK, True)
    ideas = [ui.say(f"window.help.idea_{number}") for number in range(1, IDEAS + 1)]
    inner = area.w - 40 - 40
    heights = [max(text.height(ui, one, inner), 26) + 14 for one in ideas]
    room = Box(area.x, area.y + 54, area.w, area.bottom - 68 - area.y - 54)
    y = room.y - ui.scrolled("help", room, sum(heights))
    with ui.clip(room):
        for number, (idea, high) in enumerate(zip(ideas, heights, strict=True), 1):
            panel(ui, Box(area.x + 20, y, 26, 26), FAMILY["chase"], 13)
            text.label(ui, str(number), Box(area.x + 20, y, 26, 26), BODY, ON_DARK, True, "center")
            text.paragraph(ui, idea, Box(area.x + 60, y + 2, inner, high), BODY, INK)
            y += high
    close = Box(area.x + 20, area.bottom - 58, area.w - 40, 48)
    button(ui, close, ui.say("window.help.close"), ("help",), primary=True)
