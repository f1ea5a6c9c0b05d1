"""A whole game of a bot as the choices that a person would have stored."""

from sim_core import bots
from sim_core.batch.rollout import play_out
from sim_core.engine.game import Game, start
from sim_core.engine.record import END_WEEK, Step, steps_of
from sim_core.model.arrays import Rows
from sim_core.model.choices import Choice, Events, WeekEvents
from sim_core.scenario.schema import Scenario


class _Recorder:
    """Looks on while one game is played, and writes the choices down."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def before(self, game: Game, choice: Choice, rows: Rows) -> None:
        """A move or a round."""
        self.steps += steps_of(choice, game.setting.public.client_ids)

    def after(self, game: Game, events: Events, rows: Rows) -> None:
        """Nothing: what came of it can be had again."""

    def week_over(self, game: Game) -> None:
        """Nothing: the week is not ended yet."""

    def new_week(self, game: Game, events: WeekEvents) -> None:
        """The end of a week is a choice too."""
        self.steps.append(Step(move=END_WEEK))


def bot_steps(scenario: Scenario, name: str, seed: int, without: tuple[str, ...] = ()) -> list[Step]:
    """The choices of a bot in episode 0 of a seed, one after the other, to the end. `without`: lessons it leaves out.

    Raises `SimError` if there is no such bot.
    """
    recorder = _Recorder()
    play_out(start(scenario, seed), bots.get(name, without), name, recorder)
    return recorder.steps
