"""No tell: what is said, and what is told of it, does not depend on what is hidden."""

import itertools
from collections.abc import Iterator

import pytest

from game.dialogue import client_says, lines_of
from game.session import MoveLine, Session, new_session
from game.telling import move_told
from game.view import client_view
from game.words import LANGUAGES
from sim_core.engine.record import Step
from sim_core.model.vocabulary import Excuse
from sim_core.scenario.meanings import PERSONAS
from sim_core.scenario.schema import ClientSpec
from tests.conftest import SMALL

STAGES = ("first", "repeated", "caught", "believed")
OCCASIONS = ("greeting", "angry", "welcomed", "promised", "declined", "paid", "token", "promise_broken", "relieved")


def with_excuse(kind: Excuse, true: bool, persona: str) -> Session:
    """A game in which the first client has just given an excuse, true or not; all that can be seen is the same."""
    named = SMALL.replace("    ledger: [{amount: 320000", f"    persona: {persona}\n    ledger: [{{amount: 320000")
    session = new_session(named, 7, None)
    truth = session.game._truth
    truth.account.excuse[0, 0] = kind
    truth.account.excuse_said[0, 0] = truth.account.excuse_week[0, 0] = 0
    truth.client.excuse_true[0, 0] = true
    truth.client.honesty[0, 0] = 0.9 if true else 0.1
    truth.client.cash[0, 0] = 0.0  # neither of the two has anything to pay with
    truth.client.away[0, 0] = False
    return session


def told(session: Session, step: Step, language: str) -> list[str]:
    before = client_view(session, 0)
    line = session.play(step)
    assert isinstance(line, MoveLine)
    return move_told(session, line, before, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("move", ["call", "accept_excuse"])
def test_a_lie_sounds_like_the_truth(move: str, language: str) -> None:
    for kind, persona in itertools.product((Excuse.QUALITY, Excuse.CUSTOMERS_UNPAID, Excuse.WILL_LEAVE), sorted(PERSONAS)):
        true, lie = (told(with_excuse(kind, so, persona), Step(move=move, client="first"), language) for so in (True, False))
        assert true == lie
        assert any("First Pharma" in line or "第一家" in line for line in true)


def situations() -> Iterator[tuple[tuple[str, ...], int]]:
    """Every occasion to speak, and how many variants it needs."""
    for kind, stage in itertools.product(Excuse, STAGES):
        yield ("excuse", kind.name.lower(), stage), 2
    for name in OCCASIONS:
        yield (name,), 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", sorted(PERSONAS))
def test_each_persona_has_something_new_to_say_each_time(persona: str, language: str) -> None:
    spec = ClientSpec.model_validate({"id": "x", "name": "X", "persona": persona, "ledger": [{"amount": 1, "age_weeks": 1}]})
    for path, least in situations():
        said = [client_says(spec, path, language, 3, turn, amount=10_000, week=2) for turn in range(least)]
        assert all(said), (persona, path)
        assert len(set(said)) == least, (persona, path)


def test_there_are_eight_personas_and_no_two_say_the_same() -> None:
    assert len(PERSONAS) == 8
    for language in LANGUAGES:
        seen: set[str] = set()
        for persona in sorted(PERSONAS):
            own = set(flat(lines_of(persona)[language]))
            assert not own & seen, persona
            seen |= own


def flat(lines: object) -> Iterator[str]:
    if isinstance(lines, dict):
        for value in lines.values():
            yield from flat(value)
    elif isinstance(lines, list):
        yield from (str(line) for line in lines)
