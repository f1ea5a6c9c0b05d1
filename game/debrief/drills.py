"""Drills: decisions that cost much, offered again as short puzzles after 1, 3 and 7 games, until they are solved each time."""

import json
from dataclasses import dataclass
from typing import Final

from game.play.store import Store
from sim_core import RULES_VERSION, Message
from sim_core.public.debriefs import Debrief, Why, plain
from sim_core.public.games import Step

INTERVALS: Final = (1, 3, 7)
"""A drill is offered again after so many games, one interval after the other."""
COSTLY: Final = ("blunder", "mistake")
MOST_OF_A_GAME: Final = 5
"""The costliest decisions of a game become drills, no more than so many: a pile of puzzles is not worked off."""


@dataclass(frozen=True)
class Drill:
    """A decision to be made again."""

    game: int
    number: int
    chosen: Step
    best: Step
    loss: float
    grade: str
    why: Why
    target: float
    stage: int
    due: int  # games finished when it is offered
    tries: int

    @property
    def done(self) -> bool:
        """Was it solved at every interval?"""
        return self.stage >= len(INTERVALS)


def keep(store: Store, game: int, debrief: Debrief) -> int:
    """Keep the costly decisions of a finished debrief as drills. Returns how many are new."""
    by_number = {one.number: one for one in debrief.verdicts}
    costly = [by_number[one.number] for one in debrief.turning if by_number[one.number].grade in COSTLY]
    due = store.finished() + INTERVALS[0]
    rows = []
    for one in costly[:MOST_OF_A_GAME]:
        why = debrief.whys[one.number]
        rows.append((game, one.number, _text(one.step), _text(one.best), one.loss, one.grade, why.lesson, _packed(why.told),
                     debrief.target, 0, due))  # fmt: skip
    return store.add_drills(rows) if rows else 0


def due(store: Store) -> list[Drill]:
    """Drills whose time has come, the costliest first."""
    finished = store.finished()
    return [one for one in every(store) if not one.done and one.due <= finished]


def every(store: Store) -> list[Drill]:
    """All drills there are of games by these rules, the costliest first."""
    return [
        Drill(game, number, Step.model_validate_json(chosen), Step.model_validate_json(best), loss, grade,
              Why(_unpacked(why), lesson), target, stage, due, tries)
        for game, number, chosen, best, loss, grade, lesson, why, target, stage, due, tries in store.drills(RULES_VERSION)
    ]  # fmt: skip


def settle(store: Store, drill: Drill, result: str) -> int:
    """Note how a drill went: right takes it to the next interval, wrong back to the first, closer leaves it where it is.

    Returns after how many games it comes again; 0 if it is done.
    """
    stage = {"right": drill.stage + 1, "closer": drill.stage}.get(result, 0)
    wait = INTERVALS[stage] if stage < len(INTERVALS) else 0
    store.move_drill(drill.game, drill.number, stage, store.finished() + wait)
    return wait


def _text(step: Step) -> str:
    return plain(step).model_dump_json(exclude_defaults=True)


def _packed(message: Message) -> str:
    return json.dumps({"key": message.key, "values": {name: _plain(value) for name, value in message.values.items()}})


def _plain(value: object) -> object:
    """A value that JSON can hold: what comes from numpy becomes a plain number."""
    return value.item() if hasattr(value, "item") else value


def _unpacked(text: str) -> Message:
    found = json.loads(text)
    return Message(found["key"], found["values"])
