"""L2, L9: asking for money, in the measure that the client and what it owes call for."""

from sim_core.bots.answering import sized
from sim_core.bots.common import Round, by_overdue, weeks_left
from sim_core.bots.style import Known, Style
from sim_core.model.arrays import Rows, Weeks, Yuan
from sim_core.model.state import Sight

LETTERS_A_MONTH = 0.3
"""A letter counts for so much less each week; below this the last one is about a month old."""


def chase(plan: Round, known: Known, style: Style) -> None:
    """L2: ask everybody who owes, every week; in person where it is worth the way."""
    account = plan.sight.account
    ready = known.due & ~known.open & ~known.met & (account.promise <= 0) & ~known.absent
    worth = known.able
    late = known.week >= plan.sight.public.weeks // 2
    plan.offer("demand_letter", worth, ready & (account.letters < LETTERS_A_MONTH) & (account.overdue > style.letter_overdue))
    plan.offer("manager_visit", worth, ready & late & (worth > style.manager_worth), one=True)
    plan.offer("sit_in", worth, ready & (worth > style.sit_in_worth), one=True)
    plan.offer("visit", worth, ready & (worth > style.visit_worth))
    plan.offer("call", worth, ready)


def squeeze(plan: Round, known: Known, style: Style) -> None:
    """L9: stop supply only where much is overdue, for as long as nothing is paid, and never into the last week."""
    account, left = plan.sight.account, plan.sight.public.weeks - 1 - known.week
    released = account.hold & ((account.hold_paid >= style.hold_release * (account.overdue + 1.0)) | (left == 0))
    plan.offer("resume_supply", by_overdue(plan.sight), released & (account.hold_paid > 0))
    fit = known.due & (account.overdue > style.hold_overdue) & (known.week >= style.hold_from) & (account.bluffs == 0)
    plan.offer("stop_supply", by_overdue(plan.sight), fit & ~account.hold & (left > 1) & (account.hold_paid <= 0))


def settle_at_a_discount(plan: Round, known: Known, style: Style) -> None:
    """Near the end, some per cent off for what is paid at once: a last resort, for it costs and is remembered."""
    account, left = plan.sight.account, plan.sight.public.weeks - known.week
    ready = known.due & ~known.met & ~known.absent & (left <= style.discount_weeks)
    plan.offer("discount", by_overdue(plan.sight), ready & (account.promise <= 0), all_overdue)


def all_overdue(sight: Sight, at: tuple[Rows, Rows]) -> tuple[Yuan, Weeks]:
    """All that is overdue, now."""
    return sized(sight, at, sight.account.overdue[at]), weeks_left(sight, 0)[at[0]]
