"""The score (rule 11): money recovered net of what it cost, beside the measures a sales department watches."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim_core.effects.world import EVERYWHERE
from sim_core.engine.game import Game
from sim_core.model.arrays import Levels, Yuan
from sim_core.model.state import AccountState, ClientState, Public
from sim_core.scenario.schema import MedalsSpec

LOST_CLIENT_WEEKS = 13.0
LEAST_SPREAD = 0.05
"""Share of the opening debt that textbook must at least recover over idle, for the scale of the score."""
TOP = 150.0
DAYS_A_WEEK = 7.0


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


def net_by_client(client: ClientState, account: AccountState, public: Public, at: Any, number: Any) -> Yuan:
    """What the clients `at` have brought, net of all but the promotion budget; `number`: theirs in `public`. Whole yuan."""
    lost = np.floor(public.margin * LOST_CLIENT_WEEKS * public.weekly_sales)[number] * (account.left[at] | account.failed[at])
    given_away = account.discounted[at] + account.rebated[at]
    return account.received[at] - given_away - client.overhang[at] - np.floor(public.margin * account.refused[at]) - lost


def result(game: Game) -> Result:
    """How the games of a batch stand now. For finished games: it reveals the overhang of pushed goods."""
    truth, public = game._world.truth, game.setting.public
    client, account, desk = truth.client, truth.account, truth.desk
    received, due = account.received.sum(axis=1), account.fallen_due.sum(axis=1)
    refused = np.floor(public.margin * account.refused).sum(axis=1)
    lost = account.left | account.failed
    lost_margin = (np.floor(public.margin * LOST_CLIENT_WEEKS * public.weekly_sales)[None, :] * lost).sum(axis=1)
    discounts, rebates = account.discounted.sum(axis=1), account.rebated.sum(axis=1)
    overhang = client.overhang.sum(axis=1)
    sales, owed = account.ordered.sum(axis=1), account.owed.sum(axis=1)
    weekly = np.maximum(public.weekly_sales.sum(), 1.0)
    return Result(
        net=net_by_client(client, account, public, EVERYWHERE, slice(None)).sum(axis=1) - desk.spent,
        received=received,
        due=due,
        rate=received / np.maximum(due, 1.0),
        overdue_left=account.overdue.sum(axis=1),
        bad_debt=account.written_off.sum(axis=1),
        sales=sales,
        dso=owed / weekly * DAYS_A_WEEK,
        spent=desk.spent.copy(),
        discounts=discounts,
        rebates=rebates,
        overhang=overhang,
        refused_margin=refused,
        lost_margin=lost_margin,
        moves=desk.moves.astype(np.float64),
    )


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
