"""All samples of a report card, and what follows from comparing them with the textbook's and the idle one's."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim_core.balance.sample import Sample
from sim_core.engine.game import start
from sim_core.engine.score import score
from sim_core.model.arrays import AnyArray, Levels, Yuan
from sim_core.scenario.schema import Scenario

Samples = Mapping[str, Sample]


@dataclass(frozen=True)
class Played:
    """Samples by the name of their trial, all of the same episodes."""

    scenario: Scenario
    seed: int
    samples: Samples
    opening_debt: float

    def __contains__(self, name: str) -> bool:
        return name in self.samples

    def __getitem__(self, name: str) -> Sample:
        return self.samples[name]

    @property
    def textbook(self) -> Sample:
        return self.samples["bot:textbook"]

    @property
    def idle(self) -> Sample:
        return self.samples["bot:idle"]

    @property
    def worth(self) -> float:
        """What skill is worth here: the textbook's mean net over the idle one's, at least a yuan."""
        return max(float(self.textbook.net.mean() - self.idle.net.mean()), 1.0)

    def scores(self, name: str) -> Levels:
        """[E] the score of each game."""
        return score(self[name].net, self.idle.net, self.textbook.net, self.opening_debt)

    def gain(self, name: str, over: str) -> Yuan:
        """[E] how much more one trial brings than another, with the same luck."""
        difference: AnyArray = self[name].net - self[over].net
        return difference

    def bots(self) -> list[str]:
        """The names of the bots that played, without `bot:`; from the least to the best."""
        names = [name[len("bot:") :] for name in self.samples if name.startswith("bot:")]
        return sorted(names, key=lambda name: float(self[f"bot:{name}"].net.mean()))

    def moves(self, kind: str) -> list[str]:
        """The moves for which there is a trial `forbid`, `only` or `way`."""
        return [name.partition(":")[2] for name in self.samples if name.startswith(f"{kind}:")]


def played(scenario: Scenario, seed: int, samples: Samples) -> Played:
    """Samples of a scenario, with what the score needs to know of it."""
    return Played(scenario, seed, samples, start(scenario, seed).setting.opening_debt)


def share(part: AnyArray | float, whole: float) -> float:
    """A part as a share of a whole that may be nought; 0 then."""
    value = float(np.asarray(part).mean())
    return value / whole if abs(whole) > 1e-9 else 0.0
