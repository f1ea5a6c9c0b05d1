"""The format as a JSON Schema, for editors: every field with description, unit, range and default.

Draft 2020-12 says it all, and what an older reader does not know of it (`prefixItems`) only makes it a little less strict.
Units have a keyword of their own (`unit`), which readers skip.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from sim_core.scenario.ranges import SHARED
from sim_core.scenario.schema import Scenario

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
    for node in nodes(made):
        if SHARED in node:
            name = node.pop(SHARED)
            shared[name] = {"oneOf": node.pop("oneOf")}
            node["$ref"] = f"#/$defs/{name}"
    defs = dict(sorted({**made.pop("$defs"), **shared}.items()))
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Final Kick scenario"}
    return {**about, **made, "$defs": defs}


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """All mappings in a schema, each before what is inside it."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(inner)
