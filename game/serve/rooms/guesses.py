"""Wrong guesses: each is answered later than the one before. A right code lets in at once, whoever guesses beside."""

from dataclasses import dataclass, field
from typing import Final

FIRST: Final = 0.5
"""Seconds after which the second wrong guess is answered."""
LONGEST: Final = 8.0
FORGIVEN: Final = 20.0
"""Seconds after which one wrong guess is forgotten."""
WAITING: Final = 24
"""Wrong guesses that wait for their answer at a time; more are sent away at once, or they would be in everybody's way."""


@dataclass
class _Tried:
    number: float = 0.0
    when: float = 0.0
    all_told: int = 0


@dataclass
class Guesses:
    """Wrong guesses at each thing that can be guessed at: a room, a seat. By nobody's address: a class shares one."""

    waiting: int = 0
    _tried: dict[object, _Tried] = field(default_factory=dict)

    def wrong(self, at: object, now: float) -> float:
        """Count a wrong guess. Returns after how many seconds it is to be answered."""
        one = self._tried.setdefault(at, _Tried(when=now))
        one.number = max(one.number - (now - one.when) / FORGIVEN, 0.0)
        delay = 0.0 if one.number < 1 else min(FIRST * 2.0 ** (one.number - 1), LONGEST)
        one.number, one.when, one.all_told = min(one.number + 1, 10.0), now, one.all_told + 1
        return delay

    def counted(self, at: object) -> int:
        """How many wrong guesses there were at something."""
        return self._tried[at].all_told if at in self._tried else 0
