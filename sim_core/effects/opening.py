"""The opening of a game: what a scenario's ranges become. Each number has luck of its own, by its path and its client's id."""

from typing import Any, Final

from sim_core.compiled import floor, inlined, loop, rule
from sim_core.effects.here import mood_of
from sim_core.effects.week import AWAY_CHANCE
from sim_core.model.book import Book, Terms
from sim_core.model.luck import PURPOSES, Purpose, Stream, philox
from sim_core.model.opening import Drawn, RangeRow, Ranges, Way
from sim_core.model.records import PROBLEMS
from sim_core.model.state import Account, Batch, Client, Desk
from sim_core.model.vocabulary import NEVER
from sim_core.rules import excuse

SQRT3: Final = 1.7320508075688772
SETUP: Final = int(Stream.SETUP)
# What is not told is derived from weekly sales.
CASH_WEEKS: Final = 2.0
STOCK_WEEKS: Final = 4.0
RIVALS_WEEKS: Final = 8.0
SUPPLY_WEEKS: Final = 12.0
MOST_HEAT: Final = 0.95


@rule
def level(own: RangeRow, options: Any, seed: int, episode: int, name: int) -> float:
    """A number of a range; `name` is the hash of the client's id."""
    if own.way == Way.FIXED:
        return own.low
    one, two, three, four = philox(seed, SETUP, episode, own.path, name)
    if own.way == Way.BETWEEN:
        return own.low + (own.high - own.low) * one
    if own.way == Way.CHOOSE:
        return options[own.first + min(int(one * own.options), own.options - 1)]
    bell = (one + two + three + four - 2.0) * SQRT3
    return min(max(own.low + own.high * bell, own.least), own.most)


@rule
def yuan(own: RangeRow, otherwise: float, options: Any, seed: int, episode: int, name: int) -> float:
    """Whole yuan of a range, or `otherwise` if the scenario leaves it out."""
    drawn = otherwise if own.way == Way.LEFT_OUT else level(own, options, seed, episode, name)
    return max(floor(drawn), 0.0)


@rule
def whole(own: RangeRow, options: Any, seed: int, episode: int, name: int) -> float:
    """A whole number of a range: all of a `between` are equally likely."""
    if own.way == Way.BETWEEN:
        one = philox(seed, SETUP, episode, own.path, name)[0]
        return min(floor(own.low + (own.high + 1.0 - own.low) * one), own.high)
    return floor(level(own, options, seed, episode, name) + 0.5)


@rule
def open_client(client: Client, ranges: Any, options: Any, terms: Terms, seed: int, episode: int) -> None:
    """What a client hides at the start."""
    sales, name = terms.weekly_sales, terms.name
    sell_through = yuan(ranges[Drawn.SELL_THROUGH], sales, options, seed, episode, name)
    weeks_to_pay = level(ranges[Drawn.DOWNSTREAM_WEEKS], options, seed, episode, name)
    client.cash = yuan(ranges[Drawn.CASH], CASH_WEEKS * sales, options, seed, episode, name)
    client.reserve = yuan(ranges[Drawn.RESERVE], sales, options, seed, episode, name)
    billed = sell_through * excuse.MARKUP * weeks_to_pay
    client.downstream = yuan(ranges[Drawn.DOWNSTREAM], billed, options, seed, episode, name)
    client.downstream_rate = min(1.0 / max(weeks_to_pay, 1.0), 1.0)
    client.stock = yuan(ranges[Drawn.STOCK], STOCK_WEEKS * sell_through, options, seed, episode, name)
    client.sell_through = sell_through
    client.outlets = 1.0
    client.market = level(ranges[Drawn.MARKET], options, seed, episode, name)
    client.other_income = yuan(ranges[Drawn.OTHER_INCOME], 0.0, options, seed, episode, name)
    client.other_costs = yuan(ranges[Drawn.OTHER_COSTS], 0.0, options, seed, episode, name)
    client.honesty = level(ranges[Drawn.HONESTY], options, seed, episode, name)
    client.stubbornness = level(ranges[Drawn.STUBBORNNESS], options, seed, episode, name)
    client.patience = level(ranges[Drawn.PATIENCE], options, seed, episode, name)
    client.dependence = level(ranges[Drawn.DEPENDENCE], options, seed, episode, name)
    client.attention = level(ranges[Drawn.ATTENTION], options, seed, episode, name)
    client.trust = level(ranges[Drawn.TRUST], options, seed, episode, name)
    client.stalling = level(ranges[Drawn.STALLING], options, seed, episode, name)
    client.credibility = 1.0
    client.grateful_until = NEVER
    client.meant = -1
    open_troubles(client, ranges, options, name, seed, episode)
    open_rivals(client, ranges, options, terms, seed, episode)
    for purpose in range(PURPOSES):
        client.uses[purpose] = 0


@rule
def open_troubles(client: Client, ranges: Any, options: Any, name: int, seed: int, episode: int) -> None:
    """Real complaints, and the taste in excuses, which adds up to 1."""
    for problem in range(PROBLEMS):
        share, chance = ranges[Drawn.PROBLEM_SHARE + problem], ranges[Drawn.PROBLEM_CHANCE + problem]
        client.problem[problem] = 0.0
        if share.way != Way.LEFT_OUT:
            luck = philox(seed, SETUP, episode, ranges[Drawn.PROBLEM_LUCK + problem].path, name)[0]
            if luck < level(chance, options, seed, episode, name):
                client.problem[problem] = level(share, options, seed, episode, name)
    total = 0.0
    for kind in range(excuse.KINDS):
        client.taste[kind] = level(ranges[Drawn.TASTE + kind], options, seed, episode, name)
        client.freshness[kind] = 1.0
        total += client.taste[kind]
    for kind in range(excuse.KINDS):
        client.taste[kind] = client.taste[kind] / max(total, 1e-9)


@rule
def open_rivals(client: Client, ranges: Any, options: Any, terms: Terms, seed: int, episode: int) -> None:
    """The other suppliers: several reps chase more often than one, and heat is the chance that at least one does in a week."""
    name = terms.name
    count = level(ranges[Drawn.RIVALS_COUNT], options, seed, episode, name)
    owed = yuan(ranges[Drawn.RIVALS_OWED], RIVALS_WEEKS * terms.weekly_sales, options, seed, episode, name)
    heat = level(ranges[Drawn.RIVALS_HEAT], options, seed, episode, name)
    there = count > 0
    client.rivals_owed = owed * there
    supply = yuan(ranges[Drawn.RIVALS_SUPPLY], client.rivals_owed / SUPPLY_WEEKS, options, seed, episode, name)
    client.rivals_supply = supply * there
    client.rivals_heat = min(heat * (0.4 + 0.2 * count), MOST_HEAT) * there
    client.rivals_attention = min(0.25 + 0.4 * heat, 1.0) * there


@rule
def open_account(
    account: Account, client: Client, ranges: Any, bills: int, options: Any, terms: Terms, seed: int, episode: int
) -> None:
    """The rep's file on a client at the start: its invoices, what is said of its word, how it comes across."""
    name, start = terms.name, terms.first_slot - bills
    account.owed = account.overdue = 0.0
    for slot in range(terms.slots):
        account.invoice[slot] = 0.0
    for bill in range(bills):
        amount = yuan(ranges[Drawn.BILL + bill], 0.0, options, seed, episode, name)
        account.invoice[start + bill] = amount
        account.owed += amount
        if terms.due[start + bill] < 0:
            account.overdue += amount
    account.fallen_due = account.overdue
    if ranges[Drawn.REPUTATION].way == Way.LEFT_OUT:
        blur = philox(seed, SETUP, episode, Purpose.STARS, name)[0]
        account.stars = int(min(max(floor(1.0 + 4.0 * client.honesty + 1.6 * (blur - 0.5) + 0.5), 1.0), 5.0))
    else:
        account.stars = int(whole(ranges[Drawn.REPUTATION], options, seed, episode, name))
    account.mood = mood_of(client.trust, philox(seed, SETUP, episode, Purpose.MOOD, name)[0])
    account.excuse = account.gap_cause = account.request = account.run = -1
    for kind in range(excuse.KINDS):
        account.found_week[kind] = NEVER
        account.why[kind] = terms.why[kind]
    nothing_yet(account)


@rule
def nothing_yet(account: Account) -> None:
    """What has not happened yet."""
    account.last_paid_week = account.contact_week = account.asked_week = account.visit_week = NEVER
    account.challenge_week = account.excuse_week = account.excuse_said = account.excused_until = NEVER
    account.cash_week = account.gap_week = account.company_week = account.difficulties_week = NEVER
    account.plan_week = account.promise_due = account.promise_week = account.promise_asked = NEVER
    account.followed_week = account.promo_week = account.campaign_week = account.outlets_week = NEVER
    account.rebate_until = account.push_week = account.discount_week = NEVER
    account.request_week = account.run_week = NEVER


@inlined
def open_desk(desk: Desk, ranges: Ranges, book: Book, seed: int, episode: int) -> None:
    """The rep's desk at the start; no client has the name 0."""
    desk.hours = book.rules[0].hours
    desk.budget = yuan(ranges.rep[0], 0.0, ranges.options, seed, episode, ranges.nobody[0])
    desk.manager_visits = int(whole(ranges.rep[1], ranges.options, seed, episode, ranges.nobody[0]))


@rule
def open_one(client: Client, account: Account, ranges: Ranges, book: Book, number: int, seed: int, episode: int) -> None:
    """Open one of the clients, and the file on it, in records that are all nought."""
    terms, own, options = book.terms[number], ranges.clients[number], ranges.options
    open_client(client, own, options, terms, seed, episode)
    client.away = philox(seed, SETUP, episode, ranges.away[0], terms.name)[0] < AWAY_CHANCE
    open_account(account, client, own, ranges.bills[number], options, terms, seed, episode)


@rule
def open_game(clients: Any, accounts: Any, desk: Desk, ranges: Ranges, book: Book, seed: int, episode: int) -> None:
    """Open one game; its records, those of clients and accounts [C], are all nought."""
    for number in range(len(book.terms)):
        open_one(clients[number], accounts[number], ranges, book, number, seed, episode)
    open_desk(desk, ranges, book, seed, episode)


@loop
def open_rows(batch: Batch, ranges: Ranges, book: Book, seed: Any, first: int, last: int) -> None:
    """Open the games in the rows `first` … `last` of a batch of records that are all nought."""
    for row in range(first, last):
        episode = batch.episodes[row]
        open_game(batch.clients[row], batch.accounts[row], batch.desks[row], ranges, book, seed[0], episode)
