"""Thousands of copies of one client, each hiding something else: what it may be, given what has been seen.

The copies live under the very rules of the game, each with luck of its own. What a rep draws once a week (whether a client
is willing, say) stays with a copy through that week; all else is drawn anew whenever it is needed.
"""

from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

import numpy as np

from sim_core.compiled import loop
from sim_core.effects.opening import open_one
from sim_core.engine.rows import GIVEN, Source
from sim_core.model.arrays import AnyArray, Levels, Rows
from sim_core.model.book import Book
from sim_core.model.calls import call
from sim_core.model.luck import LANES, Luck, Purpose, Stream, name_hash
from sim_core.model.opening import Ranges
from sim_core.model.records import copy_into, room
from sim_core.model.sight import Sight
from sim_core.model.state import ACCOUNT, CLIENT
from sim_core.scenario.draw import Setting

WEEKLY: Final = tuple(int(Purpose[name]) for name in ("WILLING", "MOOD", "CHALLENGE", "PROMISE", "MEANT", "PAY_RUN"))
"""Luck that stands for the whole week."""
FAR: Final = 2**40
"""Luck episodes from here on are never those of a game that is played."""
ROUNDS: Final = 6
"""Times that all copies may try at most before less is wanted of them."""
DRAWN: Final = 8
"""So many copies are drawn from the scenario for each that is kept."""
LOW: Final = 16
"""Bits of a place's number below the group of purposes; the others stand above the repeats."""


class CopyLuck:
    """Luck of copies of one client. Whatever is drawn together stands at a place of its own in the stream."""

    def __init__(self, seed: int, name: str) -> None:
        self._seed, self._name, self._used = seed, name_hash(name), 0
        self._streams: dict[int, Luck] = {}  # by how many copies
        self._given: Levels | None = None  # room, used over and over

    def next_place(self) -> int:
        """A place where nothing has been drawn yet."""
        number = self._used
        self._used += 1
        return number & ((1 << LOW) - 1) | number >> LOW << 48

    def uniform(self, count: int, repeat: int = 0) -> Levels:
        """New luck [count, 4] in [0, 1), at a place of its own."""
        return self._at(self.next_place() | repeat << 32, count)

    def stroke(self) -> float:
        """A single new number."""
        return float(self.uniform(1)[0, 0])

    def week(self, count: int) -> Levels:
        """What stands for a week, [count, weekly purposes]."""
        place = self.next_place()
        blocks = {group: self._at(place | group << 16, count) for group in sorted({purpose // LANES for purpose in WEEKLY})}
        return np.stack([blocks[purpose // LANES][:, purpose % LANES] for purpose in WEEKLY], axis=1)

    def source(self, weekly: Levels, fresh: bool) -> Source:
        """Where copies draw their luck from at a new place; `fresh`: what stands for the week is drawn anew too."""
        count = len(weekly)
        if self._given is None or len(self._given) != count:
            self._given = np.full((count, 1, GIVEN), -1.0)
        self._given[:, 0, WEEKLY] = weekly
        at = np.full(count, -1, np.int64) if fresh else np.arange(count, dtype=np.int64)
        return Source(np.array([self._seed], np.uint64), int(Stream.BELIEF), self.next_place(), self._given, at, -1)

    def _at(self, place: int, count: int) -> Levels:
        if count not in self._streams:
            self._streams[count] = Luck(self._seed, Stream.BELIEF, FAR, count)
        return self._streams[count].block(place, self._name)


class Tried(NamedTuple):
    """What became of copies that tried something: arrays, written into."""

    clients: Any  # [N] `Client` afterwards
    weekly: Any  # [N, weekly purposes] their luck of this week, as it was or drawn in the trying
    weight: Any  # [N] how well each explains what was seen


@dataclass
class Particles:
    """Copies of one client. All share the rep's file; what is hidden differs. Weights add up to 1."""

    clients: AnyArray  # [N] `Client`
    weight: Levels  # [N]
    weekly: Levels  # [N, weekly purposes] their luck of this week
    luck: CopyLuck
    setting: Setting  # of this client alone
    work: int  # about how many moves all copies will make: what it is worth compiling for
    room: Tried  # for `ROUNDS` tries, used over and over

    @property
    def count(self) -> int:
        """How many copies there are."""
        return len(self.weight)

    def effective(self) -> float:
        """How many copies of even weight would tell as much."""
        return effective(self.weight)

    def become(self, clients: AnyArray, weekly: Levels, weight: Levels) -> None:
        """Become copies of as many others, with weights that add up to 1."""
        as_bytes(self.clients)[:] = as_bytes(clients)
        self.weekly, self.weight = weekly.copy(), weight

    def draw(self, clients: AnyArray, weekly: Levels, weight: Levels) -> None:
        """Become copies of others, drawn by `weight` (systematically: one stroke of luck for all)."""
        rows = by_weight(weight, self.luck.stroke(), self.count)
        self.clients, self.weekly = taken(clients, rows), weekly[rows]
        self.weight = np.full(self.count, 1.0 / self.count)


def as_bytes(records: AnyArray) -> AnyArray:
    """The same records as mere bytes, which are moved much quicker than field by field."""
    return records.view(np.dtype((np.void, records.itemsize)))


def taken(records: AnyArray, rows: Rows) -> AnyArray:
    """Records at `rows`, as a copy."""
    return as_bytes(records)[rows].view(records.dtype)


def effective(weight: Levels) -> float:
    """How many of even weight would tell as much; 0 where all weights are nil."""
    return float(weight.sum() ** 2 / max(float((weight**2).sum()), 1e-300))


def by_weight(weight: Levels, luck: float, count: int) -> Rows:
    """`count` places drawn by weight, rising. Weights need not add up to 1."""
    reach = np.add.accumulate(weight)
    marks = (np.arange(count) + luck) * (reach[-1] / count)
    return np.minimum(np.searchsorted(reach, marks, side="right"), len(weight) - 1)


def alone(setting: Setting, client: int) -> Setting:
    """The same setting with one client only."""
    public, ranges, one = setting.public, setting.ranges, slice(client, client + 1)
    own = replace(
        public,
        client_ids=public.client_ids[one],
        terms=public.terms[one],
        credit_limit=public.credit_limit[one],
        deliveries=None if public.deliveries is None else public.deliveries[one],
        weekly_sales=public.weekly_sales[one],
        invoice_due=public.invoice_due[one],
    )
    events = tuple(replace(event, clients=event.clients[one]) for event in setting.events)
    drawn = ranges._replace(clients=ranges.clients[one], bills=ranges.bills[one])
    return Setting(own, events, setting.opening_debt, drawn)


@loop
def open_copies(clients: Any, signs: Any, episodes: Any, ranges: Ranges, book: Book, seed: Any) -> None:
    """Open copies [N] of one client, by the luck of `episodes` [N]; `signs` [N, 2] are what is heard of each, and its mood."""
    blank, account, own = room(1, CLIENT), room(1, ACCOUNT), room(1, ACCOUNT)
    for at in range(len(clients)):
        copy_into(clients, at, blank[0])
        copy_into(own, 0, account[0])
        open_one(clients[at], own[0], ranges, book, 0, seed[0], episodes[at])
        signs[at, 0], signs[at, 1] = own[0].stars, own[0].mood


def prior(setting: Setting, client: int, seed: int, count: int, sight: Sight, work: int = 0) -> Particles:
    """Copies of a client as the scenario draws it, so far as they look like what the file said at the start."""
    own = alone(setting, client)
    key, clients, drawn = np.array([seed], np.uint64), np.zeros(count, CLIENT), count * DRAWN
    signs, episodes = np.zeros((drawn, 2), np.int64), FAR + np.arange(drawn, dtype=np.int64)
    work = max(work, drawn)

    def opened(which: Rows, seen: AnyArray) -> None:
        call(open_copies, work, clients, seen, which, own.ranges, own.book, key)

    for first in range(0, drawn, count):
        opened(episodes[first : first + count], signs[first : first + count])
    off = abs(signs - np.array([sight.account.stars[0, client], sight.account.mood[0, client]], np.int64)).sum(axis=1)
    alike = off == 0
    if alike.sum() < count // DRAWN:  # a reading that this client seldom gives
        alike = off <= max(int(np.sort(off)[count // DRAWN]), 0)
    luck = CopyLuck(seed, f"particles of {setting.public.client_ids[client]}")
    rows = by_weight(alike.astype(np.float64), luck.stroke(), count)
    opened(episodes[rows], signs[:count])
    many, weekly = ROUNDS * count, luck.week(count)
    room = Tried(np.zeros(many, CLIENT), np.zeros((many, len(WEEKLY))), np.zeros(many))
    return Particles(clients, np.full(count, 1.0 / count), weekly, luck, own, work, room)
