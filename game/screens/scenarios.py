"""Scenarios as cards: level, weeks, clients, lessons, best result; those of one's own; faulty files with their faults."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pygame

from game import words
from game.screens.house import House
from game.shelf import Card, cards
from game.widgets import text
from game.widgets.canvas import Box, Canvas, Command
from game.widgets.icons import icon, picture, portrait
from game.widgets.panels import button, chip, keycap, panel, scrollbar, veil
from game.widgets.theme import (
    BAD,
    BAD_SOFT,
    BODY,
    CARD,
    FAMILY,
    FAMILY_SOFT,
    GROUND,
    HEAD,
    INK,
    LINE,
    MEDAL,
    MUTED,
    SMALL,
    SUNK,
    TRACK,
    WARN,
)
from sim_core.scenario.meanings import LESSONS
from sim_core.scenario.practice import LEVELS
from sim_core.scenario.schema import Scenario, text_in

GAP: Final = 16.0
HIGH: Final = 172.0
FACES: Final = 9  # shown on a card
EVERY: Final = len(LESSONS)
MANY: Final = 6
USUAL_LEVEL: Final = 3
PRACTISE: Final = "practice"
DIGITS: Final = {getattr(pygame, f"K_{digit}"): digit - 1 for digit in range(1, 10)}


@dataclass
class Scenarios:
    """The cards. `kind`: "scenarios" or "lessons". `chosen` counts the cards, the practice card last."""

    house: House
    kind: str = "scenarios"
    chosen: int = 0
    level: int = USUAL_LEVEL
    faulty: Card | None = None  # whose faults are being read
    follow: bool = True
    columns: int = 3
    _cards: list[Card] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.read()

    def read(self) -> None:
        """Read the folders again."""
        lessons = self.kind == "lessons"
        self._cards = [one for one in cards(self.house.store, self.house.folders) if one.own or one.lesson == lessons]
        if lessons:
            self._cards = [one for one in self._cards if one.lesson]

    @property
    def count(self) -> int:
        """How many cards there are, that of practice among them."""
        return len(self._cards) + (self.kind == "scenarios")

    def draw(self, ui: Canvas) -> None:
        """Draw the cards."""
        ui.begin(GROUND)
        back = ui.say("window.back")
        button(ui, Box(24, 22, text.width(ui, back, BODY, True) + 84, 40), back, ("home",), "Esc")
        x = text.width(ui, back, BODY, True) + 132
        for kind, key in (("scenarios", "N"), ("lessons", "L")):
            told = ui.say(f"window.cards.{kind}")
            wide = text.width(ui, told, HEAD, True) + 24
            place = Box(x, 22, wide + 24, 40)
            over = ui.hit(place, ("kind", kind))
            chosen = kind == self.kind
            text.label(ui, told, Box(x, 22, wide, 40), HEAD, INK if chosen or over else MUTED, True, "center")
            keycap(ui, place.right, place.centery, key, strong=not chosen)
            if chosen:
                panel(ui, Box(x + 12, 60, wide - 24, 3), FAMILY["chase"], 1.5)
            x = place.right + 16
        area = Box(24, 80, ui.width - 48, ui.height - 80 - 56)
        self._grid(ui, area)
        self._foot(ui, Box(24, ui.height - 46, ui.width - 48, 32))
        if self.faulty:
            veil(ui)
            _faults(ui, self.faulty)
        ui.end()

    def _grid(self, ui: Canvas, area: Box) -> None:
        self.columns = max(int((area.w + GAP) // 380), 1)
        wide = (area.w - 10 - GAP * (self.columns - 1)) / self.columns
        rows = -(-self.count // self.columns)
        content = rows * (HIGH + GAP) - GAP
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
                key = str(number + 1) if number < len(DIGITS) else ""
                if number < len(self._cards):
                    _card(ui, place, self._cards[number], key)
                else:
                    _practice(ui, place, self.level, key)
        scrollbar(ui, "cards", area, content)

    def _foot(self, ui: Canvas, area: Box) -> None:
        folder = self.house.folders[0] if self.house.folders else None
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
        if pressed in DIGITS:
            return ("open", DIGITS[pressed]) if DIGITS[pressed] < self.count else None
        if pressed in (pygame.K_MINUS, pygame.K_KP_MINUS, pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS):
            return ("level", self.level + (-1 if pressed in (pygame.K_MINUS, pygame.K_KP_MINUS) else 1))
        by = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1, pygame.K_TAB: 1, pygame.K_UP: -self.columns, pygame.K_DOWN: self.columns}
        return ("choose", self.chosen + by[pressed]) if pressed in by and self.count else None

    def act(self, command: Command, ui: Canvas) -> Any:
        """Do what a command says. `play`, `practice` and `home` are the house's: see `wanted`."""
        match command:
            case ("choose", number):
                self.chosen, self.follow = min(max(number, 0), self.count - 1), True
            case ("kind", kind) if kind != self.kind:
                ui.scrolls.pop("cards", None)
                return Scenarios(self.house, kind, level=self.level)
            case ("level", level):
                self.level = min(max(level, LEVELS[0]), LEVELS[-1])
            case ("read",):
                self.read()
            case ("close",):
                self.faulty = None
            case ("open", number):
                return self._open(number)
        return self

    def _open(self, number: int) -> Any:
        self.chosen, self.follow = number, True
        if number >= len(self._cards):
            return ("practice", self.level)
        card = self._cards[number]
        if card.entry.scenario is None:
            self.faulty = card
            return self
        return ("play", card)

    def animating(self, now: float) -> bool:
        """Nothing moves here."""
        return False


def _pips(ui: Canvas, x: float, y: float, level: int) -> float:
    """The level as five bars, ever higher. Returns the right side."""
    for step in LEVELS:
        high = 4 + step * 2.4
        panel(ui, Box(x, y + 16 - high, 5, high), FAMILY["promote"] if step <= level else TRACK, 1.5)
        x += 8
    return x


def _card(ui: Canvas, area: Box, one: Card, key: str) -> None:
    found = one.entry.scenario
    end = keycap(ui, area.right - 14, area.y + 26, key, strong=False) - 10 if key else area.right - 14
    left = area.x + 18
    if found is None:
        icon(ui, "warning", Box(left, area.y + 16, 20, 20), BAD)
        text.label(ui, one.entry.path.name, Box(left + 28, area.y + 12, end - left - 28, 28), HEAD, INK, True, may_shorten=True)
        told = ui.say("window.cards.faults", count=len(one.entry.faults))
        chip(ui, Box(left, area.y + 46, area.w - 36, 22), told, BAD, BAD_SOFT)
        first = one.entry.faults[0]
        place = ui.say("window.cards.fault", line=first.line, text=words.tell(first.message, ui.language))
        text.paragraph(ui, place, Box(left, area.y + 78, area.w - 36, 80), SMALL, MUTED, most=4, may_shorten=True)
        return
    title = text_in(found.title, ui.language)
    text.label(ui, title, Box(left, area.y + 12, end - left, 28), HEAD, INK, True, may_shorten=True)
    y = area.y + 44
    x = _pips(ui, left, y, found.level) + 6
    shown = text.label(ui, ui.say("window.cards.level", level=found.level), Box(x, y, 120, 18), SMALL, MUTED)
    facts = ui.say("window.cards.facts", weeks=found.weeks, clients=len(found.clients))
    text.label(ui, facts, Box(shown.right + 14, y, area.right - shown.right - 30, 18), SMALL, MUTED)
    y += 30
    told = _teaches(ui, found.lessons)
    if told:
        text.paragraph(ui, told, Box(left, y, area.w - 36, 40), SMALL, INK, leading=1.45, most=2, may_shorten=True)
    strip = Box(left, area.bottom - 46, area.w - 36, 34)
    _best(ui, strip, one, _faces(ui, strip, found))


def _faces(ui: Canvas, area: Box, scenario: Scenario) -> float:
    """The clients' faces at the right of the strip, one over the other. Returns their left side."""
    panel(ui, area, SUNK, 8)
    personas = [client.persona for client in scenario.clients][:FACES]
    x = area.right - 6 - 28 - (len(personas) - 1) * 18
    for number, persona in enumerate(personas):
        portrait(ui, persona, "polite", Box(x + number * 18, area.y + 3, 28, 28))
    return x


def _teaches(ui: Canvas, lessons: Sequence[str]) -> str:
    """What a scenario teaches, in words where there are any."""
    if not lessons:
        return ""
    if len(lessons) >= EVERY:
        return ui.say("window.cards.teaches_all")
    most = len(lessons) > MANY  # then the few that are left out say more, and fit
    shown = [one for one in LESSONS if one not in lessons] if most else lessons
    named = [ui.say(f"lesson.{one}") if words.has(f"lesson.{one}") else one for one in shown]
    key = "window.cards.teaches_all_but" if most else "window.cards.teaches"
    return ui.say(key, lessons=ui.say("window.list_comma").join(named))


def _best(ui: Canvas, area: Box, one: Card, right: float) -> None:
    """The best result so far, up to `right`."""
    if one.best is None:
        told = ui.say("window.cards.own_unplayed" if one.own else "window.cards.unplayed")
        text.label(ui, told, Box(area.x + 12, area.y, right - area.x - 20, area.h), SMALL, MUTED)
        return
    x = area.x + 10
    if one.best.medal:
        rect = ui.rect(Box(x, area.y + 4, 26, 26))
        medal = picture("icons", f"medal_{one.best.medal}", rect.size)
        if medal:
            ui.surface.blit(medal, rect)
        x += 34
    told = ui.say("window.cards.best", score=f"{one.best.score:.0f}")
    shown = text.label(ui, told, Box(x, area.y, right - x - 8, area.h), BODY, MEDAL[one.best.medal], True)
    times = ui.say("window.cards.times", count=one.best.games)
    room = Box(shown.right + 10, area.y, right - shown.right - 18, area.h)
    if text.width(ui, times, SMALL) <= room.w:
        text.label(ui, times, room, SMALL, MUTED)


def _practice(ui: Canvas, area: Box, level: int, key: str) -> None:
    left = area.x + 18
    end = keycap(ui, area.right - 14, area.y + 26, key, strong=False) - 10 if key else area.right - 14
    icon(ui, "dice", Box(left, area.y + 15, 22, 22), FAMILY["investigate"])
    text.label(ui, ui.say("window.cards.practice"), Box(left + 30, area.y + 12, end - left - 30, 28), HEAD, INK, True)
    about = ui.say("window.cards.practice_about")
    text.paragraph(ui, about, Box(left, area.y + 46, area.w - 36, 60), SMALL, MUTED, leading=1.45, most=3)
    row = Box(left, area.bottom - 46, area.w - 36, 34)
    panel(ui, row, FAMILY_SOFT["investigate"], 8)
    for sign, x, by in (("−", row.x + 4, -1), ("+", row.right - 30, 1)):
        place = Box(x, row.y + 4, 26, 26)
        over = ui.hit(place, ("level", level + by))
        panel(ui, place, TRACK if over else CARD, 6, LINE)
        text.label(ui, sign, place, BODY, INK, True, "center")
    told = ui.say("window.cards.level", level=level)
    wide = text.width(ui, told, BODY, True)
    x = row.centerx - (wide + 56) / 2
    _pips(ui, x, row.y + 8, level)
    text.label(ui, told, Box(x + 50, row.y, wide + 8, row.h), BODY, INK, True)


def _faults(ui: Canvas, one: Card) -> None:
    """All faults of a file, to be read."""
    wide, high = min(860.0, ui.width - 64), ui.height - 96
    area = Box((ui.width - wide) / 2, 48, wide, high)
    panel(ui, area, CARD, 16, shadow=True)
    icon(ui, "warning", Box(area.x + 28, area.y + 26, 24, 24), WARN)
    text.label(ui, one.entry.path.name, Box(area.x + 64, area.y + 22, wide - 100, 32), HEAD, INK, True, may_shorten=True)
    text.label(ui, str(one.entry.path), Box(area.x + 64, area.y + 52, wide - 100, 20), SMALL, MUTED, may_shorten=True)
    room = Box(area.x + 28, area.y + 88, wide - 56, high - 160)
    lines = [
        ui.say("window.cards.fault_at", line=fault.line, column=fault.column, text=words.tell(fault.message, ui.language))
        for fault in one.entry.faults
    ]
    heights = [text.height(ui, line, room.w - 36) + 10 for line in lines]
    at = ui.scrolled("faults", room, sum(heights))
    y = room.y - at
    with ui.clip(room):
        for line, tall in zip(lines, heights, strict=True):
            icon(ui, "cross", Box(room.x, y + 4, 14, 14), BAD)
            text.paragraph(ui, line, Box(room.x + 26, y, room.w - 36, tall), BODY, INK)
            y += tall
    scrollbar(ui, "faults", room, sum(heights))
    close = ui.say("window.help.close")
    close_wide = text.width(ui, close, BODY, True) + 76
    button(ui, Box(area.right - 28 - close_wide, area.bottom - 60, close_wide, 40), close, ("close",), "Esc", primary=True)
