"""A Friday as a strip of pictures, beat by beat, in both languages: `python -m tests.filmstrip [FOLDER]` (needs no screen)."""

import os
import sys
from pathlib import Path
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.language.locale import LANGUAGES
from game.window.desk.friday import FridayScreen
from game.window.loop import App
from sim_core import load_scenario
from sim_core.engine.record import END_WEEK
from tests.played import bot_steps
from tests.window_stage import at_desk

ROOT: Final = Path(__file__).parents[1]
SEED: Final = 8
COLUMNS, WIDE, GAP = 3, 640, 12
GROUND: Final = (226, 222, 212)


def a_telling_friday(app: App) -> FridayScreen:
    """The first Friday of a game of the textbook's on which somebody pays, somebody was forgotten and something surprises."""
    play = app.screen.play
    for step in bot_steps(load_scenario("final-quarter"), "textbook", SEED):
        if step.move != END_WEEK:
            play.make(step)
            continue
        friday = FridayScreen(app.screen, play.end_week(), clock=lambda: 0.0)
        if len(friday.friday.arrivals) >= 2 and friday.friday.forgotten and friday.friday.surprise:
            return friday
    raise AssertionError("no Friday of this game tells of all three")


def frames(app: App, friday: FridayScreen) -> list[pygame.Surface]:
    """A picture of each beat, as it begins."""
    app.screen, found, now = friday, [], 0.0
    for beat in friday.beats:
        friday.clock = lambda at=now: at + 0.01
        app.draw()
        found.append(pygame.transform.smoothscale(app.ui.brush.surface, (WIDE, WIDE * 9 // 16)))
        now += beat.seconds
    return found


def strip(pictures: list[pygame.Surface]) -> pygame.Surface:
    """Pictures in rows of `COLUMNS`."""
    high, rows = pictures[0].get_height(), -(-len(pictures) // COLUMNS)
    whole = pygame.Surface((COLUMNS * (WIDE + GAP) + GAP, rows * (high + GAP) + GAP))
    whole.fill(GROUND)
    for number, one in enumerate(pictures):
        row, column = divmod(number, COLUMNS)
        whole.blit(one, (GAP + column * (WIDE + GAP), GAP + row * (high + GAP)))
    return whole


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    pygame.init()
    for language in LANGUAGES:
        stage = at_desk(language=language, seed=SEED)
        picture = strip(frames(stage, a_telling_friday(stage)))
        pygame.image.save(picture, folder / f"friday{'' if language == 'en' else f'.{language}'}.png")
