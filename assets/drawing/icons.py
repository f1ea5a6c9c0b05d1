"""Every icon by file name."""

from collections.abc import Iterator

from assets.drawing.app_icon import app
from assets.drawing.icons_moves import MOVES
from assets.drawing.icons_signs import SIGNS
from assets.drawing.svg import document

SIZE = 48
APP_SIZE = 96


def all_icons() -> Iterator[tuple[str, str]]:
    """File name (without .svg) and text; an icon is called what the function that draws it is called."""
    for draw in (*MOVES, *SIGNS):
        yield draw.__name__.rstrip("_"), document(SIZE, [draw()])
    yield "app", document(APP_SIZE, [app()])
