"""Bots that remember: what they do next depends on all they have seen, so no rule on one sight plays them."""

from sim_core.bots.library import LibraryBot
from sim_core.model.choices import Choice
from sim_core.model.luck import BotLuck
from sim_core.model.sight import Sight


class RememberingBot(LibraryBot):
    """A bot that follows a game from its start. `batch/remembering.py` plays it; its `player` is whom it plays on with."""

    def __init__(self, name: str) -> None:
        super().__init__("textbook")
        self.name = name

    def __call__(self, sight: Sight, luck: BotLuck) -> Choice:
        """It cannot play on one sight."""
        raise TypeError(f"{self.name} needs the whole game so far, which no sight holds")
