"""The luck cube: episode × week × client × purpose × how many times this week.

A draw depends on its place in the cube and on the seed, never on what was drawn before. So one episode of a batch can be
replayed alone, and a changed decision leaves unrelated luck as it was. What is at a place is told by Philox 4×64-10 (Salmon,
Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"). It is drawn where it is needed (`philox`) or in
blocks of many episodes by numpy's own (`Luck`): numpy promises that the integer stream of its Philox never changes (NEP 19),
and a test holds the two against each other. This is the only user of `numpy.random`.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Final

import numpy as np

from sim_core.compiled import inlined, rule, single
from sim_core.errors import BadRun, Message
from sim_core.model.arrays import AnyArray, Levels
from sim_core.model.records import Flag, Kind, Name, Number, dtype_of
from sim_core.model.tables import EXCUSE_ROWS
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
    # Investigations. What is found out about each excuse stands where its row says (16 … 25, and after the last one here).
    _ignore_ = "name row"
    for name, row in EXCUSE_ROWS.items():
        vars()[f"FIND_{name.upper()}"] = row["luck"]
    CASH_READING = 26
    CASH_OFFSET = 27
    STARS = 28
    COMPANY = 29
    # Monday: does a client come with something by itself? And what sources say of Friday's payment run.
    REQUEST = 30
    RUN_READING = 31
    # Whether something of a client's own has gone wrong this week (after the reasons that only some scenarios know).
    HITCH = 42


FINDING_LUCK: Final = tuple(int(Purpose[f"FIND_{name.upper()}"]) for name in EXCUSE_ROWS)
"""The purpose of luck by which each excuse is found out about."""
SEARCHES: Final = FINDING_LUCK[0]
"""Under this purpose the searches of a week are counted."""
PURPOSES: Final = max(Purpose) + 1
PURPOSE_NAMES: Final = tuple(next((one.name.lower() for one in Purpose if one == number), "") for number in range(PURPOSES))
"""By number; "" where there is no purpose of it."""
GROUPS: Final = 16
"""Blocks of four purposes, with some to spare."""
EVENT: Final = GROUPS * LANES - 1
"""The place in `WeekLuck.given` of luck for what happens from outside; no purpose has this number."""


class Stream(Numbered):
    """Separate streams of one seed. Only WORLD moves the simulation."""

    WORLD = 0
    SETUP = 1
    BOT = 2
    WORDS = 3
    PRACTICE = 4
    BELIEF = 5


def name_hash(name: str) -> int:
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


@dataclass(slots=True)
class WeekLuck:
    """Luck of one client in one week: where it is in the cube, and the blocks of it drawn so far."""

    seed: Name
    stream: Number
    episode: Number
    name: Name  # of the client
    week: Number  # from 0; of imagined copies, the number of their try
    drawn: Annotated[list[int], Kind("i1", GROUPS)]
    blocks: Annotated[list[float], Kind("f8", GROUPS * LANES)]
    stands: Flag  # does `given` stand in for the cube?
    given: Annotated[list[float], Kind("f8", GROUPS * LANES)]  # by purpose, 0…1; below 0: the cube decides


WEEK_LUCK: Final = dtype_of(WeekLuck)
MASK: Final = 2**64 - 1
# Multipliers and steps of Philox 4×64 (Salmon et al. 2011).
TIMES_A: Final = 0xD2E7470EE14C6C93
TIMES_C: Final = 0xCA5A826395121157
STEP_0: Final = 0x9E3779B97F4A7C15
STEP_1: Final = 0xBB67AE8584CAA73B


@single()
def high(one: int, other: int) -> int:
    """The upper half of a product of two 64-bit numbers."""
    return (one * other) >> 64


@single()
def whole(number: int) -> int:
    """A number as one of 64 bits without a sign."""
    return int(number) & MASK


@single()
def scaled(number: int) -> float:
    """The upper 53 bits of 64 as a number in [0, 1)."""
    return (number >> 11) * SCALE


@inlined
def low(one: int, other: int) -> int:
    """The lower half of a product of two 64-bit numbers."""
    return (one * other) & MASK


@inlined
def more(one: int, other: int) -> int:
    """A sum that goes on from nought beyond 64 bits."""
    return (one + other) & MASK


@rule
def philox(seed: int, stream: int, episode: int, place: int, name: int) -> tuple[float, float, float, float]:
    """Four numbers in [0, 1) at a place of a stream. Counted as numpy does, which is one ahead."""
    a, b, c, d = more(whole(episode), whole(1)), whole(place), whole(name), whole(0)
    key_0, key_1 = whole(seed), whole(stream)
    for _ in range(10):
        high_a, high_c = high(TIMES_A, a), high(TIMES_C, c)
        a, b, c, d = high_c ^ b ^ key_0, low(TIMES_C, c), high_a ^ d ^ key_1, low(TIMES_A, a)
        key_0, key_1 = more(key_0, STEP_0), more(key_1, STEP_1)
    return scaled(a), scaled(b), scaled(c), scaled(d)


@rule
def begin_week(luck: WeekLuck, week: int) -> None:
    """Nothing of this week is drawn yet."""
    luck.week = week
    for group in range(GROUPS):
        luck.drawn[group] = 0


@rule
def look(luck: WeekLuck, purpose: int) -> float:
    """Luck that is drawn once for the client and week, however often it is looked at."""
    if luck.stands and luck.given[purpose] >= 0.0:
        return luck.given[purpose]
    group = purpose // LANES
    if not luck.drawn[group]:
        place = group * LANES
        one, two, three, four = philox(luck.seed, luck.stream, luck.episode, luck.week | group << 16, luck.name)
        luck.blocks[place], luck.blocks[place + 1], luck.blocks[place + 2], luck.blocks[place + 3] = one, two, three, four
        luck.drawn[group] = 1
    return luck.blocks[purpose]


@rule
def draw_again(luck: WeekLuck, purpose: int, repeat: int) -> float:
    """Luck of the `repeat`-th use of a purpose in this week on this client; the first is number 0."""
    if repeat == 0 or (luck.stands and luck.given[purpose] >= 0.0):
        return look(luck, purpose)
    group, lane = purpose // LANES, purpose % LANES
    one, two, three, four = philox(luck.seed, luck.stream, luck.episode, luck.week | group << 16 | repeat << 32, luck.name)
    return one if lane == 0 else two if lane == 1 else three if lane == 2 else four


@rule
def luck_of_event(luck: WeekLuck, event: int) -> float:
    """Whether something happens from outside at the end of this week. `event` is the number of the event's name."""
    if luck.stands and luck.given[EVENT] >= 0.0:
        return luck.given[EVENT]
    return philox(luck.seed, luck.stream, luck.episode, luck.week, event)[0]


@dataclass(slots=True)
class BotDice:
    """A bot's own luck in one game: a number for each use. Never touches the world's."""

    seed: Name  # of bots' luck (`seed_of_bots`)
    name: Name  # of the bot
    episode: Number
    place: Number  # week and how often it has thought in it
    used: Number  # numbers drawn so far in this thought


BOT_DICE: Final = dtype_of(BotDice)
OF_BOTS: Final = int(Stream.BOT)


@rule
def seed_of_bots(seed: int) -> int:
    """The seed of bots' own luck in the games of a seed; with the world's, a bot could build the world anew."""
    return int(philox(seed, OF_BOTS, 0, 0, 0)[0] / SCALE)


@rule
def uniform(luck: BotDice) -> float:
    """The next number of a bot's own luck, in [0, 1)."""
    luck.used += 1
    return philox(luck.seed, OF_BOTS, luck.episode, luck.place | (luck.used - 1) << 32, luck.name)[0]


class BotLuck:
    """A bot's own luck, aligned with the rows of the sight it was given. Never touches the world's."""

    def __init__(self, draw: Callable[[int], Levels], seed: AnyArray, name: AnyArray, episodes: AnyArray, place: int) -> None:
        self._draw = draw
        self._used = 0
        self.seed, self.name, self.episodes, self.place = seed, name, episodes, place

    def uniform(self) -> Levels:
        """The next draw, [rows] in [0, 1): one number for each episode in sight."""
        self._used += 1
        return self._draw(self._used - 1)
