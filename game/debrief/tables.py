"""What the debrief found, as tables and lines that every place shows alike."""

from collections.abc import Sequence
from typing import Any

from game.debrief.document import Standing, advice
from game.debrief.sentences import chance, client_names, competence_name, gain, verdict_name
from game.language.words import excuse_name, has, money, percent, say
from sim_core.public.debriefs import GRADES, NOBODY, Debrief, ExcuseStory, costs_by_client, loosely_known, turned


def describe_result(standing: Standing, language: str) -> str:
    """Score, medal and money in a line."""
    values: dict[str, Any] = {"net": money(standing.net, language), "target": money(standing.target, language)}
    values |= {"textbook": money(standing.others["textbook"].net, language), "weeks": standing.weeks}
    if standing.score is None:
        return say("debrief.result_so_far", language, **values)
    won = say(f"medal.{standing.medal or 'none'}", language)
    return say("debrief.result", language, score=f"{standing.score:.0f}", medal=won, **values)


def describe_next(found: Debrief, language: str) -> str:
    """What to play next, and why; empty if there is nothing."""
    next_one = advice(found)
    if next_one is None:
        return ""
    why = say(f"debrief.next_{next_one.why}", language, name=competence_name(next_one.competence, language))
    return say("debrief.next", language, scenario=next_one.scenario, why=why)


def count_grades(found: Debrief, language: str) -> str:
    """How many decisions were excellent, good, …"""
    counts = [(name, sum(one.grade == name for one in found.verdicts)) for name in GRADES]
    return say("window.list_comma", language).join(f"{verdict_name(name, language)} {count}" for name, count in counts if count)


def miss_head(gap: float, language: str) -> str:
    """Short of the target, or beyond it, and by how much."""
    return say("debrief.miss" if gap > 0 else "debrief.beaten", language, gap=money(abs(gap), language))


def miss_name(name: str, value: float, language: str, about: bool = False) -> str:
    """What stood between target and result, by whether it kept from the target (above nought) or helped; or what it means."""
    key = f"miss.{name}.won" if value < 0 and has(f"miss.{name}.won") else f"miss.{name}"
    return say(f"{key}.about" if about else key, language)


def costs_table(found: Debrief, names: Sequence[str], language: str) -> list[tuple[str, str]]:
    """What the decisions on each client cost or won, and the ends of weeks; the last row is their sum."""
    costs = costs_by_client(found.trail, found.verdicts)
    rows = [
        (say("debrief.week_ends", language) if client == NOBODY else names[client], -cost) for client, cost in costs.items()
    ]
    return [
        (name, gain(amount, language)) for name, amount in (*rows, (say("debrief.sum.all", language), -sum(costs.values())))
    ]


def excuse_table(found: Debrief, names: Sequence[str], language: str) -> tuple[list[str], list[list[str]]]:
    """Heads and rows: week, client, excuse, what was done, what the file held, believed, could be known, truth."""
    heads = ["week", "client", "excuse", "dealt", "evidence", "stated", "known", "truth"]
    rows = [
        [
            weeks_of(one),
            names[one.client],
            excuse_name(one.kind.name.lower(), language),
            say(f"dealt.{one.dealt}", language),
            say(f"finding.{one.evidence}", language) if one.evidence else "–",
            percent(one.stated) if one.stated is not None else "–",
            chance(one.known),
            _truth(one, language),
        ]
        for one in found.stories
    ]
    return [say(f"debrief.column.{name}", language) for name in heads], rows


def weeks_of(one: ExcuseStory) -> str:
    """The week in which it was said, and the one in which it was dealt with."""
    return str(one.week + 1) if one.weeks == 0 else f"{one.week + 1}–{one.week + one.weeks + 1}"


def _truth(one: ExcuseStory, language: str) -> str:
    """Was it true when it was dealt with; and if it was otherwise when it was said, how that changed."""
    so = turned(one.true_when_said, one.true)
    return say(f"finding.{so}", language, said=one.week + 1, week=one.week + one.weeks + 1)


def calibration_lines(found: Debrief, language: str) -> list[str]:
    """How beliefs stated compare with what was so, and with what could be known."""
    own = found.calibration
    assert own is not None  # asked for when it is there
    lines = []
    if own.brier is None:
        lines.append(say("debrief.nothing_stated", language))
    else:
        known = f"{own.brier_known:.2f}" if own.brier_known is not None else "–"
        lines.append(say("debrief.brier", language, brier=f"{own.brier:.2f}", known=known))
        for stated, true, count in own.curve:
            lines.append(say("debrief.curve", language, stated=percent(stated), count=count, true=percent(true)))
    if own.ranges and own.interval is not None and own.interval_known is not None:
        scores = {"score": money(own.interval, language), "known": money(own.interval_known, language)}
        lines.append(say("debrief.ranges", language, ranges=own.ranges, held=own.held, **scores))
    if loose := loosely_known(found):
        names = client_names(found.trail.end.scenario, language)
        places = [say("debrief.place", language, client=names[client], week=week + 1) for client, week in loose]
        lines.append(say("debrief.loose", language, places=say("window.list_comma", language).join(places)))
    return lines
