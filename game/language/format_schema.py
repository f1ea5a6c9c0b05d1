"""The JSON Schema of the scenario format in words: descriptions in a language, with range and unit where a number stands."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from game.language.words import say
from sim_core.public.scenarios import json_schema, nodes
from sim_core.public.vocabulary import MOVE_IDS


@cache
def translations(language: str) -> dict[str, str]:
    """Descriptions in a language by the English ones, which stand beside the fields; none for English."""
    file = files("assets").joinpath("format", f"{language}.yaml")
    return yaml.safe_load(file.read_text("utf-8")) if file.is_file() else {}


def schema_in(language: str, spans: bool = True) -> dict[str, Any]:
    """The schema, as an editor shows it to a trainer. `spans`: what is said of a number ends with its range and unit."""
    schema, known = json_schema(), translations(language)
    for node in nodes(schema):
        if isinstance(node.get("enumDescriptions"), list):
            node["enumDescriptions"] = [known.get(one, one) for one in node["enumDescriptions"]]
        names = node.get("enum", ())
        if isinstance(names, list) and names[: len(MOVE_IDS)] == list(MOVE_IDS):
            others = node.get("enumDescriptions", [])[len(MOVE_IDS) :]
            node["enumDescriptions"] = [*(say(f"move.{move}", language) for move in MOVE_IDS), *others]
        if isinstance(names, list) and names and set(names) < set(MOVE_IDS) and "enumDescriptions" not in node:
            node["enumDescriptions"] = [say(f"move.{move}", language) for move in names]
        if set(node) >= set(MOVE_IDS):  # the properties of moves.change
            for move in MOVE_IDS:
                node[move]["description"] = say(f"move.{move}", language)
        if isinstance(node.get("description"), str):
            node["description"] = known.get(node["description"], node["description"])
            node["description"] += _span(node, language) if spans else ""
    return schema


def _span(node: dict[str, Any], language: str) -> str:
    """The range of a number and its unit, in words."""
    if "unit" not in node:
        return ""
    values = {"low": f"{node['minimum']:,}", "high": f"{node['maximum']:,}", "unit": say(f"unit.{node['unit']}", language)}
    return say("schema.span", language, **values)
