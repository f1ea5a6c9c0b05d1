"""Text for a terminal: columns that line up although a Chinese character is two wide, and lines that fit."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import Console

from rich.cells import cell_len

from game.language.lines import units_of

WIDEST: Final = 100
DOTS: Final = "…"
SHORTEST_NAME: Final = 16
"""In columns: no name is cut below that."""


def width(text: str) -> int:
    """How many columns a text takes."""
    return cell_len(text)


def console() -> "Console":
    """Where tables and lines go on stdout. No text is taken for markup: what is to be bold says so by itself."""
    from rich.console import Console  # here: most commands need none of it

    return Console(width=None if sys.stdout.isatty() else WIDEST, markup=False, emoji=False, highlight=False)


def pad(text: str, columns: int, right: bool = False) -> str:
    """A text filled up with spaces; to the left of it if `right`."""
    space = " " * max(columns - width(text), 0)
    return space + text if right else text + space


def cut(text: str, columns: int) -> str:
    """A text in so many columns at most; … stands for what is left out."""
    if width(text) <= columns:
        return text
    taken, end = 0, 0
    for sign in text:
        taken += width(sign)
        if taken > columns - width(DOTS):
            break
        end += 1
    return text[:end].rstrip() + DOTS


def table(rows: Iterable[Sequence[str]], right: Iterable[int] = (), indent: str = "") -> list[str]:
    """Rows in columns two spaces apart; those numbered in `right` are flush right.

    Where they are wider than the screen, the widest of the other columns is cut: it holds names.
    """
    lines, flush = [list(row) for row in rows], set(right)
    widest = [max(width(row[at]) for row in lines) for at in range(len(lines[0]))] if lines else []
    over = width(indent) + sum(widest) + 2 * (len(widest) - 1) - screen_width()
    names = max((at for at in range(len(widest)) if at not in flush), key=lambda at: widest[at], default=None)
    if over > 0 and names is not None and widest[names] > SHORTEST_NAME:
        widest[names] = max(widest[names] - over, SHORTEST_NAME)
        for row in lines:
            row[names] = cut(row[names], widest[names])
    return [(indent + "  ".join(pad(cell, widest[at], at in flush) for at, cell in enumerate(row))).rstrip() for row in lines]


def screen_width() -> int:
    """How wide a line may be."""
    return max(min(shutil.get_terminal_size((80, 24)).columns, WIDEST), 40)


def wrap(text: str, indent: str = "", columns: int = 0, hanging: str = "") -> list[str]:
    """A text in lines that fit: broken at spaces and between Chinese characters, never before closing punctuation.

    `hanging` goes before every line but the first of a paragraph, after `indent`.
    """
    room = (columns or screen_width()) - width(indent) - width(hanging)
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        first = True
        for word in units_of(paragraph):
            if line and width(line) + width(word.rstrip()) > room:
                lines.append(f"{indent}{'' if first else hanging}{line.rstrip()}")
                line, first = "", False
            line += word
        lines.append(f"{indent}{'' if first else hanging}{line.rstrip()}".rstrip())
    return lines


def flow(head: str, items: Iterable[str], comma: str, indent: str = "") -> list[str]:
    """A head and some items with commas between them, as many on a line as fit. No item is broken."""
    room = screen_width() - width(indent)
    lines, line = [], head
    for item in items:
        first = line == head or not line.strip()
        if not first and width(line) + width(comma) + width(item) > room:
            lines.append(f"{indent}{line}{comma.rstrip()}")
            line, first = "   ", True
        line += item if first else f"{comma}{item}"
    return [*lines, indent + line]
