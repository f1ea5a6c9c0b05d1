"""The flat list of actions: ending the week, and every move on every client, in a few sizes where it asks for an amount."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sim_core.compiled import floor, inlined, loop, rule
from sim_core.model.arrays import TEN_THOUSAND, AnyArray, Rows
from sim_core.model.book import Book, Terms
from sim_core.model.calls import call
from sim_core.model.choices import Choice
from sim_core.model.legal import MAX_PARTS, affordable, all_unmet, least_amount
from sim_core.model.moves import ASKS, MOVE, MOVE_IDS, MOVE_ROWS, NO_MOVE
from sim_core.model.records import Flag, Level, Number, dtype_of, records_of
from sim_core.model.sight import Public, Sight
from sim_core.model.state import Account, Desk

END_WEEK: Final = 0
BY_THE_END: Final = MAX_PARTS
SIZES: Final[dict[str, tuple[tuple[float, int], ...]]] = {
    move: tuple((float(share), int(weeks)) for share, weeks in row["sizes"])
    for move, row in MOVE_ROWS.items()
    if "sizes" in row
}
"""In which sizes a move that asks for an amount is offered: share, and weeks from now as far as the game has them."""


@dataclass(slots=True)
class Variant:
    """A move in one size."""

    move: Number
    needs: Number  # bits of `NEEDS`
    share: Level  # of the overdue
    weeks: Number  # from now, as far as the game has them
    whole: Flag  # a plan: for all that is owed
    asks: Flag  # does it ask for an amount?


VARIANT: Final = dtype_of(Variant)


@dataclass(frozen=True)
class Actions:
    """The actions of a scenario. Number 0 ends the week; 1 + client × variants + variant is a move on a client."""

    meanings: tuple[str, ...]
    clients: int
    variants: AnyArray  # [V] `Variant`; those of one move stand together

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.meanings)


def actions_of(public: Public, book: Book) -> Actions:
    """The actions of a scenario, by its rule book: moves that it forbids are not among them."""
    sized = [
        (move, share, weeks)
        for move in MOVE_IDS
        if public.table.allowed[MOVE[move]]
        for share, weeks in SIZES.get(move, ((0.0, 0),))
    ]
    rows = np.zeros(len(sized), VARIANT)
    for row, (move, share, weeks) in zip(rows, sized, strict=True):
        own = book.moves[MOVE[move]]
        row["move"], row["share"], row["weeks"] = MOVE[move], share, weeks
        row["needs"], row["whole"], row["asks"] = own["needs"], own["plans"], own["asks_amount"]
    named = [_named(*one) for one in sized]
    return Actions(
        meanings=("end_week", *(name.format(client) for client in public.client_ids for name in named)),
        clients=len(public.client_ids),
        variants=rows,
    )


def _named(move: str, share: float, weeks: int) -> str:
    if not ASKS[MOVE[move]]:
        return f"{move} {{}}"
    when = "" if "weeks" not in ASKS[MOVE[move]] else " by the end" if weeks == BY_THE_END else f" in {weeks} weeks"
    return f"{move} {{}} {share:.0%}{when}"


@inlined
def asked(variant: Variant, account: Account, week: int, last: int) -> tuple[float, int]:
    """The amount and the weeks from now that an action asks for in a game of `last` weeks."""
    if not variant.asks:
        return 0.0, 0
    weeks = min(variant.weeks, last - 1 - week)
    if variant.whole:
        return max(account.owed, 1.0), weeks
    wanted = floor(account.overdue * variant.share / TEN_THOUSAND) * TEN_THOUSAND
    return min(max(wanted, least_amount(account)), account.owed), weeks


@rule
def find_suitable(variants: Any, account: Account, desk: Desk, terms: Terms, book: Book, out: Any) -> None:
    """Which variants a client meets the needs of, 1 or 0 in `out` [V]. A plan under way is not made again.

    This depends on the client's file, the week and what is left of the manager's visits, and on nothing else of the desk.
    """
    unmet, week, last = all_unmet(account, desk, terms), desk.week, book.rules[0].weeks
    planned = account.plan_week > week or account.owed <= 0 or week >= last - 1
    for number in range(len(variants)):
        variant = variants[number]
        out[number] = not (account.failed or unmet & variant.needs or (variant.whole and planned))


@rule
def find_affordable(variants: Any, desk: Desk, book: Book, out: Any) -> bool:
    """For which variants there is a week, an hour and a yuan left, 1 or 0 in `out` [V]. Is it otherwise than `out` was?"""
    move, enough, changed = NO_MOVE, False, False
    for number in range(len(variants)):
        if variants[number].move != move:
            move = variants[number].move
            enough = affordable(book.moves[move], desk, book.rules[0].weeks)
        changed |= out[number] != enough
        out[number] = enough
    return changed


@inlined
def find_possible(fits: Any, can: Any, out: Any) -> None:
    """Which variants are possible with a client, 1 or 0 in `out` [V]: those that fit it [V] and can be afforded [V]."""
    for number in range(len(can)):
        out[number] = fits[number] & can[number]


@loop
def possible_in_each(accounts: Any, desks: Any, book: Book, variants: Any, fits: Any, can: Any, out: Any) -> None:
    """The actions that are possible in each game, in `out` [E, 1 + C × V]; `fits` and `can` [V] to work in."""
    many = len(variants)
    for row in range(len(desks)):
        desk, mask = desks[row], out[row]
        mask[END_WEEK] = desk.week < book.rules[0].weeks
        find_affordable(variants, desk, book, can)
        for client in range(len(book.terms)):
            find_suitable(variants, accounts[row][client], desk, book.terms[client], book, fits)
            find_possible(fits, can, mask[1 + client * many : 1 + (client + 1) * many])


@loop
def asked_in_each(
    accounts: Any, desks: Any, book: Book, variants: Any, rows: Any, numbers: Any, clients: Any, amounts: Any, weeks: Any
) -> None:
    """What the variants `numbers` [N] ask the clients at (rows, clients) for, in `amounts` and `weeks` [N]."""
    for at in range(len(rows)):
        account, week = accounts[rows[at]][clients[at]], desks[rows[at]].week
        amounts[at], weeks[at] = asked(variants[numbers[at]], account, week, book.rules[0].weeks)


def possible_actions(actions: Actions, sight: Sight) -> AnyArray:
    """[E, actions] int8: a 1 for what is possible now."""
    accounts, desks = records_of(sight.account), records_of(sight.desk)
    out = np.zeros((len(desks), actions.count), np.int8)
    fits, can = np.zeros((2, len(actions.variants)), np.int8)
    call(possible_in_each, accounts.size, accounts, desks, sight.book, actions.variants, fits, can, out)
    return out


def choice_of(actions: Actions, sight: Sight, number: Rows, rows: Rows) -> Choice:
    """The choice [N] that the actions `number` [N], none of them the end of a week, are in the episodes `rows` [N]."""
    client, variant = np.divmod(np.asarray(number, np.int64) - 1, len(actions.variants))
    amount, weeks = np.zeros(len(client)), np.zeros(len(client), np.int64)
    about = (records_of(sight.account), records_of(sight.desk), sight.book, actions.variants)
    call(asked_in_each, len(client), *about, np.asarray(rows, np.int64), variant, client, amount, weeks)
    move = actions.variants["move"][variant]
    return Choice(move.astype(np.int8), client.astype(np.int8), amount, weeks.astype(np.int8))
