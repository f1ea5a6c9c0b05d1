"""A text of YAML read; slips that make it none are told, mended as they were meant, and read on behind."""

import re
from collections.abc import Iterator
from typing import Final

import yaml

from sim_core.errors import ScenarioError
from sim_core.scenario.faults import MAX_FAULTS, START, Place, in_order, shortened
from sim_core.scenario.marks import Document, Reader, slip_faults
from sim_core.scenario.patched import Edit, Patched, one_ending
from sim_core.scenario.source import place_in
from sim_core.scenario.yaml_faults import explained, plain_slips

_NESTING: Final = "nesting depth"
"""In what newer versions of the library say of a text nested deeper than they read."""
_TAG_LINE: Final = re.compile(r"^%TAG", re.MULTILINE)
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, path: str, mend: bool = True) -> Document:
    """What a YAML text says. `path` is for the faults.

    Faults after which reading can go on are in the document; of slips that make a text no YAML, too, where it is clear how they
    are mended and `mend` allows it. `ScenarioError`, with all faults up to there, where it is not, or if the text is deeper
    than 64 levels, or has more than 100,000 values in all or 1,000 in one mapping or list.
    """
    return read_patched(Patched(one_ending(text)), path, mend)


def read_patched(patched: Patched, path: str, mend: bool = True) -> Document:
    """What a text says in which slips may have been mended before, and with those that are mended now."""
    while True:
        reader = Reader(path, patched)
        tag = _TAG_LINE.search(patched.text)
        if tag:  # before the parser sees it, which takes a time that grows with the square of their number
            reader.give_up(place_in(patched.text[: tag.start()]), "tag_refused", found="%TAG")
        try:
            _take_all(reader, yaml.parse(patched.text, Loader=_LOADER))
        except yaml.MarkedYAMLError as problem:
            mark = problem.problem_mark or problem.context_mark
            if mark and _NESTING in str(problem.problem):  # the library looks ahead; read slowly, the 65th level comes first
                reader = Reader(path, patched)
                _take_all(reader, yaml.parse(patched.text[: mark.index], Loader=yaml.SafeLoader))
            if _mended(patched, problem, mend):
                continue
            raise ScenarioError(in_order((*reader.document.faults, *slip_faults(patched, path)))) from problem
        except yaml.YAMLError as problem:
            reader.give_up(START, "bad_yaml", problem=shortened(str(problem)))
        reader.document.faults += slip_faults(patched, path)
        return reader.document


def _mended(patched: Patched, first: yaml.MarkedYAMLError, mend: bool) -> bool:
    """Tell what is wrong, and mend it, until a text is YAML. False if nobody knows how it was meant from somewhere on."""
    problem: yaml.MarkedYAMLError | None = first
    been: set[tuple[Place, str]] = set()
    while problem is not None:
        may = mend and patched.may_mend()
        slips = explained(problem, patched.text, lambda edits: _left(patched, edits) if mend else 0)
        again = been & {(patched.place(*slip.place), slip.message.key) for slip in slips}
        been |= {(patched.place(*slip.place), slip.message.key) for slip in slips}
        if again or not patched.take(slips) or not may or not all(slip.sure for slip in slips):
            if may:  # what can be seen without reading is told all the same
                patched.take(plain_slips(patched.text, slips[0].place[0] + 1))
            return False
        problem = _problem(patched.text)
    return True


def _problem(text: str) -> yaml.MarkedYAMLError | None:
    """Why a text is no YAML; None if it is, or is no text of any kind."""
    try:
        for _ in yaml.parse(text, Loader=_LOADER):
            pass
    except yaml.MarkedYAMLError as problem:
        return problem
    except yaml.YAMLError:
        pass
    return None


def _left(patched: Patched, edits: list[Edit]) -> int:
    """How many characters of a text are left unread when it is mended so, those of the line where reading ends among them."""
    if not patched.may_mend():
        return 0
    text = patched.text
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    problem = _problem(text)
    mark = problem and (problem.problem_mark or problem.context_mark)
    return len(text) - text.rfind("\n", 0, mark.index) - 1 if mark else 0


def _take_all(reader: Reader, events: Iterator[yaml.Event]) -> None:
    for event in events:
        if reader.take(event) or len(reader.document.faults) > MAX_FAULTS:
            break
