"""Two versions of a scenario compared, in a terminal."""

import sys

from rich.console import Console
from rich.table import Table

from game.balance.comparison import Found, names, parts
from game.balance.sentences import finding_line
from game.language.words import say


def print_comparison(found: Found, language: str) -> None:
    """The comparison on stdout."""
    console = Console(width=None if sys.stdout.isatty() else 100, highlight=False)
    console.print(say("balance.comparison", language, **names(found)), markup=False)
    console.print(say("balance.comparison_about", language, episodes=found["episodes"]), markup=False, soft_wrap=True)
    for title, heads, rows in parts(found, language):
        shown = Table(title=title, title_justify="left")
        for number, head in enumerate(heads):
            shown.add_column(head, justify="right" if number else "left")
        for row in rows:
            shown.add_row(*row)
        console.print(shown)
    for kind in ("gone", "new"):
        console.print(say(f"balance.findings_{kind}", language), markup=False)
        for line in [finding_line(row, language) for row in found["findings"][kind]] or ["—"]:
            console.print(line, markup=False, soft_wrap=True)
