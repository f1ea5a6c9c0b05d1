"""A scenario's text made whole: what it takes from beside itself is put at its end, where it is read from disk.

So a game that is kept or carried elsewhere has all it needs in its one text, plays the same wherever it is opened, and a text
is never read for another file. What a text has taken in once stays as it was.
"""

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from sim_core.errors import ScenarioError
from sim_core.scenario import trades
from sim_core.scenario.marks import Document, Mark
from sim_core.scenario.money import STEP, debts_in, step_for
from sim_core.scenario.source import Source, decoded, name_of, read_bytes
from sim_core.scenario.tables import is_beside, table_names, taken, with_tables
from sim_core.scenario.yaml_text import read_yaml

KEY: Final = "taken_in"
Taker = Callable[[Mapping[str, Any], Source], dict[str, Any]]
"""What a file's data take in from beside it, given where the file is; nothing where there is nothing to take."""


def _step(data: Mapping[str, Any], source: Source) -> dict[str, Any]:
    """The step that the ledger leads to, where the file names none and it is not the library's."""
    said = data.get("money")
    if isinstance(said, dict) and "step" in said:
        return {}
    step = step_for(debts_in(_with_bills(data, source)))
    return {} if step == STEP else {"step": int(step) if step.is_integer() else step}


def _tables(data: Mapping[str, Any], source: Source) -> dict[str, Any]:
    """The tables beside a file that its clients name as their ledgers. That one is not there, is told where it is missed."""
    found = {name: text for name in table_names(data) if is_beside(name) and (text := _table(name, source, data))}
    return {"tables": found} if found else {}


def _table(name: str, source: Source, data: Mapping[str, Any]) -> str:
    """What is taken in of a table beside a file; empty if there is none that can be read."""
    if not isinstance(source, str | os.PathLike):
        return ""
    with suppress(ScenarioError):
        return taken(read_bytes(Path(source).parent / name), name, data)
    return ""


def _with_bills(data: Mapping[str, Any], source: Source) -> Any:
    """A file's data with the bills in its tables."""
    if not table_names(data):
        return data
    whole = Document({**data, KEY: _tables(data, source)}, Mark((1, 1), {}, {}), [])
    return with_tables(whole, "")[0]


TAKERS: Final[tuple[Taker, ...]] = (
    _tables,
    _step,
    trades.taken,
)


def whole_text(source: Source) -> bytes:
    """A scenario file's text with what it takes in. `ScenarioError` if it cannot be read; other faults are left in it."""
    return made_whole(read_bytes(source), source)


def made_whole(text: bytes, source: Source) -> bytes:
    """A text as of a file, which need not be there, with what it takes in; as it is where it takes nothing or has faults."""
    name = name_of(source)
    try:
        plain = decoded(text, name)
        document = read_yaml(plain, name, mend=False)
    except ScenarioError:
        return text
    data = document.data
    if document.faults or not isinstance(data, dict) or KEY in data:
        return text
    taken = {key: value for take in TAKERS for key, value in take(data, source).items()}
    return _with(plain, document, taken).encode() if taken else text


def _with(text: str, document: Document, taken: dict[str, Any]) -> str:
    """A text with one entry more at its end; written anew where it has no room for one (all of it in braces, or indented)."""
    line = f"{KEY}: {json.dumps(taken, ensure_ascii=False)}\n"
    longer = text + ("" if text.endswith(("\n", "\r")) else "\n") + line
    try:
        if read_yaml(longer, "", mend=False).data == {**document.data, KEY: taken}:
            return longer
    except ScenarioError:
        pass
    return json.dumps({**document.data, KEY: taken}, ensure_ascii=False, indent=1)
