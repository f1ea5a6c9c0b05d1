"""A decision made by every copy of a client, each with its own luck, and how well each explains what was seen of it."""

from typing import Any

import numpy as np

from sim_core.belief.particles import FAR, WEEKLY, Tried
from sim_core.belief.weigh import Seen, Tolerance, of_move, of_week
from sim_core.compiled import loop, rule
from sim_core.effects.act import act, end_of_week
from sim_core.effects.here import ANSWER, FRIDAY, Here
from sim_core.engine.rows import Source, begin
from sim_core.model.book import Book, Outside
from sim_core.model.luck import WEEK_LUCK, look
from sim_core.model.records import copy_into, room
from sim_core.model.state import ACCOUNT, DESK, Account, Client
from sim_core.rules import demand, excuse


@loop
def try_copies(clients: Any, book: Book, outside: Outside, source: Source, seen: Seen, how: Tolerance, tried: Tried) -> None:
    """Let copies [N] of one client do what was done, each from the same file, and weigh them."""
    luck, answer, friday = room(1, WEEK_LUCK), room(1, ANSWER), room(1, FRIDAY)
    accounts, desks, news = room(1, ACCOUNT), room(1, DESK), np.zeros(len(outside.events), np.bool_)
    for at in range(len(clients)):
        copy_into(tried.clients, at, clients[at])
        copy_into(accounts, 0, seen.before[0])
        copy_into(desks, 0, seen.desk[0])
        client, account, desk = tried.clients[at], accounts[0], desks[0]
        week = desk.week + 0
        begin(luck, book, source, FAR + at, at, week)
        if seen.move >= 0:
            here = Here(client, account, book.terms[0], desk, luck[0], answer[0], week)
            act(here, book.moves[seen.move], seen.amount, seen.weeks)
            tried.weight[at] = of_move(client, account, answer[0], seen, how)
        else:
            end_of_week(tried.clients[at : at + 1], accounts, desk, book, outside, luck, answer[0], friday, news)
            tried.weight[at] = of_week(client, account, friday[0], news, book, seen, how)
        put_right(client, account, seen)
        for column in range(len(WEEKLY)):
            tried.weekly[at, column] = look(luck[0], WEEKLY[column])


@rule
def put_right(client: Client, account: Account, seen: Seen) -> None:
    """What was seen is certain: what a copy paid or ordered beside it is put right behind the scenes."""
    after = seen.after[0]
    paid = (account.received - account.resold) - (after.received - after.resold)
    client.cash = max(client.cash + paid, 0.0)
    client.stock = max(client.stock - (account.ordered - after.ordered), 0.0)


@loop
def look_into(clients: Any, account: Any, true: Any, free: Any, ours: Any, coming: Any) -> None:
    """What copies [N] hide behind the file [1]: which excuses are true now [N, X], free cash [N], and what of that [N] and of a
    week's income [N] might come to us; yuan.
    """
    own = account[0]
    for at in range(len(clients)):
        client = clients[at]
        share = demand.our_share(client, own)
        free[at] = demand.free_cash(client)
        ours[at], coming[at] = share * free[at], share * demand.inflow(client)
        for kind in range(excuse.KINDS):
            true[at, kind] = excuse.is_true(client, own, kind)
