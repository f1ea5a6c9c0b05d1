"""What a decision was worth: each alternative tried in worlds as they could have been, and played to the end by the textbook.

All alternatives of a decision meet the same worlds with the same luck, so their differences are the decisions' own. The
best is picked on one half of the worlds and valued on the other, and the other way round: picked and valued on the same
worlds, it would look better than it is (the optimiser's curse; Smith and Winkler 2006).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core import bots
from sim_core.arrays import Rows, Yuan
from sim_core.debrief.trail import copy
from sim_core.debrief.worlds import each
from sim_core.engine import Game
from sim_core.moves import move_number
from sim_core.record import END_WEEK, Step
from sim_core.rollout import play_out, play_week
from sim_core.score import result
from sim_core.state import Choice

NORMAL_95: Final = 1.96
STUDENT_95: Final = {2: 12.71, 4: 3.18, 8: 2.36, 16: 2.13, 32: 2.04}
"""Half-width of a 95 % interval in standard errors, by number of worlds; near 1.96 beyond."""
PLAYER: Final = "textbook"
ENDING: Final = Step(move=END_WEEK)


@dataclass(frozen=True)
class Worth:
    """What the alternatives of a decision came to. Yuan of net recovered at the close."""

    steps: tuple[Step, ...]  # the first is the one made; to end the week is among them
    net: Yuan  # [alternatives, worlds]
    hindsight: Yuan  # [alternatives] what each came to in the true world, with the luck that was to come

    @property
    def worlds(self) -> int:
        """In how many worlds each was tried."""
        return self.net.shape[1]

    def best(self) -> int:
        """The alternative that came out best over all worlds."""
        return int(self.net.mean(axis=1).argmax())

    def best_values(self) -> Yuan:
        """[worlds] what the best came to, where it was picked on the other half of the worlds."""
        half = self.worlds // 2
        first, second = self.net[:, :half].mean(axis=1).argmax(), self.net[:, half:].mean(axis=1).argmax()
        return np.concatenate([self.net[second, :half], self.net[first, half:]])

    def loss(self) -> tuple[float, float, float]:
        """What the choice made cost against the best: its mean and a 95 % interval, yuan."""
        return interval(self.best_values() - self.net[0])

    def counted(self) -> float:
        """The loss that counts: nought where its interval does not exclude nought."""
        mean, low, _ = self.loss()
        return mean if low > 0 else 0.0

    def over_ending(self) -> tuple[float, float]:
        """What the choice made, and the best one, came to over ending the week at once; yuan."""
        base = self.net[self.steps.index(ENDING)]
        return float((self.net[0] - base).mean()), float((self.best_values() - base).mean())


def interval(values: Yuan) -> tuple[float, float, float]:
    """Mean of `values` [N] with its 95 % interval."""
    count, mean = len(values), float(values.mean())
    width = STUDENT_95.get(count, NORMAL_95) * float(values.std(ddof=1)) / count**0.5 if count > 1 else float("inf")
    return mean, mean - width, mean + width


def try_out(worlds: Game, steps: Sequence[Step]) -> Worth:
    """Try each of `steps` in all worlds of a batch (left as it is), and let the textbook play each on to the end.

    The last of the worlds is the true one.
    """
    count, many = worlds.episodes, len(steps)
    game = worlds.fork(each(count, many))
    player = bots.get(PLAYER)
    acting = [number for number, step in enumerate(steps) if step.move != END_WEEK]
    rows = np.concatenate([number * count + np.arange(count) for number in acting]) if acting else np.zeros(0, np.intp)
    if len(rows):
        game.play(_choices(game, [steps[number] for number in acting], count), rows.astype(np.intp))
    play_week(game, player, PLAYER, among=rows.astype(np.intp))
    play_out(game, player, PLAYER)
    net = result(game).net.reshape(many, count)
    return Worth(tuple(steps), net[:, :-1], net[:, -1])


def _choices(game: Game, steps: Sequence[Step], count: int) -> Choice:
    ids = game.setting.public.client_ids

    def column(values: list[float], kind: type[np.generic]) -> np.ndarray:
        return np.repeat(np.array(values, kind), count)

    return Choice(
        move=column([move_number(step.move) for step in steps], np.int8),
        client=column([ids.index(step.client) for step in steps], np.int8),
        amount=column([step.amount for step in steps], np.float64),
        weeks=column([step.weeks for step in steps], np.int8),
    )


def expected(worlds: Game) -> Yuan:
    """[worlds] what the textbook comes to from here; the worlds are left as they are."""
    return result(play_out(copy(worlds), bots.get(PLAYER), PLAYER)).net


def joined(parts: Sequence[Worth]) -> Worth:
    """The same alternatives tried in several sets of worlds."""
    return Worth(parts[0].steps, np.concatenate([part.net for part in parts], axis=1), parts[0].hindsight)


def some(worth: Worth, rows: Rows) -> Worth:
    """A few of the alternatives, with the one made in front, and to end the week among them."""
    keep = list(dict.fromkeys([0, worth.steps.index(ENDING), *rows.tolist()]))
    return Worth(tuple(worth.steps[at] for at in keep), worth.net[keep], worth.hindsight[keep])
