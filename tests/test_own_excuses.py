"""Reasons and remedies that only some scenarios know: by name from the table, or brought as data; nobody else meets them."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import yaml

from game.language.currency import counted_in
from game.language.words import claim_told, excuse_name
from game.play.dialogue import filled, lines_for
from game.play.exchanges import spoken
from game.play.session import Session, new_session
from game.play.voices import speech_of, values_of
from sim_core.batch.rollout import rollout
from sim_core.engine.game import start
from sim_core.errors import ScenarioError
from sim_core.model.moves import MOVE, MOVE_ROWS
from sim_core.model.tables import OWN, OWN_COMPLAINTS, SHARED, TRUTHS
from sim_core.model.vocabulary import Excuse, Finding, Problem
from sim_core.public.games import Step
from sim_core.scenario.own_excuses import ONLY
from sim_core.scenario.read import parse_scenario, read_scenario
from tests.stories import Story, scenario

EXTRA = [move for move, row in MOVE_ROWS.items() if row.get("only")]
BOARD = {
    "id": "board_meeting",
    "called": {"zh": "董事会还没开", "en": "The board has not met"},
    "kind": "money",
    "true_when": "cash",
    "told_by": {"ask_around": "accuracy", "in_person": "certain"},
    "remedies": ["instalments"],
    "weight": 50,
    "lines": {"first": [{"zh": "董事会没开，谁也不敢签。", "en": "The board has not met, and nobody dares sign."}]},
}
DENTED = {
    "id": "dented",
    "called": {"zh": "板子送来就是瘪的", "en": "The panels came dented"},
    "kind": "complaint",
    "weight": 50,
    "lines": {"first": [{"zh": "板子一车都是瘪的。", "en": "A whole lorry of panels, all dented."}]},
}
BASE = yaml.safe_load(files("scenarios").joinpath("between-friends.yaml").read_bytes())


def written(**more: object) -> str:
    """A scenario of the library with something more at its top level."""
    plain = {key: value for key, value in BASE.items() if key not in ("coach", "example")}
    return yaml.safe_dump({**plain, "id": "own", **more}, allow_unicode=True)


def with_own(**hidden: object) -> Story:
    """A client with a reason of the scenario's own."""
    made = scenario(**hidden)
    read = parse_scenario(written(excuses=[BOARD]).encode(), "own.yaml")
    return Story(start(made.model_copy(update={"excuses": read.excuses}), 1))


def place(name: str) -> Excuse:
    return Excuse[name.upper()]


def test_where_nobody_names_them_nobody_meets_them() -> None:
    game = start(parse_scenario(written().encode(), "own.yaml"), 5, 0, 8)
    assert not game.setting.public.table.allowed[[MOVE[move] for move in EXTRA]].any()
    unknown = [place(name) for name in (*ONLY, *OWN)]
    assert (game._truth.client.problem[..., [Problem[name.upper()] for name in OWN_COMPLAINTS]] == 0).all()
    for row in ("tells", "answers", "sees", "certain"):
        assert not any(int(bits) >> kind & 1 for bits in game.setting.book.moves[row] for kind in unknown), row
    assert (game._truth.client.taste[..., unknown] == 0).all()


def test_every_truth_of_the_closed_list_can_make_a_reason_true_and_false() -> None:
    worlds = {
        "cash": ({"cash": 0.0}, {"cash": 5e6}),
        "customers": ({"downstream": 3e6}, {"downstream": 0.0}),
        "stock": ({"stock": 3e6}, {"stock": 0.0}),
        "rivals": ({"rivals_attention": 0.95}, {"rivals_attention": 0.0}),
        "away": ({"away": True}, {"away": False}),
        "trust": ({"trust": 0.0}, {"trust": 0.6}),
        "listed": ({"attention": 0.9, "cash": 5e6}, {"attention": 0.1}),
        "hitch": ({"hitch": True}, {"hitch": False}),
    }
    assert worlds.keys() == TRUTHS.keys()
    for why, (so, not_so) in worlds.items():
        for facts, expected in ((so, True), (not_so, False)):
            read = parse_scenario(written(excuses=[{**BOARD, "true_when": why}]).encode(), "own.yaml")
            tale = Story(start(scenario().model_copy(update={"excuses": read.excuses}), 1)).given(**facts).luck(0.0)
            tale.account.excuse[...] = place("own_1")
            tale.account.excuse_said[...] = tale.account.excuse_week[...] = 0
            tale.play("ask_around")
            assert bool(tale.account.found[0, 0, place("own_1")] == Finding.TRUE) is expected, (why, facts)


def test_a_reason_brought_as_data_is_given_found_out_and_answered() -> None:
    tale = with_own(cash=0.0, honesty=0.9, attention=0.0).luck(0.0)
    kind = place("own_1")
    tale.account.excuse[...] = kind
    tale.account.excuse_said[...] = tale.account.excuse_week[...] = 0
    tale.client.excuse_true[...] = True
    tale.play("ask_around")
    assert tale.account.found[0, 0, kind] == Finding.TRUE
    tale.play("instalments", amount=50_000.0, weeks=4)
    assert tale.account.excuse[0, 0] == -1


def test_a_complaint_of_ones_own_is_true_while_there_is_a_problem_and_is_put_right() -> None:
    """Rule: it blocks its share of the balance, our records show it, and putting it right ends it."""
    clients = [
        {
            **one,
            "hidden": {
                **one["hidden"],
                "honesty": 0.9,
                "problems": [{"kind": "dented", "share": 0.6}],
                "tactics": {"dented": 9},
            },
        }
        for one in BASE["clients"]
    ]
    read = parse_scenario(written(excuses=[BOARD, DENTED], clients=clients, events=[]).encode(), "own.yaml")
    assert list(read.own_excuses()) == ["own_1", "own_5"]
    tale = Story(start(read, 1)).luck(0.0)
    kind, problem = place("own_5"), Problem.OWN_5
    assert (tale.client.problem[0, :, problem] == 0.6).all()
    tale.account.excuse[...] = kind
    tale.account.excuse_said[...] = tale.account.excuse_week[...] = 0
    tale.play("check_records")
    assert tale.account.found[0, 0, kind] == Finding.TRUE
    tale.play("fix_problem")
    assert tale.client.problem[0, 0, problem] == 0
    assert tale.account.excuse[0, 0] == -1


def test_where_there_is_no_such_problem_the_complaint_is_made_up() -> None:
    clients = [{**one, "hidden": {**one["hidden"], "problems": [], "tactics": {"dented": 9}}} for one in BASE["clients"]]
    tale = Story(start(parse_scenario(written(excuses=[DENTED], clients=clients, events=[]).encode(), "own.yaml"), 1)).luck(0.0)
    tale.account.excuse[...] = place("own_5")
    tale.account.excuse_said[...] = tale.account.excuse_week[...] = 0
    tale.play("check_records")
    assert tale.account.found[0, 0, place("own_5")] == Finding.FALSE


def test_it_is_raised_in_play_and_called_by_its_name() -> None:
    text = written(excuses=[BOARD, "already_paid"])
    heard: set[str] = set()
    for seed in range(12):
        session = new_session(text, seed, None)
        for _ in range(3):
            for client in session.scenario.clients:
                step = Step(move="call", client=client.id)
                if session.refusal(step) is None:
                    heard.add(session.play(step).excuse)
            session.end_week()
    assert "own_1" in heard
    assert heard <= {"", "own_1", "already_paid", *SHARED}
    with counted_in(parse_scenario(text.encode(), "own.yaml")):
        assert excuse_name("own_1", "zh") == "董事会还没开"
        assert excuse_name("own_1", "en") == "The board has not met"
        assert claim_told("own_1", False, "en") == "“The board has not met” is not so"
        assert excuse_name("cash_tight", "en") == "Cash is tight"


def test_what_a_client_says_of_it_is_what_is_written() -> None:
    session = _with_it_raised()
    said = [str(one) for one in spoken(session, len(session.log) - 1, "en").values()]
    assert "The board has not met, and nobody dares sign." in " ".join(said)


def _with_it_raised() -> Session:
    for seed in range(40):
        session = new_session(written(excuses=[BOARD]), seed, None)
        for client in session.scenario.clients:
            line = session.play(Step(move="call", client=client.id))
            if line.excuse == "own_1" and line.said == "excuse":
                return session
    raise AssertionError("it was never raised")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_disputed_invoice_is_named_by_its_number_where_it_has_one(language: str) -> None:
    bills = [
        {"amount": 90_000, "age_weeks": 20, "number": "INV-4471"},
        {"amount": 40_000, "age_weeks": 30, "number": "INV-0017"},
    ]
    plain = [{name: value for name, value in bill.items() if name != "number"} for bill in bills]
    for ledger, named in ((bills, True), (plain, False)):
        client = {"id": "one", "name": "One", "persona": "hothead", "ledger": ledger}
        read = parse_scenario(written(clients=[client], excuses=["invoice_wrong"], events=[]).encode(), "own.yaml")
        speech = speech_of(read, language)
        for stage in ("first", "repeated"):
            lines = lines_for(read.clients[0], ("excuse", "invoice_wrong", stage), language, speech)
            assert len(lines) >= 3
            said = [filled(one.text, language, values_of(read, 0, language), {}) for one in lines]
            assert all(("INV-4471" in one) == named for one in said), said
            assert not any("{" in one for one in said)


def test_a_number_is_a_text_as_it_stands_on_the_invoice() -> None:
    client = {"id": "one", "name": "One", "ledger": [{"amount": 90_000, "age_weeks": 20, "number": 47}]}
    text = written(clients=[client], events=[]).replace("number: 47", "number: 0047")
    with pytest.raises(ScenarioError) as refused:
        parse_scenario(text.encode(), "own.yaml")
    (told,) = refused.value.faults
    assert told.message.values["write"] == '"0047"'


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"excuses": [{**BOARD, "id": "cash_tight"}]}, "repeated_name"),
        ({"excuses": ["already_paid", "already_paid"]}, "repeated"),
        ({"excuses": [{**BOARD, "id": f"own-{number}"} for number in range(5)]}, "too_many"),
        ({"excuses": [{**BOARD, "true_when": "moonlight"}]}, "not_one_of"),
        ({"excuses": [{name: value for name, value in BOARD.items() if name != "true_when"}]}, "missing_key"),
        ({"excuses": [{name: value for name, value in BOARD.items() if name != "told_by"}]}, "missing_key"),
        ({"excuses": [{**BOARD, "told_by": {}}]}, "too_few"),
        ({"excuses": [{**BOARD, "checked_by": "in_person"}]}, "unknown_key"),
        ({"excuses": [{**DENTED, "true_when": "cash"}]}, "true_by_problem"),
        ({"excuses": [{**DENTED, "id": f"dented-{number}"} for number in range(3)]}, "too_many"),
        ({"excuses": [{**BOARD, "remedies": ["plead"]}]}, "not_one_of"),
        ({"excuses": ["nonsense"]}, "not_one_of"),
        ({"moves": {"allow": ["call"]}}, "not_one_of"),
    ],
)
def test_what_is_wrong_with_them_is_told(more: dict[str, object], told: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        parse_scenario(written(**more).encode(), "own.yaml")
    assert f"scenario.{told}" in [one.message.key for one in refused.value.faults]


def test_one_of_the_table_has_to_be_named_before_it_is_used() -> None:
    clients = [{**BASE["clients"][0], "hidden": {"tactics": {"system_down": 2}, "problems": [{"kind": "invoice_wrong"}]}}]
    with pytest.raises(ScenarioError) as refused:
        parse_scenario(written(clients=clients, events=[]).encode(), "own.yaml")
    assert {one.message.values["found"] for one in refused.value.faults} == {"system_down", "invoice_wrong"}
    assert parse_scenario(written(clients=clients, events=[], excuses=["system_down", "invoice_wrong"]).encode(), "own.yaml")


def remedies(**hidden: object) -> Story:
    """A client with all remedies on offer, of whom we buy 20,000 a week."""
    made = scenario(**hidden)
    clients = [made.clients[0].model_copy(update={"deliveries": 20_000.0})]
    return Story(
        start(made.model_copy(update={"moves": made.moves.model_copy(update={"allow": EXTRA}), "clients": clients}), 1)
    )


def test_who_has_a_guarantor_pays_more_gladly() -> None:
    """Rule: points of willingness, and a second signature changes nothing."""
    tale = remedies(cash=900_000.0, trust=0.9, honesty=0.9).luck(0.0)
    tale.play("guarantee")
    assert tale.account.guaranteed[0, 0]
    without, with_it = (remedies(cash=900_000.0, attention=0.25) for _ in range(2))
    with_it.account.guaranteed[...] = True
    paid = [float(one.luck(0.62).play("call").paid[0]) for one in (without, with_it)]
    assert paid[1] >= paid[0]


def test_a_cheque_is_a_promise_that_is_more_often_meant() -> None:
    meant = []
    for move in ("ask_promise", "postdated_cheque"):
        tale = remedies(cash=900_000.0, honesty=0.3, stalling=0.5).luck(0.5, promise=0.0)
        tale.play(move, amount=100_000.0, weeks=2)
        assert tale.account.promise[0, 0] == 100_000
        meant.append(bool(tale.client.promise_meant[0, 0]))
    assert meant == sorted(meant)


def test_no_more_is_set_off_than_was_delivered() -> None:
    tale = remedies().luck(0.0)
    tale.play("offset", amount=100_000.0)
    assert tale.account.offset[0, 0] == tale.account.received[0, 0] == tale.account.resold[0, 0] == 20_000
    assert tale.account.owed[0, 0] == 480_000
    tale.play("offset", amount=100_000.0)
    assert tale.account.owed[0, 0] == 480_000


def test_goods_taken_back_settle_more_than_they_bring() -> None:
    tale = remedies(stock=300_000.0).luck(0.0)
    tale.play("goods_back", amount=100_000.0)
    assert tale.account.owed[0, 0] == 400_000
    assert tale.account.received[0, 0] == 40_000
    assert tale.account.written_off[0, 0] == 60_000
    assert tale.client.stock[0, 0] == 200_000


def test_interest_waived_costs_a_little_of_what_is_paid() -> None:
    tale = remedies(cash=900_000.0, attention=0.9, trust=0.9).luck(0.0)
    answer = tale.play("waive_interest", amount=100_000.0)
    assert answer.paid[0] > 0
    assert tale.account.discounted[0, 0] == np.floor(answer.paid[0] * 0.02)


def test_the_textbook_plays_a_scenario_full_of_them() -> None:
    text = written(excuses=[BOARD, *ONLY], moves={"allow": EXTRA})
    read = parse_scenario(text.encode(), "own.yaml")
    textbook, idle = (rollout(read, bot, 5, 0, 30).result.net for bot in ("textbook", "idle"))
    assert textbook.mean() > idle.mean() + 4 * (textbook - idle).std() / np.sqrt(30)


def test_a_trade_pack_brings_reasons_and_remedies_to_its_scenarios(tmp_path: Path) -> None:
    (tmp_path / "trades").mkdir()
    pack = {"trade_pack": 1, "id": "cranes", "title": "Cranes", "excuses": [BOARD, "system_down"], "allow": ["offset"]}
    (tmp_path / "trades" / "cranes.yaml").write_text(yaml.safe_dump(pack, allow_unicode=True), "utf-8")
    file = tmp_path / "yard.yaml"
    clients = [
        {**one, "hidden": {**one["hidden"], "tactics": {"board_meeting": 3, "system_down": 1}}} for one in BASE["clients"]
    ]
    file.write_text(written(id="yard", trade="cranes", clients=clients), "utf-8")
    yard = read_scenario(file)
    assert [getattr(one, "id", one) for one in yard.known_excuses()] == ["board_meeting", "system_down"]
    assert yard.reasons() == {"own_1": BOARD["called"]}
    assert start(yard, 1).setting.public.table.allowed[MOVE["offset"]]
    assert yard.clients[0].hidden.tactics == {"own_1": 3, "system_down": 1}


def test_what_may_stand_there_is_told_by_the_ids_of_the_file() -> None:
    clients = [{**BASE["clients"][0], "hidden": {"tactics": {"bord_meeting": 3}, "problems": [{"kind": "dentd"}]}}]
    with pytest.raises(ScenarioError) as refused:
        parse_scenario(written(excuses=[BOARD, DENTED], clients=clients, events=[]).encode(), "own.yaml")
    told = {one.message.values["did_you_mean"]: one.message.values["allowed"] for one in refused.value.faults}
    assert {*told} == {"board_meeting", "dented"}
    assert not any(name in OWN for allowed in told.values() for name in allowed)
