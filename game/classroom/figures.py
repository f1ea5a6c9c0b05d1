"""What the games of a class, taken together, say. Everybody counts once, however often somebody played.

Scores, accuracy and competences are the same measure in every scenario. Sums of money are not: where games of several
currencies are in one class, they are told as points of the score.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Final

from game.classroom.people import Class
from game.classroom.told import ClassGame, Decision
from game.debrief.attempts import Change, Result, change
from game.play.codes import normal
from sim_core.public.debriefs import ExcuseStory
from sim_core.public.runs import Z95

BINS: Final = (0.15, 0.4, 0.6, 0.85, 1.01)
"""Where a stated chance falls: the window offers 5, 25, 50, 75 and 95 per cent, one for each."""
UNSURE: Final = 0.5
"""Nobody who says so has a belief that could be wrong."""
BELIEVED: Final = ("accepted", "fixed", "remedied")
"""How an excuse is dealt with by who takes it for true."""


@dataclass(frozen=True)
class Cost:
    """What decisions of one kind cost. Points of the score and units of the game, for each person on average."""

    key: tuple[str, ...]
    points: float
    units: float
    people: int  # whom it cost something
    lesson: str = ""


@dataclass(frozen=True)
class Wrong:
    """What the class made of one excuse. Counts of excuses that were said, each once."""

    key: tuple[str, ...]  # of the excuse: `excuse_key`
    said: int
    false: int  # of them, when they were dealt with
    believed: int  # false, and taken for true: said so, or dealt with so
    doubted: int  # true, and taken for false
    stated: int  # how often a chance was named
    brier: float | None  # of these; 0 is best, 0.25 is always saying half and half

    @property
    def wrong(self) -> int:
        """How often it was taken for what it was not."""
        return self.believed + self.doubted


@dataclass(frozen=True)
class Again:
    """Somebody who played a scenario more than once: the first time and the last."""

    name: str
    scenario: str  # the title's owner: its id
    before: ClassGame
    after: ClassGame
    times: int

    @property
    def more(self) -> float:
        """By how many points the last score is above the first."""
        return (self.after.score or 0.0) - (self.before.score or 0.0)


@dataclass(frozen=True)
class Gained:
    """The mean of several changes, and half of its 95 % interval; nan where one alone says nothing of that."""

    mean: float
    error: float
    count: int

    @property
    def sure(self) -> bool:
        """Is it more than chance would show?"""
        return abs(self.mean) > self.error


def costs(of: Class, key: Callable[[ClassGame, Decision], tuple[str, ...] | None], lessons: bool = False) -> list[Cost]:
    """What decisions cost the class, by what `key` calls them (None: left out), the dearest first.

    Each person's games are averaged, then the people who have a debrief: so all keys together are what they lost.
    """
    points: dict[tuple[str, ...], float] = defaultdict(float)
    units: dict[tuple[str, ...], float] = defaultdict(float)
    lesson_of: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    people: Counter[tuple[str, ...]] = Counter()
    those = [one for one in of.people if one.debriefed]
    for person in those:
        own: dict[tuple[str, ...], float] = defaultdict(float)
        for game in person.debriefed:
            share = 1.0 / (len(person.debriefed) * len(those))
            for one in game.decisions:
                if (name := key(game, one)) is None:
                    continue
                own[name] += one.cost
                points[name] += game.points(one.cost) * share
                units[name] += one.cost * share
                lesson_of[name][one.lesson] += 1
        people.update(name for name, cost in own.items() if cost > 0)
    found = [
        Cost(name, points[name], units[name], people[name], lesson_of[name].most_common(1)[0][0] if lessons else "")
        for name in points
    ]
    return sorted(found, key=lambda one: -weight(one, of))


def weight(cost: Cost, of: Class) -> float:
    """What a cost is ranked by: money where there is but one, else points of the score."""
    return cost.units if of.one_currency else cost.points


def by_client(of: Class) -> list[Cost]:
    """By the client: scenario's text and id; the ends of weeks concern none."""
    return costs(of, lambda game, one: (game.text_hash, one.client) if one.client else None)


def by_week(of: Class) -> list[Cost]:
    """By week, in order."""
    return sorted(costs(of, lambda _, one: (str(one.week),)), key=lambda one: int(one.key[0]))


def by_excuse(of: Class) -> list[Cost]:
    """By the excuse that stood open at the client when the decision was made."""
    return costs(of, lambda game, one: excuse_key(game, one.excuse) if one.excuse else None)


def excuse_key(game: ClassGame, kind: str) -> tuple[str, ...]:
    """An excuse, and the scenario's text where the scenario alone has it."""
    return (kind, game.text_hash) if kind in game.scenario.reasons() else (kind,)


def by_move(of: Class) -> list[Cost]:
    """By the kind of decision: the move, or ending the week."""
    return costs(of, lambda _, one: (one.move,))


def by_reason(of: Class) -> list[Cost]:
    """By the reason that a debrief gives for decisions that were not sound, with its lesson."""
    return costs(of, lambda _, one: None if one.why.startswith("sound") else (one.why,), lessons=True)


def lost(of: Class) -> Cost | None:
    """All that decisions cost, for each person."""
    return next(iter(costs(of, lambda *_: ())), None)


def wrong_beliefs(of: Class) -> list[Wrong]:
    """What the class made of each excuse, what was taken for the wrong thing most often first."""
    kinds: dict[tuple[str, ...], list[ExcuseStory]] = defaultdict(list)
    for game, story in of.stories:
        kinds[excuse_key(game, story.kind.name.lower())].append(story)
    found = [_wrong(key, stories) for key, stories in kinds.items()]
    return sorted(found, key=lambda one: (-one.wrong / one.said, -one.said, one.key))


def _wrong(key: tuple[str, ...], stories: Sequence[ExcuseStory]) -> Wrong:
    stated = [one for one in stories if one.stated is not None]
    return Wrong(
        key=key,
        said=len(stories),
        false=sum(not one.true for one in stories),
        believed=sum(not one.true and took_for(one) is True for one in stories),
        doubted=sum(one.true and took_for(one) is False for one in stories),
        stated=len(stated),
        brier=_brier(stated),
    )


def took_for(story: ExcuseStory) -> bool | None:
    """What an excuse was taken for: by what was done about it, else by what was said of it; None where neither tells."""
    if story.dealt == "challenged":
        return False
    if story.dealt in BELIEVED:
        return True
    if story.stated is None or story.stated == UNSURE:
        return None
    return story.stated > UNSURE


def curve(of: Class) -> list[tuple[float, float, int]]:
    """(mean chance stated, share that was true, how many) of all beliefs stated, from the least likely to the likeliest."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for _, story in of.stories:
        if story.stated is not None:
            bins[next(at for at, end in enumerate(BINS) if story.stated < end)].append((story.stated, story.true))
    return [(fmean(said for said, _ in own), fmean(so for _, so in own), len(own)) for _, own in sorted(bins.items())]


def brier(of: Class) -> float | None:
    """Of all beliefs stated: 0 is always right and sure, 0.25 always saying half and half."""
    return _brier([story for _, story in of.stories if story.stated is not None])


def _brier(stated: Sequence[ExcuseStory]) -> float | None:
    return fmean((float(one.stated or 0.0) - one.true) ** 2 for one in stated) if stated else None


def played_again(of: Class) -> list[Again]:
    """Those who played a scenario more than once, by who gained most."""
    found = []
    for person in of.people:
        own: dict[str, list[ClassGame]] = defaultdict(list)
        for game in person.games:
            own[game.text_hash].append(game)
        found += [
            Again(person.name, games[0].scenario.id, games[0], games[-1], len(games))
            for games in own.values()
            if len(games) > 1
        ]
    return sorted(found, key=lambda one: (-one.more, one.name))


def tested_again(of: Class) -> list[Change]:
    """Those who took the transfer check more than once, by who gained most."""
    own: dict[str, list[Result]] = defaultdict(list)
    for result in sorted(of.tests, key=lambda one: one.date):
        own[normal(result.player)].append(result)
    found = [change([_as(one, results[0].player) for one in results]) for results in own.values()]
    return sorted((one for one in found if one), key=lambda one: (-one.more, one.before.player))


def _as(result: Result, player: str) -> Result:
    return Result(**{**vars(result), "player": player})


def gained(more: Sequence[float]) -> Gained | None:
    """The mean of changes and how sure it is; None where there are none."""
    if not more:
        return None
    error = Z95 * stdev(more) / math.sqrt(len(more)) if len(more) > 1 else math.nan
    return Gained(fmean(more), error, len(more))
