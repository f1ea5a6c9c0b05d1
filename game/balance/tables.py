"""The figures of a report card as lines and cells that every place shows alike."""

from collections.abc import Iterator
from typing import Any, Final

from game.language.locale import LOCALES
from game.language.words import money, percent, say
from sim_core.public.runs import Z95

Card = dict[str, Any]
"""A report card as `sim_core.balance.card` makes it and `--json` prints it."""
BARS: Final = "·▁▂▃▄▅▆▇█"


def lines(card: Card, language: str) -> Iterator[str]:
    """The figures that are told in a sentence each."""
    yield say("balance.reliability", language, value=percent(card["discrimination"]["reliability"]))
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
    return say("balance.decided_line", language, week=row["week"], weeks=row["weeks"])


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
    """Medals as they are; and as they might be, where they are too cheap or out of reach."""
    row, reasons = card["medals"], ("medal_cheap", "medal_unreachable")
    told = say("balance.medals_line", language, **row["given"])
    if any(found["name"] in reasons for found in card["findings"]):
        told += LOCALES[language].between_sentences + say("balance.medals_fit", language, **row["suggested"])
    return told


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
    told = ((say(f"balance.bind.{name}", language), percent(share)) for name, share in strong if share >= 0.15)
    return ", ".join(say("balance.bind_line", language, what=what, share=share) for what, share in told)
