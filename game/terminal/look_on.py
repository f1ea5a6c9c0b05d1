"""Looking on in a terminal: a game that is played in another window, told move by move as it goes on there."""

import time
from collections.abc import Callable
from typing import Final

from game.language.words import say
from game.play.session import MoveLine
from game.play.store import Store
from game.play.view import client_view
from game.play.view_model import LookedOn
from game.terminal import desk
from game.terminal.layout import wrap
from game.terminal.narration import narrate_close, narrate_move, narrate_week, quote_coach, step_named
from sim_core.public.games import Step

EVERY: Final = 1.0
"""Seconds between two looks at the store."""


def look_on(
    followed: LookedOn,
    store: Store,
    language: str,
    tell: Callable[[str], None] = print,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Tell a game as it goes on, until it is over or somebody interrupts. Raises `StoreError`, `SimError`."""
    for line in (*wrap(say("term.look_on", language)), "", *_stands(followed, language)):
        tell(line)
    try:
        while not followed.play.session.over:
            steps = store.steps(followed.saved.id)
            for made in range(len(followed.play.session.steps) + 1, len(steps) + 1):
                for line in _told(followed, steps[:made], language):
                    tell(line)
            if not followed.play.session.over:
                wait(EVERY)
    except KeyboardInterrupt:
        tell("")
        return
    for line in narrate_close(followed.play.session, language):
        tell(line)


def _stands(followed: LookedOn, language: str) -> list[str]:
    session = followed.play.session
    return [*desk.status(session, language), *desk.clients(session, language)]


def _told(followed: LookedOn, steps: list[Step], language: str) -> list[str]:
    """One more step, made and told."""
    session, step = followed.play.session, steps[-1]
    number = next((at for at, spec in enumerate(session.scenario.clients) if spec.id == step.client), 0)
    before = client_view(session, number)
    followed.follow(steps)
    session = followed.play.session
    line = session.log[-1]
    if not isinstance(line, MoveLine):
        told = narrate_week(session, line, language) + quote_coach(session, "end", language)
        return told if session.over else [*told, "", *_stands(followed, language)]
    return ["", step_named(session, line, number, language), *narrate_move(session, line, before, language)]
