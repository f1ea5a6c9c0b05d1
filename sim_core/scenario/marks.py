"""YAML, taken event by event with care: plain data, and the line and column of each key and value.

One pass over the parser's events builds the data. To let the library compose it and look afterwards would be too late:
that crashes on deep nesting, unrolls aliases, builds objects, and lets a key be given twice. Plain scalars are read by
the core schema of YAML 1.2, in which Norway is no falsehood (`no`) and half past twelve no number (`12:30`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Final

import yaml

from sim_core.errors import Fault, ScenarioError
from sim_core.scenario.faults import LONGEST_QUOTE, START, Place, fault, in_order, shortened, shown
from sim_core.scenario.patched import LONGEST_MENDED, Patched, Slip
from sim_core.scenario.quoting import quoted
from sim_core.scenario.source import UNSHOWN_IN_TEXT

MAX_DEPTH: Final = 64
MAX_VALUES: Final = 100_000
MAX_ENTRIES: Final = 1_000
"""Of one mapping or list. The format allows far fewer; so the faults of a hostile file stay few enough to collect."""
LARGEST_WHOLE: Final = 2**53
"""Beyond it, a float cannot hold every whole number."""

REFUSED: Final = object()
"""Stands in the data for a value about which a fault has been told, so that nobody tells another."""

_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTHS: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NUMBER_START: Final = frozenset("+-.0123456789")
_WHOLE: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FRACTION: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE: Final = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_CUT: Final = re.compile(r"[ \t]+(?P<cut>#[^\s#!].*)")
_NO_KEY: Final = object()
_NO_KEYS: Final[dict[str, Place]] = {}
_NOTHING_INSIDE: Final[dict[str | int, "Mark"]] = {}
"""One for all scalars: there may be 100,000 of them."""


@dataclass(slots=True)
class Mark:
    """Where a value begins; where each key of a mapping does; and the marks of what is inside."""

    place: Place
    keys: dict[str, Place]
    inside: dict[str | int, "Mark"]


@dataclass(slots=True)
class Document:
    """What a file says, as plain data, and where. `faults`: what is wrong with it as YAML.

    `raw`: how a value was written that is no text, by its place: 007, 1e3. `cut`: what a # cut off a text, by the text's place.
    """

    data: Any
    mark: Mark
    faults: list[Fault]
    raw: dict[Place, str] = field(default_factory=dict)
    cut: dict[Place, tuple[Place, str]] = field(default_factory=dict)

    def find(self, steps: Iterable[str | int]) -> tuple[Mark, Any]:
        """The mark and value that a path leads to. Steps that are not in the data do not lead further."""
        mark, value = self.mark, self.data
        for step in steps:
            if step in mark.inside:
                mark, value = mark.inside[step], value[step]
        return mark, value


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read."""

    data: Any
    mark: Mark
    key: Any = _NO_KEY


def slip_faults(patched: Patched, path: str) -> list[Fault]:
    """The slips of a text as faults."""
    return [_slip_fault(slip, path) for slip in patched.slips]


def _slip_fault(slip: Slip, path: str) -> Fault:
    if slip.message.key.startswith("yaml.") or slip.message.key == "fault.other":
        return fault(path, slip.place, "bad_yaml", problem=slip.message)
    return Fault(path, *slip.place, "error", slip.message)


class Reader:
    """Takes events one by one, and puts what they say in its place."""

    def __init__(self, path: str, patched: Patched) -> None:
        self.path = path
        self.patched = patched
        self.place_of = patched.place
        self.document = Document(None, Mark(START, {}, {}), [])
        self.open: list[_Open] = []
        self.values = 0
        self.documents = 0

    def refuse(self, place: Place, key: str, /, **values: Any) -> None:
        self.document.faults.append(fault(self.path, place, key, **values))

    def give_up(self, place: Place, key: str, /, **values: Any) -> None:
        self.refuse(place, key, **values)
        raise ScenarioError(in_order((*self.document.faults, *slip_faults(self.patched, self.path))))

    def take(self, event: Any) -> bool:
        """Take one event. True: read no further."""
        place = self.place_of(event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.NodeEvent):
            self.take_value(event, place)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.refuse(place, "several_documents")
                return True
        return False

    def take_value(self, event: Any, place: Place) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            self.give_up(place, "too_large", found=self.values, allowed=MAX_VALUES, unit="values")
        held = isinstance(event, yaml.CollectionStartEvent)
        mark = Mark(place, {}, {}) if held else Mark(place, _NO_KEYS, _NOTHING_INSIDE)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(place, "alias_refused", found=shortened(f"*{event.anchor}"), write=self.as_text(event, "&"))
            return self.put(REFUSED, mark)
        if event.anchor is not None:
            self.refuse(place, "alias_refused", found=shortened(f"&{event.anchor}"), write=self.as_text(event, "*"))
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.refuse(place, "tag_refused", found=shortened(tag), write=self.as_text(event, ""))
        if isinstance(event, yaml.ScalarEvent):
            return self.put(REFUSED if event.tag is not None else self.scalar(event, place), mark)
        data: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.put(data, mark)
        self.open.append(_Open(data, mark))
        if len(self.open) > MAX_DEPTH:
            self.give_up(place, "too_deep", allowed=MAX_DEPTH)
        return None

    def as_text(self, event: Any, counterpart: str) -> str:
        """How to write what was meant as a text: an anchor that nothing refers to, a tag that is none of YAML's."""
        anchor = getattr(event, "anchor", None)
        if isinstance(event, yaml.CollectionStartEvent) or (counterpart and f"{counterpart}{anchor}" in self.patched.text):
            return ""
        text = self.patched.text[event.start_mark.index : event.end_mark.index]
        named = re.match(r"[*&!][^\s!,\[\]{}][^\n]*$", text)
        return quoted(text) if named and len(text) <= LONGEST_QUOTE and text.isprintable() else ""

    def put(self, value: Any, mark: Mark) -> None:
        """Put a value where it belongs: it may be the whole, an item, a key, or what a key stands for."""
        if not self.open:
            self.document.data, self.document.mark = value, mark
            return
        parent = self.open[-1]
        if len(parent.data) >= MAX_ENTRIES:
            self.give_up(mark.place, "too_large", found=MAX_ENTRIES + 1, allowed=MAX_ENTRIES, unit="entries")
        if isinstance(parent.data, list):
            parent.mark.inside[len(parent.data)] = mark
            parent.data.append(value)
        elif parent.key is _NO_KEY:
            parent.key = self.key(value, mark.place, parent)
        else:
            if parent.key is not REFUSED:
                parent.data[parent.key] = value
                parent.mark.inside[parent.key] = mark
            parent.key = _NO_KEY

    def key(self, value: Any, place: Place, parent: _Open) -> Any:
        """A key as it is used: `REFUSED` if it is not text or was there before."""
        if value is REFUSED:
            return REFUSED
        if not isinstance(value, str):
            self.refuse(place, "key_not_text", found=shown(value))
            return REFUSED
        if value in parent.mark.keys:
            self.refuse(place, "duplicate_key", key=shortened(value), first_line=parent.mark.keys[value][0])
            return REFUSED
        parent.mark.keys[value] = place
        return value

    def scalar(self, event: yaml.ScalarEvent, place: Place) -> Any:
        """What a scalar says; `REFUSED` if it is something that no field may be."""
        value = event.value
        if not event.implicit[0]:  # in quotation marks, or a block: text, which may hold any character by its code
            unshown = UNSHOWN_IN_TEXT.search(value)
            if unshown:
                self.refuse(place, "control_character", found=f"U+{ord(unshown.group()):04X}")
                return REFUSED
            return value
        self.note_cut(event, place)
        if value in _NULLS:
            return None
        if value in _TRUTHS:
            self.document.raw[place] = value
            return _TRUTHS[value]
        if value[0] not in _NUMBER_START:
            return value
        number = _number(value)
        if not isinstance(number, str):
            self.document.raw[place] = value
        if number is None:
            self.refuse(place, "bad_number", found=shortened(value), lowest=-LARGEST_WHOLE, highest=LARGEST_WHOLE)
            return REFUSED
        return number

    def note_cut(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Note a comment behind a text that begins as no comment does: #4471."""
        end: Any = event.end_mark
        rest = _CUT.match(self.patched.text, end.index)
        if rest and len(self.patched.text) <= LONGEST_MENDED:
            at = self.place_of(end.line + 1, end.column + rest.start("cut") - end.index + 1)
            self.document.cut[place] = at, rest["cut"]


def _number(text: str) -> int | float | str | None:
    """The number that a plain scalar says; the text itself if it is none; None if it is too large or not finite."""
    if _WHOLE.fullmatch(text):
        if len(text) > 20:  # Python refuses to read thousands of digits, and it takes long
            return None
        whole = int(text, 10 if text[1:2] not in ("o", "x") else 0)
        return whole if abs(whole) <= LARGEST_WHOLE else None
    if _FRACTION.fullmatch(text):
        fraction = float(text) + 0.0  # there is no -0.0 in a scenario
        return fraction if isfinite(fraction) else None
    return None if _NOT_FINITE.fullmatch(text) else text
