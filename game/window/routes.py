"""The ways between title, cards, past games, a game and its debrief."""

import secrets
from typing import Any, Final

from pydantic import ValidationError

from game.language.messages import fault_line, tell
from game.play.shelf import Card, file_of, text_of
from game.play.store import SavedGame, StoreError
from game.play.trainer import reloaded
from game.play.view_model import Play, begin, noting, resume
from game.window.debrief.case import Case, case_of, case_of_saved
from game.window.debrief.drilling import Drilling
from game.window.debrief.screen import DebriefScreen
from game.window.desk.briefing import Briefing
from game.window.desk.desk import Desk
from game.window.desk.final import FinalScreen
from game.window.desk.reload import ReloadReport
from game.window.menu.past_games import Past
from game.window.menu.scenarios import Scenarios
from game.window.menu.title import Title
from game.window.services import House
from game.window.widgets.canvas import news
from sim_core import RULES_VERSION, ScenarioError, SimError
from sim_core.scenario.library import find_scenario
from sim_core.scenario.practice import PRACTICE, practice_text

SEEDS: Final = 1_000_000
"""Seeds of games for people: few digits, so that one can tell another which game it was."""


def go(app: Any, command: tuple[Any, ...]) -> bool:
    """Take one of the ways between the screens. Returns whether `command` was one."""
    house: House = app.house
    house.keep_drills()
    match command:
        case ("home",):
            _leave(app)
            app.show(Title(house, name=app.settings.name))
        case ("scenarios", kind):
            app.show(Scenarios(house, kind))
        case ("past",):
            app.show(Past(house))
        case ("drills",):
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
        case ("resume", number):
            _resume(app, number)
        case ("reload",):
            _reload(app)
        case ("again" | "new",):
            house.stop_debrief()
            app.show(Briefing(app.fresh()))
        case _:
            return False
    return True


def first_screen(play: Play, language: str) -> Any:
    """Where a game stands: briefing, desk or end."""
    if play.session.over:
        return FinalScreen(play)
    return Desk(play, language=language) if play.session.steps else Briefing(play)


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
    try:
        saved = house.store.game(number) if house.store else None
        if saved is None or house.store is None:
            return
        if saved.rules_version != RULES_VERSION:
            app.say(app.ui.say("window.past.other_rules"))
            return
        path = file_of(saved, house.folders)
        play = resume(saved, house.store, path)
    except (SimError, StoreError, ValidationError) as error:
        why = tell(error.message, app.ui.language) if isinstance(error, SimError) else " ".join(str(error).split())
        app.say(app.ui.say("window.past.lost", why=why))
        return
    text = saved.scenario_text
    app.fresh = lambda: begin(text, path, secrets.randbelow(SEEDS), house.store, house.trainer)
    app.show(first_screen(play, app.ui.language))


def open_debrief(app: Any, case: Case, back: Any) -> None:
    """Show the debrief of a game, and begin to work it out. `back`: the screen or the way to go where it is left."""
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
        app.say(app.ui.say("window.past.lost", why=" ".join(str(error).split())))
        return
    open_debrief(app, case, ("past",))


def _leave(app: Any) -> None:
    """A game in which nothing was chosen yet is not kept."""
    play = getattr(app.screen, "play", None)
    if play and not play.session.steps:
        try:
            play.session.abandon()
        except StoreError:
            return


def _reload(app: Any) -> None:
    """Read the file of the trainer's game on the screen again, and show what came of it."""
    old: Play = app.screen.play
    learned, note = noting()
    try:
        done = reloaded(old.session, old.choices, old.path, note)
    except ScenarioError as error:
        app.overlay = ReloadReport(old, faults=error.faults)
        return
    play = Play(done.session, old.path, learned, replayed_from=old.choices, replayed=done.made)
    screen = first_screen(play, app.ui.language)
    if isinstance(screen, Desk) and isinstance(app.screen, Desk):
        chosen = old.clients[app.screen.client].id
        screen.client = next((one.number for one in play.clients if one.id == chosen), screen.client)
        screen.tab, screen.family = app.screen.tab, app.screen.family
    app.show(screen)
    if done.skipped:
        app.overlay = ReloadReport(play, skipped=done.skipped, made=done.made)
    else:
        app.say(app.ui.say("window.reload.done", made=done.made))
