"""Going on with a game in a terminal: the one that was left, if it can be continued, is free, and is wanted."""

from contextlib import suppress
from typing import Final

from pydantic import ValidationError

from game.commands.console import Stop, note
from game.language.messages import error_lines, trouble
from game.language.words import say
from game.play.claims import claim
from game.play.files import scenario_folders
from game.play.session import Session, continue_session
from game.play.shelf import file_of
from game.play.store import SavedGame, Store, StoreError
from game.play.view import desk_view
from game.play.view_model import look_on
from game.terminal import look_on as looking
from sim_core import RULES_VERSION, SimError
from sim_core.public.scenarios import text_in

NO: Final = ("n", "no", "否", "不")
YES: Final = ("y", "yes", "是", "好")


def agreed(question: str, enter: bool) -> bool:
    """Yes or no; Enter alone means `enter`, and any other word asks again. EOFError where nothing more is typed."""
    while True:
        answer = input(question).strip().lower()
        if answer in YES or answer in NO or not answer:
            return answer in YES or (enter and not answer)


def _unfinished(store: Store | None, trainer: bool) -> SavedGame | None:
    """The game that could be gone on with."""
    try:
        return store.unfinished(trainer) if store else None
    except StoreError:
        return None


def continued(store: Store | None, language: str, trainer: bool) -> Session | None:
    """The unfinished game, if there is one, it can be continued and the player wants to."""
    saved = _unfinished(store, trainer)
    if saved is None or store is None:
        return None
    free = claim(store, saved.id)
    if free is None:
        _elsewhere(saved, store, language)
        return None
    free.let_go()
    if saved.rules_version != RULES_VERSION:
        return _left(saved, store, say("cli.other_rules", language, expected=RULES_VERSION), language, trainer)
    try:
        session = continue_session(saved, store)
    except (SimError, StoreError, ValidationError) as error:
        problem = error_lines(error, language)[0] if isinstance(error, SimError) else trouble(error, language)
        return _left(saved, store, problem, language, trainer)
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


def _elsewhere(saved: SavedGame, store: Store, language: str) -> None:
    """A game that is open in another window: look on, begin another one here (then this returns), or leave."""
    try:
        while True:
            answer = input(say("term.elsewhere", language)).strip().lower()
            if answer in ("n", "new", "新"):
                return
            if answer in ("", "q", "quit", "退出"):
                raise Stop(0)
            if answer in ("l", "look", "看"):
                followed = look_on(saved, store.steps(saved.id), file_of(saved, scenario_folders()))
                looking.look_on(followed, store, language)
                raise Stop(0)
    except EOFError:
        print()
        raise Stop(0) from None


def _left(saved: SavedGame, store: Store, problem: str, language: str, trainer: bool) -> Session | None:
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
        return continued(store, language, trainer)
    return None
