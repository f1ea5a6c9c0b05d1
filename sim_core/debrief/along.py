"""Games judged while they are played, slice by slice: the debrief that working at one go would make, to the bit.

What a decision was worth depends on what came before it alone, so that it can be looked into as soon as its week has ended;
only what is looked at more closely is chosen when a game is over. A process that judges many games does a slice of one, then
of another: who asks says which game is next, and how far its work may go (`KINDS`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from sim_core.belief.live import sharing
from sim_core.belief.particles import Tried
from sim_core.compiled import cache
from sim_core.debrief import task
from sim_core.debrief.ahead import Followed, follow_on, followed
from sim_core.debrief.task import Played
from sim_core.debrief.value import Worth
from sim_core.debrief.whole import (
    Closer,
    Debrief,
    Effort,
    Progress,
    believed,
    looks,
    opened,
    refine,
    told_again,
    tried_first,
    with_known,
    work,
)
from sim_core.engine.record import Step
from sim_core.model.arrays import Yuan

KINDS: Final = ("follow", "first", "more", "closer")
"""Kinds of slices, in the order in which they have to be done: what could be known; first verdicts; more worlds; a closer look.

Which decisions are worth a closer look is certain at the end only; of those that look so now, most will be.
"""


@dataclass(frozen=True)
class Order:
    """A game to be judged as far as it goes."""

    name: str  # of the game: one process judges it from its first choice to its last
    played: Played
    effort: Effort
    target: float | None = None  # in units, once the game is over; None: it goes on
    known: str = ""  # the last stage of its debrief that was heard of


@dataclass(frozen=True)
class Told:
    """How far a game has been judged."""

    decisions: int  # that were followed
    next: str  # the kind of the next slice; "": there is nothing to do
    progress: Progress | None = None
    debrief: Debrief | None = None  # where it has come to another stage than was known


@dataclass
class _Game:
    """A game, as far as it has been judged."""

    order: Order
    followed: Followed | None = None
    worths: dict[int, Worth] = field(default_factory=dict)
    paired: dict[int, Yuan] = field(default_factory=dict)
    closer: dict[Closer, Worth] = field(default_factory=dict)
    opening: Yuan | None = None
    known: dict[Step, Step] = field(default_factory=dict)
    debrief: Debrief | None = None
    closing: Iterator[Progress] | None = None
    progress: Progress | None = None

    def goes_on(self, order: Order) -> bool:
        """Is an order about this game, only further?"""
        mine, other = self.order.played, order.played
        same = (mine.scenario, mine.seed, self.order.effort) == (other.scenario, other.seed, order.effort)
        return same and other.steps[: len(mine.steps)] == mine.steps and (self.closing is None or mine == other)

    def next(self) -> str:
        """The kind of the next slice."""
        if self.closing is not None:
            stage = self.debrief.stage if self.debrief else ""
            return {"refined": "", "first": "more"}.get(stage, "first")
        over, one = self.order.target is not None, self.followed
        if not cache.available():
            return "first" if over else ""
        if one is None or one.decisions < len(self.order.played.steps):
            return "follow"
        if over or self.opening is None or self._part(self.worths):
            return "first"
        if self.order.effort.pair and self._part(self.paired):
            return "more"
        return "closer" if self._look() else ""

    def slice(self, kind: str) -> None:
        """Do the next slice, which is of this kind."""
        played, effort, one = self.order.played, self.order.effort, self.followed
        if self.closing is not None:
            self.progress = next(self.closing, None)
        elif kind == "first" and self.order.target is not None:
            self.closing = self._closing(self.order.target)
        elif one is None:
            self.followed = _in_one_room(followed(Played(played.scenario, played.seed, ()), effort.copies))
        elif kind == "follow":
            self.followed = follow_on(one, played.steps[one.decisions])
        elif kind == "more":
            self._pair(one, self._part(self.paired))
        elif look := self._look() if kind == "closer" else None:
            number, steps, skip, count = look
            self.closer[look] = task.more_worth(one.trail, number, one.beliefs, steps, skip, count)
        elif self.opening is None:
            self.opening = task.expected_in(one.trail, one.beliefs, effort.opening)
        else:
            self._try_first(one, self._part(self.worths))

    def _part(self, done: dict[int, Worth] | dict[int, Yuan]) -> list[int]:
        """The next decisions to be tried together that are not in `done`: of a week that has ended."""
        one = self.followed
        assert one is not None
        week = int(one.game.sight().desk.week[0])
        for part in task.parts_of_weeks(one.trail):
            if part[0] not in done and (one.moments[part[0]].week < week or one.over):
                return part
        return []

    def _look(self) -> Closer | None:
        """The next part of a closer look at what has cost most so far, once half of the game is played."""
        one, effort = self.followed, self.order.effort
        assert one is not None
        desk = one.game.sight()
        if 2 * int(desk.desk.week[0]) < desk.public.weeks:
            return None
        ranked = sorted(self.worths, key=self._weight)[: effort.points]
        parts = (look for number in ranked for look in looks(number, self.worths[number], effort))
        return next((look for look in parts if look not in self.closer), None)

    def _weight(self, number: int) -> float:
        worth = self.worths[number]
        return -max(worth.loss()[0], float(worth.cost().mean()))

    def _try_first(self, one: Followed, part: list[int]) -> None:
        found = task.first_worths(one.trail, part, one.beliefs, self.order.effort.first)
        self.worths.update({number: with_known(worth, self.known) for number, worth in found})

    def _pair(self, one: Followed, part: list[int]) -> None:
        effort = self.order.effort
        self.paired.update(task.pair_costs(one.trail, part, one.beliefs, effort.pair, effort.first))

    def _closing(self, target: float) -> Iterator[Progress]:
        """What remains to be done when a game is over: it is looked back on as a whole."""
        played, effort, one = self.order.played, self.order.effort, self.followed
        if one is None or not one.whole:  # less is kept of what could be known: all of it is worked out anew
            self.debrief = opened(played, target)
            yield from work(self.debrief, 1, effort)
            return
        debrief = self.debrief = told_again(played, target, one.trail)
        believed(debrief, one.beliefs)
        parts = len(task.parts_of_weeks(one.trail))
        yield Progress("beliefs", len(one.beliefs), len(one.beliefs))
        while part := self._part(self.worths):
            self._try_first(one, part)
            yield Progress("first", len({*self.worths}) * parts // max(len(one.moments), 1), parts)
        debrief.worths.update(self.worths)
        if self.opening is None:
            self.opening = task.expected_in(one.trail, one.beliefs, effort.opening)
        tried_first(debrief, self.opening)
        yield Progress("first", parts, parts)
        yield from refine(debrief, (1, False), effort, self.paired, self.closer)

    def has_news(self) -> bool:
        """Is there another stage than is known?"""
        return self.debrief is not None and self.debrief.stage != self.order.known

    def tell(self) -> Told:
        """How far it is."""
        fresh = replace(self.debrief, worths={**self.debrief.worths}) if self.debrief and self.has_news() else None
        done = self.followed.decisions if self.followed else 0
        if not cache.available():  # nothing is followed where nothing is compiled: no more of it is due
            done = len(self.order.played.steps)
        return Told(done, self.next(), self.progress, fresh)


_rooms: Final[dict[int, Tried]] = {}
"""Room to work in, by how many copies: this process follows one game after the other."""


def _in_one_room(one: Followed) -> Followed:
    """A game that has just been begun, to be followed in the room in which all others are."""
    room = _rooms.setdefault(one.copies, one.live.clients[0].particles.room)
    return replace(one, live=sharing(one.live, room))


_games: Final[dict[str, _Game]] = {}
"""The games that this process judges."""


def judge_on(order: Order, furthest: str, enough: Callable[[], bool] = lambda: True) -> Told:
    """Judge a game further, until it is `enough`, with slices of no kind beyond `furthest`; no further than to what is news."""
    one = _games.get(order.name)
    if one is None or not one.goes_on(order):
        one = _games[order.name] = _Game(order)
    one.order = order
    while not one.has_news() and (kind := one.next()) and KINDS.index(kind) <= KINDS.index(furthest):
        one.slice(kind)
        if enough():
            break
    return one.tell()


def forget(name: str) -> None:
    """Judge a game no more."""
    _games.pop(name, None)
