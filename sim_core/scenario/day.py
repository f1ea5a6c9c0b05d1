"""A day as a scenario writes it, 2026-08-31, and the fields in which one may stand for an age in weeks."""

from typing import Annotated, Final

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from sim_core.ledgers.dates import DAY_FIRST, day_in, open_order, order_of
from sim_core.ledgers.days import read_day, written_day

AGE: Final = "age_weeks"
DATED: Final = ("due", "invoice_date", "age_days")
"""What may stand in place of an age in weeks. `due` and `invoice_date` may stand together: then due is what counts."""

USUAL_TERMS: Final = 8
"""In weeks."""


def _a_day(value: object) -> object:
    if value is not None and (not isinstance(value, str) or read_day(value) is None):
        raise PydanticCustomError("not_a_day", "must be a day")
    return value


Day = Annotated[
    str,
    BeforeValidator(_a_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-08-31"]}),
]
"""A day, written 2026-08-31."""


def day_meant(value: object) -> str:
    """A day that is written in another way, as it should be written; empty if that might be another day, or is none."""
    text = str(value).removesuffix("Z") if isinstance(value, str | int) and not isinstance(value, bool) else ""
    order = order_of([text])
    day = day_in(text, order or DAY_FIRST) if text and (order or not open_order([text])) else None
    return written_day(day) if day is not None else ""
