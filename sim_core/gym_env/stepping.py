"""One step of many games, each in a week of its own: an action, the end of a week or a new game, and what is seen of it."""

from typing import Any, Final, NamedTuple

from sim_core.batch.playing import MOST_MOVES
from sim_core.compiled import inlined, loop, rule
from sim_core.effects.act import act, end_of_week
from sim_core.effects.here import Here
from sim_core.effects.opening import open_game
from sim_core.engine.rows import Source, begin, begin_client
from sim_core.engine.score import brought_by
from sim_core.gym_env.actions import END_WEEK, asked, find_affordable, find_possible, find_suitable
from sim_core.gym_env.facts import DESK, FACTS, show_client, show_desk
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.book import Book, Outside
from sim_core.model.opening import Ranges
from sim_core.model.records import copy_into
from sim_core.model.state import Batch

UNIT: Final = TEN_THOUSAND
"""Yuan to a unit of reward."""
OF_DESK: Final = len(DESK)
OF_CLIENT: Final = len(FACTS)
NOBODY: Final = -1
EVERYBODY: Final = -2


class Played(NamedTuple):
    """What is played: of one scenario and seed."""

    book: Book
    outside: Outside
    ranges: Ranges
    source: Source
    variants: Any  # [V] `Variant`


class Room(NamedTuple):
    """Room for one game at a time, used over and over; and records that are all nought."""

    luck: Any  # [C] `WeekLuck`
    fridays: Any  # [C] `Friday`
    news: Any  # [events]
    answer: Any  # [1] `Answer`
    numbers: Any  # [fields of a file]
    client: Any  # [1] `Client`
    account: Any  # [1] `Account`
    desk: Any  # [1] `Desk`


class Shown(NamedTuple):
    """How each game stands, and what came of the last action in it."""

    seen: Any  # [E, desk + C × facts] float32
    mask: Any  # [E, actions] int8
    fits: Any  # [E, C, V] int8: which variants meet their needs, whatever they cost
    can: Any  # [E, V] int8: which can be paid for
    brought: Any  # [E, C] yuan
    net: Any  # [E] yuan
    steps: Any  # [E]
    reward: Any  # [E] ¥10,000
    terminated: Any  # [E]
    truncated: Any  # [E]
    illegal: Any  # [E]


@loop
def step_in_each(batch: Batch, played: Played, room: Room, shown: Shown, actions: Any, anew: Any) -> None:
    """Take an action in each game [E]; where `anew` [E], the next episode begins instead.

    In games that are over, and where an action is not possible, nothing happens.
    """
    last = played.book.rules[0].weeks
    for row in range(len(actions)):
        begins, before = anew[row], shown.net[row]
        possible = not begins and shown.mask[row, actions[row]] != 0
        touched = NOBODY
        shown.steps[row] += 1
        if begins:
            next_episode(batch, played, room, row, len(actions))
            shown.steps[row] = 0
            touched = EVERYBODY
        elif possible and actions[row] == END_WEEK:
            end_week(batch, played, room, row)
            touched = EVERYBODY
        elif possible:
            touched = make_move(batch, played, room, row, actions[row] - 1)
        if touched != NOBODY:
            show(batch, played, room, shown, row, touched)
        over = batch.desks[row].week >= last
        shown.reward[row] = 0.0 if begins else (shown.net[row] - before) / UNIT
        shown.terminated[row] = over
        shown.truncated[row] = not over and shown.steps[row] >= MOST_MOVES * last
        shown.illegal[row] = not possible and not begins


@loop
def show_each(batch: Batch, played: Played, room: Room, shown: Shown) -> None:
    """Show all games [E] as they stand."""
    for row in range(len(batch.desks)):
        show(batch, played, room, shown, row, EVERYBODY)


@rule
def next_episode(batch: Batch, played: Played, room: Room, row: int, places: int) -> None:
    """Begin the next game of a place, one of so many `places`."""
    for number in range(len(played.book.terms)):
        copy_into(batch.clients[row], number, room.client[0])
        copy_into(batch.accounts[row], number, room.account[0])
    copy_into(batch.desks, row, room.desk[0])
    batch.episodes[row] += places
    own, desk, seed = batch.clients[row], batch.desks[row], played.source.seed[0]
    open_game(own, batch.accounts[row], desk, played.ranges, played.book, seed, batch.episodes[row])


@rule
def end_week(batch: Batch, played: Played, room: Room, row: int) -> None:
    """End the week of one game."""
    desk, book = batch.desks[row], played.book
    begin(room.luck, book, played.source, batch.episodes[row], row, desk.week + 0)
    own, accounts, answer = batch.clients[row], batch.accounts[row], room.answer[0]
    end_of_week(own, accounts, desk, book, played.outside, room.luck, answer, room.fridays, room.news)


@rule
def make_move(batch: Batch, played: Played, room: Room, row: int, number: int) -> int:
    """Make a move, known to be possible: client × variants + variant is its number. Returns whose actions it changes."""
    variants, desk, book = played.variants, batch.desks[row], played.book
    client, variant, week = number // len(variants), variants[number % len(variants)], desk.week + 0
    own, account, luck = batch.clients[row][client], batch.accounts[row][client], room.luck[client]
    begin_client(luck, book, played.source, batch.episodes[row], row, client, week)
    amount, weeks = asked(variant, account, week, book.rules[0].weeks)
    move = book.moves[variant.move]
    act(Here(own, account, book.terms[client], desk, luck, room.answer[0], week), move, amount, weeks)
    return EVERYBODY if move.brings_manager else client


@rule
def show(batch: Batch, played: Played, room: Room, shown: Shown, row: int, touched: int) -> None:
    """Bring what is seen, possible and won in one game up to date, where a client or everybody was `touched`."""
    book, desk, mask, many = played.book, batch.desks[row], shown.mask[row], len(played.variants)
    show_desk(desk, book.rules[0], shown.seen[row])
    mask[END_WEEK] = desk.week < book.rules[0].weeks
    otherwise, total = find_affordable(played.variants, desk, book, shown.can[row]), 0.0
    for client in range(len(book.terms)):
        changed = touched in (EVERYBODY, client)
        if changed:
            show_of(batch, played, room, shown, row, client)
        if changed or otherwise:
            offers = mask[1 + client * many : 1 + (client + 1) * many]
            find_possible(shown.fits[row][client], shown.can[row], offers)
        total += shown.brought[row, client]
    shown.net[row] = total - desk.spent  # added up in the order of `net_recovered`: goods left over may be no whole yuan


@inlined
def show_of(batch: Batch, played: Played, room: Room, shown: Shown, row: int, client: int) -> None:
    """Bring what is seen of a client, what fits it and what it has brought up to date."""
    desk, account, terms = batch.desks[row], batch.accounts[row][client], played.book.terms[client]
    place = OF_DESK + client * OF_CLIENT
    show_client(account, desk.week + 0, room.numbers, shown.seen[row][place : place + OF_CLIENT])
    find_suitable(played.variants, account, desk, terms, played.book, shown.fits[row][client])
    shown.brought[row, client] = brought_by(batch.clients[row][client], account, terms, played.book.rules[0].margin)
