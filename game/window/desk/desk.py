"""The desk: what can be done there, and what each key and click means. How it looks is in `picture`."""

from dataclasses import dataclass
from typing import Final

import pygame

from game.play.asking import asks_first
from game.play.view import suggested
from game.play.view_model import BELIEF_MOVES, stated
from game.window.desk import forms, moves
from game.window.desk.forms import Form
from game.window.desk.friday import FridayScreen
from game.window.desk.keys import ANSWER_KEYS, FAMILY_KEYS, belief_key, form_key, sure_key
from game.window.desk.motion import show_move, show_week
from game.window.desk.overview import Overview
from game.window.desk.picture import draw_desk
from game.window.desk.repeat import Repeat, last_weeks
from game.window.desk.state import SORTS, TABS, DeskState
from game.window.desk.week import Week
from game.window.screens import Screen, Still, Way
from game.window.widgets.canvas import Canvas
from game.window.widgets.keys import DIGITS
from game.window.widgets.motion import Typing
from game.window.widgets.noted import Command
from sim_core import IllegalMove, Message
from sim_core.public.games import END_WEEK, Step
from sim_core.public.vocabulary import FAMILY, MOVE

QUIET: Final = 0.6
"""Seconds for which the same move on the same client is not taken again: until its answer stands there and nobody clicks."""


@dataclass
class Desk(Still, DeskState):
    """The desk screen."""

    def draw(self, ui: Canvas) -> None:
        """Draw the desk."""
        self.language = ui.language
        draw_desk(ui, self)

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        pressed = event.key
        if self.sure:
            return sure_key(pressed, self.sure.move)
        if self.asking:
            return belief_key(pressed)
        if self.form:
            return form_key(event, self.form)
        if pressed == pygame.K_ESCAPE:
            return ("back",)
        if pressed == pygame.K_TAB:
            return ("next_client", -1 if event.mod & pygame.KMOD_SHIFT else 1)
        if pressed in FAMILY_KEYS:
            return ("family", FAMILY_KEYS[pressed])
        if pressed in DIGITS:
            return self._digit(DIGITS[pressed], bool(event.mod & pygame.KMOD_SHIFT))
        commands: dict[int, Command] = {
            **ANSWER_KEYS,
            pygame.K_e: ("end_week",),
            pygame.K_s: ("sort",),
            pygame.K_o: ("overview",),
            pygame.K_r: ("repeat",),
            pygame.K_LEFT: ("next_tab", -1),
            pygame.K_RIGHT: ("next_tab", 1),
            pygame.K_UP: ("scroll", -64.0),
            pygame.K_DOWN: ("scroll", 64.0),
            pygame.K_PAGEUP: ("scroll", -360.0),
            pygame.K_PAGEDOWN: ("scroll", 360.0),
        }
        return commands.get(pressed)

    def _digit(self, digit: int, shift: bool = False) -> Command | None:
        if self.digits_choose_moves:
            options = moves.of_family(self.play, self.client, self.family)
            place = (digit - 1 if digit else 9) + 10 * shift
            return ("move", options[place].move) if place < len(options) else None
        number = digit - 1 if digit else 9
        return ("client", number) if number < len(self.order) else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Do what a command says. Returns the screen to show next."""
        ui.moving = [one for one in ui.moving if not isinstance(one, Typing)]  # nobody has to wait for an answer
        return self._do(command, ui) or self

    def _do(self, command: Command, ui: Canvas) -> Screen | Way | None:
        """What to show next; None: the desk still."""
        match command:
            case ("client", int(client)):
                self._choose_client(ui, client)
            case ("next_client", int(by)):
                self._choose_client(ui, self.order[(self.order.index(self.client) + by) % len(self.order)])
            case ("sort",):
                self._sort(ui)
            case ("tab", str(tab)):
                self._show_tab(ui, tab)
            case ("page", str(page)):
                self.page, self.follow = page, True
                if page != "moves":
                    self.form = None
                _to_end(ui)
            case ("next_tab", int(by)):
                self._show_tab(ui, TABS[(TABS.index(self.tab) + by) % len(TABS)])
            case ("family", str(family)):
                self.family, self.digits_choose_moves, self.page = family, True, "moves"
                self.form, self.asking, self.refused = None, None, ""
            case ("scroll", float(by)):
                ui.scroll(self.tab, by)
            case ("overview",):
                self.form, self.asking = None, None
                ui.moving.clear()
                return Overview(self)
            case ("repeat",):
                self._repeat()
            case ("back",):
                self._back()
            case ("move", str(move)):
                self._choose_move(ui, move)
            case ("belief", float() | None as belief) if self.asking:
                step, self.asking = self.asking, None
                self._make(ui, stated(step, belief))
            case ("confirm",):
                return self._confirm(ui)
            case ("end_week",):
                return self._end_week(ui)
            case _ if self.form:
                _fill(self.form, command, ui)
        return None

    def _choose_client(self, ui: Canvas, client: int) -> None:
        if client != self.client:
            self.form, self.asking, self.refused = None, None, ""
            self.client = client
            _to_end(ui)
        self.page, self.follow = "talk", True

    def _sort(self, ui: Canvas) -> None:
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self.language = ui.language
        self.reorder()
        self.follow = True

    def _show_tab(self, ui: Canvas, tab: str) -> None:
        self.tab = tab
        if tab == "talk":
            _to_end(ui)

    def _repeat(self) -> None:
        """Offer last week's choices once more."""
        steps = last_weeks(self.play)
        if steps:
            self.form, self.asking, self.overlay = None, None, Repeat(self, steps)
        else:
            self.told = ("window.repeat.nothing", {})

    def _back(self) -> None:
        if self.sure:
            self.sure = None
        elif self.asking:
            self.asking = None
        elif self.form:
            self.form = None
        else:
            self.digits_choose_moves = False
            self.refused = ""

    def _choose_move(self, ui: Canvas, move: str) -> None:
        """A move was chosen: ask what it asks for, or make it."""
        if self._too_soon(ui, move):
            return
        self.form, self.asking = None, None
        if FAMILY[MOVE[move]] != self.family and not (self.family == "plan" and move == "share_plan"):
            self.family = FAMILY[MOVE[move]]
        option = self.play.option(move)
        if option is None:
            return
        if self.play.reason(move, self.client):
            self.refused, self.page = move, "moves"
            ui.sound("refused")
            return
        self.refused = ""
        if option.asks:
            self.form = forms.open_form(self.play, move, self.client)
        else:
            self._want(ui, suggested(self.play.session, move, self.client))

    def _too_soon(self, ui: Canvas, move: str) -> bool:
        """Was this very move made just now? Then it is a click too many: one click is one move."""
        name, client, when = self.made
        now = ui.clock()
        if (name, client) != (move, self.client) or now - when >= QUIET:
            return False
        self.made, self.digits_choose_moves = (name, client, now), False
        return True

    def _want(self, ui: Canvas, step: Step) -> None:
        if step.move in BELIEF_MOVES and self.play.clients[self.client].excuse:
            self.asking = step
            self.tab = "talk"
            _to_end(ui)
        else:
            self._make(ui, step)

    def _confirm(self, ui: Canvas) -> Screen | None:
        if self.sure:
            step, self.sure = self.sure, None
            if step.move == END_WEEK:
                return self._end(ui)
            self._done(ui, step)
        elif self.form and forms.trouble(self.play, self.form, ui.language) is None:
            step = self.form.step(self.play.clients[self.client].id)
            self.form = None
            self._want(ui, step)
        return None

    def _make(self, ui: Canvas, step: Step) -> None:
        """Make a move; one that is dear or cannot be taken back, once it is known to be meant."""
        if asks_first(step.move, ui.unasked):
            self.sure = step
        else:
            self._done(ui, step)

    def _done(self, ui: Canvas, step: Step) -> None:
        """A move is made, and what comes of it is shown. From then on digits mean clients again."""
        before = self.play.desk, self.play.clients[self.client]
        try:
            line = self.play.make(step)
        except IllegalMove as error:
            self.refused = step.move
            self._broken(error)
            return
        self.made, self.digits_choose_moves = (step.move, self.client, ui.clock()), False
        if step.move == "set_plan":
            self.tab = "plan" if self.tab == "plan" else "talk"
        else:
            self.tab = "talk"
        self.page = "talk"
        _to_end(ui)
        show_move(ui, self.play, self.client, line, before)

    def _end_week(self, ui: Canvas) -> Screen | None:
        """The week ends; asked about first, always in the same way."""
        self.form, self.asking = None, None
        if asks_first(END_WEEK, ui.unasked):
            self.sure = Step(move=END_WEEK)
            return None
        return self._end(ui)

    def _end(self, ui: Canvas) -> Screen | None:
        self.refused, self.digits_choose_moves = "", False
        try:
            ended = self.play.end_week()
        except IllegalMove as error:
            self._broken(error)
            return None
        show_week(ui, ended)
        self.reorder()
        _to_end(ui)
        return FridayScreen(self, ended) if ui.effects else Week(self, ended)

    def _broken(self, error: IllegalMove) -> None:
        """Say so where it was not the player's doing: the rules themselves have failed, and the choice was taken back."""
        if error.message.key == "refusal.broken":
            self.told = (error.message.key, dict(error.message.values))

    def why(self) -> Message | None:
        """Why the move last chosen was refused."""
        return self.play.reason(self.refused, self.client) if self.refused else None


def _fill(form: Form, command: Command, ui: Canvas) -> None:
    """Change a figure of a form, or take a change back."""
    match command:
        case ("field", int(number)):
            form.field, form.typed = number % len(form.fields), ""
        case ("change", int(number), int(by)):
            form.field = number
            forms.change(form, form.fields[number], by, ui.clock())
        case ("type", str(sign)):
            forms.type_in(form, sign, ui.language)
        case ("rub_out",):
            forms.rub_out(form, ui.language)
        case ("take", float(amount)):
            forms.take(form, amount)
        case ("drag", float(share)):
            form.field = form.fields.index("amount")
            forms.drag(form, share)
        case ("slide", float(share)):
            forms.slide(form, share)
        case ("clear",):
            forms.clear(form)
        case ("undo",):
            forms.undo(form)


def _to_end(ui: Canvas) -> None:
    ui.scrolls["talk"] = float("inf")
