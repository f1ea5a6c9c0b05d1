"""What the nine lessons say, on what a rep can know. Each lesson can be left out, to see what leaving it out costs.

In every week the textbook deals with what is open first (excuses, promises), then makes its plan known, then asks for
money where asking is likely to bring most for an hour, and puts what is left into closing gaps.
"""

from dataclasses import dataclass

import numpy as np

from sim_core.arrays import Codes, Flags, Rows, Weeks, Yuan
from sim_core.bots.common import TEN_THOUSAND, Ask, Bot, Round, by_overdue, in_turn, weeks_left
from sim_core.legal import MAX_PARTS, PROMO_WEEKS, least_amount
from sim_core.luck import BotLuck
from sim_core.state import AccountState, Choice, Sight
from sim_core.vocabulary import FIRST_PROBLEM_EXCUSE, STALE_WEEKS, Cause, Excuse, Finding, Problem

SURE = 0.75
"""A source less reliable than this is worth checking before acting on it."""
MONEY = 3
"""The first three excuses are reasons of money."""
KNOWN_OUTSIDE = np.isin([*Excuse, -1], (Excuse.CASH_TIGHT, Excuse.CUSTOMERS_UNPAID, Excuse.OTHERS_FIRST, Excuse.WILL_LEAVE))
"""By number of an excuse (−1, none, is last): do people outside the client know?"""


@dataclass(frozen=True)
class Style:
    """How the textbook weighs things. Found by trying on the bundled scenarios; a variant may be tuned anew."""

    promise_share: float = 0.40  # of the overdue, asked as a promise where cash is not known
    promise_of_cash: float = 0.60  # of the known free cash
    promise_most: float = 0.60  # of the overdue
    promise_weeks: int = 1
    visit_worth: float = 45_000.0  # what a visit must promise to bring
    shared_clients: int = 8
    small: float = 20_000.0  # overdue not worth an hour
    instalment_weeks: int = 4
    instalment_share: float = 0.60


@dataclass(frozen=True)
class Known:
    """What the textbook reads off its sight. [E, C]."""

    open: Flags  # an excuse is open
    true: Flags  # … and known to be true
    kind: Codes  # of the open excuse, −1
    due: Flags  # owes something worth the trouble
    week: Weeks  # [E, 1]
    met: Flags  # asked for money this week already
    proven: Flags  # the file holds fresh evidence that the open excuse is false
    absent: Flags  # known to be away this week
    able: Yuan  # what it could hand over on the spot, as far as one can tell


def read(sight: Sight, style: Style) -> Known:
    """Read the file: open excuses and what is known of them."""
    account, week = sight.account, sight.desk.week[:, None]
    is_open = account.excuse >= 0
    rows, clients = np.nonzero(is_open)
    said = account.excuse[rows, clients]
    found, fresh = account.found[rows, clients, said], week[rows, 0] - account.found_week[rows, clients, said] <= STALE_WEEKS
    proven, true = np.zeros_like(is_open), np.zeros_like(is_open)
    sure = account.found_sure[rows, clients, said] > SURE
    proven[rows, clients] = fresh & sure & (found == Finding.FALSE)
    true[rows, clients] = fresh & sure & (found == Finding.TRUE)
    gone = account.found[:, :, Excuse.BOSS_AWAY] == Finding.TRUE
    return Known(
        open=is_open,
        true=true,
        kind=account.excuse,
        due=(account.overdue > style.small) & ~account.failed,
        week=week,
        met=account.asked_week >= week,
        proven=proven,
        absent=gone & (account.found_week[:, :, Excuse.BOSS_AWAY] == week),
        able=able_to_pay(sight, week),
    )


def able_to_pay(sight: Sight, week: Weeks) -> Yuan:
    """[E, C] what a visit might bring: a share of the overdue, and of the cash where that is known."""
    account = sight.account
    known = week - account.cash_week <= 2
    middle = (account.cash_low + account.cash_high) / 2
    by_debt = 0.3 * account.overdue
    return np.where(known, np.minimum(by_debt, 0.6 * middle), by_debt)


def textbook(without: tuple[str, ...] = (), style: Style | None = None) -> Bot:
    """The textbook, with lessons L1–L9 left out by name."""
    own = style or Style()

    def bot(sight: Sight, luck: BotLuck) -> Choice:
        return think(sight, own, without)

    return bot


def think(sight: Sight, style: Style, without: tuple[str, ...], known: Known | None = None) -> Choice:
    """The next round in every episode. `known` is given by a bot that knows more than the file."""
    known = known or read(sight, style)
    plan = Round(sight)
    if "L9" in without:
        greedy_supply(plan, known)
    if "L8" in without:
        beg(plan)
    answer_excuses(plan, known, style, without)
    if "L3" not in without:
        follow_up(plan, known)
    if "L1" not in without:
        make_plan_known(plan, known)
    plan.next_stage()
    if "L5" not in without:
        help_sell(plan, known)
    ask_for_promises(plan, known, style, whole="L4" in without)
    chase(plan, known, style)
    if "L5" not in without:
        close_gaps(plan, known)
    plan.next_stage()
    plan.offer("call", in_turn(sight), known.due & ~known.open & (sight.account.contacts < 1.5))
    if "L2" in without:
        recent = known.week - sight.account.contact_week < 4
        plan.withdraw(recent)
    return plan.choice()


def answer_excuses(plan: Round, known: Known, style: Style, without: tuple[str, ...]) -> None:
    """L6, L7: find out, then challenge what is false and remedy what is true."""
    account, worth = plan.sight.account, by_overdue(plan.sight)
    is_open = known.open & known.due
    fresh = account.challenge_week < known.week
    if "L6" in without:
        return plan.offer("accept_excuse", worth, is_open)
    if "L7" in without:
        return plan.offer("challenge", worth, is_open & fresh)
    complaint = (known.kind >= FIRST_PROBLEM_EXCUSE) & (known.kind < FIRST_PROBLEM_EXCUSE + len(Problem))
    money = known.open & (known.kind <= Excuse.SLOW_SALES)
    older = account.excuse_week < known.week
    returned = (known.kind == Excuse.BOSS_AWAY) & older  # a true absence would have ended by itself
    unknown = is_open & ~known.proven & ~known.true
    outside = KNOWN_OUTSIDE[known.kind]
    remedy = is_open & known.true
    plan.offer("challenge", worth, is_open & known.proven & fresh)
    plan.offer("fix_problem", worth, remedy & complaint)
    plan.offer("check_records", worth, unknown & complaint)
    plan.offer("ask_around", worth, unknown & outside)
    plan.offer("challenge", worth, unknown & returned & fresh)
    plan.offer("check_stock", worth, unknown & (known.kind == Excuse.SLOW_SALES))
    if "L5" not in without:
        plan.offer("downstream_promo", worth, remedy & money & (known.kind != Excuse.CASH_TIGHT))
    if "L3" not in without:
        plan.offer("instalments", worth, remedy & money & ~known.absent, parts(style))
    return plan.offer("accept_excuse", worth, remedy & ~complaint & (known.kind != Excuse.BOSS_AWAY) & older)


def parts(style: Style) -> Ask:
    """Instalments for a share of the overdue."""

    def ask(sight: Sight, at: tuple[Rows, Rows]) -> tuple[Yuan, Weeks]:
        amount = sized(sight, at, sight.account.overdue[at] * style.instalment_share)
        return amount, np.maximum(weeks_left(sight, style.instalment_weeks)[at[0]], 1)

    return ask


def sized(sight: Sight, at: tuple[Rows, Rows], wanted: Yuan) -> Yuan:
    """An amount that may be asked for, in whole ten thousands."""
    whole = np.floor(wanted / TEN_THOUSAND) * TEN_THOUSAND
    return np.minimum(np.maximum(whole, least_amount(sight.account, at)), sight.account.owed[at])


def follow_up(plan: Round, known: Known) -> None:
    """L3: follow promises up; loosely with the reliable, tightly with the unreliable."""
    account = plan.sight.account
    tight = account.stars <= 2
    enough = account.promise_followed >= np.where(tight, 2, 1)
    now = (account.promise_due <= known.week) | (tight & (account.promise_followed < 1))
    plan.offer("confirm_promise", account.promise, ~enough & now & (account.promise > 0))


def make_plan_known(plan: Round, known: Known) -> None:
    """L1: ask about difficulties, set a plan for the rest of the game, and agree it with the client."""
    account, weeks = plan.sight.account, plan.sight.public.weeks
    worth = account.owed
    wanted = (account.plan_shared == 0) & ~account.failed & ~account.left & (account.owed > 100_000)
    wanted &= weeks - 1 - known.week >= 3
    asked = known.week - account.difficulties_week <= 6
    planned = account.plan_week > known.week
    plan.offer("set_plan", worth, wanted & asked & ~planned, everything_by_the_end)
    plan.offer("share_plan", worth, wanted & asked & planned)
    plan.offer("ask_difficulties", worth, wanted & ~asked)


def everything_by_the_end(sight: Sight, at: tuple[Rows, Rows]) -> tuple[Yuan, Weeks]:
    """A plan for all that is owed, by the end of the game."""
    return sight.account.owed[at], weeks_left(sight, MAX_PARTS)[at[0]]


def ask_for_promises(plan: Round, known: Known, style: Style, whole: bool) -> None:
    """L4: ask for what is within reach and still means something, with a date; without it, for all by next week."""

    def ask(sight: Sight, at: tuple[Rows, Rows]) -> tuple[Yuan, Weeks]:
        account = sight.account
        if whole:
            return sized(sight, at, account.overdue[at]), weeks_left(sight, 1)[at[0]]
        cash_known = sight.desk.week[at[0]] - account.cash_week[at] <= 3
        middle = (account.cash_low[at] + account.cash_high[at]) / 2
        by_cash = np.maximum(middle * style.promise_of_cash, TEN_THOUSAND)
        amount = np.where(cash_known, by_cash, account.overdue[at] * style.promise_share)
        amount = np.minimum(amount, account.overdue[at] * style.promise_most)
        return sized(sight, at, amount), weeks_left(sight, style.promise_weeks)[at[0]]

    account, left = plan.sight.account, plan.sight.public.weeks - 1 - known.week
    ready = known.due & ~known.open & known.met & ~known.absent & (account.promise_asked < known.week) & (left > 0)
    plan.offer("ask_promise", by_overdue(plan.sight), ready, ask)


def chase(plan: Round, known: Known, style: Style) -> None:
    """L2: ask everybody who owes, every week; in person where it is worth the way."""
    ready = known.due & ~known.open & ~known.met & (plan.sight.account.promise <= 0) & ~known.absent
    worth = known.able
    late = known.week >= plan.sight.public.weeks // 2
    plan.offer("manager_visit", worth, ready & late & (worth > 2 * style.visit_worth), one=True)
    plan.offer("visit", worth, ready & (worth > style.visit_worth))
    plan.offer("call", worth, ready)


def close_gaps(plan: Round, known: Known) -> None:
    """L5: find out what stands in the way, and ask the company for support."""
    account, weeks = plan.sight.account, plan.sight.public.weeks
    worth = by_overdue(plan.sight)
    fresh = known.week - account.gap_week <= 6
    early = known.week < weeks - 4
    plan.offer("cash_rebate", worth, fresh & (account.overdue > 400_000))
    plan.offer("ask_company", account.gap_amount, fresh & (known.week < weeks - 5))
    plan.offer("analyse_gap", worth, early & ~fresh & (account.overdue > 200_000))


def help_sell(plan: Round, known: Known) -> None:
    """L5: help where help fits the cause, before asking for money."""
    account, weeks = plan.sight.account, plan.sight.public.weeks
    worth = by_overdue(plan.sight)
    fresh = known.week - account.gap_week <= 6
    early = known.due & (known.week < weeks - 3)
    asked = np.flatnonzero(early & plan.open & (known.week - account.promo_week >= PROMO_WEEKS))
    row, client = np.divmod(asked, worth.shape[1])
    told = np.zeros_like(early)
    told[row, client] = money_trouble(account, row, client, known.week[row, 0])
    stock = fresh & (account.gap_cause == Cause.STOCK)
    money = fresh & ((account.gap_cause == Cause.CUSTOMERS) | (account.gap_cause == Cause.CASH))
    money |= told
    plan.offer("downstream_promo", worth, early & (stock | money))
    plan.offer("terminal_campaign", worth, early & stock)


def money_trouble(account: AccountState, row: Rows, client: Rows, week: Weeks) -> Flags:
    """[N] does a good and fresh source say that a reason of money is true?"""
    true = account.found[row, client, :MONEY] == Finding.TRUE
    sure = account.found_sure[row, client, :MONEY] > SURE
    fresh = week[:, None] - account.found_week[row, client, :MONEY] <= STALE_WEEKS
    told = true & sure & fresh
    return told[:, 0] | told[:, 1] | told[:, 2]


def greedy_supply(plan: Round, known: Known) -> None:
    """Without L9: stops supply and pushes orders freely."""
    worth, turn = by_overdue(plan.sight), known.week % 4
    plan.offer("stop_supply", worth, known.due & (turn == 2))
    plan.offer("resume_supply", worth, plan.sight.account.hold & (turn == 0))
    plan.offer("push_order", worth, (known.week - plan.sight.account.push_week >= 4) & (turn == 1))


def beg(plan: Round) -> None:
    """Without L8: every tenth move is a plea instead of a call."""
    turn = np.broadcast_to((plan.sight.desk.moves % 10 >= 7)[:, None], plan.open.shape)
    plan.offer("plead", by_overdue(plan.sight), turn, one=True)
