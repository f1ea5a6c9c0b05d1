"""What people say: lines by persona and occasion from `assets/dialogue`.

Which of the variants is said depends on the game's seed, the client and how often the occasion has come up, never on
what is hidden: no variant comes twice before all have been said.
"""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from game.words import money

FALLBACK: Final = "straight_shooter"
SILENT: Final = ("nothing",)


@cache
def lines_of(name: str) -> dict[str, Any]:
    """The dialogue file of a persona (or `rep`), by language; empty if there is none."""
    file = files("assets").joinpath("dialogue", f"{name}.yaml")
    try:
        return yaml.load(file.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
    except OSError:
        return {}


def occasion(said: str, excuse: str) -> tuple[str, ...]:
    """Where in the file the lines for an answer are. `said` and `excuse` as in `MoveLine`."""
    stage = {"excuse": "first", "repeated": "repeated", "caught": "caught", "believed": "believed"}.get(said)
    if stage and excuse:
        return ("excuse", excuse, stage)
    return (said,)


def client_says(persona: str, said: str, excuse: str, language: str, seed: int, client: str, turn: int, **values: Any) -> str:
    """A client's line, or an empty text where it says nothing. `turn`: how often this occasion came up before."""
    if said in SILENT:
        return ""
    path = occasion(said, excuse)
    variants: Any = lines_of(persona).get(language) or lines_of(FALLBACK).get(language, {})
    for part in path:
        variants = variants.get(part, {}) if isinstance(variants, dict) else {}
    return _filled(_pick(variants, f"{seed} {client} {'.'.join(path)}", turn), language, values)


def rep_says(move: str, language: str, seed: int, client: str, turn: int, **values: Any) -> str:
    """The rep's line for a move."""
    variants = lines_of("rep").get(language, {}).get(move, ())
    return _filled(_pick(variants, f"{seed} {client} rep {move}", turn), language, values)


def _pick(variants: Any, name: str, turn: int) -> str:
    if not isinstance(variants, list) or not variants:
        return ""
    order = sorted(range(len(variants)), key=lambda number: hashlib.sha256(f"{name} {number}".encode()).digest())
    return str(variants[order[turn % len(order)]])


def _filled(line: str, language: str, values: dict[str, Any]) -> str:
    amount, week = values.get("amount"), values.get("week")
    line = line.replace("{amount}", money(amount, language) if amount is not None else "")
    return line.replace("{week}", str(week) if week is not None else "")
