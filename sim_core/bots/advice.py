"""What a piece of advice comes to in a game as it stands: moves that can be made now, to the letter."""

from typing import Final

import numpy as np

from sim_core.bots.common import sized
from sim_core.engine.legality import legal
from sim_core.engine.record import Step
from sim_core.model.moves import ASKS, MOVE, MOVE_ROWS, NEEDED, bears
from sim_core.model.sight import Sight
from sim_core.model.vocabulary import COMPLAINT_OF, Excuse, Finding
from sim_core.scenario.advice import BY_EXCUSE, FIND_OUT, AdviceSpec

ACCEPT: Final = "accept_excuse"
REMEDIES: Final = ("fix_problem", "downstream_promo", "instalments")
"""What is advised against a true excuse, if it answers that one: in this order."""
Tried = frozenset[tuple[int, int]]
"""(move, client): what was tried on the excuse that stands."""
WEARY: Final = 3.4
"""Contacts in the last month or so beyond which to ask for money again does more harm than good."""


def advised(advice: AdviceSpec, client: int, sight: Sight, tried: Tried = frozenset()) -> tuple[Step, ...]:
    """The moves that are advised and can be made now, in order; `client` is whom the comment is about, −1 for nobody."""
    ids = sight.public.client_ids
    if advice.move is None:
        return ()
    meant = [ids.index(advice.client)] if advice.client else [client] if client >= 0 else range(len(ids))
    hours, steps = float(sight.desk.hours[0]), []
    for one in meant:
        for move in _candidates(advice.move, sight, one):
            if (
                hours >= sight.public.table.hours[MOVE[move]]
                and (MOVE[move], one) not in tried
                and _fits(advice, move, sight, one)
            ):
                hours -= float(sight.public.table.hours[MOVE[move]])
                steps.append(_step(advice, move, sight, one))
                break
    return tuple(steps)


def _candidates(move: str, sight: Sight, client: int) -> tuple[str, ...]:
    """The moves that an advised one may stand for, the best first."""
    if move not in BY_EXCUSE:
        return (move,)
    kind = int(sight.account.excuse[0, client])
    if kind < 0:
        return ()
    row = sight.public.excuses[Excuse(kind).name.lower()]
    if move == FIND_OUT:
        return tuple(one for one in dict.fromkeys((row["checked_by"], *row["sources"])) if bears(one, "checks"))
    return (*(one for one in REMEDIES if one in row.get("remedies", ())), ACCEPT)


def _fits(advice: AdviceSpec, move: str, sight: Sight, client: int) -> bool:
    """Can a move be made now, and is it not idle: money or dates asked for where an excuse, a promise or a word stands?"""
    account, week = sight.account, int(sight.desk.week[0])
    if not legal(sight, MOVE[move])[0, client]:
        return False
    if "weeks" in ASKS[MOVE[move]] and week >= sight.public.weeks - 1:
        return False
    if bears(move, "demands") and not bears(move, "promises") and account.contacts[0, client] > WEARY:
        return False
    if move == ACCEPT and advice.move in BY_EXCUSE:  # in the week in which it was said, nothing is lost by letting it stand
        return bool(account.excuse_week[0, client] < week)
    if move == "fix_problem" and advice.move not in BY_EXCUSE:
        return _ours_to_mend(sight, client)
    asks = bears(move, "demands") or bears(move, "promises")
    if not asks or advice.move in BY_EXCUSE or "excuse_open" in NEEDED[MOVE[move]]:
        return True
    kind = int(account.excuse[0, client])
    if kind >= 0 and sight.public.excuses[Excuse(kind).name.lower()]["checked_by"] == move:
        return True  # who goes there sees for himself
    free = kind < 0 and account.promise[0, client] <= 0 and account.excused_until[0, client] < week
    asked = account.promise_asked if bears(move, "promises") else account.asked_week
    return bool(free and asked[0, client] < week and account.overdue[0, client] > 0)


def _ours_to_mend(sight: Sight, client: int) -> bool:
    """Has a problem of ours been found that nobody complains of yet?"""
    found = sight.account.found[0, client, [int(kind) for kind in COMPLAINT_OF]]
    return bool(sight.account.excuse[0, client] < 0 and (found == Finding.TRUE).any())


def _step(advice: AdviceSpec, move: str, sight: Sight, client: int) -> Step:
    """A move with what it asks for."""
    number, row = MOVE[move], MOVE_ROWS[move]
    if not ASKS[number]:
        return Step(move=move, client=sight.public.client_ids[client])
    first = row.get("first", {})
    share = float(first.get("share", 1.0)) if advice.amount is None else advice.amount
    weeks = int(first.get("weeks", 1)) if advice.weeks is None else advice.weeks
    left = sight.public.weeks - 1 - int(sight.desk.week[0])
    at = (np.array([0]), np.array([client]))
    amount = float(sized(sight, at, np.array([share * _whole(advice, sight, client)]))[0])
    return Step(move=move, client=sight.public.client_ids[client], amount=amount, weeks=max(min(weeks, left), 0))


def _whole(advice: AdviceSpec, sight: Sight, client: int) -> float:
    """Yuan that `amount` is a share of; of cash of which nothing is known, the overdue."""
    account, overdue = sight.account, float(sight.account.overdue[0, client])
    known = advice.of == "cash" and account.cash_week[0, client] >= 0
    return min(float(account.cash_low[0, client] + account.cash_high[0, client]) / 2, overdue) if known else overdue
