"""Faults as `check` tells them, each with the path of the field it is about."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from game.language.messages import fault_values
from game.language.words import move_names
from game.serve.mending.tree import Steps
from sim_core import Fault
from sim_core.public.messages import ScenarioError
from sim_core.public.scenarios import Budget, Document, Mark, check_text, name_of, read_yaml

ABOUT_KEYS: Final = ("unknown_key", "text_cut", "duplicate_key", "key_not_text")
"""Faults of a key, not of what it stands for."""
OFFERING: Final = ("wrong_type", "out_of_range", "not_in_order")
"""Faults of a value of which another is offered."""
MISSING: Final = "missing_key"
PLAYED: Final = 400.0
"""How much is played to try a target out: one large scenario."""
Place = tuple[int, int]


def read(text: str) -> Document | None:
    """A text as data with places, if it can be shown as a form: else it has faults that only its lines can show."""
    try:
        document = read_yaml(text, "")
    except ScenarioError:
        return None
    return document if isinstance(document.data, dict) and not document.faults else None


def faults_of(text: str, file: Path, playing: bool) -> list[Fault]:
    """All that `check` has to say of a text as of that file. `playing`: games are played to try the target out."""
    return check_text(text.encode(), file, Budget(PLAYED) if playing else None, move_names())


def told(faults: list[Fault], text: str, file: Path, language: str) -> list[dict[str, Any]]:
    """Faults in words, with line, column and path."""
    document = read(text)
    spots = list(_spots(document.mark, document.data, ())) if document else []
    name = name_of(file)
    told = []
    for fault in faults:
        values = dict(fault_values(fault, language))
        if fault.path == name:
            values["path"] = list(_path(fault, spots))
        else:  # of a file that this one takes something from
            values |= {"path": [], "message": f"{fault.path}:{fault.line}: {values['message']}"}
        offered = _offered(fault)
        told.append(values if offered is None else {**values, "offer": offered})
    return told


def _offered(fault: Fault) -> Any:
    """The value that a fault offers in the place of the one found; None if it offers none that could simply be put there."""
    if fault.message.key.split(".")[1] not in OFFERING or "write" not in fault.message.values:
        return None
    with suppress(ScenarioError):
        return read_yaml(str(fault.message.values["write"]), "").data
    return None


Spot = tuple[Place, Steps, bool, bool]
"""A place, what is there, whether it is its key, and whether it is a mapping."""


def _spots(mark: Mark, data: Any, steps: Steps) -> Iterator[Spot]:
    yield mark.place, steps, False, isinstance(data, dict)
    for key, place in mark.keys.items():
        yield place, (*steps, key), True, False
    for step, inner in mark.inside.items():
        yield from _spots(inner, data[step], (*steps, step))


def _path(fault: Fault, spots: list[Spot]) -> Steps:
    """The path of what stands where a fault is."""
    place = (fault.line, fault.column)
    kind = fault.message.key.split(".")[1]
    here = [spot for spot in spots if spot[0] == place]
    if kind == MISSING:
        holder = next((steps for _, steps, _, mapping in here if mapping), ())
        return (*holder, str(fault.message.values["key"]))
    if here:
        wanted = [steps for _, steps, key, _ in here if key == (kind in ABOUT_KEYS)]
        return (wanted or [steps for _, steps, _, _ in here])[0]
    before = [spot for spot in spots if spot[0] <= place]
    return max(before, key=lambda spot: (spot[0], len(spot[1])))[1] if before else ()
