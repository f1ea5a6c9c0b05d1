"""Last week's choices once more (R): shown before they are made, those that are not possible now with the reason."""

from dataclasses import dataclass

import pygame

from game.language import words
from game.play.view_model import Play
from game.window.desk.moves import reason_words
from game.window.desk.state import DeskState
from game.window.screens import Overlay
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import family_mark, icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, panel, scrollbar, veil
from game.window.widgets.theme import BAD, BODY, CARD, FAINT, HEAD, INK, MUTED, SMALL
from game.window.widgets.trouble import scroll_key
from sim_core import IllegalMove, Message
from sim_core.public.games import Step
from sim_core.public.vocabulary import FAMILY, MOVE

ROW = 34.0


def last_weeks(play: Play) -> list[Step]:
    """The moves of the week before, without what was thought of an excuse then: that has to be thought of anew."""
    unsure = {"belief": None, "cash_low": None, "cash_high": None}
    left = play.desk.weeks - play.desk.week  # a date beyond the end of the game moves to its end
    return [
        line.step.model_copy(update={**unsure, "weeks": min(line.step.weeks, left)})
        for line in play.moves_of(play.session.week - 1)
    ]


@dataclass
class Repeat:
    """The overlay over a desk."""

    desk: DeskState
    steps: list[Step]

    def draw(self, ui: Canvas) -> None:
        """Draw the list, and ask."""
        veil(ui)
        play = self.desk.play
        wide = min(640.0, ui.width - 64)
        high = min(148 + ROW * len(self.steps), ui.height - 48)
        area = Box((ui.width - wide) / 2, (ui.height - high) / 2, wide, high)
        panel(ui, area, CARD, 16, shadow=True)
        text.label(ui, ui.say("window.repeat.title"), Box(area.x + 28, area.y + 20, wide - 56, 30), HEAD, INK, True)
        room = Box(area.x + 20, area.y + 60, wide - 40, high - 132)
        at = ui.scrolled("repeat", room, ROW * len(self.steps))
        possible = 0
        with ui.clip(room):
            for number, step in enumerate(self.steps):
                why = play.refusal(step)
                possible += why is None
                row = Box(room.x, room.y + number * ROW - at, room.w - 8, ROW)
                if row.bottom > room.y and row.y < room.bottom:
                    _row(ui, row, play, step, why)
        scrollbar(ui, "repeat", room, ROW * len(self.steps))
        yes = ui.say("window.repeat.confirm", count=possible)
        back_wide = text.width(ui, ui.say("window.back"), BODY, True) + (84 if ui.keys else 32)
        yes_wide = text.width(ui, yes, BODY, True) + (84 if ui.keys else 32)
        y = area.bottom - 58
        button(
            ui, Box(area.right - 28 - yes_wide, y, yes_wide, 40), yes, ("confirm",), "Enter", primary=True, enabled=possible > 0
        )
        button(ui, Box(area.right - 40 - yes_wide - back_wide, y, back_wide, 40), ui.say("window.back"), ("close",), "Esc")

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("confirm",)
        if event.key in (pygame.K_ESCAPE, pygame.K_r):
            return ("close",)
        return scroll_key(event)

    def act(self, command: Command, ui: Canvas) -> Overlay | None:
        """Make the moves, those that are possible when their turn comes; or leave it."""
        match command:
            case ("scroll", float(by)):
                ui.scroll("repeat", by)
        if command[0] == "confirm":
            play = self.desk.play
            made = 0
            for step in self.steps:
                try:
                    play.make(step)
                except IllegalMove:
                    continue
                made += 1
            ui.scrolls["talk"] = float("inf")
            ui.sound("move")
            self.desk.told = ("window.repeat.done", {"made": made, "left": len(self.steps) - made})
        return None if command[0] in ("confirm", "close") else self


def _row(ui: Canvas, row: Box, play: Play, step: Step, why: Message | None) -> None:
    number = next(one.number for one in play.clients if one.id == step.client)
    family_mark(ui, FAMILY[MOVE[step.move]], Box(row.x + 10, row.centery - 6, 12, 12))
    ink = FAINT if why else INK
    name = Box(row.x + 32, row.y, 110 if ui.narrow else 192, row.h)
    text.label(ui, play.name(number, ui.language), name, BODY, ink, True, may_shorten=True)
    parts = [words.move_name(step.move, ui.language)]
    if step.amount:
        parts.append(ui.money(step.amount))
    room = Box(name.right + 8, row.y, row.right - name.right - 32, row.h)
    shown = text.label(ui, " · ".join(parts), room, BODY, ink, may_shorten=True)
    told = reason_words(ui, why) if why else ""
    place = Box(shown.right + 12, row.y, row.right - shown.right - 36, row.h)
    if told and text.width(ui, told, SMALL) <= place.w:
        text.label(ui, told, place, SMALL, MUTED, align="right")
    icon(ui, "cross" if why else "check", Box(row.right - 16, row.centery - 7, 14, 14), BAD if why else INK)
