"""A report card made in a process of its own: a text comes in, progress and at last a page go out, as lines of JSON.

`python -m game.serve.editor.card_process`; it is ended by being killed.
"""

import json
import sys
from collections.abc import Mapping
from typing import Any, Final

from game.balance.report_card import Opened, report_card
from game.html.card import report
from game.language.messages import error_lines, one_line
from sim_core import SimError
from sim_core.public.runs import Where, processors
from sim_core.public.scenarios import parse_document

SEED: Final = 1
"""As `finalkick balance` has it: the same card for the same text."""
GAMES_BETWEEN: Final = 64
"""Of which progress is told."""


def asked(wish: Mapping[str, Any]) -> dict[str, Any]:
    """The page for a wish: a text, where its file is, a language, how many games, and whether a quick card will do."""
    text, path, language = str(wish["text"]).encode(), str(wish["path"]), str(wish["language"])
    told = 0

    def on_games(played: int, total: int, name: str) -> None:
        nonlocal told
        if played - told >= GAMES_BETWEEN or played == total:
            told = played
            say({"done": played, "whole": total, "name": name})

    try:
        scenario, document = parse_document(text, path)
        own = Opened(scenario, document, text, path)
        made = report_card(
            own, SEED, int(wish["episodes"]), Where(processors()), resume=True, quick=bool(wish["quick"]), on_games=on_games
        )
    except SimError as error:
        return {"failed": error_lines(error, language)[0]}
    return {"page": report([(made.card, scenario)], language), "passed": made.card["passed"]}


def say(line: dict[str, Any]) -> None:
    """Tell who started us."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Take the wish from stdin, and answer it."""
    try:
        say(asked(json.load(sys.stdin)))
    except Exception as error:  # whatever it is, whoever waits for the page has to hear of it
        say({"failed": one_line(f"{type(error).__name__}: {error}")})


if __name__ == "__main__":
    main()
