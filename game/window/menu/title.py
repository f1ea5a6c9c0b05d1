"""The title: go on, begin, learn, look back, settings, help, quit."""

from dataclasses import dataclass, field
from functools import partial
from typing import Final

import pygame

from game.play.faces import face_of_persona
from game.play.shelf import lesson_after, lesson_number, next_lesson
from game.play.store import SavedGame
from game.window.screens import Screen, Still, Way
from game.window.services import Services
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.column import column
from game.window.widgets.icons import coloured, icon, portrait
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import bar, card, chip, keycap, panel
from game.window.widgets.theme import (
    BIG,
    BODY,
    CARD,
    FAMILY,
    FAMILY_SOFT,
    GOOD,
    GOOD_SOFT,
    GROUND,
    HEAD,
    HUGE,
    INK,
    LINE,
    MUTED,
    ON_DARK,
    SMALL,
    mixed,
)
from sim_core import ScenarioError
from sim_core.public.scenarios import Scenario, parse_scenario, text_in

CAST: Final = (
    ("smooth_talker", "warm"), ("bureaucrat", "polite"), ("worrier", "cold"), ("squeezer", "friendly"),
    ("hothead", "angry"), ("straight_shooter", "friendly"), ("newcomer", "polite"), ("old_friend", "warm"),
)  # fmt: skip
MENU: Final[tuple[tuple[str, Command, str, str], ...]] = (
    ("new", ("scenarios", "scenarios"), "play", "N"),
    ("lessons", ("scenarios", "lessons"), "lesson", "L"),
    ("challenge", ("challenge",), "calendar", "C"),
    ("test", ("test",), "check", "T"),
    ("past", ("past",), "games", "G"),
    ("settings", ("settings",), "settings", "F3"),
    ("help", ("help",), "help", "F1"),
    ("quit", ("quit",), "door", "Q"),
)
NAMED_AS: Final = {
    "lessons": "window.cards.lessons",
    "challenge": "challenge.title",
    "test": "test.title",
    "past": "window.past.title",
    "settings": "window.settings",
    "help": "window.help.title",
}
"""Rows that are named as the screens they lead to."""
ROW: Final = 52.0
CLOSE: Final = 44.0
"""Height of a row where there are many, or little room."""
TOP: Final = 64.0
"""What the way to the other language takes."""
WIDE: Final = 420.0


@dataclass
class Title(Still):
    """The screen of the title. `chosen` is the row that Enter takes: 0 is going on, if there is a game to go on with."""

    services: Services
    chosen: int = 0
    name: str = ""  # of the player
    beginner: bool = False  # nothing was played yet
    saved: SavedGame | None = None
    weeks_ended: int = 0
    about: Scenario | None = None  # the scenario of the unfinished game
    lesson: str = ""  # the one to be played next, if any has been played
    due: int = 0  # drills whose time has come
    windowed: bool = True  # can it be quit from here?
    tried: SavedGame | None = None  # this week's try of the challenge
    _known: bool = field(default=False, repr=False)

    def _look(self) -> None:
        if self._known:
            return
        self._known = True
        self.saved = self.services.unfinished()
        self.due = self.services.drills_due()
        self.tried = self.services.tried()
        games = self.services.games()
        self.beginner = not games
        self.lesson = next_lesson(self.services.store)
        if self.beginner or (games and games[0].status == "finished" and lesson_after(games[0].scenario)):
            self.chosen = 1 if not self.saved else 0  # the lessons: the first, or the one after that just played
        if self.saved:
            self.weeks_ended = self.services.progress().get(self.saved.id, (0, 0))[1]
            try:
                self.about = parse_scenario(self.saved.scenario_text.encode(), self.saved.scenario)
            except ScenarioError:
                self.about = None

    def rows(self) -> list[tuple[str, Command, str, str]]:
        """Name, command, icon and key of each row."""
        self._look()
        first: list[tuple[str, Command, str, str]] = []
        if self.saved:
            first = [("continue", ("resume", self.saved.id), "play", "Enter")]
        rest = [row for row in MENU if self.windowed or row[0] != "quit"]
        if self.due:
            rest.insert(2, ("drills", ("drills",), "repeat", "D"))
        return first + rest

    def draw(self, ui: Canvas) -> None:
        """Draw the title."""
        self.windowed = ui.outside.windowed
        rows = self.rows()
        ui.begin(GROUND)
        if ui.narrow:
            self._upright(ui, rows)
            ui.end()
            return
        margin = max((ui.width - 1160) / 2, 40)
        row = ROW if sum(_high(name, ROW) + 8 for name, *_ in rows) <= ui.height - TOP - 16 else CLOSE
        high = sum(_high(name, row) + 8 for name, *_ in rows) - 8
        y = max((ui.height - high) / 2, TOP)
        right = Box(ui.width - margin - WIDE, y, WIDE, high)
        line = ui.say("window.title.hello", name=self.name) if self.name else ui.say("window.title.line")
        _emblem(ui, Box(margin, 0, right.x - margin - 56, ui.height), line)
        for number, (name, command, sign, key) in enumerate(rows):
            place = Box(right.x, y, WIDE, _high(name, row))
            self._menu_row(ui, number, name, command, sign, key, place)
            y = place.bottom + 8
        wide = text.width(ui, ui.say("window.other_language_name"), BODY, True) + 60
        place = Box(ui.width - 24 - wide, 20, wide, 36)
        over = ui.hit(place, ("language",))
        shown = ui.say("window.other_language_name")
        end = keycap(ui, place.right - 8, place.centery, "F2", strong=over)
        text.label(ui, shown, Box(place.x, place.y, end - place.x - 8, place.h), BODY, INK if over else MUTED, True, "right")
        if self.services.trainer:
            text.label(ui, ui.say("window.title.trainer"), Box(24, 20, 500, 36), BODY, FAMILY["investigate"], True)
        ui.end()

    def _upright(self, ui: Canvas, rows: list[tuple[str, Command, str, str]]) -> None:
        """The title on a phone: its name above, the menu below."""
        line = ui.say("window.title.hello", name=self.name) if self.name else ui.say("window.title.line")
        other = ui.say("window.other_language_name")
        wide = text.width(ui, other, BODY, True) + 32
        place = Box(ui.width - wide - 4, 4, wide, 48)
        over = ui.hit(place, ("language",))
        text.label(ui, other, place, BODY, INK if over else MUTED, True, "center")
        area = Box(0, 56, ui.width, ui.height - 56)
        column(ui, "title", area, [(152, partial(_name_board, ui, line)), *(
            (_high(name, ROW), partial(self._menu_row, ui, number, name, command, sign, ""))
            for number, (name, command, sign, _) in enumerate(rows)
        )])  # fmt: skip

    def _menu_row(self, ui: Canvas, number: int, name: str, command: Command, sign: str, key: str, place: Box) -> None:
        if ui.hit(place, command):
            self.chosen = number
        if name == "continue":
            self._continue(ui, place, number == self.chosen)
            return
        shown = ui.say(NAMED_AS.get(name, f"window.title.{name}"))
        if name == "drills":
            shown = ui.say("window.title.drills_due", count=self.due)
        _row(ui, place, (shown, self._note(ui, name)), sign, key, number == self.chosen)

    def _note(self, ui: Canvas, name: str) -> str:
        """A word beside a row: where to begin or which lesson is next, and how this week's challenge stands."""
        if name == "lessons":
            if self.beginner:
                return ui.say("window.title.begin_here")
            return ui.say("window.title.lesson_next", number=lesson_number(self.lesson)) if self.lesson else ""
        if name != "challenge":
            return ""
        if self.tried is None:
            return ui.say("challenge.note")
        if self.tried.status == "playing":
            return ui.say("challenge.going")
        return ui.say("challenge.score", score=f"{self.tried.score:.0f}") if self.tried.score is not None else ""

    def _continue(self, ui: Canvas, area: Box, chosen: bool) -> None:
        """The game to go on with: what it is, and how far it has come."""
        blue = FAMILY["chase"]
        panel(ui, area, blue if not chosen else mixed(blue, INK, 0.12), 12, shadow=True)
        panel(ui, Box(area.x + 18, area.y + 22, 44, 44), mixed(blue, ON_DARK, 0.2), 22)
        icon(ui, "play", Box(area.x + 31, area.y + 35, 20, 20), ON_DARK)
        end = keycap(ui, area.right - 18, area.y + 32, "Enter", dark=True)
        room = Box(area.x + 78, area.y + 12, end - area.x - 90, 28)
        text.label(ui, ui.say("window.title.continue"), room, HEAD, ON_DARK, True)
        if self.saved is None:
            return
        title = text_in(self.about.title, ui.language) if self.about else self.saved.scenario
        weeks = self.about.weeks if self.about else 0
        where = ui.say("window.title.where", week=min(self.weeks_ended + 1, max(weeks, 1)), weeks=weeks or "?",
                       date=self.saved.started[:10])  # fmt: skip
        wide = text.width(ui, where, SMALL) + 2
        line = Box(area.x + 78, area.y + 42, area.w - 96, 22)
        name = text.label(ui, title, Box(line.x, line.y, line.w - wide - 12, 22), BODY, ON_DARK, may_shorten=True)
        text.label(ui, where, Box(name.right + 12, line.y, wide, 22), SMALL, ON_DARK)
        if weeks:
            bar(ui, Box(line.x, area.y + 72, line.w, 6), self.weeks_ended / weeks, ON_DARK, mixed(blue, ON_DARK, 0.3))

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        rows = self.rows()
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return rows[self.chosen][1]
        if event.key in (pygame.K_UP, pygame.K_DOWN, pygame.K_TAB):
            return ("choose", (self.chosen + (-1 if event.key == pygame.K_UP else 1)) % len(rows))
        if event.key == pygame.K_ESCAPE:
            return ("quit",)
        letters = ((command, key) for _, command, _, key in rows if len(key) == 1)
        return next((command for command, key in letters if event.key == getattr(pygame, f"K_{key.lower()}")), None)

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Choose a row. Everything else is a way to go, or the loop's."""
        match command:
            case ("choose", int(row)):
                self.chosen = row
                ui.mouse = (-1, -1)  # the key decides now
        return self


def _name_board(ui: Canvas, line: str, area: Box) -> None:
    """Name and what it is about, where there is room for no more."""
    coloured(ui, "app", Box(area.centerx - 36, area.y, 72, 72))
    text.label(ui, ui.say("game.title"), Box(area.x, area.y + 78, area.w, 40), BIG, INK, True, "center")
    text.label(ui, line, Box(area.x, area.y + 118, area.w, 26), BODY, MUTED, align="center", may_shorten=True)


def _high(name: str, row: float) -> float:
    return 92.0 if name == "continue" else row


def _row(ui: Canvas, area: Box, told: tuple[str, str], sign: str, key: str, chosen: bool) -> None:
    """A line of the menu: its name, and a note beside it."""
    name, note = told
    panel(ui, area, FAMILY_SOFT["chase"] if chosen else CARD, 12, FAMILY["chase"] if chosen else LINE, 2 if chosen else 1)
    icon(ui, sign, Box(area.x + 28, area.centery - 12, 24, 24), FAMILY["chase"] if chosen else MUTED)
    end = keycap(ui, area.right - 18, area.centery, key, strong=chosen)
    shown = text.label(ui, name, Box(area.x + 78, area.y, end - area.x - 90, area.h), HEAD, INK, True)
    if note and (not ui.narrow or shown.right + text.width(ui, note, SMALL) + 28 <= end):
        chip(ui, Box(shown.right + 12, area.centery - 11, end - shown.right - 24, 22), note, GOOD, GOOD_SOFT)


def _emblem(ui: Canvas, area: Box, line: str) -> None:
    """Name, what it is about, and the people it is about."""
    tile = min((area.w - 3 * 14) / 4, 120.0)
    high = 96 + 20 + 84 + 40 + 40 + 2 * tile + 14
    y = (area.h - high) / 2
    coloured(ui, "app", Box(area.x, y, 96, 96))
    y += 116
    text.label(ui, ui.say("game.title"), Box(area.x, y, area.w, 84), HUGE, INK, True, base=y + 60)
    text.label(ui, line, Box(area.x, y + 84, area.w, 28), HEAD, MUTED, may_shorten=True)
    y += 164
    for number, (persona, mood) in enumerate(CAST):
        row, column = divmod(number, 4)
        place = Box(area.x + column * (tile + 14), y + row * (tile + 14), tile, tile)
        card(ui, place)
        portrait(ui, face_of_persona(persona), mood, place.inflate(-12, -12))
