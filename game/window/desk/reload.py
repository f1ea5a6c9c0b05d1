"""F5 in a trainer's game: the scenario file is read again. What came of it lies over the game, which goes on."""

from dataclasses import dataclass, field

import pygame

from game.language import words
from game.language.messages import grouped, tell
from game.play.trainer import Skipped
from game.play.view_model import Play
from game.window.screens import Overlay
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Command
from game.window.widgets.panels import veil
from game.window.widgets.trouble import scroll_key, trouble_panel
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
        lines = grouped(self.faults, ui.language) or [self._line(ui, one) for one in self.skipped]
        title = ui.say(f"window.reload.{key}", count=len(self.faults or self.skipped), made=self.made)
        trouble_panel(ui, "reload", title, ui.say(f"window.reload.{key}_note"), lines, ui.say("window.help.close"))

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
        return scroll_key(event)

    def act(self, command: Command, ui: Canvas) -> Overlay | None:
        """Close, or scroll."""
        match command:
            case ("scroll", float(by)):
                ui.scroll("reload", by)
        return None if command[0] == "close" else self
