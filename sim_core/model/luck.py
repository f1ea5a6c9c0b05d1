"""The luck cube: episode × week × client × purpose × how many times this week.

A draw depends on its place in the cube and on the seed, never on what was drawn before. So one episode of a batch can be
replayed alone, and a changed decision leaves unrelated luck as it was. This is the only user of `numpy.random`: numpy
promises that the integer stream of its Philox never changes (NEP 19), so the integers are read raw and scaled here.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core.errors import BadRun, Message
from sim_core.model.arrays import Flags, Levels, Rows, Weeks
from sim_core.model.vocabulary import Numbered

MAX_SEED: Final = 2**64 - 1
LANES: Final = 4
"""One Philox block is four numbers: four purposes share it, and a purpose's lane is its number modulo four."""
SHIFT: Final = np.uint64(11)
SCALE: Final = 2.0**-53


class Purpose(Numbered):
    """What a draw is for. Numbered and append-only: the number is part of the draw's place."""

    # Once for a client and week, whenever it is asked for money.
    WILLING = 0
    MOOD = 1
    CHALLENGE = 2
    EXCUSE = 3
    # The end of a week.
    SELL = 4
    COLLECT = 5
    OTHER_INCOME = 6
    PAY_RUN = 7
    KEEP = 8
    AWAY = 9
    RIVALS_CHASE = 10
    RIVALS_CLAIM = 11
    # Moves.
    PROMISE = 12
    MEANT = 13
    DEMEANOUR = 14
    GAP = 15
    # Investigations: what one source finds out stands together.
    FIND_CASH_TIGHT = 16
    FIND_CUSTOMERS_UNPAID = 17
    FIND_OTHERS_FIRST = 18
    FIND_WILL_LEAVE = 19
    FIND_QUALITY = 20
    FIND_SERVICE = 21
    FIND_SUPPORT = 22
    FIND_PRICE = 23
    FIND_SLOW_SALES = 24
    FIND_BOSS_AWAY = 25
    CASH_READING = 26
    CASH_OFFSET = 27
    STARS = 28
    COMPANY = 29


PURPOSES: Final = len(Purpose)


class Stream(Numbered):
    """Separate streams of one seed. Only WORLD moves the simulation."""

    WORLD = 0
    SETUP = 1
    BOT = 2
    WORDS = 3
    PRACTICE = 4
    BELIEF = 5


def word(name: str) -> int:
    """A 64-bit number for a name (a client's id, a field's path), the same on every machine."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "little")


def checked_seed(seed: int) -> int:
    """`seed`, if it is a whole number in 0…2⁶⁴−1; else `BadRun`."""
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed <= MAX_SEED:
        raise BadRun(Message("run.seed_out_of_range", {"value": seed, "low": 0, "high": MAX_SEED}))
    return seed


class Luck:
    """One stream of one seed for the episodes `first` … `first + count − 1`."""

    def __init__(self, seed: int, stream: Stream, first: int, count: int) -> None:
        key = np.array([checked_seed(seed), int(stream)], np.uint64)
        self._philox = np.random.Philox(key=key, counter=np.zeros(4, np.uint64))
        self._state = self._philox.state
        self._state["buffer_pos"] = LANES  # nothing left over from an earlier place
        self._counter = self._state["state"]["counter"]
        self.seed, self.stream, self.first, self.count = seed, stream, first, count

    def block(self, place: int, name: int, out: Levels | None = None) -> Levels:
        """Luck [count, 4] in [0, 1): `place` (week, purpose, repeat) and `name` (a client, a path) choose the block."""
        self._counter[0], self._counter[1], self._counter[2], self._counter[3] = self.first, place, name, 0
        self._philox.state = self._state
        raw = self._philox.random_raw(self.count * LANES)
        raw >>= SHIFT
        scaled: Levels = np.multiply(raw.reshape(self.count, LANES), SCALE, out=out)
        return scaled


class Cube:
    """The world's luck for the clients of a scenario, drawn a block at a time and kept for the weeks in use."""

    def __init__(self, seed: int, first: int, count: int, client_ids: Iterable[str]) -> None:
        self.luck = Luck(seed, Stream.WORLD, first, count)
        self.names = [word(client) for client in client_ids]
        self._kept: dict[int, dict[tuple[int, int], _Table]] = {}
        self._most_weeks = 1 if count > 64 else 64  # many games are in one week together; a few may not be

    def _table(self, week: int, group: int, repeat: int) -> "_Table":
        tables = self._kept.get(week)
        if tables is None:
            if len(self._kept) >= self._most_weeks:
                self._kept.clear()
            tables = self._kept[week] = {}
        table = tables.get((group, repeat))
        if table is None:
            clients = len(self.names)
            table = tables[group, repeat] = _Table(np.empty((clients, self.luck.count, LANES)), np.zeros(clients, np.bool_))
        return table

    def _filled(self, week: int, group: int, repeat: int, clients: Rows | range) -> Levels:
        """Luck [C, count, 4] in which at least `clients` have been drawn."""
        table = self._table(week, group, repeat)
        for client in clients:
            if not table.drawn[client]:
                self.luck.block(week | group << 16 | repeat << 32, self.names[client], out=table.luck[client])
                table.drawn[client] = True
        return table.luck

    def for_clients(self, purpose: int, weeks: Weeks, episodes: Rows) -> Levels:
        """Luck [E, C] of every client in week `weeks` [E] of luck episodes `episodes` [E]."""
        group, lane = divmod(int(purpose), LANES)
        out = np.empty((len(episodes), len(self.names)))
        every = range(len(self.names))
        for at, week in _by_value(weeks):
            rows = episodes[at] - self.luck.first
            block = self._filled(week, group, 0, every)
            out[at] = (block[:, :, lane] if self._is_whole(rows) else block[:, rows, lane]).T
        return out

    def _is_whole(self, rows: Rows) -> bool:
        """Are these all rows of the block, in order?"""
        return len(rows) == self.luck.count and bool((rows[1:] > rows[:-1]).all())

    def for_moves(self, purpose: int, weeks: Weeks, episodes: Rows, clients: Rows, repeats: Rows) -> Levels:
        """Luck [N] of single moves: the `repeats`-th use of `purpose` this week on `clients` in luck `episodes`."""
        group, lane = divmod(int(purpose), LANES)
        out = np.empty(len(episodes))
        for at, place in _by_value(weeks.astype(np.intp) * 256 + repeats):
            week, repeat = divmod(place, 256)
            used = np.bincount(clients[at], minlength=len(self.names)).nonzero()[0]
            luck = self._filled(week, group, repeat, used)
            out[at] = luck[clients[at], episodes[at] - self.luck.first, lane]
        return out

    def for_findings(self, purposes: tuple[int, ...], weeks: Weeks, episodes: Rows, clients: Rows, repeats: Rows) -> Levels:
        """Luck [N, purposes] of single moves that need several draws at once."""
        out = np.empty((len(episodes), len(purposes)))
        for at, place in _by_value(weeks.astype(np.intp) * 256 + repeats):
            week, repeat = divmod(place, 256)
            who, rows = clients[at], episodes[at] - self.luck.first
            used = np.bincount(who, minlength=len(self.names)).nonzero()[0]
            for group in dict.fromkeys(purpose // LANES for purpose in purposes):
                block = self._filled(week, group, repeat, used)[who, rows]
                for column, purpose in enumerate(purposes):
                    if purpose // LANES == group:
                        out[at, column] = block[:, purpose % LANES]
        return out

    def for_event(self, number: int, week: int, episodes: Rows) -> Levels:
        """Luck [E] of the scenario's event `number`, at the end of `week` (0-based), of luck episodes `episodes` [E]."""
        luck = Luck(self.luck.seed, Stream.WORLD, self.luck.first, self.luck.count)
        drawn: Levels = luck.block(week, word(f"event {number}"))[episodes - luck.first, 0]
        return drawn


@dataclass
class _Table:
    """Luck of one group of purposes in one week: [C, count, 4], and which clients' has been drawn."""

    luck: Levels
    drawn: Flags


def _by_value(values: Rows | Weeks) -> Iterable[tuple[Rows | slice, int]]:
    """(where, value) for each value that occurs; a slice where there is only one."""
    if not len(values):
        return
    first = values[0]
    if (values == first).all():
        yield slice(None), int(first)
        return
    for value in np.unique(values).tolist():
        yield np.flatnonzero(values == value), int(value)


class BotLuck:
    """A bot's own luck, aligned with the rows of the sight it was given. Never touches the world's."""

    def __init__(self, draw: Callable[[int], Levels]) -> None:
        self._draw = draw
        self._used = 0

    def uniform(self) -> Levels:
        """The next draw, [rows] in [0, 1): one number for each episode in sight."""
        self._used += 1
        return self._draw(self._used - 1)
