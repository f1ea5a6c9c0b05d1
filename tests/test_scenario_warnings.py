"""A scenario that can be played and hardly be meant: warnings, each at its place, and each to be switched off by its name."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from game.language.messages import fault_line, warning_name
from game.language.words import keys, move_names
from sim_core import Fault, load_scenario
from sim_core.lint import LINTS, PLAYED
from sim_core.lint.check import Budget, check_scenario
from sim_core.lint.played import cost
from sim_core.scenario.library import list_scenarios
from sim_core.scenario.lines import PLACEHOLDERS
from sim_core.scenario.meanings import WARNINGS
from tests.commands import Done, call

FOLDER = Path(__file__).parent / "planted"
SHOP = yaml.safe_load((FOLDER / "faults.yaml").read_text("utf-8"))["shop"]
PLANTED = yaml.safe_load((FOLDER / "warnings.yaml").read_text("utf-8"))
PLENTY = 100_000.0


def planted(name: str) -> str:
    text = SHOP
    for old, new in PLANTED[name]["replace"].items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@cache
def found(text: str) -> list[Fault]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "shop.yaml"
        file.write_text(text, "utf-8")
        return check_scenario(file, Budget(PLENTY), move_names())


def told(faults: list[Fault], language: str = "en") -> list[str]:
    return [fault_line(fault, language).removeprefix(f"{fault.path}:") for fault in faults]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_warning_is_told_where_it_is_and_how_to_mend_it(name: str) -> None:
    assert told(found(planted(name))) == PLANTED[name]["told"]


IN_STORIES = (
    "trick_wins",
    "step_unfit",
    "id_twice",
    "hash_cuts",
    "quotes_shown",
    "sign_unshown",
    "text_blank",
    "dot_thousands",
)
"""Warnings that have stories of their own."""


def test_every_sentence_of_every_warning_has_been_planted() -> None:
    seen = [fault for name in PLANTED for fault in found(planted(name))]
    planted_here = {name for name in WARNINGS if name not in IN_STORIES}
    assert {fault.message.key for fault in seen} == {
        key for key in keys() if key.startswith("lint.") and key.split(".")[1] in planted_here
    }
    assert {warning_name(fault) for fault in seen} == planted_here
    for fault in seen:
        line = fault_line(fault, "zh")
        assert line.isprintable()
        assert any("\u4e00" <= sign <= "\u9fff" for sign in line)
        for filled_in in ("{ammount}", "{move: …}", *PLACEHOLDERS):
            line = line.replace(filled_in, "")
        assert "{" not in line


def test_the_names_of_warnings_are_told_once() -> None:
    assert {*LINTS, *PLAYED} == set(WARNINGS)


@pytest.mark.parametrize("name", PLANTED)
def test_a_file_can_allow_a_warning_by_its_name(name: str) -> None:
    text = planted(name)
    wanted = sorted({warning_name(fault) for fault in found(text)})
    assert found(f"{text}allow: [{', '.join(wanted)}]\n") == []
    others = sorted(set(WARNINGS) - set(wanted))
    left = found(f"{text}allow: [{', '.join(others)}]\n")
    assert {warning_name(fault) for fault in left} == set(wanted)


@pytest.mark.parametrize("entry", list_scenarios(), ids=lambda entry: entry.id)
def test_the_scenarios_of_the_game_give_no_cause_for_warnings(entry) -> None:
    assert told(check_scenario(entry.path, Budget(PLENTY), move_names())) == []


def test_targets_are_tried_out_as_far_as_the_budget_goes(tmp_path: Path) -> None:
    file, text = tmp_path / "shop.yaml", planted("a target beyond reach")
    file.write_text(text, "utf-8")
    budget = Budget(1.5 * cost(load_scenario(file), with_player=True))
    first, second = check_scenario(file, budget), check_scenario(file, budget)
    assert [warning_name(fault) for fault in first] == ["target_too_high"]
    assert second == []
    assert budget.passed_over == 1


def test_texts_of_one_language_lack_nothing() -> None:
    plain = SHOP.replace("{en: The corner shop, zh: 街角小店}", "街角小店").replace(
        "{en: Hengtai Pharmacy, zh: 恒泰医药}", "恒泰医药"
    )
    plain = plain.replace("{zh: 盒子都瘪了, en: Half the boxes were crushed}", "盒子都瘪了")
    assert found(plain) == []


@pytest.mark.parametrize("name", ["DHL", "{zh: 2024, en: '2024'}".replace("2024,", "'2024',"), "Shop 24"])
def test_names_that_are_the_same_everywhere_lack_nothing(name: str) -> None:
    text = SHOP.replace("title: {en: The corner shop, zh: 街角小店}", f"title: {name}")
    assert found(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "      tactics: {quality: 0.1, price: 2}",  # quality is not liked, price is
        "      tactics: {quality: 0}",  # never quality: that is said on purpose
        "      honesty: {between: [0.5, 1]}",  # sometimes a liar
    ],
)
def test_what_may_well_be_meant_is_left_alone(line: str) -> None:
    key = line.split(":")[0].strip()
    old = next(one for one in SHOP.splitlines() if one.strip().startswith(f"{key}:"))
    assert found(SHOP.replace(old, line)) == []


@pytest.mark.parametrize("budget", ["0", "{between: [0, 30000]}"])
def test_a_budget_of_nothing_says_that_nothing_is_to_be_spent(budget: str) -> None:
    text = SHOP.replace("promo_budget: 60000", f"promo_budget: {budget}").replace("target: 150000\n", "")
    assert found(text) == []


def test_warnings_alone_do_not_fail_a_check_unless_it_is_strict(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "shop.yaml"
    file.write_text(planted("a problem that is none"), "utf-8")
    done = call(capsys, "check", file)
    assert (done.code, done.err) == (0, "")
    assert done.lines[0].startswith(f"{file}:21:41: warning: ")
    assert done.lines[0].endswith(" [problem_faint]")
    assert call(capsys, "check", "--strict", file) == Done(1, done.out, "")
    (one,) = json.loads(call(capsys, "check", "--json", file).out)
    assert (one["level"], one["warning"], one["line"], one["column"]) == ("warning", "problem_faint", 21, 41)


def test_who_checks_very_many_files_is_told_that_not_all_targets_were_tried(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.commands.authoring.PLAYED", 1.0)
    file = tmp_path / "shop.yaml"
    file.write_text(planted("a target beyond reach"), "utf-8")
    done = call(capsys, "check", file)
    assert (done.code, done.out) == (0, "")
    assert "1 were checked without" in done.err
