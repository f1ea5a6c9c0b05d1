"""What could be known of a running game, worked out beside it, so that its debrief finds it ready.

Another process plays the game's choices again as they are made, and follows what could be known of each client decision by
decision. It never holds up an answer: nothing is computed here, and what is there at the end comes at one go.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from game.play import log
from game.play.crew import workers
from game.play.references import references_of
from game.play.session import Session
from sim_core.public import compiler
from sim_core.public.debriefs import FULL, Played, follow_to, keep_beliefs
from sim_core.public.runs import WorkEnded, in_processes, processes_possible

LOOK_SECONDS: Final = 0.1


@dataclass
class Thinking:
    """A game being followed. `start` returns at once."""

    session: Session
    copies: int = FULL.copies
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> "Thinking":
        """Begin to follow the game."""
        self._thread = threading.Thread(target=self._run, name="thinking", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Follow it no more. Returns at once."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> "Thinking":
        """Wait until the game is over and all is known, or until it was stopped."""
        if self._thread:
            self._thread.join(seconds)
        return self

    def _run(self) -> None:
        try:
            self._follow()
        except WorkEnded:
            pass  # the program ends
        except Exception as error:  # the debrief then works it out itself
            log.once(f"thinking: {type(error).__name__}: {error}")

    def _follow(self) -> None:
        if not processes_possible():
            return
        while not compiler.is_warm():
            if self._stop.wait(LOOK_SECONDS):
                return
        with workers():
            references_of(self.session.text, self.session.seed).work_out_usual()
            for known in in_processes(follow_to, self._news(), 1):
                if known:
                    keep_beliefs(self._played(), self.copies, known)

    def _news(self) -> Iterator[tuple[Any, ...]]:
        """The game whenever there is something new to follow, until it is over."""
        told = -1
        while not self._stop.is_set():
            over, made = self.session.over, len(self.session.steps)
            if made > told:
                told = made
                yield self._played(), self.copies
            elif over:
                return
            else:
                self._stop.wait(LOOK_SECONDS)

    def _played(self) -> Played:
        return Played(self.session.text, self.session.seed, tuple(self.session.steps))
