"""The rules have not changed unawares."""

import pytest

from sim_core import RULES_VERSION
from sim_core.scenario.library import Entry, list_scenarios
from tests import golden_digests, transcripts

REMAKE = "If that is meant: run `python -m tests.regolden`, and look at what `git diff tests/golden` shows."
SCENARIOS = list_scenarios()


def test_digests_are_those_of_this_version_of_the_rules():
    table = golden_digests.known()
    assert golden_digests.digests_now() == table["digests"], (
        "Games come out differently. If that is meant: raise RULES_VERSION in sim_core/rules_version.py once per release,"
        " run `python -m tests.regolden`, and say why in CHANGELOG.md."
    )
    assert table["rules_version"] == RULES_VERSION


@pytest.mark.parametrize("entry", SCENARIOS, ids=lambda entry: entry.id)
def test_the_game_of_each_scenario_reads_as_it_did(entry: Entry):
    name = transcripts.file_name(entry)
    committed = transcripts.known().get(name)
    if committed is None:
        pytest.fail(f"tests/golden/{name} is missing: `python -m tests.regolden` makes it.", pytrace=False)
    difference = transcripts.first_difference(committed, transcripts.transcript(entry.path.read_text(encoding="utf-8")))
    if difference:
        pytest.fail(f"The textbook's game differs from tests/golden/{name}, {difference}\n{REMAKE}", pytrace=False)


def test_no_transcript_outlives_its_scenario():
    stale = transcripts.known().keys() - {transcripts.file_name(entry) for entry in SCENARIOS}
    assert not stale, f"no scenario has these transcripts: {sorted(stale)}. `python -m tests.regolden` deletes them."


def test_transcripts_are_narrow():
    wide = {name: line for name, text in transcripts.known().items() for line in text.splitlines() if len(line) > 100}
    assert not wide


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("a\nb\nc\nd\ne\nf\n", ""),
        ("a\nb\nc\nd\nX\nf\n", "line 5:\n    b\n    c\n    d\n  - e\n  - f\n  + X\n  + f"),
        ("a\nb\nc\nd\ne\n", "line 6:\n    c\n    d\n    e\n  - f\n  + (no more lines)"),
        ("a\nb\nc\nd\ne\nf\ng\n", "line 7:\n    d\n    e\n    f\n  - (no more lines)\n  + g"),
    ],
    ids=["same", "changed", "shorter", "longer"],
)
def test_the_first_difference_is_shown_among_its_neighbours(now: str, told: str):
    assert transcripts.first_difference("a\nb\nc\nd\ne\nf\n", now) == told
