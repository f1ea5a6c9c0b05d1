"""What people say: a client's own lines from the scenario, then those of its persona from `assets/dialogue`.

Which of the lines that fit the situation is said depends on the game's seed and on what has been said in it, never on what
is hidden. A client says none twice while it has another left, and no other client's while it has one that is nobody's yet;
its own come first, in their order.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from game.language.words import money
from sim_core.public.scenarios import ClientSpec, Situation, Text, fits, parts_of
from sim_core.public.vocabulary import MOVE_ROWS, tagged

FALLBACK: Final = "straight_shooter"
SILENT: Final = ("nothing",)
STAGES: Final = {"excuse": "first", "repeated": "repeated", "caught": "caught", "believed": "believed"}
TALKS: Final = tagged("greeted")
"""Moves with which a rep gets in touch, and is greeted."""
REFUSALS: Final = ("evaded", "declined", "shrugged", "annoyed")
"""Answers that an angry client gives in angry words."""
ALONE: Final = "alone"
"""The `by` of moves that the rep makes without the client."""
PLAIN: Final[Mapping[str, str]] = {}


@dataclass(frozen=True)
class Line:
    """A line that may be said, with its conditions (see `CONDITIONS`). `own`: the scenario wrote it for this client."""

    text: str
    conditions: Mapping[str, str] = field(default_factory=dict)
    own: bool = False


@dataclass
class Told:
    """How often each line was said in a game: by anybody, and by or to each client."""

    by_anybody: Counter[str] = field(default_factory=Counter)
    by_client: Counter[tuple[str, str]] = field(default_factory=Counter)


@cache
def lines_of(name: str) -> dict[str, Any]:
    """The dialogue file of a persona (or `rep`, `rivals`), by language; empty if there is none."""
    file = files("assets").joinpath("dialogue", f"{name}.yaml")
    try:
        return yaml.load(file.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
    except OSError:
        return {}


@cache
def variants(name: str, path: tuple[str, ...], language: str) -> tuple[Line, ...]:
    """The lines that a file has for an occasion, in a language; a persona without a file speaks like `FALLBACK`."""
    found: Any = lines_of(name).get(language) or lines_of(FALLBACK).get(language, {})
    for part in path:
        found = found.get(part, {}) if isinstance(found, dict) else {}
    return tuple(_line(one) for one in found) if isinstance(found, list) else ()


def _line(one: object) -> Line:
    if isinstance(one, dict):
        return Line(str(one["text"]), {name: value for name, value in one.items() if name != "text"})
    return Line(str(one), PLAIN)


def own_lines(client: ClientSpec, path: tuple[str, ...], language: str) -> tuple[Line, ...]:
    """What the scenario has this client say on an occasion, in a language; a line that lacks it is left out."""
    written = client.lines.variants(*(path[1:] if path[0] == "excuse" else path))
    found = [(_in_language(text, language), conditions) for text, conditions in map(parts_of, written)]
    return tuple(Line(text, conditions, True) for text, conditions in found if text)


def _in_language(line: Text, language: str) -> str:
    return line if isinstance(line, str) else next((text for name, text in line.items() if name == language), "")


def lines_for(client: ClientSpec, path: tuple[str, ...], language: str) -> tuple[Line, ...]:
    """All that a client may say on an occasion: its own lines, then those of its persona. Nothing where it is silent."""
    return () if path[0] in SILENT else own_lines(client, path, language) + variants(client.persona, path, language)


def occasion(said: str, excuse: str, angry: bool = False) -> tuple[str, ...]:
    """Where in the file the lines for an answer are. `said` and `excuse` as in `MoveLine`."""
    stage = STAGES.get(said)
    if stage and excuse:
        return ("excuse", excuse, stage)
    return ("angry",) if angry and said in REFUSALS else (said,)


def is_greeted(move: str, said: str, week: int, last_week: int | None, news: bool = False) -> bool:
    """Does the client greet the rep? After a week without a word, or when there is `news` between them in a new week.

    Not where somebody else answers for it.
    """
    silent = last_week is None or week - last_week > 1
    return (silent or (news and week != last_week)) and move in TALKS and said != "busy_elsewhere"


def channel(move: str, last: str = "") -> str:
    """How the rep and the client are in touch at a move: phone, visit, letter, or `ALONE`. `last`: how they were this week."""
    way = str(MOVE_ROWS[move]["by"])
    return (last or "phone") if way == "last" else way


def chosen(lines: Sequence[Line], here: Situation, seed: int, name: str, client: str, told: Told) -> Line | None:
    """The line to be said next of those that fit, and a note that it was; None where there is none.

    First what this client has said (or heard) least often, its own before others, what nobody has said before the rest,
    and what was written for what has just happened before what always fits; then an order that depends on the seed.
    """
    own = sum(line.own for line in lines)  # they come first
    order = (*range(own), *_order(seed, name, len(lines) - own))
    found = min(
        (place for place, line in enumerate(lines) if fits(line.conditions, here)),
        key=lambda place: (
            told.by_client[client, lines[place].text],
            not lines[place].own,
            told.by_anybody[lines[place].text],
            "after" not in lines[place].conditions,
            order[place],
        ),
        default=None,
    )
    if found is None:
        return None
    line = lines[found]
    told.by_client[client, line.text] += 1
    told.by_anybody[line.text] += 1
    return line


@lru_cache(4096)
def _order(seed: int, name: str, count: int) -> tuple[int, ...]:
    """A place in line for each of `count` lines, shuffled by seed and name."""
    by_luck = sorted(range(count), key=lambda number: hashlib.sha256(f"{seed} {name} {number}".encode()).digest())
    return tuple(place for _, place in sorted((number, place) for place, number in enumerate(by_luck)))


def filled(line: str, language: str, values: Mapping[str, object]) -> str:
    """A line with its placeholders filled in: `amount` in yuan, all others as they stand; what is not known is left empty."""
    for name, value in values.items():
        shown = money(value, language) if name == "amount" and isinstance(value, int | float) else value
        line = line.replace("{" + name + "}", "" if shown is None else str(shown))
    return line
