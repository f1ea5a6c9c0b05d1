"""The store, opened for a command: what is wrong with it is said in a line."""

from game.commands.console import failed, note
from game.language.messages import one_line, tell, trouble
from game.language.words import say
from game.play.settling import settle
from game.play.store import Store, StoreError


def open_store(language: str) -> Store | None:
    """The store; None, with a line that says why, if it cannot be used. Says so if a damaged one was moved aside."""
    try:
        store = Store()
    except StoreError as error:
        note(say("cli.no_store", language, problem=trouble(error, language)))
        return None
    return in_use(store, language)


def needed_store(language: str) -> Store:
    """The store, for commands that are nothing without it."""
    try:
        store = Store()
    except StoreError as error:
        raise failed("cli.store_unusable", language, problem=trouble(error, language)) from error
    return in_use(store, language)


def in_use(store: Store, language: str) -> Store:
    """A store that was opened: what has to be said of it, and games that were killed at their end given it."""
    for one in store.notes:
        note(tell(one, language))
    store.notes.clear()
    if store.unwritable:
        note(say("store.unwritable", language, problem=one_line(store.unwritable)))
    settle(store)
    return store
