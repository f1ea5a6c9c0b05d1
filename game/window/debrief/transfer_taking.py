"""The transfer check while it is taken: one situation after another, a choice in each, and no word of what it was worth."""

from dataclasses import dataclass, field
from typing import Final

import pygame

from game.debrief.attempts import keep, options_told, result_of
from game.debrief.transfer import Form, Situation
from game.language import words
from game.play.view_model import Play
from game.window.debrief.stood import stood, turned
from game.window.debrief.transfer_done import TransferDone
from game.window.screens import Screen, Still, Told, Way
from game.window.services import Services
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.keys import DIGITS
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import back_button, bar, button, card, keycap, panel
from game.window.widgets.theme import BODY, CARD, FAMILY, FAMILY_SOFT, GROUND, HEAD, INK, LINE, MUTED, SMALL, SUNK

ROW: Final = 58.0


@dataclass
class Taking(Still):
    """The screen. `chosen`: a place of an option for each situation that was answered."""

    form: Form
    services: Services
    name: str = ""
    at: int = 0
    tab: str = "talk"
    chosen: dict[int, int] = field(default_factory=dict)
    leaving: bool = False  # was it asked to leave once?
    told: Told | None = None
    _plays: dict[int, Play] = field(default_factory=dict)

    @property
    def now(self) -> Situation:
        """The situation on the screen."""
        return self.form.situations[self.at]

    @property
    def standing(self) -> Play:
        """Its game."""
        if self.at not in self._plays:
            self._plays = {self.at: self.now.play()}
        return self._plays[self.at]

    def draw(self, ui: Canvas) -> None:
        """Draw how things stand, and what may be done."""
        ui.begin(GROUND)
        x = back_button(ui, ("leave",))
        whole = len(self.form.situations)
        head = ui.say("test.head", form=self.form.name, number=self.at + 1, of=whole)
        shown = text.label(ui, head, Box(x, 22, 600, 40), HEAD, INK, True)
        bar(ui, Box(shown.right + 24, 39, ui.width - shown.right - 48, 6), self.at / whole, FAMILY["chase"])
        area = Box(24, 80, ui.width - 48, ui.height - 104)
        left = Box(area.x, area.y, area.w * 0.56 - 8, area.h)
        stood(ui, left, self.standing, self.now.number, self.tab)
        self._options(ui, Box(left.right + 16, area.y, area.right - left.right - 16, area.h))
        ui.end()

    def _options(self, ui: Canvas, area: Box) -> None:
        card(ui, area)
        x, wide, y = area.x + 20, area.w - 40, area.y + 16
        asked = ui.say("test.ask")
        high = text.height(ui, asked, wide, BODY, True)
        text.paragraph(ui, asked, Box(x, y, wide, high), BODY, INK, True)
        y += high + 10
        told = options_told(self.now, ui.language)
        row = min(ROW, (area.bottom - 76 - y) / len(told) - 8)
        size = text.common_size(ui, told, wide - 64, BODY, True)
        for place, (option, words_told) in enumerate(zip(self.now.options, told, strict=True)):
            box = Box(x, y, wide, row)
            over, mine = ui.hit(box, ("choose", place)), self.chosen.get(self.at) == place
            panel(ui, box, FAMILY_SOFT["chase"] if mine else SUNK if over else CARD, 10,
                  FAMILY["chase"] if mine else LINE, 2 if mine else 1)  # fmt: skip
            keycap(ui, box.x + 36, box.centery, str(place + 1), strong=mine)
            cost = self.standing.option(option.step.move)
            hours = words.hours(cost.hours, ui.language) if cost else ""
            room = Box(box.x + 48, box.y, wide - 64, box.h * 0.55)
            text.label(ui, words_told, room, size, INK, True, may_shorten=True)
            text.label(ui, hours, Box(room.x, box.y + box.h * 0.5, room.w, box.h * 0.42), SMALL, MUTED)
            ui.tip(box, ui.say(f"tip.{option.step.move}"))
            if mine:
                icon(ui, "check", Box(box.right - 30, box.centery - 8, 16, 16), FAMILY["chase"])
            y = box.bottom + 8
        last = self.at == len(self.form.situations) - 1
        shown = ui.say("test.finish" if last else "test.next")
        own = text.width(ui, shown, BODY, True) + 108
        enabled = self.at in self.chosen
        button(ui, Box(area.right - own - 20, area.bottom - 58, own, 42), shown, ("go_on",), "Enter", True, enabled)
        if self.at:
            back = ui.say("test.before")
            own = text.width(ui, back, BODY, True) + 84
            button(ui, Box(x, area.bottom - 58, own, 42), back, ("go_back",), "PgUp")

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key == pygame.K_ESCAPE:
            return ("leave",)
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("go_on",) if self.at in self.chosen else None
        if event.key in (pygame.K_BACKSPACE, pygame.K_PAGEUP):
            return ("go_back",)
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_TAB):
            return ("tab", turned(self.tab, -1 if event.key == pygame.K_LEFT else 1))
        place = DIGITS.get(event.key, 0) - 1
        if 0 <= place < len(self.now.options):
            return ("choose", place)
        by = {pygame.K_UP: -1, pygame.K_DOWN: 1}.get(event.key)
        return ("choose", (self.chosen.get(self.at, -1 if by > 0 else 0) + by) % len(self.now.options)) if by else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Choose, go on or back; at the end the result is kept and shown."""
        match command:
            case ("leave",) if self.leaving or not self.chosen:
                return ("test",)
            case ("leave",):
                self.leaving, self.told = True, ("test.leaving", {})
                return self
            case ("tab", str(name)):
                self.tab = name
                ui.scrolls.clear()
            case ("choose", int(place)):
                self.chosen[self.at] = place
            case ("go_back",) if self.at:
                self.at -= 1
                ui.scrolls.clear()
            case ("go_on",) if self.at in self.chosen:
                return self._go_on(ui)
        self.leaving = False
        return self

    def _go_on(self, ui: Canvas) -> Screen:
        ui.scrolls.clear()
        if self.at < len(self.form.situations) - 1:
            self.at, self.tab = self.at + 1, "talk"
            return self
        result = result_of(self.form, [self.chosen[number] for number in range(len(self.form.situations))], self.name)
        kept = keep(self.services.store, result)
        return TransferDone(self.form, result, self.services, told=None if kept else ("test.unkept", {}))
