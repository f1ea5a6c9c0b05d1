"""Files of a person's own: the folders of scenarios, in which trade packs are looked for too, in `trades`."""

from pathlib import Path

from game.play.store import home
from sim_core.public.scenarios import look_for_trades_in


def scenario_folders() -> list[Path]:
    """The folders of scenarios of one's own."""
    return [home() / "scenarios"]


look_for_trades_in(scenario_folders)
