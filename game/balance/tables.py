"""The figures of a report card as lines and cells that every place shows alike."""

from collections.abc import Iterator
from typing import Any, Final

from game.balance.sentences import finding_line
from game.language.words import money, percent, say
from sim_core.public.runs import Z95

Card = dict[str, Any]
"""A report card as `sim_core.balance.card` makes it and `--json` prints it."""
BARS: Final = "·▁▂▃▄▅▆▇█"


def verdict(card: Card, language: str) -> str:
    """Passed, or how many alarms there are."""
    alarms = sum(row["level"] == "alarm" for row in card["findings"])
    return say("balance.failed", language, count=alarms) if alarms else say("balance.passed", language)


def finding_lines(card: Card, language: str) -> list[str]:
    """What was found, a line each."""
    return [finding_line(row, language) for row in card["findings"]] or [nothing_found(card, language)]


def nothing_found(card: Card, language: str) -> str:
    """That nothing is to be changed; and of a quick card, what it has not looked at."""
    return say("balance.no_findings" if "moves" in card else "balance.no_findings_quick", language)


def lines(card: Card, language: str) -> Iterator[str]:
    """The figures that are told in a sentence each."""
    yield say("balance.reliability", language, value=f"{card['discrimination']['reliability']:.2f}")
    yield solvable_line(card, language)
    yield decided_line(card, language)
    if "moves" in card:  # a whole card, not a quick one
        yield luck_line(card, language)
        yield hours_line(card, language)
    yield medals_line(card, language)


def solvable_line(card: Card, language: str) -> str:
    """How far one gets without peeking."""
    row = card["solvable"]
    values = {"right": row["known_right"], "wrong": row["known_wrong"], "unsure": row["not_known"]}
    shown = {name: "—" if value is None else percent(value) for name, value in values.items()}
    return say("balance.solvable_line", language, gain=percent(row["oracle_gain_share"]), **shown)


def luck_line(card: Card, language: str) -> str:
    """Skill, clients and luck."""
    return say("balance.luck_line", language, **{name: percent(card["luck"][name]) for name in ("skill", "clients", "luck")})


def decided_line(card: Card, language: str) -> str:
    """When it is decided."""
    row = card["decided"]
    return say("balance.decided_line", language, week=row["week"], weeks=row["weeks"], bound="0.9")


def hours_line(card: Card, language: str) -> str:
    """What hours are worth."""
    row = card["hours"]
    return say(
        "balance.hours_line",
        language,
        a_week=f"{row['a_week']:g}",
        unused=percent(row["unused_share"]),
        less=money(-row["less"]["mean"], language),
        more=money(row["more"]["mean"], language),
        mean=money(row["yuan_an_hour"]["mean"], language),
    )


def medals_line(card: Card, language: str) -> str:
    """Medals as they are, and as they might be."""
    row = card["medals"]
    fit = {f"{name}_fit": value for name, value in row["suggested"].items()}
    return say("balance.medals_line", language, **row["given"], **fit, target=money(row["target_suggested"], language))


def give_or_take(figures: Card, language: str) -> str:
    """A mean with half of its interval."""
    return f"{money(figures['mean'], language)} ± {money(figures['ci95'][1] - figures['mean'], language)}"


def bars(histogram: list[int]) -> str:
    """A distribution as a row of little bars, two bins each."""
    pairs = [one + other for one, other in zip(histogram[::2], histogram[1::2], strict=True)]
    top = max(*pairs, 1)
    return "".join(BARS[-(-count * (len(BARS) - 1) // top)] for count in pairs)


def share_text(value: float, error: float) -> str:
    """A share with half of its interval, in per cent."""
    return f"{value:.1%} ± {Z95 * error:.1%}"


def binds_text(row: Card, language: str) -> str:
    """What stood in the way, the most frequent first."""
    strong = sorted(row["binds"].items(), key=lambda item: -item[1])
    return ", ".join(f"{say(f'balance.bind.{name}', language)} {percent(share)}" for name, share in strong if share >= 0.15)
