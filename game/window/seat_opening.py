"""Seats opened: from the folder where somebody's games lie, at the very choice where they stopped."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from game.play.store import SavedGame, Store
from game.play.view_model import Play
from game.window.app import remember
from game.window.menu.title import Title
from game.window.routes import begin_game, navigate
from game.window.seat import Around, Seat, Seated
from game.window.services import Judges, Services
from game.window.widgets.canvas import Canvas
from game.window.widgets.strokes import Strokes
from sim_core.public.scenarios import find_scenario

LESSON: Final = "lesson-1-shared-plan"


def open_seat(
    folder: Path,
    size: tuple[int, int],
    language: str,
    game: tuple[str, str, int | None] | None = None,
    wake: Callable[[], None] = lambda: None,
    barred: frozenset[str] = frozenset(),
    judges: Judges | None = None,
) -> Seat:
    """A seat whose games and settings lie in a folder of its own: at the very choice where it stopped, else at its beginning.

    `game`: text, name and seed of what is played, or the result of it, if it was played to its end; None: the title. `wake` is
    called, from any thread, when there is something new to be seen that nobody has chosen. `judges`: who works its debriefs
    out; None: they are, here. Raises `ScenarioError` and `StoreError`.
    """
    services = Services(Store(folder), afar=True, judges=judges, ahead=judges is not None)
    seat = _seat(services, size, language, wake, barred)
    remember(seat.app, folder)
    last = [one for one in (seat.app.services.unfinished(), _finished(seat.app.services, game[0]) if game else None) if one]
    found = max(last, key=lambda one: one.id, default=None)  # one that was left long before is not what it stopped at
    if found:
        navigate(seat.app, ("resume", found.id))
    if game and seat.play is None and (found is None or found.status == "finished"):
        begin_game(seat.app, *game)
    return seat


def _finished(services: Services, text: str) -> SavedGame | None:
    """The newest game of a text that a person has played to its end."""
    games = (one for one in services.games() if one.status == "finished" and one.player == "person")
    return next((one for one in games if one.scenario_text == text), None)


def warm_up(game: tuple[str, str, int | None], language: str) -> None:
    """Draw pictures of games that nobody sees: what the first ones take beyond all others, they take now.

    Of a lesson too, with its coach and its example: whoever picked the first from the title would keep all others waiting.
    """
    lesson = find_scenario(LESSON).read_bytes().decode()
    for begun in (game, (lesson, LESSON, 0)):
        seat = _seat(Services(), (1280, 720), language)
        begin_game(seat.app, *begun)
        for command in (("nothing",), ("start",), ("on",)):
            seat.app.command(command)
            seat.look()


def _seat(
    services: Services,
    size: tuple[int, int],
    language: str,
    wake: Callable[[], None] = lambda: None,
    barred: frozenset[str] = frozenset(),
) -> Seat:
    around = Around(wake)
    ui = Canvas(Strokes(size), language, outside=around)
    return Seat(Seated(ui, Title(services), _nothing_yet, services, barred=barred), around)


def _nothing_yet() -> Play:
    raise LookupError("no game has been begun")
