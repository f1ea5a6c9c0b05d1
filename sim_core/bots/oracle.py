"""The textbook with the truth in its file: it spends no hours finding out. An upper mark, not a way to play."""

from typing import Any

from sim_core.compiled import floor, rule
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.vocabulary import SURE, Finding
from sim_core.rules import demand, excuse


@rule
def inform(clients: Any, accounts: Any, plan: Any, week: int) -> None:
    """Write into copies of the files [C] which excuses are true and what cash there is.

    `plan` has been read off the files already. Knowing is not proving: a challenge still needs evidence in the file.
    """
    for number in range(len(clients)):
        client, account, wish = clients[number], accounts[number], plan[number]
        for kind in range(excuse.KINDS):
            true = excuse.is_true(client, account, kind)
            account.found[kind] = Finding.TRUE if true else Finding.FALSE
            account.found_week[kind] = week
        account.cash_low = account.cash_high = floor(demand.free_cash(client) / TEN_THOUSAND) * TEN_THOUSAND
        account.cash_week = week
        kind = max(account.excuse, 0)
        wish.true = account.excuse >= 0 and account.found[kind] == Finding.TRUE and account.found_sure[kind] > SURE
        wish.absent = client.away
