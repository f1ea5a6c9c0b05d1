"""Where a class is kept where nothing is asked for, and where what belongs to a chair lies in its folder."""

from pathlib import Path
from typing import Final

from game.play.store import home
from game.serve.rooms.room import Chair

CLASSES: Final = "classes"
SEATS: Final = "seats"


def usual_folder() -> Path:
    """The folder of classes in that of the game."""
    return home() / CLASSES


def folder_of(folder: Path, chair: Chair) -> Path:
    """Where the games of a chair lie."""
    return folder / SEATS / str(chair.id)
