"""The window of the machine around a canvas: shows pictures, plays sounds, lets an input method in where text is typed."""

import warnings
from collections.abc import Sequence

import pygame

from game.window.widgets import sound
from game.window.widgets.brush import Brush
from game.window.widgets.canvas import Canvas
from game.window.widgets.outside import Outside
from game.window.widgets.pixels import Pixels, forget


class Display(Outside):
    """pygame's window, of which there is one a process."""

    windowed = True

    def __init__(self) -> None:
        self.typing = False

    def show(self, areas: Sequence[pygame.Rect] | None) -> None:
        """Put what was drawn on the screen."""
        if areas is None:
            pygame.display.flip()
        else:
            pygame.display.update(list(areas))

    def hear(self, name: str, loud: float) -> None:
        """Play a sound."""
        sound.play(name, loud)

    def take_text(self, place: pygame.Rect | None) -> None:
        """Text input is on where text is typed, and nowhere else: an input method would swallow the keys."""
        if (place is not None) != self.typing:
            self.typing = place is not None
            (pygame.key.start_text_input if self.typing else pygame.key.stop_text_input)()
        if place is not None:
            pygame.key.set_text_input_rect(place)

    def call(self, title: str) -> None:
        """The caption of the window."""
        pygame.display.set_caption(title)

    def refit(self, brush: Brush) -> Brush:
        """The window may have another surface after another size."""
        surface = pygame.display.get_surface()
        if surface is None:
            return brush
        if surface.get_size() != brush.size:
            forget()
        return Pixels(surface)

    def fill_screen(self, whole: bool) -> None:
        """The same window in another size, so that nothing that watches it loses it."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            shown = pygame.Window.from_display_module()
        if whole:
            shown.set_fullscreen(True)
        else:
            shown.set_windowed()

    def news(self) -> None:
        """Wake the loop that waits for events."""
        if pygame.display.get_init():
            pygame.event.post(pygame.event.Event(pygame.USEREVENT))


def canvas_on(surface: pygame.Surface, language: str) -> Canvas:
    """A canvas on the surface of the window."""
    return Canvas(Pixels(surface), language, outside=Display())
