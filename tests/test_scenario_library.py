"""Finding a scenario: by its name among those of the game and of the trainer, or by its path."""

import os
from pathlib import Path

import pytest

from sim_core.errors import ScenarioError, UnknownName
from sim_core.scenario.folders import DEEPEST, scenario_files
from sim_core.scenario.library import find_scenario, list_scenarios, load_scenario

SCENARIO = "format: 1\nid: {id}\ntitle: T\nweeks: 3\nclients: [{{id: a, name: A, ledger: [{{amount: 1, age_weeks: 9}}]}}]\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A trainer's folder."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "my-shop.yaml").write_text(SCENARIO.format(id="my-shop"))
    (folder / "copy of it.yml").write_text(SCENARIO.format(id="second-shop"))
    (folder / "broken.yaml").write_text("weeks: [\n")
    (folder / ".hidden.yaml").write_text("weeks: 3\n")
    (folder / "notes.txt").write_text("nothing of ours")
    (folder / "folder.yaml").mkdir()
    return folder


def own_names(own: Path) -> list[str]:
    return [entry.id for entry in list_scenarios([own]) if own in Path(str(entry.path)).parents]


def test_a_name_is_looked_up_among_the_scenarios_of_the_game() -> None:
    assert load_scenario("final-quarter").id == "final-quarter"


def test_every_scenario_of_the_game_can_be_read_and_has_the_name_of_its_file() -> None:
    for entry in list_scenarios():
        assert entry.faults == (), "\n".join(map(str, entry.faults))
        assert entry.path.name == f"{entry.id}.yaml"


def test_a_trainers_own_scenario_is_found_by_its_file_or_its_id(own: Path) -> None:
    assert load_scenario("my-shop", [own]).id == "my-shop"
    assert load_scenario("copy of it", [own]).id == "second-shop"
    assert load_scenario("second-shop", [own]).id == "second-shop"


def test_of_two_files_with_one_name_neither_is_played_by_it(own: Path) -> None:
    """Not even the game's own: whoever made a copy may mean the copy."""
    mine = own / "final-quarter.yaml"
    mine.write_text(SCENARIO.format(id="final-quarter"))
    for name, paths in {"final-quarter": {mine.name}, "my-shop": {"my-shop.yaml", "my-shop backup.yaml"}}.items():
        (own / "my-shop backup.yaml").write_text(SCENARIO.format(id="my-shop"))
        with pytest.raises(UnknownName) as caught:
            load_scenario(name, [own])
        assert caught.value.message.key == "scenario.several"
        assert {Path(path).name for path in caught.value.message.values["paths"]} == paths
    assert load_scenario(mine).weeks == 3
    assert load_scenario("my-shop backup", [own]).id == "my-shop"  # no other file is called so
    told = {entry.path.name: [other.name for other in entry.others] for entry in list_scenarios([own]) if entry.others}
    assert told["my-shop.yaml"] == ["my-shop backup.yaml"]
    assert told["final-quarter.yaml"] == ["final-quarter.yaml"]


def test_folders_within_folders_are_read_but_packs_are_no_scenarios(own: Path) -> None:
    deep = own / "spring" / "week 1"
    deep.mkdir(parents=True)
    (deep / "deep.yaml").write_text(SCENARIO.format(id="deep-shop"))
    (own / "trades").mkdir()
    (own / "trades" / "hats.yaml").write_text("trade_pack: 1\nid: hats\ntitle: Hats\n")
    (own / "spring" / "round").symlink_to(own)
    assert load_scenario("deep-shop", [own]).id == "deep-shop"
    assert own_names(own) == ["broken", "second-shop", "folder", "my-shop", "deep-shop"]
    assert [place.name for place in scenario_files(own, packs=True)][-1] == "hats.yaml"


def test_a_folder_as_deep_as_a_disk_is_not_searched_through(own: Path) -> None:
    place = own
    for number in range(30):
        place = place / f"f{number}"
        place.mkdir()
        (place / f"shop-{number}.yaml").write_text(SCENARIO.format(id=f"shop-{number}"))
    assert [place.name for place in scenario_files(own)][-1] == f"shop-{DEEPEST - 1}.yaml"


def test_the_library_lists_scenarios_with_faults_too(own: Path) -> None:
    assert own_names(own) == ["broken", "second-shop", "folder", "my-shop"]
    broken = next(entry for entry in list_scenarios([own]) if entry.id == "broken")
    assert broken.scenario is None
    assert broken.faults[0].line == 2


def test_a_folder_that_is_not_there_holds_no_scenarios(tmp_path: Path) -> None:
    assert list_scenarios([tmp_path / "none"]) == list_scenarios()


def test_an_unknown_name_is_answered_with_the_names_there_are(own: Path) -> None:
    with pytest.raises(UnknownName) as caught:
        find_scenario("my-shp", [own])
    values = caught.value.message.values
    assert caught.value.message.key == "scenario.unknown"
    assert values["name"] == "my-shp"
    assert values["did_you_mean"] == "my-shop"
    assert {"my-shop", "second-shop", "final-quarter"} <= set(values["allowed"])


@pytest.mark.parametrize("name", ["", "\0", "\ud800", "x" * 5000, "final-quarter\n"])
def test_a_name_that_nothing_can_have_is_unknown(name: str) -> None:
    with pytest.raises(UnknownName) as caught:
        find_scenario(name)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("path", ["../final-quarter", "../../etc/passwd", "./my-shop", "my-shop.yaml", "MY-SHOP.YML"])
def test_what_looks_like_a_path_is_never_looked_up_in_the_library(path: str, own: Path) -> None:
    assert find_scenario(path, [own]) == Path(path)


def test_an_existing_file_needs_no_ending(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own)
    os.rename("my-shop.yaml", "mine")
    assert load_scenario("mine").id == "my-shop"


def test_a_file_beside_us_does_not_hide_a_scenario_of_the_game(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own)
    Path("final-quarter").write_text(SCENARIO.format(id="other"))
    assert load_scenario("final-quarter").id == "final-quarter"


def test_a_path_through_a_link_is_followed(own: Path, tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(own / "my-shop.yaml")
    assert load_scenario(str(tmp_path / "link.yaml")).id == "my-shop"


@pytest.mark.parametrize("name", [".", ".."])
def test_a_folder_is_no_scenario(name: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(name)
    assert caught.value.faults[0].message.key == "scenario.not_a_file"
