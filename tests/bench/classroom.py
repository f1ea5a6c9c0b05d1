"""How long `finalkick class` takes for the files of a large class: every game played again, with those it is compared with.

`python -m tests.bench.classroom [GAMES]`. Games of bots of many habits, each with a seed of its own, who say what they believe:
half of the largest scenario, the rest of two others.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sim_core.batch.workers import processors
from sim_core.engine.record import to_json
from tests.classroom_stage import library_text, played

GAMES = 500
SCENARIOS = ("final-quarter", "lesson-6-check-first", "final-quarter", "between-friends")
BOTS = ("textbook", "credulous", "pushy", "parts", "visitor")
ALLOWED_S = 20.0


def write(folder: Path, games: int) -> None:
    """The files of a class."""
    for number in range(games):
        text = library_text(SCENARIOS[number % len(SCENARIOS)])
        record = played(f"Person {number}", BOTS[number % len(BOTS)], 1000 + number, text, started="2026-03-02T09:00:00+00:00")
        (folder / f"{number}.json").write_text(to_json(record), "utf-8")


def measure(games: int) -> dict[str, float]:
    """Seconds by the clock, and of all processors, that the command takes from its start."""
    with tempfile.TemporaryDirectory() as place:
        folder, table = Path(place) / "class", Path(place) / "class.csv"
        folder.mkdir()
        write(folder, games)
        begun = time.perf_counter()
        words = [sys.executable, "-m", "game", "class", str(folder), "--csv", str(table), "--lang", "en"]
        done = subprocess.run(["bash", "-c", 'time "$@"', "time", *words], capture_output=True, text=True)
        took = time.perf_counter() - begun
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"{games} people, {games} games" in done.stdout, done.stdout[-2000:]
        used = sum(_seconds(line) for line in done.stderr.splitlines() if line.startswith(("user", "sys")))
    return {
        "games": games,
        "seconds": round(took, 1),
        "processor_s": round(used, 1),
        "a_game_ms": round(1000 * used / games, 1),
    }


def _seconds(line: str) -> float:
    minutes, _, seconds = line.split()[1].rstrip("s").partition("m")
    return 60 * float(minutes) + float(seconds)


if __name__ == "__main__":
    found = measure(int(sys.argv[1]) if len(sys.argv) > 1 else GAMES)
    alone = found["processor_s"] / min(processors(), 2)
    print(json.dumps({"class": {**found, "seconds_on_two_free_processors": round(alone, 1)}}, indent=1))
    well = min(alone, found["seconds"]) <= ALLOWED_S
    print(f"class: {GAMES} games ≤ {ALLOWED_S:.0f} s on 2 processors:", "yes" if well else "NO")
