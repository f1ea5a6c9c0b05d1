"""The transfer check, before it is taken: what it is, which form comes next, and what came of earlier times."""

from dataclasses import dataclass, field
from typing import Final

import pygame

from game.debrief.attempts import Result, change, describe_change, describe_result, next_form, results
from game.debrief.transfer import FORMS, forms
from game.language.messages import tell
from game.window.debrief.transfer_taking import Taking
from game.window.screens import Screen, Still, Told, Way
from game.window.services import Services
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import back_button, button, card, panel, rule, scrollbar
from game.window.widgets.theme import BIG, BODY, FAMILY, FAMILY_SOFT, GROUND, HEAD, INK, MUTED, SUNK
from sim_core import SimError

ROW: Final = 40.0


@dataclass
class TransferStart(Still):
    """The screen."""

    services: Services
    name: str = ""  # of the player
    form: str = ""
    earlier: list[Result] = field(default_factory=list)
    told: Told | None = None

    def __post_init__(self) -> None:
        self.earlier = results(self.services.store, self.name)
        self.form = self.form or next_form(self.earlier)

    def draw(self, ui: Canvas) -> None:
        """Draw what it is, and what came of it before."""
        ui.begin(GROUND)
        x = back_button(ui, ("home",))
        text.label(ui, ui.say("test.title"), Box(x, 22, 500, 40), BIG, INK, True, base=54)
        area = Box(24, 80, ui.width - 48, ui.height - 104)
        left = Box(area.x, area.y, area.w * 0.52 - 8, area.h)
        self._about(ui, left)
        self._before(ui, Box(left.right + 16, area.y, area.right - left.right - 16, area.h))
        ui.end()

    def _about(self, ui: Canvas, area: Box) -> None:
        card(ui, area)
        x, wide, y = area.x + 28, area.w - 56, area.y + 24
        text.label(ui, ui.say("test.about_head"), Box(x, y, wide, 28), HEAD, INK, True)
        y += 44
        for name, picture in (("about_1", "search"), ("about_2", "check"), ("about_3", "eye")):
            told = ui.say(f"test.{name}")
            high = text.height(ui, told, wide - 40)
            icon(ui, picture, Box(x, y + 2, 20, 20), FAMILY["investigate"])
            text.paragraph(ui, told, Box(x + 40, y, wide - 40, high), BODY, INK)
            y += high + 16
        text.label(ui, ui.say("test.which"), Box(x, y + 6, wide, 24), BODY, MUTED)
        y += 38
        each = 150.0
        for number, name in enumerate(FORMS):
            place = Box(x + number * (each + 12), y, each, 44)
            button(ui, place, ui.say("test.form", form=name), ("form", name), name, primary=self.form == name,
                   colour=FAMILY["investigate"])  # fmt: skip
        shown = ui.say("test.begin")
        own = text.width(ui, shown, BODY, True) + 108
        button(ui, Box(area.right - own - 28, area.bottom - 68, own, 44), shown, ("begin",), "Enter", primary=True)

    def _before(self, ui: Canvas, area: Box) -> None:
        card(ui, area)
        x, wide, y = area.x + 28, area.w - 56, area.y + 24
        text.label(ui, ui.say("test.earlier"), Box(x, y, wide, 28), HEAD, INK, True)
        y += 40
        if not self.earlier:
            text.paragraph(ui, ui.say("test.none"), Box(x, y, wide, 80), BODY, MUTED)
            return
        found = change(self.earlier)
        if found:
            told = describe_change(found, ui.language)
            high = text.height(ui, told, wide - 28, BODY, True) + 24
            panel(ui, Box(x, y, wide, high), FAMILY_SOFT["investigate"], 10)
            text.paragraph(ui, told, Box(x + 14, y + 12, wide - 28, high), BODY, INK, True)
            y += high + 14
        rule(ui, x, y, wide)
        room = Box(x, y + 4, wide + 12, area.bottom - y - 20)
        content = ROW * len(self.earlier)
        at = ui.scrolled("test results", room, content)
        with ui.clip(room):
            for number, one in enumerate(reversed(self.earlier)):
                line = Box(x, room.y + number * ROW - at, wide, ROW)
                if line.bottom > room.y and line.y < room.bottom:
                    if number % 2:
                        panel(ui, line, SUNK, 6)
                    shown = describe_result(one, ui.language)
                    text.label(ui, shown, Box(line.x + 10, line.y, wide - 20, ROW), BODY, INK, may_shorten=True)
        scrollbar(ui, "test results", room, content)

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key == pygame.K_ESCAPE:
            return ("home",)
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("begin",)
        return {pygame.K_a: ("form", FORMS[0]), pygame.K_b: ("form", FORMS[1])}.get(event.key)

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Choose a form, or begin."""
        match command:
            case ("form", str(name)):
                self.form = name
            case ("begin",):
                try:
                    return Taking(forms()[self.form], self.services, self.name)
                except SimError as error:
                    self.told = ("test.cannot", {"why": tell(error.message, ui.language)})
        return self
