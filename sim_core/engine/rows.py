"""Going through the games of a batch: a move in each, the end of a week in each, whether moves are possible."""

from typing import Any, Final, NamedTuple

from sim_core.compiled import inlined, loop, rule
from sim_core.effects.act import act, end_of_week
from sim_core.effects.here import ANSWER, Here
from sim_core.model.arrays import AnyArray
from sim_core.model.book import Book, Outside
from sim_core.model.legal import Refusal, refusal, too_dear
from sim_core.model.luck import GROUPS, LANES, OF_BOTS, WEEK_LUCK, WeekLuck, begin_week, philox
from sim_core.model.records import room
from sim_core.model.state import Batch

GIVEN: Final = GROUPS * LANES
"""Numbers of luck that may be given instead of drawn, by purpose."""


class Source(NamedTuple):
    """Where a batch draws its luck from."""

    seed: Any  # [1] of the luck
    stream: int
    place: int  # that stands for the week in all games; −1: the week does
    given: AnyArray  # [G, C, GIVEN] luck that stands in for the cube's; below 0: the cube decides
    given_at: AnyArray  # [E] which of `given` a game has; −1: none
    given_week: int  # the week in which it has it; −1: in all


@rule
def begin(luck: Any, book: Book, source: Source, episode: int, row: int, week: int) -> None:
    """The luck of all clients [C] in a week of one game, the `row` of its batch: nothing is drawn yet."""
    for client in range(len(luck)):
        begin_client(luck[client], book, source, episode, row, client, week)


@inlined
def begin_client(own: WeekLuck, book: Book, source: Source, episode: int, row: int, client: int, week: int) -> None:
    """The luck of one client in a week of one game."""
    stands = source.given_at[row] >= 0 and (source.given_week < 0 or source.given_week == week)
    own.seed, own.stream, own.episode, own.name = source.seed[0], source.stream, episode, book.terms[client].name
    begin_week(own, source.place if source.place >= 0 else week)
    own.stands = stands
    if stands:
        for purpose in range(GIVEN):
            own.given[purpose] = source.given[source.given_at[row], client, purpose]


@loop
def move_in_each(
    batch: Batch, book: Book, source: Source, rows: Any, moves: Any, clients: Any, amounts: Any, weeks: Any, answers: Any
) -> None:
    """Make a move [N], known to be possible, in each of `rows` [N]."""
    luck = room(len(book.terms), WEEK_LUCK)
    for at in range(len(rows)):
        row, client = rows[at], clients[at]
        desk = batch.desks[row]
        week = desk.week + 0
        begin(luck, book, source, batch.episodes[row], row, week)
        own, account = batch.clients[row][client], batch.accounts[row][client]
        here = Here(own, account, book.terms[client], desk, luck[client], answers[at], week)
        act(here, book.moves[moves[at]], amounts[at], weeks[at])


@loop
def week_in_each(batch: Batch, book: Book, outside: Outside, source: Source, rows: Any, fridays: Any, news: Any) -> None:
    """End the week in each of `rows` [N]; what is seen of it stands in `fridays` [N, C] and `news` [N, events]."""
    luck, answer = room(len(book.terms), WEEK_LUCK), room(1, ANSWER)
    for at in range(len(rows)):
        row = rows[at]
        desk = batch.desks[row]
        begin(luck, book, source, batch.episodes[row], row, desk.week + 0)
        end_of_week(batch.clients[row], batch.accounts[row], desk, book, outside, luck, answer[0], fridays[at], news[at])


@loop
def refusals_of_rounds(
    accounts: Any, desks: Any, book: Book, rows: Any, moves: Any, clients: Any, amounts: Any, weeks: Any, codes: Any
) -> None:
    """Why each choice [N] is not possible in the games `rows` [N], as a `Refusal` in `codes` [N]. −1: no move.

    Choices of one game stand together, a round: each has to be affordable after those before it, and a client may be chosen
    only once, so that the order does not matter for anything but hours and money.
    """
    count, last = len(book.terms), book.rules[0].weeks
    first = 0
    while first < len(rows):
        row, end = rows[first], first + 1
        while end < len(rows) and rows[end] == row:
            end += 1
        desk = desks[row]
        hours, budget, visits = 0.0, 0.0, 0
        for at in range(first, end):
            number, client = moves[at], clients[at]
            codes[at] = Refusal.OK
            if number == -1:
                continue
            if desk.week >= last:
                codes[at] = Refusal.GAME_OVER
            elif number < 0 or number >= len(book.moves):
                codes[at] = Refusal.NO_SUCH_MOVE
            elif client < 0 or client >= count:
                codes[at] = Refusal.NO_SUCH_CLIENT
            else:
                move = book.moves[number]
                codes[at] = refusal(move, accounts[row][client], desk, book.terms[client], amounts[at], weeks[at], last)
                hours += move.hours
                budget += move.budget
                visits += 1 if move.brings_manager else 0
                if codes[at] == Refusal.OK:
                    for other in range(first, end):
                        if (
                            other != at
                            and moves[other] != -1
                            and clients[other] == client
                            and 0 <= moves[other] < len(book.moves)
                        ):
                            codes[at] = Refusal.TWICE
                if codes[at] == Refusal.OK:
                    codes[at] = too_dear(hours, budget, visits, desk)
        first = end


@loop
def luck_of_bots(seed: Any, episodes: Any, place: int, used: int, name: Any, out: Any) -> None:
    """Luck [N] of a bot's own in the games of `episodes` [N]: its `used`-th number at a `place` (week and thought)."""
    for at in range(len(episodes)):
        out[at] = philox(seed[0], OF_BOTS, episodes[at], place | used << 32, name[0])[0]
