"""What a class has come to while it is still playing: its games as far as they go, and what hurts it most."""

from dataclasses import replace
from typing import Final

from game.classroom import figures
from game.classroom.people import Class
from game.classroom.tables import excuse_told, teach_line, worst_lines
from game.classroom.teaching import teach_next
from game.classroom.told import ClassGame, Entry, told
from game.debrief.kept import with_debrief
from game.language.currency import counted_in
from game.language.words import say
from game.play.session import replayed
from game.play.store import SavedGame, Store

MOST: Final = 3
"""Excuses that are told."""
LEAST: Final = 2
"""How often an excuse has to be taken for the wrong thing to be told."""
UNFINISHED: Final = "unfinished"


def game_so_far(store: Store, saved: SavedGame, name: str) -> ClassGame:
    """A stored game as one of a class, whether it is over or not. Raises `SimError`, `StoreError`."""
    session = replayed(saved.scenario_text, saved.seed, store.steps(saved.id), saved.trainer)
    record = session.exported(saved.started, saved.player)
    found = told(Entry(name, with_debrief(store, record), name), many=False)
    return replace(found, out=tuple(why for why in found.out if why not in (UNFINISHED, "changed")))


def lines_so_far(of: Class, language: str) -> list[str]:
    """What hurts most: by debriefs, where there are any; and which excuses are taken for what they are not."""
    with counted_in(of.told_in):
        lines = worst_lines(of, language)[:MOST] if of.debriefed else []
        for one in figures.wrong_beliefs(of)[:MOST]:
            if one.wrong >= LEAST:
                values = {"excuse": excuse_told(one.key, of, language), "said": one.said, "believed": one.believed}
                lines.append(say("class.so_far_excuse", language, doubted=one.doubted, **values))
        return lines + [teach_line(one, language) for one in teach_next(of)[:1]] if lines else lines
