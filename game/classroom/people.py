"""Who is in a class: its people with their games, and how what is measured of them is spread. Everybody counts once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean, median, quantiles

from game.classroom.told import ClassGame, twice
from game.debrief.attempts import Result
from game.language.currency import currency_of
from sim_core import Message, Scenario
from sim_core.public.debriefs import COMPETENCES, ExcuseStory, told_apart_counts


@dataclass(frozen=True)
class Rejected:
    """A file that is no game, or not the game it says it is."""

    source: str
    name: str  # whose it may be
    why: Message


@dataclass(frozen=True)
class Person:
    """One of the class, with the games that count, the oldest first."""

    name: str
    games: tuple[ClassGame, ...]

    @property
    def last(self) -> ClassGame:
        """The newest game."""
        return self.games[-1]

    @cached_property
    def debriefed(self) -> tuple[ClassGame, ...]:
        """Games whose debrief is at hand."""
        return tuple(one for one in self.games if one.debrief)

    @property
    def accuracy(self) -> float | None:
        """Of the newest game that has a debrief."""
        kept = self.debriefed[-1].debrief if self.debriefed else None
        return kept.accuracy if kept else None

    def competence(self, name: str) -> float | None:
        """0…100 over all debriefs, each by what was observed; None where nothing was seen."""
        seen = [one.debrief.competences[name] for one in self.debriefed if one.debrief and name in one.debrief.competences]
        weight = sum(one.observed for one in seen)
        return sum(one.score * one.observed for one in seen) / weight if weight else None


@dataclass(frozen=True)
class Spread:
    """How a figure is spread over people."""

    values: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean."""
        return fmean(self.values)

    @property
    def middle(self) -> float:
        """Half of them are above, half below."""
        return median(self.values)

    @property
    def quarters(self) -> tuple[float, float]:
        """Between which the middle half lies."""
        if len(self.values) < 2:
            return self.values[0], self.values[0]
        low, _, high = quantiles(self.values, n=4, method="inclusive")
        return low, high


@dataclass(frozen=True)
class Class:
    """A class: its games, the results of its transfer checks, and what is not counted."""

    games: tuple[ClassGame, ...]  # all that come out, also those not counted
    rejected: tuple[Rejected, ...] = ()
    tests: tuple[Result, ...] = ()
    doubled: int = 0  # files that held a game which is there already
    alike: tuple[tuple[ClassGame, ClassGame], ...] = ()  # of two people, choice for choice the same

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Those with a game that counts, by the last score, the best first."""
        own: dict[str, list[ClassGame]] = defaultdict(list)
        for game in self.counted:
            own[game.person].append(game)
        found = [Person(_name(games), tuple(sorted(games, key=lambda one: one.started))) for games in own.values()]
        return tuple(sorted(found, key=lambda one: (-(one.last.score or 0.0), one.name)))

    @cached_property
    def counted(self) -> tuple[ClassGame, ...]:
        """Games that count."""
        return tuple(one for one in self.games if one.counted)

    @cached_property
    def set_aside(self) -> tuple[ClassGame, ...]:
        """Games that come out and are not counted."""
        return tuple(one for one in self.games if not one.counted)

    @cached_property
    def debriefed(self) -> tuple[ClassGame, ...]:
        """Games whose debrief is at hand."""
        return tuple(one for one in self.counted if one.debrief)

    @cached_property
    def missing(self) -> tuple[ClassGame, ...]:
        """Games that count and have no debrief."""
        return tuple(one for one in self.counted if not one.debrief)

    @cached_property
    def one_currency(self) -> bool:
        """Do all count in the same money?"""
        return len({currency_of(one.scenario) for one in self.counted}) <= 1

    @cached_property
    def told_in(self) -> Scenario | None:
        """The scenario in whose words and money the class is told: that which was played most; None for several currencies."""
        return next(iter(self.scenarios.values()))[0].scenario if self.counted and self.one_currency else None

    @cached_property
    def scenarios(self) -> dict[str, list[ClassGame]]:
        """Games that count, by the text they were played in; what was played most first."""
        found: dict[str, list[ClassGame]] = defaultdict(list)
        for game in self.counted:
            found[game.text_hash].append(game)
        return dict(sorted(found.items(), key=lambda one: -len(one[1])))

    @cached_property
    def scores(self) -> Spread | None:
        """Everybody's last score."""
        return _spread(one.last.score for one in self.people)

    @cached_property
    def accuracies(self) -> Spread | None:
        """Everybody's last accuracy."""
        return _spread(one.accuracy for one in self.people)

    def competence(self, name: str) -> Spread | None:
        """Everybody's score in a competence."""
        return _spread(one.competence(name) for one in self.people)

    @cached_property
    def competences(self) -> tuple[str, ...]:
        """Those of which something was seen in anybody."""
        return tuple(name for name in COMPETENCES if self.competence(name))

    @cached_property
    def stories(self) -> tuple[tuple[ClassGame, ExcuseStory], ...]:
        """Every excuse that was heard."""
        return tuple((game, story) for game in self.counted for story in game.stories)

    @cached_property
    def apart(self) -> dict[str, int]:
        """How excuses were told apart in all games: `told_apart_counts`, added up."""
        return dict(sum((Counter(told_apart_counts(game.stories)) for game in self.counted), Counter()))


def class_of(
    games: Sequence[ClassGame], rejected: Sequence[Rejected] = (), tests: Sequence[Result] = (), doubled: int = 0
) -> Class:
    """A class of these games; what is there twice counts once."""
    own, alike = twice(games)
    return Class(tuple(own), tuple(rejected), tuple(tests), doubled + len(games) - len(own), tuple(alike))


def _spread(values: Iterable[float | None]) -> Spread | None:
    there = tuple(one for one in values if one is not None)
    return Spread(there) if there else None


def _name(games: Sequence[ClassGame]) -> str:
    """A person's name as it was written most often."""
    return Counter(" ".join(one.name.split()) for one in games).most_common(1)[0][0]
