"""A game played again from its choices by the engine, as the checks look at it: each decision, file and truth."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from sim_core.engine.game import Game, start
from sim_core.engine.record import END_WEEK, Step, apply_step, choice_of
from sim_core.engine.reveal import Revealed, reveal
from sim_core.model.moves import MOVE, MOVE_IDS
from sim_core.model.tables import EXCUSE_ROWS, REQUEST_ROWS
from sim_core.model.vocabulary import Said
from sim_core.scenario.read import parse_scenario
from tests.truth.told import Told

KINDS: Final = tuple(EXCUSE_ROWS)
REQUESTS: Final = tuple(REQUEST_ROWS)
FRESH_WEEKS: Final = 4
PROOF: Final = 0.75
"""Surer than this a source must be to count as evidence."""


class Scene:
    """The game at one moment: what is on file, and what is so."""

    def __init__(self, game: Game) -> None:
        self.game = game
        sight = game.sight()
        self.account, self.desk, self.public = sight.account, sight.desk, sight.public

    @cached_property
    def week(self) -> int:
        """From 0."""
        return int(self.desk.week[0])

    @cached_property
    def hours(self) -> float:
        """Left this week."""
        return float(self.desk.hours[0])

    @cached_property
    def truth(self) -> Revealed:
        """What clients hide now."""
        return reveal(self.game)

    def file(self, name: str, client: int) -> Any:
        """A field of a client's file."""
        return getattr(self.account, name)[0, client].item()

    def excuse(self, client: int) -> str:
        """The open excuse by name; empty if there is none."""
        kind = self.file("excuse", client)
        return KINDS[kind] if kind >= 0 else ""

    def came_with(self, client: int, values: Mapping[str, Any]) -> bool:
        """Has a client come with the `request` that is named, about so many `goods`?"""
        number = self.file("request", client)
        return number >= 0 and (REQUESTS[number], self.file("request_goods", client)) == (values["request"], values["goods"])

    def is_true(self, client: int, excuse: str) -> bool:
        """Is an excuse true now?"""
        return excuse != "" and bool(self.truth.excuses_true[0, client, KINDS.index(excuse)])

    def evidence(self, client: int, excuse: str) -> str:
        """What a sure and fresh source says: "true", "false", or "" for nothing that counts."""
        at = 0, client, KINDS.index(excuse)
        fresh = self.week - int(self.account.found_week[at]) <= FRESH_WEEKS
        if not fresh or not float(self.account.found_sure[at]) > PROOF:
            return ""
        return ("", "false", "true")[int(self.account.found[at])]

    def possible(self, step: Step) -> bool:
        """May this step be made here?"""
        if step.move == END_WEEK:
            return True
        return step.client in self.public.client_ids and self.game.refusals(choice_of(self.game, step))[0] is None

    def offered(self, move: str) -> bool:
        """Does the scenario offer this move at all?"""
        return bool(self.public.table.allowed[MOVE[move]])


@dataclass(frozen=True)
class Decision:
    """One choice, with the game before and after it."""

    number: int
    step: Step
    client: int  # −1 at a week's end
    before: Scene
    after: Scene
    events: Any

    @property
    def move(self) -> str:
        return self.step.move

    @property
    def week(self) -> int:
        return self.before.week

    @property
    def ends_week(self) -> bool:
        return self.client < 0

    @property
    def said(self) -> Said:
        """How the client answered a move."""
        return Said(int(self.events.said[0]))


@dataclass(frozen=True)
class Record:
    """A whole game."""

    told: Told
    decisions: tuple[Decision, ...]
    start: Scene
    end: Scene

    @property
    def clients(self) -> int:
        return len(self.start.public.client_ids)

    @cached_property
    def ends(self) -> list[Decision]:
        """The ends of the weeks."""
        return [one for one in self.decisions if one.ends_week]

    def moves(self, client: int, *names: str) -> list[Decision]:
        """What was done with a client, by the names of moves (all if none is given)."""
        return [one for one in self.decisions if one.client == client and (not names or one.move in names)]


def played_again(told: Told) -> Record:
    """The record of a game."""
    game = start(parse_scenario(told.scenario.encode(), "scenario"), told.seed)
    ids, decisions = game.setting.public.client_ids, []
    first = before = Scene(game.fork(np.arange(1)))
    for number, values in enumerate(told.steps):
        step = Step(**values)
        events = apply_step(game, step)
        after = Scene(game.fork(np.arange(1)))
        client = -1 if step.move == END_WEEK else ids.index(step.client)
        decisions.append(Decision(number, step, client, before, after, events))
        before = after
    return Record(told, tuple(decisions), first, before)


ALL_MOVES: Final = MOVE_IDS
