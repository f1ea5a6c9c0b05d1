"""Sheets of paper as plain data: what stands on them, not how it is drawn. A page and a terminal show the same."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.play.faces import Look


@dataclass(frozen=True)
class Head:
    """A heading."""

    text: str


@dataclass(frozen=True)
class Text:
    """Paragraphs. `kind`: letter, about, small, or "" for plain ones."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Facts:
    """Names with their values. `settle`: room is left beside each value that is a range, to settle on one."""

    rows: Sequence[tuple[str, str, bool]]  # name, value, is it a range?
    settle: str = ""


@dataclass(frozen=True)
class Grid:
    """A table. `empty`: so many rows to write in; `wide`: the share of the width of each column, where they differ.

    `kind`: dense (much on one page), plan (cells to write in behind those that are filled), or "".
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[str]] = ()
    numbers: Sequence[int] = ()
    empty: int = 0
    wide: Sequence[int] = ()
    kind: str = ""


@dataclass(frozen=True)
class Points:
    """A list. `kind`: good, bad, or ""."""

    items: Sequence[str]
    kind: str = ""


@dataclass(frozen=True)
class Ticks:
    """What to tick, and to rate from 1 to 5, in groups under a heading each."""

    groups: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class Ageing:
    """A debt by age, from not due to the oldest: names, amounts as they are told, shares of the whole."""

    parts: Sequence[tuple[str, str, float]]


@dataclass(frozen=True)
class Blank:
    """Lines to write on."""

    title: str
    lines: int = 2


@dataclass(frozen=True)
class Beside:
    """Two columns."""

    left: Sequence["Block"]
    right: Sequence["Block"]


Block = Head | Text | Facts | Grid | Points | Ticks | Ageing | Blank | Beside


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper. `kicker` says whom it is for; `secret`: it must not be handed to the rep."""

    kicker: str
    title: str
    about: str = ""
    blocks: Sequence[Block] = ()
    face: Look | None = None
    secret: bool = False


@dataclass(frozen=True)
class Papers:
    """Sheets that are printed together."""

    title: str
    sheets: Sequence[Sheet] = field(default_factory=tuple)
