"""When a coach speaks up: which comments of a scenario are due, by what the rep can know and has done so far.

Pure functions of one game (episode 0): the same choices bring the same comments, so a game that is resumed or replayed
hears them again. The first client in the scenario's order is meant where several would do. Whether an excuse is true the coach
judges by all that was seen together, with a filter of its own (`sim_core.belief`), whose luck is its own too.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from sim_core.belief.live import Live, advance_all, begin_all
from sim_core.bots.advice import Tried, advised
from sim_core.compiled.cache import WORTH_LOADING
from sim_core.engine.game import Game
from sim_core.engine.record import END_WEEK, Step, steps_of
from sim_core.model.choices import Choice, Events, WeekEvents
from sim_core.model.luck import name_hash
from sim_core.model.moves import MOVE, MOVE_IDS, bears
from sim_core.model.sight import Sight
from sim_core.model.state import AccountState
from sim_core.model.vocabulary import STALE_WEEKS, SURE, Excuse, Finding, Said
from sim_core.scenario.coaching import CommentSpec
from sim_core.scenario.meanings import MOMENT_ROWS
from sim_core.scenario.schema import Scenario

NOBODY: Final = -1
IN_MOVES: Final = tuple(name for name, row in MOMENT_ROWS.items() if row["looked_for"] == "move")
BELIEVED: Final = frozenset(name for name, row in MOMENT_ROWS.items() if "known" in row)
COPIES: Final = 500
"""Of each client, for the coach's belief: a step takes a few milliseconds where rules are compiled."""
OWN_LUCK: Final = name_hash("coach")
"""Seed of the coach's belief: that of the game has nothing to do with it."""
FALSE_BELOW, TRUE_FROM = 0.25, 0.70
"""Chances that an excuse is true at which the coach calls it false, or true."""
Known = Literal["", "unchecked", "unsure", "false", "true"]
"""What is known of an open excuse; "" where none is open."""


@dataclass(frozen=True)
class Remark:
    """A comment that is due: its number in the scenario's list, the client it is about (−1: none), and an amount in yuan."""

    comment: int
    client: int = NOBODY
    amount: float = 0.0
    advice: tuple[Step, ...] = ()  # the moves it advises, all of which can be made now
    excuse: int = -1  # of that client, which was open then


@dataclass(frozen=True)
class Memory:
    """What the coach remembers: comments made, the moves the rep has made, each with its client, and what can be known."""

    said: frozenset[int] = frozenset()
    made: frozenset[tuple[int, int]] = frozenset()
    tried: Tried = frozenset()  # (move, client) since the excuse was raised that stands there
    live: Live | None = None  # where a comment goes by it


Occasions = Iterator[tuple[int, float]]
"""Clients for whom a moment has come (−1: it is about none), each with an amount."""


def begin(scenario: Scenario, game: Game) -> Memory:
    """What the coach knows before anything is said."""
    if not any(one.when in BELIEVED for one in scenario.coach):
        return Memory()
    return Memory(live=begin_all(game.setting, game.sight(), OWN_LUCK, COPIES, kept=1, work=WORTH_LOADING))


def game_starts(scenario: Scenario, memory: Memory, sight: Sight) -> tuple[list[Remark], Memory]:
    """What is said before the first week."""
    return _due(scenario, memory, sight, 1, lambda one: iter([(NOBODY, 0.0)] if one.when == "game_starts" else ()))


def week_starts(scenario: Scenario, memory: Memory, sight: Sight) -> tuple[list[Remark], Memory]:
    """What is said at the start of a week."""
    return _due(scenario, memory, sight, int(sight.desk.week[0]) + 1, lambda one: _at_start(one, memory, sight))


def move_made(
    scenario: Scenario, memory: Memory, before: Sight, choice: Choice, events: Events, after: Sight
) -> tuple[list[Remark], Memory]:
    """What is said after a move. `before`: a copy, made before the move."""
    move, client = int(choice.move[0]), int(choice.client[0])
    (step,) = steps_of(choice, after.public.client_ids)
    was = _known(memory, before)
    memory = _remembered(replace(memory, made=memory.made | {(move, client)}), step, before, events, after)
    now = _known(memory, after)
    week = int(after.desk.week[0]) + 1

    def occasions(one: CommentSpec) -> Occasions:
        if one.when in IN_MOVES and _in_move(one, move, client, before, events, after, was[client], now[client]):
            yield (NOBODY if MOMENT_ROWS[one.when].get("about_nobody") else client), float(events.paid[0] or events.amount[0])

    return _due(scenario, memory, after, week, occasions)


def week_ended(
    scenario: Scenario, memory: Memory, before: Sight, events: WeekEvents, after: Sight
) -> tuple[list[Remark], Memory]:
    """What is said when a week has ended. `before`: a copy, made before it ended."""
    memory = _remembered(memory, Step(move=END_WEEK), before, events, after)
    return _due(scenario, memory, after, int(before.desk.week[0]) + 1, lambda one: _at_end(one, before, events))


def stands(remark: Remark, sight: Sight, made: Iterable[Step]) -> bool:
    """Is a remark still to the point: the excuse open as it was, and nothing of what it advised done? `made`: moves since."""
    if remark.excuse >= 0 and int(sight.account.excuse[0, remark.client]) != remark.excuse:
        return False
    wanted = {(step.move, step.client) for step in remark.advice}
    return not any((step.move, step.client) in wanted for step in made)


def _remembered(memory: Memory, step: Step, before: Sight, events: Events | WeekEvents, after: Sight) -> Memory:
    """What the coach knows after a step: what was tried on an excuse is forgotten when that one is gone."""
    live = advance_all(memory.live, step, events, before, after) if memory.live else None
    was, now = before.account, after.account
    same = (was.excuse[0] == now.excuse[0]) & (was.excuse_week[0] == now.excuse_week[0]) & (now.excuse[0] >= 0)
    over = step.move == END_WEEK  # who was asked last week may know more now
    tried = {(move, who) for move, who in memory.tried if same[who] and not (over and bears(MOVE_IDS[move], "checks"))}
    if step.move != END_WEEK and same[after.public.client_ids.index(step.client)]:
        tried.add((MOVE[step.move], after.public.client_ids.index(step.client)))
    return replace(memory, tried=frozenset(tried), live=live)


def _due(
    scenario: Scenario, memory: Memory, sight: Sight, week: int, occasions: Callable[[CommentSpec], Occasions]
) -> tuple[list[Remark], Memory]:
    ids = [client.id for client in scenario.clients]
    remarks, given = [], set[Step]()
    for number, one in enumerate(scenario.coach):
        if one.week not in (None, week) or (number in memory.said and not one.again):
            continue
        meant = NOBODY if one.client is None else ids.index(one.client)
        for client, amount in occasions(one):
            advice = advised(one.advice, client, sight, memory.tried) if one.advice else ()
            if meant not in (NOBODY, client) or (one.advice and one.advice.move and not {*advice} - given):
                continue  # what cannot be done now is not advised, nor the same twice in one breath
            given |= {*advice}
            about = int(sight.account.excuse[0, client]) if one.when in BELIEVED and client != NOBODY else -1
            remarks.append(Remark(number, client, amount, advice, about))
            break
    return remarks, replace(memory, said=memory.said | {one.comment for one in remarks})


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
        case "excuse_unchecked" | "excuse_unsettled" | "excuse_disproved" | "excuse_proved":
            wanted = MOMENT_ROWS[one.when]["known"]
            for client, known in enumerate(_known(memory, sight)):
                if here[client] and known == wanted and _is_meant(one, int(account.excuse[0, client])):
                    yield client, float(account.overdue[0, client])


def _in_move(
    one: CommentSpec, move: int, client: int, before: Sight, events: Events, after: Sight, was: Known, now: Known
) -> bool:
    """Has the moment of a comment come with this move? `was`, `now`: what is known of the client's open excuse."""
    if one.move and MOVE_IDS[move] != one.move:
        return False
    said, about = Said(int(events.said[0])), int(events.excuse[0])
    if one.answer and said.name.lower() != one.answer:
        return False
    open_before, open_now = int(before.account.excuse[0, client]), int(after.account.excuse[0, client])
    match one.when:
        case "after_move":
            return one.excuse is None or _is_meant(one, about) or _is_meant(one, open_before)
        case "money_paid":
            return bool(events.paid[0] > 0)
        case "excuse_raised":
            return said == Said.EXCUSE and now == "unchecked" and _is_meant(one, open_now)
        case "excuse_false" | "excuse_true" | "excuse_unsure":
            wanted = MOMENT_ROWS[one.when]["known"]
            return bool(now == wanted) and _is_meant(one, open_now) and not (open_before == open_now and was == wanted)
        case "accepted_unchecked":
            return MOVE_IDS[move] == "accept_excuse" and was == "unchecked" and _is_meant(one, open_before)
        case "challenged_unchecked":
            return MOVE_IDS[move] == "challenge" and was == "unchecked" and _is_meant(one, open_before)
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


def _known(memory: Memory, sight: Sight) -> list[Known]:
    """What is known of each client's open excuse: a source has to have spoken, and all else that was seen to agree."""
    known: list[Known] = []
    for client, found in enumerate(_found(sight.account, int(sight.desk.week[0]))):
        kind = int(sight.account.excuse[0, client])
        if kind < 0:
            known.append("")
        elif found == Finding.UNKNOWN or memory.live is None:
            known.append("unchecked")
        else:
            chance = memory.live.chance(client, kind)
            agrees = chance >= TRUE_FROM if found == Finding.TRUE else chance <= FALSE_BELOW
            known.append(("true" if found == Finding.TRUE else "false") if agrees else "unsure")
    return known


def _found(account: AccountState, week: int) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """[C] `Finding` about each client's open excuse, from a good and fresh source; UNKNOWN where there is none."""
    clients = np.arange(account.excuse.shape[1])
    kind = np.maximum(account.excuse[0], 0)
    found = account.found[0, clients, kind]
    good = (account.found_sure[0, clients, kind] >= SURE) & (week - account.found_week[0, clients, kind] <= STALE_WEEKS)
    return np.where(good & (account.excuse[0] >= 0), found, np.int8(Finding.UNKNOWN))
