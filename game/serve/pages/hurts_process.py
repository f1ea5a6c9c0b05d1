"""A process that says what hurts a class most so far: lines of JSON come in and go out, until nobody asks any more.

`python -m game.serve.pages.hurts_process`. What it has looked at it remembers, so that only what is new is played again.
"""

import json
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from game.classroom.people import class_of
from game.classroom.so_far import game_so_far, lines_so_far
from game.classroom.told import ClassGame
from game.play.store import Store, StoreError
from sim_core import SimError

Known = dict[str, tuple[tuple[int, int], ClassGame]]
"""By folder: the newest game and how many choices of it were looked at, and what it is as a game of a class."""


def answered(wish: Mapping[str, Any], known: Known) -> dict[str, list[str]]:
    """The lines for a wish: seats (folder and name), and languages."""
    games = [found for folder, name in wish["seats"] if (found := _game(Path(folder), str(name), known))]
    of = class_of(games)
    return {language: lines_so_far(of, language) for language in wish["languages"]}


def _game(folder: Path, name: str, known: Known) -> ClassGame | None:
    if not folder.exists():
        return None
    try:
        store = Store(folder)
    except StoreError:
        return None
    try:
        mine = next((one for one in store.games() if one.player == "person"), None)
        if mine is None:
            return None
        stands = (mine.id, store.progress().get(mine.id, (0, 0))[0])
        before = known.get(str(folder))
        if before and before[0] == stands:
            return before[1]
        found = game_so_far(store, mine, name)
        known[str(folder)] = stands, found
        return found
    except (StoreError, SimError, ValueError):  # what cannot be played again says nothing
        return None
    finally:
        store.close()


def main() -> None:
    """Answer whoever asks on stdin."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us
    with suppress(AttributeError, OSError):
        os.nice(15)
    known: Known = {}
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answered(json.loads(line), known)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
