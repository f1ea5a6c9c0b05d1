"""A worked example: the textbook plays the first weeks of a lesson aloud, in a game of its own, a sentence to each choice.

It is another game than the trainee's, with the luck that the scenario names: nothing of it is kept, no score is won by looking.
"""

from dataclasses import dataclass, field
from typing import Final

from game.language.words import excuse_name, has, money, say
from game.play.friday_told import named
from game.play.people import manager_called
from game.play.session import Session, new_session
from game.play.store import StoreError
from game.play.view_model import Play
from sim_core import bots
from sim_core.public.games import END_WEEK, Step, steps_of
from sim_core.public.runs import MOST_MOVES
from sim_core.public.scenarios import parse_scenario
from sim_core.public.vocabulary import bears

PLAYER: Final = "textbook"


@dataclass
class Example:
    """The example as it goes on. `play` is its game, `due` the choices that the player has thought of and not made."""

    play: Play
    weeks: int
    due: list[Step] = field(default_factory=list)
    slot: int = 0  # how often the player has thought this week

    @property
    def over(self) -> bool:
        """Has it shown what it is to show?"""
        return self.play.session.over or self.play.session.week > self.weeks


def begin_example(text: str, path: str) -> Example | None:
    """The example of a scenario; None where it has none."""
    asked = parse_scenario(text.encode(), path).example
    if asked is None:
        return None
    play = Play(new_session(text, asked.seed, None, path, player=PLAYER), path)
    play.coach_heard.update(range(len(play.session.coached)))
    return Example(play, asked.weeks)


def wants_example(session: Session) -> bool:
    """Is an example to be shown before a game: where there is one, and this lesson has not been played to its end yet?"""
    if session.trainer or not session.scenario.example:
        return False
    try:
        games = session.store.games() if session.store else []
    except StoreError:
        return True
    return not any(one.scenario == session.scenario.id and one.status == "finished" for one in games)


def next_choice(example: Example) -> Step:
    """What is done next; the same until it has been made."""
    if not example.due and example.slot < MOST_MOVES:
        game = example.play.session.game
        choice = bots.get(PLAYER)(game.sight(), game.bot_luck(PLAYER, example.slot))
        example.due = steps_of(choice, game.setting.public.client_ids)
        example.slot += 1
    return example.due[0] if example.due else Step(move=END_WEEK)


def make_choice(example: Example) -> Step:
    """Make it. Returns what was made."""
    step = next_choice(example)
    if step.move == END_WEEK:
        example.play.end_week()
        example.due, example.slot = [], 0
    else:
        example.play.make(step)
        example.due.pop(0)
    example.play.coach_heard.update(range(len(example.play.session.coached)))  # one voice at a time
    return step


def client_of(example: Example, step: Step) -> int:
    """The number of the client that a choice is about; −1 for the end of a week."""
    return next((one.number for one in example.play.clients if one.id == step.client), -1)


def said_aloud(example: Example, step: Step, language: str) -> str:
    """Why this is done now, in a sentence. It names only what is in the rep's file."""
    play = example.play
    if step.move == END_WEEK:
        return say("example.end_week", language, hours=f"{play.desk.hours:g}")
    view = play.clients[client_of(example, step)]
    values = {
        "client": named(play.session, view.number, language),
        "overdue": money(view.overdue, language),
        "amount": money(step.amount, language),
        "excuse": excuse_name(view.excuse, language) if view.excuse else "",
        "weeks": step.weeks,
        "manager": manager_called(play.session.scenario, language, begins=True),
    }
    key = f"example.{step.move}"
    if not has(key) or (not view.excuse and (bears(step.move, "checks") or bears(step.move, "judges"))):
        return say("example.other", language, client=values["client"], tip=say(f"tip.{step.move}", language))
    return say(key, language, **values)
