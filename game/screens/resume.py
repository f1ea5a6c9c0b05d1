"""The first screen where an unfinished game is stored: go on with it, or begin anew."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pygame

from game.screens.play import Play
from game.widgets import text
from game.widgets.canvas import Box, Canvas, Command
from game.widgets.icons import picture
from game.widgets.panels import bar, button, card
from game.widgets.theme import BIG, BODY, FAMILY, GROUND, HEAD, INK, MUTED, SMALL


@dataclass
class Resume:
    """Offer the unfinished game. `old` is replayed by now; None: it cannot be, and `problem` says why."""

    old: Play | None
    new_title: Callable[[str], str]
    started: str
    problem: Callable[[str], str] = field(default=lambda language: "")

    def draw(self, ui: Canvas) -> None:
        """Draw the two choices."""
        ui.begin(GROUND)
        centre, top = ui.width / 2, ui.height / 2 - 216
        rect = ui.rect(Box(centre - 40, top, 80, 80))
        logo = picture("icons", "app", rect.size)
        if logo:
            ui.surface.blit(logo, rect)
        text.label(ui, ui.say("game.title"), Box(centre - 240, top + 92, 480, 40), BIG, INK, True, "center")
        area = Box(centre - 260, top + 156, 520, 176 if self.old else 112)
        card(ui, area)
        if self.old:
            _old(ui, area, self.old, self.started)
        else:
            told = ui.say("window.resume.lost", why=self.problem(ui.language))
            text.paragraph(ui, told, Box(area.x + 28, area.y + 24, area.w - 56, 120), BODY, INK, most=6, may_shorten=True)
        new = Box(centre - 260, area.bottom + 20, 520, 84)
        card(ui, new)
        words = ui.say("window.resume.new")
        wide = text.width(ui, words, BODY, True) + 76
        title = self.new_title(ui.language)
        text.label(ui, title, Box(new.x + 28, new.y + 16, new.w - wide - 72, 28), BODY, INK, True, may_shorten=True)
        note = ui.say("window.resume.kept" if self.old else "window.resume.fresh")
        text.label(ui, note, Box(new.x + 28, new.y + 44, new.w - wide - 72, 22), SMALL, MUTED)
        button(ui, Box(new.right - wide - 24, new.y + 20, wide, 44), words, ("new",), "N", primary=self.old is None)
        wide = text.width(ui, ui.say("window.other_language_name"), BODY, True) + 60
        button(ui, Box(ui.width - 24 - wide, 24, wide, 40), ui.say("window.other_language_name"), ("language",), "F2")
        ui.end()

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("continue",) if self.old else ("new",)
        return {pygame.K_n: ("new",), pygame.K_c: ("continue",), pygame.K_ESCAPE: ("quit",)}.get(event.key)

    def act(self, command: Command, ui: Canvas) -> Any:
        """Do what a command says. `new` and `quit` are the loop's."""
        if command[0] == "continue" and self.old:
            from game.screens.briefing import Briefing
            from game.screens.desk import Desk
            from game.screens.final import FinalScreen

            if self.old.session.over:
                return FinalScreen(self.old)
            return Desk(self.old, language=ui.language) if self.old.session.steps else Briefing(self.old)
        return self

    def animating(self, now: float) -> bool:
        """Nothing moves here."""
        return False


def _old(ui: Canvas, area: Box, play: Play, started: str) -> None:
    from sim_core.scenario.schema import text_in

    desk = play.desk
    title = text_in(play.session.scenario.title, ui.language)
    text.label(ui, title, Box(area.x + 28, area.y + 20, area.w - 56, 30), HEAD, INK, True, may_shorten=True)
    told = ui.say("window.resume.where", week=desk.week, weeks=desk.weeks, amount=ui.money(desk.received), date=started[:10])
    text.label(ui, told, Box(area.x + 28, area.y + 52, area.w - 56, 22), BODY, MUTED)
    bar(ui, Box(area.x + 28, area.y + 86, area.w - 56, 8), (desk.week - 1) / desk.weeks, FAMILY["chase"])
    place = Box(area.x + 28, area.bottom - 64, area.w - 56, 44)
    button(ui, place, ui.say("window.resume.continue"), ("continue",), "Enter", primary=True)
