"""The textbook with the truth in its file: it spends no hours finding out. An upper mark, not a way to play."""

from dataclasses import fields, replace
from typing import Final

import numpy as np

from sim_core.bots.common import TEN_THOUSAND, InformedBot
from sim_core.bots.style import Style, read
from sim_core.bots.textbook import think
from sim_core.engine.reveal import Revealed
from sim_core.model.arrays import AnyArray
from sim_core.model.luck import BotLuck
from sim_core.model.state import AccountState, Choice, Sight
from sim_core.model.vocabulary import Finding

INFORMED: Final = Style(promise_of_cash=1.0, promise_most=1.0, visit_worth=90_000.0, gaps=False)
"""It knows to the yuan what there is, so it asks for all of that, and goes in person only where that is much."""


def oracle(style: Style | None = None) -> InformedBot:
    """An oracle; it needs the `Revealed` of the games it plays."""
    own = style or INFORMED

    def bot(sight: Sight, luck: BotLuck, revealed: Revealed) -> Choice:
        better = informed(sight, revealed)
        # Knowing is not proving: a challenge still needs evidence in the file.
        known = replace(read(better, own), proven=read(sight, own).proven, absent=revealed.away)
        return think(better, own, (), known)

    return bot


def replaced(account: AccountState, **fields_of: AnyArray) -> AccountState:
    """The same file with other findings."""
    return AccountState(
        **{field.name: fields_of.get(field.name, getattr(account, field.name)) for field in fields(AccountState)}
    )


def informed(sight: Sight, revealed: Revealed) -> Sight:
    """The sight of a rep who knows which excuses are true and what cash there is."""
    account = sight.account
    week = np.broadcast_to(sight.desk.week[:, None], account.owed.shape)
    found = np.where(revealed.excuses_true, Finding.TRUE, Finding.FALSE).astype(np.int8)
    rows, clients = np.nonzero(account.excuse >= 0)
    said = account.excuse[rows, clients].astype(np.intp)
    found[rows, clients, said] = np.where(revealed.excuse_true[rows, clients], Finding.TRUE, Finding.FALSE)
    able = np.floor(revealed.free_cash / TEN_THOUSAND) * TEN_THOUSAND
    file = replaced(
        account,
        found=found,
        found_week=np.repeat(week[:, :, None], found.shape[2], axis=2),
        cash_low=able,
        cash_high=able,
        cash_week=week,
    )
    return replace(sight, account=file)
