"""Two parallel forms put together from items: as many of each lesson, equally hard for bots, each telling bots apart."""

from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import Final

import numpy as np

from sim_core.model.arrays import AnyArray, Levels
from sim_core.model.moves import LESSON_OF
from sim_core.model.vocabulary import LESSONS
from tests.transfer.items import TRAPS, Item, lessons_of

LENGTH: Final = 12
FAIR: Final = 0.6
"""Share of the stake that a trap may take at most."""
BESIDE: Final = 0.15
MORE: Final = LENGTH - len(LESSONS)
"""Lessons that stand twice in a form: those that most items are about by their best move."""
Pairs = list[tuple[str, Item, Item]]
"""A lesson, and an item of it for each form."""


def alpha(answers: AnyArray) -> float:
    """Cronbach's alpha [bots, items] (Cronbach 1951, "Coefficient alpha and the internal structure of tests")."""
    count = answers.shape[1]
    return float(count / (count - 1) * (1.0 - answers.var(axis=0, ddof=1).sum() / answers.sum(axis=1).var(ddof=1)))


def telling(items: Sequence[Item]) -> Levels:
    """[items] how well each tells bots apart: its correlation with what they take in all others together."""
    answers = np.array([one.answers for one in items]).T
    rest = answers.sum(axis=1, keepdims=True) - answers
    return np.array([np.corrcoef(answers[:, at], rest[:, at])[0, 1] for at in range(len(items))])


def paired(items: Sequence[Item]) -> Pairs:
    """Pairs of items for two forms, lesson by lesson, the scarcest first; no game twice in a form, no moment twice at all."""
    fair = [one for one in items if _fair(one)]
    well = dict(zip(map(id, fair), telling(fair), strict=True))
    of = {
        lesson: sorted((one for one in fair if lesson in lessons_of(one)), key=lambda one: _beside(one, lesson) - well[id(one)])
        for lesson in LESSONS
    }
    scarce = sorted(LESSONS, key=lambda lesson: len(of[lesson]))
    found: Pairs = []
    used: set[tuple[int, int]] = set()
    best = Counter(LESSON_OF[one.options[one.best].move] for one in fair)
    for lesson in (*scarce, *(lesson for lesson, _ in best.most_common(MORE))):
        free = [one for one in of[lesson] if _game(one) not in used]
        two = _two(free)
        if two is None:
            raise SystemExit(f"too few items for {lesson}: {len(free)}; try more practice games")
        found.append((lesson, *two))
        used |= {_game(one) for one in two}
    return found


def _fair(one: Item) -> bool:
    """Does no trap in it take so much that nobody would see why it is one?"""
    return all(share <= FAIR for step, share in zip(one.options, one.shares, strict=True) if step.move in TRAPS)


def _beside(one: Item, lesson: str) -> float:
    """What an item is put back by where its best move belongs to another lesson, and no trap of this one is in it."""
    moves = [one.options[one.best].move, *(step.move for step in one.options if step.move in TRAPS)]
    return 0.0 if lesson in (LESSON_OF[move] for move in moves) else BESIDE


def _two(free: Sequence[Item]) -> tuple[Item, Item] | None:
    """The most telling item, and of the next few the one that is most nearly as hard."""
    if len(free) < 2:
        return None
    first, others = free[0], [one for one in free[1:] if _game(one) != _game(free[0])][:2]
    if not others:
        return None
    return first, min(others, key=lambda one: abs(one.answers.mean() - first.answers.mean()))


def _game(one: Item) -> tuple[int, int]:
    return one.moment.seed, one.moment.level


def balanced(pairs: Pairs) -> Pairs:
    """The same pairs, turned so that both forms are as hard, and spread bots as much."""
    answers = np.array([[one.answers, other.answers] for _, one, other in pairs])  # [pairs, 2, bots]
    best, least = (0,) * len(pairs), np.inf
    for turned in product((0, 1), repeat=len(pairs) - 1):
        places = np.array((0, *turned))
        rows = np.arange(len(pairs))
        one, other = answers[rows, places].mean(axis=0), answers[rows, 1 - places].mean(axis=0)
        badness = (one.mean() - other.mean()) ** 2 + (one.std() - other.std()) ** 2 + 0.1 * float(((one - other) ** 2).mean())
        if badness < least:
            best, least = (0, *turned), badness
    return [(lesson, *((other, one) if turn else (one, other))) for (lesson, one, other), turn in zip(pairs, best, strict=True)]
