"""Contact, demands and payments: what chasing does (rules 1 to 5)."""

from typing import Final

from sim_core.compiled import floor, inlined, rule
from sim_core.effects.here import Here, change_trust, draw, read_mood
from sim_core.effects.knowledge import find, next_search, read_demeanour
from sim_core.effects.payment_run import read_run
from sim_core.model.book import MoveRow
from sim_core.model.chance import logistic
from sim_core.model.luck import Purpose, look
from sim_core.model.moves import EFFECTS
from sim_core.model.vocabulary import Said
from sim_core.rules import attention, demand, excuse, promise

DEMAND: Final = EFFECTS.index("demand")
LETTER: Final = EFFECTS.index("letter")
PLEAD: Final = EFFECTS.index("plead")
TOKEN_SHARE: Final = 0.06
"""A payment under this share of the overdue is felt as a token."""
PAID_TRUST: Final = 0.01
FACE_TO_FACE: Final = 2.0
"""Hours from which a demand counts as a visit: it shows who is in and what is on the shelf."""
MOST_COUNTED: Final = 100
LISTENS: Final = 0.85
"""Trust above which a client listens to pleading."""


@rule
def contact(here: Here, move: MoveRow) -> None:
    """Attention, fatigue and trust after a contact; the file notes it and the mood."""
    client, account = here.client, here.account
    fatigue = client.fatigue
    client.attention = attention.raised(client.attention, move.pressure, fatigue)
    client.fatigue = attention.tired(fatigue, move.fatigue)
    lost = attention.annoyance(client.fatigue, client.patience) * (move.fatigue > 0)
    change_trust(client, move.trust - lost)
    account.contact_week = here.week
    account.contacts += 1.0
    read_mood(here)


@rule
def pay(here: Here, amount: float) -> None:
    """Move `amount` from the client's cash to us: oldest invoices first, promises and rebates credited."""
    if amount <= 0:
        return
    client, account = here.client, here.account
    settle(here, amount)
    client.cash -= amount
    account.received += amount
    account.paid_week += amount
    account.last_paid = amount
    account.last_paid_week = here.week
    if account.promise > 0:
        account.promise_paid += amount
    if account.hold:
        account.hold_paid += amount
    if account.rebate_until >= here.week:
        rebate = floor(amount * here.terms.rebate_percent / 100.0)
        account.rebated += rebate
        client.cash += rebate


@rule
def settle(here: Here, amount: float) -> None:
    """Take `amount` off the oldest invoices."""
    account, left = here.account, amount
    for slot in range(here.terms.slots):
        part = min(left, account.invoice[slot])
        account.invoice[slot] -= part
        left -= part
        if left <= 0:
            break
    account.owed -= amount
    account.overdue -= min(amount, account.overdue)


@rule
def note_follow_up(here: Here) -> bool:
    """A contact while a promise is open follows it up. Is the client annoyed: reliable, and followed up before?"""
    client, account = here.client, here.account
    if account.promise <= 0 or account.promise_week >= here.week:
        return False
    annoyed = client.honesty > promise.RELIABLE and account.promise_followed >= 1
    if annoyed:
        change_trust(client, -promise.ANNOYED)
    account.followed_week = here.week
    account.promise_followed = min(account.promise_followed + 1, MOST_COUNTED)
    return annoyed


@rule
def make_demand(here: Here, move: MoveRow) -> None:
    """A contact that asks for money."""
    contact(here, move)
    annoyed = note_follow_up(here)
    ask_for_money(here, move, 0.0)
    if annoyed and here.answer.said == Said.EVADED:
        here.answer.said = Said.ANNOYED
    if move.hours >= FACE_TO_FACE:
        see_for_oneself(here, move)


@rule
def ask_for_money(here: Here, move: MoveRow, eager: float) -> None:
    """If willing and able, it pays on the spot; otherwise it gives an excuse, or repeats the open one.

    `eager`: points of willingness beside those of the move.
    """
    client, account, answer = here.client, here.account, here.answer
    account.asked_week = here.week
    keen = demand.willingness(client, account, here.week) + move.willing + eager
    willing = look(here.luck, Purpose.WILLING) < logistic(keen) and not client.away
    paid = on_the_spot(here, move) if willing else 0.0
    answer.paid = paid
    if paid > 0:
        answer.said = Said.TOKEN if paid < TOKEN_SHARE * account.overdue else Said.PAID
        pay(here, paid)
        client.demand_paid += paid
        client.attention *= attention.RELIEF
        change_trust(client, PAID_TRUST)
    elif account.overdue <= 0:
        answer.said = Said.EVADED
    else:
        make_excuse(here)


@rule
def on_the_spot(here: Here, move: MoveRow) -> float:
    """What a willing client hands over: bounded by the undisputed overdue, its free cash, and our share of that.

    What was already paid on demand this week counts: asking twice does not bring twice.
    """
    client, account = here.client, here.account
    undisputed = account.overdue * (1.0 - demand.disputed_share(client))
    free, before = demand.free_cash(client), client.demand_paid
    by_debt = move.share * (undisputed + before) - before
    by_cash = min(move.cash_share, demand.our_share(client, account)) * (free + before) - before
    wanted = max(min(min(by_debt, by_cash), min(free, undisputed)), 0.0)
    return demand.voluntary(wanted, account, here.terms.slots)


@rule
def make_excuse(here: Here) -> None:
    """Raise an excuse, or repeat the open one."""
    client, account, answer = here.client, here.account, here.answer
    luck = draw(here, Purpose.EXCUSE)
    if account.excuse >= 0:
        account.excuse_said = here.week
        answer.said, answer.excuse = Said.REPEATED, account.excuse
        return
    kind = excuse.pick(client, account, luck)
    if kind < 0:
        answer.said, answer.excuse = Said.EVADED, -1
        return
    account.excuse = kind
    account.excuse_week = account.excuse_said = here.week
    client.excuse_true = excuse.severity(client, account, kind) > excuse.TRUE_FROM
    read_demeanour(here, kind)
    account.heard[kind] = min(account.heard[kind] + 1, MOST_COUNTED)
    answer.said, answer.excuse = Said.EXCUSE, kind


@rule
def see_for_oneself(here: Here, move: MoveRow) -> None:
    """A visit shows for certain who is in, and roughly what is on the shelf, and whatever else is seen in person."""
    repeat = next_search(here)
    for kind in range(excuse.KINDS):
        if move.sees >> kind & 1:
            find(here, kind, 1.0 if move.certain >> kind & 1 else move.accuracy, repeat)
    read_run(here, move.accuracy, move.accuracy)
    here.account.visit_week = here.week


@rule
def send_letter(here: Here, move: MoveRow) -> None:
    """A demand letter: works through dependence, each next one within a month weaker."""
    client, account = here.client, here.account
    weaker = 1.0 / (1.0 + 2.0 * account.letters)
    pressure = move.pressure * (0.4 + 0.9 * client.dependence) * weaker
    client.attention = attention.raised(client.attention, pressure * client.credibility, client.fatigue)
    client.fatigue = attention.tired(client.fatigue, move.fatigue * 0.5)
    lost = attention.annoyance(client.fatigue, client.patience)
    change_trust(client, move.trust * (1.0 + account.letters) - lost)
    account.letters += 1.0
    account.contact_week = here.week
    account.contacts += 1.0
    here.answer.said = Said.SHRUGGED


@rule
def plead(here: Here, move: MoveRow) -> None:
    """Begging for sympathy: lowers standing; only a very trusting client listens at all."""
    client = here.client
    if client.trust > LISTENS:
        client.attention = attention.raised(client.attention, 0.1, client.fatigue)
    change_trust(client, move.trust)
    here.account.contact_week = here.week
    read_mood(here)
    here.answer.said = Said.SHRUGGED


@inlined
def contact_effect(here: Here, move: MoveRow, amount: float, weeks: int) -> bool:
    """Set off the effect of a move, if it is one of this file. Was it?"""
    effect = move.effect
    if effect == DEMAND:
        make_demand(here, move)
    elif effect == LETTER:
        send_letter(here, move)
    elif effect == PLEAD:
        plead(here, move)
    else:
        return False
    return True
