"""One game of a class, played again: what it came to, what was believed in it, and what its debrief says, if it has one."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Final

from game.debrief.attempts import LONGEST_NAME
from game.debrief.kept import key_of
from game.debrief.past_game import PERSON
from game.play.checked import Checked, checked_record
from game.play.codes import normal
from sim_core import Scenario, bots, start
from sim_core.public.debriefs import ExcuseStory, Trail, calibration, excuse_stories, follow, trail_of
from sim_core.public.games import END_WEEK, GameRecord, KeptDebrief, KeptVerdict
from sim_core.public.messages import printable
from sim_core.public.scenarios import Folder, list_scenarios
from sim_core.public.vocabulary import Excuse

NOT_COUNTED: Final = ("changed", "bot", "trainer", "unfinished")
"""Why a game that comes out as its file says is not counted: keys under `class.why.`."""


@dataclass(frozen=True)
class Entry:
    """A game as it is given to a class: whose it is, and its record. `source`: the file it is from, for messages."""

    name: str
    record: GameRecord
    source: str = ""


@dataclass(frozen=True)
class Decision:
    """What one decision cost, as a debrief has it."""

    number: int
    week: int  # from 1
    client: str  # its id; "" for the end of a week
    move: str
    excuse: str  # that stood open at the client; "" for none
    cost: float  # units of the game, against the textbook; below 0: it won
    grade: str
    why: str
    lesson: str


@dataclass(frozen=True)
class ClassGame:
    """A game that came out again as its record says. Units of the game; `score` None: it was not played to its end."""

    name: str
    source: str
    scenario: Scenario
    text_hash: str  # of the scenario's text
    origin: str  # as `Origin.kind`
    seal: str
    seed: int
    started: str
    weeks: int  # ended
    moves: int
    net: float
    score: float | None
    medal: str
    point: float  # units that a point of the score is worth
    key: str  # of its debrief, where that is kept
    choices: str  # a digest of luck and choices: two who have the same have played the same game
    stories: tuple[ExcuseStory, ...]
    brier: float | None  # of the beliefs stated
    ranges: int  # of cash, stated
    held: int  # of which held the truth
    out: tuple[str, ...] = ()  # why it is not counted; none: it is
    debrief: KeptDebrief | None = None
    debrief_set_aside: bool = False  # the one in the file does not belong to this game
    worked_out_here: bool = False  # else the debrief is the player's own
    decisions: tuple[Decision, ...] = field(default=(), repr=False)

    @property
    def counted(self) -> bool:
        """Does it count in what is said of the class?"""
        return not self.out

    @property
    def person(self) -> str:
        """Who it is: the same for every way to write a name."""
        return normal(self.name)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The clients, by number."""
        return tuple(one.id for one in self.scenario.clients)

    def points(self, units: float) -> float:
        """An amount as points of the score."""
        return units / self.point if self.point > 0 else 0.0


def told(entry: Entry, folders: Sequence[Folder] = (), many: bool = True) -> ClassGame:
    """A record played again and compared, and what it says of its player. Raises `SimError` if it does not come out."""
    return told_of(entry, checked_record(entry.record, entry.source or entry.name, folders, many))


def told_of(entry: Entry, found: Checked) -> ClassGame:
    """The same of a game that has been checked."""
    record = found.record
    trail = _trail(found)
    stories = tuple(excuse_stories(trail))
    stated = calibration(trail, (), stories)
    game = ClassGame(
        name=entry.name,
        source=entry.source,
        scenario=found.scenario,
        text_hash=found.origin.hash,
        origin=found.origin.kind,
        seal=found.seal,
        seed=record.seed,
        started=printable(record.started[:LONGEST_NAME]),
        weeks=found.weeks,
        moves=found.moves,
        net=found.net,
        score=found.score,
        medal=found.medal,
        point=found.point,
        key=key_of(record),
        choices=_digest_of(record),
        stories=stories,
        brier=stated.brier,
        ranges=stated.ranges,
        held=stated.held,
        out=tuple(_out(found)),
    )
    return with_debrief(game, trail, record.debrief) if record.debrief else game


def with_debrief(game: ClassGame, trail: Trail, kept: KeptDebrief, worked_out_here: bool = False) -> ClassGame:
    """A game with its debrief; one that does not belong to it is set aside, and said to be."""
    fits = all(one.number < len(trail.moments) for one in kept.decisions) and kept.adds_up(game.net)
    if not fits or game.score is None:
        return replace(game, debrief_set_aside=True)
    decisions = tuple(_decision(one, trail, game.ids) for one in kept.decisions)
    return replace(game, debrief=kept, decisions=decisions, worked_out_here=worked_out_here, debrief_set_aside=False)


def trail_again(entry: Entry) -> Trail:
    """A game told again decision by decision, of which it is known that it comes out."""
    return _trail(checked_record(entry.record, entry.source or entry.name, (), True))


def _trail(found: Checked) -> Trail:
    record = found.record
    return trail_of(record.steps, found.told) if found.told else follow(start(found.scenario, record.seed), record.steps)


def _out(found: Checked) -> list[str]:
    """Why a game is not counted: it is another than the library's of that name, not a person's, or not all of a game."""
    record, why = found.record, []
    if found.origin.kind == "changed" and found.origin.id in _library():
        why.append("changed")
    if record.player in bots.NAMES:
        why.append("bot")
    if record.trainer:
        why.append("trainer")
    if found.score is None:
        why.append("unfinished")
    return why


@cache
def _library() -> frozenset[str]:
    return frozenset(entry.id for entry in list_scenarios())


def _decision(one: KeptVerdict, trail: Trail, ids: Sequence[str]) -> Decision:
    moment = trail.moments[one.number]
    excuse = -1 if moment.ends_week else int(moment.before.sight().account.excuse[0, moment.client])
    return Decision(
        number=one.number,
        week=moment.week + 1,
        client="" if moment.ends_week else ids[moment.client],
        move=END_WEEK if moment.ends_week else moment.step.move,
        excuse=Excuse(excuse).name.lower() if excuse >= 0 else "",
        cost=one.cost,
        grade=one.grade,
        why=one.why,
        lesson=one.lesson,
    )


def _digest_of(record: GameRecord) -> str:
    steps = [(one.move, one.client, one.amount, one.weeks) for one in record.steps]
    return hashlib.sha256(json.dumps([record.scenario, record.seed, steps]).encode()).hexdigest()


def name_in(record: GameRecord, otherwise: str) -> str:
    """The name of who played, as the record has it, or the server of an exam; else another."""
    given = record.exam.name if record.exam and record.player in ("", PERSON) else record.player
    name = " ".join(printable(given[: 4 * LONGEST_NAME]).split())[:LONGEST_NAME]
    return name if name not in ("", PERSON) else otherwise


def twice(games: Sequence[ClassGame]) -> tuple[list[ClassGame], list[tuple[ClassGame, ClassGame]]]:
    """Games without those of one person that are there a second time; and pairs of people who made the same choices."""
    first: dict[tuple[str, str], ClassGame] = {}
    by_choices: dict[str, ClassGame] = {}
    alike = []
    for game in games:
        mine = (game.person, game.choices)
        if mine in first:
            if game.debrief and not first[mine].debrief:
                first[mine] = game
            continue
        first[mine] = game
        other = by_choices.setdefault(game.choices, game)
        if other is not game and game.counted:
            alike.append((other, game))
    return list(first.values()), alike
