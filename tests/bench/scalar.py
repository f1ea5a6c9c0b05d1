"""The limit: the arithmetic of the hot rules as a compiled scalar loop, one episode after the other. Needs numba.

It does the same amount of arithmetic as the engine, not the same to the bit: the same state (every field, copied for each
episode from openings drawn by the engine), the same rules for contact, demands, payments over all invoices, excuses,
findings, challenges, promises and the whole end of a week, with copies of their constants. But its luck is a cheap xorshift
instead of Philox, it keeps no answers, digests or scores, checks no legality, has no events, and its player is a plain
rule of thumb that makes about as many moves a week as the textbook, of the same kinds (for hours: 20.5 a week).
"""

from dataclasses import fields

import numpy as np
from numba import njit

from sim_core import load_scenario, start
from sim_core.model.moves import MOVE, NUMBERS
from sim_core.model.state import Public
from tests.bench.scalar_rules import ask_for_money, ask_promise, challenge, change_trust, contact, follow_up, learn
from tests.bench.scalar_week import end_week

CALL, VISIT, CHALLENGE, FIX = MOVE["call"], MOVE["visit"], MOVE["challenge"], MOVE["fix_problem"]
RECORDS, AROUND, STOCK = MOVE["check_records"], MOVE["ask_around"], MOVE["check_stock"]
PROMISE, CONFIRM, ACCEPT = MOVE["ask_promise"], MOVE["confirm_promise"], MOVE["accept_excuse"]
DIFFICULTIES, SHARE = MOVE["ask_difficulties"], MOVE["share_plan"]
SMALL, VISIT_WORTH = 20_000.0, 150_000.0
STALE = 4


@njit
def wished(one, week):
    """(move, importance) of the best move on a client; importance 0 if there is none."""
    worth = 1.0 + one.overdue * 1e-9
    if one.failed or one.overdue <= SMALL:
        return CALL, 0.0
    if one.excuse >= 0:
        kind = one.excuse
        fresh = week - one.found_week[kind] <= STALE
        if fresh and one.found[kind] == 1:
            return CHALLENGE, (5.0 if one.challenge_week < week else 0.0) * worth
        if fresh and one.found[kind] == 2:
            if 3 <= kind < 7:
                return FIX, 5.0 * worth
            return ACCEPT, (5.0 if one.excuse_week < week else 0.0) * worth
        if 3 <= kind < 7:
            return RECORDS, 4.0 * worth
        if kind == 2:
            return STOCK, 4.0 * worth
        if kind == 8:
            return CHALLENGE, (4.0 if one.excuse_week < week and one.challenge_week < week else 0.0) * worth
        return AROUND, 4.0 * worth
    if one.promise > 0:
        return CONFIRM, (4.0 if one.promise_due <= week and one.promise_followed < 1 else 0.0) * worth
    if one.plan_shared == 0 and week < 10 and one.owed > 100_000:
        return (SHARE if week - one.difficulties_week <= 6 else DIFFICULTIES), 3.0 * worth
    if one.asked_week >= week:
        return PROMISE, 2.0 * worth
    if 0.3 * one.overdue > VISIT_WORTH / 2:
        return VISIT, 2.0 * worth
    return CALL, 2.0 * worth


@njit
def act(one, number, table, week, luck):
    """Make one move on one client."""
    move = table[number]
    if number in (CALL, VISIT):
        contact(one, move, week, luck)
        follow_up(one, week)
        ask_for_money(one, move, week, luck)
        if number == VISIT:
            learn(one, 8, 8, 1.0, week, luck)
            learn(one, 2, 2, move.accuracy, week, luck)
            one.visit_week = week
    elif number == CHALLENGE:
        challenge(one, move, week, luck)
    elif number == PROMISE:
        amount = min(max(np.floor(one.overdue * 2e-5), 1.0) * 10_000.0, one.owed)
        ask_promise(one, move, amount, 2, week, luck)
    elif number == CONFIRM:
        contact(one, move, week, luck)
        follow_up(one, week)
    elif number == RECORDS:
        learn(one, 3, 6, move.accuracy, week, luck)
    elif number == STOCK:
        learn(one, 2, 2, move.accuracy, week, luck)
    elif number == AROUND:
        learn(one, 0, 1, move.accuracy, week, luck)
        learn(one, 7, 7, move.accuracy, week, luck)
        learn(one, 9, 9, move.accuracy, week, luck)
    elif number == DIFFICULTIES:
        contact(one, move, week, luck)
        one.difficulties_week = week
        learn(one, 0, 6, 0.5 + 0.42 * one.honesty, week, luck)
    elif number == SHARE:
        contact(one, move, week, luck)
        one.plan_shared, one.plan_amount, one.plan_week = 1.0, one.owed, 12
    elif number == ACCEPT:
        if not one.excuse_true:
            one.stalling = min(one.stalling + 0.25, 1.0)
        one.excuse, one.excused_until = -1, week + 2
    elif number == FIX:
        kind = one.excuse
        contact(one, move, week, luck)
        one.problem[kind - 3] = 0.0
        one.found[kind], one.found_week[kind], one.found_sure[kind] = 1, week, 1.0
        one.excuse = -1
        change_trust(one, 0.15)
        ask_for_money(one, move, week, luck)


@njit
def play(openings, state, table, episodes, weeks, hours_a_week, seed):
    """Play `episodes` games one after the other. Returns (moves made, yuan received)."""
    luck = np.array([seed], np.uint64)
    moves, received, clients = 0, 0.0, openings.shape[1]
    for episode in range(episodes):
        state[:] = openings[episode % len(openings)]
        for week in range(weeks):
            hours = hours_a_week
            while True:
                best, who, what = 0.0, 0, 0
                for number in range(clients):
                    move, importance = wished(state[number], week)
                    if importance > best and table[move].hours <= hours:
                        best, who, what = importance, number, move
                if best == 0.0:
                    break
                act(state[who], what, table, week, luck)
                hours -= table[what].hours
                moves += 1
            for number in range(clients):
                end_week(state[number], week, luck)
        for number in range(clients):
            received += state[number].received
    return moves, received


def openings_of(scenario_name, count):
    """([count, clients] records of opening states drawn by the engine, what is public about the scenario)."""
    game = start(load_scenario(scenario_name), 1, 0, count)
    public: Public = game.setting.public
    truth = game._truth
    columns = {field.name: getattr(group, field.name) for group in (truth.client, truth.account) for field in fields(group)}
    columns["due"] = np.broadcast_to(public.invoice_due, (count, *public.invoice_due.shape))
    columns["credit_limit"] = np.broadcast_to(public.credit_limit, (count, len(public.credit_limit)))
    columns["weeks"] = np.full((count, len(public.client_ids)), public.weeks, np.int64)
    kinds = [(name, column.dtype, column.shape[2:]) for name, column in columns.items()]
    records = np.zeros((count, len(public.client_ids)), np.dtype(kinds, align=True))
    for name, column in columns.items():
        records[name] = column
    return records, public


def player(scenario_name, count=256):
    """A function of (episodes, seed) that plays them, compiled, and gives the moves made and the yuan received."""
    openings, public = openings_of(scenario_name, count)
    table = np.zeros(len(public.table.hours), np.dtype([(name, np.float64) for name in NUMBERS], align=True))
    for name in NUMBERS:
        table[name] = getattr(public.table, name)
    state = openings[0].copy()

    def run(episodes, seed):
        return play(openings, state, table, episodes, public.weeks, public.hours_per_week, seed + 1)

    run(2, 0)  # compiles
    return run
