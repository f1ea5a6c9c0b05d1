"""The engine: a batch of games, the moves made in them, and the ends of their weeks. The rules in order, nothing else."""

from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np

from sim_core.effects.here import ANSWER, FRIDAY, Answer, Friday
from sim_core.engine.loose import Loose
from sim_core.engine.refused import refusal_message
from sim_core.engine.rows import GIVEN, Source, luck_of_bots, move_in_each, refusals_of_rounds, week_in_each
from sim_core.errors import BadRun, IllegalMove, Message
from sim_core.model.arrays import AnyArray, Rows
from sim_core.model.calls import call, plain_of
from sim_core.model.choices import Choice, Events, WeekEvents, picked, reshaped
from sim_core.model.luck import BotLuck, Stream, checked_seed, name_hash, seed_of_bots
from sim_core.model.moves import NO_MOVE
from sim_core.model.records import write_back
from sim_core.model.sight import Sight
from sim_core.model.state import AccountState, Batch, DeskState, Truth, compose, take, truth_of
from sim_core.scenario.draw import Setting, open_games, setting
from sim_core.scenario.schema import Scenario


@dataclass
class Game:
    """A batch of games of one scenario and seed. Rows are episodes; each keeps the number of its own luck."""

    scenario: Scenario
    setting: Setting
    seed: int
    _batch: Batch
    _source: Source
    _loose: Loose | None = None  # a single game as plain objects
    _whole: Sight | None = None

    @property
    def episodes(self) -> int:
        """How many games are in the batch."""
        return len(self._batch.episodes)

    @property
    def luck_episodes(self) -> Rows:
        """[E] number of each row's luck."""
        return self._batch.episodes.copy()

    @property
    def _truth(self) -> Truth:
        """Everything, as arrays that may be written to."""
        return truth_of(self._records(), self._slots)

    @property
    def _slots(self) -> int:
        return int(self.setting.public.invoice_due.shape[1])

    def _settle(self) -> None:
        """Bring the records up to date."""
        if self._loose is not None:
            self._loose.settle()

    def _records(self) -> Batch:
        """The records, up to date and free to be changed."""
        self._settle()
        self._loose = None
        return self._batch

    def _single(self) -> Loose | None:
        """The game as plain objects, if it is a single one."""
        if self._loose is None and self.episodes == 1:
            plain = plain_of(self.setting.book), plain_of(self.setting.outside)
            self._loose = Loose(self._batch, 0, *plain, self._source)
        return self._loose

    def sight(self, rows: Rows | None = None) -> Sight:
        """What the reps can know in these episodes (all if left out). Later moves change what it shows."""
        public, book = self.setting.public, self.setting.book
        if rows is not None:
            self._settle()
            accounts, desks = self._batch.accounts[rows], self._batch.desks[rows]
            return Sight(public, AccountState(accounts, self._slots), DeskState(desks), book)
        if self._whole is None:  # rules write in place, so the views stay good
            account = AccountState(self._batch.accounts, self._slots, read_only=True, before=self._settle)
            desk = DeskState(self._batch.desks, read_only=True, before=self._settle)
            self._whole = Sight(public, account, desk, book)
        return self._whole

    def refusals(self, choice: Choice, rows: Rows | None = None) -> list[Message | None]:
        """Why each choice is not possible now; None where it is."""
        rows, choice = self._flattened(choice, rows)
        reasons = self._refusal_codes(choice, rows)
        return [self._told(choice, rows, at, int(code)) if code else None for at, code in enumerate(reasons)]

    def play(self, choice: Choice, rows: Rows | None = None, checked: bool = False) -> Events:
        """Make one move, or a round of them, in each of `rows` (all if left out; rising); number −1 makes none.

        Moves of a round are on different clients. Raises `IllegalMove` if any is not possible; then none has been made.
        `checked`: the caller knows that all are possible, and they are not looked at again.
        """
        shape, everyone = choice.move.shape, rows
        rows, choice = self._flattened(choice, everyone)
        made = np.flatnonzero(choice.move != NO_MOVE)
        if len(made) < len(rows):
            rows, chosen = rows[made], picked(choice, made)
        else:
            chosen = choice
        if not checked:
            codes = self._refusal_codes(chosen, rows)
            if codes.any():
                bad = np.flatnonzero(codes)
                raise IllegalMove(self._told(chosen, rows, int(bad[0]), int(codes[bad[0]])), [int(rows[at]) for at in bad])
        events = Events(
            move=choice.move.copy(),
            client=choice.client.copy(),
            said=np.zeros(len(choice.move), np.int8),
            excuse=np.full(len(choice.move), -1, np.int8),
            paid=np.zeros(len(choice.move)),
            amount=np.zeros(len(choice.move)),
            shown_true=np.zeros(len(choice.move), np.int64),
            shown_false=np.zeros(len(choice.move), np.int64),
        )
        answers = self._apply(chosen, rows)
        for field in fields(Answer):
            getattr(events, field.name)[made] = answers[field.name]
        return events if len(shape) == 1 else reshaped(events, shape)

    def _flattened(self, choice: Choice, rows: Rows | None) -> tuple[Rows, Choice]:
        """Episodes and choices on one axis: those of a round stand together, in order."""
        rows = np.arange(self.episodes) if rows is None else rows
        if choice.move.ndim == 1:
            return rows, choice
        return np.repeat(rows, choice.move.shape[1]), reshaped(choice, (-1,))

    def end_week(self, rows: Rows | None = None) -> WeekEvents:
        """End the week in these episodes (all if left out). Raises `IllegalMove` where the game is over."""
        own, loose = self.setting, self._single() if rows is None else None
        rows = np.arange(self.episodes) if rows is None else np.asarray(rows, np.intp)
        if loose is None:
            self._settle()
        week = np.array([loose.desk.week]) if loose else self._batch.desks["week"][rows]
        over = np.flatnonzero(week >= own.public.weeks)
        if len(over):
            raise IllegalMove(Message("refusal.game_over", {"weeks": own.public.weeks}), rows[over].tolist())
        support = np.array([loose.desk.support[1]]) if loose else self._batch.desks["support"][rows, 1]
        clients = len(own.public.client_ids)
        fridays = np.zeros((len(rows), clients), FRIDAY)
        news = np.zeros((len(rows), len(own.events)), np.bool_)
        if loose is not None:
            seen, news[0] = loose.end_week()
            write_back(fridays[0], seen)
        else:
            batch = self._records()
            work = len(rows) * clients
            call(week_in_each, work, batch, own.book, own.outside, self._source, rows, fridays, news)
        columns = {field.name: np.ascontiguousarray(fridays[field.name]) for field in fields(Friday)}
        return WeekEvents(**columns, news=news, support=support)

    def over(self) -> bool:
        """Have all games of the batch ended?"""
        if self._loose is not None:
            return self._loose.desk.week >= self.setting.public.weeks
        return bool((self._batch.desks["week"] >= self.setting.public.weeks).all())

    def fork(self, rows: Rows) -> "Game":
        """A new batch: rows [E] repeats or chooses episodes; rows [E, C] puts worlds together client by client."""
        self._settle()
        lead = rows if rows.ndim == 1 else rows[:, 0]
        batch = take(self._batch, rows) if rows.ndim == 1 else compose(self._batch, rows)
        return self._around(batch, self._source._replace(given_at=self._source.given_at[lead]))

    def _around(self, batch: Batch, source: Source) -> "Game":
        """A game of the same setting around other records and other luck."""
        return replace(self, _batch=batch, _source=source, _loose=None, _whole=None)

    def bot_luck(self, bot: str, slot: int, rows: Rows | None = None) -> BotLuck:
        """Luck of a bot's own for its `slot`-th thought of the week, aligned with `rows`."""
        rows = np.arange(self.episodes) if rows is None else rows
        self._settle()
        place = int(self._batch.desks["week"][rows[0]]) | slot << 16 if len(rows) else 0
        seed, name = np.array([seed_of_bots(self.seed)], np.uint64), np.array([name_hash(bot)], np.uint64)
        episodes = self._batch.episodes[rows]

        def draw(used: int) -> AnyArray:
            out = np.zeros(len(episodes))
            call(luck_of_bots, len(out), seed, episodes, place, used, name, out)
            return out

        return BotLuck(draw, seed, name, episodes, place)

    def _refusal_codes(self, choice: Choice, rows: Rows) -> Rows:
        codes = np.zeros(len(rows), np.int64)
        loose = self._single()
        if loose is not None:
            accounts = _Accounts(loose)
            moves, clients, amounts, weeks = (column.tolist() for column in _columns(choice))
            book = plain_of(self.setting.book)
            refusals_of_rounds([accounts], [loose.desk], book, rows.tolist(), moves, clients, amounts, weeks, codes)
        else:
            batch = self._batch
            call(refusals_of_rounds, len(rows), batch.accounts, batch.desks, self.setting.book, rows, *_columns(choice), codes)
        return codes

    def _told(self, choice: Choice, rows: Rows, at: int, code: int) -> Message:
        self._settle()
        return refusal_message(code, self.setting.public, self.setting.book, self._batch, choice, int(rows[at]), at)

    def _apply(self, choice: Choice, rows: Rows) -> AnyArray:
        """Make moves [N] that are known to be possible: what is seen of them, as records [N]."""
        answers = np.zeros(len(rows), ANSWER)
        loose = self._single()
        if loose is not None:
            columns = (column.tolist() for column in _columns(choice))
            write_back(answers, [loose.move(*made) for made in zip(*columns, strict=True)])
        else:
            moves, clients, amounts, weeks = _columns(choice)
            batch = self._records()
            call(
                move_in_each,
                len(rows),
                batch,
                self.setting.book,
                self._source,
                rows,
                moves,
                clients,
                amounts,
                weeks,
                answers,
            )
        return answers


class _Accounts:
    """The files of a single game, opened as they are looked at."""

    def __init__(self, loose: Loose) -> None:
        self._loose = loose

    def __getitem__(self, number: int) -> object:
        return self._loose.account(number)


def _columns(choice: Choice) -> tuple[AnyArray, AnyArray, AnyArray, AnyArray]:
    """Moves, clients, amounts and weeks [N] as the loops take them."""
    return (
        choice.move.astype(np.int64),
        choice.client.astype(np.int64),
        choice.amount.astype(np.float64),
        choice.weeks.astype(np.int64),
    )


def world_source(seed: int, clients: int, episodes: int) -> Source:
    """The luck cube of a seed, nothing of it given."""
    given = np.zeros((0, clients, GIVEN))
    return Source(np.array([seed], np.uint64), int(Stream.WORLD), -1, given, np.full(episodes, -1, np.int64), -1)


def start(scenario: Scenario, seed: int, first: int = 0, episodes: int = 1) -> Game:
    """Games number `first` … `first + episodes − 1` of a seed, at the beginning of week 1.

    Raises `BadRun` for a seed outside 0…2⁶⁴−1, a negative `first` or fewer than one episode.
    """
    checked_seed(seed)
    if episodes < 1:
        raise BadRun(Message("run.too_few_episodes", {"value": episodes, "low": 1}))
    if not 0 <= first <= LAST_FIRST:
        raise BadRun(Message("run.first_out_of_range", {"value": first, "low": 0, "high": LAST_FIRST}))
    own = setting(scenario)
    batch = open_games(own, seed, first, episodes)
    return Game(scenario, own, seed, batch, world_source(seed, len(own.public.client_ids), episodes))


LAST_FIRST: Final = 2**62
