"""The trainer's guide: what it shows is what a newcomer in an empty data folder sees, and it names every field there is."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from game.language.format_schema import schema_in
from sim_core.scenario.library import list_scenarios
from sim_core.scenario.meanings import EVENTS, WARNINGS
from tests.commands import Done, spawn
from tests.guide_tables import FOLDER, GUIDES, MAPPINGS, with_tables
from tests.long import few_now

BLOCK = re.compile(r"```(console|diff)\n(.*?)```", re.S)
LANGUAGES = ("en", "zh")
SKIPPED = "⋮"
"""A line of the guide that stands for lines of the output that it does not show."""
TYPED = {"play": "1\nq\n"}
"""What is typed into a command: the first client is chosen, then it is enough."""


def guide(language: str) -> str:
    return GUIDES[language].read_text("utf-8")


def steps(language: str) -> Iterator[tuple[str, list[str]]]:
    """The blocks of the guide in order: commands with their output, and changes of the file."""
    yield from ((kind, body.splitlines()) for kind, body in BLOCK.findall(guide(language)))


@pytest.mark.parametrize("language", few_now(LANGUAGES, lambda one: one == "en"))
def test_a_newcomer_sees_what_the_guide_shows(language: str, home: Path) -> None:
    file, commands = home / "scenarios" / "corner-clinic.yaml", 0
    for kind, lines in steps(language):
        if kind == "diff":
            change(file, lines)
            continue
        commands += 1
        words = lines[0].removeprefix("$ finalkick ").split()
        done = spawn(*words, "--lang", language, typed=TYPED.get(words[0], ""))
        assert shows(told(done, home), lines[1:]), f"{lines[0]}\n{done.out}{done.err}"
    assert commands >= 6


def change(file: Path, lines: list[str]) -> None:
    """Change a file as a trainer would who reads a block of - and + lines."""
    text = file.read_text("utf-8")
    old, new = [], []
    for line in [*lines, "-"]:
        if line.startswith("-") and new:
            before, after = ("\n" + "".join(f"{line}\n" for line in lines) for lines in (old, new))
            assert text.count(before) == 1, before
            text, old, new = text.replace(before, after), [], []
        (old if line.startswith("-") else new).append(line[1:])
    file.write_text(text, "utf-8")


def told(done: Done, home: Path) -> list[str]:
    """What a command printed, with … for where things are on this machine."""
    text = done.out.replace(str(home), "…").replace(str(FOLDER.parent), "…")
    return [line.rstrip() for line in text.splitlines()]


def shows(output: list[str], expected: list[str]) -> bool:
    """Is the output what the guide shows?"""
    pattern = "".join(r"(?:.*\n)*?" if line == SKIPPED else re.escape(line) + r"\n" for line in expected)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in output)) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_are_those_of_the_format(language: str) -> None:
    text = guide(language)
    assert with_tables(text, language) == text, "`python -m tests.guide_tables` writes them anew"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_event_warning_and_scenario_has_its_place_in_the_guide(language: str) -> None:
    text, schema = guide(language), schema_in(language)
    mappings = [schema["$defs"][name] if name else schema for name in MAPPINGS.values()]
    in_tables = {key for node in mappings for key in node["properties"]}
    everywhere = {key for node in schema["$defs"].values() for key in node.get("properties", ())}
    ranges_and_languages = {"between", "choose", "normal", "min", "max", "en", "zh"}
    assert everywhere - ranges_and_languages <= in_tables
    unnamed = [name for name in (*in_tables, *EVENTS, *WARNINGS) if f"`{name}`" not in text]
    assert unnamed == []
    full = [entry.id for entry in list_scenarios() if entry.scenario and not entry.id.startswith("lesson-")]
    assert [name for name in full if f"| `{name}` |" not in text] == []
    assert all(range_key in text for range_key in ranges_and_languages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_of_the_report_card_is_explained(language: str) -> None:
    file = yaml.safe_load(files("assets").joinpath("words", "balance.yaml").read_text("utf-8"))
    findings = {key.removeprefix("finding.") for key in file if key.startswith("finding.") and key.count(".") == 1}
    assert len(findings) > 15
    assert [name for name in findings if f"`{name}`" not in guide(language)] == []


def test_the_twins_lead_to_each_other_and_say_as_much() -> None:
    assert "(authoring.zh.md)" in guide("en")
    assert "(authoring.md)" in guide("zh")
    shapes = [[kind for kind, _ in steps(language)] for language in LANGUAGES]
    assert shapes[0] == shapes[1]
    rows = [guide(language).count("\n| ") for language in LANGUAGES]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_lists_the_scenarios_is_told_where_the_guide_is(language: str) -> None:
    last = spawn("scenarios", "--lang", language).lines[-1]
    assert last.endswith(str(GUIDES[language]))
