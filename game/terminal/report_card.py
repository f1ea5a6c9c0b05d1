"""A report card in a terminal: may one teach with it, what to change first, how each way to play does; then all figures."""

from collections.abc import Iterator
from typing import Final

from rich.table import Table

from game.balance.answer import SHOWN, answer, is_measured, is_quick, of_good_work, steps
from game.balance.sentences import bot_told
from game.balance.tables import Card, bars, binds_text, give_or_take, lines, share_text
from game.language.messages import one_line
from game.language.words import money, move_name, percent, say
from game.terminal.layout import console as terminal
from game.terminal.layout import wrap
from sim_core import Scenario
from sim_core.public.scenarios import text_in

INDENT: Final = "   "
MOVES_SHOWN: Final = 0.002
"""A move worth less than this, and alone too, is left to the report."""


def print_card(card: Card, scenario: Scenario, language: str, more: bool = False) -> None:
    """A report card on stdout: what it comes to, what to change, how each way to play does; `more`: all figures."""
    console = terminal()
    names = {client.id: one_line(text_in(client.name, language)) or client.id for client in scenario.clients}
    console.print(say("balance.title", language, title=one_line(text_in(scenario.title, language))), style="bold")
    for line in wrap(answer(card, language, names)):
        console.print(line)
    for line in _steps(card, names, language, None if more else SHOWN):
        console.print(line)
    console.print()
    console.print(_who(card, language))
    if not is_quick(card) and is_measured(card):
        console.print(_taught(card, language))
    if not more:
        console.print(say("balance.more_told", language))
        return
    values = {"scenario": card["scenario"], "episodes": card["episodes"], "seed": card["seed"], "rules": card["rules_version"]}
    console.print(say("balance.subtitle", language, **values))
    for table in (_ladder, *((_lessons, _moves) if not is_quick(card) else ())):
        console.print(table(card, language))
    console.print(_clients(card, names, language))
    for line in lines(card, language):
        console.print(line, soft_wrap=True)


def _steps(card: Card, names: dict[str, str], language: str, shown: int | None) -> Iterator[str]:
    """What was found, numbered, with what helps."""
    found = steps(card, language, names, shown)
    if found:
        yield ""
        yield say("balance.to_change" if "advice" in card else "balance.as_it_is", language)
    for number, step in enumerate(found, 1):
        level = say(f"balance.level.{step.level}", language)
        yield from wrap(
            say("balance.step", language, number=number, level=level, line=step.line, found=step.found), hanging=INDENT
        )
        for at, change in enumerate(step.changes):
            yield from wrap((say("balance.change_label", language) if at == 0 else INDENT) + change, INDENT, hanging=INDENT)
        if step.then:
            yield from wrap(say("balance.then_label", language) + step.then, INDENT, hanging=INDENT)
        if step.tried and shown is None:
            yield from wrap(say("balance.tried_label", language) + step.tried, INDENT, hanging=INDENT)
        if step.why:
            yield from wrap(step.why, INDENT, hanging=INDENT)


def _who(card: Card, language: str) -> Table:
    """How far each way to play gets, in plain words."""
    table = _table("balance.ladder", language, "balance.who", "balance.column.net", "balance.of_hundred", "balance.wins_medal")
    for row in reversed(card["ladder"]):
        won = percent(sum(row["medals"].values()))
        table.add_row(bot_told(row["bot"], language), money(row["net"]["mean"], language), of_good_work(card, row), won)
    return table


def _taught(card: Card, language: str) -> Table:
    """What the lessons are worth that the file names, or all."""
    table = _table("balance.lessons", language, "balance.column.lesson", "balance.lesson_worth")
    named = [row for row in card["lessons"] if row["taught"]] or card["lessons"]
    for row in named:
        table.add_row(f"{row['lesson']} {say('lesson.' + row['lesson'], language)}", percent(row["of_textbook"]))
    return table


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


def _clients(card: Card, names: dict[str, str], language: str) -> Table:
    bots = list(card["clients"][0]["recovered"])
    table = _table("balance.clients", language, "balance.column.client", "balance.due", "balance.recoverable")
    for bot in bots:
        table.add_column(bot, justify="right")
    table.add_column(say("balance.binds", language))
    for row in card["clients"]:
        got = [money(row["recovered"][bot], language) for bot in bots]
        due, could = money(row["due"], language), money(row["recoverable"], language)
        table.add_row(names.get(row["client"], row["client"]), due, could, *got, binds_text(row, language))
    return table
