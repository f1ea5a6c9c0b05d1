"""Which choices a person is first asked about: dear ones, those that cannot be taken back, and the end of a week."""

from typing import Final

from game.language.locale import LOCALES
from game.language.messages import one_line
from game.language.words import hours, money, move_name, say
from game.play.session import Session
from game.play.view import client_view, client_views, desk_view, move_options
from sim_core.public.games import END_WEEK, Step
from sim_core.public.scenarios import text_in
from sim_core.public.vocabulary import tagged

WEIGHTY: Final = (END_WEEK, *tagged("weighty"))
"""All of them. Which moves they are says a tag in the table of moves."""


def asks_first(move: str, unasked: tuple[str, ...]) -> bool:
    """Is a person asked whether this choice is meant? `unasked`: those about which they want to be asked no more."""
    return move in WEIGHTY and move not in unasked


def question(session: Session, step: Step, language: str) -> tuple[str, str]:
    """What is asked before such a choice, and what there is to know of it."""
    desk = desk_view(session)
    if step.move == END_WEEK:
        key = "sure.end_week.left" if desk.hours >= 0.25 else "sure.end_week.none"
        told = say(key, language, hours=hours(desk.hours, language))
        waiting = [session.scenario.clients[one.number].name for one in client_views(session) if one.request]
        if waiting:
            names = say("window.list_comma", language).join(one_line(text_in(name, language)) for name in waiting)
            told += LOCALES[language].between_sentences + say("sure.end_week.asked", language, clients=names)
        return say("sure.end_week", language, week=desk.week), told
    number = next(one for one, spec in enumerate(session.scenario.clients) if spec.id == step.client)
    name = text_in(session.scenario.clients[number].name, language)
    option = next(one for one in move_options(session, number) if one.move == step.move)
    cost = [hours(option.hours, language)] + ([money(option.budget, language)] if option.budget else [])
    values = {"visits": desk.manager_visits, "stock": money(client_view(session, number).weekly_sales, language)}
    told = say("sure.costs", language, cost=say("sure.and", language).join(cost), left=hours(desk.hours, language))
    told += LOCALES[language].between_sentences + say(f"sure.{step.move}", language, **values)
    return say("sure.move", language, move=move_name(step.move, language), client=name), told
