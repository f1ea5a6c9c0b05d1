"""What a client has come with, and what is said of its Friday, in words: the same in the window and as text."""

from game.language.words import money, say
from game.play.view import ClientView, FridayPlan


def request_told(view: ClientView, language: str, form: str = "") -> str:
    """What a client has come with. `form`: "" in full, short, yes, no (the answers), about (what they mean)."""
    key = f"request.{view.request}" + (f".{form}" if form else "")
    return say(key, language, amount=money(view.request_goods, language))


def whom_told(whom: str, language: str) -> str:
    """Whom a client means to pay."""
    return say(f"friday.plan.{whom}", language)


def friday_learnt(plan: FridayPlan, language: str) -> str:
    """What a source says of this Friday, with how often such a source is right."""
    return say("friday.plan.learnt", language, whom=whom_told(plan.whom, language), right=round(100 * plan.right))


def friday_chances(plan: FridayPlan, language: str) -> list[str]:
    """How likely each is, of a hundred in all, the likeliest first."""
    rounded = [round(100 * chance) for _, chance in plan.chances]
    rounded[-1] = 100 - sum(rounded[:-1])
    return [
        say("friday.plan.chance", language, whom=whom_told(whom, language), right=right)
        for (whom, _), right in zip(plan.chances, rounded, strict=True)
    ]
