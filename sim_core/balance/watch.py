"""What is noted while a trial is played, by a bot of the library or by one of somebody's own, and how it ended."""

from typing import Final

import numpy as np

from sim_core.balance.sample import BINDING, CLIENT_FIGURES, Sample
from sim_core.batch.notes import OPEN, blank_notes, note_answers, note_choices, note_weeks
from sim_core.batch.rollout import play_noted, play_out
from sim_core.bots.common import Bot
from sim_core.bots.library import LibraryBot
from sim_core.bots.remembering import RememberingBot
from sim_core.effects.here import ANSWER, FRIDAY
from sim_core.engine.game import Game
from sim_core.engine.score import result
from sim_core.errors import BadRun, Message
from sim_core.model.arrays import AnyArray, Flags, Rows
from sim_core.model.calls import call
from sim_core.model.choices import Choice, Events, WeekEvents

SMALL_REST: Final = 0.05
"""Of what fell due: where less is left overdue, nothing stood in the way."""


def played(game: Game, bot: Bot, name: str) -> Sample:
    """The games of a batch, played to their end: what was noted, and how they stood then.

    `BadRun` for a bot that takes seconds for a game: a report card is of thousands.
    """
    watch = Watcher(game)
    if isinstance(bot, RememberingBot):
        raise BadRun(Message("run.bot_too_slow", {"bot": name}))
    if isinstance(bot, LibraryBot):
        play_noted(game, bot, watch.notes)
    else:
        play_out(game, bot, name, watch)
    return watch.sample(game)


class Watcher:
    """Notes what happens in a batch of games from the beginning to the end; looks on where a bot of somebody's own plays."""

    def __init__(self, game: Game) -> None:
        public = game.setting.public
        self.notes = blank_notes(game.episodes, len(public.client_ids), len(game.setting.events), public.weeks)
        self._hours: AnyArray = np.zeros(game.episodes)
        self._problems = (game._truth.client.problem > 0).sum(axis=0).astype(np.float64)  # [C, P]

    def before(self, game: Game, choice: Choice, rows: Rows) -> None:
        """Moves that are about to be made."""
        move, client, row, _ = _made(choice.move, choice.client, rows)
        call(note_choices, len(row), self.notes, game._records(), row, move, client)

    def after(self, game: Game, events: Events, rows: Rows) -> None:
        """What came of them."""
        move, client, row, made = _made(events.move, events.client, rows)
        answers = np.zeros(len(row), ANSWER)
        for name in ANSWER.names or ():
            answers[name] = getattr(events, name).reshape(-1)[made]
        call(note_answers, len(row), self.notes, game._records(), row, move, client, answers)

    def week_over(self, game: Game) -> None:
        """The hours nobody used."""
        self._hours = game._truth.desk.hours.copy()

    def new_week(self, game: Game, events: WeekEvents) -> None:
        """The week was ended."""
        fridays = np.zeros(events.paid.shape, FRIDAY)
        for name in FRIDAY.names or ():
            fridays[name] = getattr(events, name)
        call(note_weeks, game.episodes, self.notes, game._records(), game.setting.book, self._hours, fridays, events.news)

    def sample(self, game: Game) -> Sample:
        """What was noted, and how the games ended."""
        end, notes = result(game), self.notes
        notes.promises[:, OPEN] = (game._truth.account.promise > 0).sum(axis=0)
        figures, binding = ends_of_clients(game)
        return Sample(
            net=end.net,
            received=end.received,
            due=end.due,
            overdue_left=end.overdue_left,
            moves=end.moves,
            by_week=notes.by_week,
            made=notes.made,
            brought=notes.brought,
            said=notes.said,
            excuses=notes.excuses,
            judged=notes.judged,
            promises=notes.promises,
            problems=self._problems,
            news=notes.news.sum(axis=0).astype(np.float64),
            unused=notes.unused,
            clients=figures,
            binding=binding,
        )


def _made(moves: AnyArray, clients: AnyArray, rows: Rows) -> tuple[Rows, Rows, Rows, Rows]:
    """Of the moves really made, singly or in rounds [N, R]: number, client, episode, and place in the flat choice."""
    flat = moves.reshape(-1)
    made = np.flatnonzero(flat >= 0)
    each = max(len(flat) // max(len(rows), 1), 1)
    client = clients.reshape(-1)[made].astype(np.int64)
    return flat[made].astype(np.int64), client, np.ascontiguousarray(rows[made // each]), made


def ends_of_clients(game: Game) -> tuple[AnyArray, AnyArray]:
    """How it stood with each client at the close, summed over the games: `CLIENT_FIGURES` [C, 11] and `BINDING` [C, 5].

    What is left overdue is laid at the door of what stood in its way, in this order: free cash that was there (will), what
    was paid to rivals meanwhile, what its own customers still owe it, and cash that never was.
    """
    client, account = game._truth.client, game._truth.account
    free = np.maximum(client.cash - client.reserve, 0.0)
    left = account.overdue + account.written_off
    will = np.minimum(left, free)
    rivals = np.minimum(left - will, client.paid_rivals)
    downstream = np.minimum(left - will - rivals, client.downstream)
    cash = left - will - rivals - downstream
    recoverable = np.minimum(account.fallen_due, account.received + account.discounted + will + rivals)
    columns = (
        account.fallen_due,
        account.received,
        account.overdue,
        recoverable,
        will,
        rivals,
        downstream,
        cash,
        account.left | account.failed,
        account.written_off,
        account.discounted + account.rebated,
    )
    assert len(columns) == len(CLIENT_FIGURES)
    small: Flags = left <= SMALL_REST * np.maximum(account.fallen_due, 1.0)
    strongest = np.where(small, 0, 1 + np.stack((will, rivals, downstream, cash)).argmax(axis=0))
    binding = np.stack([(strongest == number).sum(axis=0) for number in range(len(BINDING))], axis=1)
    return np.stack([column.sum(axis=0) for column in columns], axis=1).astype(np.float64), binding.astype(np.float64)
