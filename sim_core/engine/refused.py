"""Why a move is refused, with the figures a person needs."""

from typing import Any

from sim_core.errors import Message, Sum
from sim_core.model.book import Book
from sim_core.model.choices import Choice
from sim_core.model.legal import (
    CAMPAIGN_AGAIN_WEEKS,
    COMPANY_WEEKS,
    DISCOUNT_WEEKS,
    FIRST_NEED,
    MOST_MADE,
    PROMO_AGAIN_WEEKS,
    Refusal,
    least_amount,
)
from sim_core.model.moves import MOVE_IDS, NEEDS, bears
from sim_core.model.records import object_of
from sim_core.model.sight import Public
from sim_core.model.state import Account, Batch, Desk


def refusal_message(reason: int, public: Public, book: Book, batch: Batch, choice: Choice, row: int, at: int) -> Message:
    """Why choice number `at`, made in episode `row`, is refused, with the figures a person needs."""
    if reason in (Refusal.NO_SUCH_MOVE, Refusal.NO_SUCH_CLIENT):
        values = {"move": int(choice.move[at]), "client": int(choice.client[at])}
        return Message(f"refusal.{Refusal(reason).name.lower()}", values)
    table = public.table
    move, client = int(choice.move[at]), int(choice.client[at])
    account, desk = object_of(Account, batch.accounts[row, client]), object_of(Desk, batch.desks[row])
    week = desk.week
    about: dict[str, Any] = {
        "move": MOVE_IDS[move],
        "client": public.client_ids[client],
        "needed_hours": float(table.hours[move]),
        "hours": desk.hours,
        "needed_budget": Sum(table.budget[move]),
        "budget": Sum(desk.budget),
        "amount": Sum(choice.amount[at]),
        "low": Sum(least_amount(account)),
        "high": Sum(account.owed),
        "weeks": int(choice.weeks[at]),
        "low_weeks": 1 if bears(MOVE_IDS[move], "by_parts") else 0,
        "high_weeks": public.weeks - 1 - week,
        "company_week": account.company_week + COMPANY_WEEKS + 1,
        "promo_week": account.promo_week + PROMO_AGAIN_WEEKS + 1,
        "campaign_week": account.campaign_week + CAMPAIGN_AGAIN_WEEKS + 1,
        "goods": Sum(book.terms["pushed_goods"][client]),
        "limit": Sum(public.credit_limit[client]),
        "owed": Sum(account.owed),
        "most": MOST_MADE,
        "discount_week": account.discount_week + DISCOUNT_WEEKS + 1,
    }
    key = NEEDS[reason - FIRST_NEED] if reason >= FIRST_NEED else Refusal(reason).name.lower()
    if key == "plan_set" and account.plan_shared > 0:
        key = "plan_already_shared"
    if key == "promise" and account.promise > 0:
        key = "promise_fresh"
    if key == "supplied" and account.left:
        key = "client_left"
    return Message(f"refusal.{key}", about)
