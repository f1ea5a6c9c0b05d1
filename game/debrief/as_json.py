"""A debrief for programs: `finalkick debrief --json`. Money in yuan, weeks from 1, chances 0…1."""

import math
from collections.abc import Sequence
from typing import Any

from game.debrief.document import DebriefDocument, next_lesson
from game.debrief.sentences import describe_because, describe_better, describe_observation, describe_why
from game.language.messages import tell
from game.play.references import best_found
from sim_core import RULES_VERSION
from sim_core.public.debriefs import (
    NOBODY,
    Calibration,
    Debrief,
    ExcuseStory,
    Verdict,
    all_others,
    costs_by_client,
    loosely_known,
    told_apart,
)
from sim_core.public.games import Step


def debrief_values(document: DebriefDocument, language: str, interrupted: bool = False) -> dict[str, Any]:
    """All that a debrief has found. What depends on the end of the game is null for a game under way."""
    past, debrief, standing = document.past, document.debrief, document.standing
    account = debrief.account if standing.finished else None
    ids, names = document.ids, document.names(language)
    return {
        "game": past.number,
        "scenario": past.record.scenario_id,
        "seed": past.record.seed,
        "player": past.record.player,
        "started": past.record.started,
        "rules_version": RULES_VERSION,
        "digest": standing.digest,
        "finished": standing.finished,
        "weeks": standing.weeks,
        "notes": [tell(one, language) for one in document.notes],
        "stage": debrief.stage,
        "interrupted": interrupted,
        "score": standing.score,
        "medal": standing.medal or None,
        "net": standing.net,
        "target": standing.target,
        "textbook": standing.others["textbook"].net,
        "best_found": best_found(standing.others, standing.net),
        "idle": standing.others["idle"].net,
        "accuracy": debrief.accuracy,
        "expected": account.expected if account else None,
        "lost": account.lost if account else None,
        "lost_error": account.lost_error if account else None,
        "luck": account.luck if account else None,
        "competences": {name: one.score for name, one in debrief.competences.items()},
        "moments": {
            name: [{"number": seen.number, "text": describe_observation(seen, names, language)} for seen in one.moments]
            for name, one in debrief.competences.items()
        },
        "observed": {name: one.observed for name, one in debrief.competences.items()},
        "decisions": [_decision(one, debrief, ids, names, language) for one in debrief.verdicts],
        "turning_points": [one.number for one in debrief.turning],
        "turning": [{"number": one.number, "numbers": list(one.numbers), "cost": one.cost} for one in debrief.turning],
        "all_others": all_others(account, debrief.turning) if account else None,
        "costs_by_client": _costs(debrief, ids) if account else None,
        "excuses": [_excuse(one, ids) for one in debrief.stories],
        "apart": dict(zip(("credulity", "suspicion"), told_apart(debrief.stories), strict=True)),
        "calibration": _calibration(debrief.calibration),
        "loosely_known": [{"client": ids[client], "week": week + 1} for client, week in loosely_known(debrief)],
        "miss": dict(debrief.miss) if account and debrief.miss else None,
        "next": next_lesson(debrief) or None,
    }


def _decision(one: Verdict, debrief: Debrief, ids: Sequence[str], names: Sequence[str], language: str) -> dict[str, Any]:
    why = debrief.whys[one.number]
    return {
        "number": one.number,
        "week": one.week + 1,
        **_step(one.step),
        "loss": one.loss,
        "ci95": [_finite(one.low), _finite(one.high)],
        "worlds": one.worlds,
        "verdict": one.grade,
        "why": describe_why(why, names, language),
        "lesson": why.lesson,
        "best": _step(one.best),
        "better": describe_better(one, ids, names, language) or None,
        "because": describe_because(why, names, language) or None,
        "moved": [
            {"number": one.number, "week": one.week + 1, "move": one.move, "before": one.before, "after": one.after}
            for one in why.moved
        ],
        "hindsight": one.hindsight,
        "cost": one.cost,
        "cost_error": _finite(one.cost_error),
    }


def _costs(debrief: Debrief, ids: Sequence[str]) -> dict[str, float]:
    """By client; "" for the ends of weeks. They add up to what is `lost`."""
    costs = costs_by_client(debrief.trail, debrief.verdicts)
    return {"" if client == NOBODY else ids[client]: cost for client, cost in costs.items()}


def _step(step: Step) -> dict[str, Any]:
    return {
        "client": step.client or None,
        "move": step.move,
        "amount": step.amount or None,
        "weeks_from_now": step.weeks or None,
    }


def _excuse(one: ExcuseStory, ids: Sequence[str]) -> dict[str, Any]:
    return {
        "client": ids[one.client],
        "excuse": one.kind.name.lower(),
        "week": one.week + 1,
        "weeks": one.weeks,
        "dealt": one.dealt,
        "evidence": one.evidence or None,
        "stated": one.stated,
        "known": one.known,
        "true": one.true,
        "true_when_said": one.true_when_said,
    }


def _calibration(found: Calibration | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "brier": found.brier,
        "brier_known": found.brier_known,
        "curve": [list(point) for point in found.curve],
        "interval": found.interval,
        "interval_known": found.interval_known,
        "ranges": found.ranges,
        "held": found.held,
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
