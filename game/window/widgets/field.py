"""A field to type a line of text into. What an input method is composing is shown underlined, in its place."""

from dataclasses import dataclass

import pygame

from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.panels import fill, panel
from game.window.widgets.theme import BODY, CARD, FAMILY, INK


@dataclass
class TextField:
    """A line being typed. Keys become text for as long as it stands in the picture."""

    text: str
    most: int = 20
    composing: str = ""

    def done(self) -> str:
        """What was typed, without blanks around it."""
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
        """The text, what is being composed, and a caret; it is noted where the candidates of an input method belong."""
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
        ui.typed_at = ui.rect(Box(shown.right, area.y, 4, area.h))
