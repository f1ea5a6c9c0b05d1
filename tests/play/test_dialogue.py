"""What clients say: lines of their own from the scenario first, then those of their persona, and none twice too soon."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.language.words import LANGUAGES
from game.play.dialogue import FALLBACK, client_says, is_greeted, lines_of, occasion
from game.play.session import MoveLine, new_session
from game.play.view import client_view
from game.terminal.narration import narrate_move
from sim_core.engine.record import Step
from sim_core.model.vocabulary import Excuse, Said
from sim_core.scenario.lines import ExcuseLines, Lines
from sim_core.scenario.meanings import PERSONAS
from sim_core.scenario.schema import ClientSpec
from tests.conftest import SMALL


def client(persona: str = "worrier", **lines: Any) -> ClientSpec:
    facts = {"id": "first", "name": "First", "persona": persona, "ledger": [{"amount": 1, "age_weeks": 1}]}
    return ClientSpec.model_validate({**facts, "lines": lines})


def said_in_a_game(spec: ClientSpec, path: tuple[str, ...], times: int, language: str = "en", seed: int = 1) -> list[str]:
    return [client_says(spec, path, language, seed, turn) for turn in range(times)]


PROMISED = ("promised",)
QUALITY = ("excuse", "quality", "first")


def test_a_client_says_its_own_lines_first_in_their_order() -> None:
    spec = client(promised=["On my honour.", "Consider it done."])
    own, others = said_in_a_game(spec, PROMISED, 6)[:2], said_in_a_game(spec, PROMISED, 6)[2:]
    assert own == ["On my honour.", "Consider it done."]
    assert sorted(others) == sorted(said_in_a_game(client(), PROMISED, 4))


def test_a_client_has_lines_of_its_own_for_each_stage_of_an_excuse() -> None:
    spec = client(quality={"first": ["The boxes!"], "caught": ["Well, yes."]})
    assert client_says(spec, QUALITY, "en", 1, 0) == "The boxes!"
    assert client_says(spec, occasion("caught", "quality"), "en", 1, 0) == "Well, yes."
    assert client_says(spec, occasion("repeated", "quality"), "en", 1, 0) not in ("The boxes!", "Well, yes.")


def test_a_line_of_one_language_is_not_said_in_the_other() -> None:
    spec = client(promised=[{"zh": "一言为定。"}, "Done."])
    assert client_says(spec, PROMISED, "zh", 1, 0) == "一言为定。"
    assert client_says(spec, PROMISED, "en", 1, 0) == "Done."


def test_amount_and_week_are_filled_in_as_the_language_writes_them() -> None:
    spec = client(promised=[{"en": "{amount} by week {week}.", "zh": "第{week}周，{amount}。"}])
    assert client_says(spec, PROMISED, "en", 1, 0, amount=120_000, week=4) == "¥120k by week 4."
    assert client_says(spec, PROMISED, "zh", 1, 0, amount=120_000, week=4) == "第4周，12万。"


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**6), unique=True, max_size=6), st.integers(0, 2**32), st.sampled_from(sorted(PERSONAS)))
def test_nothing_is_said_twice_while_anything_is_left_unsaid(own: list[int], seed: int, persona: str) -> None:
    spec = client(persona, evaded=[f"Line {number}" for number in own])
    count = len(own) + len(lines_of(persona)["en"]["evaded"])
    told = said_in_a_game(spec, ("evaded",), 2 * count, seed=seed)
    assert len(set(told[:count])) == count
    assert told[count:] == told[:count]


def situations() -> set[tuple[str, ...]]:
    """Every place for a line, as a scenario names it."""
    stages = ExcuseLines.model_fields
    excuses = {one.name.lower() for one in Excuse}
    plain = {(name,) for name in Lines.model_fields if name not in excuses}
    return plain | {("excuse", excuse, stage) for excuse in excuses for stage in stages}


@pytest.mark.parametrize("persona", sorted(PERSONAS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scenario_can_script_every_situation_that_a_persona_has_lines_for(persona: str, language: str) -> None:
    def places(lines: Any, path: tuple[str, ...]) -> set[tuple[str, ...]]:
        if not isinstance(lines, dict):
            return {path}
        return {place for name, inner in lines.items() for place in places(inner, (*path, name))}

    assert places(lines_of(persona)[language], ()) == situations()
    assert FALLBACK in PERSONAS


def test_every_answer_of_the_game_can_be_scripted() -> None:
    for said in Said:
        if said.name != "NOTHING":
            for excuse in Excuse:
                assert occasion(said.name.lower(), excuse.name.lower()) in situations()


def test_every_scripted_line_is_read_where_it_belongs() -> None:
    text: dict[str, Any] = {}
    for path in situations():
        holder = text.setdefault(path[1], {}) if len(path) == 3 else text
        holder[path[-1]] = [" ".join(path)]
    spec = client(**json.loads(json.dumps(text)))
    assert all(client_says(spec, path, "en", 1, 0) == " ".join(path) for path in situations())


def test_the_rep_is_greeted_after_a_week_of_silence_by_who_is_there() -> None:
    assert is_greeted("call", "paid", week=1, last_week=None)
    assert is_greeted("visit", "excuse", week=4, last_week=2)
    assert not is_greeted("call", "paid", week=3, last_week=2)
    assert not is_greeted("call", "busy_elsewhere", week=1, last_week=None)
    assert not is_greeted("demand_letter", "shrugged", week=1, last_week=None)


def test_an_angry_client_refuses_in_angry_words() -> None:
    assert occasion("declined", "", angry=True) == ("angry",)
    assert occasion("declined", "") == ("declined",)
    assert occasion("paid", "", angry=True) == ("paid",)
    assert occasion("excuse", "quality", angry=True) == QUALITY


def test_a_scripted_client_is_heard_in_the_game() -> None:
    scripted = SMALL.replace(
        "    hidden: {cash: 400000, honesty: {between: [0.2, 0.8]}}\n",
        "    hidden: {cash: 400000, honesty: {between: [0.2, 0.8]}}\n"
        "    lines:\n      greeting: [Well met.]\n      told: ['Where to begin?', 'Have a seat.']\n",
    )
    session = new_session(scripted, 1, None)
    heard: list[list[str]] = []
    for _ in range(2):
        before = client_view(session, 0)
        line = session.play(Step(move="ask_difficulties", client="first"))
        assert isinstance(line, MoveLine)
        heard.append([text for text in narrate_move(session, line, before, "en") if "First Pharma:" in text])
        session.end_week()
    first, second = heard
    assert "Well met." in first[0]
    assert "Where to begin?" in first[1]
    assert len(second) == 1  # the same month: shrugged, and no greeting a week later
    assert "Well met." not in second[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", sorted(PERSONAS))
def test_a_client_speaks_of_itself_by_the_name_of_its_contact(persona: str, language: str) -> None:
    named = client(persona).model_copy(update={"contact": {"en": "Old Gao", "zh": "老高"}})
    for path in situations():
        for turn in range(8):
            words = client_says(named, path, language, 1, turn, amount=10_000, week=2)
            assert "{" not in words
            assert not any(other in words for other in ("老马", "赵叔", "老孙", "林姐", "陈总", "Zhao", "Boss Ma", "Zhou"))
    here = client_says(named, ("busy_elsewhere",), language, 1, 0) + client_says(named, ("busy_elsewhere",), language, 1, 1)
    assert ("老高" in here or "Old Gao" in here) or persona in ("hothead", "smooth_talker", "bureaucrat", "old_friend")
