"""What clients say: lines of their own from the scenario first, then those of their persona, and none twice too soon."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.language.words import LANGUAGES
from game.play.dialogue import ANYBODY, FALLBACK, Told, channel, chosen, filled, is_greeted, lines_for, lines_of, occasion
from game.play.people import contact_of
from game.play.session import MoveLine, new_session
from game.play.view import client_view
from game.terminal.narration import narrate_move
from sim_core.engine.record import Step
from sim_core.model.tables import OWN, SHARED
from sim_core.model.vocabulary import Excuse, Request, Said
from sim_core.scenario.lines import TELLABLE, ExcuseLines, Lines, RequestLines
from sim_core.scenario.meanings import PERSONAS
from sim_core.scenario.schema import ClientSpec
from sim_core.scenario.situations import Situation
from sim_core.scenario.slots import TRADE
from tests.conftest import SMALL
from tests.lines_looked_at import LATER, OCCASIONS, name_of

PHONE = Situation("phone", first=False)


def client(persona: str = "worrier", name: str = "first", **lines: Any) -> ClientSpec:
    facts = {"id": name, "name": "First", "persona": persona, "ledger": [{"amount": 1, "age_weeks": 1}]}
    return ClientSpec.model_validate({**facts, "lines": lines})


def said_in_a_game(
    spec: ClientSpec, path: tuple[str, ...], times: int, language: str = "en", seed: int = 1, here: Situation = PHONE,
    told: Told | None = None,
) -> list[str]:  # fmt: skip
    told = told or Told()
    lines = [chosen(lines_for(spec, path, language), here, seed, " ".join(path), spec.id, told) for _ in range(times)]
    return [line.text if line else "" for line in lines]


PROMISED = ("promised",)
QUALITY = ("excuse", "quality", "first")


def test_a_client_says_its_own_lines_first_in_their_order() -> None:
    spec = client(promised=["On my honour.", "Consider it done."])
    own, others = said_in_a_game(spec, PROMISED, 6)[:2], said_in_a_game(spec, PROMISED, 6)[2:]
    assert own == ["On my honour.", "Consider it done."]
    assert others == said_in_a_game(client(), PROMISED, 4)


def test_a_line_of_its_own_is_said_where_its_conditions_hold_and_nowhere_else() -> None:
    spec = client(greeting=[{"text": "Sit down, sit down.", "by": "visit"}, {"text": {"en": "Who is it?"}, "time": "first"}])
    visit, first_call = Situation("visit", first=False), Situation("phone", first=True)
    assert said_in_a_game(spec, ("greeting",), 1, here=visit) == ["Sit down, sit down."]
    assert said_in_a_game(spec, ("greeting",), 1, here=first_call) == ["Who is it?"]
    assert not {"Sit down, sit down.", "Who is it?"} & set(said_in_a_game(spec, ("greeting",), 9))


def test_a_client_has_lines_of_its_own_for_each_stage_of_an_excuse() -> None:
    spec = client(quality={"first": ["The boxes!"], "caught": ["Well, yes."]})
    assert said_in_a_game(spec, QUALITY, 1) == ["The boxes!"]
    assert said_in_a_game(spec, occasion("caught", "quality"), 1) == ["Well, yes."]
    assert not {"The boxes!", "Well, yes."} & set(said_in_a_game(spec, occasion("repeated", "quality"), 1))


def test_a_line_of_one_language_is_not_said_in_the_other() -> None:
    spec = client(promised=[{"zh": "一言为定。"}, "Done."])
    assert said_in_a_game(spec, PROMISED, 1, "zh") == ["一言为定。"]
    assert said_in_a_game(spec, PROMISED, 1, "en") == ["Done."]


def test_amount_and_week_are_filled_in_as_the_language_writes_them() -> None:
    values = {"amount": 120_000, "week": 4}
    assert filled("{amount} by week {week}.", "en", values) == "¥120k by week 4."
    assert filled("第{week}周，{amount}。", "zh", values) == "第4周，12万。"
    assert filled("{amount}?", "en", {"amount": None}) == "?"


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**6), unique=True, max_size=6), st.integers(0, 2**32), st.sampled_from(sorted(PERSONAS)))
def test_nothing_is_said_twice_while_anything_is_left_unsaid(own: list[int], seed: int, persona: str) -> None:
    spec = client(persona, agreed=[f"Line {number}" for number in own])
    count = len(own) + len(lines_of(persona)["en"]["agreed"])
    told = said_in_a_game(spec, ("agreed",), 2 * count, seed=seed)
    assert len(set(told[:count])) == count
    assert told[count:] == told[:count]


def test_clients_of_one_persona_do_not_repeat_each_other_while_a_line_is_left() -> None:
    told, count = Told(), len(lines_of("hothead")["en"]["agreed"])
    both = [client("hothead", "one"), client("hothead", "other")]
    said = [line for spec in both for line in said_in_a_game(spec, ("agreed",), count // 2, told=told)]
    assert len(set(said)) == 2 * (count // 2)


def test_what_has_just_happened_is_spoken_of_first() -> None:
    kept = Situation("phone", first=False, after="kept")
    first, second, third = said_in_a_game(client(), ("greeting",), 3, here=kept)
    about = {line["text"] for line in lines_of("worrier")["en"]["greeting"] if isinstance(line, dict) and line.get("after")}
    assert {first, second} <= about
    assert third not in about


def situations() -> set[tuple[str, ...]]:
    """Every place for a line, as a scenario names it."""
    stages = ExcuseLines.model_fields
    excuses = {one.name.lower() for one in Excuse}
    by_request = {name for name, field in Lines.model_fields.items() if isinstance(field.default, RequestLines)}
    plain = {(name,) for name in Lines.model_fields if name not in excuses | by_request}
    plain |= {(name, one.name.lower()) for name in by_request for one in Request}
    return plain | {
        ("excuse", excuse, stage) for excuse in excuses for stage in stages if stage != "told" or excuse in TELLABLE
    }


@pytest.mark.parametrize("persona", sorted(PERSONAS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scenario_can_script_every_situation_that_a_persona_has_lines_for(persona: str, language: str) -> None:
    def places(lines: Any, path: tuple[str, ...]) -> set[tuple[str, ...]]:
        if not isinstance(lines, dict):
            return {path}
        return {place for name, inner in lines.items() for place in places(inner, (*path, name))}

    everywhere = {place for place in situations() if len(place) < 3 or place[1] not in OWN}
    common = {place for place in everywhere if len(place) < 3 or place[1] in SHARED}
    assert places(lines_of(persona)[language], ()) == common
    assert places(lines_of(ANYBODY)[language], ()) == everywhere
    assert FALLBACK in PERSONAS


def test_every_answer_of_the_game_can_be_scripted() -> None:
    for said in Said:
        if said.name != "NOTHING":
            for excuse in Excuse:
                place = occasion(said.name.lower(), excuse.name.lower())
                assert place in {one[: len(place)] for one in situations()}


def test_every_scripted_line_is_read_where_it_belongs() -> None:
    text: dict[str, Any] = {}
    for path in situations():
        holder = text.setdefault(path[-2], {}) if len(path) > 1 else text
        holder[path[-1]] = [" ".join(path)]
    spec = client(**json.loads(json.dumps(text)))
    assert all(said_in_a_game(spec, path, 1) == [" ".join(path)] for path in situations())


def test_the_rep_is_greeted_after_a_week_of_silence_by_who_is_there() -> None:
    assert is_greeted("call", "paid", week=1, last_week=None)
    assert is_greeted("visit", "excuse", week=4, last_week=2)
    assert not is_greeted("call", "paid", week=3, last_week=2)
    assert not is_greeted("call", "busy_elsewhere", week=1, last_week=None)
    assert not is_greeted("demand_letter", "shrugged", week=1, last_week=None)


def test_what_happened_since_is_reason_enough_to_greet_in_a_new_week() -> None:
    assert is_greeted("call", "paid", week=3, last_week=2, news=True)
    assert not is_greeted("call", "paid", week=2, last_week=2, news=True)


def test_how_the_two_are_in_touch_follows_from_the_move() -> None:
    assert channel("call") == "phone"
    assert channel("challenge") == "visit"
    assert channel("demand_letter") == "letter"
    assert channel("check_records") == "alone"
    assert channel("ask_promise") == "phone"
    assert channel("ask_promise", last="visit") == "visit"


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
    assert not any(
        "Well met." in text or "Have a seat." in text for text in second
    )  # asked again within the month, greeted lately


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", sorted(PERSONAS))
def test_a_client_speaks_of_itself_by_the_name_of_its_contact(persona: str, language: str) -> None:
    named = client(persona).model_copy(update={"contact": {"en": "Old Gao", "zh": "老高"}})
    values = {"me": contact_of(named, language), "rep": "R", "amount": 10_000, "week": 2}
    values |= dict.fromkeys(("trouble", "rival", "firm", *TRADE), "X")
    others = ("老马", "马总", "赵叔", "老孙", "林姐", "陈总", "周岚", "小钟", "Zhao", "Boss Ma", "Zhou", "Mr Chen", "Zhong")
    for path in situations():
        for line in lines_for(named, path, language):
            words = filled(line.text, language, values)
            assert "{" not in words
            assert not any(other in words for other in others), words


def test_the_tables_of_occasions_follow_the_format() -> None:
    names = {name_of(path) for path in situations()}
    assert names == set(OCCASIONS)
    assert set(LATER) <= names
