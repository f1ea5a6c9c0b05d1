"""When a coach speaks up: which comments of a scenario are due, by what the rep can know and has done so far.

Pure functions of one game (episode 0): the same choices bring the same comments, so a game that is resumed or replayed
hears them again. The first client in the scenario's order is meant where several would do.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core.bots.style import SURE
from sim_core.model.choices import Choice, Events, WeekEvents
from sim_core.model.moves import MOVE, MOVE_IDS
from sim_core.model.state import AccountState, Sight
from sim_core.model.vocabulary import STALE_WEEKS, Excuse, Finding, Said
from sim_core.scenario.coaching import CommentSpec
from sim_core.scenario.meanings import MOMENT_ROWS
from sim_core.scenario.schema import Scenario

NOBODY: Final = -1
IN_MOVES: Final = tuple(name for name, row in MOMENT_ROWS.items() if row["looked_for"] == "move")


@dataclass(frozen=True)
class Remark:
    """A comment that is due: its number in the scenario's list, the client it is about (−1: none), and an amount in yuan."""

    comment: int
    client: int = NOBODY
    amount: float = 0.0


@dataclass(frozen=True)
class Memory:
    """What the coach remembers: comments made, and the moves the rep has made, each with its client."""

    said: frozenset[int] = frozenset()
    made: frozenset[tuple[int, int]] = frozenset()


Occasions = Iterator[tuple[int, float]]
"""Clients for whom a moment has come (−1: it is about none), each with an amount."""


def game_starts(scenario: Scenario, memory: Memory) -> tuple[list[Remark], Memory]:
    """What is said before the first week."""
    return _due(scenario, memory, 1, lambda one: iter([(NOBODY, 0.0)] if one.when == "game_starts" else ()))


def week_starts(scenario: Scenario, memory: Memory, sight: Sight) -> tuple[list[Remark], Memory]:
    """What is said at the start of a week."""
    return _due(scenario, memory, int(sight.desk.week[0]) + 1, lambda one: _at_start(one, memory, sight))


def move_made(
    scenario: Scenario, memory: Memory, before: Sight, choice: Choice, events: Events, after: Sight
) -> tuple[list[Remark], Memory]:
    """What is said after a move. `before`: a copy, made before the move."""
    move, client = int(choice.move[0]), int(choice.client[0])
    memory = Memory(memory.said, memory.made | {(move, client)})
    week = int(after.desk.week[0]) + 1

    def occasions(one: CommentSpec) -> Occasions:
        if one.when in IN_MOVES and _in_move(one, move, client, before, events, after):
            yield (NOBODY if MOMENT_ROWS[one.when].get("about_nobody") else client), float(events.paid[0] or events.amount[0])

    return _due(scenario, memory, week, occasions)


def week_ended(scenario: Scenario, memory: Memory, before: Sight, events: WeekEvents) -> tuple[list[Remark], Memory]:
    """What is said when a week has ended. `before`: a copy, made before it ended."""
    return _due(scenario, memory, int(before.desk.week[0]) + 1, lambda one: _at_end(one, before, events))


def _due(
    scenario: Scenario, memory: Memory, week: int, occasions: Callable[[CommentSpec], Occasions]
) -> tuple[list[Remark], Memory]:
    ids = [client.id for client in scenario.clients]
    remarks = []
    for number, one in enumerate(scenario.coach):
        if one.week not in (None, week) or (number in memory.said and not one.again):
            continue
        meant = NOBODY if one.client is None else ids.index(one.client)
        found = next(((client, amount) for client, amount in occasions(one) if meant in (NOBODY, client)), None)
        if found:
            remarks.append(Remark(number, *found))
    return remarks, Memory(memory.said | {one.comment for one in remarks}, memory.made)


def _at_start(one: CommentSpec, memory: Memory, sight: Sight) -> Occasions:
    account, week = sight.account, int(sight.desk.week[0])
    here = ~account.failed[0] & ~account.left[0]
    match one.when:
        case "week_starts":
            yield NOBODY, 0.0
        case "not_done":
            move = MOVE[str(one.move)]
            clients = range(len(here)) if one.client else [NOBODY]
            for client in clients:
                if not any(made == move and client in (NOBODY, whom) for made, whom in memory.made):
                    yield client, 0.0
        case "not_contacted":
            quiet = week - 1 - np.maximum(account.contact_week[0], -1)  # whole weeks, without the one of the contact
            silent = here & (account.overdue[0] > 0) & (quiet >= one.weeks)
            yield from ((int(client), float(account.overdue[0, client])) for client in np.flatnonzero(silent))
        case "plan_not_shared":
            own = here & (account.plan_amount[0] > 0) & (account.plan_shared[0] == 0)
            yield from ((int(client), float(account.plan_amount[0, client])) for client in np.flatnonzero(own))
        case "promise_due":
            due = (account.promise[0] > 0) & (account.promise_due[0] <= week) & (account.promise_followed[0] == 0)
            yield from ((int(client), float(account.promise[0, client])) for client in np.flatnonzero(due))
        case "excuse_unchecked" | "excuse_disproved":
            wanted = Finding.UNKNOWN if one.when == "excuse_unchecked" else Finding.FALSE
            stands = here & (_known(account, week) == wanted) & (account.excuse[0] >= 0)
            for client in np.flatnonzero(stands).tolist():
                if _is_meant(one, int(account.excuse[0, client])):
                    yield client, float(account.overdue[0, client])


def _in_move(one: CommentSpec, move: int, client: int, before: Sight, events: Events, after: Sight) -> bool:
    """Has the moment of a comment come with this move?"""
    if one.move and MOVE_IDS[move] != one.move:
        return False
    said, about = Said(int(events.said[0])), int(events.excuse[0])
    if one.answer and said.name.lower() != one.answer:
        return False
    week = int(after.desk.week[0])
    was = _known(before.account, week)[client]
    open_before, open_now = int(before.account.excuse[0, client]), int(after.account.excuse[0, client])
    match one.when:
        case "after_move":
            return one.excuse is None or _is_meant(one, about) or _is_meant(one, open_before)
        case "money_paid":
            return bool(events.paid[0] > 0)
        case "excuse_raised":
            unknown = _known(after.account, week)[client] == Finding.UNKNOWN
            return said == Said.EXCUSE and bool(unknown) and _is_meant(one, open_now)
        case "excuse_false" | "excuse_true":
            wanted = Finding.FALSE if one.when == "excuse_false" else Finding.TRUE
            found = open_now >= 0 and _known(after.account, week)[client] == wanted
            return found and _is_meant(one, open_now) and not (open_before == open_now and was == wanted)
        case "accepted_unchecked" | "challenged_unchecked":
            mine = MOVE["accept_excuse" if one.when == "accepted_unchecked" else "challenge"]
            return move == mine and bool(was == Finding.UNKNOWN) and _is_meant(one, open_before)
        case "hours_gone":
            return bool(after.desk.hours[0] < one.hours <= before.desk.hours[0])
    return False


def _at_end(one: CommentSpec, before: Sight, events: WeekEvents) -> Occasions:
    match one.when:
        case "week_ends":
            yield NOBODY, 0.0
        case "hours_left":
            if before.desk.hours[0] >= one.hours:
                yield NOBODY, 0.0
        case "promise_kept" | "promise_broken":
            due = events.kept[0] if one.when == "promise_kept" else events.broken[0]
            yield from ((int(client), float(events.due[0, client])) for client in np.flatnonzero(due))


def _is_meant(one: CommentSpec, kind: int) -> bool:
    return kind >= 0 and one.excuse in (None, Excuse(kind).name.lower())


def _known(account: AccountState, week: int) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """[C] `Finding` about each client's open excuse, from a good and fresh source; UNKNOWN where there is none."""
    clients = np.arange(account.excuse.shape[1])
    kind = np.maximum(account.excuse[0], 0)
    found = account.found[0, clients, kind]
    good = (account.found_sure[0, clients, kind] >= SURE) & (week - account.found_week[0, clients, kind] <= STALE_WEEKS)
    return np.where(good & (account.excuse[0] >= 0), found, np.int8(Finding.UNKNOWN))
