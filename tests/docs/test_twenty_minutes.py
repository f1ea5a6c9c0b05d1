"""The guide of twenty minutes: followed to the letter, in an empty folder, from the report to the page about the class."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import ROOT, environment
from tests.docs.pages import blocks
from tests.test_guide import shows

PAGES = {"en": ROOT / "docs" / "twenty-minutes.md", "zh": ROOT / "docs" / "twenty-minutes.zh.md"}
WEEKS = "\n".join("e" for _ in range(20)) + "\n"
"""Typed into a game: every week is ended, which is a game played to its end."""


def steps(text: str) -> list[tuple[str, list[str]]]:
    """Each command of a block with what it is said to show."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


@pytest.mark.long
@pytest.mark.parametrize("language", PAGES)
def test_a_newcomer_comes_to_the_end(language: str, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    env = {**environment(), "LANG": {"en": "en_GB.UTF-8", "zh": "zh_CN.UTF-8"}[language]}
    done = []
    for block in blocks(PAGES[language]):
        if block.kind == "csv":
            (folder / "ageing.csv").write_text(block.text, "utf-8")
        for command, expected in steps(block.text) if block.kind == "console" else ():
            if "north.yaml" in command:  # the file has been given to everybody
                (folder / "north.yaml").write_bytes((home / "scenarios" / "north.yaml").read_bytes())
            if command.startswith("finalkick class"):
                (folder / "games").mkdir()
                os.rename(folder / "wang-fang.json", folder / "games" / "wang-fang.json")
            words = f"{command.removeprefix('finalkick ')} --lang {language}"
            ran = subprocess.run(
                f'"{sys.executable}" -m game {words}',
                shell=True,
                cwd=folder,
                env=env,
                input=WEEKS,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
            )
            assert ran.returncode == 0, f"{command}\n{ran.stdout}"
            told = [line.rstrip() for line in ran.stdout.replace(str(home), "…").splitlines()]
            assert shows(told, expected), f"{command}\n{ran.stdout}"
            done.append(words.split()[0])
    assert done == ["new", "check", "balance", "play", "play", "brief", "brief", "games", "export", "class"]
    assert (folder / "class.html").stat().st_size > 10_000
    assert len((folder / "class.csv").read_text("utf-8-sig").splitlines()) == 2
