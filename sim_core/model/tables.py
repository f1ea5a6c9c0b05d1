"""Tables of rows: what there is of a kind (moves, excuses, events, …), each named once, in a YAML file beside the code.

All else is derived from the rows: enumerations, the names that the format allows, guides, lints, what a debrief looks at.
A row's number is its place in its file, and numbers are in saved games: rows are appended.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

Row = Mapping[str, Any]
"""The columns of a row, by name; a column that is left out is not there."""


@cache
def rows_of(table: str, package: str = "sim_core.model") -> Mapping[str, Row]:
    """The rows of `table.yaml` in a package, by name, in their order."""
    text = files(package).joinpath(f"{table}.yaml").read_text("utf-8")
    rows: dict[str, Row] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # the fast one where it is
    return rows


def column(rows: Mapping[str, Row], name: str, default: Any = None) -> dict[str, Any]:
    """One column of a table, by the names of the rows."""
    return {row: values.get(name, default) for row, values in rows.items()}


def tagged(rows: Mapping[str, Row], tag: str) -> tuple[str, ...]:
    """The rows that bear a tag, in their order."""
    return tuple(row for row, values in rows.items() if tag in values.get("tags", ()))


EXCUSE_ROWS: Final = rows_of("excuses")
EVENT_ROWS: Final = rows_of("events")
REQUEST_ROWS: Final = rows_of("requests")
TRUTHS: Final = rows_of("truths")
WHY: Final = {name: number for number, name in enumerate(TRUTHS, 1)}
"""The numbers of what can make a reason true."""
SHARED: Final = tuple(name for name, row in EXCUSE_ROWS.items() if not row.get("only"))
"""The excuses that every scenario knows; they stand before all others."""
OWN: Final = tuple(name for name in EXCUSE_ROWS if name.startswith("own_"))
"""Room for those that a scenario brings itself."""
OWN_COMPLAINTS: Final = tuple(name for name in OWN if EXCUSE_ROWS[name]["class"] == "complaint")
"""Of that room, what is for complaints; a reason of another sort stands in the rest of it."""
COMPLAINTS: Final = tuple(excuse for excuse, row in EXCUSE_ROWS.items() if row["class"] == "complaint")
"""The excuses that complain of us: each is true while there is a problem of its name."""
