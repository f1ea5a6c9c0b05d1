"""A seat in a real browser, measured and looked at: `python -m tests.validate.in_browser [--inputs 30] [--pictures FOLDER]`.

Told are, for a wide page and a phone's, the milliseconds from an input until the page has changed and until it is painted, the
bytes of a choice and of a first visit, and how far what the browser paints is from what the window's brush makes of the same
strokes: the mean difference of a screen, of 255, and what it is where they differ. The pictures are kept beside each other.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any, Final

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import numpy as np
import pygame

from game.window.desk.friday import FridayScreen
from game.window.desk.week import Week
from tests.debriefed import debriefing, screen_of
from tests.replay import replayed
from tests.serve import stage
from tests.serve.seat_stage import Seated, a_room

PAGES: Final[dict[str, dict[str, Any]]] = {
    "wide": {"viewport": {"width": 1280, "height": 720}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "has_touch": True, "is_mobile": True},
    "tablet": {"viewport": {"width": 820, "height": 1180}, "has_touch": True, "is_mobile": True},
}
INPUTS: Final = {
    "wide": ("KeyC", "KeyI", "KeyN", "Digit1", "Escape", "Digit2", "KeyL", "Escape", "Digit4", "KeyC", "Digit1"),
    "phone": ("客户", "恒泰", "动作", "摸底$", "谈判$", "交谈", "客户", "康源", "动作", "催款$", "电话催款"),
}
LIMITS: Final = {"changed_ms": 30.0, "painted_ms": 50.0, "apart": 8.0}
WATCH: Final = """() => {
  window.seen = [];
  let began = 0;
  const begin = () => { began = performance.now(); };
  for (const name of ["keydown", "pointerup"]) addEventListener(name, begin, true);
  new MutationObserver(() => {
    if (!began) return;
    const one = { changed: performance.now() - began };
    began = 0;
    requestAnimationFrame(() => setTimeout(() => { one.painted = performance.now() - one.began; }));
    one.began = performance.now() - one.changed;
    window.seen.push(one);
  }).observe(document.querySelector(".strokes"), { childList: true });
}"""


def measured(page: Any, seat: Seated, kind: str, inputs: int) -> dict[str, float]:
    """What so many inputs take, each once the one before has been answered."""
    page.evaluate(WATCH)
    for number in range(inputs):
        what = INPUTS[kind][number % len(INPUTS[kind])]
        if kind == "wide":
            page.keyboard.press(what)
        else:
            page.get_by_role("button", name=stage.beginning(what)).last.tap()
        page.wait_for_timeout(250)
    seen = [one for one in page.evaluate("() => window.seen") if "painted" in one]

    def part(name: str, share: float) -> float:
        found = sorted(one[name] for one in seen)
        return round(found[min(int(share * len(found)), len(found) - 1)], 1)

    return {"inputs": inputs, "changes": len(seen)} | {
        f"{name}_{how}": part(name, share) for name in ("changed", "painted") for how, share in (("p50", 0.5), ("worst", 1.0))
    }


def screens(seat: Seated) -> Iterator[str]:
    """Go from screen to screen, by keys where there are any."""

    def keys(told: str) -> None:
        for code in told.split():
            seat.do(lambda it, code=code: it.take({"do": "key", "code": code}))

    def show(screen: Any) -> None:
        seat.do(lambda it: it.app.show(screen))

    yield "briefing"
    keys("Enter Escape")
    yield "desk"
    keys("KeyC Digit1")
    yield "talk"
    keys("KeyN")
    yield "moves"
    keys("Digit2")
    yield "form"
    keys("Escape F3")
    yield "settings"
    keys("F3 KeyO")
    yield "overview"
    keys("KeyO KeyE Enter")
    yield "week"
    week = seat.seat.app.screen
    if isinstance(week, Week):
        friday = FridayScreen(week.desk, week.ended, clock=seat.seat.ui.clock)
        friday.started -= 60.0
        show(friday)
        yield "friday"
        show(week)
    keys("Enter")
    while not seat.seat.play.session.over:
        keys("KeyC Digit1 Escape KeyE Enter Enter Enter")
    while seat.seat.where != "result":
        keys("Enter")
        time.sleep(0.05)
    yield "result"
    show(screen_of(debriefing()))
    for number in range(1, 4):
        keys(f"Digit{number}")
        yield f"debrief {number}"
    seat.do(lambda it: it.app.command(("home",)))
    yield "title"


def shot(page: Any, seat: Seated) -> tuple[pygame.Surface, pygame.Surface]:
    """The picture that the browser paints, at one pixel for one of the canvas, and that of the window's brush."""
    for _ in range(200):
        if page.evaluate("() => document.querySelector('.stage').dataset.shown") == str(seat.seat.number):
            break
        time.sleep(0.05)
    page.wait_for_timeout(400)
    ui = seat.seat.ui
    here = pygame.image.load(BytesIO(page.screenshot(scale="css")))
    return here, replayed(list(ui.brush.strokes), ui.brush.size, ui.theme)


def apart(one: pygame.Surface, other: pygame.Surface) -> float:
    """The mean difference of two pictures, of 255."""
    size = min(one.get_width(), other.get_width()), min(one.get_height(), other.get_height())
    pixels = [pygame.surfarray.array3d(picture.subsurface(((0, 0), size))).astype(np.int16) for picture in (one, other)]
    return round(float(np.abs(pixels[0] - pixels[1]).mean()), 2)


def looked_at(page: Any, seat: Seated, folder: Path, name: str) -> dict[str, float]:
    """Every screen, its pictures side by side in the folder."""
    found = {}
    for screen in screens(seat):
        here, there = shot(page, seat)
        found[screen] = apart(here, there)
        both = pygame.Surface((here.get_width() + there.get_width() + 8, max(here.get_height(), there.get_height())))
        both.blit(here, (0, 0))
        both.blit(there, (here.get_width() + 8, 0))
        pygame.image.save(both, str(folder / f"{name} {screen}.png"))
    return found


def main() -> int:
    """Fails where a figure is beyond its limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=33)
    parser.add_argument("--pictures", type=Path, default=Path("pictures/browser"))
    parser.add_argument("--only", help="one page of one language, as “phone zh”: its pictures, and nothing measured")
    options = parser.parse_args()
    options.pictures.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    told: dict[str, Any] = {"limits": LIMITS}
    beyond = []
    with tempfile.TemporaryDirectory() as folder, a_room(Path(folder)) as room, stage.chromium() as browser:
        for kind, language in (("wide", "en"), ("phone", "zh")) if not options.only else ():
            seat = room.sit(language=language)
            with stage.looking(browser, **PAGES[kind]) as page:
                page.goto(seat.link)
                page.wait_for_selector("[data-shown]")
                page.keyboard.press("Enter")
                page.wait_for_timeout(500)
                told[f"{kind} {language}"] = figures = measured(page, seat, kind, options.inputs)
                beyond += [name for name in ("changed", "painted") if figures[f"{name}_p50"] > LIMITS[f"{name}_ms"]]
        for kind, language in product(PAGES, ("en", "zh")):
            name = f"{kind} {language}"
            if options.only not in (None, name):
                continue
            seat = room.sit(language=language)
            with stage.looking(browser, **PAGES[kind]) as page:
                page.goto(seat.link)
                page.wait_for_selector("[data-shown]")
                found = looked_at(page, seat, options.pictures, name)
                told[f"{name}: apart"] = {"median": round(median(found.values()), 2), **found}
                beyond += [screen for screen, far in found.items() if far > LIMITS["apart"]]
    print(json.dumps(told, indent=1, ensure_ascii=False))
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
