"""The debrief in words: whatever its engine says can be said in both languages, with nothing left unfilled."""

import re
from collections.abc import Iterator

import pytest

from game.debrief.sentences import (
    client_names,
    describe_better,
    describe_competence,
    describe_luck,
    describe_observation,
    describe_step,
    describe_telling_apart,
    describe_why,
    lesson_name,
    verdict_name,
)
from game.language.words import LANGUAGES, has, say
from sim_core.debrief.accounts import Account
from sim_core.debrief.competence import COMPETENCES, Competence
from sim_core.debrief.excuses import DEALT
from sim_core.debrief.miss import PARTS
from sim_core.debrief.seen import MARKS
from sim_core.debrief.verdict import GRADES
from sim_core.debrief.whole import QUICK, Debrief, opened, work
from sim_core.debrief.why import REASONS
from sim_core.model.moves import LESSON_OF
from tests.played import played

UNFILLED = re.compile(r"\{\w+\}|\bwhy\.|\bobserved\.|\bmove\.|\bexcuse\.")


def test_every_reason_verdict_and_part_has_words() -> None:
    keys = [f"{kind}.{key}" for key, _, _ in REASONS for kind in ("why", "reason")] + [
        "why.sound",
        "why.sound_best",
        "why.other_first",
    ]
    keys += [f"verdict.{name}" for name in GRADES] + [f"dealt.{name}" for name in DEALT] + [f"miss.{name}" for name in PARTS]
    keys += [f"miss.{name}.about" for name in PARTS] + [f"debrief.stage.{name}" for name in ("beliefs", "first", "refined")]
    keys += [f"competence.{name}{band}" for name in COMPETENCES for band in ("", ".high", ".middle", ".low", ".none")]
    assert [key for key in keys if not has(key)] == []


def test_every_observation_has_words() -> None:
    assert sorted(key for key in MARKS if not has(f"observed.{key}")) == []


COUNTS = {"clients": 3, "early": 2, "heard": 1}
GAMES = [
    ("lesson-2-ask-often", "credulous"),
    ("lesson-4-read-the-promise", "pushy"),
    ("lesson-6-check-first", "hardline"),
    ("lesson-7-own-faults", "textbook"),
    ("lesson-9-both-sides", "random"),
    ("lesson-8-never-beg", "plead"),
]


def sentences(debrief: Debrief, language: str) -> Iterator[str]:
    game = debrief.trail.game(0)
    ids, names = game.setting.public.client_ids, client_names(game.scenario, language)
    for one in debrief.verdicts:
        yield describe_why(debrief.whys[one.number], names, language)
        yield describe_step(one.step, ids, names, language, one.week + 1)
        yield describe_better(one, ids, names, language)
        yield verdict_name(one.grade, language)
        yield lesson_name(debrief.whys[one.number].lesson, language)
    for competence in debrief.competences.values():
        yield describe_competence(competence, language)
        yield from (describe_observation(one, names, language) for one in competence.moments)
    yield describe_telling_apart(debrief.stories, language)


@pytest.mark.parametrize(("scenario", "bot"), GAMES)
def test_games_of_all_kinds_are_told_without_a_gap(scenario: str, bot: str) -> None:
    debrief = opened(played(scenario, bot, 3), 500_000)
    for _ in work(debrief, effort=QUICK):
        pass
    told = {language: list(sentences(debrief, language)) for language in LANGUAGES}
    assert len(told["zh"]) == len(told["en"]) > 30
    for language, lines in told.items():
        assert [line for line in lines if UNFILLED.search(line)] == [], language
    assert not any(re.search("[\u4e00-\u9fff]", line) for line in told["en"])
    assert {one.lesson for one in debrief.whys.values()} <= set(LESSON_OF.values())


def test_a_competence_is_spoken_of_by_its_score() -> None:
    low, high, unseen = (Competence("planning", score, seen, (), COUNTS) for score, seen in ((10.0, 3), (90.0, 3), (50.0, 0)))
    assert "waste paper" in describe_competence(low, "en")
    assert "both sides" in describe_competence(high, "en")
    assert describe_competence(high, "en").startswith(
        "You agreed your plan early with 2 of 3 large clients, and with 1 of them"
    )
    assert describe_competence(unseen, "zh") == say("competence.planning.none", "zh")


def test_what_decisions_won_is_not_called_a_loss_below_nought() -> None:
    won, lost = (describe_luck(Account(110_000.0, 100_000.0, cost, 0.0, 5_000.0), "en") for cost in (-10_000.0, 10_000.0))
    assert "+ won by decisions" in won
    assert "lost" not in won
    assert "− lost by decisions" in lost
