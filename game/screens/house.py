"""Where games come from: the store, the folders of scenarios, and the ways between title, cards, past games and a game."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from game import drills
from game.debrief_work import Debriefing
from game.messages import fault_line, trouble
from game.play.keeping import keep
from game.screens.briefing import Briefing
from game.screens.debrief_case import Case, case_of, case_of_saved
from game.screens.desk import Desk
from game.screens.final import FinalScreen
from game.screens.lost import Lost
from game.screens.play import Play, begin, resume
from game.shelf import Card, file_of, text_of
from game.store import SavedGame, Store, StoreError
from game.widgets.canvas import news
from sim_core import RULES_VERSION, ScenarioError, SimError
from sim_core.debrief.whole import FULL, Effort
from sim_core.scenario.library import find_scenario
from sim_core.scenario.practice import PRACTICE, practice_text

SEEDS: Final = 1_000_000
"""Seeds of games for people: few digits, so that one can tell another which game it was."""


@dataclass
class House:
    """What the screens before and after a game share."""

    store: Store | None = None
    folders: tuple[Path, ...] = ()
    trainer: bool = False
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


def first_screen(play: Play, language: str) -> Any:
    """Where a game stands: briefing, desk or end."""
    if play.session.over:
        return FinalScreen(play)
    return Desk(play, language=language) if play.session.steps else Briefing(play)


def go(app: Any, command: tuple[Any, ...]) -> bool:
    """Take one of the ways between the screens. Returns whether `command` was one."""
    house: House = app.house
    house.keep_drills()
    match command:
        case ("home",):
            from game.screens.title import Title

            _leave(app)
            app.show(Title(house, name=app.settings.name))
        case ("scenarios", kind):
            from game.screens.scenarios import Scenarios

            app.show(Scenarios(house, kind))
        case ("past",):
            from game.screens.past import Past

            app.show(Past(house))
        case ("drills",):
            from game.screens.drilling import Drilling

            app.show(Drilling(house))
        case ("finished",):
            _finished(app, app.screen.play)
        case ("debrief",):
            open_debrief(app, case_of(app.screen.play, _saved_of(house, app.screen.play)), app.screen)
        case ("debrief_saved", number):
            _debrief_saved(app, number)
        case ("play", card):
            _play(app, card)
        case ("practice", level):
            begin_game(app, practice_text(secrets.randbelow(SEEDS), level), PRACTICE)
        case ("give_up", number):
            with suppress(StoreError):
                if house.store:
                    house.store.abandon(number)
            go(app, ("home",))
        case ("resume", number):
            _resume(app, number)
        case ("reload",):
            from game.screens.reload import reload_file

            reload_file(app)
        case ("again" | "new",):
            house.stop_debrief()
            app.show(Briefing(app.fresh()))
        case _:
            return False
    return True


def begin_game(app: Any, text: str, path: str, seed: int | None = None) -> None:
    """Begin a game of a scenario's text at its briefing; playing again draws new luck. Raises `ScenarioError`."""
    house: House = app.house
    first = [seed]

    def fresh() -> Play:
        wanted, first[0] = first[0], None
        return begin(text, path, secrets.randbelow(SEEDS) if wanted is None else wanted, house.store, house.trainer)

    house.stop_debrief()
    app.fresh = fresh
    app.show(Briefing(fresh()))


def _play(app: Any, card: Card) -> None:
    try:
        begin_game(app, *text_of(card.entry.path))
    except ScenarioError as error:  # it was whole when its card was drawn
        app.say(fault_line(error.faults[0], app.ui.language))


def _resume(app: Any, number: int) -> None:
    house: House = app.house
    saved = None
    try:
        saved = house.store.game(number) if house.store else None
        if saved is None or house.store is None:
            return
        if saved.rules_version != RULES_VERSION:
            _lost(app, saved, app.ui.say("window.past.other_rules"))
            return
        path = file_of(saved, house.folders)
        play = resume(saved, house.store, path)
    except (SimError, StoreError, ValidationError) as error:
        _lost(app, saved, app.ui.say("window.past.lost", why=trouble(error, app.ui.language)))
        return
    text = saved.scenario_text
    app.fresh = lambda: begin(text, path, secrets.randbelow(SEEDS), house.store, house.trainer)
    app.show(first_screen(play, app.ui.language))


def _lost(app: Any, saved: SavedGame | None, why: str) -> None:
    """A game that cannot be opened. If it is one to be gone on with, it may be given up."""
    app.say(why)
    if saved and saved.status == "playing":
        app.overlay = Lost(saved.id, why)


def open_debrief(app: Any, case: Case, back: Any) -> None:
    """Show the debrief of a game, and begin to work it out. `back`: the screen or the way to go where it is left."""
    from game.screens.debrief import DebriefScreen

    begin_debrief(app.house, case)
    app.show(DebriefScreen(case, app.house, back))


def begin_debrief(house: House, case: Case) -> None:
    """Begin to work out the debrief of a game, or take up what there is of it."""
    house.keep_drills()
    case.debriefing = house.debrief(case, news)
    if case.debriefing:
        house.case = case


def _finished(app: Any, play: Play) -> None:
    """The end of a game. Its debrief is begun while the result is read."""
    app.show(FinalScreen(play))
    if app.house.ahead:
        begin_debrief(app.house, case_of(play, _saved_of(app.house, play)))


def _saved_of(house: House, play: Play) -> SavedGame | None:
    try:
        return house.store.game(play.session.saved_as) if house.store and play.session.saved_as is not None else None
    except StoreError:
        return None


def _debrief_saved(app: Any, number: int) -> None:
    """The debrief of a stored game, whatever state it is in."""
    house: House = app.house
    try:
        saved = house.store.game(number) if house.store else None
        if saved is None or house.store is None:
            return
        path = file_of(saved, house.folders)
        case = case_of_saved(saved, house.store, path, lambda: text_of(find_scenario(saved.scenario, house.folders))[0])
    except StoreError as error:
        app.say(app.ui.say("window.past.lost", why=trouble(error, app.ui.language)))
        return
    open_debrief(app, case, ("past",))


def _leave(app: Any) -> None:
    """A game in which nothing was chosen yet is not kept."""
    play = getattr(app.screen, "play", None)
    if play:
        keep(play.session)
    if play and not play.session.steps:
        try:
            play.session.abandon()
        except StoreError:
            return
