"""How the cases were made: `python -m tests.parity.make FOLDER`, on the array engine of rules version 2.

Bots and chance play games of each scenario; at some moves and ends of weeks a row is noted. These rows, and others scrambled
out of them, are tried with every move, the end of the week and every kind of event. Of many more tries than are kept, those
stay that differ most in what came of them. Where a row was noted in a real game, what the bridge makes of it must be what
became of it there, or nothing is written. None of this runs on a later engine, nor has it to.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from sim_core.model.arrays import AnyArray, Rows
from sim_core.model.choices import Choice
from sim_core.model.legal import MAX_PARTS
from sim_core.model.luck import MAX_SEED
from sim_core.model.moves import ASKS, MOVE_IDS
from sim_core.model.vocabulary import EventKind
from sim_core.scenario.draw import setting
from tests.parity import bridge, cases, edges
from tests.parity.bridge import State
from tests.parity.notes import Notes, agreed, played
from tests.parity.scramble import scrambled
from tests.parity.store import Table, differs, joined, part, save

SCENARIOS: Final = ("final-quarter", "county-flood", "price-war", "falling-star", "hospital-terms", "edges")
SEEDS: Final = (7, MAX_SEED)
TRIES: Final = 60
"""Rows that each move is tried on, by scenario and seed; half of them scrambled."""
MOVES_KEPT: Final = 64
WEEKS_KEPT: Final = 620
EVENTS_KEPT: Final = 26
REFUSALS_KEPT: Final = 16
"""Cases of each move, of the end of a week in all, of each kind of event, of each reason to refuse a move."""
EDGE_ROWS: Final = 14
"""Rows that are tried at every place where a rule may bend, for each move, scenario and seed."""
EDGES_KEPT: Final = 3
"""Pairs kept of each move and place, at most: each jumps in another way."""
STRENGTHS: Final = (1.0, 0.8, 0.37, 0.5, 0.25, 0.05)


def tries(notes: Notes) -> Iterator[Table]:
    """Noted rows, and rows scrambled out of them, with a choice of each move."""
    public, dice = setting(notes.scenario).public, notes.dice
    rows = joined([Table(one.place, one.before, {}, {}) for one in (*notes.moves, *notes.weeks)])
    for move in range(len(MOVE_IDS)):
        some = part(rows, dice.integers(0, len(rows), TRIES))
        state, other = some.before, scrambled(dice, public, some.place, some.before)
        half = np.arange(TRIES) < TRIES // 2
        state = {name: np.concatenate((state[name][half], other[name][~half])) for name in state}
        # What is left of an old promise, as it never is in play: a new one must not go on with it.
        for name in ("account.promise_paid", "account.promise_followed", "account.promise_missed"):
            left = dice.random(TRIES) < 0.1
            state[name] = np.where(left, 1, state[name]).astype(state[name].dtype)
        over = dice.random(TRIES) < 0.02
        state["desk.week"] = np.where(over, public.weeks, state["desk.week"]).astype(np.int16)
        yield Table(some.place, state, {}, {"move": np.full(TRIES, move, np.int8), **asked(dice, public.weeks, move, state)})


def asked(dice: np.random.Generator, weeks: int, move: int, state: State) -> dict[str, AnyArray]:
    """Amounts and weeks [N] for a move, now and then such as are refused."""
    owed, overdue, count = state["account.owed"], state["account.overdue"], len(state["desk.week"])
    ways = (owed, overdue, np.floor(owed * dice.random(count)), np.floor(overdue * dice.random(count)) // 10_000 * 10_000)
    strange = (np.zeros(count), owed + 1.0, np.full(count, 9_999.0), np.full(count, 2e12), owed + 0.5)
    amount = np.choose(dice.integers(0, 4, count), ways)
    amount = np.where(dice.random(count) < 0.12, np.choose(dice.integers(0, 5, count), strange), np.maximum(amount, 1.0))
    left = weeks - 1 - state["desk.week"]
    ahead = np.floor(dice.random(count) * np.minimum(left + 1, MAX_PARTS + 1))
    ahead = np.where(dice.random(count) < 0.12, dice.integers(-1, 40, count), ahead)
    asks = ASKS[move]
    return {
        "amount": amount if "amount" in asks else np.zeros(count),
        "weeks": (ahead if "weeks" in asks else np.zeros(count)).astype(np.int8),
    }


def spread(signs: Sequence[object], most: int, dice: np.random.Generator) -> Rows:
    """Numbers of at most so many cases, taken in turn from those of the same sign, so that the rare ones are there."""
    of_sign: dict[object, list[int]] = defaultdict(list)
    for number in dice.permutation(len(signs)).tolist():
        of_sign[signs[number]].append(number)
    turns = sorted((turn, at, own[turn]) for at, own in enumerate(of_sign.values()) for turn in range(len(own)))
    return np.array(sorted(number for _, _, number in turns[:most]), np.intp)


def spread_twice(rough: Sequence[object], fine: Sequence[object], most: int, dice: np.random.Generator) -> Rows:
    """Half of the cases spread over rough signs, half of the others over fine ones."""
    first = spread(rough, most // 2, dice)
    others = np.setdiff1d(np.arange(len(fine)), first)
    second = others[spread([fine[number] for number in others.tolist()], most - len(first), dice)]
    return np.sort(np.concatenate((first, second)))


def changed(table: Table) -> list[tuple[str, ...]]:
    """[N] names of the fields that are not as they were."""
    names = [name for name in table.before if name not in ("desk.hours", "desk.moves")]
    columns = [differs(table.before[name], table.after[name]) for name in names]
    return [tuple(name for name, column in zip(names, columns, strict=True) if column[at]) for at in range(len(table))]


def edges_of_moves(own: Notes, allowed: Table, taken: edges.Taken) -> tuple[list[Table], list[Table]]:
    """Pairs of cases of one move that lie close together and come out apart: both made, or one of them refused."""
    base = part(allowed, own.dice.integers(0, len(allowed), EDGE_ROWS))
    one, other, places = edges.beside(setting(own.scenario).public, base)
    reasons = [np.array(bridge.refusals(side.place, side.before, choice_of(side))) for side in (one, other)]
    told = [(a, b) if a != b else () for a, b in zip(*(why.tolist() for why in reasons), strict=True)]
    odd = taken.take(places, told)
    refused = [refusal(part(side, odd), why[odd]) for side, why in zip((one, other), reasons, strict=True)]
    both = np.flatnonzero((reasons[0] == "") & (reasons[1] == ""))
    left, right = (made_of(part(side, both)) for side in (one, other))
    places = [places[at] for at in both.tolist()]
    kept_here = taken.take(places, edges.jumps({**left.after, **answer_of(left)}, {**right.after, **answer_of(right)}, places))
    return [part(left, kept_here), part(right, kept_here)], refused


def made_of(table: Table) -> Table:
    """The cases with what comes of their moves."""
    after, answer = bridge.make_moves(table.place, table.before, choice_of(table))
    return Table(table.place, table.before, after, table.given | {f"answer.{name}": values for name, values in answer.items()})


def refusal(table: Table, reasons: AnyArray) -> Table:
    """The cases with why their moves are refused."""
    return Table(table.place, table.before, table.before, table.given | {"reason": reasons})


def answer_of(table: Table) -> State:
    return {name: values for name, values in table.given.items() if name.startswith("answer.")}


def moves_and_refusals(notes: list[Notes], dice: np.random.Generator) -> tuple[list[Table], list[Table]]:
    """Cases of moves, and of moves that are refused."""
    made: dict[int, list[Table]] = defaultdict(list)
    tried: list[Table] = []
    chosen: list[Table] = []
    refused: list[Table] = []
    taken = [edges.Taken(EDGES_KEPT) for _ in MOVE_IDS]
    for own in notes:
        noted = joined(own.moves)
        again = made_of(noted)
        agreed("a move", again.after, noted.after)
        for move in np.unique(noted.given["move"]).tolist():
            made[move].append(part(again, np.flatnonzero(noted.given["move"] == move)))
        for table in tries(own):
            reasons = np.array(bridge.refusals(table.place, table.before, choice_of(table)))
            tried.append(refusal(table, reasons))
            allowed = part(table, np.flatnonzero(reasons == ""))
            if len(allowed):
                move = int(table.given["move"][0])
                made[move].append(made_of(allowed))
                pairs = edges_of_moves(own, allowed, taken[move])
                chosen += pairs[0]
                refused += pairs[1]
    for tables in made.values():
        rough = [
            (said, paid > 0, amount > 0)
            for one in tables
            for said, _, paid, amount in zip(*(values.tolist() for values in answer_of(one).values()), strict=True)
        ]
        fine = [fields for one in tables for fields in changed(one)]
        chosen += kept(tables, spread_twice(rough, fine, MOVES_KEPT, dice))
    reasons = [(reason, move) for one in tried for reason, move in zip(one.given["reason"], one.given["move"], strict=True)]
    few = [number for reason in sorted({reason for reason, _ in reasons}) for number in of_reason(reasons, reason, dice)]
    return chosen, refused + kept(tried, np.array(sorted(few)))


def of_reason(reasons: list[tuple[str, int]], reason: str, dice: np.random.Generator) -> list[int]:
    """Numbers of some cases of a reason, spread over the moves; of none, half as many for each move as of a reason."""
    mine = [number for number, (own, _) in enumerate(reasons) if own == reason]
    most = REFUSALS_KEPT if reason else REFUSALS_KEPT // 2 * len(MOVE_IDS)
    return [mine[at] for at in spread([reasons[number][1] for number in mine], most, dice)]


def choice_of(table: Table) -> Choice:
    return Choice(table.given["move"], table.place.client.astype(np.int8), table.given["amount"], table.given["weeks"])


def weeks(notes: list[Notes], dice: np.random.Generator) -> list[Table]:
    """Cases of the end of a week: noted, scrambled, and pairs that lie close together and come out apart."""
    tables, rough, fine = [], [], []
    chosen: list[Table] = []
    taken = edges.Taken(EDGES_KEPT)
    for own in notes:
        public = setting(own.scenario).public
        rows = joined(own.weeks)
        agreed("a week", ended(rows).after, rows.after)
        for state in (rows.before, *(scrambled(dice, public, rows.place, rows.before) for _ in range(2))):
            table = ended(Table(rows.place, state, {}, {}))
            tables.append(table)
            flags = [values.reshape(len(table), -1).any(axis=1).tolist() for values in table.given.values()]
            rough += list(zip(*flags, strict=True))
            fine += changed(table)
            some = part(Table(rows.place, state, {}, {}), dice.integers(0, len(rows), 2 * EDGE_ROWS))
            one, other, places = edges.beside(public, some)
            left, right = ended(one), ended(other)
            numbers = taken.take(places, edges.jumps({**left.after, **left.given}, {**right.after, **right.given}, places))
            chosen += [part(left, numbers), part(right, numbers)]
    return chosen + kept(tables, spread_twice(rough, fine, WEEKS_KEPT, dice))


def ended(table: Table) -> Table:
    """The cases with what comes of the end of their week."""
    after, seen = bridge.end_weeks(table.place, table.before)
    return Table(table.place, table.before, after, {f"seen.{name}": values for name, values in seen.items()})


def events(notes: list[Notes], dice: np.random.Generator) -> list[Table]:
    """Cases of each kind of event: half noted, half scrambled."""
    chosen = []
    for kind in EventKind:
        tables = []
        for number, own in enumerate(notes):
            some = joined(own.weeks)
            some = part(some, dice.integers(0, len(some), 12))
            other = scrambled(dice, setting(own.scenario).public, some.place, some.before)
            state = {name: np.concatenate((values[:6], other[name][6:])) for name, values in some.before.items()}
            strength = STRENGTHS[(number + kind) % len(STRENGTHS)]
            after = bridge.let_happen(some.place, state, kind, strength)
            given = {"kind": np.full(12, kind, np.int8), "strength": np.full(12, strength)}
            tables.append(Table(some.place, state, after, given))
        signs = [(own, strength) for one in tables for own, strength in zip(changed(one), one.given["strength"], strict=True)]
        chosen += kept(tables, spread(signs, EVENTS_KEPT, dice))
    return chosen


def kept(tables: list[Table], numbers: Rows) -> list[Table]:
    """Some of the cases of several tables, numbered through."""
    ends = np.cumsum([len(table) for table in tables])
    return [
        part(table, numbers[(numbers >= end - len(table)) & (numbers < end)] - (end - len(table)))
        for table, end in zip(tables, ends, strict=True)
    ]


def main(folder: Path) -> None:
    dice = np.random.default_rng(12)
    notes = [played(cases.scenario(name), seed, dice) for name in SCENARIOS for seed in SEEDS]
    made, refused = moves_and_refusals(notes, dice)
    tables = {"moves": made, "refusals": refused, "weeks": weeks(notes, dice), "events": events(notes, dice)}
    for kind, some in tables.items():
        save(folder / f"{kind}.npz", [table for table in some if len(table)])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
