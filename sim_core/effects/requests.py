"""What clients come with by themselves (rule 12): a call to be answered, goods wanted on account, goods offered for debt."""

from typing import Final

from sim_core.compiled import floor, inlined, rule
from sim_core.effects.contact import ask_for_money, contact, note_follow_up, settle
from sim_core.effects.here import Friday, Here, change_trust
from sim_core.effects.investigate import by_reputation, candour
from sim_core.effects.negotiate import answer_true_reason
from sim_core.effects.payment_run import read_run
from sim_core.model.book import MoveRow, bits
from sim_core.model.luck import Purpose, look
from sim_core.model.moves import EFFECTS
from sim_core.model.tables import EXCUSE_ROWS
from sim_core.model.vocabulary import RESOLD, Request, Said
from sim_core.rules import excuse, request

GRANT_REQUEST: Final = EFFECTS.index("grant_request")
DECLINE_REQUEST: Final = EFFECTS.index("decline_request")
UNHEARD_TRUST: Final = 0.04
"""Trust lost where a request gets no answer within its week."""
KEEPS_ITS_WORD: Final = 0.6
"""Honesty from which goods on account are for a buyer that is there, and paid for; else they are only wanted."""
GRATEFUL_WEEKS: Final = 4
"""An honest client that was trusted with goods is more willing so long."""
INDULGED_HABIT: Final = 0.20
"""Stalling learnt from goods on account by a client that is not: deliveries come without paying."""
QUIET: Final = 0.7
"""What is left of its attention to our claim after that."""
NEED: Final = 1.2
"""Points of willingness to pay first, of a client that depends on us wholly and wants goods."""
NO_OUTLET: Final = bits(EXCUSE_ROWS, ("slow_sales", "cash_tight"))
"""Reasons that goods taken back answer, where they are true."""


@rule
def come_by(here: Here, chance: float, weeks: int, seen: Friday) -> None:
    """Monday: a request without an answer lapses; from the third week on the client may come with another."""
    client, account, week = here.client, here.account, here.week + 1
    if account.request >= 0 and not (account.left or account.failed):
        change_trust(client, -UNHEARD_TRUST)
    account.request, account.request_goods = -1, 0.0
    if request.is_time(week, weeks, account.request_week):
        kind = request.pick(client, account, here.terms, chance, look(here.luck, Purpose.REQUEST))
        if kind >= 0:
            account.request, account.request_week = kind, week
            account.request_goods = request.goods_of(client, account, here.terms, kind)
    seen.request = account.request


@rule
def grant_request(here: Here, move: MoveRow) -> None:
    """Do what the client asks for."""
    client, account = here.client, here.account
    kind, goods = account.request, account.request_goods
    account.request, account.request_goods = -1, 0.0
    contact(here, move)
    here.answer.said, here.answer.amount = Said.THANKED, goods
    if kind == Request.CALL_BACK:
        read_run(here, candour(client.honesty), by_reputation(account.stars))
    elif kind == Request.WANTS_GOODS:
        deliver(here, goods)
    elif kind == Request.OFFERS_GOODS:
        take_back(here, min(goods, min(client.stock, account.owed)))


@rule
def deliver(here: Here, goods: float) -> None:
    """Goods on account. An honest client has sold them, and pays what it owes the more gladly; another lets them lie, and
    learns that deliveries come without paying.
    """
    client, account = here.client, here.account
    account.ordered += goods
    account.owed += goods
    account.invoice[here.terms.first_slot + here.week] += goods
    if client.honesty >= KEEPS_ITS_WORD:
        billed = floor(goods * excuse.MARKUP)
        client.sold += goods
        client.billed += billed
        client.downstream += billed
        client.grateful_until = max(client.grateful_until, here.week + GRATEFUL_WEEKS)
    else:
        client.stock += goods
        client.overhang += goods
        client.stalling = min(client.stalling + INDULGED_HABIT, 1.0)
        client.attention *= QUIET


@rule
def take_back(here: Here, goods: float) -> None:
    """Goods in place of money: they settle the oldest invoices, count towards a promise, and bring less than was owed."""
    client, account = here.client, here.account
    here.answer.amount = goods
    if goods <= 0:
        return
    answer_true_reason(here, NO_OUTLET)  # as things stood when it offered them
    settle(here, goods)
    client.stock -= goods
    client.overhang = min(client.overhang, client.stock)
    client.returned += goods
    brought = floor(goods * RESOLD)
    account.received += brought
    account.resold += brought
    account.paid_week += brought
    account.written_off += goods - brought
    if account.promise > 0:
        account.promise_paid += goods
    if account.hold:
        account.hold_paid += brought


@rule
def decline_request(here: Here, move: MoveRow) -> None:
    """Not now; where goods are spoken of: money first, which a client in need of goods has a reason to find."""
    client, account = here.client, here.account
    kind = account.request
    account.request, account.request_goods = -1, 0.0
    if kind == Request.CALL_BACK:
        change_trust(client, move.trust)
        here.answer.said = Said.PUT_OFF
        return
    contact(here, move)
    note_follow_up(here)
    ask_for_money(here, move, NEED * client.dependence if kind == Request.WANTS_GOODS else 0.0)


@inlined
def requests_effect(here: Here, move: MoveRow, amount: float, weeks: int) -> bool:
    """Set off the effect of a move, if it is one of this file. Was it?"""
    effect = move.effect
    if effect == GRANT_REQUEST:
        grant_request(here, move)
    elif effect == DECLINE_REQUEST:
        decline_request(here, move)
    else:
        return False
    return True
