"""A game played by the textbook bot through a `Session`, told week by week: it is kept like any other game."""

from collections.abc import Callable

from game.language.currency import counted_in
from game.language.words import say
from game.play.keeping import unsaved_told
from game.play.session import Session
from game.play.view import client_view
from game.terminal.desk import status
from game.terminal.narration import narrate_close, narrate_move, narrate_week, quote_coach, step_named
from sim_core import bots
from sim_core.public.games import Step, steps_of
from sim_core.public.runs import MOST_MOVES
from sim_core.public.scenarios import text_in

PLAYER = "textbook"


def play(session: Session, language: str, tell: Callable[[str], None] = print) -> None:
    """Let the textbook play a session to its end, and tell all of it."""
    with counted_in(session.scenario):
        _play(session, language, tell)


def _play(session: Session, language: str, tell: Callable[[str], None]) -> None:
    title = text_in(session.scenario.title, language)
    tell(say("cli.demo", language, title=title, seed=session.seed))
    for paragraph in text_in(session.scenario.story, language).strip().splitlines():
        tell(paragraph)
    for line in quote_coach(session, "briefing", language):
        tell(line)
    while not session.over:
        tell("")
        for line in (*status(session, language), *quote_coach(session, "start", language)):
            tell(line)
        _play_week(session, language, tell)
    for line in narrate_close(session, language):
        tell(line)
    unsaved = unsaved_told(session, language)
    if unsaved:
        tell(unsaved)


def _play_week(session: Session, language: str, tell: Callable[[str], None]) -> None:
    for slot in range(MOST_MOVES):
        steps = next_steps(session, slot)
        for step in steps:
            before = client_view(session, session.game.setting.public.client_ids.index(step.client))
            line = session.play(step)
            tell(" " + step_named(session, line, before.number, language))
            for told in (*narrate_move(session, line, before, language), *quote_coach(session, "move", language)):
                tell(told)
        if not steps:
            break
    for told in (*narrate_week(session, session.end_week(), language), *quote_coach(session, "end", language)):
        tell(told)


def next_steps(session: Session, slot: int) -> list[Step]:
    """The textbook's next move or round of moves, as steps; none if it has done enough this week.

    `slot`: how often it has thought this week.
    """
    game = session.game
    choice = bots.get(PLAYER)(game.sight(), game.bot_luck(PLAYER, slot))
    return steps_of(choice, game.setting.public.client_ids)
