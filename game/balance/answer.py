"""What a report card comes to: may I teach with this tomorrow, what do I change first, and what comes of it.

What is told has been played (`sim_core.balance.advising`); of a quick card it is said what was not looked at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from game.balance.sentences import Names, finding_text
from game.language.words import has, percent, say

Row = dict[str, Any]
NO_MEASURE: Final = ("textbook_idle", "textbook_beaten")
FEW: Final = 2
"""Changes that are told within a sentence."""
SHOWN: Final = 4
"""Changes of one step that are told one by one where there is little room."""
TRIED_SHOWN: Final = 3
LISTED: Final = "moves.forbid", "lessons"
"""Fields that are lists: what is added and taken out is told."""


@dataclass(frozen=True)
class Step:
    """One finding, and what to do about it: `change` and `then` where something helps, else `why` nothing does."""

    level: str
    line: int
    found: str
    changes: tuple[str, ...] = ()
    then: str = ""
    tried: str = ""
    why: str = ""


def is_quick(card: Row) -> bool:
    """Were only the bots played?"""
    return "moves" not in card


def is_measured(card: Row) -> bool:
    """Is good work, as the game knows it, a measure of skill here?"""
    return not any(one["name"] in NO_MEASURE for one in card["findings"])


def of_good_work(card: Row, row: Row) -> str:
    """What a bot gets of what good work brings, as a number of 100; nothing where good work is no measure."""
    return percent(row["of_textbook"]).rstrip("%") if is_measured(card) else "—"


def answer(card: Row, language: str, names: Names | None = None) -> str:
    """The first line: may I teach with this tomorrow, and what do I change first?"""
    found = {level: [row for row in card["findings"] if row["level"] == level] for level in ("alarm", "warning")}
    if is_quick(card) and not found["alarm"]:
        return say("balance.answer.quick", language)
    if is_quick(card) or (found["alarm"] and "advice" not in card):
        key = "quick_no" if is_quick(card) else "untried_no"
        return say(f"balance.answer.{key}", language, finding=finding_text(found["alarm"][0], language, names))
    if not (found["alarm"] or found["warning"]):
        return say("balance.answer.yes", language)
    if "advice" not in card:
        return say("balance.answer.untried", language)
    first = next((one for one in card.get("advice", ()) if _serious(one) and one["outcome"] == "helps"), None)
    change = _change_in_short(first["changes"], language) if first else ""
    if not found["alarm"]:
        return say("balance.answer.better" if first else "balance.answer.though", language, change=change)
    left = set(card["then"]["alarm"])
    if not left:
        return say("balance.answer.after", language, change=change)
    open_ones = [one["about"] for one in card["advice"] if one["about"]["name"] in left and one["outcome"] != "helps"]
    told = finding_text(open_ones[0] if open_ones else found["alarm"][0], language, names)
    return say("balance.answer.no", language, finding=told)


def _serious(step: Row) -> bool:
    return step["about"]["level"] != "note"


def steps(card: Row, language: str, names: Names | None = None, shown: int | None = None) -> list[Step]:
    """What was found, and for each what helps; `shown`: so many changes of one step at most."""
    advice = card.get("advice")
    if advice is None:
        return [_found(row, language, names) for row in card["findings"]]
    return [_step(one, language, names, shown) for one in advice]


def _found(row: Row, language: str, names: Names | None) -> Step:
    return Step(row["level"], row["line"], finding_text(row, language, names))


def _step(one: Row, language: str, names: Names | None, shown: int | None) -> Step:
    row = one["about"]
    found = finding_text(row, language, names)
    if one["outcome"] == "gone":
        return Step(row["level"], row["line"], found, why=say("balance.gone_with", language))
    if one["outcome"] == "untried":
        return Step(row["level"], row["line"], found, why="" if row["level"] == "note" else say("balance.no_remedy", language))
    tried = _tried(one["tried"], language)
    if one["outcome"] == "none":
        return Step(row["level"], row["line"], found, why=say("balance.none_helps", language) + tried)
    return Step(
        row["level"], row["line"], found, tuple(changes_told(one["changes"], language, shown)), _then(one, language), tried
    )


def changes_told(changes: list[Row], language: str, shown: int | None = None) -> Iterator[str]:
    """The changes of a step, a line each."""
    for one in changes[:shown]:
        yield _change(one, language)
    if shown is not None and len(changes) > shown:
        yield say("balance.change_more", language, count=len(changes) - shown)


def _change_in_short(changes: list[Row], language: str) -> str:
    told = [_change(one, language) for one in changes[:FEW]]
    if len(changes) <= FEW:
        return say("balance.semicolon", language).join(told)
    return say("balance.changes_with", language, change=told[0], count=len(changes) - 1)


def _change(one: Row, language: str) -> str:
    """A change of the file in words that can be typed."""
    path, old, new = one["path"], one["old"], one["new"]
    if path in LISTED:
        added, gone = [name for name in new if name not in (old or ())], [name for name in old or () if name not in new]
        key, names = ("balance.change_added", added) if added else ("balance.change_removed", gone)
        return say(key, language, path=path, new=", ".join(names), line=one["line"])
    key = "balance.change_new" if old is None else "balance.change_at"
    return say(key, language, path=path, old=_written(old), new=_written(new), line=one["line"])


def _written(value: Any) -> str:
    """A value as it stands in a file."""
    return str(yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=200)).removesuffix("\n...\n").strip()


def _then(one: Row, language: str) -> str:
    """What comes of a change."""
    row, figure = one["about"], one.get("figure")
    relisted = all(change["path"] == "lessons" for change in one["changes"])
    told = say("balance.gone", language)
    if figure and not relisted and has(f"balance.of.{row['name']}"):
        what = say(f"balance.of.{row['name']}", language)
        old, new = (percent(value) for value in figure)
        told = say("balance.figure_change", language, what=what, old=old, new=new)
    beside = [_beside(name, pair, language) for name, pair in one.get("beside", {}).items()]
    rest = (
        say("balance.beside", language, figures=say("window.list_comma", language).join(beside))
        if beside
        else say("balance.nothing_worse", language)
    )
    return say("balance.both", language, one=told, other=rest)


def _beside(name: str, pair: list[float], language: str) -> str:
    old, new = (percent(value) for value in pair)
    return say("balance.figure_change", language, what=say(f"balance.figure.{name}", language), old=old, new=new)


def _tried(tried: list[Row], language: str) -> str:
    """What was tried and did not help, in short, by the reason why."""
    by_reason: dict[str, list[str]] = {}
    for one in tried:
        by_reason.setdefault(_why(one, language), []).append(_in_brief(one["changes"], language))
    parts = []
    for why, changes in by_reason.items():
        shown = say("window.list_comma", language).join(changes[:TRIED_SHOWN])
        if len(changes) > TRIED_SHOWN:
            shown = say("balance.and_others", language, shown=shown, count=len(changes) - TRIED_SHOWN)
        parts.append(say("balance.tried", language, change=shown, why=why))
    return say("balance.semicolon", language).join(parts)


def _in_brief(changes: list[Row], language: str) -> str:
    """A change in so many words as it takes to know which it was."""
    first = changes[0]
    path = first["path"].removeprefix("clients.").replace(".hidden.", ".")
    told = _change(first, language) if first["path"] in LISTED else f"{path} {_written(first['new'])}"
    return say("balance.and_more", language, change=told, count=len(changes) - 1) if len(changes) > 1 else told


def _why(one: Mapping[str, Any], language: str) -> str:
    values: dict[str, str] = {"name": str(one.get("brings", ""))}
    if one["why"] == "worse":
        values |= dict(zip(("old", "new"), (percent(value) for value in one["figure"]), strict=True))
        values["name"] = say(f"balance.figure.{one['brings']}", language)
    return say(f"balance.why.{one['why']}", language, **values)
