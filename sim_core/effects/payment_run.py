"""Friday's payment run: whom a client pays unasked, means to pay before Friday, and is said to (rule 5)."""

from typing import Final

from sim_core.compiled import floor, inlined, rule
from sim_core.effects.here import Here, draw
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.chance import logistic
from sim_core.model.luck import Purpose, look
from sim_core.model.vocabulary import Paying
from sim_core.rules import demand

RUN_SHARE: Final = 0.22
"""Part of its free cash that a client pays out to suppliers in a week's payment run."""
RUN_POINTS: Final = -1.2
"""Paying unasked is less likely than paying on demand."""
OTHERS: Final = len(Paying) - 1
"""What a source that is wrong may say instead, each as likely."""


@inlined
def planned(here: Here) -> tuple[float, float]:
    """What would go to us and to our rivals if Friday's run came now, yuan: free cash is contested between the claims."""
    client, account = here.client, here.account
    free = demand.free_cash(client)
    pot, ours, wanted = floor(free * RUN_SHARE), demand.our_share(client, account), 0.0
    keen = demand.willingness(client, account, here.week) + RUN_POINTS
    if look(here.luck, Purpose.PAY_RUN) < logistic(keen) and not client.away:
        undisputed = account.overdue * (1.0 - demand.disputed_share(client))
        wanted = min(min(ours * pot, undisputed), free)
    theirs = min(floor((1.0 - ours) * pot), client.rivals_owed)
    return (demand.voluntary(wanted, account, here.terms.slots) if wanted > 0 else 0.0), theirs


@rule
def means_to_pay(here: Here) -> int:
    """Whom it means to pay this Friday, as `Paying`; small change to others is nobody's payment."""
    ours, theirs = planned(here)
    return int(Paying.US) if ours > 0 else int(Paying.OTHERS) if theirs >= TEN_THOUSAND else int(Paying.NOBODY)


@rule
def read_run(here: Here, right: float, sure: float) -> None:
    """Note whom it is said to mean to pay on Friday: so with a chance of `right`, else one of the others.

    `sure`: how often a reader of the file may think that such a source is right. A surer reading of the same week is kept.
    """
    client, account = here.client, here.account
    meant, luck = means_to_pay(here), draw(here, Purpose.RUN_READING)
    client.meant = meant
    if account.run_week == here.week and account.run_sure > sure:
        return
    said = meant
    if luck >= right:
        said = (meant + 1 + min(int((luck - right) / (1.0 - right) * OTHERS), OTHERS - 1)) % (OTHERS + 1)
    account.run, account.run_week, account.run_sure = said, here.week, sure


@inlined
def chance_of_run(meant: int, said: int, right: float) -> float:
    """How likely a source that is `right` so often says so of a client that means to pay `meant`."""
    return right if said == meant else (1.0 - right) / OTHERS
