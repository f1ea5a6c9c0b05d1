"""Situations made into items of a test: a handful of options, what each is worth, and what bots make of it."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core.engine.record import Step
from sim_core.model.arrays import Levels
from sim_core.model.moves import LESSON_OF
from sim_core.model.vocabulary import LESSONS
from tests.transfer.situations import Moment, Tried, believed, game_at, moments, possible, tried
from tests.transfer.takers import Panel, likest

OPTIONS: Final = 6
LEAST: Final = 4
"""Options of an item."""
OUTLYING: Final = 0.45
"""Share of the stake that lies between the worst option and the next where the worst is left out."""
MOST_MEAN: Final = 0.65
"""Of the shares of an item's options: where most are nearly as good as the best, there is little to choose."""
SIZES: Final = 3
"""Options at most that differ in their amounts alone."""
FIRST: Final = 256
"""Worlds in which a moment is looked at first."""
NEAR: Final = 0.15
"""Share of the stake by which what the textbook does may be behind the best."""
AS_GOOD: Final = 0.06
"""Share of the stake by which a move may be behind the best that is called as good."""
FAR: Final = 0.5
"""Share of the stake that a trap must cost."""
TRAPS: Final = ("plead", "push_order", "stop_supply")
"""Moves that belong to lessons on what not to do."""
TRICK: Final = 3
"""How many careless reps a bot of one trick counts for, when it comes to what is often done."""
LEAST_STAKE: Final = 6.0
"""Standard errors between best and worst option."""
MAKING: Final = Panel(1)
"""The bots by which items are chosen. Those by which a form is measured err by other dice."""


@dataclass(frozen=True)
class Item:
    """A situation with its options, in the order in which they are shown."""

    moment: Moment
    options: tuple[Step, ...]
    shares: Levels  # [options] of what is at stake, 0…1
    stake: float  # yuan between the best option and the worst
    answers: Levels  # [takers] share that each bot takes

    @property
    def best(self) -> int:
        """Place of the best option."""
        return int(self.shares.argmax())


def items(seed: int, level: int, wanted: Sequence[str] = LESSONS) -> Iterator[Item]:
    """The items that one practice game is good for, where the textbook's next move belongs to one of the lessons wanted."""
    for moment in (one for one in moments(seed, level) if LESSON_OF[one.advised.move] in wanted):
        steps = possible(moment)
        found = tried(moment, steps, believed(moment), FIRST)
        made = measured(moment, options(moment, steps, found), found)
        if made and 1.0 - made.shares[made.options.index(moment.advised)] <= NEAR:
            yield made


def lessons_of(one: Item) -> tuple[str, ...]:
    """The lessons that an item can stand for: those of the moves that are as good as the best, and of traps that cost much."""
    found = [LESSON_OF[step.move] for step, share in zip(one.options, one.shares, strict=True) if share >= 1.0 - AS_GOOD]
    found += [LESSON_OF[step.move] for step, share in zip(one.options, one.shares, strict=True)
              if step.move in TRAPS and share <= 1.0 - FAR]  # fmt: skip
    return tuple(dict.fromkeys(found))


def options(moment: Moment, steps: Sequence[Step], found: Tried) -> tuple[Step, ...]:
    """The best, what the textbook does, and what bots do most, in an order that tells nothing."""
    _, game = game_at(moment)
    popular: Counter[Step] = Counter()
    for name, taker in MAKING.takers():
        places = likest(taker(game, len(moment.steps)), steps)
        if len(places) == 1:
            popular[steps[places[0]]] += 1 if name.startswith("mixed") else TRICK
    picked = list(dict.fromkeys([max(steps, key=found.mean), moment.advised]))
    trap = TRAPS[(moment.seed + moment.week) % len(TRAPS)]
    picked += [step for step in steps if step.move == trap and step not in picked]
    moves = Counter(one.move for one in picked)
    for step, _ in popular.most_common():
        if step not in picked and moves[step.move] < (SIZES if step.amount else 1):
            picked.append(step)
            moves[step.move] += 1
            picked = _without_outlier(picked, found)[:OPTIONS]
    return tuple(sorted(picked, key=lambda one: hashlib.sha256(f"{moment.seed} {len(moment.steps)} {one}".encode()).digest()))


def _without_outlier(picked: list[Step], found: Tried) -> list[Step]:
    """The options without the worst, where it is so much worse than all others that these would look alike beside it."""
    if len(picked) <= LEAST:
        return picked
    ranked = sorted(picked, key=found.mean)
    outlier = found.mean(ranked[1]) - found.mean(ranked[0]) > OUTLYING * (found.mean(ranked[-1]) - found.mean(ranked[0]))
    return [one for one in picked if one != ranked[0]] if outlier else picked


def measured(moment: Moment, chosen: Sequence[Step], found: Tried, panel: Panel = MAKING) -> Item | None:
    """An item with what its options are worth and what bots take; None if little is at stake, or there is little choice."""
    means = np.array([found.mean(one) for one in chosen])
    best, worst = chosen[int(means.argmax())], chosen[int(means.argmin())]
    stake, error = found.ahead(best, worst)
    shares = (means - means.min()) / stake
    if len(chosen) < LEAST or stake < LEAST_STAKE * error or shares.mean() > MOST_MEAN:
        return None
    return Item(moment, tuple(chosen), shares, stake, answers(moment, chosen, shares, panel))


def answers(moment: Moment, chosen: Sequence[Step], shares: Levels, panel: Panel) -> Levels:
    """[takers] the share of what is at stake that each bot takes."""
    _, game = game_at(moment)
    place = len(moment.steps) + moment.seed
    return np.array([shares[likest(taker(game, place), chosen)].mean() for _, taker in panel.takers()])
