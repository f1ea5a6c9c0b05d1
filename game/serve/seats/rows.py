"""Where everybody is, as a trainer sees it: from the seats in memory, and of the others from what is kept."""

import time
from dataclasses import dataclass, replace
from pathlib import Path

from game.play.store import Store, StoreError
from game.serve.rooms.room import Chair
from game.serve.seats.sitting import Sitting, session_of
from sim_core import Scenario


@dataclass(frozen=True)
class Row:
    """Somebody's game, as far as it is known. Money in units of the game; None: not known, or not to be told yet."""

    chair: int
    name: str
    where: str = ""  # "": has not been here
    week: int = 0
    weeks: int = 0
    hours: float | None = None  # left of this week
    received: float | None = None
    choices: int = 0
    over: bool = False
    score: float | None = None  # of a game that is over
    seen: bool = False  # has its player seen it?
    kind: str = ""  # of the line to its person: "socket", "poll", "" for none
    quiet: float | None = None  # seconds since anything was heard of them; None: never
    left: float | None = None  # seconds until the week ends by itself
    dropped: int = 0
    troubles: int = 0
    onlookers: int = 0
    unsaved: bool = False  # not all of the game is on disk


def row_of(sitting: Sitting, before: Row, left: float | None) -> Row:
    """A seat in memory. `before`: what was known of it. `left`: seconds until its week ends by itself."""
    now = time.monotonic()
    row = replace(
        before,
        name=sitting.chair.name,
        kind=sitting.player.kind if sitting.player else "",
        quiet=now - sitting.heard if sitting.entered else before.quiet,
        left=left,
        dropped=sitting.dropped,
        troubles=sitting.troubles,
        onlookers=len(sitting.onlookers),
    )
    game = session_of(sitting)
    if sitting.seat is None:
        return row
    row = replace(row, where=sitting.seat.where)
    play = sitting.seat.play
    if game is None or play is None:
        return row
    friday = sitting.seat.where == "friday" and not game.over  # of the week before the one that comes next
    return replace(
        row,
        week=min(game.week - friday, game.scenario.weeks),
        weeks=game.scenario.weeks,
        hours=None if game.over or friday else play.desk.hours,
        received=play.desk.received,
        choices=len(game.steps),
        over=game.over,
        score=game.final.score if game.final else None,
        seen=sitting.chair.seen_end == game.saved_as,
        unsaved=bool(game.unsaved),
    )


def row_kept(folder: Path, chair: Chair, scenario: Scenario) -> Row:
    """A seat of which the games lie in a folder, as they were left."""
    row = Row(chair.id, chair.name, weeks=scenario.weeks)
    if not folder.exists():
        return row
    try:
        store = Store(folder)
    except StoreError:
        return row
    try:
        games = [one for one in store.games() if one.player == "person" and one.scenario == scenario.id]
        if not games:
            return row
        steps, weeks = store.progress().get(games[0].id, (0, 0))
        over = games[0].status == "finished"
        return replace(
            row,
            where="away",
            week=min(weeks + 1, scenario.weeks),
            choices=steps,
            over=over,
            score=games[0].score if over else None,
            seen=chair.seen_end == games[0].id,
        )
    except StoreError:
        return row
    finally:
        store.close()
