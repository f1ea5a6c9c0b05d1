"""What others make of a game's luck: played once, week by week or at one go, and kept."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final
from weakref import WeakValueDictionary

import numpy as np

from sim_core import Game, Scenario, bots, start
from sim_core.public import compiler
from sim_core.public.debriefs import MASTER, OTHERS, SEEKERS, Other, by_master, usual
from sim_core.public.games import Result, result
from sim_core.public.runs import aside, play_out, play_week
from sim_core.public.scenarios import TARGET_SHARE, parse_scenario

REFERENCES: Final = ("idle", "textbook")
"""Those that the score compares with."""
USUAL_SEED, USUAL_GAMES = 0, 256
"""Of the luck that a usual result is the mean of: the same for everybody, and so much that it is known to about a hundredth."""
KEPT: Final = 8
"""Games whose references are kept when nobody holds them any more: those looked back on."""


@dataclass
class _Other:
    """Another's game: how it stands, and the money received until each week's end."""

    game: Game
    received: list[float] = field(default_factory=lambda: [0.0])


class References:
    """Others' games with the luck of one. Threads may ask for them at the same time."""

    def __init__(self, text: str, seed: int) -> None:
        self.text, self.scenario, self.seed = text, parse_scenario(text.encode(), "scenario"), seed
        self._played: dict[str, _Other] = {}
        self._master: Other | None = None
        self.usual: float | None = None  # what the textbook comes to with other luck on average, in yuan; None: not worked out
        self._lock = Lock()

    def play_until(self, week: int) -> None:
        """Play those that the score compares with until so many weeks have ended: then the last one is not a wait."""
        for name in REFERENCES:
            self._until(name, week)

    def result(self, name: str) -> Result:
        """What one of them comes to at the close."""
        return result(self._until(name, self.scenario.weeks).game)

    def others(self) -> dict[str, Other]:
        """Each of `OTHERS`, with their money by week; none of them sees what is hidden."""
        played = {name: self._until(name, self.scenario.weeks) for name in OTHERS}
        found = {name: Other(float(result(one.game).net[0]), np.array(one.received)) for name, one in played.items()}
        return {MASTER: self._master, **found} if self._master else found

    def seek(self, apart: bool = False) -> None:
        """Let the master play, who takes seconds; not where rules are not compiled, and it would take minutes.

        `apart`: in another process, as somebody is being answered here.
        """
        if self._master is None and compiler.available():
            self._master = (aside if apart else _here)(by_master, self.text, self.seed)

    def target(self) -> float:
        """What is to be recovered, in yuan: the scenario's target, else a share of what the textbook gets."""
        target = self.scenario.target
        return float(target if target is not None else TARGET_SHARE * float(self.result("textbook").net[0]))

    def work_out_usual(self) -> None:
        """What the textbook comes to with other luck: what luck made of this game is beside that.

        Takes a second or a few, in another process; not where rules are not compiled yet, and it would take minutes.
        """
        if self.usual is None and compiler.is_warm():
            self.usual = aside(usual, self.text, "textbook", USUAL_SEED, USUAL_GAMES)

    def _until(self, name: str, week: int) -> _Other:
        with self._lock:
            if name not in self._played:
                self._played[name] = _Other(start(self.scenario, self.seed))
            one = self._played[name]
            while len(one.received) <= week:
                play_week(one.game, bots.get(name), name)
                one.received.append(float(one.game.sight().account.received.sum()))
        return one


_HELD: Final[WeakValueDictionary[tuple[str, int], References]] = WeakValueDictionary()
_LAST: Final[deque[References]] = deque(maxlen=KEPT)
_ASKING: Final = Lock()


def reference_nets(scenario: Scenario, seed: int) -> tuple[float, ...]:
    """What each of `REFERENCES` comes to at the close, in units of the game, played at one go."""
    opening = start(scenario, seed)
    played = (play_out(opening.fork(np.zeros(1, np.intp)), bots.get(name), name) for name in REFERENCES)
    return tuple(float(result(game).net[0]) for game in played)


def _here(call: Callable[..., Other], *values: object) -> Other:
    return call(*values)


def best_found(others: Mapping[str, Other], net: float) -> str:
    """Whose result is the best found with this luck, on what a rep can know: one of `SEEKERS`, or "you" with `net` yuan.

    Empty until the master has played: before, it might still change.
    """
    if MASTER not in others:
        return ""
    seekers = [name for name in SEEKERS if name in others]
    best = max(seekers, key=lambda name: others[name].net, default="")
    return best if best and others[best].net > net else "you"


def references_of(text: str, seed: int) -> References:
    """The references of a game, by the text of its scenario and its seed: the same for all who ask while anybody holds them."""
    with _ASKING:
        found = _HELD.get((text, seed)) or References(text, seed)
        _HELD[text, seed] = found
        if found in _LAST:
            _LAST.remove(found)
        _LAST.append(found)
    return found
