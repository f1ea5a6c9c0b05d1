"""`finalkick play`: in a window, in the terminal, or as a demonstration, whatever this machine can do."""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import typer

from game.commands.console import FAILED, LangOption, Stop, bad_usage, chosen_language, failed, note
from game.commands.going_on import agreed, continued
from game.commands.run import SMALL, jobs_for
from game.commands.stores import needed_store, open_store
from game.debrief.document import DebriefDocument
from game.html.drawing import can_draw
from game.language.currency import counted_in
from game.language.messages import one_line
from game.language.words import LANGUAGES, say
from game.play import settings
from game.play.asking import WEIGHTY
from game.play.challenge import CHALLENGE, Challenge, challenge_of, take, today, try_of
from game.play.claims import claim
from game.play.display import DISPLAYS, has_display
from game.play.files import scenario_folders
from game.play.session import Session, continue_session, fresh_seed, new_session
from game.play.store import SavedGame, Store, home
from game.terminal import demo as demonstration
from game.terminal import game as terminal
from sim_core import Message, start
from sim_core.public import compiler
from sim_core.public.messages import BadRun
from sim_core.public.scenarios import (
    PRACTICE,
    decoded,
    find_scenario,
    name_of,
    parse_scenario,
    practice_text,
    whole_text,
)

Way = tuple[str, *tuple[object, ...]]
"""A way between the screens of the window."""
DEFAULT = "final-quarter"
USUAL_LEVEL = 3
"""Of `practice`, where none is asked for."""
COMPILE_AFTER_SECONDS: Final = 2.0


if TYPE_CHECKING:  # what is only named costs no start
    from sim_core.public.debriefs import Debrief


@dataclass(frozen=True)
class Wish:
    """What is to be played. `named`: a scenario or seed was asked for, so no other game is offered."""

    text: str
    path: str
    seed: int | None
    store: Store | None
    language: str
    trainer: bool
    named: bool
    asked: bool  # was this language asked for?


def play(
    scenario: Annotated[str | None, typer.Argument(metavar="[SCENARIO]")] = None,
    seed: Annotated[int | None, typer.Option("--seed", metavar="N")] = None,
    level: Annotated[int | None, typer.Option("--level", metavar="K")] = None,
    text: Annotated[bool, typer.Option("--text")] = False,
    demo: Annotated[bool, typer.Option("--demo")] = False,
    window: Annotated[bool, typer.Option("--window")] = False,
    trainer: Annotated[bool, typer.Option("--trainer")] = False,
    lang: LangOption = None,
) -> None:
    """Play a game, or go on with the last one."""
    language = chosen_language(lang)
    if window and (text or demo):
        raise bad_usage("cli.one_way", language)
    if scenario == CHALLENGE:
        if seed is not None or level is not None or demo or trainer:
            raise bad_usage("challenge.as_it_is", language)
        _compile_later()
        _play_challenge(text, language, _asked(lang))
        return
    if scenario == PRACTICE:
        seed = _seed(seed)
        path, content = PRACTICE, practice_text(seed, USUAL_LEVEL if level is None else level)
    elif level is not None:
        raise BadRun(Message("run.level_for_practice", {"value": level, "allowed": PRACTICE}))
    else:
        place = find_scenario(scenario or DEFAULT, scenario_folders())
        path = name_of(place)
        content = decoded(whole_text(place), path)
    start(parse_scenario(content.encode(), path), seed or 0)  # refuses what cannot be played, before anything opens
    store = open_store(language)
    named = scenario is not None or seed is not None
    _compile_later()
    wish = Wish(content, path, seed, store, language, trainer, named, _asked(lang))
    if window:
        _in_window(wish, only=True)
    else:
        START[_way(text, demo, language)](wish)


def _play_challenge(text: bool, language: str, asked: bool) -> None:
    """Begin the try of this week, or go on with it. One that was had is refused."""
    store, now = needed_store(language), challenge_of(today())
    had = try_of(store, now.week)
    if had and had.status != "playing":
        score = f"{had.score:.0f}" if had.score is not None else "–"
        raise failed("challenge.had", language, week=now.week, score=score, scenario=now.scenario, game=had.id)
    if _way(text, False, language) == "window":
        wish = Wish("", "", None, store, language, False, False, asked)
        _in_window(wish, (CHALLENGE,), lambda: _challenge_as_text(wish, had, now))
    else:
        _challenge_as_text(Wish("", "", None, store, language, False, False, asked), had, now)


def _challenge_as_text(wish: Wish, had: SavedGame | None, now: Challenge) -> None:
    """Play it in the terminal."""
    if wish.store is None:
        raise failed("challenge.not_kept", wish.language)
    if had:
        session = continue_session(had, wish.store)
    else:
        place = find_scenario(now.scenario)
        session = new_session(decoded(whole_text(place), name_of(place)), now.seed, wish.store, name_of(place))
        if not take(session, now.week):
            raise failed("challenge.not_kept", wish.language)
    print(say("challenge.head", wish.language, week=now.week))
    _at_table(session, wish.store, wish.language)


def window_at(way: Way, store: Store | None, language: str, lang: str | None) -> bool:
    """Open the window where a way leads from its title. False where this machine has none: what else there is may do."""
    if _way(False, False, language) != "window":
        return False
    opened = [True]
    _compile_later()
    wish = Wish("", "", None, store, language, False, False, _asked(lang))
    _in_window(wish, way, lambda: opened.clear())
    return bool(opened)


def _compile_later() -> None:
    """Have the rules compiled beside the game, once it is up: its debrief will want them."""
    later = threading.Timer(COMPILE_AFTER_SECONDS, compiler.background)
    later.daemon = True
    later.start()


def _asked(lang: str | None) -> bool:
    """Was a language asked for, so that the one chosen in the window does not count?"""
    return lang is not None or os.environ.get("FINALKICK_LANG", "").strip().lower() in LANGUAGES


def _way(text: bool, demo: bool, language: str) -> str:
    """How to play: as asked, else as this machine allows."""
    if demo or text:
        return "demo" if demo else "terminal"
    if has_display():
        return "window"
    note(say("cli.no_display" if _at_a_terminal() else "cli.nobody", language))
    return "terminal" if _at_a_terminal() else "demo"


def _at_a_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _in_window(wish: Wish, way: Way | None = None, instead: Callable[[], None] | None = None, only: bool = False) -> None:
    """The window, at the way wished for; `instead`, or the terminal, or a demonstration, if it cannot be opened.

    `only`: nothing instead. It fails then.
    """
    drivers = [driver for name, driver in DISPLAYS.items() if os.environ.get(name)]
    if drivers:  # or SDL would paint where nobody can see it, if the display does not answer
        os.environ.setdefault("SDL_VIDEODRIVER", ",".join(drivers))
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        from game.window.app import NoWindow, run
    except ImportError as error:
        problem: object = error
    else:
        try:
            game = (wish.text, wish.path, wish.seed) if wish.named else None
            run(game, wish.store, wish.language, wish.trainer, wish.asked, _page if can_draw() else None, way)
        except NoWindow as error:
            problem = error
        else:
            return
    if only:
        raise failed("cli.only_window", wish.language, problem=one_line(problem))
    note(say("cli.no_window", wish.language, problem=one_line(problem)))
    if instead:
        instead()
    elif _at_a_terminal():
        _in_terminal(wish)
    else:
        _demonstrate(wish)


def _page(document: DebriefDocument, language: str) -> str:
    from game.html.debrief import report

    return report(document, language)


def _in_terminal(wish: Wish) -> None:
    with suppress(ImportError):
        import readline  # noqa: F401 -- arrow keys in what is typed
    session = None if wish.named else continued(wish.store, wish.language, wish.trainer)
    if session is None:
        session = new_session(wish.text, _seed(wish.seed), wish.store, wish.path, wish.trainer)
    _at_table(session, wish.store, wish.language)


def _at_table(session: Session, store: Store | None, language: str) -> None:
    """Play a game in the terminal, and look back on it."""
    from game.play.thinking import Thinking

    known = settings.load(home())[0]
    session.called = known.name
    mine = claim(store, session.saved_as) if store and session.saved_as is not None else None
    thinking = Thinking(session).start()
    try:
        # What is piped in was written beforehand: a question would take its next line for an answer.
        unasked = known.unasked if sys.stdin.isatty() else WEIGHTY
        terminal.play(session, language, unasked=unasked, remember=_ask_no_more)
    finally:
        if mine:
            mine.let_go()
        if not session.over:
            thinking.stop()
    if session.over and _wanted(language):
        _debriefed(session, language, asking=True)


def _ask_no_more(names: tuple[str, ...]) -> None:
    """Keep with the settings what is not to be asked any more."""
    settings.save(settings.load(home())[0].having("unasked", names), home())


def _demonstrate(wish: Wish) -> None:
    session = new_session(wish.text, _seed(wish.seed), wish.store, wish.path, player=demonstration.PLAYER)
    demonstration.play(session, wish.language)
    _debriefed(session, wish.language)


def _wanted(language: str) -> bool:
    """Does the player want a debrief? Where nothing more is typed, no."""
    try:
        return agreed(say("debrief.offer", language), True)
    except EOFError:
        print()
        return False


def _debriefed(session: Session, language: str, asking: bool = False) -> None:
    """The debrief of a finished game in short, and how to see all of it. `asking`: for the reasons first."""
    from sim_core.public.debriefs import Played, opened

    if session.final is None:
        return
    note(say("debrief.wait", language))
    found = opened(Played(session.text, session.seed, tuple(session.steps)), session.final.target)
    with counted_in(session.scenario):
        whole = _short(found, session, asking, language)
    if session.saved_as is not None and not session.unsaved:
        print(say("debrief.more", language, game=session.saved_as))
    if not whole:
        raise Stop(FAILED, f"finalkick: {say('cli.interrupted', language)}")


def _short(found: "Debrief", session: Session, asking: bool, language: str) -> bool:
    """Work a debrief out and tell it in short; whether it came to its end."""
    from game.commands.debrief import done
    from game.terminal.asking import ask_reasons
    from game.terminal.debrief import print_short
    from sim_core.public.debriefs import SHORT

    whole = done(found, jobs_for(0, SMALL, language), SHORT, language)
    if asking and whole:
        ask_reasons(found, session.store, session.saved_as, language)
    print_short(found, finished=True, language=language)
    return whole


START: Final = {"window": _in_window, "terminal": _in_terminal, "demo": _demonstrate}


def _seed(seed: int | None) -> int:
    return fresh_seed() if seed is None else seed
