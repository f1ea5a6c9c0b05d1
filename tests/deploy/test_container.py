"""The Dockerfile: well put, copies what is there, installs an extra there is, starts a room, and asks it whether it is well.

Where something that builds is at hand, `.ci/container` builds it and starts it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from game.commands.app import called
from tests.command_tables import commands
from tests.commands import ROOT
from tests.serve.class_stage import class_of

FILE = ROOT / "docs" / "deploy" / "Dockerfile"
LINTER = ROOT / "tests" / "editor" / "dockerfile.mjs"
HERE = shutil.which("node") is not None and (LINTER.parent / "node_modules" / "dockerfile-utils").is_dir()
NEEDS_LINTER = pytest.mark.skipif(
    not HERE and os.environ.get("REQUIRE_EDITOR") != "1", reason="no dockerfile-utils here: npm ci --prefix tests/editor"
)
LINES = re.sub(r"^#.*\n", "", FILE.read_text("utf-8"), flags=re.M).splitlines()


def instructions(kind: str) -> list[str]:
    """What follows an instruction, each time that it stands there."""
    return [line.removeprefix(f"{kind} ") for line in LINES if line.startswith(f"{kind} ")]


def complaints(file: Path) -> list[str]:
    """What dockerfile-utils has against a Dockerfile."""
    done = subprocess.run(["node", LINTER, file], capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.splitlines()


@NEEDS_LINTER
def test_the_linter_has_nothing_against_it_and_would_say_so(tmp_path: Path) -> None:
    bad = tmp_path / "Dockerfile"
    bad.write_text("FROM a\nEXPOSE x\nFRO b\n", "utf-8")
    assert (complaints(FILE), len(complaints(bad))) == ([], 2)


def test_it_copies_what_is_there_and_nothing_that_is_kept_from_it() -> None:
    copied = [one for line in instructions("COPY") if not line.startswith("--from") for one in line.split()[:-1]]
    assert [one for one in copied if not (ROOT / one).exists()] == []
    ignore = FILE.with_name("Dockerfile.dockerignore").read_text("utf-8")
    assert sorted(line.removeprefix("!") for line in ignore.splitlines() if line.startswith("!")) == sorted(copied)
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert {*wheel["packages"], *wheel["force-include"]} <= set(copied)


def test_it_installs_an_extra_that_serves_on_a_python_that_will_do() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (extra,) = instructions("ARG")
    assert extra.removeprefix("EXTRAS=") in project["optional-dependencies"]
    pythons = {tuple(map(int, re.findall(r"\d+", line)[:2])) for line in instructions("FROM")}
    assert min(pythons) >= tuple(map(int, re.findall(r"\d+", project["requires-python"])))


def test_nobody_in_it_is_root_and_rooms_outlive_it() -> None:
    order = [line.split()[0] for line in LINES if line]
    assert order.index("USER") < order.index("ENTRYPOINT")
    assert instructions("USER") == ["finalkick"]
    (kept,) = instructions("VOLUME")
    assert f"FINALKICK_HOME={kept}" in instructions("ENV")[0]


def test_what_it_starts_is_a_command_of_ours_to_the_last_option() -> None:
    entry, words = (json.loads(instructions(kind)[0]) for kind in ("ENTRYPOINT", "CMD"))
    assert entry == ["finalkick"]
    known = {option for one in commands()[called(words)].params for option in one.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_how_it_asks_whether_all_is_well_needs_no_cookie(tmp_path: Path) -> None:
    health = json.loads(instructions("HEALTHCHECK")[0].partition("CMD ")[2])
    port = instructions("EXPOSE")[0]
    with class_of(tmp_path) as room:
        ask = [sys.executable, *(one.replace(port, str(room.port)) for one in health[1:])]
        assert subprocess.run(ask, timeout=60, check=False).returncode == 0
    assert subprocess.run(ask, timeout=60, check=False, stderr=subprocess.DEVNULL).returncode != 0
