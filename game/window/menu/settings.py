"""Settings over any screen: language, text size, theme, sound, motion. A change is seen and kept at once."""

from dataclasses import dataclass
from typing import Final

import pygame

from game.language.locale import LANGUAGES
from game.play.asking import WEIGHTY
from game.play.settings import LONGEST_NAME, LOUDEST, Settings
from game.window.screens import Overlay
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.field import TextField
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, panel, veil
from game.window.widgets.theme import BODY, CARD, FAMILY, FAMILY_SOFT, HEAD, HOVER, INK, LINE, MUTED, SMALL, SUNK, TRACK

Value = str | bool | int | tuple[str, ...]
ROWS: Final[tuple[tuple[str, tuple[Value, ...]], ...]] = (
    ("language", LANGUAGES),
    ("text_size", ("small", "normal", "large")),
    ("theme", ("light", "dark")),
    ("motion", (True, False)),
    ("sound", (True, False)),
    ("volume", tuple(range(LOUDEST + 1))),
    ("unasked", ((), WEIGHTY)),
    ("name", ()),
)
HIGH: Final = 56.0
PITCH: Final = 78.0
"""Of a row where the picture is upright."""
WIDE: Final = 620.0


@dataclass
class SettingsOverlay:
    """The overlay. `chosen` is the row that the arrow keys change."""

    settings: Settings
    chosen: int = 0
    field: TextField | None = None  # the name, while it is typed

    def draw(self, ui: Canvas) -> None:
        """Draw the overlay on top of what is there."""
        veil(ui)
        if ui.narrow:
            self._upright(ui)
            return
        high = 156 + HIGH * len(ROWS)
        area = Box((ui.width - WIDE) / 2, (ui.height - high) / 2, WIDE, high)
        panel(ui, area, CARD, 16, shadow=True)
        text.label(ui, ui.say("window.settings"), Box(area.x + 32, area.y + 24, 300, 30), HEAD, INK, True)
        text.label(
            ui, ui.say("window.settings.keys"), Box(area.x + 232, area.y + 24, WIDE - 264, 30), SMALL, MUTED, align="right"
        )
        for number, (name, values) in enumerate(ROWS):
            row = Box(area.x + 16, area.y + 68 + number * HIGH, WIDE - 32, HIGH)
            ui.hit(row, ("row", number))
            if number == self.chosen:
                panel(ui, Box(row.x, row.y + 2, row.w, row.h - 4), SUNK, 10)
            text.label(ui, ui.say(f"window.settings.{name}"), Box(row.x + 16, row.y, 200, row.h), BODY, INK, True)
            place = Box(row.x + 216, row.y + 9, row.w - 232, row.h - 18)
            now = ui.language if name == "language" else getattr(self.settings, name)
            if name == "name":
                self._name(ui, place, now)
            elif name == "volume":
                _steps(ui, place, self.settings.volume, self.settings.sound)
            else:
                _choice(ui, place, name, values, now)
        close = ui.say("window.settings.close")
        wide = text.width(ui, close, BODY, True) + 76
        button(ui, Box(area.right - 32 - wide, area.bottom - 64, wide, 40), close, ("settings",), "Esc", primary=True)
        home = ui.say("window.settings.home")
        home_wide = text.width(ui, home, BODY, True) + 84
        button(ui, Box(area.x + 32, area.bottom - 64, home_wide, 40), home, ("home",), "H", picture="home")

    def _upright(self, ui: Canvas) -> None:
        """The rows on a phone: each under its name."""
        area = Box(8, 8, ui.width - 16, ui.height - 16)
        panel(ui, area, CARD, 16, shadow=True)
        text.label(ui, ui.say("window.settings"), Box(area.x + 20, area.y + 12, area.w - 40, 32), HEAD, INK, True)
        foot = area.bottom - 68
        content = PITCH * len(ROWS)
        room = Box(area.x, area.y + 52, area.w, foot - area.y - 52)
        y = room.y - ui.scrolled("settings", room, content)
        with ui.clip(room):
            for number, (name, values) in enumerate(ROWS):
                ui.hit(Box(area.x + 12, y, area.w - 24, PITCH), ("row", number))
                text.label(ui, ui.say(f"window.settings.{name}"), Box(area.x + 20, y, area.w - 40, 22), SMALL, MUTED, True)
                now = ui.language if name == "language" else getattr(self.settings, name)
                place = Box(area.x + 20, y + 23, area.w - 40, 44)
                if name == "name":
                    self._name(ui, place, now)
                elif name == "volume":
                    _steps(ui, place, self.settings.volume, self.settings.sound)
                else:
                    _choice(ui, place, name, values, now)
                y += PITCH
        half = (area.w - 48) / 2
        button(ui, Box(area.x + 20, foot + 10, half, 48), ui.say("window.settings.home"), ("home",))
        close = Box(area.x + 28 + half, foot + 10, half, 48)
        button(ui, close, ui.say("window.settings.close"), ("settings",), primary=True)

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if self.field:
            return self._field_key(event.key)
        if ROWS[self.chosen][0] == "name" and event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_LEFT, pygame.K_RIGHT):
            return ("edit",)
        if event.key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("settings",)
        if event.key == pygame.K_h:
            return ("home",)
        if event.key in (pygame.K_UP, pygame.K_DOWN, pygame.K_TAB):
            return ("row", (self.chosen + (-1 if event.key == pygame.K_UP else 1)) % len(ROWS))
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_SPACE):
            return ("turn", -1 if event.key == pygame.K_LEFT else 1)
        return None

    def act(self, command: Command, ui: Canvas) -> Overlay:
        """Choose a row. Turning one becomes the loop's command to set it: `wanted` says which."""
        match command:
            case ("row", int(number)):
                self.leave()
                self.chosen = number
            case ("edit",):
                self.chosen = len(ROWS) - 1
                self.field = TextField(self.settings.name, LONGEST_NAME)
            case ("rub_out",) if self.field:
                self.field.rub_out()
            case ("leave",):
                self.leave()
        return self

    def typed(self, event: pygame.event.Event) -> None:
        """Text from the keyboard or an input method."""
        if self.field:
            self.field.typed(event)

    def leave(self) -> None:
        """Keys are keys again, and what was typed is dropped."""
        if self.field:
            self.field = None

    def _field_key(self, pressed: int) -> Command | None:
        if self.field is None or self.field.composing:
            return None  # the input method has the word
        if pressed in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_TAB):
            name = self.field.done()
            self.field = None
            return ("set", "name", name)
        return {pygame.K_BACKSPACE: ("rub_out",), pygame.K_ESCAPE: ("leave",)}.get(pressed)

    def _name(self, ui: Canvas, area: Box, now: str) -> None:
        if self.field:
            self.field.draw(ui, area)
            return
        over = ui.hit(area, ("edit",))
        panel(ui, area, HOVER if over else SUNK, 8, LINE)
        told = now or ui.say("window.settings.no_name")
        text.label(ui, told, Box(area.x + 12, area.y, area.w - 24, area.h), BODY, INK if now else MUTED)

    def wanted(self, by: int, language: str) -> tuple[str, object]:
        """The setting that turns the chosen row one step on: its name and value."""
        name, values = ROWS[self.chosen]
        now = language if name == "language" else getattr(self.settings, name)
        place = values.index(now) + by if now in values else 0  # asked about some, and not about others: about all again
        place = min(max(place, 0), len(values) - 1) if name == "volume" else place % len(values)
        return name, values[place]


def _called(value: Value) -> str:
    """What a value is called in the words."""
    if isinstance(value, tuple):
        return "none" if value else "all"
    return str(value).lower()


def _choice(ui: Canvas, area: Box, name: str, values: tuple[Value, ...], now: object) -> None:
    """A row of segments, one of them chosen: filled, and with a bar below, so that it is not colour alone."""
    panel(ui, area, SUNK, 8, LINE)
    wide = area.w / len(values)
    for number, value in enumerate(values):
        place = Box(area.x + number * wide, area.y, wide, area.h)
        inside = Box(place.x + 3, place.y + 3, place.w - 6, place.h - 6)
        over = ui.hit(place, ("set", name, value))
        if value == now:
            panel(ui, inside, FAMILY_SOFT["chase"], 6, FAMILY["chase"])
        elif over:
            panel(ui, inside, HOVER, 6)
        key = f"window.settings.{name}.{_called(value)}"
        text.label(ui, ui.say(key), inside, BODY, INK if value == now else MUTED, value == now, "center")


def _steps(ui: Canvas, area: Box, now: int, heard: bool) -> None:
    """The volume: a mark a step, higher and higher."""
    wide = area.w / (LOUDEST + 1)
    for step in range(LOUDEST + 1):
        place = Box(area.x + step * wide, area.y, wide, area.h)
        over = ui.hit(place, ("set", "volume", step))
        high = 6 + (area.h - 6) * step / LOUDEST
        colour = FAMILY["chase"] if 0 < step <= now and heard else (MUTED if over or step == now == 0 else TRACK)
        panel(ui, Box(place.x + 3, area.bottom - high, wide - 6, high), colour, 3)
