"""What the nine lessons say, on what a rep can know. Each lesson can be left out, to see what leaving it out costs.

In every week the textbook deals with what is open first (excuses, promises), then makes its plan known, then asks for
money where asking is likely to bring most for an hour, and puts what is left into closing gaps.
"""

from dataclasses import dataclass

import numpy as np

from sim_core.arrays import Flags, Rows, Weeks, Yuan
from sim_core.bots.common import Bot, by_overdue, first_of, in_turn, nothing, on_best, weeks_left, where
from sim_core.legal import least_amount
from sim_core.luck import BotLuck
from sim_core.moves import NO_MOVE
from sim_core.state import Choice, Sight
from sim_core.vocabulary import FIRST_PROBLEM_EXCUSE, STALE_WEEKS, Cause, Excuse, Finding

MONEY_REASONS = (Excuse.CASH_TIGHT, Excuse.CUSTOMERS_UNPAID, Excuse.SLOW_SALES)
ROUND = 10_000.0


@dataclass(frozen=True)
class Style:
    """How the textbook weighs things. Found by trying on the bundled scenarios; a variant may be tuned anew."""

    promise_share: float = 0.20  # of the overdue, asked as a promise where cash is not known
    promise_of_cash: float = 0.55  # of the known free cash
    promise_weeks: int = 2
    visit_worth: float = 45_000.0  # what a visit must promise to bring
    shared_clients: int = 8
    small: float = 20_000.0  # overdue not worth an hour
    instalment_weeks: int = 5
    instalment_share: float = 0.45


@dataclass(frozen=True)
class Known:
    """What the textbook reads off its sight. [E, C]."""

    open: Flags  # an excuse is open
    true: Flags  # … and known to be true
    kind: Rows
    due: Flags  # owes something worth the trouble
    week: Rows  # [E, 1]
    met: Flags  # asked for money this week already
    proven: Flags  # the file holds fresh evidence that the open excuse is false
    absent: Flags  # known to be away this week
    able: Yuan  # what it could hand over on the spot, as far as one can tell


def read(sight: Sight, style: Style) -> Known:
    """Read the file: open excuses and what is known of them."""
    account, week = sight.account, sight.desk.week[:, None]
    kind = np.maximum(account.excuse, 0).astype(np.intp)
    rows = np.arange(kind.shape[0])[:, None]
    clients = np.arange(kind.shape[1])[None, :]
    place = (rows, clients, kind)
    is_open = account.excuse >= 0
    fresh = is_open & (week - account.found_week[place] <= STALE_WEEKS)
    return Known(
        open=is_open,
        true=fresh & (account.found[place] == Finding.TRUE),
        kind=kind,
        due=(account.overdue > style.small) & ~account.failed,
        week=week.astype(np.intp),
        met=account.asked_week >= week,
        proven=fresh & (account.found[place] == Finding.FALSE),
        absent=(account.found[:, :, Excuse.BOSS_AWAY] == Finding.TRUE) & (account.found_week[:, :, Excuse.BOSS_AWAY] == week),
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
    """The next move in every episode. `known` is given by a bot that knows more than the file."""
    known = known or read(sight, style)
    steps = []
    if "L9" in without:
        steps.append(greedy_supply(sight, known))
    if "L8" in without:
        steps.append(beg(sight))
    steps += [
        answer_excuses(sight, known, style, without),
        follow_up(sight, known, without),
        make_plan_known(sight, known, style, without),
        ask_for_promises(sight, known, style, without),
        chase(sight, known, style, without),
        close_gaps(sight, known, without),
        chase_again(sight, known, style, without),
    ]
    choice = first_of(*steps)
    if "L2" in without:
        rows = np.arange(len(choice.move))
        recent = known.week[:, 0] - sight.account.contact_week[rows, choice.client.astype(np.intp)] < 4
        choice.move = np.where(recent, NO_MOVE, choice.move).astype(np.int8)
    return choice


def answer_excuses(sight: Sight, known: Known, style: Style, without: tuple[str, ...]) -> Choice:
    """L6, L7: find out, then challenge what is false and remedy what is true."""
    worth = by_overdue(sight)
    is_open = known.open & known.due
    fresh = sight.account.challenge_week < known.week
    if "L6" in without:
        return on_best(sight, "accept_excuse", where(worth, is_open))
    if "L7" in without:
        return on_best(sight, "challenge", where(worth, is_open & fresh))
    complaint = (known.kind >= FIRST_PROBLEM_EXCUSE) & (known.kind < FIRST_PROBLEM_EXCUSE + 4)
    money = known.kind <= Excuse.SLOW_SALES
    old = sight.account.excuse_week < known.week
    returned = (known.kind == Excuse.BOSS_AWAY) & old  # a true absence would have ended by itself
    unknown = is_open & ~known.proven & ~known.true
    outside = np.isin(known.kind, (Excuse.CASH_TIGHT, Excuse.CUSTOMERS_UNPAID, Excuse.OTHERS_FIRST, Excuse.WILL_LEAVE))
    steps = [
        on_best(sight, "challenge", where(worth, is_open & known.proven & fresh)),
        on_best(sight, "fix_problem", where(worth, is_open & known.true & complaint)),
        on_best(sight, "check_records", where(worth, unknown & complaint)),
        on_best(sight, "ask_around", where(worth, unknown & outside)),
        on_best(sight, "challenge", where(worth, unknown & returned & fresh)),
        on_best(sight, "check_stock", where(worth, unknown & (known.kind == Excuse.SLOW_SALES))),
    ]
    if "L5" not in without:
        promoted = known.true & (known.kind != Excuse.CASH_TIGHT) & money
        steps.append(on_best(sight, "downstream_promo", where(worth, is_open & promoted)))
    if "L3" not in without:
        steps.append(by_instalments(sight, is_open & known.true & money & ~known.absent, style))
    rest = is_open & known.true & ~complaint & (known.kind != Excuse.BOSS_AWAY)
    steps.append(on_best(sight, "accept_excuse", where(worth, rest & (sight.account.excuse_week < known.week))))
    return first_of(*steps)


def by_instalments(sight: Sight, condition: Flags, style: Style) -> Choice:
    """Offer instalments: a share of the overdue, or what is known to be there and coming in."""
    choice = on_best(sight, "instalments", where(by_overdue(sight), condition))
    at = (np.arange(len(choice.client)), choice.client.astype(np.intp))
    amount = sized(sight, at, sight.account.overdue[at] * style.instalment_share)
    choice.amount = np.where(choice.move != NO_MOVE, amount, 0.0)
    choice.weeks = np.maximum(weeks_left(sight, style.instalment_weeks), 1).astype(np.int8)
    return choice


def sized(sight: Sight, at: tuple[Rows, Rows], wanted: Yuan) -> Yuan:
    """An amount that may be asked for, in whole ten thousands."""
    whole = np.floor(wanted / ROUND) * ROUND
    return np.minimum(np.maximum(whole, least_amount(sight.account, at)), sight.account.owed[at])


def follow_up(sight: Sight, known: Known, without: tuple[str, ...]) -> Choice:
    """L3: follow promises up; loosely with the reliable, tightly with the unreliable."""
    if "L3" in without:
        return nothing(sight)
    account = sight.account
    tight = account.stars <= 2
    enough = account.promise_followed >= np.where(tight, 2, 1)
    now = (account.promise_due <= known.week) | (tight & (account.promise_followed < 1))
    return on_best(sight, "confirm_promise", where(account.promise, ~enough & now & (account.promise > 0)))


def make_plan_known(sight: Sight, known: Known, style: Style, without: tuple[str, ...]) -> Choice:
    """L1: ask about difficulties, set a plan for the rest of the game, and agree it with the client."""
    if "L1" in without:
        return nothing(sight)
    account = sight.account
    worth = account.owed
    left = sight.public.weeks - 1 - known.week
    wanted = (account.plan_shared == 0) & ~account.failed & ~account.left & (left >= 3) & (account.owed > 100_000)
    asked = known.week - account.difficulties_week <= 6
    plan = on_best(sight, "set_plan", where(worth, wanted & asked & (account.plan_week <= known.week)))
    at = (np.arange(len(plan.client)), plan.client.astype(np.intp))
    plan.amount = np.where(plan.move != NO_MOVE, account.owed[at], 0.0)
    plan.weeks = weeks_left(sight, 26).astype(np.int8)
    return first_of(
        plan,
        on_best(sight, "share_plan", where(worth, wanted & asked & (account.plan_week > known.week))),
        on_best(sight, "ask_difficulties", where(worth, wanted & ~asked)),
    )


def ask_for_promises(sight: Sight, known: Known, style: Style, without: tuple[str, ...]) -> Choice:
    """L4: ask for what is within reach and still means something, with a date."""
    account = sight.account
    choice = on_best(sight, "ask_promise", where(by_overdue(sight), known.due & ~known.open & known.met & ~known.absent))
    at = (np.arange(len(choice.client)), choice.client.astype(np.intp))
    if "L4" in without:
        choice.amount = np.where(choice.move != NO_MOVE, sized(sight, at, account.overdue[at]), 0.0)
        choice.weeks = weeks_left(sight, 1).astype(np.int8)
        return choice
    known_cash = known.week[:, 0] - account.cash_week[at] <= 3
    middle = (account.cash_low[at] + account.cash_high[at]) / 2
    amount = np.where(known_cash, np.maximum(middle * style.promise_of_cash, ROUND), account.overdue[at] * style.promise_share)
    choice.amount = np.where(choice.move != NO_MOVE, sized(sight, at, amount), 0.0)
    choice.weeks = weeks_left(sight, style.promise_weeks).astype(np.int8)
    return choice


def chase(sight: Sight, known: Known, style: Style, without: tuple[str, ...]) -> Choice:
    """L2: ask everybody who owes, every week; in person where it is worth the way."""
    ready = known.due & ~known.open & ~known.met & (sight.account.promise <= 0) & ~known.absent
    worth = known.able
    late = known.week >= sight.public.weeks // 2
    steps = [on_best(sight, "manager_visit", where(worth, ready & late & (worth > 2 * style.visit_worth)))]
    steps += [
        on_best(sight, "visit", where(worth, ready & (worth > style.visit_worth))),
        on_best(sight, "call", where(worth, ready)),
    ]
    return first_of(*steps)


def chase_again(sight: Sight, known: Known, style: Style, without: tuple[str, ...]) -> Choice:
    """Hours left over: those with a promise are reminded, those not worth a visit are visited."""
    return on_best(sight, "call", where(in_turn(sight), known.due & ~known.open & (sight.account.contacts < 1.5)))


def close_gaps(sight: Sight, known: Known, without: tuple[str, ...]) -> Choice:
    """L5: find out what stands in the way, ask the company for support, and put it where it fits the cause."""
    if "L5" in without:
        return nothing(sight)
    account = sight.account
    fresh = known.week - account.gap_week <= 6
    early = known.week < sight.public.weeks - 4
    worth = by_overdue(sight)
    customers = fresh & (account.gap_cause == Cause.CUSTOMERS)
    stock = fresh & (account.gap_cause == Cause.STOCK)
    cash = fresh & (account.gap_cause == Cause.CASH)
    return first_of(
        on_best(sight, "downstream_promo", where(worth, early & (customers | stock | cash))),
        on_best(sight, "terminal_campaign", where(worth, early & stock)),
        on_best(sight, "cash_rebate", where(worth, fresh & (account.overdue > 400_000))),
        on_best(sight, "ask_company", where(account.gap_amount, fresh & (known.week < sight.public.weeks - 5))),
        on_best(sight, "analyse_gap", where(worth, early & ~fresh & (account.overdue > 200_000))),
    )


def greedy_supply(sight: Sight, known: Known) -> Choice:
    """Without L9: stops supply and pushes orders freely."""
    worth = by_overdue(sight)
    month = known.week - sight.account.push_week >= 4
    return first_of(
        on_best(sight, "stop_supply", where(worth, known.due & (known.week % 4 == 2))),
        on_best(sight, "resume_supply", where(worth, sight.account.hold & (known.week % 4 == 0))),
        on_best(sight, "push_order", where(worth, month & (known.week % 4 == 1))),
    )


def beg(sight: Sight) -> Choice:
    """Without L8: every tenth move is a plea instead of a call."""
    choice = on_best(sight, "plead", by_overdue(sight))
    turn = sight.desk.moves % 10 == 9
    choice.move = np.where(turn, choice.move, NO_MOVE).astype(np.int8)
    return choice
