"""What is noted while a trial is played: moves, answers, excuses, promises, hours, money week by week, and how it ended."""

from typing import Final

import numpy as np

from sim_core.balance.sample import BINDING, CLIENT_FIGURES, Sample
from sim_core.engine.game import Game
from sim_core.engine.score import result
from sim_core.model.arrays import AnyArray, Flags, Rows
from sim_core.model.moves import MOVE_IDS
from sim_core.model.state import Choice, Events, WeekEvents
from sim_core.model.vocabulary import STALE_WEEKS, Excuse, Finding, Problem, Said
from sim_core.rules import demand

ACTS: Final = np.isin(MOVE_IDS, ("challenge", "accept_excuse", "fix_problem"))
"""Moves with which a rep acts on an excuse, true or false."""
GIVEN: Final = (Said.PROMISED, Said.AGREED)
SURE: Final = 0.75
"""A source less reliable than this settles nothing."""
SMALL_REST: Final = 0.05
"""Of what fell due: where less is left overdue, nothing stood in the way."""
ANSWERS: Final = len(Said)


class Notes:
    """Watches a batch of games from the beginning to the end."""

    def __init__(self, game: Game) -> None:
        public, episodes = game.setting.public, game.episodes
        clients, events = len(public.client_ids), len(game.setting.events)
        self.by_week: list[AnyArray] = []
        self.made = np.zeros(len(MOVE_IDS))
        self.brought = np.zeros(len(MOVE_IDS))
        self.said = np.zeros((clients, ANSWERS, len(Excuse) + 1))
        self.excuses = np.zeros((clients, len(Excuse), 2))
        self.judged = np.zeros(3)
        self.promises = np.zeros((clients, 4))
        self.news = np.zeros((episodes, events), np.bool_)
        self.unused: list[float] = []
        self.problems = (game._world.truth.client.problem > 0).sum(axis=0).astype(np.float64)
        assert self.problems.shape == (clients, len(Problem))

    def before(self, game: Game, choice: Choice, rows: Rows) -> None:
        """Acting on an excuse: what did the file say of it, and was it so?"""
        move, client, row = _made(choice.move, choice.client, rows)[:3]
        acting = ACTS[move]
        if not acting.any():
            return
        row, client = row[acting], client[acting]
        account, truth = game._world.truth.account, game._world.truth.client
        kind = account.excuse[row, client]
        is_open = kind >= 0
        row, client, kind = row[is_open], client[is_open], kind[is_open].astype(np.intp)
        week = game._world.truth.desk.week[row]
        fresh = week - account.found_week[row, client, kind] <= STALE_WEEKS
        sure = fresh & (account.found_sure[row, client, kind] > SURE) & (account.found[row, client, kind] != Finding.UNKNOWN)
        right = (account.found[row, client, kind] == Finding.TRUE) == truth.excuse_true[row, client]
        self.judged += [float((sure & right).sum()), float((sure & ~right).sum()), float((~sure).sum())]

    def after(self, game: Game, events: Events, rows: Rows) -> None:
        """Which moves, what they brought, and what was said."""
        move, client, row, made = _made(events.move, events.client, rows)
        said, excuse = events.said.reshape(-1)[made].astype(np.intp), events.excuse.reshape(-1)[made].astype(np.intp)
        self.made += np.bincount(move, minlength=len(MOVE_IDS))
        self.brought += np.bincount(move, weights=events.paid.reshape(-1)[made], minlength=len(MOVE_IDS))
        place = (client * ANSWERS + said) * (len(Excuse) + 1) + np.where(excuse < 0, len(Excuse), excuse)
        self.said += np.bincount(place, minlength=self.said.size).reshape(self.said.shape)
        raised = np.flatnonzero((said == Said.EXCUSE) & (excuse >= 0))
        true = game._world.truth.client.excuse_true[row[raised], client[raised]].astype(np.intp)
        place = (client[raised] * len(Excuse) + excuse[raised]) * 2 + true
        self.excuses += np.bincount(place, minlength=self.excuses.size).reshape(self.excuses.shape)
        self.promises[:, 0] += np.bincount(client[np.isin(said, GIVEN)], minlength=len(self.promises))

    def week_over(self, game: Game) -> None:
        """The hours nobody used."""
        self.unused.append(float(game._world.truth.desk.hours.sum()))

    def new_week(self, game: Game, events: WeekEvents) -> None:
        """Promises that fell due, news, and how much has come in."""
        self.promises[:, 1] += events.kept.sum(axis=0)
        self.promises[:, 2] += events.broken.sum(axis=0)
        self.news |= events.news
        self.by_week.append(result(game).net)

    def sample(self, game: Game) -> Sample:
        """What was noted, and how the games ended."""
        end, truth = result(game), game._world.truth
        self.promises[:, 3] = (truth.account.promise > 0).sum(axis=0)
        figures, binding = ends_of_clients(game)
        return Sample(
            net=end.net,
            received=end.received,
            due=end.due,
            overdue_left=end.overdue_left,
            moves=end.moves,
            by_week=np.stack(self.by_week, axis=1),
            made=self.made,
            brought=self.brought,
            said=self.said,
            excuses=self.excuses,
            judged=self.judged,
            promises=self.promises,
            problems=self.problems,
            news=self.news.sum(axis=0).astype(np.float64),
            unused=np.array(self.unused),
            clients=figures,
            binding=binding,
        )


def _made(moves: AnyArray, clients: AnyArray, rows: Rows) -> tuple[Rows, Rows, Rows, Rows]:
    """Of the moves really made, singly or in rounds [N, R]: number, client, episode, and place in the flat choice."""
    flat = moves.reshape(-1)
    made = np.flatnonzero(flat >= 0)
    each = len(flat) // max(len(rows), 1)
    return flat[made].astype(np.intp), clients.reshape(-1)[made].astype(np.intp), rows[made // max(each, 1)], made


def ends_of_clients(game: Game) -> tuple[AnyArray, AnyArray]:
    """How it stood with each client at the close, summed over the games: `CLIENT_FIGURES` [C, 11] and `BINDING` [C, 5].

    What is left overdue is laid at the door of what stood in its way, in this order: free cash that was there (will), what
    was paid to rivals meanwhile, what its own customers still owe it, and cash that never was.
    """
    client, account = game._world.truth.client, game._world.truth.account
    free = demand.free_cash(client.cash, client.reserve)
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
