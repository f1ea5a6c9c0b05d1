"""The screen on which a game is taken up."""

from typing import Any

from game.play.view_model import Play
from game.window.desk.briefing import Briefing
from game.window.desk.desk import Desk
from game.window.desk.final import FinalScreen


def first_screen(play: Play, language: str) -> Any:
    """Where a game stands: briefing, desk or end."""
    if play.session.over:
        return FinalScreen(play)
    return Desk(play, language=language) if play.session.steps else Briefing(play)
