"""Sheets of a role play as text: for a look at them, or to be taken into another document."""

from collections.abc import Iterator
from functools import singledispatch
from typing import Final

from game.brief.sheets import Ageing, Beside, Blank, Block, Facts, Grid, Head, Papers, Points, Sheet, Text, Ticks
from game.terminal.layout import WIDEST, table, width, wrap

WIDE: Final = 88
RULE: Final = "═" * WIDE
LINE: Final = "_" * (WIDE - 4)
RATES: Final = "1 2 3 4 5"
MARKS: Final = {"good": "+ ", "bad": "- ", "": "· "}
assert WIDE <= WIDEST


def printed(papers: Papers, language: str) -> str:
    """All sheets, one below the other."""
    return "\n".join(line for sheet in papers.sheets for line in _sheet(sheet)) + "\n"


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield RULE
    yield from wrap(f"[{sheet.kicker}] {sheet.title}", columns=WIDE)
    yield from wrap(sheet.about, columns=WIDE) if sheet.about else ()
    for block in sheet.blocks:
        yield from lines(block)
    yield ""


@singledispatch
def lines(block: Block) -> Iterator[str]:
    """A block as lines."""
    raise TypeError(f"no terminal knows how to show {type(block).__name__}")


@lines.register
def _(block: Head) -> Iterator[str]:
    yield ""
    yield f"── {block.text}"


@lines.register
def _(block: Text) -> Iterator[str]:
    yield from wrap(block.text, "  ", WIDE)


@lines.register
def _(block: Facts) -> Iterator[str]:
    for name, value, ranged in block.rows:
        room = f"   {block.settle} ________" if ranged and block.settle else ""
        yield from wrap(f"{name}: {value}{room}", "  ", WIDE, "  ")


@lines.register
def _(block: Grid) -> Iterator[str]:
    """Rows of short cells as a table, rows of long ones as a paragraph each."""
    if block.empty:
        yield "  " + " | ".join(block.heads)
        yield from (f"  {LINE}" for _ in range(block.empty))
        return
    rows = table([block.heads, *block.rows], block.numbers, "  ")
    told = "\n".join(rows)
    if max(map(width, rows)) <= WIDE and all(cell in told for row in block.rows for cell in row):  # none is cut
        yield from rows
        return
    yield f"  {block.heads[0]}"
    for row in block.rows:
        named = zip(block.heads[1:], row[1:], strict=True)
        rest = [f"{head}: {cell}" if head else cell for head, cell in named if cell not in ("", "—")]
        yield from wrap(f"- {row[0]}: {'; '.join(rest)}", "  ", WIDE, "  ")


@lines.register
def _(block: Points) -> Iterator[str]:
    for item in block.items:
        yield from wrap(MARKS[block.kind] + item, "  ", WIDE, "  ")


@lines.register
def _(block: Ticks) -> Iterator[str]:
    for head, items in block.groups:
        yield f"  {head}"
        for item in items:
            text = f"[ ] {item}"
            room = max(WIDE - 4 - width(text) - len(RATES), 2)
            yield f"    {text}{' ' * room}{RATES}"


@lines.register
def _(block: Ageing) -> Iterator[str]:
    yield from wrap("; ".join(f"{name} {amount}" for name, amount, share in block.parts if share > 0), "  ", WIDE, "  ")


@lines.register
def _(block: Blank) -> Iterator[str]:
    yield f"  {block.title}:"
    yield from (f"  {LINE}" for _ in range(block.lines))


@lines.register
def _(block: Beside) -> Iterator[str]:
    for one in (*block.left, *block.right):
        yield from lines(one)
