"""The pictures of both READMEs, taken from the game as a person sees it: `python -m tests.readme_pictures [FOLDER]`.

Needs Xvfb, xdotool and scrot for the window, Chromium for the page; pngquant makes them small. Takes minutes: a debrief and a
report card are worked out in full. Look at them before you commit them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.language.locale import LANGUAGES
from game.play.store import Store
from sim_core import RULES_VERSION
from sim_core.debrief.task import Played
from sim_core.engine.record import END_WEEK
from tests.debriefed import who_says
from tests.window_screen import ROOT, Screen

WEEKS_PLAYED: Final = 4
BAR: Final = (1050, 48)
"""Where a debrief shows how far it is."""
EVERY_SECONDS, SAME = 4.0, 3
"""How often one looks whether something still moves, and how many equal pictures say that nothing does."""
PAGE: Final = (1100, 900)


def main() -> int:
    """Take all pictures, in every language."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs" / "pictures").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        ending = "" if language == "en" else f".{language}"
        desk(folder / f"desk{ending}.png", language)
        debrief(folder / f"debrief{ending}.png", language)
        report_card(folder / f"report-card{ending}.png", language)
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--ext", ".png", "--skip-if-larger", *folder.glob("*.png")], check=False)
    return 0


def desk(picture: Path, language: str) -> None:
    """In the middle of a quarter: a client is asked for money and gives a reason."""
    with tempfile.TemporaryDirectory() as home:
        game = who_says("final-quarter", "textbook", 5, ("L6",))
        ends = [number for number, step in enumerate(game.steps) if step.move == END_WEEK]
        so_far = game.steps[: ends[WEEKS_PLAYED - 1] + 1]
        keep(Path(home), "final-quarter", Played(game.scenario, game.seed, so_far), over=False)
        screen = Screen(Path(home))
        screen.start("--lang", language)
        screen.key("Return", "Return", "Escape", "2", "c", "1", "Escape", "7", "c", "1")
        settled(screen, picture)
        screen.close()


def debrief(picture: Path, language: str) -> None:
    """The turning points of a game that was played well but for what was believed unchecked."""
    with tempfile.TemporaryDirectory() as home:
        keep(Path(home), "county-flood", who_says("county-flood", "textbook", 5, ("L6",)), over=True)
        screen = Screen(Path(home))
        screen.start("--lang", language)
        screen.key("g", "d", "2")
        settled(screen, picture, BAR)
        screen.key("a")
        settled(screen, picture)
        screen.close()


def keep(home: Path, name: str, game: Played, over: bool) -> None:
    """Put a game into the store of a data folder, as if it had been played there."""
    store = Store(home)
    number = store.new_game(name, game.scenario, game.seed, RULES_VERSION, "person", False)
    for place, step in enumerate(game.steps):
        store.add_step(number, place, step)
    if over:
        store.finish(number, 0.0, 0.0, "", "")
    store.close()


def settled(screen: Screen, picture: Path, working: tuple[int, int] | None = None) -> None:
    """A picture once nothing has moved for a while. `working`: where a bar is seen for as long as something is worked out."""
    seen: list[bytes] = []
    while len(seen) < SAME or len(set(seen[-SAME:])) > 1 or (working and at_work(picture, working)):
        time.sleep(EVERY_SECONDS)
        screen.picture(picture)
        seen.append(picture.read_bytes())


def at_work(picture: Path, bar: tuple[int, int]) -> bool:
    """Is a bar seen there, or nothing but the ground?"""
    image = pygame.image.load(picture)
    return image.get_at(bar) != image.get_at((image.get_width() - 4, bar[1]))


def report_card(picture: Path, language: str) -> None:
    """The head of the page that `finalkick balance` writes."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as home:
        page = Path(home) / "card.html"
        command = [sys.executable, "-m", "game", "balance", "county-flood", "--out", str(page), "--lang", language]
        subprocess.run(command, cwd=ROOT, env=os.environ | {"FINALKICK_HOME": home}, check=True, stdout=subprocess.DEVNULL)
        width, height = PAGE
        subprocess.run(
            [browser, "--headless", "--no-sandbox", "--hide-scrollbars", f"--user-data-dir={home}/browser",
             f"--window-size={width},{height}", f"--screenshot={picture}", page.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
