"""A scenario file becomes a `Scenario`, or every fault in it is told with its place."""

from collections.abc import Iterator
from itertools import chain

from pydantic import ValidationError

from sim_core.errors import Fault, ScenarioError
from sim_core.scenario.cross_checks import cross_check
from sim_core.scenario.faults import fault, in_order, printable, shown
from sim_core.scenario.marks import REFUSED, Document, read_yaml
from sim_core.scenario.schema import Scenario
from sim_core.scenario.source import Source, decoded, name_of, read_bytes
from sim_core.scenario.typed import type_faults


def read_scenario(source: Source) -> Scenario:
    """The scenario in a file of at most 2 MB. `ScenarioError` with all faults, whatever the file is or holds."""
    return parse_scenario(read_bytes(source), name_of(source))


def parse_scenario(text: bytes, path: str) -> Scenario:
    """The scenario in the bytes of a file. `path` is for the faults. `ScenarioError` with all of them."""
    return parse_document(text, path)[0]


def parse_document(text: bytes, path: str) -> tuple[Scenario, Document]:
    """The scenario in the bytes of a file, and where in it everything stands. `ScenarioError` with all faults."""
    path = printable(path)
    document = read_yaml(decoded(text, path), path)
    if not isinstance(document.data, dict):
        if document.data is not REFUSED:
            wrong = fault(path, document.mark.place, "wrong_type", found=shown(document.data), expected="mapping")
            document.faults.append(wrong)
        raise ScenarioError(in_order(document.faults))
    try:
        scenario = Scenario.model_validate(document.data)
        problems: Iterator[Fault] = iter(())
    except ValidationError as error:
        scenario, problems = None, type_faults(error, document, path)
    faults = in_order(chain(document.faults, problems, cross_check(document, path)))
    if scenario is None or faults:
        raise ScenarioError(faults)
    return scenario, document
