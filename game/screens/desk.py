"""The desk: what can be done there, and what each key and click means. How it looks is in `desk_picture`."""

from dataclasses import dataclass, field
from typing import Any

import pygame

from game.screens.desk_keys import DIGIT_KEYS, FAMILY_KEYS, answer_key, belief_key, form_key
from game.screens.desk_motion import show_move, show_week
from game.screens.play import BELIEF_MOVES, Play, stated
from game.screens.repeat import Repeat, last_weeks
from game.view import suggested
from game.widgets import forms, moves
from game.widgets.canvas import Canvas, Command
from game.widgets.forms import Form
from game.widgets.motion import Typing
from sim_core import IllegalMove, Message
from sim_core.engine.record import Step
from sim_core.model.moves import FAMILY, MOVE

TABS = ("talk", "ledger", "promises", "know", "plan")
SORTS = ("overdue", "name", "contact")
ASK_BEFORE_ENDING = 4.0


@dataclass
class Desk:
    """The state of the desk screen."""

    play: Play
    client: int = 0
    order: list[int] = field(default_factory=list)
    sort: str = "overdue"
    tab: str = "talk"
    family: str = "chase"
    digits_choose_moves: bool = False
    form: Form | None = None
    asking: Step | None = None  # a step that waits for the question of belief
    ending: bool = False  # is the end of the week to be confirmed?
    refused: str = ""  # the move last refused
    over_move: str = ""
    follow: bool = True  # scroll the list to the chosen client
    language: str = "zh"
    overlay: Any = None  # for the loop to lay over this screen
    told: tuple[str, dict[str, Any]] | None = None  # for the loop to say: a key of the words, and values

    def __post_init__(self) -> None:
        if not self.order:
            self.reorder()
            self.client = self.order[0]

    def reorder(self) -> None:
        """Sort the clients anew. Only on request and at the end of a week: cards must not jump away under a finger."""
        clients = self.play.clients

        def place(number: int) -> Any:
            if self.sort == "name":
                return self.play.name(number, self.language)
            if self.sort == "contact":
                return clients[number].contact_week or -1, number
            return -clients[number].overdue, number

        self.order = sorted(range(len(clients)), key=place)

    @property
    def foot(self) -> float:
        """Room kept below the desk, in design units."""
        return 0.0

    def draw(self, ui: Canvas) -> None:
        """Draw the desk."""
        from game.screens.desk_picture import draw_desk

        self.language = ui.language
        draw_desk(ui, self)

    def animating(self, now: float) -> bool:
        """Is something moving?"""
        return False  # what moves over the desk is on the canvas

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        pressed = event.key
        if self.ending:
            return answer_key(pressed, also=pygame.K_e)
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
        if pressed in DIGIT_KEYS:
            return self._digit(DIGIT_KEYS[pressed])
        return {
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
        }.get(pressed)

    def _digit(self, digit: int) -> Command | None:
        if self.digits_choose_moves:
            options = moves.of_family(self.play, self.client, self.family)
            place = digit - 1 if digit else 9
            return ("move", options[place].move) if place < len(options) else None
        return ("client", self.order[digit - 1]) if 1 <= digit <= len(self.order) else None

    def act(self, command: Command, ui: Canvas) -> Any:
        """Do what a command says. Returns the screen to show next."""
        ui.moving = [one for one in ui.moving if not isinstance(one, Typing)]  # nobody has to wait for an answer
        name, *values = command
        handler = getattr(self, f"_do_{name}", None)
        return (handler(ui, *values) if handler else None) or self

    def _do_client(self, ui: Canvas, client: int) -> None:
        if client != self.client:
            self.form, self.asking, self.refused = None, None, ""
            self.client = client
            _to_end(ui)
        self.follow = True

    def _do_next_client(self, ui: Canvas, by: int) -> None:
        place = self.order.index(self.client)
        self._do_client(ui, self.order[(place + by) % len(self.order)])

    def _do_sort(self, ui: Canvas) -> None:
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self.language = ui.language
        self.reorder()
        self.follow = True

    def _do_tab(self, ui: Canvas, tab: str) -> None:
        self.tab = tab
        if tab == "talk":
            _to_end(ui)

    def _do_next_tab(self, ui: Canvas, by: int) -> None:
        self._do_tab(ui, TABS[(TABS.index(self.tab) + by) % len(TABS)])

    def _do_family(self, ui: Canvas, family: str) -> None:
        self.family, self.digits_choose_moves = family, True
        self.form, self.asking, self.refused = None, None, ""

    def _do_overview(self, ui: Canvas) -> Any:
        from game.screens.overview import Overview

        self.form, self.asking = None, None
        ui.moving.clear()
        return Overview(self)

    def _do_repeat(self, ui: Canvas) -> None:
        """Offer last week's choices once more."""
        steps = last_weeks(self.play)
        if steps:
            self.form, self.asking, self.overlay = None, None, Repeat(self, steps)
        else:
            self.told = ("window.repeat.nothing", {})

    def _do_undo(self, ui: Canvas) -> None:
        if self.form:
            forms.undo(self.form)

    def _do_scroll(self, ui: Canvas, by: float) -> None:
        ui.scroll({"know": "know"}.get(self.tab, self.tab), by)

    def _do_back(self, ui: Canvas) -> None:
        if self.ending:
            self.ending = False
        elif self.asking:
            self.asking = None
        elif self.form:
            self.form = None
        else:
            self.digits_choose_moves = False
            self.refused = ""

    def _do_move(self, ui: Canvas, move: str) -> None:
        """A move was chosen: ask what it asks for, or make it."""
        self.form, self.asking = None, None
        if FAMILY[MOVE[move]] != self.family and not (self.family == "plan" and move == "share_plan"):
            self.family = FAMILY[MOVE[move]]
        option = self.play.option(move)
        if option is None:
            return
        if self.play.reason(move, self.client):
            self.refused = move
            ui.sound("refused")
            return
        self.refused = ""
        if option.asks:
            self.form = forms.open_form(self.play, move, self.client)
        else:
            self._want(ui, suggested(self.play.session, move, self.client))

    def _want(self, ui: Canvas, step: Step) -> None:
        if step.move in BELIEF_MOVES and self.play.clients[self.client].excuse:
            self.asking = step
            self.tab = "talk"
            _to_end(ui)
        else:
            self._make(ui, step)

    def _do_belief(self, ui: Canvas, belief: float | None) -> None:
        if self.asking:
            step, self.asking = self.asking, None
            self._make(ui, stated(step, belief))

    def _do_field(self, ui: Canvas, number: int) -> None:
        if self.form:
            self.form.field = number % len(self.form.fields)

    def _do_change(self, ui: Canvas, number: int, by: int) -> None:
        if self.form:
            self.form.field = number
            forms.change(self.form, self.form.fields[number], by)

    def _do_slide(self, ui: Canvas, share: float) -> None:
        if self.form:
            forms.slide(self.form, share)

    def _do_clear(self, ui: Canvas) -> None:
        if self.form:
            forms.clear(self.form)

    def _do_confirm(self, ui: Canvas) -> Any:
        if self.ending:
            return self._end(ui)
        if self.form:
            step = self.form.step(self.play.clients[self.client].id)
            if self.play.session.refusal(step) is None:
                self.form = None
                self._want(ui, step)
        return None

    def _make(self, ui: Canvas, step: Step) -> None:
        before = self.play.desk, self.play.clients[self.client]
        try:
            line = self.play.make(step)
        except IllegalMove as error:
            self.refused = step.move
            self._broken(error)
            return
        if step.move == "set_plan":
            self.tab = "plan" if self.tab == "plan" else "talk"
        else:
            self.tab = "talk"
        _to_end(ui)
        show_move(ui, self.play, self.client, line, before)

    def _do_end_week(self, ui: Canvas) -> Any:
        self.form, self.asking = None, None
        if self.play.desk.hours >= ASK_BEFORE_ENDING and self._something_to_do():
            self.ending = True
            return None
        return self._end(ui)

    def _something_to_do(self) -> bool:
        return any(not (one.left or one.failed) for one in self.play.clients)

    def _end(self, ui: Canvas) -> Any:
        from game.screens.week import Week

        self.ending, self.refused, self.digits_choose_moves = False, "", False
        try:
            ended = self.play.end_week()
        except IllegalMove as error:
            self._broken(error)
            return None
        show_week(ui, ended)
        self.reorder()
        _to_end(ui)
        return Week(self, ended)

    def _broken(self, error: IllegalMove) -> None:
        """Say so where it was not the player's doing: the rules themselves have failed, and the choice was taken back."""
        if error.message.key == "refusal.broken":
            self.told = (error.message.key, dict(error.message.values))

    def why(self) -> Message | None:
        """Why the move last chosen was refused."""
        return self.play.reason(self.refused, self.client) if self.refused else None


def _to_end(ui: Canvas) -> None:
    ui.scrolls["talk"] = float("inf")
