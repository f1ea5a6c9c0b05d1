"""Which moves are possible. Decided on what the rep can know, so that a refusal tells no secret."""

from typing import Final

from sim_core.compiled import floor, inlined, rule
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.book import MoveRow, Terms
from sim_core.model.moves import MIN_PROMISE_SHARE, NEEDS
from sim_core.model.state import Account, Desk
from sim_core.model.vocabulary import COMPLAINT_OF, PROBLEM_OF, Finding, Numbered, Problem

COMPANY_WEEKS: Final = 4
GAP_WEEKS: Final = 8
PROMO_AGAIN_WEEKS: Final = 4
CAMPAIGN_AGAIN_WEEKS: Final = 7
PUSH_WEEKS: Final = 4
DISCOUNT_WEEKS: Final = 4
KNOWING_WEEKS: Final = 6
"""So long after asking about difficulties, a plan is shared with knowledge of them."""
MAX_PARTS: Final = 26
MOST_PLANNED: Final = 1e12
MOST_MADE: Final = 10_000
"""Moves in a game: more than anybody wants, and an end to moves that cost nothing."""
PROBLEMS: Final = len(Problem)


class Refusal(Numbered):
    """Why a move is not possible; 0 if it is. From 20: `NEEDS` that are not met, in their order."""

    OK = 0
    GAME_OVER = 1
    NO_SUCH_MOVE = 2
    NO_SUCH_CLIENT = 3
    FORBIDDEN = 4
    CLIENT_FAILED = 5
    HOURS = 6
    BUDGET = 7
    AMOUNT_LOW = 8
    AMOUNT_HIGH = 9
    WEEKS = 10
    TWICE = 11
    TOO_MANY = 12


FIRST_NEED: Final = 20
MANAGER_NEED: Final = NEEDS.index("manager_visits")
MANAGER_VISITS: Final = 1 << NEEDS.index("manager_visits")
SUPPLIED: Final = 1 << NEEDS.index("supplied")
ON_HOLD: Final = 1 << NEEDS.index("on_hold")
PLAN_SET: Final = 1 << NEEDS.index("plan_set")
OWES: Final = 1 << NEEDS.index("owes")
NO_PROMISE: Final = 1 << NEEDS.index("no_promise")
PROMISE: Final = 1 << NEEDS.index("promise")
GAP_KNOWN: Final = 1 << NEEDS.index("gap_known")
COMPANY_FREE: Final = 1 << NEEDS.index("company_free")
EXCUSE_OPEN: Final = 1 << NEEDS.index("excuse_open")
COMPLAINT: Final = 1 << NEEDS.index("complaint")
PROMO_FREE: Final = 1 << NEEDS.index("promo_free")
CAMPAIGN_FREE: Final = 1 << NEEDS.index("campaign_free")
OUTLETS_FREE: Final = 1 << NEEDS.index("outlets_free")
REBATE_FREE: Final = 1 << NEEDS.index("rebate_free")
PUSH_FREE: Final = 1 << NEEDS.index("push_free")
DISCOUNT_FREE: Final = 1 << NEEDS.index("discount_free")
NOT_FOLLOWED: Final = 1 << NEEDS.index("not_followed")
WITHIN_LIMIT: Final = 1 << NEEDS.index("within_limit")
REQUEST_OPEN: Final = 1 << NEEDS.index("request_open")
ALL_NEEDS: Final = len(NEEDS)


@inlined
def complaint_about(account: Account) -> int:
    """The problem that `fix_problem` would go after: the one complained of, else one found to be real; −1 if none."""
    if account.excuse >= 0 and PROBLEM_OF[account.excuse] >= 0:
        return int(PROBLEM_OF[account.excuse])
    for problem in range(PROBLEMS):
        if account.found[COMPLAINT_OF[problem]] == Finding.TRUE:
            return problem
    return -1


@inlined
def plan_to_share(account: Account, week: int) -> bool:
    """Is there a plan that the client does not know of, or knows less well than it could?"""
    better = account.plan_shared < 1 and week - account.difficulties_week <= KNOWING_WEEKS
    return account.plan_amount > 0 and (account.plan_shared == 0 or better)


@inlined
def unmet(needs: int, account: Account, desk: Desk, terms: Terms) -> int:
    """The first of `needs` (bits of `NEEDS`) that does not hold, as its bit; 0 if all hold."""
    if needs == 0:
        return 0
    week = desk.week
    if needs & MANAGER_VISITS and desk.manager_visits <= 0:
        return MANAGER_VISITS
    if needs & SUPPLIED and (account.hold or account.left):
        return SUPPLIED
    if needs & ON_HOLD and not account.hold:
        return ON_HOLD
    if needs & PLAN_SET and not plan_to_share(account, week):
        return PLAN_SET
    if needs & OWES and account.owed <= 0:
        return OWES
    if needs & NO_PROMISE and account.promise != 0:
        return NO_PROMISE
    if needs & PROMISE and not (account.promise > 0 and account.promise_week < week):
        return PROMISE
    if needs & GAP_KNOWN and week - account.gap_week > GAP_WEEKS:
        return GAP_KNOWN
    if needs & COMPANY_FREE and week - account.company_week < COMPANY_WEEKS:
        return COMPANY_FREE
    if needs & EXCUSE_OPEN and account.excuse < 0:
        return EXCUSE_OPEN
    if needs & COMPLAINT and complaint_about(account) < 0:
        return COMPLAINT
    if needs & PROMO_FREE and week - account.promo_week < PROMO_AGAIN_WEEKS:
        return PROMO_FREE
    if needs & CAMPAIGN_FREE and week - account.campaign_week < CAMPAIGN_AGAIN_WEEKS:
        return CAMPAIGN_FREE
    if needs & OUTLETS_FREE and account.outlets_week >= 0:
        return OUTLETS_FREE
    if needs & REBATE_FREE and week <= account.rebate_until:
        return REBATE_FREE
    if needs & PUSH_FREE and week - account.push_week < PUSH_WEEKS:
        return PUSH_FREE
    if needs & DISCOUNT_FREE and week - account.discount_week < DISCOUNT_WEEKS:
        return DISCOUNT_FREE
    if needs & NOT_FOLLOWED and account.followed_week >= week:
        return NOT_FOLLOWED
    if needs & WITHIN_LIMIT and account.owed + terms.pushed_goods > terms.credit_limit:
        return WITHIN_LIMIT
    if needs & REQUEST_OPEN and account.request < 0:
        return REQUEST_OPEN
    return 0


@rule
def all_unmet(account: Account, desk: Desk, terms: Terms) -> int:
    """All of `NEEDS` that do not hold, as bits: for a look at many moves at once."""
    bits = 0
    for need in range(ALL_NEEDS):  # the compiler makes one short test of each turn
        bits |= unmet(1 << need, account, desk, terms)
    return bits


@inlined
def suitable(move: MoveRow, account: Account, desk: Desk, terms: Terms) -> bool:
    """Does a client meet what `move` needs?"""
    return not account.failed and unmet(move.needs, account, desk, terms) == 0


@inlined
def affordable(move: MoveRow, desk: Desk, weeks: int) -> bool:
    """Is there a week, an hour and a yuan left for `move` in a game of `weeks`, and does the scenario offer it?"""
    enough = move.allowed and desk.hours >= move.hours and desk.week < weeks and desk.moves < MOST_MADE
    enough = enough and (move.budget <= 0 or desk.budget >= move.budget)
    return enough and (not move.by_parts or weeks - 1 - desk.week >= 1)


@inlined
def possible(move: MoveRow, account: Account, desk: Desk, terms: Terms, weeks: int) -> bool:
    """Is `move` possible now with a client (with an amount that is allowed, where one is asked)?"""
    return affordable(move, desk, weeks) and suitable(move, account, desk, terms)


@inlined
def least_amount(account: Account) -> float:
    """The smallest amount that may be asked for: 5 % of the overdue, at least ¥10,000 (or all, if less is owed)."""
    share = -floor(-(MIN_PROMISE_SHARE * account.overdue / TEN_THOUSAND)) * TEN_THOUSAND
    return min(max(share, TEN_THOUSAND), account.owed)


@rule
def refusal(move: MoveRow, account: Account, desk: Desk, terms: Terms, amount: float, in_weeks: int, weeks: int) -> int:
    """Why `move` is not possible with a client, as a `Refusal`, but for what it costs; 0 if it is.

    `amount` and `in_weeks` (from now) are what is asked with it; the game has `weeks`.
    """
    if not move.allowed:
        return Refusal.FORBIDDEN
    if desk.moves >= MOST_MADE:
        return Refusal.TOO_MANY
    if account.failed:
        return Refusal.CLIENT_FAILED
    need = unmet(move.needs, account, desk, terms)
    if need != 0:
        number = 0
        while need >> number != 1:
            number += 1
        return FIRST_NEED + number
    if move.asks_amount:
        least = 1.0 if move.plans else least_amount(account)
        most = MOST_PLANNED if move.plans else account.owed
        if not amount >= least:  # also when it is not a number
            return Refusal.AMOUNT_LOW
        if amount > most:
            return Refusal.AMOUNT_HIGH
    if move.asks_weeks:
        soonest = 1 if move.by_parts else 0
        if in_weeks < soonest or desk.week + in_weeks > weeks - 1 or in_weeks > MAX_PARTS:
            return Refusal.WEEKS
    return Refusal.OK


@rule
def too_dear(hours: float, budget: float, visits: int, desk: Desk) -> int:
    """Why a move, with those made before it in a round, costs more than there is, as a `Refusal`; 0 if it does not."""
    if desk.hours < hours:
        return Refusal.HOURS
    if desk.budget < budget:
        return Refusal.BUDGET
    if desk.manager_visits < visits:
        return FIRST_NEED + MANAGER_NEED
    return Refusal.OK
