"""Two versions of a scenario compared, as tables."""

from collections.abc import Iterator
from typing import Any

from game.language.words import money, percent, say

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


def names(found: Found) -> dict[str, str]:
    """The two files."""
    return {"old": found["old_path"], "new": found["new_path"]}
