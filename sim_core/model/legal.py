"""Which moves are possible. Decided on what the rep can know, so that a refusal tells no secret.

Every function takes an index `at` into [E, C] arrays: (rows, clients) for single moves, or two full slices for all.
"""

from typing import Any, Final

import numpy as np

from sim_core.errors import Message
from sim_core.model.arrays import AnyArray, Codes, Flags, Rows, Weeks
from sim_core.model.moves import ASKS, FAMILY, MIN_PROMISE_SHARE, MOVE, MOVE_IDS, NEEDED, NEEDS, NO_MOVE, PUSHED_WEEKS
from sim_core.model.state import AccountState, Choice, DeskState, Public, Sight
from sim_core.model.vocabulary import FIRST_PROBLEM_EXCUSE, Finding, Numbered, Problem

At = tuple[Any, ...]
EVERYWHERE: Final[At] = (slice(None), slice(None))
ROUND: Final = 10_000.0
"""Payments and promises are made in whole ten thousands."""
COMPANY_WEEKS: Final = 4
GAP_WEEKS: Final = 8
PROMO_WEEKS: Final = 4
CAMPAIGN_WEEKS: Final = 7
PUSH_WEEKS: Final = 4
DISCOUNT_WEEKS: Final = 4
KNOWING_WEEKS: Final = 6
"""So long after asking about difficulties, a plan is shared with knowledge of them."""
MAX_PARTS: Final = 26
MANAGER_VISIT: Final = MOVE["manager_visit"]


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


FIRST_NEED: Final = 20


def need_met(need: str, public: Public, account: AccountState, desk: DeskState, week: Weeks, at: At) -> Flags:
    """Does `need` hold for the accounts `at`? `week` has a shape that goes with them."""
    match need:
        case "manager_visits":
            return np.broadcast_to(_desk(desk.manager_visits, at) > 0, account.hold[at].shape)
        case "supplied":
            return ~account.hold[at] & ~account.left[at]
        case "on_hold":
            return account.hold[at]
        case "plan_set":
            shared, knowing = account.plan_shared[at], week - account.difficulties_week[at] <= KNOWING_WEEKS
            return (account.plan_amount[at] > 0) & ((shared == 0) | (shared < 1) & knowing)
        case "owes":
            return account.owed[at] > 0
        case "no_promise":
            return account.promise[at] == 0
        case "promise":
            return (account.promise[at] > 0) & (account.promise_week[at] < week)
        case "gap_known":
            return week - account.gap_week[at] <= GAP_WEEKS
        case "company_free":
            return week - account.company_week[at] >= COMPANY_WEEKS
        case "excuse_open":
            return account.excuse[at] >= 0
        case "complaint":
            return complaint_about(account, at) >= 0
        case "promo_free":
            return week - account.promo_week[at] >= PROMO_WEEKS
        case "campaign_free":
            return week - account.campaign_week[at] >= CAMPAIGN_WEEKS
        case "outlets_free":
            return account.outlets_week[at] < 0
        case "rebate_free":
            return week > account.rebate_until[at]
        case "push_free":
            return week - account.push_week[at] >= PUSH_WEEKS
        case "within_limit":
            return account.owed[at] + pushed_goods(public)[at[1]] <= public.credit_limit[at[1]]
        case "not_followed":
            return account.followed_week[at] < week
        case "discount_free":
            return week - account.discount_week[at] >= DISCOUNT_WEEKS
    raise KeyError(need)


def pushed_goods(public: Public) -> AnyArray:
    """[C] yuan of goods in a pushed order."""
    return np.floor(PUSHED_WEEKS * public.weekly_sales)


def complaint_about(account: AccountState, at: At) -> Codes:
    """The problem that `fix_problem` would go after: the one complained of, else one found to be real; −1 if none."""
    excuse = account.excuse[at]
    complained = (excuse >= FIRST_PROBLEM_EXCUSE) & (excuse < FIRST_PROBLEM_EXCUSE + len(Problem))
    found = np.full(excuse.shape, -1, np.int8)
    for problem in reversed(Problem):
        real = account.found[(*at, FIRST_PROBLEM_EXCUSE + problem)] == Finding.TRUE
        found = np.where(real, np.int8(problem), found)
    return np.where(complained, excuse - FIRST_PROBLEM_EXCUSE, found).astype(np.int8)


def _desk(values: AnyArray, at: At) -> AnyArray:
    """Values of the desk [E] beside accounts `at`."""
    return values[:, None] if isinstance(at[0], slice) else values[at[0]]


def affordable(sight: Sight, move: int) -> Flags:
    """[E]: is there a week, an hour and a yuan left for `move`, and does the scenario offer it?"""
    desk, table = sight.desk, sight.public.table
    if not table.allowed[move]:
        return np.zeros(len(desk.week), np.bool_)
    enough = (desk.hours >= table.hours[move]) & (desk.week < sight.public.weeks)
    if table.budget[move] > 0:
        enough &= desk.budget >= table.budget[move]
    if MOVE_IDS[move] == "instalments":
        enough &= sight.public.weeks - 1 - desk.week >= 1
    return enough


def affordable_moves(sight: Sight, moves: Rows) -> Flags:
    """[M, E]: `affordable` for several moves at once, and a visit of the manager's left for those that take one."""
    desk, table = sight.desk, sight.public.table
    left = sight.public.weeks - desk.week
    enough: Flags = table.hours[moves][:, None] <= desk.hours
    enough &= table.budget[moves][:, None] <= desk.budget
    enough &= table.allowed[moves][:, None] & (left > 0)
    enough[moves == MOVE["instalments"]] &= left > 1
    enough[moves == MANAGER_VISIT] &= desk.manager_visits > 0
    return enough


def suitable(sight: Sight, move: int) -> Flags:
    """[E, C]: does each client meet what `move` needs?"""
    return _suitable(sight, move, EVERYWHERE, sight.desk.week[:, None])


def suitable_at(sight: Sight, move: int, at: tuple[Rows, Rows]) -> Flags:
    """[N]: do the clients at (rows, clients) meet what `move` needs?"""
    return _suitable(sight, move, at, sight.desk.week[at[0]])


def _suitable(sight: Sight, move: int, at: At, week: Weeks) -> Flags:
    ok = ~sight.account.failed[at]
    for need in NEEDED[move]:
        ok &= need_met(need, sight.public, sight.account, sight.desk, week, at)
    return ok


def legal(sight: Sight, move: int) -> Flags:
    """[E, C]: is `move` possible now with each client (with an amount that is allowed, where one is asked)?"""
    return suitable(sight, move) & affordable(sight, move)[:, None]


def least_amount(account: AccountState, at: At) -> AnyArray:
    """The smallest amount that may be asked for: 5 % of the overdue, at least ¥10,000 (or all, if less is owed)."""
    share = np.ceil(MIN_PROMISE_SHARE * account.overdue[at] / ROUND) * ROUND
    return np.minimum(np.maximum(share, ROUND), account.owed[at])


def refusals(public: Public, account: AccountState, desk: DeskState, choice: Choice, rows: Rows) -> Codes:
    """[N] `Refusal` for each choice [N]; `rows` [N] are the episodes they are made in. 0 also where no move is made.

    Rows may repeat, for a round: then each choice has to be affordable after those before it, and a client may be
    chosen only once, so that the order does not matter for anything but hours and money.
    """
    table = public.table
    made = choice.move != NO_MOVE
    reason = np.zeros(len(rows), np.int8)

    def refuse(where: Flags, why: int) -> None:
        reason[where & made & (reason == 0)] = why

    refuse(desk.week[rows] >= public.weeks, Refusal.GAME_OVER)
    refuse((choice.move < 0) | (choice.move >= len(MOVE_IDS)), Refusal.NO_SUCH_MOVE)
    refuse((choice.client < 0) | (choice.client >= len(public.client_ids)), Refusal.NO_SUCH_CLIENT)
    sound = made & (reason == 0)
    move = np.where(sound, choice.move, 0).astype(np.intp)
    client = np.where(sound, choice.client, 0).astype(np.intp)
    at = (rows, client)
    week = desk.week[rows]
    refuse(~table.allowed[move], Refusal.FORBIDDEN)
    refuse(account.failed[at], Refusal.CLIENT_FAILED)
    for number in np.flatnonzero(np.bincount(move[sound])).tolist():
        mine = np.flatnonzero(sound & (move == number))
        here = (rows[mine], client[mine])
        for need in NEEDED[number]:
            unmet = ~need_met(need, public, account, desk, week[mine], here)
            reason[mine] = np.where((reason[mine] == 0) & unmet, FIRST_NEED + NEEDS.index(need), reason[mine])
        if ASKS[number]:
            asked = _ask_refusals(number, public, account, choice, mine, here, week[mine])
            reason[mine] = np.where(reason[mine] == 0, asked, reason[mine])
    hours, budget, visits = table.hours[move] * sound, table.budget[move] * sound, (move == MANAGER_VISIT) & sound
    if len(rows) > 1 and not (rows[1:] > rows[:-1]).all():  # a round
        places = rows * len(public.client_ids) + client
        if (np.bincount(places[sound]) > 1).any():
            refuse(_repeated(places, sound), Refusal.TWICE)
        hours, budget, visits = (_so_far(column, rows) for column in (hours, budget, visits))
    refuse(desk.hours[rows] < hours, Refusal.HOURS)
    refuse(desk.budget[rows] < budget, Refusal.BUDGET)
    refuse(desk.manager_visits[rows] < visits, FIRST_NEED + NEEDS.index("manager_visits"))
    return reason


def _so_far(cost: AnyArray, rows: Rows) -> AnyArray:
    """Cost [N] up to and with each choice of its own episode; choices of an episode stand together. Exact: halves, yuan."""
    total = np.add.accumulate(cost)
    starts = np.concatenate(([True], rows[1:] != rows[:-1]))
    before = np.where(starts, total - cost, 0.0)
    return total - np.maximum.accumulate(before)


def _repeated(places: Rows, sound: Flags) -> Flags:
    """[N] is this client chosen more than once in its episode's round?"""
    values, counts = np.unique(places[sound], return_counts=True)
    return sound & np.isin(places, values[counts > 1])


def _ask_refusals(
    number: int, public: Public, account: AccountState, choice: Choice, mine: Rows, here: At, week: Weeks
) -> Codes:
    amount, weeks = choice.amount[mine], choice.weeks[mine].astype(np.int16)
    reason = np.zeros(len(mine), np.int8)
    plan = number == MOVE["set_plan"]
    low = np.full(len(mine), 1.0) if plan else least_amount(account, here)
    high = np.full(len(mine), 1e12) if plan else account.owed[here]
    reason[~(amount >= low)] = Refusal.AMOUNT_LOW  # also when it is not a number
    reason[amount > high] = Refusal.AMOUNT_HIGH
    if "weeks" in ASKS[number]:
        least = 1 if number == MOVE["instalments"] else 0
        outside = (weeks < least) | (week + weeks > public.weeks - 1) | (weeks > MAX_PARTS)
        reason[(reason == 0) & outside] = Refusal.WEEKS
    return reason


def refusal_message(
    reason: int, public: Public, account: AccountState, desk: DeskState, choice: Choice, row: int, at: int
) -> Message:
    """Why choice number `at`, made in episode `row`, is refused, with the figures a person needs."""
    if reason in (Refusal.NO_SUCH_MOVE, Refusal.NO_SUCH_CLIENT):
        values = {"move": int(choice.move[at]), "client": int(choice.client[at])}
        return Message(f"refusal.{Refusal(reason).name.lower()}", values)
    table = public.table
    move, client = int(choice.move[at]), int(choice.client[at])
    week = int(desk.week[row])
    about: dict[str, Any] = {
        "move": MOVE_IDS[move],
        "client": public.client_ids[client],
        "needed_hours": float(table.hours[move]),
        "hours": float(desk.hours[row]),
        "needed_budget": float(table.budget[move]),
        "budget": float(desk.budget[row]),
        "amount": float(choice.amount[at]),
        "low": float(least_amount(account, (np.array([row]), np.array([client])))[0]),
        "high": float(account.owed[row, client]),
        "weeks": int(choice.weeks[at]),
        "low_weeks": 1 if MOVE_IDS[move] == "instalments" else 0,
        "high_weeks": public.weeks - 1 - week,
        "company_week": int(account.company_week[row, client]) + COMPANY_WEEKS + 1,
        "promo_week": int(account.promo_week[row, client]) + PROMO_WEEKS + 1,
        "campaign_week": int(account.campaign_week[row, client]) + CAMPAIGN_WEEKS + 1,
        "goods": float(pushed_goods(public)[client]),
        "limit": float(public.credit_limit[client]),
        "owed": float(account.owed[row, client]),
        "discount_week": int(account.discount_week[row, client]) + DISCOUNT_WEEKS + 1,
    }
    key = NEEDS[reason - FIRST_NEED] if reason >= FIRST_NEED else Refusal(reason).name.lower()
    if key == "plan_set" and account.plan_shared[row, client] > 0:
        key = "plan_already_shared"
    if key == "promise" and account.promise[row, client] > 0:
        key = "promise_fresh"
    if key == "supplied" and account.left[row, client]:
        key = "client_left"
    return Message(f"refusal.{key}", about)


def family_of(move: int) -> str:
    """The family a move belongs to."""
    return FAMILY[move]
