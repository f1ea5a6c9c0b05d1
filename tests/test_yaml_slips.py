"""Slips that make a file no YAML: each is told at its place and by what it is, not by what the YAML library expected."""

import re
from pathlib import Path

import pytest
import yaml

from game.language.words import has, keys
from sim_core.errors import Fault, Message, ScenarioError
from sim_core.scenario import flow_faults, hidden_slips, indent_faults, line_slips, pasted_rows, yaml_faults
from sim_core.scenario.guesses import belongs, id_meant
from sim_core.scenario.numbers_meant import number_meant
from sim_core.scenario.schema import ClientSpec, Scenario
from sim_core.scenario.yaml_text import read_yaml

SLIPS = {
    "a tab for an indent": ("a:\n\tb: 1\n", (2, 1), "tab"),
    "a tab after a value": ("a: 1\n\tb: 1\n", (2, 1), "tab"),
    "a sign that begins no text": ("a: @x\n", (1, 4), "character"),
    "a full-width colon": ("id: a\nweeks：8\ntitle: b\n", (2, 6), "wide"),
    "a full-width colon in the first line": ("weeks：8\nid: a\n", (1, 6), "wide"),
    "a full-width colon in the last line": ("id: a\nweeks：8\n", (2, 6), "wide"),
    "a full-width colon in a list": ("clients:\n  - id：a\n    name: b\n", (2, 7), "wide"),
    "a full-width comma": ("rep: {hours_per_week: 8，promo_budget: 3}\n", (1, 24), "wide"),
    "no space after the colon": ("weeks:8\nid: a\n", (1, 6), "no_space"),
    "no space after the dash": ("clients:\n  -id: a\n    name: b\n", (2, 3), "no_space"),
    "a second colon": ("story: Note: pay\nweeks: 3\n", (1, 12), "second_colon"),
    "an indent too long": ("a: 1\n  b: 2\n", (2, 4), "indented_further"),
    "an indent between two": ("a:\n  b: 1\n c: 2\n", (3, 2), "indent"),
    "a line of text that sticks out": ("story: |\n text\nmore\nid: 3\n", (3, 1), "no_colon"),
    "a list not closed": ("a: [1, 2\nb: 3\n", (2, 2), "not_closed"),
    "a comma forgotten": ("a: {b: 1 c: 2}\n", (1, 11), "not_closed"),
    "a quotation mark not closed": ('a: "hello\nb: 3\n', (1, 4), "quote"),
    "a quotation mark within": ("a: 'it's\nb: 3\n", (1, 8), "left_over"),
    "a bracket too many": ("a: [1]]\n", (1, 7), "left_over"),
    "a dash among keys": ("a: 1\n- b\n", (2, 1), "dash"),
    "a key among dashes": ("- a\nb: 1\n", (2, 1), "no_dash"),
    "a dash forgotten": ("clients:\n  - id: a\n    name: b\n  id: c\n", (4, 3), "no_dash"),
    "an odd blank at a key": ("id:\u00a0a\ntitle: b\n", (1, 4), "blank"),
    "an equals sign": ("id: a\nweeks = 8\ntitle: b\n", (2, 7), "instead"),
    "a bullet from a letter": ("clients:\n  • id: a\n    name: b\n", (2, 3), "instead"),
    "printed quotation marks": ("title: “Note: pay”\nweeks: 3\n", (1, 13), "smart_quotes"),
    "a comment that was none": ("a: {name: Unit #7, id: b}\nweeks: 3\n", (1, 16), "hash"),
    "a row of a spreadsheet": ("ledger:\n\t18234.50\t15\nid: a\n", (2, 1), "excel_row"),
    "a row of a table among clients": ("clients:\n\tHarlow\t18,115.00\nid: a\n", (2, 1), "table_row"),
    "a question mark before a text": ("a: ? why\nb: 1\n", (1, 4), "character"),
    "a dash before a text": ("name: - late\nb: 1\n", (1, 7), "character"),
    "a dash before a text in a list": ("a: [- no, b]\n", (1, 5), "character"),
    "a colon forgotten": ("a: 1\nweeks 8\nid: b\n", (2, 1), "colon_missing"),
    "a colon forgotten before a bracket": ("cash: {between [1, 2]}\n", (1, 16), "colon_missing"),
    "a comma forgotten between texts": ('a: ["b" "c"]\n', (1, 9), "comma_missing"),
    "a comma twice": ("a: [1,, 2]\n", (1, 7), "comma_twice"),
    "the wrong bracket": ("a: [1, 2}\n", (1, 9), "wrong_bracket"),
    "a list in the line of its key": ("ledger: - a\n        - b\n", (1, 9), "dash_here"),
    "a dash too far away": ("clients:\n  -  id: a\n    name: b\n", (2, 6), "dash_gap"),
    "a dash missing": ("first:\n  by: visit\n    text: b\n", (2, 3), "dash_missing"),
    "a text behind a bar": ("story: > 3 weeks\n", (1, 8), "bar"),
    "a comment as programmers write it": ("id: a\n// shops\nweeks: 3\n", (2, 1), "comment"),
    "a fence from a chat": ("```yaml\nid: a\n```\n", (1, 1), "fence"),
    "a star before a text": ("a: *text*\nb: 1\n", (1, 4), "character"),
    "a first line that is indented": ("  id: a\ntitle: b\n", (1, 3), "first_indent"),
    "a colon in a text of several lines": ("story: one\n  two: three\nid: a\n", (2, 6), "colon_in_text"),
    "a backslash": ('a: "\\d"\n', (1, 5), "escape"),
}


def slips(text: str) -> list[Fault]:
    """What is told of a text as YAML, whether it can be read on behind it or not."""
    try:
        faults = read_yaml(text, "slip.yaml").faults
    except ScenarioError as error:
        faults = error.faults
    return [fault for fault in faults if fault.message.key == "scenario.bad_yaml"]


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_slip_is_told_at_its_place(name: str, ending: str) -> None:
    text, place, key = SLIPS[name]
    fault = slips(text.replace("\n", ending))[0]
    assert (fault.line, fault.column) == place
    problem = fault.message.values["problem"]
    assert isinstance(problem, Message)
    assert problem.key == f"yaml.{key}"


def test_every_slip_has_a_sentence_and_an_example() -> None:
    named = set()
    for module in (yaml_faults, flow_faults, indent_faults, line_slips, hidden_slips, pasted_rows):
        source = Path(str(module.__file__)).read_text("utf-8")
        named |= set(re.findall(r'"(yaml\.[a-z_]+)"', source))
        named |= {f"yaml.{key}" for key in re.findall(r'(?:_at\(found, |, )"(wide|no_space|instead)"', source)}
    assert {key for key in keys() if key.startswith("yaml.")} == named
    assert all(has(key) for key in named)
    assert {f"yaml.{key}" for _, _, key in SLIPS.values()} == named  # each has an example


@pytest.mark.parametrize("text", [text for text, _, _ in SLIPS.values()])
def test_the_library_refuses_what_is_called_a_slip(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        yaml.safe_load(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8", "8"),
        ("0,3", "0.3"),
        ("0，3", "0.3"),
        ("220,000", "220000"),
        ("1 500", "1500"),
        ("1_000", "1000"),
        ("40%", "0.4"),
        ("30万", "300000"),
        ("3.5万元", "35000"),
        ("¥5000", "5000"),
        ("50k", "50000"),
        ("12:30", ""),
        ("1,5,3", ""),
        ("many", ""),
        ("9" * 500, ""),
        ("", ""),
    ],
)
def test_a_number_is_guessed_as_people_write_them(text: str, number: str) -> None:
    assert number_meant(text) == number


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Corner Shop", "corner-shop"),
        ("  My_Shop!", "my_shop"),
        ("2nd shop", "no-2nd-shop"),
        ("007", "no-007"),
        ("街角", ""),
        ("", ""),
    ],
)
def test_an_id_is_guessed_from_a_name(text: str, name: str) -> None:
    assert id_meant(text) == name


def test_a_key_that_stands_in_the_wrong_place_is_shown_the_right_one() -> None:
    assert belongs("honesty", ClientSpec) == ("clients[].hidden.honesty",)
    assert belongs("promo_budget", Scenario) == ("rep.promo_budget",)
    assert belongs("chance", Scenario) == ("clients[].hidden.problems[].chance", "events[].chance")
    assert belongs("nonsense", Scenario) == ()
