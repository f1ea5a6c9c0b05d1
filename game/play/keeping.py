"""Keeping a game: every choice on disk before it is made, or, where that fails, with the next one, from memory and in order."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final, Protocol, TypeVar

from game.language.words import say
from game.play.store import MOMENT, SavedGame, Store
from game.play.store_errors import GameGone, PlayedElsewhere, StoreError
from sim_core import RULES_VERSION, Scenario
from sim_core.public.games import Step


class Kept(Protocol):
    """What is kept of a session, and how far: see `Session`."""

    scenario: Scenario
    text: str
    seed: int
    player: str
    trainer: bool
    steps: list[Step]
    store: Store | None
    saved_as: int | None
    kept: int
    week_digests: list[str]
    noted_weeks: int
    noted: bool
    unsaved: str
    elsewhere: bool

    @property
    def final(self) -> Any:
        """Net, score, medal and digest at the end; None before."""


One = TypeVar("One", bound=Kept)
AGAIN: Final = 0.1
"""Seconds to wait for the disk when the last choice could not be written either: a player is not to wait for each."""


def keep(session: Kept, *following: Step) -> None:
    """Write whatever is not on disk yet, and `following`, which is about to be made. What fails is told in `unsaved`.

    A game that somebody else has gone on with is not kept any more: its next choices there are another player's.
    """
    store = session.store
    if store is None or session.elsewhere:
        return
    try:
        for _ in range(2):
            try:
                _write(session, store, [*session.steps, *following])
                break
            except GameGone:  # the store was set aside and begun anew: so is the game in it
                session.saved_as, session.kept, session.noted, session.noted_weeks = None, 0, False, 0
    except PlayedElsewhere as error:
        session.elsewhere, session.unsaved = True, str(error)
    except StoreError as error:
        session.unsaved = str(error)
    else:
        session.unsaved = ""


def _write(session: Kept, store: Store, steps: Sequence[Step]) -> None:
    patience = AGAIN if session.unsaved else MOMENT
    if session.saved_as is None:
        about = (session.scenario.id, session.text, session.seed, RULES_VERSION, session.player, session.trainer)
        session.saved_as = store.new_game(*about)
    for number in range(session.kept, len(steps)):
        store.add_step(session.saved_as, number, steps[number], patience)
        session.kept = number + 1
    for week in range(session.noted_weeks, len(session.week_digests)):
        store.note_week(session.saved_as, week + 1, session.week_digests[week])
        session.noted_weeks = week + 1
    final = session.final
    if final and not session.noted:
        store.finish(session.saved_as, final.net, final.score, final.medal, final.digest)
        session.noted = True


def take_back(session: Kept) -> None:
    """Remove a choice from the disk that was written there and could not be made."""
    made = len(session.steps)
    if session.store and session.saved_as is not None and session.kept > made:
        with suppress(StoreError):
            session.store.take_back(session.saved_as, made)
        session.kept = made


def take_up(session: One, saved: SavedGame) -> One:
    """Go on with a stored game that was played again. One that was killed before its end was noted gets its end."""
    session.player, session.noted = saved.player, saved.status != "playing"
    if session.final and not session.noted:
        keep(session)
    return session


def is_kept(session: Kept) -> bool:
    """Is all of a game on disk?"""
    return session.store is not None and session.saved_as is not None and not session.unsaved and waiting(session) == 0


def unsaved_told(session: Kept, language: str) -> str:
    """What a player has to know of a game that is not on disk as far as it goes; empty if there is nothing to say."""
    if session.elsewhere:
        return say("game.elsewhere", language)
    if not session.unsaved:
        return ""
    return say("game.unsaved", language, count=waiting(session), problem=" ".join(session.unsaved.split()))


def waiting(session: Kept) -> int:
    """How many choices are in memory alone."""
    return len(session.steps) - session.kept if session.store and not session.elsewhere else 0
