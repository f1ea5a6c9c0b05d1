"""Two cases side by side: the same excuse, true at one client and false at the other. One says where, then it is shown."""

from dataclasses import dataclass
from typing import Final

import pygame

from game.debrief.background import Errand
from game.debrief.comparing import (
    Comparison,
    describe_apart,
    describe_behind,
    describe_case,
    describe_question,
    describe_signs,
)
from game.play.faces import face_of
from game.window.screens import Screen, Way
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon, portrait
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import back_button, button, card, panel, rule, scrollbar
from game.window.widgets.theme import (
    BAD,
    BAD_SOFT,
    BIG,
    BODY,
    FAMILY,
    GOOD,
    GOOD_SOFT,
    GROUND,
    HEAD,
    INK,
    MUTED,
    SMALL,
)
from sim_core.public.debriefs import Case
from sim_core.public.scenarios import text_in

KEYS: Final = ("1", "2")


@dataclass
class Comparing:
    """The screen. `back`: where it is left for."""

    found: Errand[list[Comparison]]
    back: Screen | Way
    place: int = 0
    chosen: int | None = None  # 0: true at the left, 1: at the right; None: not said yet
    drawn: bool = False

    @property
    def now(self) -> Comparison | None:
        """What is compared."""
        several = self.found.value or []
        return several[self.place % len(several)] if several else None

    def draw(self, ui: Canvas) -> None:
        """Draw the question, the two cases, and, once one is chosen, the answer."""
        ui.begin(GROUND)
        self.drawn = self.found.done
        x = back_button(ui, ("leave",))
        text.label(ui, ui.say("compare.title"), Box(x, 22, 500, 40), BIG, INK, True, base=54)
        area = Box(24, 80, ui.width - 48, ui.height - 104)
        now = self.now
        if now is None:
            card(ui, area)
            told = ui.say("compare.nothing" if self.found.done else "compare.looking")
            text.paragraph(ui, told, Box(area.x + 120, area.centery - 16, area.w - 240, 60), BODY, MUTED, align="center")
            ui.end()
            return
        foot = self._foot(ui, area, now)
        title = text_in(now.scenario.title, ui.language)
        origin = ui.say("compare.own" if now.own else "compare.library", title=title)
        asked = describe_question(now, ui.language)
        high = text.height(ui, asked, area.w, BODY, True)
        text.paragraph(ui, asked, Box(area.x, area.y - 4, area.w, high), BODY, INK, True)
        text.label(ui, origin, Box(area.x, area.y + high - 2, area.w, 22), SMALL, MUTED, may_shorten=True)
        y = area.y + high + 26
        half = (area.w - 16) / 2
        for side, case in enumerate(now.sides):
            self._case(ui, Box(area.x + side * (half + 16), y, half, foot - y - 12), now, side, case)
        ui.end()

    def _case(self, ui: Canvas, area: Box, now: Comparison, side: int, case: Case) -> None:
        """One of the two: who, when, what the file said."""
        card(ui, area)
        x, y = area.x + 20, area.y + 14
        portrait(ui, face_of(now.scenario, case.client), "polite", Box(x, y, 52, 52))
        answered = self.chosen is not None
        room = Box(x + 66, y, area.right - x - 86, 28)
        text.label(ui, now.name(case, ui.language), room, HEAD, INK, True, may_shorten=True)
        text.label(ui, describe_case(now, case, ui.language), Box(x + 66, y + 30, room.w, 20), SMALL, MUTED, may_shorten=True)
        y += 62
        rule(ui, x, y, area.w - 40)
        bottom = area.bottom - 64
        if answered:
            told = describe_behind(now, case, ui.language)
            bottom -= text.height(ui, told, area.w - 40, BODY) - 40
            text.paragraph(ui, told, Box(x, bottom + 12, area.w - 40, 60), BODY, GOOD if case.true else INK, True)
        else:
            shown, key = ui.say("compare.here"), KEYS[side]
            wide = text.width(ui, shown, BODY, True) + 84
            place = Box(area.centerx - wide / 2, area.bottom - 56, wide, 42)
            button(ui, place, shown, ("true_at", side), key, primary=True)
        self._signs(ui, Box(x, y + 8, area.w - 28, bottom - y - 8), now, side, case)

    def _signs(self, ui: Canvas, area: Box, now: Comparison, side: int, case: Case) -> None:
        lines = describe_signs(now, case, ui.language)
        wide = area.w - 36
        heights = [text.height(ui, told, wide, BODY) + 6 for told, _ in lines]
        name, content = f"signs {side}", sum(heights)
        y = area.y - ui.scrolled(name, area, content)
        with ui.clip(area):
            for (told, apart), high in zip(lines, heights, strict=True):
                if y + high > area.y and y < area.bottom:
                    text.label(ui, "◆" if apart else "·", Box(area.x, y, 18, 24), SMALL, FAMILY["plan"] if apart else MUTED)
                    text.paragraph(ui, told, Box(area.x + 22, y, wide, high), BODY, INK if apart else MUTED)
                y += high
        scrollbar(ui, name, area, content)

    def _foot(self, ui: Canvas, area: Box, now: Comparison) -> float:
        """What stands below the two: what a mark means, or the answer. Returns its top."""
        if self.chosen is None:
            top = area.bottom - 22
            text.label(ui, ui.say("compare.differs"), Box(area.x, top, area.w, 22), SMALL, MUTED)
            return top
        right = self.chosen == now.pair.true
        true = now.sides[now.pair.true]
        told = ui.say("compare.yes" if right else "compare.no", client=now.name(true, ui.language))
        lines = describe_apart(now, ui.language)
        following = ui.say("compare.next") if len(self.found.value or []) > 1 else ""
        wide = text.width(ui, following, BODY, True) + 76 if following else 0.0
        room = area.w - 72 - (wide + 16 if wide else 0.0)
        heights = [text.height(ui, one, room, SMALL) for one in lines]
        high = 40 + sum(heights) + 12
        place = Box(area.x, area.bottom - high, area.w, high)
        tone, soft = (GOOD, GOOD_SOFT) if right else (BAD, BAD_SOFT)
        panel(ui, place, soft, 10, tone)
        icon(ui, "check" if right else "cross", Box(place.x + 20, place.y + 14, 18, 18), tone)
        text.label(ui, told, Box(place.x + 52, place.y + 8, room, 28), BODY, INK, True, may_shorten=True)
        y = place.y + 40
        for one, own in zip(lines, heights, strict=True):
            text.paragraph(ui, one, Box(place.x + 52, y, room, own), SMALL, INK)
            y += own
        if following:
            button(ui, Box(place.right - wide - 12, place.centery - 20, wide, 40), following, ("next",), "N", primary=True)
        return place.y

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key == pygame.K_ESCAPE:
            return ("leave",)
        if self.now is None:
            return None
        if self.chosen is not None:
            return ("next",) if event.key in (pygame.K_n, pygame.K_RETURN, pygame.K_KP_ENTER) else None
        sides = {pygame.K_1: 0, pygame.K_KP1: 0, pygame.K_LEFT: 0, pygame.K_2: 1, pygame.K_KP2: 1, pygame.K_RIGHT: 1}
        return ("true_at", sides[event.key]) if event.key in sides else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Say where it was true, or go on."""
        match command:
            case ("leave",):
                return self.back
            case ("true_at", int(side)):
                self.chosen = side
            case ("next",):
                self.place, self.chosen = self.place + 1, None
                ui.scrolls.clear()
        return self

    def animating(self, now: float) -> bool:
        """Has something been found to compare?"""
        return self.found.done != self.drawn
