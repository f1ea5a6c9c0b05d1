"""Files of a person's own: the folders of scenarios."""

from pathlib import Path

from game.play.store import home


def scenario_folders() -> list[Path]:
    """The folders of scenarios of one's own."""
    return [home() / "scenarios"]
