"""F5 in a trainer's game: the scenario file is read again. What came of it lies over the game, which goes on."""

from dataclasses import dataclass, field

import pygame

from game.language import words
from game.language.messages import fault_line, tell
from game.play.trainer import Skipped
from game.play.view_model import Play
from game.window.screens import Overlay
from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas, Command
from game.window.widgets.icons import icon
from game.window.widgets.panels import button, panel, scrollbar, veil
from game.window.widgets.theme import BAD, BODY, CARD, HEAD, INK, MUTED, SMALL, WARN
from sim_core.public.games import END_WEEK
from sim_core.public.messages import Fault


@dataclass
class ReloadReport:
    """The overlay: faults of the file, or choices that are no longer possible."""

    play: Play
    faults: list[Fault] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    made: int = 0

    def draw(self, ui: Canvas) -> None:
        """Draw the overlay on top of what is there."""
        veil(ui)
        key = "faulty" if self.faults else "skipped"
        wide = min(860.0, ui.width - 64)
        lines = [fault_line(one, ui.language) for one in self.faults] or [self._line(ui, one) for one in self.skipped]
        heights = [text.height(ui, line, wide - 92) + 10 for line in lines]
        high = min(184 + sum(heights), ui.height - 64)
        area = Box((ui.width - wide) / 2, (ui.height - high) / 2, wide, high)
        panel(ui, area, CARD, 16, shadow=True)
        icon(ui, "warning", Box(area.x + 28, area.y + 26, 24, 24), WARN)
        title = ui.say(f"window.reload.{key}", count=len(lines), made=self.made)
        text.label(ui, title, Box(area.x + 64, area.y + 22, wide - 92, 32), HEAD, INK, True)
        text.label(ui, ui.say(f"window.reload.{key}_note"), Box(area.x + 64, area.y + 54, wide - 92, 22), SMALL, MUTED)
        room = Box(area.x + 28, area.y + 90, wide - 56, high - 168)
        y = room.y - ui.scrolled("reload", room, sum(heights))
        with ui.clip(room):
            for line, tall in zip(lines, heights, strict=True):
                icon(ui, "cross", Box(room.x + 2, y + 4, 14, 14), BAD)
                text.paragraph(ui, line, Box(room.x + 28, y, room.w - 36, tall), BODY, INK)
                y += tall
        scrollbar(ui, "reload", room, sum(heights))
        close = ui.say("window.help.close")
        close_wide = text.width(ui, close, BODY, True) + 76
        button(ui, Box(area.right - 28 - close_wide, area.bottom - 60, close_wide, 40), close, ("close",), "Esc", primary=True)

    def _line(self, ui: Canvas, one: Skipped) -> str:
        ids = [view.id for view in self.play.clients]
        name = self.play.name(ids.index(one.step.client), ui.language) if one.step.client in ids else one.step.client
        move = ui.say("window.top.end_week") if one.step.move == END_WEEK else words.move_name(one.step.move, ui.language)
        what = f"{name} · {move}" if name else move
        return ui.say("window.reload.line", week=one.week, what=what, why=tell(one.why, ui.language))

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("close",)
        by = {pygame.K_UP: -48.0, pygame.K_DOWN: 48.0}.get(event.key)
        return ("scroll", by) if by else None

    def act(self, command: Command, ui: Canvas) -> Overlay | None:
        """Close, or scroll."""
        match command:
            case ("scroll", float(by)):
                ui.scroll("reload", by)
        return None if command[0] == "close" else self
