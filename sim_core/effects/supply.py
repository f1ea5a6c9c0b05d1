"""Goods: stopping and resuming supply, pushing orders, and the four promotions (rules 2 and 9)."""

from typing import Final

from sim_core.compiled import inlined, rule
from sim_core.effects.contact import MOST_COUNTED
from sim_core.effects.here import Here, change_trust
from sim_core.effects.negotiate import answer_true_reason
from sim_core.model.book import MoveRow
from sim_core.model.moves import EFFECTS
from sim_core.model.vocabulary import Request, Said
from sim_core.rules import excuse

STOP_SUPPLY: Final = EFFECTS.index("stop_supply")
RESUME_SUPPLY: Final = EFFECTS.index("resume_supply")
DOWNSTREAM_PROMO: Final = EFFECTS.index("downstream_promo")
TERMINAL_CAMPAIGN: Final = EFFECTS.index("terminal_campaign")
OPEN_OUTLETS: Final = EFFECTS.index("open_outlets")
CASH_REBATE: Final = EFFECTS.index("cash_rebate")
PUSH_ORDER: Final = EFFECTS.index("push_order")
BLUFF_CREDIBILITY: Final = 0.5
REBATE_WEEKS: Final = 4
GRATEFUL_WEEKS: Final = 10
PROMOTED_TRUST: Final = 0.03


@rule
def stop_supply(here: Here, move: MoveRow) -> None:
    """Refuse orders until further notice. Works through dependence, once the shelf empties."""
    account = here.account
    account.hold = True
    if account.request == Request.WANTS_GOODS:  # which is an answer, and has its price
        account.request, account.request_goods = -1, 0.0
    account.hold_paid = 0.0
    change_trust(here.client, move.trust)
    account.contact_week = here.week
    here.answer.said = Said.SQUEEZED


@rule
def resume_supply(here: Here, move: MoveRow) -> None:
    """Supply again. If nothing was paid meanwhile, the next threat is half believed."""
    client, account = here.client, here.account
    if account.hold_paid <= 0:
        client.credibility *= BLUFF_CREDIBILITY
        account.bluffs = min(account.bluffs + 1, MOST_COUNTED)
    account.hold = False
    change_trust(client, move.trust)
    account.contact_week = here.week
    here.answer.said = Said.RELIEVED


@rule
def push_order(here: Here, move: MoveRow) -> None:
    """Load the client with goods: sales today; stock, debt and overhang tomorrow."""
    client, account, goods = here.client, here.account, here.terms.pushed_goods
    client.stock += goods
    client.overhang += goods
    account.pushed += goods
    account.ordered += goods
    account.owed += goods
    account.invoice[here.terms.first_slot + here.week] += goods
    account.push_week = here.week
    account.contact_week = here.week
    change_trust(client, move.trust)
    here.answer.said, here.answer.amount = Said.SHRUGGED, goods


@rule
def promoted(here: Here, remedies: int) -> None:
    """The client's reaction; where a promotion can do nothing (no goods, no buyers who answer), not even its mood changes.

    Where it fits what is really wrong (one of `remedies`, bits, is true), the open reason is answered and the client is more
    willing for some weeks: its customers' payments are our payments.
    """
    client, account = here.client, here.account
    here.answer.said = Said.SHRUGGED
    if client.market <= 0 or client.stock <= 0:
        return
    change_trust(client, PROMOTED_TRUST)
    if client.overhang <= 0:  # nobody is grateful for a way out of what was pushed on him
        for kind in range(excuse.KINDS):
            if remedies >> kind & 1 and excuse.is_true(client, account, kind):
                client.grateful_until = here.week + GRATEFUL_WEEKS
    answer_true_reason(here, remedies)
    here.answer.said = Said.WELCOMED


@rule
def downstream_promo(here: Here, move: MoveRow) -> None:
    """Two weeks in which the client's customers order more and pay in cash; then a dip."""
    promoted(here, move.answers)
    here.account.promo_week = here.week


@rule
def terminal_campaign(here: Here, move: MoveRow) -> None:
    """Six weeks of better sell-through at the counters, from next week."""
    promoted(here, move.answers)
    here.account.campaign_week = here.week


@rule
def open_outlets(here: Here, move: MoveRow) -> None:
    """More outlets for good, after two weeks."""
    promoted(here, move.answers)
    here.account.outlets_week = here.week


@rule
def cash_rebate(here: Here) -> None:
    """Pay the client a share of what it pays in the next weeks."""
    here.account.rebate_until = here.week + REBATE_WEEKS
    here.account.contact_week = here.week
    here.answer.said = Said.WELCOMED


@inlined
def supply_effect(here: Here, move: MoveRow, amount: float, weeks: int) -> bool:
    """Set off the effect of a move, if it is one of this file. Was it?"""
    effect = move.effect
    if effect == STOP_SUPPLY:
        stop_supply(here, move)
    elif effect == RESUME_SUPPLY:
        resume_supply(here, move)
    elif effect == DOWNSTREAM_PROMO:
        downstream_promo(here, move)
    elif effect == TERMINAL_CAMPAIGN:
        terminal_campaign(here, move)
    elif effect == OPEN_OUTLETS:
        open_outlets(here, move)
    elif effect == CASH_REBATE:
        cash_rebate(here)
    elif effect == PUSH_ORDER:
        push_order(here, move)
    else:
        return False
    return True
