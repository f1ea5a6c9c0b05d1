"""Games of bots as people would hear them: played through a session, and put into words."""

from functools import cache
from typing import Final

import yaml

from game.language.words import LANGUAGES
from game.play.exchanges import telling
from game.play.session import Session, new_session
from game.play.talk import Telling
from sim_core.engine.record import END_WEEK, Step
from sim_core.scenario.library import find_scenario, load_scenario
from tests.played import bot_steps

SHORT: Final = (
    "lesson-1-shared-plan", "lesson-2-ask-often", "lesson-3-follow-up", "lesson-4-read-the-promise", "lesson-5-close-the-gap",
    "lesson-6-check-first", "lesson-7-own-faults", "lesson-8-never-beg", "lesson-9-both-sides", "county-flood",
    "between-friends",
)  # fmt: skip
"""Scenarios that are played quickly, with every persona among them."""
MINDS: Final = ("textbook", "nag", "visitor", "random")
"""Bots that between them bring up every occasion; `random` mixes all moves."""


@cache
def text_of(scenario: str) -> str:
    """A scenario without its coach, who thinks long and says nothing that clients hear."""
    content = yaml.safe_load(find_scenario(scenario).read_bytes())
    return yaml.safe_dump(
        {name: value for name, value in content.items() if name != "coach"}, allow_unicode=True, sort_keys=False
    )


def steps_of(scenario: str, mind: str, seed: int) -> tuple[Step, ...]:
    return tuple(bot_steps(load_scenario(scenario), mind, seed))


def replayed(scenario: str, steps: tuple[Step, ...], seed: int) -> Session:
    """A game in which these choices were made."""
    session = new_session(text_of(scenario), seed, None)
    for step in steps:
        session.redo_week(step) if step.move == END_WEEK else session.redo_move(step, judged=True)
    return session


@cache
def game(scenario: str, mind: str, seed: int) -> Session:
    """A whole game by a bot."""
    return replayed(scenario, steps_of(scenario, mind, seed), seed)


def talks(scenario: str, mind: str, seed: int) -> list[Telling]:
    """A whole game by a bot, in words of each language."""
    session = game(scenario, mind, seed)
    return [telling(session, language) for language in LANGUAGES]
