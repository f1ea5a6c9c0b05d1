"""The report of a week that has ended, made of what the engine says of it and of each client's file before and after."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from game.play.happened import WeekLine, WeekReport
from sim_core.public.games import Sight, WeekEvents
from sim_core.public.vocabulary import Paying, Request

FLOWS: Final = ("overdue", "received", "resold", "discounted", "written_off")
"""What a week's sum is made of, in a client's file."""
LINE: Final = ("paid", "due", "kept", "broken", "ordered", "refused", "fallen_due", "left", "failed")


def flows_of(sight: Sight) -> dict[str, np.ndarray]:
    """`FLOWS` of each client of a game of one world, as they are now, in yuan."""
    return {name: getattr(sight.account, name)[0].copy() for name in FLOWS}


def request_named(number: int) -> str:
    """A request by name; "" for −1: none."""
    return Request(number).name.lower() if number >= 0 else ""


@dataclass(frozen=True)
class Eve:
    """What stands in the file of each client before a week is ended."""

    overdue: list[float]
    request: list[str]  # that stands open, by name, or ""
    goods: list[float]  # that it is about
    foreseen: list[str]  # `Paying` by name, or ""


def eve_of(sight: Sight) -> Eve:
    """The files of a game of one world as a week is about to be ended."""
    account, week = sight.account, int(sight.desk.week[0])
    told = zip(account.run[0].tolist(), account.run_week[0].tolist(), strict=True)
    return Eve(
        overdue=account.overdue[0].tolist(),
        request=[request_named(number) for number in account.request[0].tolist()],
        goods=account.request_goods[0].tolist(),
        foreseen=[Paying(whom).name.lower() if when == week else "" for whom, when in told],
    )


def week_report(week: int, monday: dict[str, np.ndarray], eve: Eve, events: WeekEvents, ended: Sight) -> WeekReport:
    """The report of a week (1-based): from its `flows_of` on Monday, the files on Friday, and how it ended."""
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
                lapsed=eve.request[number],
                lapsed_goods=eve.goods[number],
                foreseen=eve.foreseen[number],
            )
            for number, client in enumerate(ended.public.client_ids)
        ],
        news=np.flatnonzero(events.news[0]).tolist(),
        support=float(events.support[0]),
        received=float(sum(of_week["received"])),
        overdue_start=monday["overdue"].tolist(),
        overdue_before=eve.overdue,
        overdue_after=after["overdue"].tolist(),
        received_of=of_week["received"],
        resold=of_week["resold"],
        discounted=of_week["discounted"],
        written_off=of_week["written_off"],
        unheard=unheard.tolist(),
    )
