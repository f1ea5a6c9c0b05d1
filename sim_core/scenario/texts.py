"""What a text of a scenario may be: a text, or one for each language; and ids."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import Discriminator, Field, GetJsonSchemaHandler, Tag
from pydantic_core import CoreSchema

from sim_core.model.tables import column
from sim_core.scenario.faults import LANGUAGE_ROWS, printable
from sim_core.scenario.meanings import OneOf
from sim_core.scenario.ranges import SHARED

LANGUAGES: Final = tuple(LANGUAGE_ROWS)
SCRIPT_OF: Final = column(LANGUAGE_ROWS, "script")
"""What a language is written in: `latin` or `chinese`."""
MAX_TEXT: Final = 8_000
MAX_TITLE: Final = 200
ID_PATTERN: Final = r"^[a-z][a-z0-9_-]{0,39}$"
NOT_BLANK: Final = r"[^\s\u200b-\u200f\u2060\ufeff\u00ad\u3164]"
TEXT, LANGUAGE_MAP = "\0text", "\0map"
"""Alternatives for one field, as pydantic names them on the way to a fault. No key of a file can hold a \\0."""


@dataclass(frozen=True)
class TextSchema:
    """How a text is put in the JSON Schema: as text, or as a mapping whose keys an editor can offer."""

    shortest: int
    longest: int

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        text = {"type": "string", "minLength": self.shortest, "maxLength": self.longest}
        languages = {name: {**text, "description": meaning} for name, meaning in _LANGUAGE_KEYS.items()}
        by_language = {"type": "object", "properties": languages, "additionalProperties": False, "minProperties": 1}
        return {SHARED: f"text_{self.shortest}_{self.longest}", "oneOf": [text, by_language]}


_LANGUAGE_KEYS: Final[Mapping[str, str]] = column(LANGUAGE_ROWS, "meaning")
LanguageName = Annotated[str, OneOf(_LANGUAGE_KEYS)]


def _kind_of_text(value: Any) -> str:
    return LANGUAGE_MAP if isinstance(value, dict) else TEXT


Text = Annotated[
    Annotated[Annotated[str, Field(max_length=MAX_TEXT)], Tag(TEXT)]
    | Annotated[
        Annotated[dict[LanguageName, Annotated[str, Field(max_length=MAX_TEXT)]], Field(min_length=1)],
        Tag(LANGUAGE_MAP),
    ],
    Discriminator(_kind_of_text),
    TextSchema(0, MAX_TEXT),
]
"""A text, or one for each language: {en: …, zh: …}."""
Title = Annotated[
    Annotated[Annotated[str, Field(min_length=1, max_length=MAX_TITLE, pattern=NOT_BLANK)], Tag(TEXT)]
    | Annotated[
        Annotated[
            dict[LanguageName, Annotated[str, Field(min_length=1, max_length=MAX_TITLE, pattern=NOT_BLANK)]],
            Field(min_length=1),
        ],
        Tag(LANGUAGE_MAP),
    ],
    Discriminator(_kind_of_text),
    TextSchema(1, MAX_TITLE),
]
"""A short text of 1–200 characters, or one for each language."""
Id = Annotated[str, Field(pattern=ID_PATTERN)]
"""Small letters, digits, - and _; 1–40 of them, a letter first."""


def is_id(text: str) -> bool:
    """May this be the id of a scenario or a client?"""
    return re.fullmatch(ID_PATTERN, text) is not None and "\n" not in text


def text_in(text: Text | None, language: str) -> str:
    """`text` in a language, or in any it has, safe to be shown."""
    if text is None:
        return ""
    if isinstance(text, str):
        return printable(text, lines=True)
    found = text.get(language) or next(iter(text.values()), "")
    return printable(found, lines=True)
