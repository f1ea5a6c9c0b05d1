"""Targets, tried out: a game or a few are played, by the bot that does nothing and by the one that sees everything.

Few games, so that checking stays quick, and verdicts that a few games can bear: one game in which the oracle gets there
proves that a target can be reached; that it cannot is said only if none of four comes to it. The luck is always the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core.batch.rollout import rollout
from sim_core.errors import Fault, Sum
from sim_core.lint.file import Checked
from sim_core.model.arrays import Yuan
from sim_core.scenario.schema import TARGET_SHARE, Scenario

SEED: Final = 1
EPISODES: Final = 4
EASY_RATE: Final = 0.25
"""Part of what falls due that comes in by itself, above which a scenario without a target is looked at closely."""
MOST_A_FILE: Final = 400.0
"""A scenario that takes longer than this (more than 14 weeks of 36 hours, say) is not tried out."""


def cost(scenario: Scenario, with_player: bool) -> float:
    """How long a try takes, in about milliseconds: as measured, a player takes its time by the hours it has."""
    a_week = 3.0 + 0.7 * scenario.hours_per_week() if with_player else 1.0 + len(scenario.clients) / 16.0
    return scenario.weeks * a_week


@dataclass
class Budget:
    """How much may still be played, in the measure of `cost`, and how many files were passed over."""

    left: float
    passed_over: int = 0

    def take(self, scenario: Scenario) -> bool:
        """Is there enough left to try this scenario out? Then it is taken."""
        needed = cost(scenario, with_player=scenario.target is not None)
        if needed > min(self.left, MOST_A_FILE):
            self.passed_over += 1
            return False
        self.left -= needed
        return True


TRICK: Final = "parts"
"""Instalments with everybody, asked of nobody: the trick that good work loses to where sums and moves are out of proportion."""
SURELY: Final = 1.05
"""By so much the trick is ahead in the mean, and ahead in every game, before it is said to win."""


def _net(scenario: Scenario, bot: str, first: int = 0, episodes: int = EPISODES) -> Yuan:
    return rollout(scenario, bot, SEED, first, episodes).result.net


def target_too_high(file: Checked) -> Iterator[Fault]:
    """A target that the best player, who sees everything, does not come to in any of a few games."""
    target = file.scenario.target
    if target is None:
        return
    nets = _net(file.scenario, "oracle", episodes=1)
    if nets[0] < target:
        nets = np.append(nets, _net(file.scenario, "oracle", first=1, episodes=EPISODES - 1))
    best = float(nets.max())
    if best < target:
        case = "" if best > 0 else "nothing"
        yield file.warning("target_too_high", ("target",), case, found=Sum(target), best=Sum(np.floor(best)), games=EPISODES)


def target_idle(file: Checked) -> Iterator[Fault]:
    """A target, or what stands for one, that is met by doing nothing."""
    scenario = file.scenario
    done_nothing = rollout(scenario, "idle", SEED, 0, EPISODES).result
    by_itself = float(done_nothing.net.mean())
    if scenario.target is not None:
        if by_itself >= scenario.target:
            yield file.warning("target_idle", ("target",), found=Sum(scenario.target), idle=Sum(np.floor(by_itself)))
    elif float(done_nothing.rate.mean()) > EASY_RATE and cost(scenario, with_player=True) <= MOST_A_FILE:
        textbook = float(_net(scenario, "textbook").mean())
        if by_itself >= TARGET_SHARE * textbook:
            values = {"idle": Sum(np.floor(by_itself)), "textbook": Sum(np.floor(textbook))}
            yield file.warning_at_key("target_idle", ("clients",), "default", **values)


def share_of_trick(scenario: Scenario, episodes: int = 16) -> float:
    """What part of what good work is worth the trick gets, in the mean of some games; 1 where good work is worth nothing."""
    trick, textbook, idle = (float(_net(scenario, bot, episodes=episodes).mean()) for bot in (TRICK, "textbook", "idle"))
    return (trick - idle) / (textbook - idle) if textbook > idle else 1.0


def trick_wins(file: Checked) -> Iterator[Fault]:
    """A scenario in which instalments with everybody bring more than the textbook gets, in every one of a few games."""
    scenario = file.scenario
    if cost(scenario, with_player=True) > MOST_A_FILE:
        return
    trick, textbook, idle = (_net(scenario, bot) for bot in (TRICK, "textbook", "idle"))
    if (trick > textbook).all() and trick.mean() > SURELY * textbook.mean() and textbook.mean() > idle.mean():
        values = {"bot": TRICK, "found": Sum(np.floor(trick.mean())), "textbook": Sum(np.floor(textbook.mean()))}
        yield file.warning_at_key("trick_wins", ("clients",), games=EPISODES, **values)
