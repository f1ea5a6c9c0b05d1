"""What is handed out: the letter and what the rep has, a plan to fill in, a sheet for each client, the observer's sheet.

All of it is made of the open side of a scenario (`open_side.py`); what is hidden is not there to be told.
"""

from game.brief import told
from game.brief.observer import observer_sheets
from game.brief.open_side import open_side
from game.brief.sheets import Ageing, Beside, Blank, Block, Facts, Grid, Head, Papers, Sheet, Text
from game.language.currency import counted_in
from game.language.messages import one_line
from game.language.words import hours, money, move_name, say
from game.play.faces import face_of, face_of_us
from game.play.view import AGEING_BUCKETS
from sim_core import Game, Scenario, start
from sim_core.public.scenarios import ClientSpec, ends, text_in
from sim_core.public.vocabulary import FAMILIES, FAMILY, MOVE_IDS

AGES = ("age.not_due", "age.1_4", "age.5_8", "age.9_13", "age.over_13")
NOTES, FEWEST_NOTES, SHORT_LEDGER = 8, 3, 5
"""Lines for notes on a client's sheet, and how few where its account is longer than so many bills."""


def handout(scenario: Scenario, language: str) -> Papers:
    """All sheets that may lie on the table."""
    known = open_side(scenario)
    game = start(known, 0)
    with counted_in(known):
        clients = [_client_sheet(known, game, number, language) for number in range(len(known.clients))]
        own = _letter(known, game, language), _means(known, game, language)
    title = say("brief.title", language, title=title_of(known, language))
    return Papers(title, (*own, *clients, *observer_sheets(known, language)))


def title_of(scenario: Scenario, language: str) -> str:
    """The scenario's title, on one line."""
    return one_line(text_in(scenario.title, language))


def name_of(client: ClientSpec, language: str) -> str:
    """A client's name, on one line."""
    return one_line(text_in(client.name, language))


def overdue_of(client: ClientSpec) -> told.Span:
    """What is late at the opening."""
    late = [ends(bill.amount) for bill in client.ledger if bill.age_weeks > client.terms_weeks]
    return sum(low for low, _ in late), sum(high for _, high in late)


def owed_of(client: ClientSpec) -> told.Span:
    """What is owed at the opening."""
    bills = [ends(bill.amount) for bill in client.ledger]
    return sum(low for low, _ in bills), sum(high for _, high in bills)


def _letter(scenario: Scenario, game: Game, language: str) -> Sheet:
    story = text_in(scenario.story, language).strip() or say("window.briefing.no_letter", language)
    rep = scenario.rep
    rows = [
        (say("brief.weeks", language), say("count.weeks", language, weeks=scenario.weeks), False),
        (say("brief.hours", language), hours(game.setting.public.hours_per_week, language), False),
        (say("brief.budget", language), told.amounts_of(rep.promo_budget, language), False),
        (say("brief.manager_visits", language), told.numbers_of(rep.manager_visits), False),
    ]
    if scenario.find_reasons:
        rows.append((say("brief.wanted", language), say("brief.find", language, count=scenario.find_reasons), False))
    elif scenario.target:
        rows.append((say("brief.wanted", language), money(scenario.target, language), False))
    heads = [say(name, language) for name in ("column.client", "column.owed", "column.overdue")]
    heads += [say(f"brief.plan.{name}", language) for name in ("sum", "week", "how", "got")]
    plan = [
        (name_of(one, language), told.amounts(owed_of(one), language), told.amounts(overdue_of(one), language), "", "", "", "")
        for one in scenario.clients
    ]
    blocks: list[Block] = [
        Text(story, "letter"),
        Head(say("brief.has", language)),
        Facts(rows),
        Head(say("brief.plan", language)),
        Text(say("brief.plan_about", language), "small"),
        Grid(heads, plan, (1, 2), wide=(24, 10, 10, 13, 8, 23, 12), kind="plan"),
    ]
    return Sheet(
        say("brief.for_rep", language),
        title_of(scenario, language),
        say("window.briefing.subtitle", language),
        blocks,
        face_of_us("manager", scenario),
    )


def _means(scenario: Scenario, game: Game, language: str) -> Sheet:
    """The moves that are offered, and what each takes."""
    table = game.sight().public.table
    blocks: list[Block] = []
    for family in FAMILIES:
        rows = [
            (
                move_name(move, language),
                say(f"tip.{move}", language),
                f"{table.hours[at]:g}" if table.hours[at] else "—",
                money(float(table.budget[at]), language) if table.budget[at] else "—",
            )
            for at, move in enumerate(MOVE_IDS)
            if FAMILY[at] == family and table.allowed[at] and not move.endswith("_request")
        ]
        if rows:
            heads = [
                say(f"family.{family}", language),
                "",
                say("brief.hours_short", language),
                say("brief.budget_short", language),
            ]
            blocks.append(Grid(heads, rows, (2, 3), wide=(18, 65, 7, 10), kind="dense"))
    return Sheet(say("brief.for_rep", language), say("brief.means", language), say("brief.means_about", language), blocks)


def _client_sheet(scenario: Scenario, game: Game, number: int, language: str) -> Sheet:
    client, public = scenario.clients[number], game.setting.public
    oldest = sorted(client.ledger, key=lambda bill: -bill.age_weeks)
    rows = [
        (
            str(at),
            told.amounts_of(bill.amount, language),
            say("count.weeks", language, weeks=bill.age_weeks),
            *_due(client.terms_weeks - bill.age_weeks, bill.due or "", language),
        )
        for at, bill in enumerate(oldest, 1)
    ]
    names = ("column.number", "window.ledger.amount", "brief.since_delivery", "brief.due", "column.late")
    facts = [
        (say("column.owed", language), told.amounts(owed_of(client), language), False),
        (say("column.overdue", language), told.amounts(overdue_of(client), language), False),
        (say("window.fact.terms", language), say("count.weeks", language, weeks=client.terms_weeks), False),
        (say("window.ledger.limit", language), money(float(public.credit_limit[number]), language), False),
        (say("window.ledger.sales", language), money(client.weekly_sales, language), False),
        (say("brief.reputation", language), _stars(client, language), False),
    ]
    if client.deliveries:
        facts.append((say("brief.deliveries", language), money(client.deliveries, language), False))
    lines = max(NOTES - max(len(rows) - SHORT_LEDGER, 0) // 2, FEWEST_NOTES)
    blocks: list[Block] = [
        Facts(facts),
        Head(say("brief.ledger", language)),
        _ageing(client, language),
        Grid([say(name, language) for name in names], rows, (1, 2), wide=(6, 24, 22, 26, 22)),
        Head(say("brief.before", language)),
        Beside([Blank(say("brief.my_aim", language), lines)], [Blank(say("brief.my_questions", language), lines)]),
        Head(say("brief.after", language)),
        Beside([Blank(say("brief.heard", language), lines)], [Blank(say("brief.agreed", language), lines)]),
    ]
    contact = one_line(text_in(client.contact, language))
    about = text_in(client.about, language).strip()
    return Sheet(
        say("brief.for_rep_client", language),
        name_of(client, language),
        "\n".join(one for one in (contact, about) if one),
        blocks,
        face_of(scenario, number),
    )


def _due(weeks: int, day: str, language: str) -> tuple[str, str]:
    """When a bill falls due, on a `day` that the ledger names or in so many weeks, and how late it is."""
    if weeks >= 0:
        return day or say("window.ledger.will_be_due", language, week=weeks + 1), "—"
    return day or say("window.ledger.before_start", language), say("count.weeks_late", language, weeks=-weeks)


def _stars(client: ClientSpec, language: str) -> str:
    """What is said of its word. Where the scenario does not say, a game makes it up from what is hidden: nobody knows."""
    if client.reputation is None:
        return say("brief.no_word", language)
    low, high = ends(client.reputation)
    if low != high:
        return say("term.stars", language, stars=f"{low:g}–{high:g}").strip()
    return "★" * int(low) + "☆" * (5 - int(low))


def _ageing(client: ClientSpec, language: str) -> Ageing:
    """The debt by age: in the middle of ranges for the bar, as ranges in words."""
    ages = [max(bill.age_weeks - client.terms_weeks, 0) for bill in client.ledger]
    kinds = [
        next(at for at, (low, high) in enumerate(((0, 0), *AGEING_BUCKETS)) if max(low, at > 0) <= age <= high) for age in ages
    ]
    parts = []
    whole = sum(owed_of(client)) or 1.0
    for at, name in enumerate(AGES):
        own = [ends(bill.amount) for bill, kind in zip(client.ledger, kinds, strict=True) if kind == at]
        span = (sum(low for low, _ in own), sum(high for _, high in own))
        parts.append((say(name, language), told.amounts(span, language), sum(span) / whole))
    return Ageing(parts)
