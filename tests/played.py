"""Games that bots played, as the choices that a person would have stored."""

from sim_core import Scenario, bots, load_scenario, start
from sim_core.batch.rollout import MOST_MOVES
from sim_core.debrief.task import Played
from sim_core.engine.record import END_WEEK, Step, steps_of
from sim_core.scenario.library import find_scenario


def bot_steps(scenario: Scenario, name: str, seed: int, without: tuple[str, ...] = ()) -> list[Step]:
    """The choices of a bot in episode 0 of a seed, one after the other."""
    game, bot, steps = start(scenario, seed), bots.get(name, without), []
    ids = game.setting.public.client_ids
    while not game.over():
        for slot in range(MOST_MOVES):
            choice = bot(game.sight(), game.bot_luck(name, slot))
            made = steps_of(choice, ids)
            if not made:
                break
            steps += made
            game.play(choice)
        game.end_week()
        steps.append(Step(move=END_WEEK))
    return steps


def played(name: str, bot: str, seed: int, without: tuple[str, ...] = ()) -> Played:
    """A whole game of a bundled scenario by a bot."""
    text = find_scenario(name).read_text("utf-8")
    return Played(text, seed, tuple(bot_steps(load_scenario(name), bot, seed, without)))
