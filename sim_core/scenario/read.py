"""A scenario file becomes a `Scenario`, or every fault in it is told with its place."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import Final

from pydantic import ValidationError

from sim_core.errors import Fault
from sim_core.scenario.cross_checks import cross_check
from sim_core.scenario.dates import in_weeks
from sim_core.scenario.faults import MAX_FAULTS, START, fault, printable
from sim_core.scenario.foreign import EXPORTED
from sim_core.scenario.marks import Document
from sim_core.scenario.money import counting_of
from sim_core.scenario.own_excuses import placed
from sim_core.scenario.read_on import read_on
from sim_core.scenario.schema import FORMAT, Scenario
from sim_core.scenario.source import Source, name_of
from sim_core.scenario.tables import with_tables
from sim_core.scenario.together import whole_text
from sim_core.scenario.typed import type_faults

PARSED: Final = 24
"""Scenarios that are kept as they were read last: the library, and what is played beside it."""


def read_scenario(source: Source) -> Scenario:
    """The scenario in a file of at most 2 MB. `ScenarioError` with all faults, whatever the file is or holds."""
    return parse_scenario(whole_text(source), name_of(source))


@lru_cache(maxsize=PARSED)
def parse_scenario(text: bytes, path: str) -> Scenario:
    """The scenario in the bytes of a file. `path` is for the faults. `ScenarioError` with all of them.

    Scenarios are never changed, so that all games of one, in a class a hundred of them, share it.
    """
    return parse_document(text, path)[0]


def parse_document(text: bytes, path: str) -> tuple[Scenario, Document]:
    """The scenario in the bytes of a file, and where in it everything stands. `ScenarioError` with all faults.

    A slip is mended as it was meant and read on behind, so that what is wrong there is told in the same run.
    """
    path = printable(path)
    return read_on(text, path, lambda document: _made(document, path))


def _made(document: Document, path: str) -> tuple[Scenario | None, list[Fault]]:
    """What a document says as a scenario, and what is wrong with it, but for what was told of it as YAML."""
    if set(document.data) >= EXPORTED:
        return None, [fault(path, START, "exported_game")]
    if newer := _newer_format(document, path):
        return None, [newer]
    data, tables = with_tables(document, path)
    data, dates = in_weeks(document, path, data)
    try:
        scenario = Scenario.model_validate(placed(data), context=counting_of(data))
        problems: Iterator[Fault] = iter(())
    except ValidationError as error:
        scenario, problems = None, type_faults(error, document, path)
    return scenario, [*islice(chain(problems, tables, dates, cross_check(document, path)), MAX_FAULTS + 1)]


def _newer_format(document: Document, path: str) -> Fault | None:
    """That a file was made for a later version, of which nothing else can be told."""
    number = document.data.get("format")
    said = re.fullmatch(r"[vV]?([0-9]{1,6}(?:\.[0-9]{1,3})?)", number) if isinstance(number, str) else None
    if said:
        number = float(said[1])
    if isinstance(number, int | float) and number > FORMAT:
        found = int(number) if number == int(number) else number
        return fault(path, document.mark.inside["format"].place, "newer_format", found=found, known=FORMAT)
    return None
