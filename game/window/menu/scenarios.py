"""Scenarios as cards: level, weeks, clients, lessons, best result; those of one's own; faulty files with their faults."""

from dataclasses import dataclass, field
from typing import Final

import pygame

from game.play.shelf import Card, cards, next_lesson
from game.window.menu.scenario_cards import faults_panel, practice_card, scenario_card
from game.window.screens import Screen, Still, Way
from game.window.services import Services
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.keys import DIGITS
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import back_button, bar_room, button, panel, scrollbar, veil
from game.window.widgets.tabs import tab
from game.window.widgets.theme import BODY, CARD, FAMILY, GROUND, HEAD, LINE, MUTED, SMALL
from sim_core.public.scenarios import LEVELS

GAP: Final = 16.0
HIGH: Final = 172.0
USUAL_LEVEL: Final = 3


@dataclass
class Scenarios(Still):
    """The cards. `kind`: "scenarios" or "lessons". `chosen` counts the cards, the practice card last."""

    services: Services
    kind: str = "scenarios"
    chosen: int = 0
    level: int = USUAL_LEVEL
    faulty: Card | None = None  # whose faults are being read
    follow: bool = True
    columns: int = 3
    _cards: list[Card] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.read()
        wanted = next_lesson(self.services.store) if self.kind == "lessons" else ""
        self.chosen = next((at for at, one in enumerate(self._cards) if wanted and one.entry.id == wanted), self.chosen)

    def read(self) -> None:
        """Read the folders again."""
        lessons = self.kind == "lessons"
        self._cards = [one for one in cards(self.services.store, self.services.folders) if one.own or one.lesson == lessons]
        if lessons:
            self._cards = [one for one in self._cards if one.lesson]

    @property
    def count(self) -> int:
        """How many cards there are, that of practice among them."""
        return len(self._cards) + (self.kind == "scenarios")

    def draw(self, ui: Canvas) -> None:
        """Draw the cards."""
        ui.begin(GROUND)
        x = back_button(ui, ("home",))
        for kind, key in (("scenarios", "N"), ("lessons", "L")):
            told = ui.say(f"window.cards.{kind}")
            x = tab(ui, Box(x, 22, 0, 40), told, HEAD, ("kind", kind), kind == self.kind, 38, key=key).right + 16
        area = Box(24, 80, ui.width - 48, ui.height - 80 - 56)
        self._grid(ui, area)
        self._foot(ui, Box(24, ui.height - 46, ui.width - 48, 32))
        if self.faulty:
            veil(ui)
            faults_panel(ui, self.faulty)
        ui.end()

    def _grid(self, ui: Canvas, area: Box) -> None:
        self.columns = max(int((area.w + GAP) // 380), 1)
        rows = -(-self.count // self.columns)
        content = rows * (HIGH + GAP) - GAP
        wide = (area.w - bar_room(area, content, 10) - GAP * (self.columns - 1)) / self.columns
        if not self._cards and self.kind == "lessons":
            text.paragraph(
                ui, ui.say("window.cards.no_lessons"), Box(area.x, area.y + 80, area.w, 60), BODY, MUTED, align="center"
            )
        if self.follow:
            top = self.chosen // self.columns * (HIGH + GAP)
            now = ui.scrolls.get("cards", 0.0)
            ui.scrolls["cards"] = max(min(now, top), top + HIGH - area.h)
            self.follow = False
        at = ui.scrolled("cards", area, content)
        with ui.clip(area.inflate(8, 8)):
            for number in range(self.count):
                row, column = divmod(number, self.columns)
                place = Box(area.x + column * (wide + GAP), area.y + row * (HIGH + GAP) - at, wide, HIGH)
                if place.bottom < area.y - 8 or place.y > area.bottom + 8:
                    continue
                over = ui.hit(place, ("open", number))
                chosen = number == self.chosen
                border = FAMILY["chase"] if chosen else (MUTED if over else LINE)
                panel(ui, place, CARD, 12, border, 2 if chosen else 1, shadow=True)
                key = str(number + 1) if number < 9 else ""
                if number < len(self._cards):
                    scenario_card(ui, place, self._cards[number], key)
                else:
                    practice_card(ui, place, self.level, key)
        scrollbar(ui, "cards", area, content)

    def _foot(self, ui: Canvas, area: Box) -> None:
        folder = self.services.folders[0] if self.services.folders else None
        if folder is None:
            return
        icon(ui, "folder", Box(area.x, area.centery - 9, 18, 18), MUTED)
        told = ui.say("window.cards.own_folder", path=str(folder))
        again = ui.say("window.cards.read_again")
        wide = text.width(ui, again, SMALL, True) + 56
        text.label(ui, told, Box(area.x + 28, area.y, area.w - wide - 48, area.h), SMALL, MUTED, may_shorten=True)
        button(ui, Box(area.right - wide, area.y, wide, area.h), again, ("read",), "F5", size=SMALL)

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        pressed = event.key
        if self.faulty:
            return ("close",) if pressed in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER) else None
        if pressed == pygame.K_ESCAPE:
            return ("home",)
        if pressed in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("open", self.chosen) if self.count else None
        if pressed in (pygame.K_n, pygame.K_l):
            return ("kind", "scenarios" if pressed == pygame.K_n else "lessons")
        if pressed == pygame.K_F5:
            return ("read",)
        if DIGITS.get(pressed):
            return ("open", DIGITS[pressed] - 1) if DIGITS[pressed] <= self.count else None
        if pressed in (pygame.K_MINUS, pygame.K_KP_MINUS, pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS):
            return ("level", self.level + (-1 if pressed in (pygame.K_MINUS, pygame.K_KP_MINUS) else 1))
        by = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1, pygame.K_TAB: 1, pygame.K_UP: -self.columns, pygame.K_DOWN: self.columns}
        return ("choose", self.chosen + by[pressed]) if pressed in by and self.count else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Do what a command says. `play`, `practice` and `home` are ways to go."""
        match command:
            case ("choose", int(number)):
                self.chosen, self.follow = min(max(number, 0), self.count - 1), True
            case ("kind", str(kind)) if kind != self.kind:
                ui.scrolls.pop("cards", None)
                return Scenarios(self.services, kind, level=self.level)
            case ("level", int(level)):
                self.level = min(max(level, LEVELS[0]), LEVELS[-1])
            case ("read",):
                self.read()
            case ("close",):
                self.faulty = None
            case ("open", int(number)):
                return self._open(number)
        return self

    def _open(self, number: int) -> Screen | Way:
        self.chosen, self.follow = number, True
        if number >= len(self._cards):
            return ("practice", self.level)
        card = self._cards[number]
        if card.entry.scenario is None:
            self.faulty = card
            return self
        return ("play", card)
