"""The report of a week that has ended, made of what the engine says of it and of each client's file before and after."""

from typing import Final

import numpy as np

from game.play.happened import WeekLine, WeekReport
from sim_core.public.games import Sight, WeekEvents
from sim_core.public.vocabulary import Request

FLOWS: Final = ("overdue", "received", "discounted", "written_off")
"""What a week's sum is made of, in a client's file."""
LINE: Final = ("paid", "due", "kept", "broken", "ordered", "refused", "fallen_due", "left", "failed")


def flows_of(sight: Sight) -> dict[str, np.ndarray]:
    """`FLOWS` of each client of a game of one world, as they are now, in yuan."""
    return {name: getattr(sight.account, name)[0].copy() for name in FLOWS}


def request_named(number: int) -> str:
    """A request by name; "" for −1: none."""
    return Request(number).name.lower() if number >= 0 else ""


def week_report(week: int, monday: dict[str, np.ndarray], overdue: np.ndarray, events: WeekEvents, ended: Sight) -> WeekReport:
    """The report of a week (1-based): from its `flows_of` on Monday, the overdue of each on Friday, and how it ended."""
    after, account = flows_of(ended), ended.account
    of_week = {name: (after[name] - monday[name]).tolist() for name in FLOWS}
    gone = account.left[0] | account.failed[0]
    unheard = np.where(gone, 0, week - 1 - np.maximum(account.contact_week[0], -1))
    return WeekReport(
        week=week,
        clients=[
            WeekLine(
                client,
                **{name: getattr(events, name)[0, number].item() for name in LINE},
                request=request_named(int(events.request[0, number])),
                request_goods=float(account.request_goods[0, number]),
            )
            for number, client in enumerate(ended.public.client_ids)
        ],
        news=np.flatnonzero(events.news[0]).tolist(),
        support=float(events.support[0]),
        received=float(sum(of_week["received"])),
        overdue_start=monday["overdue"].tolist(),
        overdue_before=overdue.tolist(),
        overdue_after=after["overdue"].tolist(),
        received_of=of_week["received"],
        discounted=of_week["discounted"],
        written_off=of_week["written_off"],
        unheard=unheard.tolist(),
    )
