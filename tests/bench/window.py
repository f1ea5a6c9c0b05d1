"""How fast the window answers: a move and the end of a week, redraw and all, at 1280×720.

`python -m tests.bench.window` draws on the display there is, or on none (SDL's dummy driver) where there is none.
"""

import json
import os
import statistics
import time
from collections.abc import Callable
from importlib.resources import files

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game import app as window
from game.screens.desk import Desk
from game.screens.loop import App

WEEKS = 12


def press(app: App, key: int) -> None:
    """A key goes down and up, and the window shows what came of it."""
    app.event(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))
    app.event(pygame.event.Event(pygame.KEYUP, key=key, mod=0))
    app.draw()
    pygame.display.flip()


def milliseconds(action: Callable[[], None]) -> float:
    """How long an action took."""
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def measure() -> dict[str, dict[str, float]]:
    """Median and worst time of moves and of ends of weeks, in milliseconds."""
    scenario = files("scenarios").joinpath("final-quarter.yaml").read_text("utf-8")
    ui = window.open_window("zh", (1280, 720))
    app = window.make_app(ui, scenario, "final-quarter.yaml", 5, None)
    app.draw()
    press(app, pygame.K_RETURN)
    moves, weeks = [], []
    for _ in range(WEEKS):
        for client in range(8):
            for key in (pygame.K_ESCAPE, pygame.K_1 + client, pygame.K_c):
                press(app, key)
            moves.append(milliseconds(lambda: press(app, pygame.K_1)))
        press(app, pygame.K_ESCAPE)
        press(app, pygame.K_e)
        if isinstance(app.screen, Desk):  # it asks, as hours are left
            weeks.append(milliseconds(lambda: press(app, pygame.K_RETURN)))
        press(app, pygame.K_RETURN)
    return {
        name: {"median_ms": round(statistics.median(times), 1), "worst_ms": round(max(times), 1), "count": len(times)}
        for name, times in (("move", moves), ("end_week", weeks))
    }


if __name__ == "__main__":
    print(json.dumps({"driver": os.environ.get("SDL_VIDEODRIVER", "display"), **measure()}, indent=1))
