"""The format as a JSON Schema: every field with what it means, its unit, its range and its default, in both languages."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from game.language.format_schema import schema_in, translations
from sim_core.model.moves import MOVE_IDS
from sim_core.model.tables import OWN
from sim_core.model.vocabulary import LESSONS, EventKind, Excuse, Problem
from sim_core.scenario import meanings
from sim_core.scenario.json_schema import json_schema, nodes
from sim_core.scenario.lines import ExcuseLines, Lines
from sim_core.scenario.own_excuses import SOURCES
from sim_core.scenario.schema import Scenario
from tests.commands import call

LANGUAGES = ("en", "zh")
RANGES = ("between", "choose", "normal", "min", "max")


def resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """A node with what it refers to put in, so that what stands beside a reference counts."""
    while "$ref" in node:
        target = schema["$defs"][node["$ref"].rpartition("/")[2]]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Every field of every mapping, wherever it stands: its name, its schema, and whether it is required."""
    for node in nodes(schema):
        if node.get("type") == "object":
            for name, field in node.get("properties", {}).items():
                yield name, resolved(schema, field), name in node.get("required", ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_says_what_it_means(language: str) -> None:
    found = list(properties(schema_in(language)))
    assert len(found) > 150
    assert [name for name, field, _ in found if not field.get("description", "").strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_may_be_left_out_says_what_stands_for_it(language: str) -> None:
    optional = [(name, field) for name, field, required in properties(schema_in(language)) if not required]
    unsaid = [name for name, field in optional if "default" not in field]
    # Names of which a mapping may hold some: languages, weights of excuses, moves with other numbers, voices of a trade.
    # Who can tell of a reason is a mapping of names too.
    assert set(unsaid) == {
        "en",
        "zh",
        *(name for one in Excuse if (name := one.name.lower()) not in OWN),
        *MOVE_IDS,
        *meanings.PERSONAS,
        *SOURCES,
    }
    left_out = "left out" if language == "en" else "不写"
    derived = [field["description"] for _, field in optional if field.get("default", 0) is None and "unit" in field]
    changes = schema_in(language)["$defs"]["MoveChange"]["properties"]
    assert all(left_out in told or any(told == one["description"] for one in changes.values()) for told in derived)


def test_every_number_says_its_range_and_unit() -> None:
    for name, field, _ in properties(json_schema()):
        kinds = [field, *field.get("oneOf", ()), *field.get("anyOf", ())]
        if any(kind.get("type") in ("number", "integer") for kind in kinds) and "const" not in field:
            assert {"minimum", "maximum"} <= set(field) or name in RANGES, name
            assert "unit" in field or name in RANGES, name


def test_a_range_has_the_limits_of_its_field() -> None:
    honesty = resolved(json_schema(), json_schema()["$defs"]["Hidden"]["properties"]["honesty"])
    number, between, choose, bell = honesty["oneOf"]
    assert (number["minimum"], number["maximum"]) == (0, 1)
    for kind, name in ((between, "between"), (choose, "choose")):
        assert kind["properties"][name]["items"] == {"type": "number", "minimum": 0, "maximum": 1}
    mean, spread = bell["properties"]["normal"]["prefixItems"]
    assert mean == {"type": "number", "minimum": 0, "maximum": 1}
    assert spread == {"type": "number", "minimum": 0, "maximum": 1}
    assert honesty["unit"] == "level"


def test_a_text_is_a_text_or_one_for_each_language() -> None:
    title = resolved(json_schema(), json_schema()["properties"]["title"])
    text, by_language = title["oneOf"]
    assert text["type"] == "string"
    assert set(by_language["properties"]) == {"en", "zh"}
    assert by_language["additionalProperties"] is False


def test_every_name_of_the_format_says_what_it_means() -> None:
    for names, meant in (
        ([one.name.lower() for one in EventKind], meanings.EVENTS),
        ([one.name.lower() for one in Excuse], meanings.EXCUSES),
        ([one.name.lower() for one in Problem], meanings.PROBLEMS),
        (LESSONS, meanings.LESSONS),
    ):
        assert list(names) == list(meant)
    assert all("trength" in told for told in meanings.EVENTS.values())
    enums = [node for node in nodes(schema_in("en")) if isinstance(node.get("enum"), list)]
    assert len(enums) >= 6
    assert all(all(node["enumDescriptions"]) and len(node["enumDescriptions"]) == len(node["enum"]) for node in enums)


def test_chinese_has_every_description_and_no_others() -> None:
    known = translations("zh")
    told: set[str] = set()
    for node in nodes(json_schema()):
        told |= {node["description"]} if isinstance(node.get("description"), str) else set()
        told |= set(node["enumDescriptions"]) if isinstance(node.get("enumDescriptions"), list) else set()
    told.discard("")  # of a move, whose name is among the game's words
    assert sorted(told - set(known)) == []
    assert sorted(set(known) - told) == []
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in text) for text in known.values())


def test_the_schema_has_exactly_the_fields_of_the_format() -> None:
    schema = json_schema()
    models: dict[str, type[BaseModel]] = {"": Scenario, "Lines": Lines, "ExcuseLines": ExcuseLines}
    for name, model in models.items():
        node = schema["$defs"][name] if name else schema
        assert set(node["properties"]) == set(model.model_fields) - {*OWN}
        assert (node["additionalProperties"] is False) == (name != "Lines")  # lines for a reason of one's own, by its id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_prints_it(capsys: pytest.CaptureFixture[str], language: str) -> None:
    done = call(capsys, "schema", "--lang", language)
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == schema_in(language)
