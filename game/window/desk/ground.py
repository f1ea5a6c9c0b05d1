"""The ground that the screens of a game are drawn on: the place where it plays, at the foot and along the head."""

from typing import Final

from game.play.view_model import Play
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.scene import scene
from game.window.widgets.theme import CARD, GROUND, Colour

FOOT: Final = 236.0
STRIP: Final = 92.0
ABOVE: Final = 0.5
"""How strong a place is along the head, where most is written over it."""


def begin_on_place(ui: Canvas, play: Play, head: float = 0.0) -> None:
    """Begin a picture: the ground, the place at its foot, and small along a head of this height, if there is one."""
    ui.begin(GROUND)
    place = play.session.scenario.backdrop()
    scene(ui, place, Box(0, ui.height - FOOT, ui.width, FOOT), GROUND)
    if head:
        along(ui, play, head, GROUND)


def along(ui: Canvas, play: Play, bottom: float, ground: Colour = CARD) -> None:
    """The place as a strip across the window, rising from behind what begins at `bottom`."""
    with ui.clip(Box(0, 0, ui.width, bottom)):
        scene(ui, play.session.scenario.backdrop(), Box(0, bottom - STRIP * 0.7, ui.width, STRIP), ground, ABOVE)
