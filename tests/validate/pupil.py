"""Is the coach right? `python -m tests.validate.pupil --games 1000` lets a pupil follow every piece of advice to the letter.

Where the coach is silent the pupil plays the textbook without the lesson. It has to beat that by four standard errors and reach
0.9 of the textbook; and of the pieces followed, 2 in 100 at most may be graded a mistake or a blunder by the debrief.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from sim_core import Scenario, coach, start
from sim_core.batch.rollout import MOST_MOVES, rollout
from sim_core.bots.pupil import Pupil
from sim_core.debrief.task import Played
from sim_core.debrief.whole import Effort, opened, work
from sim_core.engine.record import END_WEEK, Step, choice_of
from sim_core.engine.score import result
from sim_core.scenario.library import find_scenario, list_scenarios

LESSONS: Final = tuple(entry for entry in list_scenarios() if entry.id.startswith("lesson-"))
LEAST_ADVICE: Final = {"L1": 3, "L2": 3, "L3": 3}
REACHED: Final = 0.9
WRONG_AT_MOST: Final = 0.02
GRADING: Final = Effort(copies=1000, first=16, pair=0, more=64, points=12, opening=16)


@dataclass
class Game:
    """A game of a pupil."""

    steps: list[Step] = field(default_factory=list)
    followed: dict[int, int] = field(default_factory=dict)  # numbers of steps that were advised, with the comment
    net: float = 0.0
    heard: list[int] = field(default_factory=list)  # comments, in order
    idle: int = 0  # pieces of advice that could not be followed when their turn came


def pupils_game(scenario: Scenario, seed: int, on_remark: Callable[..., None] | None = None) -> Game:
    """One game, move by move, with the coach's advice."""
    game, told, pupil = start(scenario, seed), Game(), Pupil(scenario.lessons[0])
    source: dict[Step, int] = {}
    memory = coach.begin(scenario, game)

    def hear(said: tuple[list[coach.Remark], coach.Memory]) -> coach.Memory:
        for remark in said[0]:
            told.heard.append(remark.comment)
            advice = scenario.coach[remark.comment].advice
            if advice:
                pupil.hear(advice, remark.advice)
                source.update(dict.fromkeys(remark.advice, remark.comment))
            if on_remark:
                on_remark(game, remark)
        return said[1]

    memory = hear(coach.game_starts(scenario, memory, game.sight()))
    while not game.over():
        memory = hear(coach.week_starts(scenario, memory, game.sight()))
        for slot in range(2 * MOST_MOVES):
            step, advised = pupil.next_step(game.sight(), game.bot_luck("pupil", slot))
            if step is None:
                break
            choice, before = choice_of(game, step), game.fork(np.array([0])).sight()
            if game.refusals(choice)[0]:
                told.idle += advised
                continue
            if advised:
                told.followed[len(told.steps)] = source[step]
            events = game.play(choice)
            told.steps.append(step)
            memory = hear(coach.move_made(scenario, memory, before, choice, events, game.sight()))
        before = game.fork(np.array([0])).sight()
        ended = game.end_week()
        told.steps.append(Step(move=END_WEEK))
        memory = hear(coach.week_ended(scenario, memory, before, ended, game.sight()))
    told.net = float(result(game).net[0])
    return told


def grades(name: str, seed: int, game: Game) -> Iterator[tuple[int, str, float, Step]]:
    """(comment, grade, yuan lost, what would have been best) of each piece of advice that was followed."""
    played = Played(find_scenario(name).read_text("utf-8"), seed, tuple(game.steps))
    debrief = opened(played, scenario_of(name).target or 1.0)
    for _ in work(debrief, 2, GRADING):
        pass
    for verdict in debrief.verdicts:
        if verdict.number in game.followed:
            yield game.followed[verdict.number], verdict.grade, verdict.loss, verdict.best


def scenario_of(name: str) -> Scenario:
    """A lesson by its id."""
    found = next(entry.scenario for entry in LESSONS if entry.id == name)
    assert found
    return found


@dataclass(frozen=True)
class Found:
    """What became of a lesson's pupils."""

    reached: float  # of the textbook's mean net
    ahead: float  # of the textbook without the lesson, in standard errors
    advice: float  # pieces followed in a game, on average
    fewest: int
    graded: int
    wrong: int  # of them, mistakes and blunders


def tried(name: str, games: int, graded: int = 0, first: int = 1, tell: Callable[[str], None] = print) -> Found:
    """Let pupils play a lesson on seeds from `first` on, and have some of the games graded."""
    scenario = scenario_of(name)
    seeds = range(first, first + games)
    own = [pupils_game(scenario, seed) for seed in seeds]
    nets = np.array([game.net for game in own])
    book, without = (
        np.array([float(rollout(scenario, "textbook", seed, without=lessons).result.net[0]) for seed in seeds])
        for lessons in ((), tuple(scenario.lessons))
    )
    more = nets - without
    counts = [len(game.followed) for game in own]
    wrong = pieces = 0
    for seed, game in zip(seeds[:graded], own[:graded], strict=True):
        for comment, grade, loss, best in grades(name, seed, game):
            pieces += 1
            if grade in ("mistake", "blunder"):
                wrong += 1
                when = scenario.coach[comment].when
                tell(f"  seed {seed}: comment {comment} ({when}) {grade} {loss:,.0f}: {best.move} {best.client}")
    error = float(more.std(ddof=1)) / len(more) ** 0.5
    return Found(
        float(nets.mean() / book.mean()), float(more.mean()) / max(error, 1e-9),
        float(np.mean(counts)), min(counts), pieces, wrong,
    )  # fmt: skip


def good(name: str, found: Found) -> bool:
    """Is the coach of a lesson right?"""
    least = LEAST_ADVICE.get(scenario_of(name).lessons[0], 1)
    few_wrong = found.wrong <= WRONG_AT_MOST * max(found.graded, 1)
    return found.reached >= REACHED and found.ahead >= 4.0 and found.fewest >= least and few_wrong


def main() -> None:
    """Try all lessons, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lessons", nargs="*", default=[entry.id for entry in LESSONS])
    parser.add_argument("--games", type=int, default=1000)
    parser.add_argument("--graded", type=int, default=100)
    parser.add_argument("--first", type=int, default=1)
    given = parser.parse_args()
    for name in [one for one in (entry.id for entry in LESSONS) if any(one.startswith(wanted) for wanted in given.lessons)]:
        found = tried(name, given.games, given.graded, given.first)
        verdict = "right" if good(name, found) else "NOT RIGHT"
        told = f"{found.reached:.3f} of the textbook, ahead by {found.ahead:.1f} standard errors"
        followed = f"advice followed {found.advice:.1f} times a game, at least {found.fewest}"
        wrong = f"{found.wrong} of {found.graded} graded a mistake or worse"
        print(f"{name}: {verdict}: {told}; {followed}; {wrong}", flush=True)


if __name__ == "__main__":
    main()
