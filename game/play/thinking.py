"""What could be known of a running game, worked out beside it, so that its debrief finds it ready.

A thread plays a game of its own after the session's choices, and follows what could be known of each client decision by
decision. It never holds up an answer: it only looks at the list of choices, has the lowest priority there is, computes where
compiled rules let others run meanwhile, and waits where they are not compiled.
"""

import os
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from game.play import log
from game.play.references import references_of
from game.play.session import Session
from sim_core.public.debriefs import FULL, Followed, Played, compiled_for_beliefs, follow_on, followed, keep_beliefs

LOOK_SECONDS: Final = 0.1
LOWEST: Final = 19


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
        with suppress(AttributeError, OSError):  # where threads have a priority of their own
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOWEST)
        try:
            self._follow()
        except Exception as error:  # the debrief then works it out itself
            log.once(f"thinking: {type(error).__name__}: {error}")

    def _follow(self) -> None:
        while not compiled_for_beliefs():
            if self._stop.wait(LOOK_SECONDS):
                return
        references_of(self.session.text, self.session.seed).work_out_usual()
        known: Followed = followed(Played(self.session.text, self.session.seed, ()), self.copies)
        while not self._stop.is_set():
            steps = self.session.steps
            if len(steps) > known.decisions:
                known = follow_on(known, steps[known.decisions])
            elif known.over:
                keep_beliefs(known)
                return
            else:
                self._stop.wait(LOOK_SECONDS)
