"""Faults planted in a scenario: where each is told, and how. Whoever reads the line can mend the file without a guide."""

import re
from pathlib import Path

import pytest
import yaml

from game.language.messages import fault_line
from sim_core.lint.check import Budget, check_scenario

PLANTED = yaml.safe_load((Path(__file__).parent / "planted" / "faults.yaml").read_text("utf-8"))
SHOP, FAULTS = PLANTED["shop"], PLANTED["faults"]


def told(file: Path, text: str, language: str = "en") -> list[str]:
    """What is told about a file with this text, a line each, without the name of the file."""
    file.write_text(text, "utf-8")
    return [fault_line(fault, language).removeprefix(f"{file}:") for fault in check_scenario(file, Budget(1_000))]


def shortened(lines: list[str]) -> list[str]:
    """Lines with only the first two names of a long list of what is allowed."""
    return [re.sub(r"(Allowed: \w+, \w+)(, \w+){8,}", r"\1, …", line) for line in lines]


def planted(name: str) -> str:
    fault = FAULTS[name]
    assert SHOP.count(fault["replace"]) == 1
    return SHOP.replace(fault["replace"], fault["by"])


def test_without_a_fault_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "shop.yaml", SHOP) == []
    assert len(FAULTS) >= 20


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_told_where_it_is_and_how_to_mend_it(tmp_path: Path, name: str) -> None:
    assert shortened(told(tmp_path / "shop.yaml", planted(name))) == [f"{FAULTS[name]['at']}: error: {FAULTS[name]['says']}"]


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_told_in_chinese_at_the_same_place(tmp_path: Path, name: str) -> None:
    lines = told(tmp_path / "shop.yaml", planted(name), "zh")
    assert [line.partition(": error: ")[0] for line in lines] == [FAULTS[name]["at"]]
    assert any("\u4e00" <= sign <= "\u9fff" for sign in lines[0])


def test_all_faults_at_once_are_told_in_one_pass(tmp_path: Path) -> None:
    """As many of them as fit on lines of their own, but for those that are no YAML."""
    text, expected, taken = SHOP, [], set()
    for fault in FAULTS.values():
        line = SHOP[: SHOP.index(fault["replace"])].count("\n")
        on_one_line = "\n" not in fault["replace"].strip() + fault["by"].strip()
        if on_one_line and line not in taken and not fault["says"].startswith("not YAML"):
            text, taken = text.replace(fault["replace"], fault["by"]), {*taken, line}
            expected.append(f"{fault['at']}: error: {fault['says']}")
    assert len(expected) >= 10
    assert sorted(shortened(told(tmp_path / "shop.yaml", text))) == sorted(expected)
