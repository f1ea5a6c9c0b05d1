"""Promises that fall due at the end of a week (rule 7)."""

from typing import Final

import numpy as np

from sim_core.effects.contact import pay
from sim_core.effects.ended_week import Week
from sim_core.effects.world import blocked_share
from sim_core.model.arrays import Flags
from sim_core.model.luck import Purpose
from sim_core.model.state import WeekEvents
from sim_core.model.vocabulary import NEVER
from sim_core.rules import demand, promise

BROKEN_HABIT: Final = 0.1
KEPT_TRUST: Final = 0.02


def honour_promises(week: Week, events: WeekEvents) -> None:
    """Promises that fall due this week are kept or broken; what was paid since they were given counts."""
    client, account = week.world.truth.client, week.world.truth.account
    early = (account.promise_parts == 0) & (account.promise_paid >= promise.KEPT_FROM * account.promise)
    due = (account.promise > 0) & ((account.promise_due <= week.number) | early)
    if not due.any():
        return
    free = demand.free_cash(client.cash, client.reserve)
    odds = promise.keeping(
        client.promise_meant,
        client.attention,
        account.promise_followed,
        client.honesty,
        account.hold,
        client.dependence,
        account.broken_count,
        client.rivals_promised,
        free,
        account.excuse >= 0,
        account.excused_until >= week.number,
        account.promise_parts + account.promise_missed > 0,
        client.grateful_until >= week.number,
    )
    honoured = due & (week.luck(Purpose.KEEP) < odds)
    at = np.flatnonzero(honoured)
    flat, theirs = week.world.account, week.world.client
    left = np.maximum(flat.promise[at] - flat.promise_paid[at], 0.0)
    undisputed = np.floor(flat.owed[at] * (1.0 - blocked_share(theirs, at)))
    wanted = np.minimum(promise.honoured(left, free.reshape(-1)[at], theirs.promise_meant[at]), undisputed)
    pay(week.world, at, demand.voluntary(wanted, flat.invoice[at]))
    paid = np.minimum(account.promise_paid, account.promise)
    kept = due & ((paid >= promise.KEPT_FROM * account.promise) | (account.owed <= 0))
    broken = due & ~kept
    account.promised += np.where(due, account.promise, 0.0)
    account.kept += np.where(kept, account.promise, np.where(due, paid, 0.0))
    account.broken += np.where(broken, account.promise - paid, 0.0)
    account.kept_count[...] = np.minimum(account.kept_count + kept, 100).astype(np.int8)
    account.broken_count[...] = np.minimum(account.broken_count + broken, 100).astype(np.int8)
    client.trust[...] = np.minimum(client.trust + KEPT_TRUST * kept, 1.0)
    client.stalling[...] = np.minimum(client.stalling + BROKEN_HABIT * broken, 1.0)
    events.due, events.kept, events.broken = np.where(due, account.promise, 0.0), kept, broken
    _next_part(week, due, broken)


def _next_part(week: Week, due: Flags, broken: Flags) -> None:
    """An instalment plan goes on to its next part, unless too many were missed or nothing is owed any more."""
    account = week.world.truth.account
    missed = account.promise_missed + broken
    goes_on = due & (account.promise_parts > 0) & (missed < promise.PARTS_MISSED) & (account.owed > 0)
    ended = due & ~goes_on
    account.promise_missed[...] = np.where(ended, 0, missed).astype(np.int8)
    account.promise_parts[...] = np.where(goes_on, account.promise_parts - 1, np.where(ended, 0, account.promise_parts)).astype(
        np.int8
    )
    account.promise_due[...] = np.where(goes_on, week.number + 1, np.where(ended, NEVER, account.promise_due)).astype(np.int16)
    account.promise[...] = np.where(ended, 0.0, np.where(due, np.minimum(account.promise, account.owed), account.promise))
    account.promise_paid[...] = np.where(due, 0.0, account.promise_paid)
    account.promise_followed[...] = np.where(due, 0, account.promise_followed).astype(np.int8)
