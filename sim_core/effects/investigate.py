"""Finding out (rule 5): each source knows about some excuses, with some accuracy."""

from typing import Final

from sim_core.compiled import floor, inlined, rule
from sim_core.effects.contact import contact
from sim_core.effects.here import Here, draw
from sim_core.effects.knowledge import learn, read_cash
from sim_core.effects.payment_run import read_run
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.book import MoveRow
from sim_core.model.luck import Purpose
from sim_core.model.moves import EFFECTS
from sim_core.model.state import Account, Client
from sim_core.model.vocabulary import PROBLEM_OF, Cause, Excuse, Said
from sim_core.rules import demand, excuse

CHECK_RECORDS: Final = EFFECTS.index("check_records")
ASK_AROUND: Final = EFFECTS.index("ask_around")
CHECK_STOCK: Final = EFFECTS.index("check_stock")
ASK_DIFFICULTIES: Final = EFFECTS.index("ask_difficulties")
ANALYSE_GAP: Final = EFFECTS.index("analyse_gap")
ASK_COMPANY: Final = EFFECTS.index("ask_company")
ASKED_AGAIN_WEEKS: Final = 4
ABILITY_WEEKS: Final = 4.0
GRANT_SHARE: Final = 0.08
"""Part of a gap that the company grants, 85 times in 100, in whole thousands."""
MOST_GRANTED: Final = 30_000.0
"""Yuan: the most that the company adds to the budget at a time (`ask_company`)."""
GRANTED: Final = 0.85
THOUSAND: Final = 1000.0
UNWILLING: Final = 0.33
"""How strong a cause must be to count for more than plain unwillingness."""
SECONDARY: Final = 0.8
"""The cause behind an empty till, or behind rivals' pressure, says more than they do."""


@rule
def check_records(here: Here, move: MoveRow) -> None:
    """Our own complaint, return and campaign records: quality, service, support, price."""
    learn(here, move.tells, move.accuracy)


@rule
def check_stock(here: Here, move: MoveRow) -> None:
    """Count our goods on the shelf: are sales really slow?"""
    learn(here, move.tells, move.accuracy)
    here.account.visit_week = here.week


@rule
def ask_around(here: Here, move: MoveRow) -> None:
    """Ask drivers, pharmacists and other reps: cash, who else is chasing, whether its customers pay, whether it leaves."""
    learn(here, move.tells, move.accuracy)
    read_cash(here, move.accuracy)
    read_run(here, move.accuracy, move.accuracy)


@inlined
def candour(honesty: float) -> float:
    """Chance that what a client says of itself is so."""
    return 0.5 + 0.42 * honesty


@inlined
def by_reputation(stars: int) -> float:
    """How often such talk is right, as far as a client's reputation (1…5) tells: its honesty is hidden."""
    return 0.5 + 0.08 * stars


@rule
def ask_difficulties(here: Here, move: MoveRow) -> None:
    """Ask the client itself. It says what is so as far as it is honest; being asked does it good, once a month."""
    account, candid = here.account, candour(here.client.honesty)
    again = welcome_once_a_month(here, move, account.difficulties_week)
    account.difficulties_week = here.week
    learn(here, move.tells, candid)
    # What a reader of the file may rely on is not the client's honesty, which is hidden, but what such talk is worth.
    for kind in range(excuse.KINDS):
        told = move.tells >> kind & 1 and account.found_week[kind] == here.week and account.found_sure[kind] == candid
        if told:
            account.found_sure[kind] = by_reputation(account.stars)
    here.answer.said = Said.SHRUGGED if again else Said.TOLD


@rule
def welcome_once_a_month(here: Here, move: MoveRow, last: int) -> bool:
    """A contact that does the client good, but wins neither trust nor attention again within a month. Is it again?"""
    client = here.client
    again = here.week - last < ASKED_AGAIN_WEEKS
    trust, attention = client.trust, client.attention
    contact(here, move)
    if again:
        client.trust, client.attention = trust, attention
    return again


@rule
def analyse_gap(here: Here, move: MoveRow) -> None:
    """Work out with the client how much of the overdue it can pay, and what stands in the way of the rest."""
    client, account = here.client, here.account
    again = welcome_once_a_month(here, move, account.gap_week)
    learn(here, move.tells, move.accuracy)
    read_cash(here, move.accuracy)
    read_run(here, move.accuracy, move.accuracy)
    able = demand.our_share(client, account) * (demand.free_cash(client) + demand.inflow(client) * ABILITY_WEEKS)
    gap = floor(max(account.overdue - able, 0.0) / TEN_THOUSAND) * TEN_THOUSAND
    right = draw(here, Purpose.GAP) < move.accuracy
    account.gap_cause = main_cause(client, account) if right else Cause.CASH
    account.gap_amount = gap
    account.gap_week = here.week
    here.answer.said = Said.SHRUGGED if again else Said.WELCOMED
    here.answer.amount = gap


@rule
def main_cause(client: Client, account: Account) -> int:
    """The strongest true reason for not paying; the will, where there is none. Of equal ones the first named here."""
    complaints = 0.0
    for kind in range(excuse.KINDS):
        if PROBLEM_OF[kind] >= 0:
            complaints = max(complaints, excuse.severity(client, account, kind))
    cause, strongest = int(Cause.CASH), excuse.severity(client, account, Excuse.CASH_TIGHT) * SECONDARY
    level = excuse.severity(client, account, Excuse.CUSTOMERS_UNPAID)
    if level > strongest:
        cause, strongest = int(Cause.CUSTOMERS), level
    level = excuse.severity(client, account, Excuse.SLOW_SALES)
    if level > strongest:
        cause, strongest = int(Cause.STOCK), level
    if complaints > strongest:
        cause, strongest = int(Cause.PROBLEM), complaints
    level = excuse.severity(client, account, Excuse.OTHERS_FIRST) * SECONDARY
    if level > strongest:
        cause, strongest = int(Cause.RIVALS), level
    return cause if strongest >= UNWILLING else int(Cause.WILL)


@rule
def ask_company(here: Here) -> None:
    """Ask the company for money to close the gap; it arrives two weeks later."""
    wanted = floor(min(here.account.gap_amount * GRANT_SHARE, MOST_GRANTED) / THOUSAND) * THOUSAND
    granted = wanted if draw(here, Purpose.COMPANY) < GRANTED else 0.0
    here.desk.support[2] += granted
    here.account.company_week = here.week
    here.answer.amount = granted


@inlined
def investigate_effect(here: Here, move: MoveRow, amount: float, weeks: int) -> bool:
    """Set off the effect of a move, if it is one of this file. Was it?"""
    effect = move.effect
    if effect == CHECK_RECORDS:
        check_records(here, move)
    elif effect == ASK_AROUND:
        ask_around(here, move)
    elif effect == CHECK_STOCK:
        check_stock(here, move)
    elif effect == ASK_DIFFICULTIES:
        ask_difficulties(here, move)
    elif effect == ANALYSE_GAP:
        analyse_gap(here, move)
    elif effect == ASK_COMPANY:
        ask_company(here)
    else:
        return False
    return True
