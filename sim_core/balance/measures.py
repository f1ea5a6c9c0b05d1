"""The ladder of bots, how well the score tells them apart, what each lesson is worth, and medals that fit."""

from itertools import pairwise
from typing import Any, Final

import numpy as np

from sim_core.balance.played import Played, share
from sim_core.batch.statistics import chance_of_ranking_right, distance, games_to_tell, measured, quantiles, standard_error
from sim_core.bots.rows import tagged
from sim_core.engine.score import TOP, medal
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.vocabulary import LESSONS
from sim_core.scenario.schema import TARGET_SHARE

BINS: Final = 30
"""Of the score's distribution, from 0 to 150."""
STEPS: Final = tagged("steps")
"""Players of differing skill."""
MASTERS: Final = tagged("masters")
"""Bots that know more than a trick: they may win medals."""
TRICKS_AT_MOST: Final = 0.05
"""So many of a one-trick bot's games may win bronze."""


def ladder(played: Played) -> list[dict[str, Any]]:
    """A row for each bot, from the least to the best."""
    return [_rung(played, bot) for bot in played.bots()]


def _rung(played: Played, bot: str) -> dict[str, Any]:
    sample, scores = played[f"bot:{bot}"], played.scores(f"bot:{bot}")
    histogram = np.histogram(scores, BINS, (0.0, TOP))[0]
    return {
        "bot": bot,
        "net": measured(sample.net),
        "of_textbook": share(sample.net, float(played.textbook.net.mean())),
        "score": measured(scores),
        "quantiles": quantiles(scores),
        "histogram": [int(count) for count in histogram],
        "medals": medals_won(played, bot),
        "recovered": float(sample.received.mean()),
        "rate": share(sample.received.sum(), float(sample.due.sum())),
        "moves": float(sample.moves.mean()),
    }


def medals_won(played: Played, bot: str) -> dict[str, float]:
    """In which share of its games a bot wins each medal."""
    won = [medal(float(one), played.scenario.medals) for one in played.scores(f"bot:{bot}")]
    return {name: share(sum(one == name for one in won), len(won)) for name in ("bronze", "silver", "gold")}


def target_reached(played: Played) -> float:
    """In which share of its games the textbook reaches the target."""
    return share(played.textbook.net >= (played.scenario.target or 0.0), 1.0)


def discrimination(played: Played) -> dict[str, Any]:
    """How well one game's score tells skill levels apart, and how many games it takes to be sure."""
    levels = [bot for bot in played.bots() if bot in STEPS]  # by what they get here: not every scenario has use for all skill
    pairs = [_pair(played, worse, better) for worse, better in pairwise(levels)]
    groups = [played.scores(f"bot:{level}") for level in levels if level != "oracle"]
    means = np.array([group.mean() for group in groups])
    within = float(np.mean([group.var(ddof=1) if len(group) > 1 else 0.0 for group in groups]))
    between = float(means.var(ddof=1)) if len(groups) > 1 else 0.0
    whole = between + within
    return {"pairs": pairs, "reliability": between / whole if whole > 0 else 0.0}


def _pair(played: Played, worse: str, better: str) -> dict[str, Any]:
    low, high = played.scores(f"bot:{worse}"), played.scores(f"bot:{better}")
    apart = distance(high, low)
    return {
        "worse": worse,
        "better": better,
        "ranked_right": chance_of_ranking_right(high, low),
        "distance": min(apart, 99.0),
        "games": games_to_tell(apart),
    }


def lessons(played: Played) -> list[dict[str, Any]]:
    """What leaving each lesson out costs the textbook."""
    return [_lesson(played, lesson) for lesson in LESSONS]


def _lesson(played: Played, lesson: str) -> dict[str, Any]:
    loss = -played.gain(f"without:{lesson}", "bot:textbook")
    return {
        "lesson": lesson,
        "taught": lesson in played.scenario.lessons,
        "loss": measured(loss),
        "of_textbook": share(loss, played.worth),
        "of_textbook_se": standard_error(loss) / played.worth,
        "games": games_to_tell(distance(played["bot:textbook"].net, played[f"without:{lesson}"].net)),
    }


def solvable(played: Played) -> dict[str, Any]:
    """How far one gets without peeking: the textbook against the oracle, and how often its file was right."""
    right, wrong, unsure = (float(count) for count in played.textbook.judged)
    acted = right + wrong + unsure
    raised = float(played.textbook.excuses.sum())
    gain = played.gain("bot:oracle", "bot:textbook")
    return {
        "textbook": float(played.textbook.net.mean()),
        "oracle": float(played["bot:oracle"].net.mean()),
        "oracle_gain": measured(gain),
        "oracle_gain_share": share(gain, played.worth),
        "excuses_raised": raised / len(played.textbook.net),
        "found_out": min(right / raised, 1.0) if raised else None,
        "excuses_judged": acted / len(played.textbook.net),
        "known_right": right / acted if acted else None,
        "known_wrong": wrong / acted if acted else None,
        "not_known": unsure / acted if acted else None,
    }


def medals(played: Played) -> dict[str, Any]:
    """Medals that tell players apart: bronze beyond one-trick play, gold for the textbook, silver half way."""
    tricks = [name for name in played.bots() if name not in MASTERS and ".py:" not in name]
    best = max((float(np.quantile(played.scores(f"bot:{name}"), 1 - TRICKS_AT_MOST)) for name in tricks), default=0.0)
    gold = float(np.floor(np.median(played.scores("bot:textbook")) / 5.0) * 5.0)
    bronze = min(float(np.ceil(best / 5.0) * 5.0), gold - 10.0)
    bronze = max(bronze, 30.0) if gold > 40.0 else max(bronze, 0.0)
    given = played.scenario.medals
    return {
        "given": {"bronze": given.bronze, "silver": given.silver, "gold": given.gold},
        "suggested": {"bronze": bronze, "silver": float(np.floor((bronze + gold) / 10.0) * 5.0), "gold": gold},
        "target": played.scenario.target,
        "target_suggested": float(np.floor(played.textbook.net.mean() * TARGET_SHARE / TEN_THOUSAND) * TEN_THOUSAND),
        "target_reached": target_reached(played),
    }
