"""Games that bots played, as the choices that a person would have stored."""

from sim_core import load_scenario
from sim_core.batch.recorded import bot_steps as bot_steps  # known from here
from sim_core.debrief.task import Played
from sim_core.scenario.library import find_scenario


def played(name: str, bot: str, seed: int, without: tuple[str, ...] = ()) -> Played:
    """A whole game of a bundled scenario by a bot."""
    text = find_scenario(name).read_text("utf-8")
    return Played(text, seed, tuple(bot_steps(load_scenario(name), bot, seed, without)))
