"""The format as a JSON Schema, for editors: every field with description, unit, range and default.

Draft 2020-12 says it all, and what an older reader does not know of it (`prefixItems`) only makes it a little less strict.
Units have a keyword of their own (`unit`), which readers skip.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from sim_core.model.tables import OWN as OWN_PLACES
from sim_core.scenario.ranges import SHARED
from sim_core.scenario.schema import Scenario
from sim_core.scenario.texts import ID_PATTERN
from sim_core.scenario.trades import shipped_trades

NUMBER_KEYS = ("minimum", "maximum", "multipleOf", "unit")


class _Format(GenerateJsonSchema):
    """Names of mappings as properties, so that an editor offers them; no titles made up from names."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made.pop("title", None)
        return made

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A mapping that may be left out is as good as an empty one."""
        made = super().default_schema(schema)
        if isinstance(schema.get("default"), BaseModel):
            made["default"] = {}
        return made

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        names = made.pop("propertyNames", {})
        if "enum" in names:
            value = made.pop("additionalProperties")
            meanings = names.get("enumDescriptions", [""] * len(names["enum"]))
            made["properties"] = {
                name: {**value, **({"description": meaning} if meaning else {})}
                for name, meaning in zip(names["enum"], meanings, strict=True)
            }
            made["additionalProperties"] = False
        return made


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the scenario format, in English."""
    made = Scenario.model_json_schema(schema_generator=_Format)
    shared: dict[str, Any] = {}
    for node in nodes(made):
        for one in node.get("anyOf", ()):
            if "unit" in one:  # a number that may also be null: its limits stand beside the field's description
                node.update({key: one[key] for key in NUMBER_KEYS if key in one})
        if not any(node.get("enumDescriptions", ["all are there"])):
            del node["enumDescriptions"]
    for node in [*nodes(made)]:
        _named_by_the_file(node)
    for node in nodes(made):
        if SHARED in node:
            name = node.pop(SHARED)
            shared[name] = {"oneOf": node.pop("oneOf")}
            node["$ref"] = f"#/$defs/{name}"
    defs = dict(sorted({**made.pop("$defs"), **shared}.items()))
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Final Kick scenario"}
    return {**about, **made, **_closed_without_own(defs), "$defs": defs}


def _closed_without_own(defs: dict[str, Any]) -> dict[str, Any]:
    """Only a file that brings reasons, or whose trade may, can name one that is not ours: elsewhere it is a slip."""

    def closed(node: dict[str, Any]) -> dict[str, Any]:
        return {"properties": dict.fromkeys(node["properties"], True), "additionalProperties": False}

    hidden = {"properties": {"tactics": closed(defs["Hidden"]["properties"]["tactics"])}}
    client = {"properties": {"lines": closed(defs["Lines"]), "hidden": hidden}}
    other_trade = {"properties": {"trade": {"not": {"pattern": f"^({'|'.join(shipped_trades())})$"}}}, "required": ["trade"]}
    return {"if": {"anyOf": [{"required": ["excuses"]}, other_trade]}, "else": {"properties": {"clients": {"items": client}}}}


def _named_by_the_file(node: dict[str, Any]) -> None:
    """Where the places of a file's own reasons would stand, any id may: nobody writes `own_1`."""
    names = node.get("enum")
    if isinstance(names, list) and {*OWN_PLACES} & {*names}:
        told = zip(node.pop("enum"), node.pop("enumDescriptions", [""] * len(names)), strict=True)
        kept = [(name, meaning) for name, meaning in told if name not in OWN_PLACES]
        listed = {"enum": [name for name, _ in kept], "enumDescriptions": [meaning for _, meaning in kept]}
        node.pop("type", None)
        node["anyOf"] = [listed, {"type": "string", "pattern": ID_PATTERN}]
    fields = node.get("properties")
    if isinstance(fields, dict) and {*OWN_PLACES} & {*fields}:
        found = [fields.pop(name) for name in OWN_PLACES if name in fields]
        node["additionalProperties"] = {key: value for key, value in found[0].items() if key not in ("description", "default")}


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """All mappings in a schema, each before what is inside it."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(inner)
