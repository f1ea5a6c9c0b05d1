"""What people say: a client's own lines from the scenario, then those of its trade pack and those of its persona.

Which of the lines that fit the situation is said depends on the game's seed and on what has been said in it, never on what
is hidden. A client says none twice while it has another left, and no other client's while it has one that is nobody's yet;
its own come first, in their order. Outside medicine, of which most of the bank speaks, what anybody might say comes last.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from game.language.messages import one_line
from game.language.words import money
from sim_core.public.scenarios import ClientSpec, Situation, Text, TradePack, ends, filled_in, fits, parts_of
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
PLAIN_SECOND: Final[Mapping[str, bool]] = {}
ANYBODY: Final = "anybody"
"""The file of what anybody might say, whatever the trade and the persona."""
MEDICINE: Final = "medicine"
INVOICE: Final = "{invoice}"
OWN, USUAL, NEUTRAL = 0, 1, 2
"""Ranks of lines: the scenario's own; those of the trade pack and of the persona; what anybody might say."""


@dataclass(frozen=True)
class Line:
    """A line that may be said, with its conditions (see `CONDITIONS`).

    `rank`: OWN where the scenario wrote it for this speaker, USUAL, or NEUTRAL. `trade`: it is of the trade pack.
    """

    text: str
    conditions: Mapping[str, str] = field(default_factory=dict)
    rank: int = USUAL
    trade: bool = False


@dataclass(frozen=True)
class Speech:
    """Whose lines may be said in a game. `kind`: of its trade. `named`: does the rep have a name, by which lines call it?"""

    kind: str = MEDICINE
    pack: TradePack | None = None
    only: bool = False  # only those of the scenario and its pack, where they have any
    named: bool = True
    brought: Mapping[str, Any] = field(default_factory=dict)  # lines by stage for reasons of the scenario's own, by their place


LIBRARY: Final = Speech()
"""As in the scenarios that come with the game."""


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
    return written(client.lines, path, language)


def written(lines: Any, path: tuple[str, ...], language: str, rank: int = OWN, trade: bool = False) -> tuple[Line, ...]:
    """Lines of a scenario or a pack for an occasion; those that lack the language are left out."""
    found = lines.variants(*(path[1:] if path[0] == "excuse" else path))
    texts = [(_in_language(text, language), conditions) for text, conditions in map(parts_of, found)]
    return tuple(Line(text, conditions, rank, trade) for text, conditions in texts if text)


def _in_language(line: Text, language: str) -> str:
    return line if isinstance(line, str) else next((text for name, text in line.items() if name == language), "")


def lines_for(client: ClientSpec, path: tuple[str, ...], language: str, speech: Speech = LIBRARY) -> tuple[Line, ...]:
    """All that a client may say on an occasion: own, its trade's, its persona's, anybody's; nothing where silent.

    One that says only what is written for it says nothing of its persona's.
    """
    if path[0] in SILENT:
        return ()
    pack, only = speech.pack, speech.only if client.lines_only is None else client.lines_only
    trade: tuple[Line, ...] = ()
    if pack:
        voices = [pack.personas[client.persona]] if client.persona in pack.personas and not only else []
        trade = tuple(line for one in (*voices, pack.lines) for line in written(one, path, language, USUAL, True))
    usual = () if only else variants(client.persona, path, language)
    neutral = anybodys(path, language) if only or speech.kind != MEDICINE or not usual else ()
    brought = written(speech.brought[path[1]], path[2:], language) if path[0] == "excuse" and path[1] in speech.brought else ()
    return _numbered((own_lines(client, path, language) or brought) + _sayable(trade + usual + neutral, speech), client)


def disputed(client: ClientSpec) -> str:
    """The number of the invoice that a client means when it disputes one: its largest that is late, else its largest."""
    numbered = [bill for bill in client.ledger if bill.number]
    most = max(numbered, key=lambda one: (one.age_weeks > client.terms_weeks, ends(one.amount)[1], one.age_weeks), default=None)
    return one_line(most.number) if most and most.number else ""


def _numbered(lines: tuple[Line, ...], client: ClientSpec) -> tuple[Line, ...]:
    """Where some lines name an invoice: those alone, beside the client's own, if it has a number; else the others."""
    naming = [INVOICE in line.text for line in lines]
    if not any(naming):
        return lines
    known = bool(disputed(client))
    return tuple(line for line, names in zip(lines, naming, strict=True) if names == known or (known and line.rank == OWN))


def rep_lines(own: Any, path: tuple[str, ...], language: str, speech: Speech = LIBRARY) -> tuple[Line, ...]:
    """All that the rep may say at a move: what is written for this one (lines by move, or None), then what every rep says."""
    mine = written(own, path, language) if own else ()
    trade = speech.pack.words.rep.lines if speech.pack else None
    theirs = written(trade, path, language, USUAL, True) if trade and trade is not own else ()
    return mine + _sayable(theirs + variants("rep", path, language), speech)


def anybodys(path: tuple[str, ...], language: str) -> tuple[Line, ...]:
    """What anybody might say on an occasion."""
    return tuple(Line(one.text, one.conditions, NEUTRAL) for one in variants(ANYBODY, path, language))


def _sayable(lines: tuple[Line, ...], speech: Speech) -> tuple[Line, ...]:
    """Those of the trade, and without those that call a rep by a name it does not have."""
    here = Situation(trade=speech.kind)
    fit = (line for line in lines if fits({name: one for name, one in line.conditions.items() if name == "trade"}, here))
    return tuple(line for line in fit if speech.named or "{rep}" not in line.text)


def strictly(lines: tuple[Line, ...], here: Situation) -> tuple[Line, ...]:
    """Of these, those of the highest standing that has anything to say here: own, the trade's, the rest."""
    mine = tuple(line for line in lines if line.rank == OWN)
    trades = tuple(line for line in lines if line.trade)
    for some in (mine, trades):
        if any(fits(line.conditions, here) for line in some):
            return some
    return lines


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
    what was written for what has just happened before what always fits, the trade's before what everybody says; then an
    order that depends on the seed.
    """
    own = sum(line.rank == OWN for line in lines)  # they come first
    order = (*range(own), *_order(seed, name, len(lines) - own))
    found = min(
        (place for place, line in enumerate(lines) if fits(line.conditions, here)),
        key=lambda place: (
            told.by_client[client, lines[place].text],
            lines[place].rank,
            told.by_anybody[lines[place].text],
            "after" not in lines[place].conditions,
            not lines[place].trade,
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


def filled(line: str, language: str, values: Mapping[str, object], second: Mapping[str, bool] = PLAIN_SECOND) -> str:
    """A line with its placeholders filled in: `amount` in units, all others as they stand; what is not known is left empty.

    `second`: of what the second of two alternatives is said (see `slots.py`).
    """
    shown = {
        name: money(value, language) if name == "amount" and isinstance(value, int | float) else value
        for name, value in values.items()
    }
    return filled_in(line, {name: None if value is None else str(value) for name, value in shown.items()}, second)
