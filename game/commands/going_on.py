"""Going on with the last game in a terminal: whether there is one, whether it can be continued, and whether it is wanted."""

from contextlib import suppress

from pydantic import ValidationError

from game.commands.console import Stop, note
from game.language.messages import error_lines, trouble
from game.language.words import say
from game.play.session import Session, continue_session
from game.play.store import SavedGame, Store, StoreError
from game.play.view import desk_view
from sim_core import RULES_VERSION, SimError
from sim_core.public.scenarios import text_in

NO = ("n", "no", "否", "不")
YES = ("y", "yes", "是", "好")


def agreed(question: str, enter: bool) -> bool:
    """Yes or no; Enter alone means `enter`, and any other word asks again. EOFError where nothing more is typed."""
    while True:
        answer = input(question).strip().lower()
        if answer in YES or answer in NO or not answer:
            return answer in YES or (enter and not answer)


def _unfinished(store: Store | None) -> SavedGame | None:
    """The game that could be gone on with."""
    try:
        return store.unfinished() if store else None
    except StoreError:
        return None


def continued(store: Store | None, language: str) -> Session | None:
    """The unfinished game, if there is one, it can be continued and the player wants to."""
    saved = _unfinished(store)
    if saved is None or store is None:
        return None
    if saved.rules_version != RULES_VERSION:
        return _left(saved, store, say("cli.other_rules", language, expected=RULES_VERSION), language)
    try:
        session = continue_session(saved, store)
    except (SimError, StoreError, ValidationError) as error:
        problem = error_lines(error, language)[0] if isinstance(error, SimError) else trouble(error, language)
        return _left(saved, store, problem, language)
    if session.over:
        note(say("game.was_over", language))
        return None
    title, desk = text_in(session.scenario.title, language), desk_view(session)
    try:
        goes_on = agreed(say("term.continue", language, title=title, week=desk.week, weeks=desk.weeks), True)
    except EOFError:
        print()
        raise Stop(0) from None
    if not goes_on:
        session.abandon()
        print(say("term.given_up", language))
        return None
    return session


def _left(saved: SavedGame, store: Store, problem: str, language: str) -> Session | None:
    """A game that cannot be continued: given up, if the player will have it so; then the one before it is offered."""
    note(say("cli.cannot_continue", language, problem=problem))
    try:
        given_up = agreed(say("game.give_up", language), False)
    except EOFError:
        print()
        return None
    if not given_up:
        return None
    with suppress(StoreError):
        store.abandon(saved.id)
        print(say("term.given_up", language))
        return continued(store, language)
    return None
