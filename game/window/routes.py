"""The ways between title, cards, past games, a game and its debrief."""

from contextlib import suppress

from pydantic import ValidationError

from game.debrief.past_game import PastGame, just_played, replay_stored
from game.language.messages import fault_line, trouble
from game.play.challenge import challenge_of, take, today, try_of
from game.play.keeping import keep
from game.play.session import fresh_seed
from game.play.shelf import Card, file_of, text_of
from game.play.store import SavedGame, StoreError
from game.play.trainer import reloaded
from game.play.view_model import Play, begin, look_on, noting, resume
from game.window.debrief.screen import DebriefScreen
from game.window.debrief.transfer_start import TransferStart
from game.window.desk.briefing import Briefing
from game.window.desk.desk import Desk
from game.window.desk.final import FinalScreen
from game.window.desk.look_on import LookOn
from game.window.desk.reload import ReloadReport
from game.window.doors import door_to
from game.window.menu.elsewhere import OpenElsewhere
from game.window.menu.had import Had
from game.window.menu.lost import Lost
from game.window.menu.title import Title
from game.window.screens import Screen, Way, game_of
from game.window.services import Services
from game.window.stage import Stage
from game.window.widgets.noted import Command
from sim_core import RULES_VERSION, ScenarioError, SimError
from sim_core.public.scenarios import PRACTICE, find_scenario, practice_text


def navigate(stage: Stage, command: Command) -> bool:
    """Take one of the ways between the screens. Returns whether `command` was one."""
    services = stage.services
    services.keep_drills()
    door = door_to(command)
    if door:
        _leave(stage)
        services.let_go()
        stage.show(door.opens(stage))
        return True
    match command:
        case ("finished",):
            _finished(stage, _game(stage))
        case ("debrief",):
            open_debrief(stage, just_played(_game(stage), _saved_of(services, _game(stage))), stage.screen)
        case ("debrief_saved", int(number)):
            _debrief_saved(stage, number)
        case ("play", Card() as card):
            _play(stage, card)
        case ("lesson", str(name)):
            begin_game(stage, *text_of(find_scenario(name)))
        case ("practice", int(level)):
            begin_game(stage, practice_text(fresh_seed(), level), PRACTICE)
        case ("test", str(form)):
            stage.show(TransferStart(services, stage.settings.name, form))
        case ("challenge",):
            begin_challenge(stage)
        case ("play_named", str(name)):
            begin_game(stage, *text_of(find_scenario(name)))
        case ("give_up", int(number)):
            with suppress(StoreError):
                if services.store:
                    services.store.abandon(number)
            navigate(stage, ("home",))
        case ("resume", int(number)):
            _resume(stage, number)
        case ("look_on", int(number)):
            _look_on(stage, number)
        case ("seen_to_end",):
            stage.show(FinalScreen(_game(stage)))
        case ("reload",):
            _reload(stage)
        case ("again" | "new",):
            services.stop_debrief()
            stage.show(Briefing(stage.fresh()))
        case _:
            return False
    return True


def first_screen(play: Play, language: str) -> Screen:
    """Where a game stands: briefing, desk or end."""
    if play.session.over:
        return FinalScreen(play)
    return Desk(play, language=language) if play.session.steps else Briefing(play)


def begin_game(stage: Stage, text: str, path: str, seed: int | None = None, trainer: bool | None = None) -> None:
    """Begin a game of a scenario's text at its briefing; playing again draws new luck. Raises `ScenarioError`.

    `trainer`: is it a trainer's game? None: as the window was opened.
    """
    services = stage.services
    first = [seed]

    def fresh() -> Play:
        wanted, first[0] = first[0], None
        trainers = services.trainer if trainer is None else trainer
        play = begin(text, path, fresh_seed() if wanted is None else wanted, services.store, trainers)
        services.take(play.session.saved_as)
        services.think_along(play.session)
        return play

    services.stop_debrief()
    stage.fresh = fresh
    stage.show(Briefing(fresh()))


def begin_challenge(stage: Stage) -> None:
    """Begin the try of this week, or go on with it; one that was had is told, and other ways are offered."""
    services, now = stage.services, challenge_of(today())
    try:
        had = try_of(services.store, now.week)
    except StoreError as error:
        stage.say(stage.ui.say("window.past.lost", why=trouble(error, stage.ui.language)))
        return
    if had and had.status == "playing":
        _resume(stage, had.id)
    elif had:
        stage.overlay = Had(now, had)
    else:
        text, path = text_of(find_scenario(now.scenario))
        begin_game(stage, text, path, now.seed, trainer=False)
        play = game_of(stage.screen)
        if play is None or not take(play.session, now.week):
            stage.show(Title(services, name=stage.settings.name))
            stage.say(stage.ui.say("challenge.not_kept"))


def _play(stage: Stage, card: Card) -> None:
    try:
        begin_game(stage, *text_of(card.entry.path))
    except ScenarioError as error:  # it was whole when its card was drawn
        stage.say(fault_line(error.faults[0], stage.ui.language))


def _resume(stage: Stage, number: int) -> None:
    services, saved = stage.services, None
    try:
        saved = services.store.game(number) if services.store else None
        if saved is None or services.store is None:
            return
        if saved.rules_version != RULES_VERSION:
            _lost(stage, saved, stage.ui.say("window.past.other_rules"))
            return
        if saved.trainer and not services.trainer:  # its secrets are not for whoever sits here
            stage.say(stage.ui.say("window.past.trainers"))
            return
        if saved.status == "playing" and not services.take(number):
            stage.overlay = OpenElsewhere(number)
            return
        path = file_of(saved, services.folders)
        play = resume(saved, services.store, path)
    except (SimError, StoreError, ValidationError) as error:
        _lost(stage, saved, stage.ui.say("window.past.lost", why=trouble(error, stage.ui.language)))
        return
    _fresh_of(stage, saved, path)
    services.think_along(play.session)
    stage.show(first_screen(play, stage.ui.language))


def _fresh_of(stage: Stage, saved: SavedGame, path: str) -> None:
    """Playing again means: the scenario of this stored game, with new luck."""
    services, text = stage.services, saved.scenario_text

    def fresh() -> Play:
        play = begin(text, path, fresh_seed(), services.store, services.trainer)
        services.take(play.session.saved_as)
        return play

    stage.fresh = fresh


def _look_on(stage: Stage, number: int) -> None:
    """A game that somebody else is playing, to be looked at as it goes on."""
    services, store = stage.services, stage.services.store
    try:
        saved = store.game(number) if store else None
        if saved is None or store is None:
            return
        path = file_of(saved, services.folders)
        followed = look_on(saved, store.steps(number), path)
    except (SimError, StoreError, ValidationError) as error:
        stage.say(stage.ui.say("window.past.lost", why=trouble(error, stage.ui.language)))
        return
    _fresh_of(stage, saved, path)
    stage.show(LookOn(followed.play, language=stage.ui.language, followed=followed, store=store))


def _lost(stage: Stage, saved: SavedGame | None, why: str) -> None:
    """A game that cannot be opened. If it is one to be gone on with, it may be given up."""
    stage.say(why)
    if saved and saved.status == "playing":
        stage.overlay = Lost(saved.id, why)


def open_debrief(stage: Stage, past: PastGame, back: Screen | Way) -> None:
    """Show the debrief of a game, and begin to work it out. `back`: the screen or the way to go where it is left."""
    stage.show(DebriefScreen(past, stage.services, back, stage.services.begin_debrief(past, stage.ui.outside.news)))


def _finished(stage: Stage, play: Play) -> None:
    """The end of a game. Its debrief is begun while the result is read."""
    stage.show(FinalScreen(play))
    if stage.services.ahead:
        stage.services.begin_debrief(just_played(play, _saved_of(stage.services, play)), stage.ui.outside.news)


def _saved_of(services: Services, play: Play) -> SavedGame | None:
    try:
        return services.store.game(play.session.saved_as) if services.store and play.session.saved_as is not None else None
    except StoreError:
        return None


def _debrief_saved(stage: Stage, number: int) -> None:
    """The debrief of a stored game, whatever state it is in."""
    services = stage.services
    try:
        saved = services.store.game(number) if services.store else None
        if saved is None or services.store is None:
            return
        path = file_of(saved, services.folders)
        past = replay_stored(saved, services.store, path, lambda: text_of(find_scenario(saved.scenario, services.folders))[0])
    except StoreError as error:
        stage.say(stage.ui.say("window.past.lost", why=trouble(error, stage.ui.language)))
        return
    open_debrief(stage, past, ("past",))


def _leave(stage: Stage) -> None:
    """A game in which nothing was chosen yet is not kept."""
    play = game_of(stage.screen)
    if play:
        keep(play.session)
    if play and not play.session.steps:
        try:
            if not (stage.services.store and play.session.saved_as in stage.services.store.apart()):
                play.session.abandon()
        except StoreError:
            return


def _reload(stage: Stage) -> None:
    """Read the file of the trainer's game on the screen again, and show what came of it."""
    old = _game(stage)
    learned, note = noting()
    try:
        done = reloaded(old.session, old.choices, old.path, note)
    except ScenarioError as error:
        stage.overlay = ReloadReport(old, faults=error.faults)
        return
    play = Play(done.session, old.path, learned, replayed_from=old.choices, replayed=done.made)
    screen = first_screen(play, stage.ui.language)
    if isinstance(screen, Desk) and isinstance(stage.screen, Desk):
        chosen = old.clients[stage.screen.client].id
        screen.client = next((one.number for one in play.clients if one.id == chosen), screen.client)
        screen.tab, screen.family = stage.screen.tab, stage.screen.family
    stage.show(screen)
    if done.skipped:
        stage.overlay = ReloadReport(play, skipped=done.skipped, made=done.made)
    else:
        stage.say(stage.ui.say("window.reload.done", made=done.made))


def _game(stage: Stage) -> Play:
    """The game on the screen: there is one wherever these ways begin."""
    play = game_of(stage.screen)
    assert play is not None
    return play
