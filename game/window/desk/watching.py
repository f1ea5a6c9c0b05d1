"""A worked example on the desk: the textbook's own game, and a card with what it says before each choice."""

from dataclasses import dataclass

import pygame

from game.play.example import Example, client_of, make_choice, next_choice, said_aloud
from game.play.faces import face_of_us
from game.play.view_model import Play
from game.window.desk.desk import Desk
from game.window.screens import Screen, Still, Way
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import portrait
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, panel
from game.window.widgets.theme import BODY, FAMILY_SOFT, INK, MUTED, SMALL, mixed
from sim_core.public.games import END_WEEK
from sim_core.public.vocabulary import FAMILY, MOVE

FOOT, FACE, PAD = 132.0, 64.0, 16.0


class ExampleDesk(Desk):
    """The desk of an example, with room for what is said."""

    @property
    def foot(self) -> float:
        """Room kept below the desk, in design units."""
        return FOOT


@dataclass
class Watching(Still):
    """The screen between the briefing of a lesson and its first week. `mine`: the trainee's own game, not begun yet."""

    example: Example
    mine: Play
    desk: ExampleDesk
    begun: bool = False
    answered: bool = False  # was the choice made, and stands its answer there to be read?

    def draw(self, ui: Canvas) -> None:
        """Draw the example's desk, and what is said over it."""
        self.desk.draw(ui)
        ui.overlay()
        _card(ui, self)
        ui.end()

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            return ("on",)
        return ("skip",) if event.key == pygame.K_ESCAPE else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Go on, or begin with one's own game."""
        if command == ("skip",) or (command == ("on",) and self.example.over and not self.answered):
            ui.moving.clear()
            return Desk(self.mine, language=ui.language)
        if command == ("on",):
            self._on(ui)
        return self

    def _on(self, ui: Canvas) -> None:
        """Make the choice that was spoken of, and let its answer be read; then speak of the next one."""
        if self.begun and not self.answered:
            self.answered = make_choice(self.example).move != END_WEEK
            ui.scrolls["talk"] = float("inf")
            self.desk.page = "talk"
            if self.answered:
                return
        self.begun, self.answered = True, False
        self._turn_to(ui)

    def _turn_to(self, ui: Canvas) -> None:
        """Show the client and the family of moves that the next choice is about."""
        self.desk.refused = ""
        if self.example.over:
            return
        step = next_choice(self.example)
        ui.scrolls["talk"] = float("inf")
        if step.move != END_WEEK:
            self.desk.client, self.desk.family = client_of(self.example, step), FAMILY[MOVE[step.move]]
            self.desk.refused = step.move  # its row stands out
            self.desk.page = "moves"


def watching(example: Example, mine: Play, language: str) -> Watching:
    """The example of a lesson, from its start."""
    return Watching(example, mine, ExampleDesk(example.play, language=language))


def _words(ui: Canvas, screen: Watching) -> str:
    if not screen.begun:
        return ui.say("example.begin")
    example = screen.example
    if screen.answered:
        return ui.say("example.answer")
    return ui.say("example.done") if example.over else said_aloud(example, next_choice(example), ui.language)


def _card(ui: Canvas, screen: Watching) -> None:
    told, over = _words(ui, screen), screen.begun and not screen.answered and screen.example.over
    if ui.narrow:
        _card_upright(ui, screen, told, over)
        return
    area = Box(16, ui.height - FOOT, ui.width - 32, FOOT - 16)
    inner = area.w - FACE - 3 * PAD
    panel(ui, area, FAMILY_SOFT["plan"], 12, mixed(FAMILY_SOFT["plan"], INK, 0.35))
    portrait(ui, face_of_us("coach"), "polite", Box(area.x + PAD, area.y + PAD, FACE, FACE))
    left = area.x + 2 * PAD + FACE
    who = ui.say("example.who", week=screen.example.play.session.week) if screen.begun and not over else ui.say("example.title")
    text.label(ui, who, Box(left, area.y + 10, inner, 22), SMALL, MUTED, True)
    text.paragraph(ui, told, Box(left, area.y + 34, inner, 44), BODY, INK)
    right, bottom = area.right - PAD, area.bottom - 42
    choices = [("example.mine" if over else "example.next", ("on",), "Enter")]
    choices += [] if over else [("example.skip", ("skip",), "Esc")]
    for number, (name, command, key) in enumerate(choices):
        words = ui.say(name)
        size = text.width(ui, words, BODY, True) + text.width(ui, key, SMALL, True) + 56
        button(ui, Box(right - size, bottom, size, 34), words, command, key, primary=number == 0)
        right -= size + 10


def _card_upright(ui: Canvas, screen: Watching, told: str, over: bool) -> None:
    """What is said, over the foot of the desk, whose ways are of no use here."""
    wide = ui.width - 16
    high = text.height(ui, told, wide - 2 * PAD) + 122
    area = Box(8, ui.height - high - 8, wide, high)
    panel(ui, area, FAMILY_SOFT["plan"], 12, mixed(FAMILY_SOFT["plan"], INK, 0.35), shadow=True)
    portrait(ui, face_of_us("coach"), "polite", Box(area.x + PAD, area.y + 10, 40, 40))
    who = ui.say("example.who", week=screen.example.play.session.week) if screen.begun and not over else ui.say("example.title")
    text.label(ui, who, Box(area.x + PAD + 52, area.y + 18, area.w - PAD - 68, 24), SMALL, MUTED, True, may_shorten=True)
    text.paragraph(ui, told, Box(area.x + PAD, area.y + 58, area.w - 2 * PAD, high), BODY, INK)
    y, half = area.bottom - 54, (area.w - 2 * PAD - 8) / 2
    if over:
        button(ui, Box(area.x + PAD, y, area.w - 2 * PAD, 44), ui.say("example.mine"), ("on",), primary=True)
        return
    button(ui, Box(area.x + PAD, y, half, 44), ui.say("example.skip"), ("skip",))
    button(ui, Box(area.x + PAD + half + 8, y, half, 44), ui.say("example.next"), ("on",), primary=True)
