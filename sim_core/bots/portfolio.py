"""What a player of one game sees, and what it wants to do: the portfolio of clients and a wish for each."""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sim_core.compiled import floor, inlined, rule
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.book import Rules
from sim_core.model.legal import affordable, least_amount, suitable
from sim_core.model.moves import NO_MOVE
from sim_core.model.records import Flag, Level, Money, Number, dtype_of
from sim_core.model.state import Account, Desk

FAR: Final = 1e12
"""Between the ranks of two offers: more than any client is worth."""


@dataclass(slots=True)
class Wish:
    """What is planned with a client in a round, and what was read of it before."""

    move: Number  # −1: nothing
    rank: Level  # rising: the more important first
    amount: Money
    weeks: Number  # from now
    next: Number  # at this place of the round: the number of a client
    proven: Flag  # the file holds fresh and sure evidence that the open excuse is false
    true: Flag  # … that it is true
    absent: Flag  # it is known to be away this week


WISH: Final = dtype_of(Wish)


class Portfolio(NamedTuple):
    """What a rep can know in one game: the files, the terms, its desk, the rules. Nothing of what clients hide."""

    accounts: Any  # [C] `Account`
    desk: Desk
    terms: Any  # [C] `Terms`
    moves: Any  # [M] `MoveRow`
    rules: Rules


@inlined
def weeks_left(sight: Portfolio, wanted: int) -> int:
    """`wanted` weeks from now, or what is left of the game."""
    return max(min(wanted, sight.rules.weeks - 1 - sight.desk.week), 0)


@inlined
def by_overdue(account: Account) -> float:
    """Worth by what is overdue."""
    return account.overdue + account.owed * 1e-3


@inlined
def can(sight: Portfolio, number: int, client: int) -> bool:
    """Is a move possible with a client now?"""
    move = sight.moves[number]
    fits = affordable(move, sight.desk, sight.rules.weeks)
    return fits and suitable(move, sight.accounts[client], sight.desk, sight.terms[client])


@inlined
def sized(account: Account, wanted: float) -> float:
    """An amount that may be asked for, in whole ten thousands."""
    whole = floor(wanted / TEN_THOUSAND) * TEN_THOUSAND
    return min(max(whole, least_amount(account)), account.owed)


@inlined
def modest_amount(account: Account) -> float:
    """A modest legal amount: a tenth of the overdue."""
    tenth = floor(account.overdue * 0.1 / TEN_THOUSAND) * TEN_THOUSAND
    return min(max(max(tenth, least_amount(account)), 1.0), max(account.owed, 1.0))


@inlined
def offer(sight: Portfolio, plan: Any, client: int, number: int, place: float, worth: float) -> bool:
    """The client takes move `number` if it has nothing yet and the move is possible now. Did it?"""
    wish = plan[client]
    if wish.move != NO_MOVE or not can(sight, number, client):
        return False
    wish.move, wish.rank, wish.amount, wish.weeks = number, place * FAR - worth, 0.0, 0
    return True


@rule
def in_order(sight: Portfolio, plan: Any) -> int:
    """Put the round in order, and leave out what hours or budget do not reach. Returns how many moves are left."""
    hours, budget, visits = sight.desk.hours, sight.desk.budget, sight.desk.manager_visits
    wishes, count = 0, 0
    for client in range(len(plan)):  # sorted in as they come: there are few
        if plan[client].move == NO_MOVE:
            continue
        place = wishes
        while place > 0 and plan[plan[place - 1].next].rank > plan[client].rank:
            plan[place].next = plan[place - 1].next
            place -= 1
        plan[place].next = client
        wishes += 1
    for place in range(wishes):
        move = sight.moves[plan[plan[place].next].move]
        visit = 1 if move.brings_manager else 0
        if move.hours <= hours and move.budget <= budget and visit <= visits:
            hours -= move.hours
            budget -= move.budget
            visits -= visit
            plan[count].next = plan[place].next
            count += 1
    return count
