"""A move on a client: what it costs, and what it sets off; and the end of a week of a whole game."""

from typing import Any

from sim_core.compiled import inlined, rule
from sim_core.effects.answers import answers_effect
from sim_core.effects.contact import contact_effect
from sim_core.effects.events import happen, order_about
from sim_core.effects.here import Answer, Here, silence
from sim_core.effects.investigate import investigate_effect
from sim_core.effects.negotiate import negotiate_effect
from sim_core.effects.requests import come_by, requests_effect
from sim_core.effects.securing import securing_effect
from sim_core.effects.supply import supply_effect
from sim_core.effects.week import end_week
from sim_core.model.book import Book, MoveRow, Outside
from sim_core.model.luck import luck_of_event
from sim_core.model.state import Desk
from sim_core.rules.excuse import look_again


@inlined
def pay_for(desk: Desk, move: MoveRow) -> None:
    """What a move costs the rep."""
    desk.hours -= move.hours
    desk.budget -= move.budget
    desk.spent += move.budget
    desk.moves += 1
    if move.brings_manager:
        desk.manager_visits -= 1


@rule
def act(here: Here, move: MoveRow, amount: float, weeks: int) -> None:
    """Make a move that is known to be possible. What the rep sees of it stands in the answer."""
    silence(here.answer)
    pay_for(here.desk, move)
    # Each file knows its own effects, those that are set off most often first.
    known = contact_effect(here, move, amount, weeks) or answers_effect(here, move, amount, weeks)
    known = known or investigate_effect(here, move, amount, weeks) or negotiate_effect(here, move, amount, weeks)
    known = known or requests_effect(here, move, amount, weeks) or securing_effect(here, move, amount, weeks)
    if not known:
        supply_effect(here, move, amount, weeks)


@rule
def end_of_week(
    clients: Any, accounts: Any, desk: Desk, book: Book, outside: Outside, luck: Any, answer: Answer, fridays: Any, news: Any
) -> None:
    """End the week of one game: every client's, the rep's, then what happens from outside.

    `clients`, `accounts`, `luck` and `fridays` are [C] records, `luck` of the week that ends. What is seen of it stands in
    `fridays` and `news` [N].
    """
    week = desk.week + 0
    for number in range(len(clients)):
        here = Here(clients[number], accounts[number], book.terms[number], desk, luck[number], answer, week)
        end_week(here, fridays[number])
    desk.budget += desk.support[1]
    desk.support[0] = 0.0
    desk.support[1] = desk.support[2]
    desk.support[2] = 0.0
    desk.week = week + 1
    desk.hours = book.rules[0].hours
    for number in range(len(outside.events)):
        event = outside.events[number]
        news[number] = False
        if event.week == week and luck_of_event(luck[0], event.name) < event.chance:
            news[number] = event.announced
            strike(clients, accounts, desk, outside, number)
    for number in range(len(clients)):
        look_again(clients[number], accounts[number])
        here = Here(clients[number], accounts[number], book.terms[number], desk, luck[number], answer, week)
        come_by(here, book.rules[0].requests, book.rules[0].weeks, fridays[number])


@rule
def strike(clients: Any, accounts: Any, desk: Desk, outside: Outside, number: int) -> None:
    """An event happens to whom it touches."""
    event, anybody = outside.events[number], False
    for client in range(len(clients)):
        if outside.touches[number, client]:
            anybody = True
            happen(clients[client], accounts[client], event.kind, event.strength)
    if anybody:
        order_about(desk, event.kind, event.strength)
