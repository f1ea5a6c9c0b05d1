"""Moves that can never be made, and changes of the move table that change nothing."""

from collections.abc import Iterator
from typing import Final

from sim_core.effects.contact import FACE_TO_FACE
from sim_core.effects.investigate import MOST_GRANTED
from sim_core.errors import Fault, Sum
from sim_core.lint.file import Checked, highest
from sim_core.model.legal import COMPANY_WEEKS
from sim_core.model.moves import EFFECT, MOVE, MOVE_IDS, MOVE_ROWS, NUMBERS, MoveTable

CONTACT: Final = ("pressure", "fatigue", "trust")
GROUPS: Final = {"contact": CONTACT, "demand": (*CONTACT, "willing", "share", "cash_share")}
READ: Final = {
    move: frozenset(number for name in row.get("reads", ()) for number in GROUPS.get(name, (name,)))
    for move, row in MOVE_ROWS.items()
}
"""Which numbers of its row an effect reads, beside hours and budget. A test changes each of all numbers and looks."""


def number_is_read(move: str, number: str, table: MoveTable) -> bool:
    """Does it make a difference to change this number of a move?"""
    if number == "accuracy" and EFFECT[MOVE[move]] == "demand":
        return bool(table.hours[MOVE[move]] >= FACE_TO_FACE)  # only who is there sees anything
    return number in ("hours", "budget") or number in READ[move]


def most_hours(file: Checked) -> float:
    """Hours of a week."""
    return file.scenario.hours_per_week()


def most_budget(file: Checked) -> float:
    """The most there can be to spend: the budget, and what the company may add, every four weeks for every client."""
    scenario, table = file.scenario, file.table
    asked = "ask_company"
    if not all(table.allowed[MOVE[move]] and table.hours[MOVE[move]] <= most_hours(file) for move in (asked, "analyse_gap")):
        return highest(scenario.rep.promo_budget)
    times = len(scenario.clients) * -(-max(scenario.weeks - 2, 0) // COMPANY_WEEKS)
    return highest(scenario.rep.promo_budget) + MOST_GRANTED * times


def possible(file: Checked, move: str) -> bool:
    """Is a move offered, and can it be afforded at all?"""
    number, table = MOVE[move], file.table
    return bool(table.allowed[number] and table.hours[number] <= most_hours(file) and table.budget[number] <= most_budget(file))


def move_unaffordable(file: Checked) -> Iterator[Fault]:
    """A move on offer that takes more hours or budget than there ever are. A budget of 0 says that nothing is to be spent."""
    hours, budget = most_hours(file), most_budget(file)
    offered = [move for move in MOVE_IDS if file.table.allowed[MOVE[move]]]
    too_long = [move for move in offered if file.table.hours[MOVE[move]] > hours]
    too_dear = [move for move in offered if file.table.budget[MOVE[move]] > budget > 0]
    for moves, number, there, place in (
        (too_long, "hours", hours, ("rep", "hours_per_week")),
        (too_dear, "budget", budget, ("rep", "promo_budget")),
    ):
        column, told = getattr(file.table, number), Sum if number == "budget" else float
        changed = [move for move in moves if file.given(("moves", "change", move, number))]
        for move in changed:
            values = {"moves": (move,), "needed": told(float(column[MOVE[move]])), "there": told(there)}
            yield file.warning("move_unaffordable", ("moves", "change", move, number), number, **values)
        others = tuple(move for move in moves if move not in changed)
        if others:
            needed = float(min(column[MOVE[move]] for move in others))
            yield file.warning("move_unaffordable", place, number, moves=others, needed=told(needed), there=told(there))


def change_unused(file: Checked) -> Iterator[Fault]:
    """New numbers for a move that is not offered, and numbers that its effect does not look at."""
    for move, row in file.scenario.moves.change.items():
        given = row.model_dump(exclude_none=True)
        if move in file.scenario.moves.forbid or not given:
            case = "forbidden" if given else "empty"
            yield file.warning_at_key("change_unused", ("moves", "change", move), case, move=move)
            continue
        for number in given:
            if not number_is_read(move, number, file.table):
                used = tuple(name for name in NUMBERS if number_is_read(move, name, file.table))
                place = ("moves", "change", move, number)
                yield file.warning_at_key("change_unused", place, move=move, number=number, allowed=used)
