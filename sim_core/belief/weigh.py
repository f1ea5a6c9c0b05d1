"""How well a copy of a client explains what was seen: its weight in a particle filter."""

from typing import Any, Final, NamedTuple

from sim_core.compiled import inlined, rule
from sim_core.effects.here import Answer, Friday
from sim_core.effects.investigate import by_reputation, candour, main_cause
from sim_core.effects.knowledge import chance_of_reading
from sim_core.effects.payment_run import chance_of_run
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.book import Book
from sim_core.model.move_numbers import ANALYSE_GAP, ASK_DIFFICULTIES, DEMAND_LETTER, DISCOUNT, FIX_PROBLEM, GRANT_REQUEST
from sim_core.model.moves import MOVE, tagged
from sim_core.model.state import Account, Client
from sim_core.model.vocabulary import Cause, Finding, Request
from sim_core.rules import demand, excuse, request

MOOD_NEAR: Final = (1.0, 0.12, 0.01)
"""Weight of a copy whose mood is read as it was seen, one word off, further off."""
ORDER_WIDTH: Final = 0.20
GAP_WIDTH: Final = 0.25
GOODS_WIDTH: Final = 0.3
CERTAIN: Final = 0.001
"""Weight that a copy keeps which contradicts a source that is never wrong, so that some are left."""
LEAST: Final = 0.02
"""Weight that a copy keeps which misses an order or a gap altogether: those are seen through much else."""
FORESEE: Final = tuple(MOVE[move] for move in tagged("foresees"))
"""Moves that tell whom a client means to pay this Friday."""


class Tolerance(NamedTuple):
    """How closely a copy has to do what was seen."""

    paid: float  # share by which a payment may differ
    answers: bool = True  # must it say the same?
    loose: bool = False  # may anything differ?


STRICT: Final = Tolerance(0.10)
WIDER: Final = (Tolerance(0.30), Tolerance(float("inf")), Tolerance(float("inf"), answers=False), Tolerance(0.0, loose=True))
"""Tried in turn where no copy does what was seen."""


class Seen(NamedTuple):
    """What the rep did with a client, and saw of it; or saw at the end of a week."""

    move: int  # −1: the week was ended
    amount: float
    weeks: int  # from now
    accuracy: float  # of the move as a source
    now: int  # week in which the rep stands afterwards
    desk: Any  # [1] `Desk` before it
    before: Any  # [1] `Account`: the file before it
    after: Any  # [1] `Account`: the file after it
    answer: Any  # [1] `Answer` to the move
    friday: Any  # [1] `Friday`: what was seen of the end of the week
    news: Any  # [events] what was announced in that week
    concerns: Any  # [events] is it announced when it happens, and does it touch this client?


@inlined
def near(value: float, seen: float, tolerance: float) -> bool:
    """Is it what was seen: nothing where nothing was, else something, and about as much?"""
    if seen <= 0:
        return value <= 0
    allowed = max(tolerance * seen, TEN_THOUSAND)  # payments are rounded down to that
    return value > 0 and abs(value - seen) <= allowed


@inlined
def about(value: float, seen: float, width: float) -> float:
    """Weight falling from 1 where it is just what was seen to a little, `width` yuan away."""
    return max(1.0 - abs(value - seen) / (width + TEN_THOUSAND), LEAST)


@rule
def of_move(client: Client, account: Account, answer: Answer, seen: Seen, how: Tolerance) -> float:
    """How well a copy that has just made the move explains its answer and what the file says since."""
    if how.loose:
        return 1.0
    told, now, move = seen.answer[0], seen.after[0], seen.move
    if not near(answer.paid, told.paid, how.paid):
        return 0.0
    weight = 1.0
    if how.answers:
        if answer.said != told.said or answer.excuse != told.excuse:
            return 0.0
        if move == ANALYSE_GAP:
            weight *= about(answer.amount, told.amount, GAP_WIDTH * seen.before[0].overdue)
        elif move != DISCOUNT and (answer.amount > 0) != (told.amount > 0):
            return 0.0
    if now.contact_week == seen.now and move != DEMAND_LETTER:
        weight *= MOOD_NEAR[min(abs(account.mood - now.mood), 2)]
    if move != FIX_PROBLEM:  # what is written down there is no evidence
        weight *= of_findings(client, account, seen)
        weight *= of_readings(client, account, seen)
    return weight


@rule
def of_findings(client: Client, account: Account, seen: Seen) -> float:
    """How likely the file would say of excuses what it says since the move: it is right as often as its source is."""
    weight, before, now = 1.0, seen.before[0], seen.after[0]
    for kind in range(excuse.KINDS):
        written = before.found[kind] != now.found[kind] or before.found_week[kind] != now.found_week[kind]
        if now.found_week[kind] != seen.now or not (written or before.found_sure[kind] != now.found_sure[kind]):
            continue
        sure = candour(client.honesty) if seen.move == ASK_DIFFICULTIES else now.found_sure[kind]
        right = excuse.is_true(client, account, kind) == (now.found[kind] == Finding.TRUE)
        weight *= sure if right else max(1.0 - sure, CERTAIN)
    return weight


@rule
def of_readings(client: Client, account: Account, seen: Seen) -> float:
    """How likely the file would say of cash, of Friday's payments, and of the cause of a gap, what it says since the move."""
    weight, before, now = 1.0, seen.before[0], seen.after[0]
    read = before.cash_low != now.cash_low or before.cash_high != now.cash_high or before.cash_week != now.cash_week
    if read and now.cash_week == seen.now and seen.accuracy > 0:
        likely = chance_of_reading(demand.free_cash(client), now.cash_low, now.cash_high, seen.accuracy)
        weight *= max(likely, LEAST / 4)
    if reads_friday(seen):
        right = candour(client.honesty) if seen.move == GRANT_REQUEST else seen.accuracy
        weight *= max(chance_of_run(client.meant, now.run, right), CERTAIN)
    if seen.move == ANALYSE_GAP:
        right = main_cause(client, account) == now.gap_cause
        weight *= seen.accuracy * right + (1.0 - seen.accuracy) * (now.gap_cause == Cause.CASH)
    return weight


@rule
def reads_friday(seen: Seen) -> bool:
    """Did the move tell of this Friday, and is what it told what stands in the file?"""
    before, now, move = seen.before[0], seen.after[0], seen.move
    if now.run_week != seen.now:
        return False
    if move not in FORESEE:
        return False
    if move == GRANT_REQUEST and before.request != Request.CALL_BACK:
        return False
    sure = by_reputation(now.stars) if move == GRANT_REQUEST else seen.accuracy
    return before.run_week != seen.now or before.run_sure <= sure


@rule
def of_week(client: Client, account: Account, friday: Friday, news: Any, book: Book, seen: Seen, how: Tolerance) -> float:
    """How well a copy explains the end of a week. `news` [events]: what was announced to it."""
    if how.loose:
        return 1.0
    told, now = seen.friday[0], seen.after[0]
    if not near(friday.paid, told.paid, how.paid) or friday.left != told.left or friday.failed != told.failed:
        return 0.0
    if how.answers:
        if friday.kept != told.kept or friday.broken != told.broken:
            return 0.0
        for number in range(len(news)):
            if seen.concerns[number] and news[number] != seen.news[number]:
                return 0.0
        # Who was away is back, a reason lapses, a new buyer knows of no plan: that is seen too.
        if account.excuse != now.excuse or (account.plan_shared > 0) != (now.plan_shared > 0):
            return 0.0
    ordered = about(friday.ordered, told.ordered, ORDER_WIDTH * told.ordered)
    return ordered * of_request(client, account, book, seen) * about(friday.refused, told.refused, ORDER_WIDTH * told.refused)


@rule
def of_request(client: Client, account: Account, book: Book, seen: Seen) -> float:
    """How likely a copy would come with the request that was come with on Monday, or with none."""
    came, now, rules, terms = seen.friday[0].request, seen.after[0], book.rules[0], book.terms[0]
    if not request.is_time(seen.now, rules.weeks, seen.before[0].request_week):
        return 1.0
    likely = request.chance_of(client, account, terms, rules.requests, came)
    if came >= 0 and likely > 0:
        goods = request.goods_of(client, account, terms, came)
        likely *= about(goods, now.request_goods, GOODS_WIDTH * now.request_goods)
    return max(likely, LEAST * rules.requests)
