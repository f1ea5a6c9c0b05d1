"""A card for the person who plays a client: what it knows, says, and is made to pay by. The rules in plain words."""

from game.brief import told
from game.brief.handout import name_of
from game.brief.reasons import reasons_grid, wrong
from game.brief.sheets import Beside, Blank, Block, Facts, Head, Points, Sheet, Text
from game.language.messages import one_line
from game.language.words import say
from game.play.faces import face_of
from sim_core import Scenario, start
from sim_core.public.games import Standing
from sim_core.public.scenarios import ClientSpec, ends, text_in
from sim_core.public.vocabulary import MOVE

TRAITS = ("honesty", "stubbornness", "patience", "dependence", "trust")
TOLD_BY_HONEST = 0.6
"""From this honesty on a client says what is so, mostly."""
MOST_WAYS = 7
"""What fits one page."""
STUBBORN = (0.35, 0.55)
IMPATIENT, PATIENT = 0.4, 0.7
NEEDS_US, NEEDS_US_NOT = 0.5, 0.35
HOT, SEVERAL = 0.5, 2.0
SPOILT = 0.4
FACE_TO_FACE = "visit"
"""The move by whose numbers it is told how much a good talk brings."""


def role_card(scenario: Scenario, number: int, stand: Standing, language: str) -> Sheet:
    """The card of a client, by its place."""
    client = scenario.clients[number]
    contact = one_line(text_in(client.contact, language)) or name_of(client, language)
    about = "\n".join(
        one for one in (text_in(client.about, language).strip(), say(f"brief.voice.{client.persona}", language)) if one
    )
    blocks: list[Block] = [
        Head(say("brief.know", language)),
        Facts(_facts(client, stand, language), say("brief.settle", language)),
        Text(_ours(client, stand, language), "about"),
        Head(say("brief.say", language)),
        Text(say(f"brief.say_{'honest' if told.middle(stand.honesty) >= TOLD_BY_HONEST else 'liar'}", language), "small"),
        reasons_grid(scenario, number, stand, language),
        Beside(
            [Head(say("brief.pay", language)), Points(_pays(scenario, client, stand, language), "good")],
            [
                Head(say("brief.no_pay", language)),
                Points(_pays_not(stand, language), "bad"),
                Blank(say("brief.did", language), 3),
            ],
        ),
    ]
    kicker = say("brief.for_player", language, name=contact)
    return Sheet(kicker, name_of(client, language), f"{contact}\n{about}", blocks, face_of(scenario, number), secret=True)


def _facts(client: ClientSpec, stand: Standing, language: str) -> list[tuple[str, str, bool]]:
    rows = [(name, told.amounts(getattr(stand, name), language), getattr(stand, name)) for name in ("cash", "reserve", "free")]
    rows.append(("overdue", told.amounts(stand.overdue, language), stand.overdue))
    owes = say(
        "brief.in_weeks",
        language,
        amount=told.amounts(stand.downstream, language),
        weeks=told.weeks(stand.weeks_to_pay, language),
    )
    rows.append(("downstream", owes, stand.downstream))
    if any(stand.income):
        rows.append(("income", told.amounts(stand.income, language), stand.income))
    lasts = (stand.stock[0] / max(stand.sells[0], 1.0), stand.stock[1] / max(stand.sells[1], 1.0))
    shelf = told.spanned(lasts, lambda one: f"{one:.0f}")
    rows.append(("stock", say("brief.lasts", language, amount=told.amounts(stand.stock, language), weeks=shelf), stand.stock))
    if stand.rivals[1] > 0:
        heat = say(f"brief.heat.{sum(told.middle(stand.heat) >= mark for mark in STUBBORN)}", language)
        count = told.spanned(stand.rivals, lambda one: f"{one:.0f}")
        owed = told.amounts(stand.rivals_owed, language)
        rows.append(("rivals", say("brief.rivals_are", language, count=count, owed=owed, heat=heat), stand.rivals_owed))
    found = [(say(f"brief.fact.{name}", language), shown, told.is_range(span)) for name, shown, span in rows]
    levels = ((name, told.level(name, getattr(stand, name), language)) for name in TRAITS)
    return [*found, *((say(f"brief.fact.{name}", language), shown, False) for name, shown in levels)]


def _ours(client: ClientSpec, stand: Standing, language: str) -> str:
    """What is wrong on the rep's side, in sentences."""
    found = []
    for problem in client.hidden.problems:
        chance, share = told.middle(ends(problem.chance)), told.middle(ends(problem.share))
        if chance <= 0:
            continue
        values = {"problem": wrong(problem.kind, language), "tenths": f"{10 * share:.0f}"}
        if ends(problem.chance)[0] >= 1:
            found.append(say("brief.wrong_sure", language, **values))
        else:
            found.append(say("brief.wrong_perhaps", language, chance=told.in_ten(chance, language), **values))
    return told.sentences(found, language) if found else say("brief.wrong_nothing", language)


def _pays(scenario: Scenario, client: ClientSpec, stand: Standing, language: str) -> list[str]:
    """What makes it pay, as its character has it."""
    table = start(scenario, 0).sight().public.table
    share, of_cash = (float(getattr(table, name)[MOVE[FACE_TO_FACE]]) for name in ("share", "cash_share"))
    most = (min(share * stand.overdue[0], of_cash * stand.free[0]), min(share * stand.overdue[1], of_cash * stand.free[1]))
    found = [say("brief.pay.asked", language, most=told.amounts(most, language))]
    found.append(say(f"brief.pay.stubborn.{sum(told.middle(stand.stubbornness) >= mark for mark in STUBBORN)}", language))
    if any(told.middle(ends(one.chance)) > 0 for one in client.hidden.problems):
        found.append(say("brief.pay.put_right", language))
    found.append(say(f"brief.pay.cash_{told.short_of_cash(stand) or 'easily'}", language))
    honest = told.middle(stand.honesty)
    if honest < TOLD_BY_HONEST:
        found.append(say("brief.pay.proof", language))
    if told.middle(stand.dependence) >= NEEDS_US:
        found.append(say("brief.pay.goods", language))
    if told.middle(stand.heat) >= HOT and told.middle(stand.rivals) >= SEVERAL:
        found.append(say("brief.pay.rivals", language))
    found.append(say(f"brief.pay.promise_{'meant' if honest >= TOLD_BY_HONEST else 'light'}", language))
    found.append(say("brief.pay.plan", language))
    return found[:MOST_WAYS]


def _pays_not(stand: Standing, language: str) -> list[str]:
    """What does not move it, or turns it cold."""
    honest, patience = told.middle(stand.honesty), told.middle(stand.patience)
    found = [say("brief.no_pay.plead", language)]
    if patience < IMPATIENT:
        found.append(say("brief.no_pay.pressed", language))
    elif patience >= PATIENT:
        found.append(say("brief.no_pay.patient", language))
    found.append(say(f"brief.no_pay.{'accused' if honest >= TOLD_BY_HONEST else 'bluff'}", language))
    if told.middle(stand.stalling) >= SPOILT:
        found.append(say("brief.no_pay.spoilt", language))
    if told.middle(stand.dependence) <= NEEDS_US_NOT:
        found.append(say("brief.no_pay.supply", language))
    if honest < TOLD_BY_HONEST:
        found.append(say("brief.no_pay.moon", language))
    return found
