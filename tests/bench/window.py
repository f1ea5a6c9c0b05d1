"""How fast the window is, at 1920×1080: first picture, motion, whole changes, a key's answer, idleness, memory.

`python -m tests.bench.window` measures on the display there is, on a virtual one (Xvfb) where there is none, and on SDL's
dummy driver without either. Prints figures and what they are to stay below.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from itertools import count
from pathlib import Path

SIZE = (1920, 1080)
WEEKS = 8
STARTS = 5
IDLE_SECONDS = 5.0
LIMITS = {
    "first_picture_s": 1.0, "moving_p99_ms": 12.0, "whole_p99_ms": 25.0, "answer_worst_ms": 50.0, "idle_cpu_percent": 5.0,
    "memory_mb": 250.0, "memory_played_mb": 250.0,
}  # fmt: skip
ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def display() -> Iterator[str]:
    """A display to draw on: the one there is, or a virtual one; its name, or an empty text for SDL's dummy driver."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    if shutil.which("Xvfb") is None:
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        yield ""
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        os.environ["DISPLAY"] = f":{answer.readline().strip()}"
    try:
        yield os.environ["DISPLAY"]
    finally:
        server.terminate()
        server.wait()


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of all values lie."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def first_picture() -> list[float]:
    """Seconds from the start of the process to the title, several times."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    found = []
    for _ in range(STARTS + 1):
        command = [sys.executable, str(ROOT / "tests/bench/first_frame.py"), str(time.time())]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        found.append(float(done.stdout.strip()))
    return found[1:]  # the first one warms the disk


def of_process(pid: int) -> tuple[float, float]:
    """Seconds of CPU a process has used so far, and its memory in MB."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    used = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return used, pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def idleness() -> tuple[float, float]:
    """CPU in per cent of a core, and memory in MB, of a game that waits at its briefing."""
    command = [sys.executable, "-m", "game", "play", "final-quarter", "--seed", "5", "--lang", "zh"]
    game = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)
    try:
        time.sleep(2.5)
        before, _ = of_process(game.pid)
        time.sleep(IDLE_SECONDS)
        after, memory = of_process(game.pid)
    finally:
        game.terminate()
        game.wait()
    return (after - before) / IDLE_SECONDS * 100, memory


def timed(action: Callable[[], None]) -> float:
    """How long an action took, in milliseconds."""
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def playing() -> dict[str, float]:
    """A game by keys: pictures while something moves, whole pictures, and the answer to a key, in milliseconds."""
    import pygame

    from game.window import app as window

    scenario = files("scenarios").joinpath("final-quarter.yaml").read_text("utf-8")
    ui = window.open_window("zh", SIZE)
    ui.clock = count().__next__  # whoever presses keys as fast as here would be taken to press them by mistake
    app = window.make_app(ui, scenario, "final-quarter.yaml", 5, None)

    def press(key: int) -> None:
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            app.event(pygame.event.Event(kind, key=key, mod=0, unicode=""))
        app.draw()

    moving: list[float] = []

    def watch(most: float) -> None:
        """Let things move at their own pace."""
        end = time.monotonic() + most
        while ui.moving and time.monotonic() < end:
            began = time.monotonic()
            if app.dirty:
                app.draw()
            moving.append(timed(lambda: app.frame(time.monotonic())))
            time.sleep(max(1 / 60 - (time.monotonic() - began), 0))

    app.draw()
    press(pygame.K_RETURN)
    answers, whole = [], []
    for week in range(WEEKS):
        for client in range(8):
            for key in (pygame.K_ESCAPE, pygame.K_1 + client, pygame.K_c):
                whole += [timed(lambda key=key: press(key))]
            answers.append(timed(lambda: press(pygame.K_1)))
            watch(1.6 if week < 2 else 0.2)
        for key in (pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_o, pygame.K_o, pygame.K_F1, pygame.K_F1):
            whole += [timed(lambda key=key: press(key))]
        press(pygame.K_ESCAPE)
        press(pygame.K_e)
        answers.append(timed(lambda: press(pygame.K_RETURN)))  # it is meant
        press(pygame.K_RETURN)
    began, pictures = time.monotonic(), len(moving)
    press(pygame.K_ESCAPE)
    press(pygame.K_1)
    press(pygame.K_c)
    press(pygame.K_1)
    began, pictures = time.monotonic(), len(moving)
    watch(0.5)
    rate = (len(moving) - pictures) / (time.monotonic() - began)
    _, memory = of_process(os.getpid())
    pygame.quit()
    return {
        "memory_played_mb": memory,
        "moving_median_ms": statistics.median(moving),
        "moving_p99_ms": percentile(moving, 0.99),
        "moving_pictures": float(len(moving)),
        "pictures_per_s": rate,
        "whole_median_ms": statistics.median(whole),
        "whole_p99_ms": percentile(whole, 0.99),
        "answer_median_ms": statistics.median(answers),
        "answer_worst_ms": max(answers),
    }


def measure() -> dict[str, object]:
    """All figures, with what each is to stay below where there is such a thing."""
    with tempfile.TemporaryDirectory() as folder, display() as name:
        os.environ["FINALKICK_HOME"] = folder
        os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
        figures: dict[str, float] = {}
        if name:
            starts = first_picture()
            figures["first_picture_s"] = statistics.median(starts)
            figures["first_picture_worst_s"] = max(starts)
            figures["idle_cpu_percent"], figures["memory_mb"] = idleness()
        figures |= playing()
    shown = {key: round(value, 3 if key.endswith("_s") else 1) for key, value in figures.items()}
    return {"display": name or "dummy", "size": list(SIZE), **shown, "limits": LIMITS}


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
