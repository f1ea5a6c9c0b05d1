"""What a client has come with, and what is said of its Friday, in words: the same in the window and as text."""

from typing import Final

from game.language.words import money, move_name, say
from game.play.happened import MoveLine, WeekLine
from game.play.view import ClientView
from game.play.view_parts import FridayPlan
from sim_core.public.vocabulary import RESOLD, tagged

ANSWERS: Final = dict(zip(tagged("answers"), ("yes", "no"), strict=True))
"""What the moves that answer a request are called there."""


def request_told(view: ClientView, language: str, form: str = "") -> str:
    """What a client has come with. `form`: "" in full, short, yes, no (the answers), about (what they mean)."""
    key = f"request.{view.request}" + (f".{form}" if form else "")
    return say(key, language, amount=money(view.request_goods, language))


def whom_told(whom: str, language: str, short: bool = False) -> str:
    """Whom a client means to pay: who is on its list."""
    return say(f"friday.plan.{whom}.short" if short else f"friday.plan.{whom}", language)


def friday_learnt(plan: FridayPlan, language: str) -> str:
    """What a source says of this Friday, with how often such a source is right."""
    return say("friday.plan.learnt", language, whom=whom_told(plan.whom, language), right=round(100 * plan.right))


def friday_said(plan: FridayPlan, language: str, short: bool = False) -> str:
    """The same where the heading says that it is about this Friday."""
    key = "friday.plan.said_short" if short else "friday.plan.said"
    return say(key, language, whom=whom_told(plan.whom, language, short), right=round(100 * plan.right))


def goods_told(line: MoveLine, language: str) -> str:
    """What became of goods that a client asked about: taken back, and what they brought; or delivered."""
    back = line.asked_for == "offers_goods"
    values = {"goods": money(line.amount, language), "amount": money(float(int(line.amount * RESOLD)), language)}
    return say("out.took_back" if back else "out.delivered", language, **values)


def lapsed_told(line: WeekLine, language: str) -> str:
    """What a client had come with, and got no answer to."""
    what = say(f"request.{line.lapsed}", language, amount=money(line.lapsed_goods, language))
    return say("request.lapsed", language, what=what)


def move_told(line: MoveLine, language: str) -> str:
    """A move by its name; what answers a request by what the answer was."""
    answer = ANSWERS.get(line.step.move)
    return (
        say(f"request.{line.asked_for}.{answer}", language)
        if answer and line.asked_for
        else move_name(line.step.move, language)
    )
