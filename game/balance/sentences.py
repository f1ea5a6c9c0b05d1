"""Findings of a report card in words."""

from collections.abc import Mapping
from typing import Any, Final

from game.language.messages import tell
from game.language.words import excuse_name, has, money, move_name, percent, say
from sim_core import Message

SHARES: Final = ("share", "known", "gain", "left", "reliability")
AMOUNTS: Final = ("idle", "textbook", "due", "target", "could")
Names = Mapping[str, str]
"""What clients are called, by their ids."""


def finding_text(row: dict[str, Any], language: str, names: Names | None = None) -> str:
    """What was found, in a sentence or two."""
    values = {name: _shown(name, value, language, names or {}) for name, value in row.items()}
    if "lesson" in row:
        values["name"] = say(f"lesson.{row['lesson']}", language)
    if "check" in row:
        about = {name: tuple(one) if isinstance(one, list) else one for name, one in row["about"].items()}
        values["told"] = tell(Message(row["key"], about), language)
    return say(f"finding.{row['name']}", language, **values)


def finding_line(row: dict[str, Any], language: str, names: Names | None = None) -> str:
    """A finding as `path:line:col: level: text [name]`."""
    place = f"{row['path']}:{row['line']}:{row['column']}"
    told = finding_text(row, language, names)
    return f"{place}: {say('balance.level.' + row['level'], language)}: {told} [{row.get('check', row['name'])}]"


def bot_told(bot: str, language: str) -> str:
    """How a bot plays, in words; one of somebody's own is called by its name."""
    return say(f"balance.bot.{bot}", language) if has(f"balance.bot.{bot}") else bot


def _shown(name: str, value: Any, language: str, names: Names) -> object:  # a figure of the report card, by its name
    if name in SHARES:
        return percent(value)
    if name in AMOUNTS:
        return money(value, language)
    if name == "move":
        return move_name(value, language)
    if name == "excuse":
        return excuse_name(value, language)
    if name == "moves":
        return say("window.list_comma", language).join(move_name(one, language) for one in value)
    if name == "bot":
        return bot_told(value, language)
    if name == "client":
        return names.get(value, value)
    return value
