"""No tell: what is said, and what is told of it, does not depend on what is hidden."""

import itertools
from collections.abc import Iterator

import pytest

from game.language.words import LANGUAGES
from game.play.dialogue import Told, chosen, lines_for, lines_of, variants
from game.play.session import MoveLine, Session, new_session
from game.play.view import client_view
from game.terminal.narration import narrate_move
from sim_core.engine.record import Step
from sim_core.model.tables import SHARED
from sim_core.model.vocabulary import Excuse
from sim_core.scenario.meanings import PERSONAS
from sim_core.scenario.schema import ClientSpec
from sim_core.scenario.situations import Situation
from tests.conftest import SMALL
from tests.lines_looked_at import OCCASIONS, name_of

STAGES = ("first", "repeated", "caught", "believed")
NEEDED_MOST = ("greeting", "paid", "token", "evaded", "promised", "declined", "reassured", "annoyed", "promise_kept",
               "promise_broken", "stood_firm", "welcomed", "told")  # fmt: skip
"""What a game brings up most (measured over bots' games); so are the first and repeated excuses of `COMMON`."""
COMMON = ("cash_tight", "customers_unpaid", "slow_sales")


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
    return narrate_move(session, line, before, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("move", ["call", "accept_excuse"])
def test_a_lie_sounds_like_the_truth(move: str, language: str) -> None:
    for kind, persona in itertools.product((Excuse.QUALITY, Excuse.CUSTOMERS_UNPAID, Excuse.WILL_LEAVE), sorted(PERSONAS)):
        true, lie = (told(with_excuse(kind, so, persona), Step(move=move, client="first"), language) for so in (True, False))
        assert true == lie
        assert any("First Pharma" in line or "第一家" in line for line in true)


def occasions() -> Iterator[tuple[tuple[str, ...], int]]:
    """Every occasion to speak, and how many variants it needs."""
    for name, stage in itertools.product(SHARED, STAGES):
        yield ("excuse", name, stage), 8 if name in COMMON and stage in ("first", "repeated") else 2
    for name in ("angry", "shrugged", "relieved", "squeezed", "agreed", "fixed", "gone"):
        yield (name,), 3
    for name in NEEDED_MOST:
        yield (name,), 6


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", sorted(PERSONAS))
def test_each_persona_has_something_new_to_say_each_time(persona: str, language: str) -> None:
    spec = ClientSpec.model_validate({"id": "x", "name": "X", "persona": persona, "ledger": [{"amount": 1, "age_weeks": 1}]})
    for path, least in occasions():
        told, here = Told(), Situation(OCCASIONS[name_of(path)][0], first=False)
        said = [chosen(lines_for(spec, path, language), here, 3, persona, spec.id, told) for _ in range(least)]
        assert all(said), (persona, path)
        assert len({line.text for line in said if line}) == least, (persona, path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", sorted(PERSONAS))
def test_what_a_game_brings_up_most_has_eight_variants_at_least(persona: str, language: str) -> None:
    common = [("excuse", excuse, stage) for excuse in COMMON for stage in ("first", "repeated")]
    for path in [*((name,) for name in NEEDED_MOST), *common]:
        assert len(variants(persona, path, language)) >= 8, (persona, path)


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
        yield from (line["text"] if isinstance(line, dict) else str(line) for line in lines)
