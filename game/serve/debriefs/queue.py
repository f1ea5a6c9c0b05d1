"""The games of a class, judged as they are played, in processes of their own: all first pages and verdicts before any rest.

A thread deals out slices of a quarter of a second. One process judges a game from its first choice to its last, for it keeps
what could be known of it; where a process dies, another begins its games anew, as nothing but choices is needed for that.
"""

import pickle
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, Final

from game.play import log
from game.play.session import Session
from game.serve.debriefs.at_work import judge_for, others_of, stand_back
from sim_core.public import compiler
from sim_core.public.debriefs import FULL, Debrief, Effort, Order, Other, Played, Progress, Told, forget
from sim_core.public.runs import Worker, processors

SLICE_SECONDS: Final = 0.25
LOOK_SECONDS: Final = 0.5
"""How often running games are looked at for new choices."""
DEATHS: Final = 3
"""A game that kills so many processes is given up."""
PAGE, VERDICTS, OTHERS, FOLLOW, FIRST, REFINE, MORE, MASTER, CLOSER = range(9)
"""What is to be done next for a game, the most urgent first: what somebody waits for, what may be waited for soon, the rest."""
AHEAD: Final = {"follow": FOLLOW, "first": FIRST, "more": MORE, "closer": CLOSER}
"""Of a game that is still played, by the kind of its next slice."""


@dataclass
class Judged:
    """A game, and how far it has been judged. `told` hears of everything new, from the thread of the queue."""

    name: str
    text: str
    seed: int
    session: Session | None = None  # while it is played
    played: Played | None = None  # once it is over
    target: float = 0.0
    told: "Callable[[News], None] | None" = None
    decisions: int = 0
    next: str = "follow"
    stage: str = ""
    ended: float = 0.0
    others: int = 0  # how many times those who had the same luck were told
    looks: int = 2  # how many times they are to be told: without the master, and with it
    deaths: int = 0
    at: int = 0  # which process judges it
    given_up: bool = False

    @property
    def done(self) -> bool:
        """Will there be no more to tell?"""
        return self.given_up or (self.stage == "refined" and self.others >= self.looks)

    def made(self) -> int:
        """How many choices there are."""
        return len(self.played.steps if self.played else self.session.steps if self.session else ())

    def urgency(self) -> tuple[int, float] | None:
        """What is to be done next, and which of several games goes first: the smaller; None: there is nothing to do."""
        if self.done:
            return None
        if self.played:
            if self.stage not in ("first", "refined"):
                return (VERDICTS if self.stage else PAGE), self.ended
            if not self.others:
                return OTHERS, self.ended
            return (REFINE if self.stage == "first" else MASTER), self.ended
        behind = self.made() - self.decisions
        kind = AHEAD.get("follow" if behind else self.next)
        return None if kind is None else (kind, -behind)

    def furthest(self) -> str:
        """How far the work on it may go now."""
        if self.played:
            return "more" if self.stage == "first" else "first"
        return "follow" if self.made() > self.decisions else self.next


@dataclass(frozen=True)
class News:
    """What is new about a game."""

    progress: Progress | None = None
    debrief: Debrief | None = None
    others: dict[str, Other] | None = None
    problem: str = ""
    finished: bool = False  # will there be no more?


@dataclass
class Queue:
    """The games of a class. All methods may be called from any thread."""

    processes: int = 0  # 0: as many as there are processors
    effort: Effort = FULL
    games: dict[str, Judged] = field(default_factory=dict)
    _workers: list[Worker | None] = field(default_factory=list)
    _busy: dict[int, Judged] = field(default_factory=dict)  # by process
    _asked: dict[int, Played | None] = field(default_factory=dict)  # how far their games had been played when they were asked
    _unwanted: list[Judged] = field(default_factory=list)  # games whose processes still keep something of them
    _answers: "SimpleQueue[tuple[Worker | None, bytes | None]]" = field(default_factory=SimpleQueue)
    _changing: threading.RLock = field(default_factory=threading.RLock)
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> "Queue":
        """Begin."""
        self._workers = [None] * (self.processes or processors())
        self._thread = threading.Thread(target=self._run, name="debriefs", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Judge nothing any more, and end the processes. Returns at once."""
        self._stop.set()
        self._answers.put((None, None))
        for worker in self._workers:
            if worker:
                worker.end()

    def follow(self, name: str, session: Session) -> None:
        """Judge a game from now on as it is played; of one that has been judged to its end there is nothing to do."""
        with self._changing:
            self._game(name, session.text, session.seed).session = session
        self._answers.put((None, None))

    def close(self, name: str, played: Played, target: float, told: Callable[[News], None]) -> None:
        """A game is over: judge it as a whole, and tell what comes of it; what has been found is told at once."""
        with self._changing:
            known = self._game(name, played.scenario, played.seed)
            known.stage, known.others = "", 0  # whoever asks again is told again, from what is kept
            if known.given_up:  # while it was played, or before: it is tried again for who waits now
                known.given_up, known.deaths, known.decisions, known.next = False, 0, 0, "follow"
            known.played, known.target, known.told = played, target, told
            known.ended = known.ended or time.monotonic()
        self._answers.put((None, None))

    def leave(self, name: str) -> None:
        """Nobody wants to hear of a game any more. It goes on being judged: a class is looked back on as a whole."""
        with self._changing:
            if known := self.games.get(name):
                known.told = None

    def drop(self, name: str) -> None:
        """A game is not gone on with. If it is over, it goes on being judged."""
        with self._changing:
            known = self.games.get(name)
            if known and known.played is None:
                self._unwanted.append(self.games.pop(name))

    def _game(self, name: str, text: str, seed: int) -> Judged:
        if name not in self.games:
            looks = 2 if self.effort == FULL else 1
            self.games[name] = Judged(name, text, seed, at=self._least_loaded(), looks=looks)
        return self.games[name]

    def _least_loaded(self) -> int:
        busy = [one.at for one in self.games.values() if not one.done]
        return min(range(len(self._workers)), key=busy.count)

    def _run(self) -> None:
        compiler.background()
        while not self._stop.is_set():
            try:
                self._clear_away()
                for at in range(len(self._workers)):
                    if at not in self._busy:
                        self._deal(at)
                worker, message = self._next()
                if worker is not None and not self._stop.is_set():
                    self._take(worker, message)
            except Exception as error:  # one game must not end the judging of all
                log.once(f"debriefs: {type(error).__name__}: {error}")

    def _next(self) -> tuple[Worker | None, bytes | None]:
        try:
            return self._answers.get(timeout=LOOK_SECONDS)
        except Empty:
            return None, None

    def _deal(self, at: int) -> None:
        with self._changing:
            games = [one for one in self.games.values() if one.at == at]
            mine = [(urgency, one.name) for one in games if (urgency := one.urgency()) is not None]
            if not mine:
                return
            (kind, _), name = min(mine)
            one = self.games[name]
            call, values = self._task(one, kind)
        worker = self._workers[at]
        if worker is None or not worker.alive():
            worker = self._workers[at] = Worker()
            worker.answers = self._answers  # type: ignore[assignment]  # of ours, beside which we put None
            worker.give(-1, stand_back, ())
        self._busy[at], self._asked[at] = one, one.played
        worker.give(at, call, values)

    def _task(self, one: Judged, kind: int) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        if kind in (OTHERS, MASTER):
            return others_of, (one.text, one.seed, kind == MASTER)
        played = one.played or Played(one.text, one.seed, tuple(one.session.steps if one.session else ()))
        order = Order(one.name, played, self.effort, one.target if one.played else None, one.stage)
        return judge_for, (order, one.furthest(), SLICE_SECONDS)

    def _take(self, worker: Worker, message: bytes | None) -> None:
        at = next((number for number, one in enumerate(self._workers) if one is worker), -1)
        if at < 0:
            return
        if message is None:
            self._buried(at, worker)
            return
        number = worker.tasks.popleft()
        if number < 0:
            return
        one = self._busy.pop(at)
        well, value = pickle.loads(message)
        if not well:
            one.given_up = True
            log.once(f"debrief: {type(value).__name__}: {value}")
            self._tell(one, News(problem=f"{type(value).__name__}: {value}", finished=True))
        elif isinstance(value, Told):
            if one.played != self._asked.get(at):  # it has been played further meanwhile
                return
            one.decisions, one.next = value.decisions, value.next
            if value.debrief is not None:
                one.stage = value.debrief.stage
            if one.played:
                self._tell(one, News(value.progress, value.debrief, finished=one.done))
        else:
            one.others += 1
            self._tell(one, News(others=value, finished=one.done))
        if one.done:
            self._unwanted.append(one)

    def _buried(self, at: int, worker: Worker) -> None:
        self._workers[at] = None
        worker.buried()
        one = self._busy.pop(at, None)
        if one is not None:
            one.deaths += 1
            if one.deaths >= DEATHS:
                one.given_up = True
                self._tell(one, News(problem=worker.cause_of_death(), finished=True))
        for game in [*self.games.values()]:
            if game.at == at:  # the process after it knows of none of them
                game.decisions, game.next = 0, "follow"

    def _clear_away(self) -> None:
        """What processes keep of games of which there is no more to tell is of no more use."""
        with self._changing:
            unwanted, self._unwanted = self._unwanted, []
        for one in unwanted:
            worker = self._workers[one.at]
            if worker is not None and worker.alive():
                worker.give(-1, forget, (one.name,))

    def _tell(self, one: Judged, news: News) -> None:
        if one.told is not None:
            one.told(news)
