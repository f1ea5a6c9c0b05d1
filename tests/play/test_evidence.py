"""What is shown of a reason: every source that spoke, who, when and how often right; never what is so."""

import pytest

from game.language.locale import LANGUAGES
from game.play.evidence import Evidence, differ, evidence_of, in_words, news_in_words
from game.play.session import Session, new_session
from game.play.view import client_view
from game.terminal.desk import knowledge
from sim_core.engine.evidence import shown
from sim_core.model.vocabulary import Excuse, Finding
from sim_core.public.games import Step
from tests.conftest import SMALL
from tests.stories import story


def session(*moves: str) -> Session:
    """A game in which moves were made on the first client, the seed as it comes."""
    game = new_session(SMALL, 3, None)
    client = game.scenario.clients[0].id
    for move in moves:
        game.end_week() if move == "end" else game.play(Step(move=move, client=client))
    return game


def test_a_source_is_heard_beside_a_surer_one_that_spoke_before() -> None:
    tale = story(reputation=1).world(Excuse.CASH_TIGHT, true=False)
    public = tale.game.setting.public
    sure = shown(tale.luck(0.0).play("ask_around"), "ask_around", public, 1)
    assert [(one.so, one.right) for one in sure if one.excuse == "cash_tight"] == [(False, 0.85)]
    loose = shown(tale.luck(0.99).play("ask_difficulties"), "ask_difficulties", public, 1)
    assert [(one.so, one.right) for one in loose if one.excuse == "cash_tight"] == [(True, 0.58)]
    assert tale.account.found[0, 0, Excuse.CASH_TIGHT] == Finding.FALSE, "the file keeps the surer one"


@pytest.mark.parametrize("honesty", [0.05, 0.95])
def test_what_is_said_of_a_source_does_not_tell_how_honest_the_client_is(honesty: float) -> None:
    tale = story(honesty=honesty, reputation=3)
    told = shown(tale.luck(0.0).play("ask_difficulties"), "ask_difficulties", tale.game.setting.public, 3)
    assert told
    assert {one.right for one in told} == {0.5 + 0.08 * 3}


def test_a_manner_of_speaking_is_not_evidence() -> None:
    game = session("call")
    assert all(one.right is None for one in evidence_of(game, 0))


def test_each_source_stands_there_with_its_week() -> None:
    game = session("ask_around", "end", "ask_around", "analyse_gap")
    cash = [one for one in evidence_of(game, 0) if one.excuse == "cash_tight"]
    assert [(one.source, one.week) for one in cash] == [("ask_around", 1), ("ask_around", 2), ("analyse_gap", 2)]
    assert next(one for one in client_view(game, 0).findings if one.excuse == "cash_tight").evidence == tuple(cash[::-1])
    told = "\n".join(knowledge(game, 0, "en"))
    assert told.count("Drivers and other reps") >= 2
    assert "right 85 times in 100" in told
    assert "last week" in told


def test_sources_that_contradict_each_other_are_named_as_such_while_they_are_fresh() -> None:
    two = [Evidence("quality", source, so, 1, 0.9) for source, so in (("check_records", False), ("analyse_gap", True))]
    assert differ(tuple(two), 1)
    assert not differ(tuple(two[:1]), 1)
    assert not differ(tuple(two), 6), "too old to contradict anything"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_claim_to_know(language: str) -> None:
    game = session("ask_around", "ask_difficulties", "check_records", "analyse_gap", "end", "visit")
    found = evidence_of(game, 0)
    told = [in_words(one, now, language, short) for one in found for now in (1, 3, 9) for short in (True, False)]
    told += [line for _, line in news_in_words(found, frozenset(), language)]
    assert len(found) > 10
    assert not [one for one in told if "{" in one or "sure" in one or "把握" in one]
