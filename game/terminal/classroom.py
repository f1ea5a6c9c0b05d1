"""A class in a few lines and a table, in the terminal."""

from game.classroom.people import Class
from game.classroom.tables import (
    board,
    copied_lines,
    counted_line,
    describe_change,
    refused_rows,
    spread_lines,
    teach_line,
    without_debriefs,
    worst_lines,
)
from game.classroom.teaching import teach_next
from game.language.currency import counted_in
from game.language.words import say
from game.terminal.layout import console
from sim_core.public.messages import printable


def print_class(of: Class, language: str) -> None:
    """The table of all, what hurt most, and what to teach next."""
    with counted_in(of.told_in):
        _print(of, language)


def _print(of: Class, language: str) -> None:
    from rich.table import Table

    out = console()
    heads, rows = board(of, language)
    table = Table(title=counted_line(of, language), title_justify="left")
    for number, head in enumerate(heads):
        table.add_column(head, justify="left" if number in (0, len(heads) - 1) else "right")
    for row in rows:
        table.add_row(*map(printable, row))
    if rows:
        out.print(table)
    lines = [*spread_lines(of, language), *worst_lines(of, language), *describe_change(of, language)]
    lines += [teach_line(one, language) for one in teach_next(of)]
    lines += [*copied_lines(of, language), *without_debriefs(of, language)]
    for line in lines:
        out.print(line)
    for name, _, why in refused_rows(of, language):
        out.print(say("class.out_line", language, name=name, why=why))
