"""A report card in a terminal: the main figures as tables, then what was found."""

from collections.abc import Iterator
from typing import Any, Final

from rich.table import Table

from game.balance_words import finding_line
from game.columns import console as terminal
from game.words import money, move_name, percent, say
from sim_core.batch.statistics import Z95

Card = dict[str, Any]
BARS: Final = "·▁▂▃▄▅▆▇█"
MOVES_SHOWN: Final = 0.002
"""A move worth less than this, and alone too, is left to the report."""


def print_card(card: Card, title: str, language: str) -> None:
    """The summary of a report card on stdout."""
    console = terminal()
    values = {"scenario": card["scenario"], "episodes": card["episodes"], "seed": card["seed"], "rules": card["rules_version"]}
    console.print(f"{say('balance.title', language, title=title)} — {verdict(card, language)}")
    console.print(say("balance.subtitle", language, **values))
    for table in (_ladder, *((_lessons, _moves) if "moves" in card else ()), _clients):
        console.print(table(card, language))
    for line in lines(card, language):
        console.print(line, soft_wrap=True)
    console.print(say("balance.findings", language))
    for line in finding_lines(card, language):
        console.print(line, soft_wrap=True)


def verdict(card: Card, language: str) -> str:
    """Passed, or how many alarms there are."""
    alarms = sum(row["level"] == "alarm" for row in card["findings"])
    return say("balance.failed", language, count=alarms) if alarms else say("balance.passed", language)


def finding_lines(card: Card, language: str) -> list[str]:
    """What was found, a line each."""
    return [finding_line(row, language) for row in card["findings"]] or [say("balance.no_findings", language)]


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


def _table(key: str, language: str, first: str, *others: str) -> Table:
    table = Table(title=say(key, language), title_justify="left")
    table.add_column(say(first, language))
    for name in others:
        table.add_column(say(name, language), justify="right")
    return table


def _ladder(card: Card, language: str) -> Table:
    columns = ("balance.column.net", "balance.column.score", "balance.column.spread", "balance.column.medals")
    table = _table("balance.ladder", language, "balance.column.bot", *columns)
    for row in reversed(card["ladder"]):
        table.add_row(
            row["bot"],
            give_or_take(row["net"], language),
            f"{row['score']['mean']:.1f} ± {row['score']['ci95'][1] - row['score']['mean']:.1f}",
            bars(row["histogram"]),
            "/".join(percent(row["medals"][name]) for name in ("bronze", "silver", "gold")),
        )
    return table


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


def _lessons(card: Card, language: str) -> Table:
    table = _table("balance.lessons", language, "balance.column.lesson", "balance.column.loss", "balance.games_needed")
    for row in card["lessons"]:
        mark = "●" if row["taught"] else "○"
        name = f"{mark} {row['lesson']} {say('lesson.' + row['lesson'], language)}"
        table.add_row(name, share_text(row["of_textbook"], row["of_textbook_se"]), str(row["games"]))
    return table


def _moves(card: Card, language: str) -> Table:
    columns = ("balance.made", "balance.forbidden", "balance.alone")
    table = _table("balance.moves", language, "balance.column.move", *columns)
    worth = sorted(card["moves"], key=lambda row: -max(row["value"], row["alone"]))
    for row in worth:
        if max(abs(row["forbidden"]), abs(row["alone"])) >= MOVES_SHOWN:
            lost, gained = share_text(row["forbidden"], row["forbidden_se"]), share_text(row["alone"], row["alone_se"])
            table.add_row(f"{move_name(row['move'], language)} ({row['move']})", f"{row['made']:.1f}", lost, gained)
    return table


def _clients(card: Card, language: str) -> Table:
    bots = list(card["clients"][0]["recovered"])
    table = _table("balance.clients", language, "balance.column.client", "balance.due", "balance.recoverable")
    for bot in bots:
        table.add_column(bot, justify="right")
    table.add_column(say("balance.binds", language))
    for row in card["clients"]:
        got = [money(row["recovered"][bot], language) for bot in bots]
        due, could = money(row["due"], language), money(row["recoverable"], language)
        table.add_row(row["client"], due, could, *got, binds_text(row, language))
    return table


def binds_text(row: Card, language: str) -> str:
    """What stood in the way, the most frequent first."""
    strong = sorted(row["binds"].items(), key=lambda item: -item[1])
    return ", ".join(f"{say(f'balance.bind.{name}', language)} {percent(share)}" for name, share in strong if share >= 0.15)
