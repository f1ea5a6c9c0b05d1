"""The score (rule 11): money recovered net of what it cost, beside the measures a sales department watches."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sim_core.compiled import floor, inlined, loop, rule
from sim_core.engine.game import Game
from sim_core.model.arrays import Levels, Yuan
from sim_core.model.book import Book, Terms
from sim_core.model.calls import call
from sim_core.model.records import Level, Money, dtype_of
from sim_core.model.state import Account, Batch, Client, Desk
from sim_core.scenario.schema import MedalsSpec

LEAST_SPREAD: Final = 0.05
"""Share of the opening debt that textbook must at least recover over idle, for the scale of the score."""
TOP: Final = 150.0
DAYS_A_WEEK: Final = 7.0


@dataclass(frozen=True)
class Result:
    """How games stand. [E]; yuan unless said otherwise."""

    net: Yuan
    received: Yuan
    due: Yuan  # overdue at the start + fallen due since
    rate: Levels  # received / due
    overdue_left: Yuan
    bad_debt: Yuan
    sales: Yuan
    dso: Levels  # days sales outstanding, at the close
    spent: Yuan  # promotion budget
    discounts: Yuan
    rebates: Yuan
    overhang: Yuan
    refused_margin: Yuan
    lost_margin: Yuan
    moves: Levels


@dataclass(slots=True)
class Standing:
    """How one game stands: the fields of `Result`."""

    net: Money
    received: Money
    due: Money
    rate: Level
    overdue_left: Money
    bad_debt: Money
    sales: Money
    dso: Level
    spent: Money
    discounts: Money
    rebates: Money
    overhang: Money
    refused_margin: Money
    lost_margin: Money
    moves: Level


STANDING: Final = dtype_of(Standing)


@inlined
def brought_by(client: Client, account: Account, terms: Terms, margin: float) -> float:
    """What a client has brought, net of all but the promotion budget; whole yuan."""
    lost = terms.lost_margin if account.left or account.failed else 0.0
    given_away = account.discounted + account.rebated
    return account.received - given_away - client.overhang - floor(margin * account.refused) - lost


@rule
def net_recovered(clients: Any, accounts: Any, desk: Desk, book: Book) -> float:
    """What a game has brought, net of what it cost; whole yuan. Clients and accounts [C]."""
    total = 0.0
    for number in range(len(clients)):
        total += brought_by(clients[number], accounts[number], book.terms[number], book.rules[0].margin)
    return total - desk.spent


@rule
def stand(own: Standing, clients: Any, accounts: Any, desk: Desk, book: Book) -> None:
    """How a game stands now."""
    margin, weekly, owed = book.rules[0].margin, 0.0, 0.0
    own.received = own.due = own.overdue_left = own.bad_debt = own.sales = own.discounts = own.rebates = 0.0
    own.overhang = own.refused_margin = own.lost_margin = 0.0
    for number in range(len(clients)):
        client, account, terms = clients[number], accounts[number], book.terms[number]
        own.received += account.received
        own.due += account.fallen_due
        own.overdue_left += account.overdue
        own.bad_debt += account.written_off
        own.sales += account.ordered
        own.discounts += account.discounted
        own.rebates += account.rebated
        own.overhang += client.overhang
        own.refused_margin += floor(margin * account.refused)
        own.lost_margin += terms.lost_margin if account.left or account.failed else 0.0
        owed += account.owed
        weekly += terms.weekly_sales
    own.net = net_recovered(clients, accounts, desk, book)
    own.rate = own.received / max(own.due, 1.0)
    own.dso = owed / max(weekly, 1.0) * DAYS_A_WEEK
    own.spent = desk.spent
    own.moves = float(desk.moves)


@loop
def standing_in_each(batch: Batch, book: Book, out: Any) -> None:
    """How each game stands [E]."""
    for row in range(len(batch.desks)):
        stand(out[row], batch.clients[row], batch.accounts[row], batch.desks[row], book)


def result(game: Game) -> Result:
    """How the games of a batch stand now. For finished games: it reveals the overhang of pushed goods."""
    out = np.zeros(game.episodes, STANDING)
    game._settle()
    call(standing_in_each, game.episodes, game._batch, game.setting.book, out)
    return result_of(out)


def result_of(standings: Any) -> Result:
    """Records of `Standing` [E] as a `Result`."""
    return Result(**{name: np.ascontiguousarray(standings[name]) for name in STANDING.names or ()})


def score(net: Yuan, idle: Yuan, textbook: Yuan, opening_debt: float) -> Levels:
    """0…150: how far `net` lies from doing nothing (0) to the textbook (100), all with the same luck."""
    spread = np.maximum(textbook - idle, LEAST_SPREAD * opening_debt)
    return np.minimum(np.maximum(100.0 * (net - idle) / np.maximum(spread, 1.0), 0.0), TOP)


def medal(value: float, medals: MedalsSpec) -> str:
    """ "gold", "silver", "bronze" or "" for a score."""
    if value >= medals.gold:
        return "gold"
    if value >= medals.silver:
        return "silver"
    return "bronze" if value >= medals.bronze else ""
