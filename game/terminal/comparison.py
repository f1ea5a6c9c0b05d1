"""Two versions of a scenario compared, in a terminal."""

from rich.table import Table

from game.balance.comparison import Found, names, parts
from game.balance.sentences import finding_line
from game.language.words import say
from game.terminal.layout import console as terminal


def print_comparison(found: Found, language: str) -> None:
    """The comparison on stdout."""
    console = terminal()
    console.print(say("balance.comparison", language, **names(found)))
    console.print(say("balance.comparison_about", language, episodes=found["episodes"]), soft_wrap=True)
    for title, heads, rows in parts(found, language):
        shown = Table(title=title, title_justify="left")
        for number, head in enumerate(heads):
            shown.add_column(head, justify="right" if number else "left")
        for row in rows:
            shown.add_row(*row)
        console.print(shown)
    for kind in ("gone", "new"):
        console.print(say(f"balance.findings_{kind}", language))
        for line in [finding_line(row, language) for row in found["findings"][kind]] or ["—"]:
            console.print(line, soft_wrap=True)
