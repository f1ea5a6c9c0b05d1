"""The trainer's key: what is hidden, at a glance; what happens and when; a role card for whoever plays a client."""

from game.brief import told
from game.brief.handout import name_of, title_of
from game.brief.reasons import pretexts, real_troubles
from game.brief.role_card import role_card
from game.brief.sheets import Block, Grid, Head, Papers, Points, Sheet, Text
from game.language.currency import counted_in
from game.language.words import percent, say
from sim_core import Scenario
from sim_core.public.games import Standing, standings
from sim_core.public.scenarios import text_in

STEPS = 6
"""Sentences on how to go about it: `brief.run.1` …"""


def key(scenario: Scenario, language: str) -> Papers:
    """The trainer's sheets, in the order in which they are needed."""
    stand = standings(scenario)
    with counted_in(scenario):
        cards = [role_card(scenario, number, one, language) for number, one in enumerate(stand)]
        first = _overview(scenario, stand, language)
    return Papers(say("brief.key_title", language, title=title_of(scenario, language)), (first, *cards))


def _overview(scenario: Scenario, stand: list[Standing], language: str) -> Sheet:
    heads = [say("column.client", language), say("column.overdue", language)]
    heads += [say(f"brief.glance.{name}", language) for name in ("can", "honest", "stubborn", "real", "pretexts")]
    rows = [
        (
            name_of(client, language),
            told.amounts(one.overdue, language),
            told.amounts(one.free, language),
            _tenths(one.honesty),
            _tenths(one.stubbornness),
            real_troubles(scenario, client, one, language) or "—",
            pretexts(scenario, client, language) or "—",
        )
        for client, one in zip(scenario.clients, stand, strict=True)
    ]
    blocks: list[Block] = [
        Head(say("brief.glance", language)),
        Grid(heads, rows, (1, 2, 3, 4), wide=(18, 10, 14, 8, 9, 24, 17)),
        Text(say("brief.glance_about", language), "small"),
        Head(say("brief.run", language)),
        Points([say(f"brief.run.{number}", language) for number in range(1, STEPS + 1)]),
        *_events(scenario, language),
    ]
    return Sheet(
        say("brief.for_trainer", language), title_of(scenario, language), say("brief.secret", language), blocks, secret=True
    )


def _tenths(span: told.Span) -> str:
    return told.spanned(span, lambda one: f"{10 * one:.0f}")


def _events(scenario: Scenario, language: str) -> list[Block]:
    """What happens: told with the news to be read out, or that nobody is told."""
    if not scenario.events:
        return []
    names = {client.id: name_of(client, language) for client in scenario.clients}
    rows = [
        (
            str(event.week),
            percent(event.chance),
            told.listed([names[one] for one in event.clients], language) or say("brief.all_clients", language),
            say(f"brief.event.{event.kind}", language),
            text_in(event.news, language).strip() or say("brief.no_news", language),
        )
        for event in sorted(scenario.events, key=lambda event: event.week)
    ]
    heads = [say(f"brief.events.{name}", language) for name in ("week", "chance", "whom", "what", "news")]
    return [Head(say("brief.events", language)), Grid(heads, rows, (), wide=(8, 9, 17, 26, 40))]
