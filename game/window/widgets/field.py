"""A field to type a line of text into. What an input method is composing is shown underlined, in its place."""

from dataclasses import dataclass

import pygame

from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas
from game.window.widgets.panels import fill, panel
from game.window.widgets.theme import BODY, CARD, FAMILY, INK


@dataclass
class TextField:
    """A line being typed. Open it before, close it after: text input is off everywhere else, or it would swallow keys."""

    text: str
    most: int = 20
    composing: str = ""

    def open(self) -> None:
        """Let keys become text."""
        pygame.key.start_text_input()

    def close(self) -> str:
        """Keys are keys again. Returns what was typed, without blanks around it."""
        pygame.key.stop_text_input()
        self.composing = ""
        return " ".join(self.text.split())

    def typed(self, event: pygame.event.Event) -> None:
        """Take text from the keyboard or the input method, or what the latter is still composing."""
        if event.type == pygame.TEXTEDITING:
            self.composing = event.text
        else:
            self.composing = ""
            self.text = (self.text + "".join(char for char in event.text if char.isprintable()))[: self.most]

    def rub_out(self) -> None:
        """Take the last character away; while something is being composed that is the input method's business."""
        if not self.composing:
            self.text = self.text[:-1]

    def draw(self, ui: Canvas, area: Box) -> None:
        """The text, what is being composed, and a caret; the input method is told where its candidates belong."""
        panel(ui, area, CARD, 8, FAMILY["chase"], 2)
        room = Box(area.x + 12, area.y, area.w - 28, area.h)
        whole = self.text + self.composing
        while whole and text.width(ui, whole, BODY) > room.w:
            whole = whole[1:]  # the end is what is being typed
        shown = text.label(ui, whole, room, BODY, INK) if whole else Box(room.x, room.y, 0, room.h)
        if self.composing:
            wide = min(text.width(ui, self.composing, BODY), shown.w)
            fill(ui, Box(shown.right - wide, area.centery + 11, wide, 2), FAMILY["chase"])
        fill(ui, Box(shown.right + 1, area.centery - 10, 2, 20), INK)
        pygame.key.set_text_input_rect(ui.rect(Box(shown.right, area.y, 4, area.h)))
