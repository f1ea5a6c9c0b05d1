"""Two versions of a scenario compared, as tables for the terminal and as an HTML page."""

from collections.abc import Iterator
from typing import Any

from game.balance_words import finding_line
from game.columns import console as terminal
from game.report.page import escaped, page, paragraph, section, table
from game.words import money, percent, say

Found = dict[str, Any]
Part = tuple[str, list[str], list[list[str]]]


def parts(found: Found, language: str) -> Iterator[Part]:
    """The comparison as tables: title, heads, rows; all columns but the first are numbers."""

    def heads(first: str, *more: str) -> list[str]:
        return [say(one, language) for one in (first, "balance.old", "balance.new", *more)]

    ladder = [
        [row["bot"], *(money(row[end], language) for end in ("old", "new")), _change(row, language)] for row in found["ladder"]
    ]
    yield say("balance.ladder", language), heads("balance.column.bot", "balance.change"), ladder
    lessons = [
        [
            f"{row['lesson']} {say('lesson.' + row['lesson'], language)}",
            f"{row['old']:.1%}",
            f"{row['new']:.1%}",
            "★" if row["sure"] else "",
        ]
        for row in found["lessons"]
    ]
    if lessons:
        yield say("balance.lessons", language), heads("balance.column.lesson", "balance.change"), lessons
    clients = [
        [
            row["client"],
            "—" if row["old"] is None else _with_bind(row["old"], row["mostly_old"], language),
            _with_bind(row["new"], row["mostly_new"], language),
        ]
        for row in found["clients"]
    ]
    yield say("balance.clients", language), heads("balance.column.client"), clients
    pairs = found["figures"].items()
    figures = [[say(f"balance.figure.{name}", language), *(_figure(name, one) for one in pair)] for name, pair in pairs]
    yield say("balance.figures", language), heads("balance.figure_column"), figures


def _change(row: Found, language: str) -> str:
    reach = row["change"]["ci95"][1] - row["change"]["mean"]
    return f"{money(row['change']['mean'], language)} ± {money(reach, language)}{' ★' if row['sure'] else ''}"


def _with_bind(received: float, mostly: str, language: str) -> str:
    return f"{money(received, language)} ({say('balance.bind.' + mostly, language)})"


def _figure(name: str, value: float | None) -> str:
    if value is None:
        return "—"
    return f"{value:g}" if name == "decided_week" else percent(value)


def print_comparison(found: Found, language: str) -> None:
    """The comparison on stdout."""
    from rich.table import Table

    console = terminal()
    console.print(say("balance.comparison", language, **_names(found)))
    console.print(say("balance.comparison_about", language, episodes=found["episodes"]), soft_wrap=True)
    for title, heads, rows in parts(found, language):
        shown = Table(title=title, title_justify="left")
        for number, head in enumerate(heads):
            shown.add_column(head, justify="right" if number else "left")
        for row in rows:
            shown.add_row(*row)
        console.print(shown)
    for kind in ("gone", "new"):
        console.print(say(f"balance.findings_{kind}", language))
        for line in [finding_line(row, language) for row in found["findings"][kind]] or ["—"]:
            console.print(line, soft_wrap=True)


def _names(found: Found) -> dict[str, str]:
    return {"old": found["old_path"], "new": found["new_path"]}


def report(found: Found, language: str) -> str:
    """The comparison as a page."""
    title = say("balance.comparison", language, **_names(found))
    about = say("balance.comparison_about", language, episodes=found["episodes"])
    body = [f"<h1>{escaped(title)}</h1><p class='muted'>{escaped(about)}</p>"]
    body += [section(name, table(heads, rows, range(1, len(heads)))) for name, heads, rows in parts(found, language)]
    for kind in ("gone", "new"):
        lines = [paragraph(finding_line(row, language)) for row in found["findings"][kind]] or ["—"]
        body.append(section(say(f"balance.findings_{kind}", language), *lines))
    return page(title, "".join(body), language)
