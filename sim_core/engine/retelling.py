"""A recorded game played again by compiled rules, at one go, with every state on the way: for those who look at hundreds.

What comes out is what `replay` makes of the record, to the bit. Where anything is not as it should be, there is nothing: then
the careful way says why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sim_core.compiled import cache, loop
from sim_core.effects.act import act, end_of_week
from sim_core.effects.here import ANSWER, FRIDAY, Here
from sim_core.engine.digests import digests
from sim_core.engine.game import Game, start
from sim_core.engine.record import END_WEEK, GameRecord, Step
from sim_core.engine.rows import Source, begin
from sim_core.errors import UnknownName
from sim_core.model.arrays import AnyArray
from sim_core.model.book import Book, Outside
from sim_core.model.legal import Refusal, refusal, too_dear
from sim_core.model.luck import WEEK_LUCK
from sim_core.model.moves import move_number
from sim_core.model.records import copy_into, room
from sim_core.model.rules_version import RULES_VERSION
from sim_core.model.state import Batch, take
from sim_core.scenario.schema import Scenario

MOST: Final = 3_000
"""Choices of a game that is told again in one go: its states are all in memory, some kilobytes for each client."""
ENDING: Final = -1
"""Stands for the end of a week among the numbers of moves."""


@loop
def retell(
    batch: Batch,
    book: Book,
    outside: Outside,
    source: Source,
    moves: Any,
    clients: Any,
    amounts: Any,
    weeks: Any,
    answers: Any,
    fridays: Any,
    news: Any,
    refused: Any,
) -> None:
    """Make the choices [S] of one game: row 0 of the batch [S + 1] is how it begins, row k + 1 how it stands after choice k.

    `moves`: −1 ends a week. `answers` [S], `fridays` [W, C], `news` [W, events]: what is seen of it. The first choice that is
    not possible stands in `refused` [1], and nothing is made from there on.
    """
    luck, answer, begun = room(len(book.terms), WEEK_LUCK), room(1, ANSWER), -1
    for at in range(len(moves)):
        own, accounts = batch.clients[at + 1], batch.accounts[at + 1]
        for number in range(len(book.terms)):
            copy_into(own, number, batch.clients[at][number])
            copy_into(accounts, number, batch.accounts[at][number])
        copy_into(batch.desks, at + 1, batch.desks[at])
        desk = batch.desks[at + 1]
        week = desk.week + 0
        if week >= book.rules[0].weeks:
            refused[0] = at
            return
        if week != begun:
            begin(luck, book, source, batch.episodes[0], 0, week)
            begun = week
        if moves[at] == ENDING:
            end_of_week(own, accounts, desk, book, outside, luck, answer[0], fridays[week], news[week])
            continue
        move, client = book.moves[moves[at]], clients[at]
        terms, amount, due = book.terms[client], amounts[at], weeks[at]
        why = refusal(move, accounts[client], desk, terms, amount, due, book.rules[0].weeks)
        if why == Refusal.OK:
            why = too_dear(move.hours, move.budget, 1 if move.brings_manager else 0, desk)
        if why != Refusal.OK:
            refused[0] = at
            return
        act(Here(own[client], accounts[client], terms, desk, luck[client], answers[at], week), move, amount, due)


@dataclass(frozen=True, eq=False)
class Retold:
    """A game told again. `states` [S + 1]: before each of its choices, and after the last."""

    states: Game
    answers: AnyArray  # [S] `Answer`; nought where a week ends
    fridays: AnyArray  # [W, C] `Friday`
    news: AnyArray  # [W, events]

    def game(self, number: int) -> Game:
        """The game as it stood before choice `number`, one episode: a view. Fork it before playing on."""
        rows = slice(number, number + 1)
        whole = self.states
        source = whole._source._replace(given_at=whole._source.given_at[rows])
        return whole._around(take(whole._batch, rows), source)


def can_retell() -> bool:
    """Is that loop compiled? It is worth loading then; else it is being compiled beside this process, if that can be."""
    return cache.twins(cache.WORTH_COMPILING, retell) is not None


def retold(opening: Game, steps: Sequence[Step]) -> Retold | None:
    """Make `steps` in a game of one episode, which is left as it was.

    None where rules are not compiled, and where a choice is not possible, names nothing there is, or there are too many.
    """
    columns = _columns(opening.setting.public.client_ids, steps) if len(steps) <= MOST and can_retell() else None
    if columns is None:
        return None
    own, count = opening.setting, len(steps)
    states = opening.fork(np.zeros(count + 1, np.intp))
    answers, refused = np.zeros(count, ANSWER), np.full(1, -1, np.int64)
    fridays = np.zeros((own.public.weeks, len(own.public.client_ids)), FRIDAY)
    news = np.zeros((own.public.weeks, len(own.events)), np.bool_)
    twins = cache.twins(count, retell)
    assert twins is not None  # as was asked above
    values = (states._batch, own.book, own.outside, states._source, *columns, answers, fridays, news, refused)
    cache.run(twins, retell, *values)
    return Retold(states, answers, fridays, news) if refused[0] < 0 else None


def _columns(ids: Sequence[str], steps: Sequence[Step]) -> tuple[AnyArray, ...] | None:
    """Moves, clients, amounts and weeks [S] as the loop takes them; None if one of them names nothing there is."""
    places = {name: number for number, name in enumerate(ids)}
    ending = [step.move == END_WEEK for step in steps]
    try:
        moves = [ENDING if ends else move_number(step.move) for ends, step in zip(ending, steps, strict=True)]
        clients = [0 if ends else places[step.client] for ends, step in zip(ending, steps, strict=True)]
    except (UnknownName, KeyError):
        return None
    return (
        np.array(moves, np.int64),
        np.array(clients, np.int64),
        np.array([step.amount for step in steps], np.float64),
        np.array([step.weeks for step in steps], np.int64),
    )


def verified(game: GameRecord, scenario: Scenario) -> Retold | None:
    """A record told again of which every digest comes out; `scenario`: its text, as read.

    None where it does not, or cannot be told by compiled rules: `played_again` says which.
    """
    if game.rules_version != RULES_VERSION:
        return None
    found = retold(start(scenario, game.seed), game.steps)
    if found is None:
        return None
    ends = [at + 1 for at, step in enumerate(game.steps) if step.move == END_WEEK] if game.week_digests else []
    expected = [*game.week_digests, game.digest]
    if len(expected) != len(ends) + 1:
        return None
    came = digests(found.states.fork(np.array([*ends, len(game.steps)])))
    return found if [one.hex() for one in came] == expected else None
