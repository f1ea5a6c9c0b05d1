"""What a decision was worth: each alternative tried in worlds as they could have been, and played to the end by the textbook.

All alternatives of a decision meet the same worlds with the same luck, so their differences are the decisions' own. The
best is picked on one half of the worlds and valued on the other, and the other way round: picked and valued on the same
worlds, it would look better than it is (the optimiser's curse; Smith and Winkler 2006).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from sim_core import bots
from sim_core.batch.playouts import ENDING, PLAYER, PLAYING_ON, nets_of, tries_of
from sim_core.batch.rollout import play_out
from sim_core.batch.statistics import Z95
from sim_core.belief.trail import copy
from sim_core.engine.game import Game
from sim_core.engine.record import Step
from sim_core.engine.score import result
from sim_core.model.arrays import Yuan

STUDENT_95: Final = {2: 12.71, 4: 3.18, 8: 2.36, 16: 2.13, 32: 2.04}
"""Half-width of a 95 % interval in standard errors, by number of worlds; near `Z95` beyond."""


@dataclass(frozen=True)
class Worth:
    """What the alternatives of a decision came to. Yuan of net recovered at the close."""

    steps: tuple[Step, ...]  # the first is the one made, the last is to leave it to the textbook; to end the week is among them
    net: Yuan  # [alternatives, worlds]
    hindsight: Yuan  # [alternatives] what each came to in the true world, with the luck that was to come

    @property
    def worlds(self) -> int:
        """In how many worlds each was tried."""
        return self.net.shape[1]

    def best(self) -> int:
        """The alternative that came out best over all worlds."""
        return int(self.net[:-1].mean(axis=1).argmax())

    def best_values(self) -> Yuan:
        """[worlds] what the best came to, where it was picked on the other half of the worlds."""
        half, net = self.worlds // 2, self.net[:-1]
        first, second = net[:, :half].mean(axis=1).argmax(), net[:, half:].mean(axis=1).argmax()
        return np.concatenate([net[second, :half], net[first, half:]])

    def loss(self) -> tuple[float, float, float]:
        """What the choice made cost against the best: its mean and a 95 % interval, yuan."""
        return interval(self.best_values() - self.net[0])

    def counted(self) -> float:
        """The loss that counts: nought where its interval does not exclude nought."""
        mean, low, _ = self.loss()
        return mean if low > 0 else 0.0

    def cost(self) -> Yuan:
        """[worlds] what the choice made cost against the textbook's; below nought where it was better."""
        return self.net[-1] - self.net[0]

    def over_ending(self) -> tuple[float, float, float]:
        """What the choice made, the textbook's, and the best came to over ending the week at once; yuan."""
        base = self.net[self.steps.index(ENDING)]
        mine, advised = float((self.net[0] - base).mean()), float((self.net[-1] - base).mean())
        return mine, advised, max(float((self.best_values() - base).mean()), advised)


def interval(values: Yuan) -> tuple[float, float, float]:
    """Mean of `values` [N] with its 95 % interval."""
    count, mean = len(values), float(values.mean())
    width = STUDENT_95.get(count, Z95) * float(values.std(ddof=1)) / count**0.5 if count > 1 else float("inf")
    return mean, mean - width, mean + width


def try_out(worlds: Game, choices: Sequence[Sequence[Step]], threads: int = 1) -> list[Worth]:
    """Try out several decisions of one week: the choices of each in its own set of worlds, then played to the end.

    The batch, left as it is, holds a set of worlds for each decision, all of one size; the last of each is the true one.
    `IllegalMove` if a choice is not possible.
    """
    size, ids = worlds.episodes // len(choices), worlds.setting.public.client_ids
    steps = [(place, step) for place, own in enumerate(choices) for step in own]
    rows = np.array([place for place, _ in steps])[:, None] * size + np.arange(size)
    tries = tries_of([step for _, step in steps], ids, rows)
    net = nets_of(worlds, tries, threads).reshape(len(steps), size)
    worths, start = [], 0
    for own in choices:
        mine = net[start : start + len(own)]
        worths.append(Worth(tuple(own), mine[:, :-1], mine[:, -1]))
        start += len(own)
    return worths


def expected(worlds: Game, threads: int = 1) -> Yuan:
    """[worlds] what the textbook comes to from here; the worlds are left as they are."""
    return result(play_out(copy(worlds), bots.get(PLAYER), PLAYER, threads=threads)).net


def joined(parts: Sequence[Worth]) -> Worth:
    """The same alternatives tried in several sets of worlds."""
    return replace(parts[0], net=np.concatenate([part.net for part in parts], axis=1))


def promising(worth: Worth, count: int) -> tuple[Step, ...]:
    """The `count` alternatives that came out best, and those that must not be missing, in order."""
    ranked = np.argsort(-worth.net.mean(axis=1), kind="stable")[:count].tolist()
    steps = [worth.steps[0], ENDING, *(worth.steps[at] for at in ranked)]
    return tuple(dict.fromkeys([*(step for step in steps if step != PLAYING_ON), PLAYING_ON]))
