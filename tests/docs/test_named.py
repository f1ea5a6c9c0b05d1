"""Nothing that can be chosen is left out of the pages: options, settings, extras, the rules that the code cites."""

import re
import tomllib
from pathlib import Path

import pytest

from game.play.settings import Settings
from tests.command_tables import PAGE, commands, with_tables
from tests.docs.pages import EVERY, ROOT, name, spans

CODE = [file for room in ("game", "sim_core") for file in sorted((ROOT / room).rglob("*.py"))]
TOLD = {page.name: page.read_text("utf-8") for page in sorted((ROOT / "docs").glob("*.md"))}


def test_the_tables_of_options_are_those_of_the_commands() -> None:
    text = PAGE.read_text("utf-8")
    assert with_tables(text) == text, "`python -m tests.command_tables` writes them anew"


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_and_option_is_told_in_its_place(command: str) -> None:
    section = TOLD["commands.md"].split(f"## `finalkick {command}`\n")[1].split("\n## ")[0]
    options = [option for one in commands()[command].params for option in one.opts if option.startswith("--")]
    everywhere = TOLD["commands.md"].split("\n## ")[0]
    assert [one for one in options if f"`{one}" not in section and f"`{one}" not in everywhere] == []
    assert "```sh\nfinalkick" in section, "an example is missing"


def test_every_variable_that_is_asked_for_is_told() -> None:
    asked = {found for file in CODE for found in re.findall(r'"(FINALKICK_[A-Z_]+)"', file.read_text("utf-8"))}
    assert len(asked) >= 5
    told = set(re.findall(r"`(FINALKICK_[A-Z_]+)`", TOLD["play.md"]))
    assert asked == told


def test_every_setting_of_the_window_is_told() -> None:
    section = TOLD["play.md"].split("\n## Settings\n")[1]
    assert [one for one in Settings.model_fields if f"`{one}`" not in section] == []


def test_every_extra_is_told() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert [one for one in extras if f"\n| `{one}` |" not in TOLD["play.md"]] == []


def cited(text: str) -> set[int]:
    """The numbers of the rules that a text cites."""
    found: set[int] = set()
    for first, to, last in re.findall(r"\b[Rr]ules? (\d+)(?:( to | and )(\d+))?\b(?! version)", text):
        found |= set(range(int(first), int(last) + 1)) if to == " to " else {int(one) for one in (first, last) if one}
    return found


def test_rules_have_the_numbers_by_which_the_code_cites_them() -> None:
    numbers = [int(one) for one in re.findall(r"^## Rule (\d+):", TOLD["model.md"], re.M)]
    assert numbers == list(range(1, 13))
    by_code = {file.relative_to(ROOT).as_posix(): cited(file.read_text("utf-8")) for file in CODE}
    by_page: dict[str, set[int]] = {}
    for number in numbers:
        section = TOLD["model.md"].split(f"## Rule {number}:")[1].split("\n## ")[0]
        where = re.search(r"^`sim_core/.*\.py`$", section, re.M)
        assert where, f"where rule {number} is does not stand there"
        for file in re.findall(r"`(\S+)`", where.group()):
            by_page.setdefault(file, set()).add(number)
    assert {file: rules for file, rules in by_code.items() if rules} == by_page
    stories = {number for file in (ROOT / "tests").glob("test_*.py") for number in cited(file.read_text("utf-8"))}
    assert stories <= set(numbers)


@pytest.mark.parametrize("page", EVERY, ids=name)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    named = [span for span in spans(page) if re.fullmatch(r"(?:tests|sim_core|game|assets|docs)/[\w./-]+", span)]
    assert [one for one in named if not (ROOT / one).exists()] == []
