"""A seat's debrief that is worked out by the queue of its class."""

import copy
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from game.debrief.background import Debriefing
from game.play.references import references_of
from game.play.session import Session
from game.serve.debriefs.queue import News, Queue
from sim_core.public.debriefs import Effort, Played


@dataclass
class SeatJudges:
    """The queue, as one seat uses it: whoever has a seat has one game at a time."""

    queue: Queue
    seat: str
    games: int = 0  # that were followed
    looked: int = 0  # how many others were looked back on
    session: Session | None = None

    def follow(self, session: Session) -> None:
        """Judge a game while it is played. One that is opened again, further on or not, is the same."""
        before = self.session
        if before is None or not _goes_on(before, session):
            self.queue.drop(self._name())
            self.games += 1
        self.session = session
        self.queue.follow(self._name(), session)

    def debriefing(self, played: Played, on_news: Callable[[], None], effort: Effort, apart: bool) -> "Queued":
        """The debrief of a game; of the one that was followed, most of it is there already."""
        mine, name = self.session, self._name()
        if mine is None or (mine.text, mine.seed, tuple(mine.steps)) != (played.scenario, played.seed, played.steps):
            self.looked += 1
            name = f"{self.seat}/another {self.looked}"
        return Queued(played, on_news=on_news, effort=effort, apart=apart, queue=self.queue, name=name)

    def _name(self) -> str:
        return f"{self.seat}/{self.games}"


def _goes_on(one: Session, other: Session) -> bool:
    """Is one game the beginning of the other?"""
    return (one.text, one.seed) == (other.text, other.seed) and other.steps[: len(one.steps)] == one.steps


@dataclass
class Queued(Debriefing):
    """One game's debrief on its way, for the screens what every other is."""

    queue: Queue | None = None
    name: str = ""  # of the game in the queue
    _ended: threading.Event = field(default_factory=threading.Event)

    @property
    def working(self) -> bool:
        """Is more to come?"""
        return not self._seen.finished and not self.stopped

    def start(self, after: Debriefing | None = None) -> "Queued":
        """Begin."""
        if after:
            after.stop()
        assert self.queue is not None
        target = self.target
        if target is None:
            target = references_of(self.played.scenario, self.played.seed).target()
        self.queue.close(self.name, self.played, target, self._hear)
        return self

    def stop(self) -> None:
        """Hear of it no more."""
        if not self._stop.is_set():
            self._stop.set()
            if self.queue:
                self.queue.leave(self.name)

    def wait(self, seconds: float | None = None) -> "Queued":
        """Wait until there is no more to come."""
        self._ended.wait(seconds)
        return self

    def _hear(self, news: News) -> None:
        if news.debrief is not None:
            self._publish(debrief=copy.copy(news.debrief), progress=None)
        elif news.progress is not None:
            self._publish(progress=news.progress, quiet=True)
        if news.others is not None:
            self._publish(others=news.others)
        if news.finished:
            self._publish(problem=news.problem, finished=True)
            self._ended.set()
