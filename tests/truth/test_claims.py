"""What debriefs say of a pool of games is true: derived anew, claim by claim, from the record."""

import re
from pathlib import Path

import pytest

from game.language.words import keys
from sim_core.debrief.seen import MARKS
from tests.truth.checks import CHECKS, faults
from tests.truth.checks.bands import COUNTED, FAULTS, MERITS
from tests.truth.pool import SUITE, told_games
from tests.truth.told import Told, as_text, from_text


@pytest.fixture(scope="module")
def pool() -> list[tuple[str, Told]]:
    """The games of the suite, as they were told."""
    return [(str(plan), told) for plan, told in told_games(SUITE)]


@pytest.mark.long
def test_every_observation_and_story_is_true(pool: list[tuple[str, Told]]) -> None:
    found = [f"{name}: {fault}" for name, told in pool for fault in faults(told)]
    assert found == []
    assert sum(len(told.observed) for _, told in pool) > 2000


@pytest.mark.long
def test_the_pool_says_most_of_what_can_be_said(pool: list[tuple[str, Told]]) -> None:
    said = {claim.key for _, told in pool for claim in told.observed}
    assert len(said) > 0.75 * len(MARKS), sorted(set(CHECKS) - said)


def test_every_key_that_can_be_said_is_looked_into_and_no_other() -> None:
    assert sorted(key for key in CHECKS if key.startswith("observed.")) == sorted(f"observed.{key}" for key in MARKS)
    assert sorted(key for key in keys() if key.startswith("observed.")) == sorted(f"observed.{key}" for key in MARKS)


def test_merits_and_faults_are_marked_as_a_second_reader_would() -> None:
    assert sorted(key for key, mark in MARKS.items() if mark == "merit") == sorted(MERITS)
    assert sorted(key for key, mark in MARKS.items() if mark == "fault") == sorted(FAULTS)


def test_the_sentence_of_a_competence_quotes_only_what_is_counted() -> None:
    words = (Path(__file__).parents[2] / "assets" / "words" / "debrief.yaml").read_text("utf-8")
    for name, counts in COUNTED.items():
        lines = re.findall(rf"^competence\.{name}\.(?:high|middle|low): (.*)$", words, re.M)
        assert len(lines) == 3
        assert all(set(re.findall(r"\{(\w+)\}", line)) == set(counts) for line in lines), name


@pytest.mark.long
def test_what_is_kept_reads_the_same_again(pool: list[tuple[str, Told]]) -> None:
    told = pool[-1][1]
    assert as_text(from_text(as_text(told))) == as_text(told)
