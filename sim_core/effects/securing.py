"""What makes a claim safer, or settles it otherwise than in money, where a scenario offers it (rules 7 and 12)."""

from typing import Final

from sim_core.compiled import inlined, rule
from sim_core.effects.contact import contact, settle
from sim_core.effects.here import Here
from sim_core.effects.negotiate import answer_true_reason, presume, promises, ratio, rounded, say_why_not, write_promise
from sim_core.effects.requests import take_back
from sim_core.model.book import MoveRow
from sim_core.model.luck import Purpose, look
from sim_core.model.moves import EFFECTS
from sim_core.model.vocabulary import Said
from sim_core.rules import promise

GUARANTEE: Final = EFFECTS.index("guarantee")
POSTDATED_CHEQUE: Final = EFFECTS.index("postdated_cheque")
OFFSET: Final = EFFECTS.index("offset")
GOODS_BACK: Final = EFFECTS.index("goods_back")
BINDING: Final = 1.3
"""A cheque is signed as if for so much more than a word is given for: it binds."""
HARDLY_MEANT: Final = 0.5
"""Half of those who would not have meant their word see to it that their cheque does not bounce."""
SIGNED_WEEKS: Final = 8.0
"""A guarantee is asked for as if for what is overdue, to be paid over so many weeks."""


@rule
def guarantee(here: Here, move: MoveRow) -> None:
    """Somebody else signs for the debt. Who is asked for it a second time has signed already."""
    account = here.account
    contact(here, move)
    if account.guaranteed or account.left:
        here.answer.said = Said.SHRUGGED
        return
    size = ratio(here, account.overdue, SIGNED_WEEKS)
    if promises(here, size, account.excuse >= 0, False):
        account.guaranteed = True
        here.answer.said = Said.WELCOMED
    else:
        here.answer.said = Said.BUSY_ELSEWHERE if here.client.away else Said.DECLINED


@rule
def postdated_cheque(here: Here, move: MoveRow, asked: float, weeks: int) -> None:
    """A promise on paper: less readily given than a word, and more often meant."""
    client, account, answer = here.client, here.account, here.answer
    contact(here, move)
    amount = rounded(asked, account.owed)
    size = ratio(here, amount, float(weeks))
    is_given = promises(here, size * BINDING, account.excuse >= 0, account.excused_until >= here.week)
    meant = promise.meant(size, client.honesty, client.stalling)
    is_meant = look(here.luck, Purpose.MEANT) < meant + HARDLY_MEANT * (1.0 - meant)
    presume(client, size)
    account.promise_asked = here.week
    if is_given:
        write_promise(here, amount, weeks, is_meant, 0)
        answer_true_reason(here, move.answers)
        answer.said, answer.amount = Said.PROMISED, amount
    else:
        say_why_not(here)


@rule
def offset(here: Here, move: MoveRow, asked: float) -> None:
    """What we buy from the client is set against what it owes: as much as has been delivered and not yet been set off."""
    account = here.account
    contact(here, move)
    there = max(here.terms.deliveries * (here.week + 1.0) - account.offset, 0.0)
    amount = min(rounded(asked, account.owed), there)
    if amount <= 0:
        here.answer.said = Said.SHRUGGED
        return
    answer_true_reason(here, move.answers)
    settle(here, amount)
    account.offset += amount
    account.received += amount
    account.resold += amount
    account.paid_week += amount
    if account.promise > 0:
        account.promise_paid += amount
    here.answer.said, here.answer.amount = Said.WELCOMED, amount


@rule
def goods_back(here: Here, move: MoveRow, asked: float) -> None:
    """Take goods back that lie on its shelf, in place of money: they bring less than was owed for them."""
    client, account = here.client, here.account
    contact(here, move)
    goods = min(rounded(asked, account.owed), client.stock)
    if goods <= 0 or client.away:
        here.answer.said = Said.BUSY_ELSEWHERE if client.away else Said.SHRUGGED
        return
    answer_true_reason(here, move.answers)
    take_back(here, goods)
    here.answer.said = Said.WELCOMED


@inlined
def securing_effect(here: Here, move: MoveRow, amount: float, weeks: int) -> bool:
    """Set off the effect of a move, if it is one of this file. Was it?"""
    effect = move.effect
    if effect == GUARANTEE:
        guarantee(here, move)
    elif effect == POSTDATED_CHEQUE:
        postdated_cheque(here, move, amount, weeks)
    elif effect == OFFSET:
        offset(here, move, amount)
    elif effect == GOODS_BACK:
        goods_back(here, move, amount)
    else:
        return False
    return True
