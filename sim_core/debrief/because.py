"""Why the best alternative was better: what it answered, as it stood in the file and could be known then."""

from typing import Any, Final

from sim_core.belief.filter import Belief
from sim_core.engine.record import END_WEEK, Step
from sim_core.errors import Message
from sim_core.model.moves import MOVE, bears
from sim_core.model.sight import Sight
from sim_core.model.vocabulary import Excuse, Request

LIKELY, UNLIKELY = 0.6, 0.4
"""Chances from which an excuse is called likely to be true, and to be false."""
DOUBTFUL: Final = 0.25
"""Chance below which an excuse is looked into for the proof rather than to learn whether it is true."""


def because(sight: Sight, client: int, belief: Belief | None, best: Step) -> Message | None:
    """What speaks for the best alternative, on `client` (−1: it is to end the week); None where nothing simple does."""
    if best.move == END_WEEK or client < 0 or belief is None:
        return Message("because.end_week", {}) if best.move == END_WEEK else None
    key = _key(sight, client, belief, best.move)
    return Message(f"because.{key}", _values(sight, client, belief, best)) if key else None


def _key(sight: Sight, client: int, belief: Belief, move: str) -> str:
    account, week = sight.account, int(sight.desk.week[0])
    kind = int(account.excuse[0, client])
    if move == "grant_request":
        return "grant"
    if move == "decline_request":  # who wants a call wants nothing for which one could ask
        return "decline" if account.request_goods[0, client] > 0 else ""
    if kind >= 0:
        chance, row = float(belief.true[kind]), sight.public.excuses[Excuse(kind).name.lower()]
        if move == row["checked_by"] or bears(move, "checks"):
            return "prove" if chance < DOUBTFUL else "sure" if chance > 1.0 - DOUBTFUL else "check"
        if move == "challenge" and chance < UNLIKELY:
            return "challenge"
        if move in ("accept_excuse", *row.get("remedies", ())) and chance > LIKELY:
            return "answer"
    if bears(move, "promises") and account.promise[0, client] <= 0:
        return "promise"
    if move == "confirm_promise" and account.promise[0, client] > 0:
        return "confirm"
    if move == "share_plan" and account.plan_shared[0, client] <= 0:
        return "plan"
    if bears(move, "demands") and account.overdue[0, client] > 0 and account.asked_week[0, client] < week:
        return "ask"
    return ""


def _values(sight: Sight, client: int, belief: Belief, best: Step) -> dict[str, Any]:
    account, table, number = sight.account, sight.public.table, MOVE[best.move]
    values: dict[str, Any] = {"client": client, "move": best.move, "hours": float(table.hours[number])}
    values |= {"overdue": float(account.overdue[0, client]), "owed": float(account.owed[0, client])}
    values |= {"amount": float(account.promise[0, client]), "week": int(account.promise_due[0, client]) + 1}
    values |= {"reach": belief.free + belief.coming * (best.weeks + 1.0)}
    kind = int(account.excuse[0, client])
    values |= asked_by(sight, client)
    if kind >= 0:
        values |= {"excuse": Excuse(kind).name.lower(), "chance": float(belief.true[kind])}
    return values


def asked_by(sight: Sight, client: int) -> dict[str, object]:
    """What a client (−1: none) has come with, for a sentence: `request` by name, `goods` in yuan; nothing where it has not."""
    number = int(sight.account.request[0, client]) if client >= 0 else -1
    goods = float(sight.account.request_goods[0, client])
    return {"request": Request(number).name.lower(), "goods": goods} if number >= 0 else {}
