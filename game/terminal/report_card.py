"""A report card in a terminal: the main figures as tables, then what was found."""

from typing import Final

from rich.table import Table

from game.balance.tables import (
    Card,
    bars,
    binds_text,
    finding_lines,
    give_or_take,
    lines,
    share_text,
    verdict,
)
from game.language.words import money, move_name, percent, say
from game.terminal.layout import console as terminal

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
