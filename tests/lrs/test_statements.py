"""What is told of a game: by the rules of xAPI, the same each time, and no more than is to be told."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.language.words import has
from game.lrs import vocabulary
from game.lrs.games import PlayedGame
from game.lrs.statements import Learner, Telling, statements_of
from game.lrs.vocabulary import COMPLETED, DECIDED, FAILED, JUDGED, PASSED, STARTED, VERBS, extension
from sim_core.engine.record import Step
from sim_core.errors import SimError
from sim_core.scenario.practice import practice_text
from tests.conftest import SMALL
from tests.lrs.games import TOLD, WANG, played, with_debrief, with_steps
from tests.lrs.rules import faults

POUNDS = SMALL.replace("weeks: 3\n", "weeks: 3\nmoney: {code: GBP, step: 100}\n")

EDGES = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00")
"""Times that there are not in universal time."""


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> PlayedGame:
    return played(tmp_path_factory.mktemp("played"))


def verbs(statements: list[dict]) -> list[str]:
    return [one["verb"]["id"] for one in statements]


def test_start_decisions_end_and_pass_in_this_order(game: PlayedGame) -> None:
    told = statements_of(game, replace(TOLD, pass_mark=0))
    assert verbs(told) == [STARTED.iri, *[DECIDED.iri] * len(game.record.steps), COMPLETED.iri, PASSED.iri]
    assert [one["context"]["extensions"].get(extension("number")) for one in told[1:-2]] == list(range(1, len(told) - 2))
    assert {one["actor"]["account"]["name"] for one in told} == {"王敏"}
    assert len({one["context"]["registration"] for one in told}) == 1


def test_every_statement_keeps_the_rules_of_xapi(game: PlayedGame) -> None:
    for one in (game, with_debrief(game)):
        for telling in (TOLD, replace(TOLD, seed=False), replace(TOLD, decisions=False, pass_mark=150)):
            told = statements_of(one, telling)
            assert [fault for statement in told for fault in faults(statement)] == []
            assert len({statement["id"] for statement in told}) == len(told)


@settings(deadline=None, max_examples=60)
@given(
    name=st.text(min_size=1, max_size=30),
    started=st.one_of(st.text(max_size=30), st.datetimes().map(str), st.sampled_from(EDGES)),
)
def test_whatever_stands_in_somebodys_file_keeps_them_too(game: PlayedGame, name: str, started: str) -> None:
    hostile = replace(game, record=game.record.model_copy(update={"player": name, "started": started}))
    told = statements_of(hostile, Telling(Learner(WANG.home_page, hostile.player or "nobody")))
    assert [fault for statement in told for fault in faults(statement)] == []
    json.dumps(told, ensure_ascii=False).encode()


def test_told_twice_it_is_the_same_to_the_letter(game: PlayedGame) -> None:
    assert statements_of(game, TOLD) == statements_of(game, TOLD)


def test_what_was_told_of_a_game_under_way_stays_when_it_is_over(tmp_path: Path, game: PlayedGame) -> None:
    started = game.record.started
    half = played(tmp_path, weeks=1)
    half = replace(half, record=half.record.model_copy(update={"started": started}))
    early = statements_of(half, TOLD)
    assert COMPLETED.iri not in verbs(early)
    assert statements_of(game, TOLD)[: len(early)] == early


def test_another_person_another_start_another_choice_has_other_ids(game: PlayedGame) -> None:
    def ids(one: PlayedGame, telling: Telling = TOLD) -> set[str]:
        return {statement["id"] for statement in statements_of(one, telling)}

    later = replace(game, record=game.record.model_copy(update={"started": "2026-01-01T00:00:00+00:00"}))
    assert not ids(game) & ids(game, Telling(Learner(WANG.home_page, "李四")))
    assert not ids(game) & ids(game, Telling(Learner("https://other.example.org/", WANG.name)))
    assert not ids(game) & ids(later)
    first, *rest = game.record.steps
    other = with_steps(game, [first.model_copy(update={"belief": 0.25}), *rest])
    assert ids(game) & ids(other) == {statements_of(game, TOLD)[0]["id"]}  # only the start is one and the same


def test_ids_are_the_same_for_good(game: PlayedGame) -> None:
    """Whoever changes how they are made doubles what all LRS have."""
    steps = [Step(move="call", client="first"), Step(move="ask_promise", client="second", amount=50_000.0, weeks=2, belief=0.5)]
    about = {"steps": steps, "started": "2026-03-02T09:00:00+00:00", "rules_version": 4}
    old = replace(game, score=None, record=game.record.model_copy(update=about))
    assert [one["id"] for one in statements_of(old, TOLD)] == [
        "aad05e8e-978b-505c-a650-7c08e675823b",
        "f6bc5182-ab28-58f9-b484-9820d25e34f8",
        "9eee8a3d-0605-540a-bd64-cbf5fa842042",
    ]


def test_a_seed_that_is_to_stay_is_nowhere_and_nothing_follows_from_it(game: PlayedGame) -> None:
    quiet = replace(TOLD, seed=False)
    other = replace(game, record=game.record.model_copy(update={"seed": 4, "digest": "f" * 64}))
    assert statements_of(game, quiet) == statements_of(other, quiet)  # two seeds cannot be told apart
    assert extension("seed") in json.dumps(statements_of(game, TOLD))
    assert [one["id"] for one in statements_of(game, quiet)] == [one["id"] for one in statements_of(game, TOLD)]


def test_a_practice_game_whose_clients_tell_its_seed_is_refused_then(tmp_path: Path) -> None:
    practice = played(tmp_path, text=practice_text(5, 1), seed=5, bot="idle")
    assert statements_of(practice, TOLD)
    with pytest.raises(SimError):
        statements_of(practice, replace(TOLD, seed=False))


def test_a_score_is_of_the_textbooks_and_passes_from_the_mark_on(game: PlayedGame) -> None:
    for score, mark, scaled, verb in (
        (60.0, 60, 0.6, PASSED),
        (59.9, 60, 0.599, FAILED),
        (150, None, 1.0, PASSED),
        (0, 1, 0, FAILED),
    ):
        *_, completed, result = statements_of(replace(game, score=score), replace(TOLD, pass_mark=mark))
        assert (
            result["result"]["score"] == completed["result"]["score"] == {"scaled": scaled, "raw": score, "min": 0, "max": 150}
        )
        assert (result["verb"]["id"], result["result"]["success"]) == (verb.iri, verb is PASSED)


def test_left_out_the_mark_is_what_wins_bronze(game: PlayedGame) -> None:
    bronze = game.scenario.medals.bronze
    assert [verbs(statements_of(replace(game, score=bronze - less), TOLD))[-1] for less in (0, 0.1)] == [PASSED.iri, FAILED.iri]


def test_a_game_in_the_trainers_view_is_neither_passed_nor_scored(tmp_path: Path) -> None:
    told = statements_of(played(tmp_path, trainer=True), TOLD)
    assert not {PASSED.iri, FAILED.iri} & set(verbs(told))
    assert "score" not in told[-1]["result"]
    assert told[-1]["context"]["extensions"][extension("trainers-view")] is True


def test_sums_are_in_the_currency_of_the_scenario(tmp_path: Path) -> None:
    pounds, yuan = played(tmp_path / "a", text=POUNDS), played(tmp_path / "b")
    told = statements_of(pounds, TOLD)[-2]["result"]["extensions"]
    assert (told[extension("net")], told[extension("currency")]) == (round(pounds.net / 100, 2), "GBP")
    assert statements_of(yuan, TOLD)[-2]["result"]["extensions"][extension("net")] == yuan.net


def test_what_was_stated_with_a_choice_is_told_with_it(game: PlayedGame) -> None:
    first, *rest = game.record.steps
    stated = first.model_copy(update={"belief": 0.7, "cash_low": 10_000.0, "cash_high": 200_000.0})
    told = statements_of(with_steps(game, [stated, *rest]), TOLD)[1]
    assert told["result"]["extensions"][extension("belief")] == 0.7
    assert told["result"]["extensions"][extension("cash-high")] == 200_000
    assert told["object"]["id"].endswith(f"/clients/{first.client}/moves/{first.move}")
    assert (
        "First Pharma" in told["object"]["definition"]["name"]["en"] or "Second" in told["object"]["definition"]["name"]["en"]
    )


def test_a_verdict_is_a_statement_of_its_own_about_the_decision(game: PlayedGame) -> None:
    plain, judged = statements_of(game, TOLD), statements_of(with_debrief(game), TOLD)
    verdicts = [one for one in judged if one["verb"]["id"] == JUDGED.iri]
    assert [one for one in judged if one not in verdicts][:-2] == plain[:-2]  # so what was sent before the debrief stays true
    decided = [one for one in judged if one["verb"]["id"] == DECIDED.iri]
    assert [one["context"]["statement"]["id"] for one in verdicts] == [one["id"] for one in decided]
    assert [one["result"]["success"] for one in verdicts[:2]] == [False, True]
    assert verdicts[0]["result"]["extensions"][extension("cost")] == 120_000


def test_a_debrief_that_does_not_add_up_is_not_told(game: PlayedGame) -> None:
    forged = replace(with_debrief(game), net=game.net + 500_000)
    assert JUDGED.iri not in verbs(statements_of(forged, TOLD))


def test_where_times_are_known_they_are_told(game: PlayedGame) -> None:
    began = datetime(2026, 3, 2, 9, tzinfo=UTC)
    times = [began + timedelta(seconds=40 * number) for number in range(len(game.record.steps))]
    _, *told = [one["timestamp"] for one in statements_of(game, TOLD, times)]
    assert told[0] == "2026-03-02T09:00:00.000Z"
    assert all(early <= late for early, late in pairwise(told))
    assert len({one["timestamp"] for one in statements_of(game, TOLD)}) == 1  # a record knows only when a game began


def test_every_name_has_words_and_every_extension_is_explained() -> None:
    assert all(has(verb.key) for verb in VERBS)
    pages = [Path(vocabulary.__file__).parents[2] / "docs" / name for name in ("records.md", "records.zh.md")]
    for page in pages:
        text = page.read_text("utf-8")
        assert [one for one in vocabulary.EXTENSIONS if f"`{one}`" not in text] == []
        assert [verb.iri for verb in VERBS if verb.iri not in text] == []


def test_the_examples_of_the_page_are_statements() -> None:
    page = Path(vocabulary.__file__).parents[2] / "docs" / "records.md"
    whole, part = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", page.read_text("utf-8"), re.S))
    assert faults(whole) == []
    assert faults({**whole, **part}) == []
