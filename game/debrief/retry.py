"""A decision made again: what it brings over what was done and over the advice, and whether it will do."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim_core.public.debriefs import FROM, WORLDS, ClientBeliefs, Gain, Played, gains, plain
from sim_core.public.games import Step


@dataclass(frozen=True)
class Question:
    """A decision to be made again."""

    played: Played
    beliefs: Sequence[ClientBeliefs]
    number: int
    chosen: Step
    best: Step
    target: float


@dataclass(frozen=True)
class Outcome:
    """What a choice made again comes to.

    `result`: right (as good as the advice, or nearly), closer (surely better than what was done, but not that good), wrong.
    `said`: which sentence tells it: better, best, right, closer, same, wrong (no better), worse.
    """

    tried: Step
    chosen: Step
    best: Step
    over_chosen: Gain
    over_best: Gain
    result: str
    said: str
    worlds: int


def judged(question: Question, tried: Step, worlds: int = WORLDS) -> Outcome:
    """Value a choice in worlds that were not used to find the advice. Raises `IllegalMove` if it was not possible."""
    tried, chosen, best = plain(tried), plain(question.chosen), plain(question.best)
    over_chosen, over_best = gains(question.played, question.beliefs, question.number, tried, (chosen, best), worlds)
    result, said = verdict_on(tried, chosen, best, over_chosen, over_best, question.target)
    return Outcome(tried, chosen, best, over_chosen, over_best, result, said, worlds)


def verdict_on(tried: Step, chosen: Step, best: Step, over_chosen: Gain, over_best: Gain, target: float) -> tuple[str, str]:
    """The result of a retry, and what to say of it. `target` scales what is a shortfall worth speaking of."""
    if tried != best and over_best.low > 0:
        return "right", "better"
    if tried == best:
        return "right", "best"
    if tried == chosen:
        return "wrong", "same"
    near = over_best.high >= 0 or -over_best.mean < FROM["inaccuracy"] * max(target, 1.0)
    if near and over_chosen.mean > 0:
        return "right", "right"
    if over_chosen.low > 0:
        return "closer", "closer"
    return "wrong", "worse" if over_chosen.high < 0 else "wrong"
