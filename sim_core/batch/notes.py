"""What is noted while games are played: moves, answers, excuses, promises, hours, and money week by week."""

from typing import Any, Final, NamedTuple

import numpy as np

from sim_core.compiled import inlined, loop, rule
from sim_core.effects.here import Answer, Friday
from sim_core.engine.score import net_recovered
from sim_core.model.book import Book
from sim_core.model.moves import MOVE, MOVE_IDS, tagged
from sim_core.model.state import Account, Batch, Client
from sim_core.model.vocabulary import STALE_WEEKS, SURE, Excuse, Finding, Said
from sim_core.rules.excuse import is_true

ANSWERS: Final = len(Said)
KINDS: Final = len(Excuse)
RIGHT, WRONG, UNSURE = range(3)
GIVEN, KEPT, BROKEN, OPEN = range(4)
ACTS: Final = sum(1 << MOVE[move] for move in tagged("judges"))
"""Moves with which a rep acts on an excuse, true or false."""


class Notes(NamedTuple):
    """Counts over games: E episodes, W weeks, C clients, M moves, X excuses, N events. With no episodes nothing is noted."""

    made: Any  # [M] moves made
    brought: Any  # [M] yuan paid at once on them
    said: Any  # [C, answers, X + 1] answers of each client, by the excuse they are about (the last: none)
    excuses: Any  # [C, X, 2] excuses raised: false, true
    judged: Any  # [3] excuses acted on while the file was right, wrong, or had nothing sure
    promises: Any  # [C, 4] dates agreed for payments: in all, fallen due and kept, fallen due and broken, open at the end
    news: Any  # [E, N] was the event announced?
    unused: Any  # [W] hours left at the end of the week
    by_week: Any  # [E, W] net at the end of each week


def blank_notes(episodes: int, clients: int, events: int, weeks: int) -> Notes:
    """Nothing noted yet; for 0 episodes nothing ever will be."""
    return Notes(
        made=np.zeros(len(MOVE_IDS)),
        brought=np.zeros(len(MOVE_IDS)),
        said=np.zeros((clients, ANSWERS, KINDS + 1)),
        excuses=np.zeros((clients, KINDS, 2)),
        judged=np.zeros(3),
        promises=np.zeros((clients, 4)),
        news=np.zeros((episodes, events), np.bool_),
        unused=np.zeros(weeks),
        by_week=np.zeros((episodes, weeks)),
    )


@inlined
def note_choice(notes: Notes, move: int, client: Client, account: Account, week: int) -> None:
    """Acting on an excuse: what does the file say of it, and is it so?"""
    kind = account.excuse
    if kind < 0 or not ACTS >> move & 1:
        return
    sure = account.found_sure[kind] > SURE and account.found[kind] != Finding.UNKNOWN
    if not (sure and week - account.found_week[kind] <= STALE_WEEKS):
        notes.judged[UNSURE] += 1
    elif (account.found[kind] == Finding.TRUE) == is_true(client, account, kind):
        notes.judged[RIGHT] += 1
    else:
        notes.judged[WRONG] += 1


@inlined
def note_answer(notes: Notes, move: int, number: int, answer: Answer, client: Client) -> None:
    """Which move, what it brought, and what client `number` said."""
    notes.made[move] += 1
    notes.brought[move] += answer.paid
    notes.said[number, answer.said, KINDS if answer.excuse < 0 else answer.excuse] += 1
    if answer.said == Said.EXCUSE and answer.excuse >= 0:
        notes.excuses[number, answer.excuse, 1 if client.excuse_true else 0] += 1
    if answer.said == Said.PROMISED or answer.said == Said.AGREED:
        notes.promises[number, GIVEN] += 1


@rule
def note_week(
    notes: Notes, row: int, week: int, hours: float, clients: Any, accounts: Any, desk: Any, book: Book, fridays: Any, news: Any
) -> None:
    """Hours nobody used, promises that fell due, news, and how much has come in; `week` is the one that has ended."""
    notes.unused[week] += hours
    for number in range(len(clients)):
        note_friday(notes, number, fridays[number], accounts[number])
    for event in range(len(news)):
        if news[event]:
            notes.news[row, event] = True
    notes.by_week[row, week] = net_recovered(clients, accounts, desk, book)


@inlined
def note_friday(notes: Notes, number: int, seen: Friday, account: Account) -> None:
    """A promise that fell due. Of instalments each part is a date of its own, agreed when the one before it has passed."""
    notes.promises[number, GIVEN] += (seen.kept or seen.broken) and account.promise > 0
    notes.promises[number, KEPT] += seen.kept
    notes.promises[number, BROKEN] += seen.broken


@loop
def note_choices(notes: Notes, batch: Batch, rows: Any, moves: Any, clients: Any) -> None:
    """Choices [N] that are about to be made in the games `rows` [N]."""
    for at in range(len(rows)):
        row, client = rows[at], clients[at]
        note_choice(notes, moves[at], batch.clients[row][client], batch.accounts[row][client], batch.desks[row].week + 0)


@loop
def note_answers(notes: Notes, batch: Batch, rows: Any, moves: Any, clients: Any, answers: Any) -> None:
    """What came of them."""
    for at in range(len(rows)):
        note_answer(notes, moves[at], clients[at], answers[at], batch.clients[rows[at]][clients[at]])


@loop
def note_weeks(notes: Notes, batch: Batch, book: Book, hours: Any, fridays: Any, news: Any) -> None:
    """A week that has ended in every game [E]; `hours` [E] were left."""
    for row in range(len(batch.desks)):
        desk = batch.desks[row]
        note_week(
            notes,
            row,
            desk.week - 1,
            hours[row],
            batch.clients[row],
            batch.accounts[row],
            desk,
            book,
            fridays[row],
            news[row],
        )
