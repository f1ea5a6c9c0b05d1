"""A file read to its end whatever is wrong in it: slips are mended as they were meant, until there is nothing left to mend."""

from collections.abc import Callable
from itertools import chain
from typing import TypeVar

from sim_core.errors import Fault, ScenarioError
from sim_core.scenario.faults import START, fault, in_order, printable
from sim_core.scenario.foreign import foreign
from sim_core.scenario.hidden_slips import hidden_slips
from sim_core.scenario.marks import REFUSED, Document
from sim_core.scenario.patched import Patched, one_ending
from sim_core.scenario.source import decoded
from sim_core.scenario.yaml_text import read_patched

Made = TypeVar("Made")


def read_on(text: bytes, path: str, make: Callable[[Document], tuple[Made | None, list[Fault]]]) -> tuple[Made, Document]:
    """What `make` makes of a file's mapping, and where in the file everything stands. `ScenarioError` with all faults."""
    path = printable(path)
    foreign(text, path)
    patched = Patched(one_ending(decoded(text, path)))
    while True:
        document = read_patched(patched, path)
        made, problems = make(document) if isinstance(document.data, dict) else (None, _no_mapping(document, path))
        told = {(one.line, one.column) for one in document.faults}
        faults = in_order(chain(document.faults, (one for one in problems if (one.line, one.column) not in told)))
        if made is not None and not faults:
            return made, document
        if not patched.may_mend() or not patched.take(hidden_slips(patched.text)):
            raise ScenarioError(faults)


def _no_mapping(document: Document, path: str) -> list[Fault]:
    if document.data is REFUSED:
        return []
    if document.data is None:
        return [fault(path, START, "empty")]
    return [fault(path, document.mark.place, "list_at_top" if isinstance(document.data, list) else "no_scenario")]
