"""What people say: a client's own lines from the scenario, then those of its persona from `assets/dialogue`.

Which of the variants is said depends on the game's seed, the client and how often the occasion has come up, never on
what is hidden: no variant comes twice before all have been said, and a client's own come first, in their order.
"""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from game.language.messages import one_line
from game.language.words import money
from sim_core.public.scenarios import ClientSpec, Text, text_in
from sim_core.public.vocabulary import tagged

FALLBACK: Final = "straight_shooter"
SILENT: Final = ("nothing",)
STAGES: Final = {"excuse": "first", "repeated": "repeated", "caught": "caught", "believed": "believed"}
TALKS: Final = tagged("greeted")
"""Moves with which a rep gets in touch, and is greeted."""
REFUSALS: Final = ("evaded", "declined", "shrugged", "annoyed")
"""Answers that an angry client gives in angry words."""


@cache
def lines_of(name: str) -> dict[str, Any]:
    """The dialogue file of a persona (or `rep`), by language; empty if there is none."""
    file = files("assets").joinpath("dialogue", f"{name}.yaml")
    try:
        return yaml.load(file.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
    except OSError:
        return {}


def occasion(said: str, excuse: str, angry: bool = False) -> tuple[str, ...]:
    """Where in the file the lines for an answer are. `said` and `excuse` as in `MoveLine`."""
    stage = STAGES.get(said)
    if stage and excuse:
        return ("excuse", excuse, stage)
    return ("angry",) if angry and said in REFUSALS else (said,)


def client_says(client: ClientSpec, path: tuple[str, ...], language: str, seed: int, turn: int, **values: object) -> str:
    """A client's line for an `occasion`, or an empty text where it says nothing. `turn`: how often it came up before."""
    if path[0] in SILENT:
        return ""
    variants: Any = lines_of(client.persona).get(language) or lines_of(FALLBACK).get(language, {})  # as deep as its file
    for part in path:
        variants = variants.get(part, {}) if isinstance(variants, dict) else {}
    name = f"{seed} {client.id} {'.'.join(path)}"
    line = _pick(own_lines(client, path, language), variants, name, turn)
    return _filled(line.replace("{me}", speaker(client, language)), language, values)


def speaker(client: ClientSpec, language: str) -> str:
    """Who speaks for a client: its contact, or the client itself where the scenario names none."""
    return one_line(text_in(client.contact, language) or text_in(client.name, language))


def own_lines(client: ClientSpec, path: tuple[str, ...], language: str) -> list[str]:
    """What the scenario has this client say on an occasion, in a language; a line that lacks it is left out."""
    lines = client.lines.variants(*(path[1:] if path[0] == "excuse" else path))
    return [text for line in lines if (text := _in_language(line, language))]


def _in_language(line: Text, language: str) -> str:
    return line if isinstance(line, str) else next((text for name, text in line.items() if name == language), "")


def is_greeted(move: str, said: str, week: int, last_week: int | None) -> bool:
    """Does the client greet the rep? After a week without a word, unless somebody else answers for it."""
    silent = last_week is None or week - last_week > 1
    return silent and move in TALKS and said != "busy_elsewhere"


def rep_says(move: str, language: str, seed: int, client: str, turn: int, **values: object) -> str:
    """The rep's line for a move."""
    variants = lines_of("rep").get(language, {}).get(move, ())
    return _filled(_pick([], variants, f"{seed} {client} rep {move}", turn), language, values)


def _pick(first: list[str], variants: object, name: str, turn: int) -> str:
    """The line for the `turn`-th time: those of `first`, then the variants in an order of their own, then again."""
    others = variants if isinstance(variants, list) else []
    order = sorted(range(len(others)), key=lambda number: hashlib.sha256(f"{name} {number}".encode()).digest())
    lines = [*first, *(str(others[number]) for number in order)]
    return lines[turn % len(lines)] if lines else ""


def _filled(line: str, language: str, values: dict[str, Any]) -> str:
    amount, week = values.get("amount"), values.get("week")
    line = line.replace("{amount}", money(amount, language) if amount is not None else "")
    return line.replace("{week}", str(week) if week is not None else "")
