"""What all decisions came to: one account of the result, and the same costs by turning point and by client.

A decision's cost is what it brought less than what the textbook would have done, on what could be known. Costs against the
textbook, who plays on, add up: every yuan is lost once. Losses against the best do not: a chance that is missed is there
again at the next decision, and would be counted each time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sim_core.belief.trail import Trail
from sim_core.debrief.verdict import SURE_WORLDS, Verdict

MOST_WON: Final = 3
"""Turning points that won, among all."""
NOBODY: Final = -1
"""Stands for the ends of weeks, which concern no one client."""


@dataclass(frozen=True)
class Account:
    """How a result came about, in yuan: net = expected − lost + luck."""

    net: float
    expected: float  # what the textbook comes to on average from what was known at the start
    lost: float  # by decisions against the textbook's, on what could be known; below 0: they won
    lost_error: float  # standard error of that
    luck: float


def accounted(net: float, expected: float, verdicts: Sequence[Verdict]) -> Account:
    """What of the result was decisions, and what luck."""
    lost = sum(one.cost for one in verdicts)
    error = sum(one.cost_error**2 for one in verdicts) ** 0.5
    return Account(net, expected, lost, error, net - expected + lost)


def costs_by_client(trail: Trail, verdicts: Sequence[Verdict]) -> dict[int, float]:
    """Yuan that the decisions on each client cost, and the ends of weeks (`NOBODY`): they add up to `Account.lost`."""
    costs = dict.fromkeys((*range(len(trail.sight(0).public.client_ids)), NOBODY), 0.0)
    for one in verdicts:
        costs[trail.moments[one.number].client] += one.cost
    return costs


@dataclass(frozen=True)
class Turning:
    """A turning point: a decision that surely cost or won, and those like it, told once."""

    numbers: tuple[int, ...]  # of the decisions, the weightiest first
    cost: float  # yuan of all of them; below 0: they won

    @property
    def number(self) -> int:
        """The decision that stands for them."""
        return self.numbers[0]


def turning_points(verdicts: Sequence[Verdict], count: int = 12) -> list[Turning]:
    """What surely cost most, then what surely won most against the textbook. What is alike is one.

    What was looked at closely stands for itself; what surely cost too, and missed the same, is told with it.
    """
    cost = _told_once([one for one in verdicts if one.loss > 0 and one.surely_cost and one.worlds >= SURE_WORLDS])
    cost = _with_like(cost, verdicts)
    won = _told_once([one for one in verdicts if one.loss <= 0 and one.surely_won])[:MOST_WON]
    return [*cost[: count - len(won)], *won]


def _told_once(verdicts: Sequence[Verdict]) -> list[Turning]:
    """Decisions for which the same was done, and the same would have been better, together; the weightiest first."""
    alike: dict[tuple[str, str, str, str], list[Verdict]] = {}
    for one in sorted(verdicts, key=lambda one: -abs(one.cost)):
        alike.setdefault((one.step.move, one.step.client, one.best.move, one.best.client), []).append(one)
    found = [Turning(tuple(one.number for one in own), sum(one.cost for one in own)) for own in alike.values()]
    return sorted(found, key=lambda one: -abs(one.cost))


def _with_like(points: Sequence[Turning], verdicts: Sequence[Verdict]) -> list[Turning]:
    """Turning points with the other decisions that surely cost and missed the same chance: the same move left undone that
    week, or the same move made instead of it.
    """
    by_number, told = {one.number: one for one in verdicts}, {number for point in points for number in point.numbers}
    more: dict[int, list[Verdict]] = {point.number: [] for point in points}
    for one in verdicts:
        if one.number in told or not one.surely_cost:
            continue
        for point in points:
            head = by_number[point.number]
            if _missed(one) == _missed(head) and (one.week == head.week or _made(one) == _made(head)):
                more[point.number].append(one)
                break
    joined = [
        Turning(
            (*point.numbers, *(one.number for one in more[point.number])),
            point.cost + sum(one.cost for one in more[point.number]),
        )
        for point in points
    ]
    return sorted(joined, key=lambda one: -one.cost)


def _missed(one: Verdict) -> tuple[str, str]:
    return one.best.move, one.best.client


def _made(one: Verdict) -> tuple[str, str]:
    return one.step.move, one.step.client


def all_others(account: Account, points: Sequence[Turning]) -> float:
    """Yuan that the decisions cost which are no turning points."""
    return account.lost - sum(one.cost for one in points)


def worth_a_look(verdicts: Sequence[Verdict], count: int = 12) -> list[int]:
    """Numbers of the decisions that may have cost most, each missed chance once: those to be tried in more worlds."""
    ranked = sorted(verdicts, key=lambda one: -max(one.mean, one.cost))
    chances: dict[tuple[int, str, str], int] = {}
    for one in ranked:
        chances.setdefault((one.week, one.best.move, one.best.client), one.number)
    return list(chances.values())[:count]


def stakes(verdicts: Sequence[Verdict]) -> list[tuple[float, float]]:
    """Of each week, in yuan: what its work could have brought over going home at once, and how much of that was taken.

    Both on what could be known. Each week is counted once, from where it starts: decision by decision, what is left of a
    week would be counted with each of them, and whoever merely does not go home would have 90 of 100. As it was worked, a
    week is worth what the textbook would have made of it less what its decisions cost against the textbook's. No week
    counts less than nought: what one week spoils is not taken from what another has won.
    """
    weeks: Mapping[int, list[Verdict]] = {week: [] for week in sorted({one.week for one in verdicts})}
    for one in verdicts:
        weeks[one.week].append(one)
    found = []
    for own in weeks.values():
        stake = max(own[0].possible, 0.0)
        found.append((stake, min(max(own[0].advised - sum(one.cost for one in own), 0.0), stake)))
    return found


def accuracy(verdicts: Sequence[Verdict]) -> float:
    """0…100: the share of what was at stake that was taken, week by week, each by its stake."""
    weeks = stakes(verdicts)
    whole = sum(stake for stake, _ in weeks)
    return 100.0 * sum(taken for _, taken in weeks) / whole if whole > 0 else 100.0
