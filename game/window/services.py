"""What the screens before and after a game share: the store, the folders of scenarios, the debrief being worked on."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from game.debrief import drills, kept
from game.debrief.background import Debriefing
from game.debrief.document import DebriefDocument
from game.debrief.past_game import PastGame
from game.play.challenge import today, try_of, week_of
from game.play.claims import Claim, claim
from game.play.session import Session
from game.play.store import SavedGame, Store, StoreError
from game.play.thinking import Thinking
from sim_core.public.debriefs import FULL, Effort

Page = Callable[[DebriefDocument, str], str]
"""Makes the whole page of a debrief, in a language."""


class Judges(Protocol):
    """Works out the debriefs of one seat's games, in processes that many seats share."""

    @property
    def debriefing(self) -> Callable[..., Debriefing]:
        """Makes the debrief of a game that was played; takes what `Debriefing` takes."""

    def follow(self, session: Session) -> None:
        """A game begins, or is gone on with: what can be judged of it is judged while it is played."""


@dataclass
class Services:
    """What the screens before and after a game share."""

    store: Store | None = None
    folders: tuple[Path, ...] = ()
    trainer: bool = False
    page: Page | None = None  # makes a page of a debrief; None where nothing here draws its charts
    afar: bool = False  # is whoever plays at another machine? Then no file is left on this one for them
    effort: Effort = FULL  # how much work goes into a debrief
    ahead: bool = False  # is it begun at the end of a game, before anybody asks for it?
    judges: Judges | None = None  # who works debriefs out, and while games are played; None: they are worked out here
    debriefing: Debriefing | None = None  # the one being worked on, or worked out last
    thinking: Thinking | None = None  # about the game being played
    claimed: Claim | None = None  # the stored game that is played here, and nowhere else
    reviewed: tuple[PastGame, Debriefing] | None = None  # whose costly decisions are to become drills when it is done

    def debrief(self, past: PastGame, on_news: Callable[[], None]) -> Debriefing | None:
        """The debrief of a game: what there is of it already, or begun anew in place of any other."""
        if past.play is None:
            return None
        before = self.debriefing
        if before is None or before.played != past.played or before.stopped:
            made = self.judges.debriefing if self.judges else Debriefing
            self.debriefing = made(past.played, on_news=on_news, effort=self.effort, apart=self.ahead).start(after=before)
        return self.debriefing

    def begin_debrief(self, past: PastGame, on_news: Callable[[], None]) -> Debriefing | None:
        """Begin to work out the debrief of a game, or take up what there is of it."""
        self.keep_drills()
        debriefing = self.debrief(past, on_news)
        if debriefing:
            self.reviewed = past, debriefing
        return debriefing

    def think_along(self, session: Session) -> None:
        """Work out what could be known of a game while it is played, and of no other any more."""
        if self.thinking:
            self.thinking.stop()
        if self.judges:
            self.judges.follow(session)
            return
        self.thinking = Thinking(session, self.effort.copies).start() if self.ahead else None

    def take(self, game: int | None) -> bool:
        """Play this stored game here, and no other any more. False if somebody else is playing it."""
        if self.claimed and self.claimed.game == game:
            return True
        self.let_go()
        if self.store is None or game is None:
            return True
        self.claimed = claim(self.store, game)
        return self.claimed is not None

    def let_go(self) -> None:
        """Play no stored game here any more: another window may."""
        if self.claimed:
            self.claimed.let_go()
            self.claimed = None

    def stop_debrief(self) -> None:
        """Work no more on a debrief: another game begins, or the window closes."""
        if self.debriefing:
            self.debriefing.stop()

    def keep_drills(self) -> None:
        """Keep a game's debrief once it is done, whatever is shown then, and its costly decisions as a person's drills."""
        if self.reviewed is None or self.store is None:
            return
        past, debriefing = self.reviewed
        found = debriefing.seen
        if past.number is None or past.play is None or found.stage != "refined" or found.debrief is None:
            return
        self.reviewed = None
        if debriefing.effort == FULL:
            kept.keep(self.store, past.record, found.debrief)
        if past.play.session.over and not past.record.trainer:
            with suppress(StoreError):
                drills.keep(self.store, past.number, found.debrief)

    def drills_due(self) -> int:
        """How many drills are due."""
        try:
            return len(drills.due(self.store)) if self.store else 0
        except (StoreError, ValueError):
            return 0

    def unfinished(self) -> SavedGame | None:
        """The game to go on with."""
        try:
            return self.store.unfinished(self.trainer) if self.store else None
        except StoreError:
            return None

    def tried(self) -> SavedGame | None:
        """This week's try of the challenge."""
        try:
            return try_of(self.store, week_of(today()))
        except StoreError:
            return None

    def apart(self) -> dict[int, str]:
        """Games kept apart from the others, by number: the week whose challenge they are."""
        try:
            return self.store.apart() if self.store else {}
        except StoreError:
            return {}

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
