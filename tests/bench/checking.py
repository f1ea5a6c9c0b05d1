"""How fast `finalkick check` is: one file, and a hundred different ones, in the process that a person starts.

`python -m tests.bench.checking [COPIES]`. Start is what `finalkick check --help` takes; it is told apart.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from game.commands.new_text import USUAL, new_text

COPIES = 100
ROUNDS = 3
LARGE = ("final-quarter", "falling-star", "impossible-number")
"""Of the largest scenarios there are: eight clients and 13 weeks, nine and 11, twelve and 7; two have a target to try out."""
ONE_FILE_S, MANY_FILES_S = 0.3, 5.0
"""What it may take after start."""


def seconds(*words: str) -> float:
    """The best of some rounds of a command, in a process of its own; of the processor, for others use it meanwhile."""
    took = []
    for _ in range(ROUNDS):
        before = used()
        done = subprocess.run([sys.executable, "-m", "game", *words], capture_output=True, text=True)
        took.append(used() - before)
        assert done.returncode == 0, done.stdout + done.stderr
    return min(took)


def used() -> float:
    """Processor seconds of the processes that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def variants(text: str, folder: Path, count: int) -> list[str]:
    """A scenario so many times, each with another name and other amounts, so that nothing can be looked up."""
    paths = []
    for number in range(count):
        amounts = re.sub(r"amount: (\d+)0000\b", rf"amount: \g<1>{number:04d}", text)
        file = folder / f"variant-{number}.yaml"
        file.write_text(re.sub(r"(?m)^id: .*", f"id: variant-{number}", amounts), "utf-8")
        paths.append(str(file))
    return paths


def measure(copies: int) -> dict[str, dict[str, float]]:
    """Seconds after start for one file and for many: of large scenarios, and of a lesson's size."""
    start = seconds("check", "--help")
    large = {name: files("scenarios").joinpath(f"{name}.yaml").read_text("utf-8") for name in LARGE}
    small = new_text("new", "en", "schema.json", USUAL, (USUAL,))
    texts = {**large, "a lesson with a target": small + "target: 300000\n", "a lesson": small}
    found = {"start": {"seconds": round(start, 2)}}
    for name, text in texts.items():
        with tempfile.TemporaryDirectory() as folder:
            paths = variants(text, Path(folder), copies)
            one, many = seconds("check", paths[0]) - start, seconds("check", *paths) - start
        found[name] = {"one_file_s": round(one, 2), f"{copies}_files_s": round(many, 2)}
    return found


def within(found: dict[str, dict[str, float]]) -> bool:
    """Is everything as quick as it has to be? (Many files are a hundred, whatever was asked for.)"""
    allowed = {"one_file_s": ONE_FILE_S, f"{COPIES}_files_s": MANY_FILES_S}
    return all(
        took <= allowed.get(what, MANY_FILES_S) for name, row in found.items() if name != "start" for what, took in row.items()
    )


if __name__ == "__main__":
    figures = measure(int(sys.argv[1]) if len(sys.argv) > 1 else COPIES)
    print(json.dumps({"check": figures}, indent=1))
    print(
        f"check: one file ≤ {ONE_FILE_S} s, {COPIES} files ≤ {MANY_FILES_S} s after start:", "yes" if within(figures) else "NO"
    )
