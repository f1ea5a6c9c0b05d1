"""The front door of the simulation: what it exports is what there is, and to come in costs little."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import sim_core
from sim_core.model.state import Batch, Client
from tests.commands import ROOT, environment

DOORS = sorted(path.stem for path in (ROOT / "sim_core" / "public").glob("*.py") if path.stem != "__init__")
HEAVY = ("numpy", "pydantic", "pygame", "sim_core.model.state", "sim_core.engine", "game.play.session")
"""What help and a version need not wait for."""


@pytest.mark.parametrize("name", DOORS)
def test_a_door_exports_what_it_imports_and_all_of_it_is_there(name: str):
    door = importlib.import_module(f"sim_core.public.{name}")
    tree = ast.parse(Path(door.__file__ or "").read_text("utf-8"))
    imported = {one.name for node in tree.body if isinstance(node, ast.ImportFrom) for one in node.names}
    assert imported == set(door.__all__)
    assert not [one for one in door.__all__ if getattr(door, one) in (Batch, Client)]


def test_all_that_the_game_uses_is_exported():
    for path in sorted((ROOT / "game").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sim_core":
                door = importlib.import_module(node.module or "")
                # The coach is a file of its own subject, and says all of itself.
                exported = vars(door) if node.module in ("sim_core.coach", "sim_core.public") else door.__all__
                missing = {one.name for one in node.names} - {*exported, *(DOORS if node.module == "sim_core.public" else ())}
                assert not missing, f"{path}:{node.lineno}: {missing} is not exported by {node.module}"


def test_the_names_of_the_package_are_those_it_can_give():
    tree = ast.parse(Path(sim_core.__file__ or "").read_text("utf-8"))
    (typed,) = (node for node in tree.body if isinstance(node, ast.If))
    named = {one.name for node in typed.body if isinstance(node, ast.ImportFrom) for one in node.names}
    assert named == set(sim_core.__all__)
    assert all(getattr(sim_core, name) is not None for name in sim_core.__all__)
    with pytest.raises(AttributeError, match="Truth"):
        _ = sim_core.Truth  # type: ignore[attr-defined]  # that is what is tested


@pytest.mark.parametrize("words", [["--help"], ["--version"]], ids=str)
def test_help_imports_neither_rules_nor_games(words: list[str]):
    asked = f"import sys; from game.cli import main; main({words}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, env=environment(), capture_output=True, text=True, check=True
    )
    imported = done.stderr.split()
    assert "game.cli" in imported
    assert not [one for one in imported if one in HEAVY]
