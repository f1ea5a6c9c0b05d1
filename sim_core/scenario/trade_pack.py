"""A trade pack: the words and lines of a trade, a file that many scenarios share (`trades.py` finds and reads it)."""

# ruff: noqa: RUF012 -- pydantic gives every scenario its own copy of a default

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from sim_core.scenario.lines import Lines
from sim_core.scenario.meanings import ExtraMove, PersonaName, PlaceName
from sim_core.scenario.own_excuses import NamedExcuse
from sim_core.scenario.ranges import Model
from sim_core.scenario.texts import Id, Title
from sim_core.scenario.words import WordsSpec


def _a_number(value: object) -> Any:
    """`true` and 1.0 are equal to 1, but they are not the number of a format."""
    if type(value) is not int:
        raise PydanticCustomError("int_type", "must be a whole number")
    return value


class TradePack(Model):
    """A trade: its words, and lines that go with it. Scenarios name it by its id: `trade: building-supplies`."""

    trade_pack: Annotated[
        Literal[1], BeforeValidator(_a_number), Field(description="The number of this format: 1", examples=[1])
    ]
    id: Annotated[Id, Field(description="By which scenarios name it; as the file is called", examples=["building-supplies"])]
    title: Annotated[Title, Field(description="Its title", examples=["Building supplies"])]
    words: Annotated[WordsSpec, Field(description="What is sold, to whom, who rep and manager are")] = WordsSpec()
    place: Annotated[PlaceName, Field(description="Where its scenarios play, if they do not say")] = "plain"
    excuses: Annotated[
        list[NamedExcuse], Field(max_length=10, description="Reasons that its scenarios know beside those that all do")
    ] = []
    allow: Annotated[
        list[ExtraMove], Field(max_length=100, description="Moves that its scenarios offer beside those that all do")
    ] = []
    lines: Annotated[Lines, Field(description="Lines that any client of the trade may say, by occasion")] = Lines()
    personas: Annotated[
        dict[PersonaName, Lines], Field(max_length=20, description="Lines of the trade in a persona's voice, by persona")
    ] = {}
