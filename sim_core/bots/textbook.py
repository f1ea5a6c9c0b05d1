"""What the nine lessons say, on what a rep can know. Each lesson can be left out, to see what leaving it out costs.

In every week the textbook deals with what is open first (excuses, promises), then makes its plan known, then asks for
money where asking is likely to bring most for an hour, and puts what is left into closing gaps. Each client is offered moves
in falling importance and takes the first that is possible; what can wait is thought of only where nobody needs the first.
"""

from typing import Any, Final

from sim_core.bots.answering import answer_excuse, answer_request, ask_for_promise, follow_up
from sim_core.bots.helping import close_gap, help_sell, make_plan_known
from sim_core.bots.portfolio import Portfolio, by_overdue, can, in_order, offer
from sim_core.bots.pressing import able_to_pay, chase, due, send_letter, settle_at_a_discount, squeeze, to_be_chased
from sim_core.bots.style import CALL_AT, CHASE_AT, EXCUSES_AT, L1, L2, L3, L5, L8, L9, NEVER_WORTH, Rep
from sim_core.compiled import inlined, rule
from sim_core.model.move_numbers import CALL, MANAGER_VISIT, PLEAD, PUSH_ORDER, RESUME_SUPPLY, SIT_IN, STOP_SUPPLY
from sim_core.model.moves import NO_MOVE
from sim_core.model.vocabulary import STALE_WEEKS, SURE, Excuse, Finding

RARELY_SEEN: Final = 1.5
"""Contacts in the last month below which a client is called where nothing else is to be done."""
RECENT: Final = 4
"""Without L2 nobody is contacted again within so many weeks."""


@rule
def read_files(sight: Portfolio, plan: Any) -> None:
    """What the files say of open excuses, and of who is away; nothing is planned yet."""
    week = sight.desk.week
    for client in range(len(plan)):
        account, wish = sight.accounts[client], plan[client]
        kind = max(account.excuse, 0)
        fresh = account.excuse >= 0 and week - account.found_week[kind] <= STALE_WEEKS and account.found_sure[kind] > SURE
        wish.move = NO_MOVE
        wish.proven = fresh and account.found[kind] == Finding.FALSE
        wish.true = fresh and account.found[kind] == Finding.TRUE
        away = account.found[Excuse.BOSS_AWAY] == Finding.TRUE
        wish.absent = away and account.found_week[Excuse.BOSS_AWAY] == week


@rule
def think(sight: Portfolio, rep: Rep, plan: Any) -> int:
    """Fill in the next round of one game: a wish for each client, and their order. Returns how many moves there are."""
    without, wishes = rep.without, 0
    if without & L9:
        for client in range(len(plan)):
            wishes += greedy_supply(sight, rep, plan, client)
    if without & L8 and sight.desk.moves % 10 >= 7:  # every tenth move is a plea instead of a call
        wishes += on_worthiest(sight, rep, plan, PLEAD, rep.first[EXCUSES_AT] - 1)
    for client in range(len(plan)):
        if plan[client].move == NO_MOVE:
            wishes += urgent(sight, rep, plan, client)
    if wishes == 0:
        wishes = what_can_wait(sight, rep, plan)
    if wishes == 0:
        for client in range(len(plan)):
            account = sight.accounts[client]
            if due(account, rep) and account.excuse < 0 and account.contacts < RARELY_SEEN:
                wishes += offer(sight, plan, client, CALL, rep.first[CALL_AT], -account.contacts - client * 1e-6)
    if without & L2:
        for client in range(len(plan)):
            if plan[client].move != NO_MOVE and sight.desk.week - sight.accounts[client].contact_week < RECENT:
                plan[client].move = NO_MOVE
                wishes -= 1
    return in_order(sight, plan) if wishes > 0 else 0


@inlined
def urgent(sight: Portfolio, rep: Rep, plan: Any, client: int) -> bool:
    """What is open comes first: requests, excuses, promises, the plan, stopped supply. Is there anything?"""
    account = sight.accounts[client]
    if account.request >= 0 and rep.answers:
        answer_request(sight, rep, plan, client)
    if account.excuse >= 0 and due(account, rep):
        answer_excuse(sight, rep, plan, client)
    if not rep.without & L3 and account.promise > 0:
        follow_up(sight, rep, plan, client)
    if not rep.without & L1 and rep.plans:
        make_plan_known(sight, rep, plan, client)
    squeeze(sight, rep, plan, client)
    return plan[client].move != NO_MOVE


@inlined
def what_can_wait(sight: Portfolio, rep: Rep, plan: Any) -> int:
    """Help that fits, an offer to settle, a date; then money is asked for, and gaps are closed. Returns how many moves."""
    wishes, desk = 0, sight.desk
    for client in range(len(plan)):
        account = sight.accounts[client]
        if due(account, rep):
            if not rep.without & L5:
                help_sell(sight, rep, plan, client)
            settle_at_a_discount(sight, rep, plan, client)
            ask_for_promise(sight, rep, plan, client)
            send_letter(sight, rep, plan, client)
            wishes += plan[client].move != NO_MOVE
    if desk.manager_visits > 0 and desk.week >= sight.rules.weeks // 2:
        wishes += on_worthiest(sight, rep, plan, MANAGER_VISIT, rep.first[CHASE_AT] + 1)
    if rep.sit_in_worth < NEVER_WORTH:
        wishes += on_worthiest(sight, rep, plan, SIT_IN, rep.first[CHASE_AT] + 2)
    for client in range(len(plan)):
        if plan[client].move == NO_MOVE:
            chase(sight, rep, plan, client)
            if not rep.without & L5:
                close_gap(sight, rep, plan, client)
            wishes += plan[client].move != NO_MOVE
    return wishes


@inlined
def on_worthiest(sight: Portfolio, rep: Rep, plan: Any, number: int, place: float) -> bool:
    """Offer a move to the one client it may bring most from: a visit of the manager's, waiting in the office, a plea."""
    best, most = -1, 0.0
    for client in range(len(plan)):
        account = sight.accounts[client]
        worth = by_overdue(account) if number == PLEAD else able_to_pay(account, sight.desk.week)
        if number != PLEAD:
            enough = worth > (rep.manager_worth if number == MANAGER_VISIT else rep.sit_in_worth)
            if not (enough and to_be_chased(sight, rep, plan, client)):
                continue
        if plan[client].move == NO_MOVE and (best < 0 or worth > most) and can(sight, number, client):
            best, most = client, worth
    if best < 0:
        return False
    return offer(sight, plan, best, number, place, most)


@inlined
def greedy_supply(sight: Portfolio, rep: Rep, plan: Any, client: int) -> bool:
    """Without L9: stops supply and pushes orders freely. Is there anything?"""
    account, turn = sight.accounts[client], sight.desk.week % 4
    worth = by_overdue(account)
    if due(account, rep) and turn == 2:
        offer(sight, plan, client, STOP_SUPPLY, 1, worth)
    if account.hold and turn == 0:
        offer(sight, plan, client, RESUME_SUPPLY, 2, worth)
    if turn == 1 and sight.desk.week - account.push_week >= 4:
        offer(sight, plan, client, PUSH_ORDER, 3, worth)
    return plan[client].move != NO_MOVE
