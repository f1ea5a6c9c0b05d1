"""A debrief worked out from a game's inputs, step by step: what can be shown is there early, and gets better."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

import numpy as np

from sim_core.belief.filter import COPIES, ClientBeliefs
from sim_core.belief.trail import Trail
from sim_core.compiled import cache
from sim_core.debrief import task
from sim_core.debrief.accounts import Account, Turning, accounted, accuracy, turning_points, worth_a_look
from sim_core.debrief.calibration import Calibration, calibration
from sim_core.debrief.competence import Competence, competences
from sim_core.debrief.excuses import ExcuseStory, excuse_stories
from sim_core.debrief.miss import missed
from sim_core.debrief.task import Played, in_turn
from sim_core.debrief.value import Worth, joined, promising
from sim_core.debrief.verdict import Verdict, judged
from sim_core.debrief.why import Why, why
from sim_core.engine.record import Step
from sim_core.engine.score import result
from sim_core.model.arrays import Yuan

PAIR_WORLDS: Final = 256
OPENING_WORLDS: Final = 256
PROMISING: Final = 6
"""Alternatives looked at more closely at a turning point."""


@dataclass(frozen=True)
class Effort:
    """How much work goes into a debrief."""

    copies: int = COPIES
    first: int = task.FIRST_WORLDS
    pair: int = PAIR_WORLDS
    more: int = task.MORE_WORLDS
    points: int = 12
    opening: int = OPENING_WORLDS


FULL: Final = Effort()
QUICK: Final = Effort(copies=600, first=8, pair=0, more=32, points=3, opening=32)
"""For tests: what it says of accuracy and luck is little better than a guess."""
SHORT: Final = Effort(copies=1000, first=8, pair=64, more=64, points=4, opening=64)
"""For a first look, and for a debrief in a few lines at the end of a game."""
PLAIN: Final = Effort(copies=300, first=4, pair=16, more=32, points=4, opening=16)
"""The most where nothing is compiled."""
SMALL_GAME: Final = 4_000
"""Decisions × weeks × clients: some hundreds in a lesson; the 16,000 of `final-quarter` take 80 s in plain Python."""


Closer = tuple[int, tuple[Step, ...], int, int]
"""A part of a closer look: number of the decision, alternatives, worlds left out, worlds."""
NOTHING: Final[Mapping[Any, Any]] = {}
Crew = tuple[int, bool]
"""How many threads or processes work on a debrief, and whether in other processes than this one."""


@dataclass
class Debrief:
    """What a debrief has found so far. Stages: "beliefs", "first" (verdicts), "refined"."""

    played: Played
    target: float
    trail: Trail
    net: float
    stage: str = ""
    beliefs: tuple[ClientBeliefs, ...] = ()
    stories: tuple[ExcuseStory, ...] = ()
    competences: dict[str, Competence] = field(default_factory=dict)
    calibration: Calibration | None = None
    worths: dict[int, Worth] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()
    whys: dict[int, Why] = field(default_factory=dict)
    expected: float | None = None  # yuan, what the textbook comes to on average from the start
    # These are there when the work is done: what is said of sums has to stay.
    account: Account | None = None
    accuracy: float | None = None
    turning: tuple[Turning, ...] = ()  # the costliest first
    miss: dict[str, float] = field(default_factory=dict)


def loosely_known(debrief: Debrief) -> list[tuple[int, int]]:
    """(client, week from 0) where no copy did just what was seen, so that what could be known is put more loosely there."""
    places = [(own.client, state.week) for own in debrief.beliefs for state in own.states if state.widened]
    return list(dict.fromkeys(places))


@dataclass(frozen=True)
class Progress:
    """A step done: `done` of `whole` parts of a stage."""

    stage: str  # "compiling", "beliefs", "first", "refined"
    done: int
    whole: int


def opened(played: Played, target: float) -> Debrief:
    """A debrief before any of its work is done: at once."""
    return told_again(played, target, task.trail_of(played))


def told_again(played: Played, target: float, trail: Trail) -> Debrief:
    """The same of a game that is told already."""
    return Debrief(played, target, trail, float(result(trail.end).net[0]))


def bearable(effort: Effort) -> Effort:
    """As much of an effort as anybody would wait for in plain Python."""
    return Effort(**{one.name: min(getattr(effort, one.name), getattr(PLAIN, one.name)) for one in fields(Effort)})


def work(debrief: Debrief, processes: int = 1, effort: Effort = FULL, apart: bool = False) -> Iterator[Progress]:
    """Do the work of a debrief, which fills in what it has found after each stage. Can be stopped anywhere.

    With several `processes`: in as many threads where rules are compiled. Where they are not yet, it waits for them; but less
    than a full debrief of a small game does what is `bearable` meanwhile, as every debrief does where there is no compiler.
    `apart`: in other processes even so, as this one has a person to answer.
    """
    crew, loops = (processes, apart), (*task.BELIEVING, *task.PLAYING)
    if not cache.available() or (effort != FULL and is_small(debrief.trail) and not cache.ready(*loops)):
        cache.background()
        effort = bearable(effort)
    else:
        yield from _compiled(task.BELIEVING)
    yield from _believe(debrief, crew, effort)
    if effort != bearable(effort):
        yield from _compiled(task.PLAYING)
    yield from _try_first(debrief, crew, effort)
    yield from refine(debrief, crew, effort)


def is_small(trail: Trail) -> bool:
    """Is a game gone through sooner in plain Python than rules are compiled?"""
    public = trail.sight(0).public
    return len(trail.moments) * public.weeks * len(public.client_ids) <= SMALL_GAME


def _compiled(loops: Sequence[Callable[..., Any]]) -> Iterator[Progress]:
    for _ in cache.awaited(*loops):
        yield Progress("compiling", 0, 1)


def _believe(debrief: Debrief, crew: Crew, effort: Effort) -> Iterator[Progress]:
    clients = len(debrief.trail.sight(0).public.client_ids)
    found: dict[int, ClientBeliefs] = {}
    jobs: list[task.Job] = [(task.believe, (debrief.played, client, effort.copies)) for client in range(clients)]
    for number, own in in_turn(jobs, *crew):
        found[number] = own
        yield Progress("beliefs", len(found), clients)
    believed(debrief, tuple(found[client] for client in range(clients)))


def believed(debrief: Debrief, beliefs: tuple[ClientBeliefs, ...]) -> None:
    """Enter what could be known of each client: the stage "beliefs" is done."""
    debrief.beliefs = beliefs
    debrief.stories = tuple(excuse_stories(debrief.trail, debrief.beliefs))
    debrief.competences = competences(debrief.trail, debrief.beliefs, debrief.stories)
    debrief.calibration = calibration(debrief.trail, debrief.beliefs, debrief.stories)
    debrief.stage = "beliefs"


def _try_first(debrief: Debrief, crew: Crew, effort: Effort) -> Iterator[Progress]:
    parts = task.parts_of_weeks(debrief.trail)
    jobs: list[task.Job] = [
        (task.try_first, (debrief.played, part, _sent(debrief.beliefs, part), effort.first)) for part in parts
    ]
    known: dict[Step, Step] = {}
    for done, (_, tried) in enumerate(in_turn(jobs, *crew), 1):
        for number, worth in tried:
            debrief.worths[number] = with_known(worth, known)
        yield Progress("first", done, len(jobs))
    asked = (debrief.played, _sent(debrief.beliefs, [0]), effort.opening)
    tried_first(debrief, next(came for _, came in in_turn([(task.textbook_expected, asked)], *crew)))


def with_known(worth: Worth, known: dict[Step, Step]) -> Worth:
    """The same with steps that are there once: what comes from other processes repeats itself."""
    return replace(worth, steps=tuple(known.setdefault(step, step) for step in worth.steps))


def tried_first(debrief: Debrief, opening: Yuan) -> None:
    """Judge what its `worths` say; `opening`: what the textbook comes to from the start. The stage "first" is done."""
    costs = {number: worth.cost() for number, worth in debrief.worths.items()}
    debrief.expected = float(opening.mean())
    _judge(debrief, costs)
    debrief.stage = "first"


def refine(
    debrief: Debrief, crew: Crew, effort: Effort, paired: Mapping[int, Yuan] = NOTHING, tried: Mapping[Closer, Worth] = NOTHING
) -> Iterator[Progress]:
    """Look more closely at what was judged, and say what of the game's sums is luck: the stage "refined".

    `paired`: what decisions cost in more worlds, and `tried`: what came of a closer look, as far as they are known already.
    """
    if not debrief.verdicts or debrief.expected is None:
        return
    parts = [one for one in task.parts_of_weeks(debrief.trail) if not paired.keys() >= {*one}] if effort.pair else []
    jobs: list[task.Job] = [
        (task.try_pairs, (debrief.played, part, _sent(debrief.beliefs, part), effort.pair, effort.first)) for part in parts
    ]
    about: list[int] = [-1] * len(jobs)
    closer: dict[int, list[Worth]] = {}
    for number in worth_a_look(debrief.verdicts, effort.points):
        for look in looks(number, debrief.worths[number], effort):
            if look in tried:
                closer.setdefault(number, []).append(tried[look])
                continue
            _, steps, skip, count = look
            jobs.append((task.try_more, (debrief.played, number, _sent(debrief.beliefs, [number]), steps, skip, count)))
            about.append(number)
    costs = {number: [worth.cost()] for number, worth in debrief.worths.items()}
    for number, cost in paired.items():
        costs[number].append(cost)
    for done, (at, found) in enumerate(in_turn(jobs, *crew), 1):
        if about[at] >= 0:
            closer.setdefault(about[at], []).append(found)
        else:
            for number, cost in found:
                costs[number].append(cost)
        yield Progress("refined", done, len(jobs))
    for number, worths in closer.items():
        debrief.worths[number] = joined(worths)
        costs[number].append(debrief.worths[number].cost())
    together = {number: np.concatenate(several) for number, several in costs.items()}
    _judge(debrief, together)
    debrief.account = accounted(debrief.net, debrief.expected, debrief.verdicts)
    debrief.accuracy = accuracy(debrief.verdicts)
    debrief.turning = tuple(turning_points(debrief.verdicts))
    debrief.miss = missed(debrief.trail, debrief.target, debrief.account, debrief.verdicts, debrief.whys)
    debrief.stage = "refined"


def looks(number: int, worth: Worth, effort: Effort) -> list[Closer]:
    """The parts of a closer look at a decision, after a first one."""
    steps = promising(worth, PROMISING)
    return [(number, steps, skip, min(task.AT_ONCE, effort.more - skip)) for skip in range(0, effort.more, task.AT_ONCE)]


def _judge(debrief: Debrief, costs: dict[int, Yuan]) -> None:
    """Verdicts on the decisions that have been tried, and why."""
    verdicts = judged(debrief.trail, debrief.worths, costs, debrief.target)
    debrief.verdicts = tuple(verdicts)
    debrief.whys = {one.number: why(debrief.trail, debrief.beliefs, one) for one in verdicts}


def _sent(beliefs: Sequence[ClientBeliefs], numbers: Sequence[int]) -> tuple[ClientBeliefs, ...]:
    """What could be known before some decisions, and no more: it has to be sent to other processes."""
    sent = []
    for own in beliefs:
        states = {own.before(number).since: own.before(number) for number in sorted(numbers)}
        sent.append(ClientBeliefs(own.client, tuple(states.values())))
    return tuple(sent)
