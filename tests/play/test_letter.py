"""The closing letter: medal is skill, bonus is the result, and where they differ it says why."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from game.language.locale import LANGUAGES
from game.play.letter import bonus, bonus_told, letter
from game.play.session import Session, new_session
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
    (30.0, 110.0, 300.0, "easy quarter", "full"),
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
