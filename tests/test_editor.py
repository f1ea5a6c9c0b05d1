"""A trainer writes a scenario in an editor, which knows the format: it completes names, explains them, and marks mistakes.

The editor's side is the real language server of the YAML extensions, spoken to over its protocol.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.language.format_schema import schema_in
from sim_core.scenario.library import list_scenarios
from tests.commands import call
from tests.language_server import LanguageServer, language_server, missing

REQUIRED = os.environ.get("REQUIRE_EDITOR") == "1"
pytestmark = pytest.mark.skipif(bool(missing()) and not REQUIRED, reason=missing() or "there is one")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    with language_server(tmp_path_factory.mktemp("editor")) as running:
        yield running


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new scenario, as `finalkick new` writes it, with the schema beside it."""
    assert call(capsys, "new", "my-shop", "--dir", tmp_path).code == 0
    return tmp_path / "my-shop.yaml"


def edited(file: Path, old: str, new: str) -> tuple[int, int]:
    """One text of the file replaced. Returns where the cursor is: line and column of the | in the new text, if there is one."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    before = text[: text.index(old)] + new.partition("|")[0]
    file.write_text(text.replace(old, new.replace("|", "")), "utf-8")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_a_new_scenario_has_no_mistakes(server: LanguageServer, shop: Path) -> None:
    assert server.open(shop) == []


def test_the_scenarios_of_the_game_have_no_mistakes(server: LanguageServer, shop: Path) -> None:
    for entry in list_scenarios():
        file = shop.with_name(entry.path.name)
        file.write_text(f"{shop.read_text('utf-8').splitlines()[0]}\n{entry.path.read_text(encoding='utf-8')}", "utf-8")
        assert server.open(file) == []


def test_names_are_offered_with_what_they_mean(server: LanguageServer, shop: Path) -> None:
    cursor = edited(shop, "      stubbornness: 0.4\n", "      stubbornness: 0.4\n      |\n")
    server.open(shop)
    offered = server.completions(shop, *cursor)
    assert {"stock", "dependence", "downstream_weeks"} <= set(offered)
    assert "stubbornness" not in offered  # it is there already
    assert offered["downstream_weeks"] == "Weeks its customers take to pay. 0.5 to 104 (weeks)"


def test_the_kinds_of_event_are_offered_with_what_strength_does(server: LanguageServer, shop: Path) -> None:
    cursor = edited(shop, "kind: rival_push", "kind: |")
    server.open(shop)
    offered = server.completions(shop, *cursor)
    assert len(offered) == 10
    assert all("Strength" in told for told in offered.values())


def test_moves_to_forbid_are_offered_by_name(server: LanguageServer, shop: Path) -> None:
    cursor = edited(shop, "weeks: 6\n", "weeks: 6\nmoves:\n  forbid:\n    - |\n")
    server.open(shop)
    assert server.completions(shop, *cursor)["plead"] == "Plead"


def test_resting_on_a_field_tells_its_meaning_unit_and_range(server: LanguageServer, shop: Path) -> None:
    pointer = edited(shop, "honesty: {between: [0.15", "hon|esty: {between: [0.15")
    server.open(shop)
    assert "0: says what suits it; 1: says what is so. 0 to 1 (a share)" in server.hover(shop, *pointer)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("honesty: {between: [0.15, 0.35]}", "honesty: {between: [0.15, 35]}", "Value is above the maximum of 1."),
        ("week: 3", "wekk: 3", "Property wekk is not allowed."),
        ("kind: rival_push", "kind: earthquake", "Value is not accepted."),
        ("weeks: 6\n", "", 'Missing property "weeks".'),
        ("tactics: {quality: 3, boss_away: 2}", "tactics: {qualty: 3}", "Property qualty is not allowed."),
        ("      promised:", "      promisd:", "Property promisd is not allowed."),
    ],
)
def test_mistakes_are_marked(server: LanguageServer, shop: Path, old: str, new: str, told: str) -> None:
    edited(shop, old, new)
    assert told in " ".join(one["message"] for one in server.open(shop))


def test_a_reason_of_the_files_own_is_no_mistake(server: LanguageServer, shop: Path) -> None:
    own = "excuses:\n  - {id: board_meeting, called: The board, true_when: hitch, told_by: {ask_around: accuracy}}\n"
    edited(shop, "weeks: 6\n", f"weeks: 6\n{own}")
    edited(shop, "tactics: {quality: 3, boss_away: 2}", "tactics: {board_meeting: 3}")
    assert server.open(shop) == []


def test_a_chinese_trainer_is_told_in_chinese(
    server: LanguageServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "new", "wo-de", "--dir", tmp_path, "--lang", "zh").code == 0
    file = tmp_path / "wo-de.yaml"
    cursor = edited(file, "kind: rival_push", "kind: |")
    server.open(file)
    meant = schema_in("zh")["$defs"]["EventSpec"]["properties"]["kind"]["enumDescriptions"]
    assert list(server.completions(file, *cursor).values()) == meant
    assert "同行" in meant[0]
