"""Every screen of the window as a picture, in both languages, light and dark: `python -m tests.gallery [FOLDER]`.

Writes PNG files of 1280×720 and a page that shows them side by side. Needs no display.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.debrief import drills
from game.debrief.background import Debriefing
from game.language import words
from game.play.settings import Settings
from game.play.store import Store
from game.window import app as window
from game.window.debrief.screen import PAGES
from game.window.doors import DOORS
from game.window.loop import App
from game.window.widgets import theme
from game.window.widgets.display import canvas_on
from sim_core import RULES_VERSION
from tests.debriefed import debriefing, screen_of
from tests.window_stage import SCENARIO, at_desk, every_screen, faults_of, press

SIZE: Final = (1280, 720)
SKIPPED: Final = ("desk 3", "desk 4", "desk 5", "desk 7", "desk 8", "desk 9", "desk 10", "desk 11", "desk 12",
                  "week 2", "week 3", "week 4", "week 5", "week 7", "week 8", "week 9", "week 10", "week 11", "week 12",
                  "family C", "talk 6", "repeat 6", "overview 2")  # fmt: skip
PICTURES: Final = {("home",): "title", ("scenarios", "scenarios"): "scenarios", ("scenarios", "lessons"): "lessons",
                   ("past",): "past games"}  # fmt: skip
FAULTY: Final = "format: 1\nid: broken\ntitle: x\nweeks: 400\nclients:\n  - id: a\n    nmae: A\n    ledger: [{amount: -3}]\n"


def a_past(home: Path) -> Store:
    """A data folder in which something has been played, with a faulty file among one's own."""
    folder = home / "scenarios"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text(FAULTY)
    (folder / "own.yaml").write_text(SCENARIO.replace("id: final-quarter", "id: own"))
    store = Store(home)
    for scenario, score, medal in (
        ("between-friends", 104.0, "gold"), ("county-flood", 71.0, "bronze"), ("final-quarter", 88.0, "silver"),
        ("lesson-2-ask-often", 112.0, "gold"), ("lesson-1-shared-plan", 64.0, "bronze"),
    ):  # fmt: skip
        text = files("scenarios").joinpath(f"{scenario}.yaml").read_text("utf-8")
        store.finish(store.new_game(scenario, text, 4711, 2, "person", False), score * 21_000, score, medal, "")
    app = at_desk(store=store)
    press(app, "C 1 E Enter Enter 2 C 1 E Enter Enter C 1")
    return store


def outside_a_game(store: Store, language: str, settings: Settings) -> Iterator[tuple[str, App]]:
    """Title, cards, past games, settings, help."""
    ui = canvas_on(pygame.display.set_mode(SIZE), language)
    app = window.make_title(ui, store)
    app.apply(settings)
    for door in DOORS:
        if door.way == ("drills",):  # more is to be seen there when a game has been looked back on
            continue
        app.command(door.way)
        app.draw()
        yield PICTURES.get(door.way, " ".join(map(str, door.way))), app
    app.command(("test",))
    press(app, "Enter 2")
    yield "test, a situation", app
    press(app, "Enter" + " 1 Enter" * 11)
    yield "test, done", app
    app.command(("scenarios", "scenarios"))
    app.draw()
    faulty = next(n for n, card in enumerate(app.screen._cards) if card.entry.scenario is None)
    app.command(("open", faulty))
    app.draw()
    yield "faulty file", app


def special_games(store: Store, language: str, settings: Settings, folder: Path) -> Iterator[tuple[str, App]]:
    """A lesson with its coach, a trainer's game, a file read again."""
    lesson = files("scenarios").joinpath("lesson-6-check-first.yaml").read_text("utf-8")
    app = at_desk(language=language, scenario=lesson)
    app.apply(settings)
    app.draw()
    yield "lesson", app
    press(app, "Space C 1")
    yield "lesson, a move", app
    press(app, "E Enter")
    yield "lesson, week", app
    file = folder / "small.yaml"
    file.write_text(SCENARIO)
    app = at_desk(language=language, scenario=SCENARIO, path=str(file), trainer=True)
    app.apply(settings)
    press(app, "C 1 N 2 Enter Esc 3 C 1 Esc 1")
    yield "trainer", app
    file.write_text(SCENARIO.replace("weeks: 13", "weeks: 13\nmoves: {forbid: [call]}", 1))
    press(app, "F5")
    yield "trainer, skipped", app
    file.write_text(SCENARIO.replace("weeks: 13", "weeks: 1300", 1))
    press(app, "Esc F5")
    yield "trainer, fault", app


def explained(language: str, settings: Settings) -> Iterator[tuple[str, App]]:
    """A word of explanation where the mouse rests."""
    app = at_desk(language=language)
    app.apply(settings)
    press(app, "C 1 C 2")
    place = app.ui.rect(app.ui.places["hour 3"]).center
    app.event(pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(1, 1), buttons=(0, 0, 0)))
    app.moved_at -= 1
    app.draw()
    yield "explanation", app


def debriefed(store: Store, language: str, settings: Settings) -> Iterator[tuple[str, App]]:
    """A debrief, page by page; a decision made again; drills."""
    found = debriefing("county-flood", "textbook", 5, ("L6",))
    app = window.make_title(canvas_on(pygame.display.set_mode(SIZE), language), store)
    app.apply(settings)
    early = Debriefing(found.played, found.target)
    app.show(screen_of(early))
    app.draw()
    yield "debrief, at once", app
    screen = screen_of(found)
    app.show(screen)
    for number, page in enumerate(PAGES, 1):
        press(app, f"{number} Down" if page == "clients" else str(number))
        yield f"debrief, {page}", app
    press(app, "3 C")
    app.screen.found.wait()
    app.draw()
    yield "two cases", app
    press(app, "1")
    yield "two cases, answered", app
    press(app, "Esc 2 A")
    yield "debrief, an answer", app
    press(app, "S")
    yield "debrief, show me", app
    press(app, "T")
    yield "debrief, let me try", app
    screen.tried.clear()
    app.screen = app.screen.answered(app.ui, screen.chosen().best)
    app.screen.errand.wait()
    app.draw()
    yield "debrief, tried again", app
    old = store.new_game("county-flood", found.played.scenario, found.played.seed, 1, "person", False)
    for place, step in enumerate(found.played.steps):
        store.add_step(old, place, step)
    store.finish(old, 1_234_000.0, 77.0, "bronze", "")
    app.command(("debrief_saved", old))
    app.draw()
    yield "debrief, other rules", app
    game = store.new_game("county-flood", found.played.scenario, found.played.seed, RULES_VERSION, "person", False)
    for place, step in enumerate(found.played.steps):
        store.add_step(game, place, step)
    drills.keep(store, game, found.seen.debrief)
    for one in (old, game):
        store.finish(one, 1_234_000.0, 77.0, "bronze", "")
    app.command(("drills",))
    app.draw()
    yield "drills", app


def pictures(folder: Path) -> list[str]:
    """Write all pictures. Returns what is wrong with them: texts cut off, or over one another."""
    wrong = []
    with tempfile.TemporaryDirectory() as home:
        os.environ["FINALKICK_HOME"] = home
        store = a_past(Path(home))
        for language in words.LANGUAGES:
            for name in theme.THEMES:
                settings = Settings(theme=name, motion=False)
                window.forget()
                place = folder / f"{language}-{name}"
                place.mkdir(parents=True, exist_ok=True)

                def game(language: str = language, settings: Settings = settings) -> Iterator[tuple[str, App]]:
                    app = at_desk(language=language)
                    app.apply(settings)
                    app.command(("new",))
                    app.draw()
                    yield from ((screen, app) for screen in every_screen(app) if screen not in SKIPPED)

                shown = [outside_a_game(store, language, settings), game(),
                         special_games(store, language, settings, Path(home)), explained(language, settings),
                         debriefed(store, language, settings)]  # fmt: skip
                number = 0
                for part in shown:
                    for screen, app in part:
                        number += 1
                        pygame.image.save(app.ui.brush.surface, str(place / f"{number:02} {screen}.png"))
                        wrong += [f"{language} {name} {screen}: {one}" for one in faults_of(app.ui)]
        store.close()
    return wrong


def page(folder: Path) -> Path:
    """A page that shows the pictures, a row a screen."""
    columns = sorted(one.name for one in folder.iterdir() if one.is_dir())
    rows = []
    for picture in sorted((folder / columns[0]).glob("*.png")):
        cells = "".join(f'<td><img src="{column}/{picture.name}" width="620" loading="lazy"></td>' for column in columns)
        rows.append(f"<tr><th>{picture.stem}</th>{cells}</tr>")
    heads = "".join(f"<th>{column}</th>" for column in columns)
    index = folder / "index.html"
    index.write_text(
        '<!doctype html><meta charset="utf-8"><title>Final Kick</title>'
        f"<table><tr><th></th>{heads}</tr>{''.join(rows)}</table>\n",
        "utf-8",
    )
    return index


def main() -> int:
    """The whole gallery. Fails if a text is cut off."""
    pygame.display.init()
    pygame.font.init()
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")
    wrong = pictures(folder)
    print("\n".join([*wrong, f"{sum(1 for _ in folder.rglob('*.png'))} pictures: {page(folder)}"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
