"""The closing letter: medal is skill, bonus is the result, and where they differ it says why."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from game.language.locale import LANGUAGES
from game.play.letter import bonus, bonus_told, letter
from game.play.references import USUAL_GAMES, USUAL_SEED, references_of
from game.play.session import Session, new_session
from sim_core.batch.rollout import rollout
from sim_core.public import compiler
from tests.conftest import SMALL


@pytest.fixture(scope="module")
def over() -> Session:
    """A game in which nothing was done."""
    session = new_session(SMALL, 3, None)
    while not session.over:
        session.end_week()
    return session


def ended(
    over: Session, score: float, net: float, textbook: float, moods: tuple[int, int] = (2, 2), left: bool = False
) -> Session:
    """The same game with other figures; the target is 100."""
    final = replace(over.final, score=score, net=net, target=100.0, textbook=textbook)
    account = over.game.sight().account
    sight = SimpleNamespace(
        account=SimpleNamespace(**{name: getattr(account, name) for name in account.rows.dtype.names}
                                | {"mood": np.array([moods]), "left": np.array([[left, False]])}),
        desk=over.game.sight().desk, public=over.game.sight().public)  # fmt: skip
    return replace(over, final=final, game=SimpleNamespace(sight=lambda: sight))


CASES = [
    # score, net, textbook; words of the letter; bonus
    (105.0, 110.0, 104.0, "made.", "full"),
    (105.0, 90.0, 86.0, "misses it too", "half"),
    (70.0, 70.0, 120.0, "within reach", "none"),
    (30.0, 110.0, 300.0, "the same luck the textbook brings", "full"),
    (10.0, 20.0, 130.0, "within reach", "none"),
    (10.0, 20.0, 50.0, "misses it too", "none"),
]


@pytest.mark.parametrize(("score", "net", "textbook", "told", "paid"), CASES)
def test_each_case_is_told_as_it_was(over: Session, score: float, net: float, textbook: float, told: str, paid: str) -> None:
    session = ended(over, score, net, textbook)
    assert told in " ".join(letter(session, "en"))
    assert bonus(session.final) == paid


@pytest.mark.parametrize("language", LANGUAGES)
def test_gold_without_the_target_says_why_and_names_who_is_lost_or_angry(over: Session, language: str) -> None:
    session = ended(over, 105.0, 90.0, 86.0, moods=(2, 0), left=True)
    said = "".join(letter(session, language))
    first, second = (one.name[language] for one in session.scenario.clients)
    assert first in said
    assert second in said
    assert letter(session, language)[-1] == letter(ended(over, 105.0, 90.0, 86.0), language)[-1], "what hangs on which"
    assert len(letter(session, language)) == len(letter(ended(over, 105.0, 90.0, 86.0), language)) + 2


def test_no_bonus_is_paid_for_a_medal_alone(over: Session) -> None:
    assert bonus_told(ended(over, 149.0, 60.0, 50.0), "en") == "Target missed: no bonus this time."


LUCK = [
    # net, textbook with this luck, textbook on average; words of the letter
    (90.0, 86.0, 120.0, "with the luck of this game it came to ¥86"),
    (90.0, 86.0, 95.0, "target was set too high"),
    (110.0, 300.0, 90.0, "with the luck of this game it came to ¥300"),
    (110.0, 300.0, 250.0, "not a high target"),
]


@pytest.mark.parametrize(("net", "textbook", "usual", "told"), LUCK)
def test_it_says_whether_luck_or_the_target_was_to_blame(
    over: Session, net: float, textbook: float, usual: float, told: str
) -> None:
    session = ended(over, 30.0, net, textbook)
    told_without = " ".join(letter(session, "en"))
    session.final = replace(session.final, usual=usual)
    assert told in " ".join(letter(session, "en"))
    session.final = replace(session.final, usual=None)
    assert " ".join(letter(session, "en")) == told_without, "what is not known is not said"


def test_what_is_usual_is_what_a_run_says() -> None:
    references = references_of(SMALL, 7)
    assert references.usual is None, "not before somebody has the time"
    references.work_out_usual()
    run = rollout(references.scenario, "textbook", USUAL_SEED, episodes=USUAL_GAMES)
    assert references.usual == (float(run.result.net.mean()) if compiler.is_warm() else None)


WANTED = [(0, "Nothing looked into"), (1, "Half looked into"), (3, "that is a pass"), (4, "that is a pass")]


@pytest.mark.parametrize(("found", "told"), WANTED)
def test_where_reasons_are_asked_for_the_letter_measures_those_and_no_money(over: Session, found: int, told: str) -> None:
    session = ended(over, 0.0, -50.0, 120.0)
    session.scenario = session.scenario.model_copy(update={"find_reasons": 3})
    session.final = replace(session.final, found=found)
    assert told in bonus_told(session, "en")
    assert f"you have {found}" in " ".join(letter(session, "en"))
    assert "¥" not in " ".join(letter(session, "en"))
