"""Games to look back on in the window: played by bots who say what they believe, and their debriefs, worked out once."""

from functools import cache

import pygame

from game.debrief.background import Debriefing
from game.debrief.past_game import PastGame, just_played
from game.html.debrief import report
from game.play.references import references_of
from game.play.session import replayed
from game.play.settings import Settings
from game.play.view_model import Play, noting
from game.window import app as window
from game.window.debrief.screen import DebriefScreen
from game.window.services import Services
from game.window.widgets.display import canvas_on
from sim_core.debrief.task import Played
from sim_core.debrief.whole import Effort
from tests.played import played
from tests.window_stage import faults_of

BRIEF = Effort(copies=300, first=8, pair=48, more=64, points=6, opening=32)
"""Enough that every page has something to show."""
LESSON = "lesson-6-check-first"
SAID = (0.75, 0.95, 0.5, 0.25, 0.75)


def who_says(name: str, bot: str, seed: int, without: tuple[str, ...] = ()) -> Played:
    """A bot's game in which it said how sure it was of excuses, and what it thought clients had."""
    game = played(name, bot, seed, without)
    steps = []
    for number, step in enumerate(game.steps):
        if step.move in ("accept_excuse", "challenge", "fix_problem"):
            step = step.model_copy(update={"belief": SAID[number % len(SAID)]})
        elif step.move in ("ask_promise", "visit") and number % 3 == 0:
            step = step.model_copy(update={"cash_low": 40_000.0, "cash_high": 40_000.0 + 30_000.0 * (number % 7 + 1)})
        steps.append(step)
    return Played(game.scenario, game.seed, tuple(steps))


@cache
def debriefing(
    name: str = "lesson-6-check-first", bot: str = "credulous", seed: int = 5, without: tuple[str, ...] = ()
) -> Debriefing:
    """The debrief of such a game, worked out in this process."""
    game = who_says(name, bot, seed, without)
    found = Debriefing(game, references_of(game.scenario, seed).target(), lambda: None, BRIEF, processes=1).start().wait()
    assert found.seen.stage == "refined", found.seen.problem
    return found


def past_game(found: Debriefing) -> PastGame:
    """The game of a debrief as a person would open it."""
    learned, note = noting()
    game = found.played
    note(replayed(game.scenario, game.seed, []))
    return just_played(Play(replayed(game.scenario, game.seed, list(game.steps), on_step=note), "scenario", learned))


def screen_of(found: Debriefing, **more) -> DebriefScreen:
    """Its screen."""
    return DebriefScreen(past_game(found), Services(page=report), debriefing=found, **more)


def shown(screen, size=(1280, 720), language="en", store=None, **settings):
    """An app that shows a debrief."""
    window.forget()
    ui = canvas_on(pygame.display.set_mode(size), language)
    app = window.make_title(ui, store)
    app.apply(Settings(motion=False, **settings))
    app.show(screen)
    app.draw()
    return app


def faults(app, name: str) -> list[str]:
    """What is wrong with a picture."""
    found = faults_of(app.ui) + [f"shortened {one.text!r}" for one in app.ui.drawn if one.shortened]
    found += [f"unfilled {one.text!r}" for one in app.ui.drawn if "{" in one.text or "window." in one.text]
    return [f"{name}: {one}" for one in found]
