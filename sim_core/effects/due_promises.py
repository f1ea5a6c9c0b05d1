"""Promises that fall due at the end of a week (rule 7)."""

from typing import Final

from sim_core.compiled import floor, inlined
from sim_core.effects.contact import MOST_COUNTED, pay
from sim_core.effects.here import Friday, Here
from sim_core.model.luck import Purpose, look
from sim_core.model.vocabulary import NEVER
from sim_core.rules import demand, promise

BROKEN_HABIT: Final = 0.1
KEPT_TRUST: Final = 0.02


@inlined
def honour_promise(here: Here, seen: Friday) -> None:
    """A promise that falls due this week is kept or broken; what was paid since it was given counts."""
    client, account = here.client, here.account
    early = account.promise_parts == 0 and account.promise_paid >= promise.KEPT_FROM * account.promise
    if account.promise <= 0 or not (account.promise_due <= here.week or early):
        return
    if look(here.luck, Purpose.KEEP) < chance_of_keeping(here):
        left = max(account.promise - account.promise_paid, 0.0)
        undisputed = floor(account.owed * (1.0 - demand.disputed_share(client)))
        wanted = min(promise.honoured(left, demand.free_cash(client), client.promise_meant), undisputed)
        pay(here, demand.voluntary(wanted, account, here.terms.slots))
    paid = min(account.promise_paid, account.promise)
    seen.due, seen.kept = account.promise, paid >= promise.KEPT_FROM * account.promise or account.owed <= 0
    seen.broken = not seen.kept
    account.promised += account.promise
    if seen.kept:
        account.kept += account.promise
        account.kept_count = min(account.kept_count + 1, MOST_COUNTED)
        client.trust = min(client.trust + KEPT_TRUST, 1.0)
    else:
        account.kept += paid
        account.broken += account.promise - paid
        account.broken_count = min(account.broken_count + 1, MOST_COUNTED)
        client.stalling = min(client.stalling + BROKEN_HABIT, 1.0)
    next_part(here, seen.broken)


@inlined
def chance_of_keeping(here: Here) -> float:
    """Chance that the open promise is honoured now."""
    client, account = here.client, here.account
    return promise.keeping(
        client.promise_meant,
        client.attention,
        account.promise_followed,
        client.honesty,
        account.hold,
        client.dependence,
        account.broken_count,
        client.rivals_promised,
        demand.free_cash(client),
        account.excuse >= 0,
        account.excused_until >= here.week,
        account.promise_parts + account.promise_missed > 0,
        client.grateful_until >= here.week,
    )


@inlined
def next_part(here: Here, broken: bool) -> None:
    """An instalment plan goes on to its next part, unless too many were missed or nothing is owed any more."""
    account = here.account
    account.promise_missed += broken
    if account.promise_parts > 0 and account.promise_missed < promise.PARTS_MISSED and account.owed > 0:
        account.promise_parts -= 1
        account.promise_due = here.week + 1
        account.promise = min(account.promise, account.owed)
    else:
        account.promise_missed = account.promise_parts = 0
        account.promise_due = NEVER
        account.promise = 0.0
    account.promise_paid = 0.0
    account.promise_followed = 0
