"""Records: a group of fields declared once, as a plain object for one client and as a row of an array for many.

A field is declared with its kind, which says how wide it is in memory and where it starts:

    cash: Money  # yuan ≥ 0

`dtype_of` makes the row of it, `Columns` the arrays [E, C] of its fields, `objects` and `write_back` go between the two.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Annotated, Any, Final, TypeVar, get_type_hints

import numpy as np

from sim_core.compiled import LOOP, FieldsTogether, single
from sim_core.model.arrays import AnyArray
from sim_core.model.tables import COMPLAINTS, EXCUSE_ROWS
from sim_core.model.vocabulary import NEVER

PROBLEMS: Final = len(COMPLAINTS)
EXCUSES: Final = len(EXCUSE_ROWS)
SLOTS: Final = 96
"""Room for invoices of a client: at most 40 from before the game, one for each of 52 weeks, and a few to spare."""


@dataclass(frozen=True)
class Kind:
    """How a field is kept: numpy's code, how many of it, and what it is before anything has happened."""

    code: str
    count: int = 0  # 0: a single value
    start: float = 0
    names: tuple[str, ...] = ()  # of the several; their places where it is left out
    yuan: bool = False  # is it money, which is whole?


Money = Annotated[float, Kind("f8", yuan=True)]
"""Whole yuan in float64: exact up to 2⁵³."""
Level = Annotated[float, Kind("f8")]
"""Levels, chances, points and rates."""
Whole = Annotated[float, Kind("f8", start=1)]
"""A level that starts at 1."""
Flag = Annotated[bool, Kind("?")]
Week = Annotated[int, Kind("i2")]
Since = Annotated[int, Kind("i2", start=NEVER)]
"""The week in which something last happened or will end; `NEVER` before it has."""
Code = Annotated[int, Kind("i1")]
CodeOrNone = Annotated[int, Kind("i1", start=-1)]
"""A code that is −1 while there is none."""
Count = Annotated[int, Kind("i4")]
"""Counts that a patient player can drive up."""
Number = Annotated[int, Kind("i8")]
Name = Annotated[int, Kind("u8")]
"""A 64-bit number: a name's hash, a seed."""
LevelOfProblem = Annotated[list[float], Kind("f8", PROBLEMS, names=COMPLAINTS)]
LevelOfExcuse = Annotated[list[float], Kind("f8", EXCUSES, names=tuple(EXCUSE_ROWS))]
WholeOfExcuse = Annotated[list[float], Kind("f8", EXCUSES, 1, tuple(EXCUSE_ROWS))]
CodeOfExcuse = Annotated[list[int], Kind("i1", EXCUSES, names=tuple(EXCUSE_ROWS))]
SinceOfExcuse = Annotated[list[int], Kind("i2", EXCUSES, NEVER, tuple(EXCUSE_ROWS))]
CountOfExcuse = Annotated[list[int], Kind("i4", EXCUSES, names=tuple(EXCUSE_ROWS))]
Invoices = Annotated[list[float], Kind("f8", SLOTS, yuan=True)]

Record = TypeVar("Record")
Worked = TypeVar("Worked")
CLASS_OF: Final[dict[np.dtype[np.void], type]] = {}
"""The record that a row holds."""


def of_each(work_out: Callable[[type], Worked]) -> Callable[[type], Worked]:
    """What is worked out of a record once and kept."""
    kept: dict[type, Worked] = {}

    def known(record: type) -> Worked:
        if record not in kept:
            kept[record] = work_out(record)
        return kept[record]

    known.__doc__ = work_out.__doc__
    return known


@of_each
def kinds_of(record: type) -> dict[str, Kind]:
    """The kind of every field of a record, in order."""
    hints = get_type_hints(record, include_extras=True)
    return {field.name: hints[field.name].__metadata__[0] for field in fields(record)}


@of_each
def dtype_of(record: type) -> np.dtype[np.void]:
    """The row that holds a record."""
    rows = [(name, kind.code, (kind.count,)) if kind.count else (name, kind.code) for name, kind in kinds_of(record).items()]
    kind = np.dtype(rows, align=True)
    CLASS_OF[kind] = record
    return kind


@of_each
def lists_of(record: type) -> tuple[int, ...]:
    """The places of fields that hold several values."""
    return tuple(place for place, kind in enumerate(kinds_of(record).values()) if kind.count)


def object_of(record: type[Record], row: Any) -> Record:
    """A row of an array as a plain object: numbers for numbers, lists for several."""
    values = list(row.item())
    for place in lists_of(record):
        values[place] = values[place].tolist()
    return record(*values)


def objects(record: type[Record], rows: AnyArray) -> list[Record]:
    """Rows [N] as plain objects."""
    return [object_of(record, row) for row in rows]


@of_each
def _reader(record: type) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*kinds_of(record))


def write_back(rows: AnyArray, records: Iterable[Any]) -> None:
    """Write plain objects over the rows [N] they stand for."""
    for place, one in enumerate(records):
        rows[place] = _reader(type(one))(one)


def records_of(columns: "Columns") -> AnyArray:
    """The records behind columns, as the loops take them. Not for bots: what is written into them is so."""
    own = vars(columns)
    if own["_before"]:
        own["_before"]()
    rows: AnyArray = own["_rows"]
    return rows


class Columns:
    """The fields of many records, each as an array: `columns.cash` is [E, C], a field of several values [E, C, several].

    They are views: what a rule writes shows at once. `slots` cuts the room for invoices to what the scenario needs.
    """

    def __init__(
        self,
        rows: AnyArray,
        slots: int = SLOTS,
        read_only: bool = False,
        before: Callable[[], None] | None = None,
    ) -> None:
        vars(self).update(_rows=rows, _slots=slots, _read_only=read_only, _before=before)

    @property
    def rows(self) -> AnyArray:
        """The records [E, C] or [E]; behind a view that cannot be written to where the columns are read-only."""
        rows = records_of(self)
        if vars(self)["_read_only"]:
            rows = rows.view()
            rows.flags.writeable = False
        return rows

    def __getattr__(self, name: str) -> AnyArray:
        if name.startswith("_"):
            raise AttributeError(name)
        column: AnyArray = records_of(self)[name]
        if name == "invoice":
            column = column[..., : vars(self)["_slots"]]
        if vars(self)["_read_only"]:
            column.flags.writeable = False
        return column

    def __setattr__(self, name: str, value: AnyArray) -> None:
        """Write into the field: `columns.cash = values` and `columns.cash += 1` change the records."""
        self.__getattr__(name)[...] = value


class Reader(FieldsTogether):
    """Reads fields of a record, none of them of several values, as numbers: for a rule that goes through them all alike.

    `read(record, out)` returns them in the order of `names` (two or more): a tuple of a plain object's, `out` filled with
    those of a row.
    """

    def __init__(self, record: type, names: Iterable[str]) -> None:
        self.names = tuple(names)
        several = [name for name in self.names if kinds_of(record)[name].count]
        if several or len(self.names) < 2:
            raise ValueError(f"fields to read together have to be two or more, of one value each: {several or self.names}")
        self._get = attrgetter(*self.names)

    def __call__(self, record: Any, out: AnyArray) -> Any:
        """The fields of `record`; `out` [names] is room for them where rules are compiled."""
        return self._get(record)


@single()
def room(count: int, kind: np.dtype[np.void]) -> Any:
    """Room for `count` records that are all nought: in compiled rules an array, else plain objects."""
    return objects(CLASS_OF[kind], np.zeros(count, kind))


@single(LOOP)
def copied(records: list[Any]) -> Any:
    """The same records once more: of an array, or of plain objects."""
    return [_copy(one) for one in records]


@single()
def copy_into(records: Any, place: int, record: Any) -> None:
    """Make the record at a place of an array, or of a list of plain objects, equal to another."""
    records[place] = _copy(record)


def _copy(one: Any) -> Any:
    values = [getattr(one, name) for name in kinds_of(type(one))]
    for place in lists_of(type(one)):
        values[place] = values[place][:]
    return type(one)(*values)


def as_objects(values: Any) -> Any:
    """Arrays of records as (lists of) plain objects, through named tuples; anything else as it is."""
    if isinstance(values, np.ndarray) and values.dtype in CLASS_OF:
        if values.ndim > 1:
            return [as_objects(part) for part in values]
        return objects(CLASS_OF[values.dtype], values)
    if isinstance(values, tuple) and hasattr(values, "_fields"):
        return type(values)(*(as_objects(part) for part in values))
    return values


def put_back(values: Any, plain: Any) -> None:
    """Write plain objects made by `as_objects` over the arrays they were made of; what is read-only is as it was."""
    if isinstance(values, np.ndarray) and not values.flags.writeable:
        return
    if isinstance(values, np.ndarray) and values.dtype in CLASS_OF:
        if values.ndim > 1:
            for part, own in zip(values, plain, strict=True):
                put_back(part, own)
        else:
            write_back(values, plain)
    elif isinstance(values, tuple) and hasattr(values, "_fields"):
        for part, own in zip(values, plain, strict=True):
            put_back(part, own)
