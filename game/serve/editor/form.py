"""What the form is made of: the schema with its explanations, how fields are grouped, and the words of the page.

All of it is derived from the schema, `form.yaml` and the files of words, so that a field that is added to the format is there.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import yaml

from game.language.format_schema import schema_in
from game.language.locale import LANGUAGES, LOCALES
from game.language.words import keys, say
from game.serve.mending.tree import Steps
from sim_core.public.messages import ScenarioError
from sim_core.public.scenarios import find_trade, json_schema, read_trade, text_in, trade_ids

PREFIX: Final = "edit."
"""Of the words of the page."""
UNIT: Final = "unit."
SHARED: Final = {
    "pages": "balance.contents",
    "switch_language": "window.settings.language",
    **{f"language.{one}": f"window.settings.language.{one}" for one in LANGUAGES},
}
"""Words of the page that others have too, by what it calls them."""
NAMED: Final = ("excuse.", "request.")
"""Families of names for things that are fields too: each by its id."""
REF: Final = "#/$defs/"


@cache
def layout() -> dict[str, Any]:
    """Which fields stand together, and where."""
    return dict(yaml.safe_load(files("game.serve.editor").joinpath("form.yaml").read_text("utf-8")))


@cache
def described(language: str) -> dict[str, Any]:
    """All that the page needs to know before it shows anything, in a language."""
    words = {key.removeprefix(PREFIX): say(key, language) for key in keys() if key.startswith(PREFIX)}
    words |= {name: say(key, language) for name, key in SHARED.items()}
    for family in NAMED:  # what the game has names for is called by them
        for key in keys():
            name = key.removeprefix(family)
            if name != key and "." not in name:
                words.setdefault(f"field.{name}", say(key, language))
    return {
        "language": language,
        "tag": LOCALES[language].tag,
        "languages": list(LANGUAGES),
        "schema": schema_in(language, spans=False),
        "units": {key.removeprefix(UNIT): say(key, language) for key in keys() if key.startswith(UNIT)},
        "layout": layout(),
        "words": words,
    }


def trades(file: Path, language: str) -> list[dict[str, str]]:
    """The trade packs that a scenario in this file can name, with their titles."""
    found = []
    for name in trade_ids(file):
        title, place = name, find_trade(name, file)
        with suppress(ScenarioError):
            title = text_in(read_trade(place).title, language) if place else name
        found.append({"value": name, "meaning": title})
    return found


def keys_at(steps: Steps) -> Sequence[str]:
    """The keys that the mapping at a path may have, in the order of the schema; none where it has no such place."""
    return _keys_at(steps)


@cache
def _keys_at(steps: Steps) -> tuple[str, ...]:
    nodes = [_schema()]
    for step in steps:
        nodes = [inner for node in nodes for one in _kinds(node) for inner in _inside(one, step)]
    return next((tuple(one["properties"]) for node in nodes for one in _kinds(node) if one.get("properties")), ())


@cache
def _schema() -> dict[str, Any]:
    return json_schema()


def _kinds(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What a value may be: the schema itself, and its alternatives, with references followed."""
    if "$ref" in node:
        yield from _kinds(_schema()["$defs"][node["$ref"].removeprefix(REF)])
    yield node
    for name in ("anyOf", "oneOf"):
        for one in node.get(name, ()):
            yield from _kinds(one)


def _inside(node: dict[str, Any], step: str | int) -> Iterator[dict[str, Any]]:
    if isinstance(step, int):
        if isinstance(node.get("items"), dict):
            yield node["items"]
    elif step in node.get("properties", ()):
        yield node["properties"][step]
    elif isinstance(node.get("additionalProperties"), dict):
        yield node["additionalProperties"]
