"""Before the answer: why a decision cost what it did, as one reason of four; the other three are false there.

What is offered are the rows of `REASONS`. A row is false at a decision where it does not fit; and one that blames another
kind of move is offered only where it would not fit had that move been made instead, so that not even the fact behind it holds.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Trail
from sim_core.debrief.accounts import Turning
from sim_core.debrief.scene import Scene, forgotten, hours_left
from sim_core.debrief.verdict import Verdict
from sim_core.debrief.why import REASONS, Why
from sim_core.engine.record import Step
from sim_core.model.moves import bears, tagged

OFFERED: Final = 4
SOUND: Final = ("excellent", "good")
"""Grades of decisions that are not asked about: nothing was wrong with them."""
ASKING, HELPING = tagged("demands")[0], tagged("closes_gap")[0]
SUPPOSED: Final = {"asked": ASKING, "tired": ASKING, "overfollowed": "confirm_promise", "helped": HELPING}
"""Reasons, by their first word, that can be offered for any move; and the move that they blame."""
FACTS: Final[dict[str, Callable[[Scene], bool]]] = {
    "promise_forgotten": lambda s: forgotten(s) >= 0,
    "hours_unused": hours_left,
}
"""Reasons that blame the end of a week: they are false where not even this holds, whatever was done."""
OTHERWISE: Final = {True: "other_here", False: "other_first"}
"""By whether the best was to be done elsewhere: what is false there of the two reasons that blame no move."""


@dataclass(frozen=True)
class Choice:
    """A decision and the reasons that are offered for its cost: keys under `reason.`, one of them true."""

    number: int  # of the decision
    client: int  # number of the client; −1 at the end of a week
    move: str
    offered: tuple[str, ...]
    right: int  # place of the true one

    @property
    def true(self) -> str:
        """The reason that is true."""
        return self.offered[self.right]


def choice_of_reasons(trail: Trail, beliefs: Sequence[ClientBeliefs], verdict: Verdict, why: Why, seed: int) -> Choice | None:
    """The reasons offered for a decision; None where it cost nothing, or too little is false there."""
    if verdict.grade in SOUND:
        return None
    moment = trail.moments[verdict.number]
    scene = Scene(trail, moment, moment.before.sight(), beliefs, verdict)
    true = why.told.key.removeprefix("why.")
    false = list(dict.fromkeys(_false(scene, true, seed)))[: OFFERED - 1]
    if len(false) < OFFERED - 1:
        return None
    offered = sorted((true, *false), key=lambda key: _order(seed, verdict.number, "shown", key))
    return Choice(verdict.number, moment.client, moment.step.move, tuple(offered), offered.index(true))


def choices(
    trail: Trail, beliefs: Sequence[ClientBeliefs], verdicts: Sequence[Verdict], whys: dict[int, Why],
    turning: Sequence[Turning], seed: int,
) -> dict[int, Choice]:  # fmt: skip
    """What is asked at the turning points of a game, by the number of the decision."""
    by_number = {one.number: one for one in verdicts}
    asked = (
        choice_of_reasons(trail, beliefs, by_number[one.number], whys[one.number], seed) for one in turning if one.cost > 0
    )
    return {one.number: one for one in asked if one}


def _false(scene: Scene, true: str, seed: int) -> Iterator[str]:
    """Reasons that are false at a decision: those of the true one's kind first, then those that could be meant, then others."""
    kind, number = _kind(true), scene.verdict.number
    mixed = sorted(REASONS, key=lambda row: _order(seed, number, "drawn", row[0]))
    of_weeks = [key for key, _, _ in mixed if key in FACTS and key != true and not FACTS[key](scene)]
    own = [
        key
        for key, _, fits in mixed
        if _kind(key) == kind and key not in (true, *FACTS) and (_never(scene, key) if kind in SUPPOSED else not fits(scene))
    ]
    meant = [key for key, _, _ in mixed if _kind(key) in SUPPOSED and _kind(key) != kind and _never(scene, key)]
    near = [key for key in meant if bears(scene.move, "demands") == bears(SUPPOSED[_kind(key)], "demands")]
    yield from of_weeks if scene.moment.ends_week else ()
    yield from own[: OFFERED - 2]  # one of another kind makes the kind less of a hint
    yield from near
    yield from meant
    yield from own
    yield from of_weeks
    elsewhere = scene.moment.ends_week or scene.verdict.best.client != scene.moment.step.client
    yield OTHERWISE[elsewhere]


def _never(scene: Scene, key: str) -> bool:
    """Is a reason false, and would it be so had the move been made that it blames? At a week's end: at every client."""
    fits = next(fits for name, _, fits in REASONS if name == key)
    ids = scene.sight.public.client_ids
    owing = np.flatnonzero(scene.sight.account.owed[0] > 0).tolist()
    clients = [scene.client] if scene.client >= 0 else owing
    for client in clients:
        step = Step(move=SUPPOSED[_kind(key)], client=ids[client])
        if fits(replace(scene, moment=replace(scene.moment, step=step, client=client))):
            return False
    return not fits(scene)


def _kind(key: str) -> str:
    return key.partition("_")[0]


def _order(seed: int, number: int, use: str, key: str) -> bytes:
    return hashlib.sha256(f"{seed} {number} {use} {key}".encode()).digest()
