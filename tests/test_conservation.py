"""Every yuan that leaves one account arrives in another; every carton too. For each client and week, to the yuan."""

import numpy as np
import pytest

from sim_core import bots, load_scenario, start
from sim_core.model.moves import NO_MOVE
from sim_core.model.state import AccountState, ClientState, Truth

QUARTER = load_scenario("final-quarter")
EPISODES = 64


def copies(truth: Truth) -> tuple[ClientState, AccountState]:
    return ClientState(truth.client.rows.copy()), AccountState(truth.account.rows.copy())


@pytest.mark.parametrize("bot", ["random", "textbook", "hardline"])
def test_cash_goods_and_debt_balance_every_week(bot: str):
    game = start(QUARTER, 11, 0, EPISODES)
    player = bots.get(bot)
    for _ in range(13):
        old = copies(game._truth)
        for slot in range(96):
            choice = player(game.sight(), game.bot_luck(bot, slot))
            if (choice.move == NO_MOVE).all():
                break
            game.play(choice)
        game.end_week()
        balance(old, (game._truth.client, game._truth.account))


def balance(old: tuple, new: tuple) -> None:
    (client0, account0), (client, account) = old, new

    def change(name: str) -> np.ndarray:
        group, group0 = (client, client0) if name in client.rows.dtype.names else (account, account0)
        return getattr(group, name) - getattr(group0, name)

    inflow = change("collected") + change("earned") + change("rebated")
    outflow = change("paid_costs") + change("paid_rivals") + change("received") - change("resold")
    assert np.array_equal(change("cash"), inflow - outflow)
    assert np.array_equal(change("stock"), change("ordered") - change("sold") - change("returned"))
    credit_sales = change("billed") - change("collected")
    assert np.array_equal(change("downstream"), credit_sales)
    debt = change("ordered") - change("received") - change("discounted") - change("written_off")
    assert np.array_equal(change("owed"), debt)
    assert np.array_equal(account.owed, account.invoice.sum(axis=-1))
    for name in ("cash", "stock", "downstream", "owed", "overdue", "invoice", "rivals_owed", "overhang"):
        values = getattr(client if name in client.rows.dtype.names else account, name)
        assert (values >= 0).all(), name
        assert np.array_equal(values, np.floor(values)), f"{name} is in whole yuan"
    for name in ("trust", "attention", "fatigue", "stalling", "honesty", "credibility", "freshness", "problem"):
        values = getattr(client, name)
        assert ((values >= 0) & (values <= 1)).all(), name


def test_overdue_is_what_lies_past_its_date():
    game = start(QUARTER, 3, 0, EPISODES)
    for week in range(13):
        for slot in range(96):
            choice = bots.get("random")(game.sight(), game.bot_luck("random", slot))
            if (choice.move == NO_MOVE).all():
                break
            game.play(choice)
        account = game._truth.account
        late = game.setting.public.invoice_due[None] < week
        assert np.array_equal(account.overdue, np.where(late, account.invoice, 0.0).sum(axis=-1))
        game.end_week()


def test_a_voluntary_payment_is_round_or_clears_an_invoice():
    game = start(QUARTER, 5, 0, EPISODES)
    for _ in range(4):
        for slot in range(30):
            choice = bots.get("visitor")(game.sight(), game.bot_luck("visitor", slot))
            if (choice.move == NO_MOVE).all():
                break
            before = game._truth.account.invoice.copy()
            events = game.play(choice)
            rows = np.flatnonzero(events.paid)
            opened = before[rows, choice.client[rows]]
            cleared = np.add.accumulate(opened, axis=-1)
            exact = (cleared == events.paid[rows, None]).any(axis=-1)
            assert ((events.paid[rows] % 10_000 == 0) | exact).all()
        game.end_week()
