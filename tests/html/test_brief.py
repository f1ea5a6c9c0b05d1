"""Paper for a role play: what may be handed out holds nothing that is hidden; the key holds all of it, in plain words."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from game.brief.handout import handout
from game.brief.key import key
from game.brief.open_side import OPEN, OPEN_OF_CLIENT, open_side
from game.html import brief as html
from game.language.locale import LANGUAGES
from game.language.words import has, say
from game.terminal import brief as terminal
from sim_core import Scenario, load_scenario
from sim_core.model.tables import EVENT_ROWS, OWN, SHARED, TRUTHS
from sim_core.model.vocabulary import LESSONS
from sim_core.scenario.client import ClientSpec
from sim_core.scenario.meanings import PERSONAS, PROBLEMS
from tests.commands import call
from tests.stories import scenario

CLOSED = {"lines_only", "excuses", "events", "requests", "example", "coach", "medals", "allow"}
CLOSED_OF_CLIENT = {"hidden", "lines", "lines_only"}
WHOLE = load_scenario("final-quarter")


def test_of_every_field_it_is_settled_whether_it_may_be_handed_out() -> None:
    assert {*OPEN, "clients"} | CLOSED == set(Scenario.model_fields), "a new field: may a rep see it?"
    assert set(OPEN_OF_CLIENT) | CLOSED_OF_CLIENT == set(ClientSpec.model_fields), "a new field: may a rep see it?"


def test_the_open_side_says_of_all_else_what_a_scenario_says_that_is_silent() -> None:
    known = open_side(WHOLE)
    silent = ClientSpec(id="x", name="X", ledger=[{"amount": 1, "age_weeks": 1}])  # type: ignore[list-item]
    assert all(getattr(client, name) == getattr(silent, name) for client in known.clients for name in CLOSED_OF_CLIENT)
    assert known.events == []
    assert known.coach == []


levels = some.floats(0, 1)
secrets = some.fixed_dictionaries(
    {
        "cash": some.floats(0, 900_000),
        "honesty": levels,
        "stubbornness": levels,
        "dependence": levels,
        "stock": some.fixed_dictionaries({"between": some.just([1_000.0, 90_000.0])}),
        "tactics": some.dictionaries(some.sampled_from(sorted(SHARED)), some.floats(0, 9), max_size=3),
        "problems": some.lists(some.fixed_dictionaries({"kind": some.sampled_from(sorted({*PROBLEMS} - {*OWN}))}), max_size=1),
        "rivals": some.fixed_dictionaries({"count": some.floats(0, 9)}),
    }
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(secrets, some.sampled_from(LANGUAGES), some.sampled_from([None, 4]))
def test_whatever_is_hidden_the_same_is_handed_out(hidden: dict[str, object], language: str, stars: int | None) -> None:
    plain, other = scenario(clients=2, reputation=stars), scenario(clients=2, reputation=stars, **hidden)
    one, two = handout(plain, language), handout(other, language)
    assert one == two
    assert terminal.printed(one, language) == terminal.printed(two, language)


def marked() -> Scenario:
    """Every hidden number and text is one of its kind: found anywhere, it comes from there."""
    raw = WHOLE.model_dump(mode="python")
    client = raw["clients"][0]
    client["hidden"] |= {
        "cash": {"between": [731_000.0, 737_000.0]},
        "reserve": 71_000.0,
        "rivals": {"count": 7.0, "owed": 733_000.0},
    }
    client["hidden"] |= {"problems": [{"kind": "quality", "share": 0.7, "chance": 1.0}], "honesty": {"between": [0.1, 0.3]}}
    client["lines"] = {"greeting": ["XYZZY"], "quality": {"first": ["PLUGH"]}}
    for event in raw["events"]:
        event["news"] = dict.fromkeys(LANGUAGES, f"FROTZ {event['week']}")
    raw["events"][1]["news"] = None
    raw["events"][1]["kind"] = "recall"
    raw["coach"] = [{"when": "game_starts", "say": "GNUSTO"}]
    return Scenario.model_validate(raw)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_hidden_is_read_on_what_is_handed_out_and_all_of_it_in_the_key(language: str) -> None:
    papers, own = handout(marked(), language), key(marked(), language)
    given_out = terminal.printed(papers, language) + html.sheets(papers)
    numbers = ("731", "737", "733", "73.1", "73.7", "73.3", "7.1万", "¥71k")
    events = [say(f"brief.event.{kind}", language) for kind in EVENT_ROWS]
    words = ("XYZZY", "PLUGH", "FROTZ", "GNUSTO", *events, say("brief.know", language))
    body = re.sub(r"base64,[A-Za-z0-9+/=]*", "", given_out)
    assert [one for one in (*numbers, *words) if one in body] == []
    told = html.sheets(own)
    assert "PLUGH" in told
    assert "FROTZ 4" in told
    cash = {"zh": "73.1万–73.7万", "en": "¥731k–¥737k"}[language]
    assert cash in told, "a range is told as a range"
    assert say("brief.no_news", language) in told
    assert say("brief.event.recall", language) in told
    assert say("brief.true", language) in told
    assert say("brief.pretext", language) in told


def test_a_reputation_that_a_game_makes_up_from_honesty_is_not_told() -> None:
    assert say("brief.no_word", "en") in terminal.printed(handout(scenario(), "en"), "en")
    assert "★★★★☆" in terminal.printed(handout(scenario(reputation=4), "en"), "en")


def test_a_ledger_with_dates_is_told_by_dates() -> None:
    raw = scenario().model_dump(mode="python", exclude_defaults=True)
    raw |= {"as_of": "2026-08-31"}
    raw["clients"][0]["ledger"] = [
        {"amount": 300_000.0, "age_weeks": 12, "due": "2026-08-03"},
        {"amount": 90_000.0, "age_weeks": 2},
    ]
    text = terminal.printed(handout(Scenario.model_validate(raw), "en"), "en")
    assert "2026-08-03" in text
    assert "due in week 7" in text


def test_the_card_of_an_honest_client_pleads_what_is_so_and_that_of_a_liar_what_it_likes() -> None:
    honest = scenario(honesty=0.9, cash=50_000.0, tactics={"quality": 9.0})
    liar = scenario(honesty=0.1, cash=900_000.0, tactics={"quality": 9.0})
    good, bad = (terminal.printed(key(one, "en"), "en") for one in (honest, liar))
    assert good.index("Cash is tight") < good.index("The goods were faulty")
    assert "You cannot pay it all." in " ".join(good.split())
    assert "The money is there." in bad
    assert "Cash is tight" not in bad


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_id_has_its_words_on_paper(language: str) -> None:
    wanted = [f"brief.event.{kind}" for kind in EVENT_ROWS] + [f"brief.voice.{name}" for name in PERSONAS]
    wanted += [f"brief.problem.{kind}" for kind in PROBLEMS if kind not in OWN] + [
        f"brief.lesson.{lesson}" for lesson in LESSONS
    ]
    wanted += [f"brief.watch.{lesson}.{number}" for lesson in LESSONS for number in (1, 2)]
    wanted += [f"brief.true_if.{row['like']}" for row in TRUTHS.values()]
    assert {name for name in SHARED if name not in PROBLEMS} == {row["like"] for row in TRUTHS.values()} & set(SHARED)
    assert [one for one in wanted if not has(one)] == []
    for papers in (handout(WHOLE, language), key(WHOLE, language)):
        assert re.findall(r"\bbrief\.[a-z]|\{\w+\}", terminal.printed(papers, language)) == []


def test_a_reason_of_the_scenarios_own_is_told_by_its_name_and_an_unnamed_one_is_not() -> None:
    raw = WHOLE.model_dump(mode="python", exclude_defaults=True)
    raw["excuses"] = ["payment_run", {"id": "board", "called": "The board has not met", "true_when": "hitch"}]
    raw["clients"][0]["hidden"]["tactics"] = {"own_1": 3.0, "payment_run": 2.0}
    text = terminal.printed(key(Scenario.model_validate(raw), "en"), "en")
    assert "The board has not met" in text
    assert "We pay on Fridays" in text
    assert "The system is down" not in text
    assert say("brief.true_if.system_down", "en") in " ".join(text.split())


def test_a_complaint_of_the_scenarios_own_is_told_as_what_is_wrong() -> None:
    raw = WHOLE.model_dump(mode="python", exclude_defaults=True)
    raw["excuses"] = [{"id": "dented", "kind": "complaint", "called": "The panels came dented"}]
    raw["clients"][0]["hidden"]["problems"] = [{"kind": "own_5", "share": 0.6, "chance": 1.0}]
    text = " ".join(terminal.printed(key(Scenario.model_validate(raw), "en"), "en").split())
    assert "“The panels came dented”" in text
    assert say("brief.true_if.complaint", "en") in text


def test_the_observer_watches_for_the_lessons_that_are_taught() -> None:
    one = WHOLE.model_copy(update={"lessons": ["L8"]})
    text = terminal.printed(handout(one, "en"), "en")
    assert say("brief.watch.L8.1", "en") in text
    assert say("brief.watch.L1.1", "en") not in text


def test_a_page_has_a_sheet_for_everybody_and_takes_no_text_for_markup(tmp_path: Path) -> None:
    raw = WHOLE.model_dump(mode="python")
    raw["clients"][0]["name"] = "<script>alert(1)</script>"
    hostile = Scenario.model_validate(raw)
    for papers in (handout(hostile, "en"), key(hostile, "en")):
        text = html.sheets(papers)
        assert text.count("<article") == len(papers.sheets)
        assert "<script" not in text
        assert "http" not in re.sub(r'xmlns\S*|"data:[^"]*"', "", text), "nothing is fetched"


def test_the_command_writes_either_as_text_or_as_a_page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shown = call(capsys, "brief", "lesson-6-check-first", "--lang", "en")
    assert shown.code == 0
    assert "Observer's sheet" in shown.out
    page = tmp_path / "key.html"
    done = call(capsys, "brief", "lesson-6-check-first", "--key", "--html", "--out", page, "--lang", "zh")
    assert done.code == 0
    assert done.out == ""
    assert "只有你知道" in page.read_text("utf-8")
    assert call(capsys, "brief", "nowhere", "--lang", "en").code == 1
