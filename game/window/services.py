"""What the screens before and after a game share: the store, the folders of scenarios, the debrief being worked on."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.debrief import drills
from game.debrief.background import Debriefing
from game.debrief.past_game import Past, Standing
from game.play.store import SavedGame, Store, StoreError
from game.window.debrief.case import Case
from sim_core import Message
from sim_core.debrief.whole import FULL, Debrief, Effort

Page = Callable[[Past, Debrief, Standing, list[Message], str], str]
"""A game, its debrief, how it stands, what has to be said of it, a language: the whole page."""


@dataclass
class House:
    """What the screens before and after a game share."""

    store: Store | None = None
    folders: tuple[Path, ...] = ()
    trainer: bool = False
    page: Page | None = None  # makes a page of a debrief; None where nothing here draws its charts
    effort: Effort = FULL  # how much work goes into a debrief
    ahead: bool = False  # is it begun at the end of a game, before anybody asks for it?
    debriefing: Debriefing | None = None  # the one being worked on, or worked out last
    case: Case | None = None  # whose costly decisions are to become drills when it is done

    def debrief(self, case: Case, on_news: Callable[[], None]) -> Debriefing | None:
        """The debrief of a game: what there is of it already, or begun anew in place of any other."""
        played = case.played
        if played is None:
            return None
        before = self.debriefing
        if before is None or before.played != played or before.stopped:
            self.debriefing = Debriefing(played, case.target, on_news, self.effort).start(after=before)
        return self.debriefing

    def stop_debrief(self) -> None:
        """Work no more on a debrief: another game begins, or the window closes."""
        if self.debriefing:
            self.debriefing.stop()

    def keep_drills(self) -> None:
        """Keep the costly decisions of a person's finished game as drills, once its debrief is done, whatever is shown then."""
        case, store = self.case, self.store
        if case is None or case.play is None or case.debriefing is None or store is None:
            return
        session, found = case.play.session, case.debriefing.seen
        number = session.saved_as if session.saved_as is not None else case.saved.id if case.saved else None
        if number is None or found.stage != "refined" or found.debrief is None:
            return
        self.case = None
        if session.over and not session.trainer:
            with suppress(StoreError):
                drills.keep(store, number, found.debrief)

    def drills_due(self) -> int:
        """How many drills are due."""
        try:
            return len(drills.due(self.store)) if self.store else 0
        except (StoreError, ValueError):
            return 0

    def unfinished(self) -> SavedGame | None:
        """The game to go on with."""
        try:
            return self.store.unfinished() if self.store else None
        except StoreError:
            return None

    def games(self) -> list[SavedGame]:
        """Past games, newest first."""
        try:
            return self.store.games() if self.store else []
        except StoreError:
            return []

    def progress(self) -> dict[int, tuple[int, int]]:
        """Choices made and weeks ended, by the number of a game."""
        try:
            return self.store.progress() if self.store else {}
        except StoreError:
            return {}
