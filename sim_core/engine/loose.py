"""One game as plain objects, kept while it goes on: what a person plays, with no compiler and no copying back and forth."""

from typing import Any

import numpy as np

from sim_core.effects.act import act, end_of_week
from sim_core.effects.here import ANSWER, FRIDAY, Answer, Friday, Here
from sim_core.engine.rows import Source, begin
from sim_core.model.book import Book, Outside
from sim_core.model.luck import WEEK_LUCK
from sim_core.model.records import object_of, room, write_back
from sim_core.model.state import Account, Batch, Client, Desk


class Loose:
    """The game in one row of a batch. What it does is written into the batch when somebody looks (`settle`)."""

    def __init__(self, batch: Batch, row: int, book: Book, outside: Outside, source: Source) -> None:
        self._batch, self._row, self._book, self._outside, self._source = batch, row, book, outside, source
        self._open: dict[int, tuple[Client, Account]] = {}
        self._touched: set[int] = set()
        self._luck = room(len(book.terms), WEEK_LUCK)
        self._luck_week = -1
        self._stirred = False
        self.desk: Desk = object_of(Desk, batch.desks[row])

    def _client(self, number: int) -> tuple[Client, Account]:
        known = self._open.get(number)
        if known is None:
            own = object_of(Client, self._batch.clients[self._row, number])
            known = self._open[number] = (own, object_of(Account, self._batch.accounts[self._row, number]))
        return known

    def account(self, number: int) -> Account:
        """The rep's file on a client."""
        return self._client(number)[1]

    def _begin(self) -> None:
        if self._luck_week != self.desk.week:
            self._luck_week = self.desk.week
            episode = int(self._batch.episodes[self._row])
            begin(self._luck, self._book, self._source, episode, self._row, self.desk.week)

    def move(self, move: int, client: int, amount: float, weeks: int) -> Answer:
        """Make a move that is known to be possible."""
        self._begin()
        own, account = self._client(client)
        answer: Answer = room(1, ANSWER)[0]
        here = Here(own, account, self._book.terms[client], self.desk, self._luck[client], answer, self.desk.week)
        act(here, self._book.moves[move], amount, weeks)
        self._touched.add(client)
        self._stirred = True
        return answer

    def end_week(self) -> tuple[list[Friday], Any]:
        """End the week: what is seen of each client, and the news [events]."""
        self._begin()
        everyone = [self._client(number) for number in range(len(self._book.terms))]
        fridays: list[Friday] = room(len(everyone), FRIDAY)
        news = np.zeros(len(self._outside.events), np.bool_)
        clients, accounts = [own for own, _ in everyone], [account for _, account in everyone]
        answer = room(1, ANSWER)[0]
        end_of_week(clients, accounts, self.desk, self._book, self._outside, self._luck, answer, fridays, news)
        self._touched.update(range(len(everyone)))
        self._stirred = True
        return fridays, news

    def settle(self) -> None:
        """Write what has changed into the batch."""
        if not self._stirred:
            return
        for number in self._touched:
            own, account = self._open[number]
            write_back(self._batch.clients[self._row, number : number + 1], [own])
            write_back(self._batch.accounts[self._row, number : number + 1], [account])
        write_back(self._batch.desks[self._row : self._row + 1], [self.desk])
        self._touched.clear()
        self._stirred = False
