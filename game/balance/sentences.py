"""Findings of a report card in words."""

from typing import Any, Final

from game.language.locale import LOCALES
from game.language.words import excuse_name, money, move_name, percent, say

SHARES: Final = ("share", "known", "gain", "left", "reliability")
AMOUNTS: Final = ("idle", "textbook", "due", "target")


def finding_text(row: dict[str, Any], language: str) -> str:
    """What was found, and what to change, in a sentence or two."""
    values = {name: _shown(name, value, language) for name, value in row.items()}
    if "lesson" in row:
        values["name"] = say(f"lesson.{row['lesson']}", language)
        values["advice"] = say(f"finding.advice.{row['lesson']}", language)
    return say(f"finding.{row['name']}", language, **values)


def finding_line(row: dict[str, Any], language: str) -> str:
    """A finding as `path:line:col: level: text [name]`."""
    place = f"{row['path']}:{row['line']}:{row['column']}"
    return f"{place}: {say('balance.level.' + row['level'], language)}: {finding_text(row, language)} [{row['name']}]"


def _shown(name: str, value: Any, language: str) -> object:  # a figure of the report card, by its name
    if name in SHARES:
        return percent(value)
    if name in AMOUNTS:
        return money(value, language)
    if name == "correlation":
        return f"{value:.2f}"
    if name == "move":
        return value if LOCALES[language].reads_ids else f"{move_name(value, language)} ({value})"
    if name == "excuse":
        return f"{excuse_name(value, language)} ({value})"
    if name == "moves":
        return ", ".join(value)
    return value
