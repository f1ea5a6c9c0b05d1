"""One human game: the engine and the store. The window, the terminal and the demonstration all play through this.

Every choice is stored before it is made, so that nothing a player has seen can be lost or taken back by a crash.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from game.play.found_out import found_out
from game.play.happened import Comment as Comment  # everybody knows these from here
from game.play.happened import Final as Final
from game.play.happened import MoveLine as MoveLine
from game.play.happened import WeekLine as WeekLine
from game.play.happened import WeekReport as WeekReport
from game.play.keeping import keep, take_back, take_up
from game.play.references import REFERENCES, References, references_of
from game.play.reports import eve_of, flows_of, request_named, week_report
from game.play.store import SavedGame, Store
from sim_core import Game, IllegalMove, Message, Scenario, SimError, coach, start
from sim_core.coach import Memory, Remark
from sim_core.public.games import (
    END_WEEK,
    GameRecord,
    Step,
    broken,
    choice_of,
    digest_of,
    medal,
    record,
    result,
    reveal,
    score,
    shown,
)
from sim_core.public.scenarios import parse_scenario
from sim_core.public.vocabulary import Excuse, Said

SEEDS = 1_000_000
"""Seeds of games for people: few digits, so that one can tell another which game it was."""
MOST_CHOICES = 1_000
"""In a week: some moves cost neither hours nor money, and could be made without end. A stored game may hold more."""
PLAYED = (
    "game", "steps", "log", "week_digests", "received_by_week", "cash_by_week", "mood_by_week", "final", "coached", "_coach",
    "_monday",
)  # fmt: skip
"""What playing changes in a session."""
Made = TypeVar("Made")


def fresh_seed() -> int:
    """New luck."""
    return secrets.randbelow(SEEDS)


@dataclass
class Session:
    """A game of one person. Make one with `new_session` or `continue_session`."""

    scenario: Scenario
    text: str
    seed: int
    game: Game
    store: Store | None = None
    saved_as: int | None = None
    trainer: bool = False
    steps: list[Step] = field(default_factory=list)
    log: list[MoveLine | WeekReport] = field(default_factory=list)
    week_digests: list[str] = field(default_factory=list)  # of the state after each week
    player: str = "person"  # or the name of a bot
    unsaved: str = ""  # why not all of the game is on disk at present, if it is not
    kept: int = 0  # how many choices are on disk
    noted_weeks: int = 0  # of how many weeks it is noted there how they ended
    noted: bool = False  # is the end of the game on disk?
    elsewhere: bool = False  # somebody else has gone on with this game: it is theirs now
    received_by_week: list[float] = field(default_factory=list)
    cash_by_week: list[np.ndarray] = field(default_factory=list)  # hidden: for the close only
    mood_by_week: list[np.ndarray] = field(default_factory=list)  # of each client, as each week's desk was left
    final: Final | None = None
    coached: list[Comment] = field(default_factory=list)  # what the coach has said so far
    called: str = ""  # the player's name, by which the rep is called; "": as the language names the rep
    told: dict[tuple[str, str], object] = field(default_factory=dict, repr=False)  # its log in words: see exchanges.py
    _references: References | None = field(default=None, repr=False)  # held as long as the game, however many are played
    _coach: Memory = field(default_factory=Memory)
    _monday: dict[str, np.ndarray] = field(default_factory=dict)  # `flows_of` when the week began

    def __post_init__(self) -> None:
        self._monday = flows_of(self.game.sight())
        if self.scenario.coach:
            self._coach = coach.begin(self.scenario, self.game)
            self._hear("briefing", 1, coach.game_starts(self.scenario, self._coach, self.game.sight()))
            self._hear("start", 1, coach.week_starts(self.scenario, self._coach, self.game.sight()))

    @property
    def week(self) -> int:
        """The week being played, from 1; weeks + 1 when the game is over."""
        return int(self.game.sight().desk.week[0]) + 1

    @property
    def over(self) -> bool:
        """Has the last week ended?"""
        return self.game.over()

    def refusal(self, step: Step) -> Message | None:
        """Why a step is not possible now, or None."""
        if step.move == END_WEEK:
            return Message("refusal.game_over", {"weeks": self.scenario.weeks}) if self.over else None
        if self._choices_this_week() >= MOST_CHOICES:
            return Message("refusal.many", {"most": MOST_CHOICES})
        try:
            return self.game.refusals(choice_of(self.game, step))[0]
        except SimError as error:
            return error.message

    def _choices_this_week(self) -> int:
        return next((made for made, step in enumerate(reversed(self.steps)) if step.move == END_WEEK), len(self.steps))

    def play(self, step: Step, judged: bool = False) -> MoveLine:
        """Make a move. Raises `IllegalMove`, and then nothing was stored or changed.

        `judged`: the caller knows by `refusal` that it is possible now, and it is not judged again.
        """
        why = None if judged else self.refusal(step)
        if why:
            raise IllegalMove(why)
        keep(self, step)
        return self._made(step, lambda one: self.redo_move(one, judged=True))

    def end_week(self) -> WeekReport:
        """End the week; after the last one, `final` holds the score. Raises `IllegalMove` if the game is over."""
        step = Step(move=END_WEEK)
        why = self.refusal(step)
        if why:
            raise IllegalMove(why)
        keep(self, step)
        report = self._made(step, self.redo_week)
        if self.final:
            keep(self)
        return report

    def _made(self, step: Step, make: Callable[[Step], Made]) -> Made:
        """Make a choice that is on disk. One on which the rules themselves fail is taken back. Raises `IllegalMove`."""
        try:
            return make(step)
        except SimError:
            raise
        except Exception as error:
            take_back(self)
            whole = replayed(self.text, self.seed, self.steps, self.trainer)
            for name in PLAYED:
                setattr(self, name, getattr(whole, name))
            raise IllegalMove(Message("refusal.broken", {"problem": f"{type(error).__name__}: {error}"})) from error

    def begin_others(self) -> None:
        """Let those that the score compares with begin, so that the end of the first week does not wait for that."""
        self._references = self._references or references_of(self.text, self.seed)
        self._references.play_until(0)

    def abandon(self) -> None:
        """Give the game up."""
        if self.store and self.saved_as is not None:
            self.store.abandon(self.saved_as)

    def exported(self, started: str = "", player: str = "person") -> GameRecord:
        """The game so far, to carry elsewhere."""
        digest = digest_of(self.game)
        return record(
            self.scenario.id, self.text, self.seed, list(self.steps), digest,
            week_digests=list(self.week_digests), started=started, player=player, trainer=self.trainer,
        )  # fmt: skip

    def _hear(self, moment: str, week: int, said: tuple[list[Remark], Memory]) -> None:
        """The coach speaks up, and remembers."""
        remarks, self._coach = said
        self.coached += [Comment(len(self.steps), week, moment, remark) for remark in remarks]

    def redo_move(self, step: Step, judged: bool = False) -> MoveLine:
        """Make a move that is already stored. Raises `IllegalMove`. `judged`: it is known to be possible."""
        week, choice = self.week, choice_of(self.game, step)
        before = self.game.fork(np.array([0])).sight() if self.scenario.coach else None
        client = self.game.setting.public.client_ids.index(step.client)
        file = self.game.sight().account
        asked_for, asked_goods = request_named(int(file.request[0, client])), float(file.request_goods[0, client])
        open_before = int(file.excuse[0, client])
        events = self.game.play(choice, checked=judged)
        self.steps.append(step)
        if before:
            heard = coach.move_made(self.scenario, self._coach, before, choice, events, self.game.sight())
            self._hear("move", week, heard)
        excuse, account = int(events.excuse[0]), self.game.sight().account
        said, open_now = Said(int(events.said[0])), int(account.excuse[0, client])
        beside = open_now >= 0 and open_now != open_before and said not in (Said.EXCUSE, Said.REPEATED)
        line = MoveLine(
            week=week,
            step=step,
            said=said.name.lower(),
            excuse=Excuse(excuse).name.lower() if excuse >= 0 else "",
            paid=float(events.paid[0]),
            amount=float(events.amount[0]),
            mood=int(account.mood[0, client]),
            shown=shown(events, step.move, self.game.setting.public, int(account.stars[0, client])),
            raised=Excuse(open_now).name.lower() if beside else "",
            asked_for=asked_for,
            asked_goods=asked_goods,
        )
        self.log.append(line)
        return line

    def redo_week(self, step: Step) -> WeekReport:
        """End a week whose end is already stored."""
        week = self.week
        before, eve = self.game.sight().account, eve_of(self.game.sight())
        self.mood_by_week.append(before.mood[0].copy())
        paid = before.paid_week[0] - (before.resold[0] - self._monday["resold"])  # could have been paid, for it was
        self.cash_by_week.append(reveal(self.game).free_cash[0] + paid)
        self._references = references_of(self.text, self.seed)
        self._references.play_until(week)
        then = self.game.fork(np.array([0])).sight() if self.scenario.coach else None
        events = self.game.end_week()
        self.steps.append(step)
        self.week_digests.append(digest_of(self.game))
        if then:
            self._hear("end", week, coach.week_ended(self.scenario, self._coach, then, events, self.game.sight()))
            if not self.over:
                self._hear("start", week + 1, coach.week_starts(self.scenario, self._coach, self.game.sight()))
        ended = self.game.sight()
        report = week_report(week, self._monday, eve, events, ended)
        self.received_by_week.append(report.received)
        self.log.append(report)
        self._monday = flows_of(ended)
        if self.over:
            self._close()
        return report

    def _close(self) -> None:
        mine, references = result(self.game), references_of(self.text, self.seed)
        idle, textbook = (references.result(name) for name in REFERENCES)
        points = float(score(mine.net, idle.net, textbook.net, self.game.setting.opening_debt)[0])
        won = "" if self.trainer else medal(points, self.scenario.medals)
        self.final = Final(
            result=mine,
            net=float(mine.net[0]),
            score=points,
            medal=won,
            idle=float(idle.net[0]),
            textbook=float(textbook.net[0]),
            target=references.target(),
            digest=digest_of(self.game),
            revealed=reveal(self.game),
            found=found_out(self.log),
            usual=references.usual,
        )


def new_session(
    text: str, seed: int, store: Store | None, path: str = "scenario", trainer: bool = False, player: str = "person"
) -> Session:
    """Start a game of a scenario's text. Raises `ScenarioError`. A store that fails is told in `unsaved`."""
    scenario = parse_scenario(text.encode(), path)
    session = Session(scenario, text, seed, start(scenario, seed), store, trainer=trainer, player=player)
    keep(session)
    return session


def continue_session(saved: SavedGame, store: Store) -> Session:
    """A stored game where it was left, by playing its choices again. Raises `SimError` if it does not come out again."""
    session = replayed(saved.scenario_text, saved.seed, store.steps(saved.id), saved.trainer, store, saved.id)
    return take_up(session, saved)


def replayed(
    text: str,
    seed: int,
    steps: list[Step],
    trainer: bool = False,
    store: Store | None = None,
    saved_as: int | None = None,
    on_step: Callable[[Session], None] | None = None,
    on_start: Callable[[Session], None] | None = None,
) -> Session:
    """A session in which `steps` have been made, none of them stored again. Raises `SimError` if one of them fails."""
    session = new_session(text, seed, None, trainer=trainer)
    if on_start:
        on_start(session)
    for number, step in enumerate(steps):
        try:
            session.redo_week(step) if step.move == END_WEEK else session.redo_move(step)
            if on_step:
                on_step(session)
        except SimError:
            raise
        except Exception as error:  # whatever it is, it must not keep anybody from another game
            raise broken(number, error) from error
    session.store, session.saved_as, session.kept = store, saved_as, len(steps)
    return session
