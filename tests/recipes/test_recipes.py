"""Each recipe of CONTRIBUTING.md, followed: its example is added to a copy of the tree, played, and looked back on."""

import re
from pathlib import Path

import pytest

from tests.long import few_now
from tests.recipes.applied import PROOF, RECIPES, ROOT, apply, copy_tree, recipe, run

MOST = 3
"""Files that an addition may touch, words apart."""
ADDING = re.compile(r"^## Adding an? (.+)$", re.MULTILINE)


def section(name: str) -> str:
    """What CONTRIBUTING.md says of adding something."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    found = re.search(rf"^## Adding an? {name}\b.*?$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"CONTRIBUTING.md has no recipe for a {name}"
    return found.group(1)


@pytest.mark.parametrize("name", few_now(RECIPES, lambda one: one == "move"))
def test_an_addition_is_played_and_looked_back_on(name: str, tmp_path: Path) -> None:
    copy_tree(tmp_path)
    touched = apply(recipe(name), tmp_path)
    assert len(touched) <= (1 if name == "scenario" else MOST), touched
    own = [file for file in touched if file.startswith("tests/test_")]
    whole = "tests/test_rows.py::test_nothing_is_missing"
    done = run(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", whole, PROOF, *own)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


@pytest.mark.parametrize("name", RECIPES)
def test_the_recipe_names_every_file_that_its_example_touches(name: str) -> None:
    example = recipe(name)
    told = section(name)
    edited = dict.fromkeys(edit["in"] for edit in example.get("edits", ()))
    assert [file for file in edited if file not in told and f"{file.rpartition('/')[0]}/" not in told] == []


def test_there_is_an_example_for_each_recipe() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert sorted(name.split()[0] for name in ADDING.findall(text)) == sorted(RECIPES)


@pytest.mark.parametrize("name", ["move", "excuse"])
def test_without_its_words_it_is_said_what_is_missing(name: str, tmp_path: Path) -> None:
    copy_tree(tmp_path)
    apply(recipe(name), tmp_path, with_words=False)
    done = run(tmp_path, "-m", "tests.rows")
    assert done.returncode == 1
    assert "words: " in done.stdout or "meaning" in done.stdout, done.stdout + done.stderr
