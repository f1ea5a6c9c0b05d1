"""A move on a client: what it costs, and what it sets off; and the end of a week of a whole game."""

from typing import Any, Final

from sim_core.compiled import inlined, rule
from sim_core.effects import answers, contact, investigate, negotiate, supply
from sim_core.effects.events import happen, order_about
from sim_core.effects.here import Answer, Here, silence
from sim_core.effects.week import end_week
from sim_core.model.book import Book, MoveRow, Outside
from sim_core.model.luck import luck_of_event
from sim_core.model.moves import EFFECTS
from sim_core.model.state import Desk

SET_PLAN: Final = EFFECTS.index("set_plan")
DEMAND: Final = EFFECTS.index("demand")
LETTER: Final = EFFECTS.index("letter")
PLEAD: Final = EFFECTS.index("plead")
STOP_SUPPLY: Final = EFFECTS.index("stop_supply")
RESUME_SUPPLY: Final = EFFECTS.index("resume_supply")
ASK_DIFFICULTIES: Final = EFFECTS.index("ask_difficulties")
CHECK_STOCK: Final = EFFECTS.index("check_stock")
ASK_AROUND: Final = EFFECTS.index("ask_around")
CHECK_RECORDS: Final = EFFECTS.index("check_records")
SHARE_PLAN: Final = EFFECTS.index("share_plan")
ASK_PROMISE: Final = EFFECTS.index("ask_promise")
CONFIRM_PROMISE: Final = EFFECTS.index("confirm_promise")
INSTALMENTS: Final = EFFECTS.index("instalments")
DISCOUNT: Final = EFFECTS.index("discount")
ANALYSE_GAP: Final = EFFECTS.index("analyse_gap")
ASK_COMPANY: Final = EFFECTS.index("ask_company")
CHALLENGE: Final = EFFECTS.index("challenge")
ACCEPT_EXCUSE: Final = EFFECTS.index("accept_excuse")
FIX_PROBLEM: Final = EFFECTS.index("fix_problem")
DOWNSTREAM_PROMO: Final = EFFECTS.index("downstream_promo")
TERMINAL_CAMPAIGN: Final = EFFECTS.index("terminal_campaign")
OPEN_OUTLETS: Final = EFFECTS.index("open_outlets")
CASH_REBATE: Final = EFFECTS.index("cash_rebate")
PUSH_ORDER: Final = EFFECTS.index("push_order")


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
    effect = move.effect
    if effect == DEMAND:
        contact.make_demand(here, move)
    elif effect == CHALLENGE:
        answers.challenge(here, move)
    elif effect == CHECK_RECORDS:
        investigate.check_records(here, move)
    elif effect == ASK_AROUND:
        investigate.ask_around(here, move)
    elif effect == CHECK_STOCK:
        investigate.check_stock(here, move)
    elif effect == ASK_PROMISE:
        negotiate.ask_promise(here, move, amount, weeks)
    elif effect == CONFIRM_PROMISE:
        negotiate.confirm_promise(here, move)
    elif effect == SET_PLAN:
        negotiate.set_plan(here, amount, weeks)
    elif effect == LETTER:
        contact.send_letter(here, move)
    elif effect == PLEAD:
        contact.plead(here, move)
    elif effect == STOP_SUPPLY:
        supply.stop_supply(here, move)
    elif effect == RESUME_SUPPLY:
        supply.resume_supply(here, move)
    elif effect == ASK_DIFFICULTIES:
        investigate.ask_difficulties(here, move)
    elif effect == SHARE_PLAN:
        negotiate.share_plan(here, move)
    elif effect == INSTALMENTS:
        negotiate.instalments(here, move, amount, weeks)
    elif effect == DISCOUNT:
        negotiate.discount(here, move, amount)
    elif effect == ANALYSE_GAP:
        investigate.analyse_gap(here, move)
    elif effect == ASK_COMPANY:
        investigate.ask_company(here)
    elif effect == ACCEPT_EXCUSE:
        answers.accept_excuse(here)
    elif effect == FIX_PROBLEM:
        answers.fix_problem(here, move)
    elif effect == DOWNSTREAM_PROMO:
        supply.downstream_promo(here)
    elif effect == TERMINAL_CAMPAIGN:
        supply.terminal_campaign(here)
    elif effect == OPEN_OUTLETS:
        supply.open_outlets(here)
    elif effect == CASH_REBATE:
        supply.cash_rebate(here)
    elif effect == PUSH_ORDER:
        supply.push_order(here, move)


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
