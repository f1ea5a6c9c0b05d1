"""The transfer check, once it is taken: the score, before and after, and each situation with what would have been better."""

from dataclasses import dataclass, field
from typing import Final

import pygame

from game.debrief.attempts import Answer, Change, Result, answered, change, describe_change, with_earlier
from game.debrief.sentences import lesson_name
from game.debrief.transfer import Form
from game.language.words import percent
from game.window.debrief.parts import titled
from game.window.screens import Screen, Still, Told, Way
from game.window.services import Services
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import back_button, bar, panel, rule, scrollbar
from game.window.widgets.theme import BAD, BIG, BODY, FAMILY, FAMILY_SOFT, GOOD, GROUND, HEAD, HOVER, HUGE, INK, MUTED, SMALL

ROW: Final = 44.0
STRIP: Final = 104.0


@dataclass
class TransferDone(Still):
    """The screen."""

    form: Form
    result: Result
    services: Services
    chosen: int = 0
    told: Told | None = None
    changed: Change | None = field(init=False)

    def __post_init__(self) -> None:
        self.changed = change(with_earlier(self.services.store, self.result))

    def draw(self, ui: Canvas) -> None:
        """Draw the score, the list, and the situation chosen."""
        ui.begin(GROUND)
        x = back_button(ui, ("test",))
        text.label(ui, ui.say("test.title"), Box(x, 22, 500, 40), BIG, INK, True, base=54)
        area = Box(24, 80, ui.width - 48, ui.height - 104)
        self._score(ui, Box(area.x, area.y, area.w, STRIP))
        y = area.y + STRIP + 16
        left = Box(area.x, y, area.w * 0.46 - 8, area.bottom - y)
        several = [
            answered(one, place, ui.language) for one, place in zip(self.form.situations, self.result.chosen, strict=True)
        ]
        self._list(ui, left, several)
        self._detail(ui, Box(left.right + 16, y, area.right - left.right - 16, area.bottom - y), several[self.chosen])
        ui.end()

    def _score(self, ui: Canvas, area: Box) -> None:
        panel(ui, area, FAMILY_SOFT["investigate"], 14)
        shown = text.label(
            ui, f"{self.result.score:.0f}", Box(area.x + 28, area.y, 200, area.h), HUGE, FAMILY["investigate"], True
        )
        error = text.label(ui, f"± {self.result.error:.0f}", Box(shown.right + 10, area.y + 12, 120, area.h), HEAD, MUTED)
        x = max(error.right, area.x + 190) + 24
        wide = area.right - x - 28
        counts = ui.say("test.counts", best=self.result.best, of=self.result.of)
        told = describe_change(self.changed, ui.language) if self.changed else ui.say("test.again")
        high = 28 + text.height(ui, told, wide, BODY)
        y = area.centery - high / 2
        text.label(ui, counts, Box(x, y, wide, 26), BODY, INK, True, may_shorten=True)
        text.paragraph(ui, told, Box(x, y + 28, wide, high), BODY, INK)

    def _list(self, ui: Canvas, area: Box, several: list[Answer]) -> None:
        room = titled(ui, area, ui.say("test.answers"))
        room = Box(room.x - 12, room.y, room.w + 24, room.h + 8)
        content, top = ROW * len(several), self.chosen * ROW
        if content > room.h:
            ui.scrolls["answers"] = max(min(ui.scrolls.get("answers", 0.0), top), top + ROW - room.h)
        at = ui.scrolled("answers", room, content)
        with ui.clip(room):
            for number, one in enumerate(several):
                row = Box(room.x, room.y + number * ROW - at, room.w - 8, ROW)
                if row.bottom <= room.y or row.y >= room.bottom:
                    continue
                over = ui.hit(row, ("show", number))
                if number == self.chosen or over:
                    panel(ui, row, FAMILY_SOFT["chase"] if number == self.chosen else HOVER, 8)
                tone = GOOD if one.right else BAD
                icon(ui, "check" if one.right else "cross", Box(row.x + 12, row.centery - 7, 14, 14), tone)
                text.label(ui, one.lesson, Box(row.x + 38, row.y, 34, ROW), SMALL, MUTED)
                text.label(ui, one.short, Box(row.x + 76, row.y, row.w - 216, ROW), BODY, INK, may_shorten=True)
                bar(ui, Box(row.right - 132, row.centery - 3, 70, 6), one.share, tone)
                text.label(ui, percent(one.share), Box(row.right - 56, row.y, 48, ROW), SMALL, INK, align="right")
        scrollbar(ui, "answers", room, content)

    def _detail(self, ui: Canvas, area: Box, one: Answer) -> None:
        room = titled(ui, area, ui.say("test.number", number=self.chosen + 1))
        text.label(ui, lesson_name(one.lesson, ui.language), Box(room.x, area.y + 15, room.w, 24), SMALL, MUTED, align="right")
        y = room.y
        for name, told, tone in (("yours", one.mine, GOOD if one.right else BAD), ("best", one.best, GOOD)):
            text.label(ui, ui.say(f"test.{name}"), Box(room.x, y, room.w, 20), SMALL, MUTED)
            y += 22 + text.paragraph(ui, told, Box(room.x, y + 20, room.w, 60), BODY, tone, True)
            if one.right:
                break
        lost = {"share": percent(one.share), "amount": ui.money(max(one.lost, 0.0))}
        told = ui.say("test.all") if one.right else ui.say("test.taken", **lost)
        y += text.paragraph(ui, told, Box(room.x, y + 4, room.w, 60), BODY, MUTED) + 12
        rule(ui, room.x, y, room.w)
        y += 10
        for told in (one.why, "" if one.right else one.because):
            if told:
                y += text.paragraph(ui, told, Box(room.x, y, room.w, 200), BODY, INK) + 10

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("test",)
        by = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_TAB: 1}.get(event.key)
        return ("show", (self.chosen + by) % len(self.form.situations)) if by else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Look at another situation. All else is a way between the screens."""
        match command:
            case ("show", int(number)):
                self.chosen = number
        return self
