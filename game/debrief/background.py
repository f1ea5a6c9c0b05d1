"""A game's debrief worked out beside the window: in a thread that hands the heavy parts to other threads or processes.

What has been found is read from `seen`: a copy made when a stage was done, so that nothing changes while it is drawn.
"""

import copy
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final, Generic, TypeVar

from game.play import log
from game.play.crew import used_by_one, workers
from game.play.references import references_of
from sim_core import SimError
from sim_core.public import compiler
from sim_core.public.debriefs import FULL, Debrief, Effort, Other, Played, Progress, opened, work
from sim_core.public.runs import end_workers, processes_possible, processors

STAGES: Final = ("beliefs", "first", "refined")
"""What is done after another; `pairs` of a progress counts as `refined`."""
MOST_PROCESSES: Final = 4
NEWS_SECONDS: Final = 0.25


@dataclass(frozen=True)
class Seen:
    """What there is to be shown. `debrief` is None before the game has been told again."""

    debrief: Debrief | None = None
    others: dict[str, Other] = field(default_factory=dict)  # those who had the same luck
    progress: Progress | None = None
    problem: str = ""  # why there will be no more
    finished: bool = False

    @property
    def stage(self) -> str:
        """The last stage that is done, "" for none."""
        return self.debrief.stage if self.debrief else ""

    def reached(self, stage: str) -> bool:
        """Is a stage done?"""
        return self.stage in STAGES and STAGES.index(self.stage) >= STAGES.index(stage)

    @property
    def share(self) -> float:
        """0…1: how much of the stage being worked on is done."""
        return self.progress.done / max(self.progress.whole, 1) if self.progress else 0.0


def processes_here() -> int:
    """How many threads or processes to work in: at least two, or the work and the window would take turns in one."""
    if not compiler.available() and not processes_possible():  # threads would take turns
        return 1
    return min(max(processors(), 2), MOST_PROCESSES)


@dataclass
class Debriefing:
    """One game's debrief on its way. `on_news` is called from the thread whenever there is something new to be drawn.

    `target`: in yuan; None: that of the game.
    """

    played: Played
    target: float | None = None
    on_news: Callable[[], None] = lambda: None
    effort: Effort = FULL
    processes: int = 0  # 0: as many as suit this machine
    apart: bool = False  # in other processes even where threads would do: somebody is being answered here
    version: int = 0  # rises with everything new
    _seen: Seen = field(default_factory=Seen)
    _raw: Debrief | None = None
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _told: float = 0.0

    @property
    def seen(self) -> Seen:
        """What has been found so far. Never changes; ask again for more."""
        raw, now = self._raw, self._seen
        if raw is not None and raw.stage == "beliefs" and now.stage == "":
            # The next stage takes long, and tells of itself only when its first part is done.
            self._publish(debrief=copy.copy(raw))
        return self._seen

    @property
    def working(self) -> bool:
        """Is more to come?"""
        return bool(self._thread and self._thread.is_alive() and not self._seen.finished)

    @property
    def stopped(self) -> bool:
        """Was it broken off?"""
        return self._stop.is_set()

    def start(self, after: "Debriefing | None" = None) -> "Debriefing":
        """Begin, once `after` has stopped."""
        self.processes = self.processes or processes_here()
        self._thread = threading.Thread(target=self._run, args=(after,), name="debrief", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Work no more, and end the processes that worked. Returns at once."""
        if not self._stop.is_set():
            self._stop.set()
            if self.working and (self.processes > 1 or self.apart) and used_by_one():
                end_workers()

    def wait(self, seconds: float | None = None) -> "Debriefing":
        """Wait until there is no more to come."""
        if self._thread:
            self._thread.join(seconds)
        return self

    def _run(self, after: "Debriefing | None") -> None:
        if after:
            after.stop()
            after.wait()
        try:
            with workers():
                self._work()
        except Exception as error:  # a debrief that fails must not end the window; what there is stays
            if not self._stop.is_set():
                log.once(f"debrief: {type(error).__name__}: {error}")
                told = str(error.message) if isinstance(error, SimError) else f"{type(error).__name__}: {error}"
                self._publish(problem=told)
        finally:
            self._publish(finished=True)

    def _work(self) -> None:
        references = references_of(self.played.scenario, self.played.seed)
        raw = self._raw = opened(self.played, self.target if self.target is not None else references.target())
        self._publish(debrief=copy.copy(raw))
        self._publish(others=references.others())
        steps = work(raw, self.processes, self.effort, self.apart)
        try:
            for progress in steps:
                if self._stop.is_set():
                    return
                if raw.stage != self._seen.stage:
                    self._publish(debrief=copy.copy(raw))
                self._publish(progress=progress, quiet=progress.done < progress.whole)
        finally:
            steps.close()  # type: ignore[attr-defined]  # a generator
        self._publish(debrief=copy.copy(raw), progress=None)
        if self.effort == FULL and not self._stop.is_set():
            references.seek(self.apart)
            self._publish(others=references.others())

    def _publish(self, quiet: bool = False, **values: Any) -> None:  # fields of Seen, each of its own type
        self._seen = replace(self._seen, **values)
        self.version += 1
        now = time.monotonic()
        if not quiet or now - self._told >= NEWS_SECONDS:
            self._told = now
            self.on_news()


Value = TypeVar("Value")


@dataclass
class Errand(Generic[Value]):
    """Something short that is worked out in a thread. `value` is there when `done`, or `problem` is."""

    call: Callable[[], Value]
    on_news: Callable[[], None] = lambda: None
    done: bool = False
    value: Value | None = None
    problem: str = ""
    _thread: threading.Thread | None = None

    def start(self) -> "Errand[Value]":
        """Begin."""
        self._thread = threading.Thread(target=self._run, name="errand", daemon=True)
        self._thread.start()
        return self

    def wait(self, seconds: float | None = None) -> "Errand[Value]":
        """Wait until it is done."""
        if self._thread:
            self._thread.join(seconds)
        return self

    def _run(self) -> None:
        try:
            self.value = self.call()
        except Exception as error:  # told where the answer would stand
            log.once(f"errand: {type(error).__name__}: {error}")
            self.problem = str(error) or type(error).__name__
        self.done = True
        self.on_news()
