"""One definition for each concept: what is derived from the rows is whole, and what cannot be is where it is needed."""

import re
from pathlib import Path

import pytest

from sim_core.bots.rows import NAMES
from sim_core.model.moves import MOVE_IDS, TAGS, tagged
from sim_core.model.tables import EVENT_ROWS, EXCUSE_ROWS
from sim_core.model.vocabulary import COMPLAINT_OF, PROBLEM_OF, EventKind, Excuse, Finding, Problem
from sim_core.scenario.meanings import MOMENTS, WARNINGS
from sim_core.scenario.own_excuses import ONLY
from tests import rows
from tests.rows import CONCEPTS, missing
from tests.stories import story

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"""["']([a-z_]+)["']""")
LISTED = 4
"""So many ids of one concept in a row are a list of them."""

SOURCES = [(name, source) for name, row in EXCUSE_ROWS.items() for source in row["sources"]]
REMEDIES = [(name, move) for name, row in EXCUSE_ROWS.items() for move in row.get("remedies", ())]
IDS = (MOVE_IDS, tuple(EXCUSE_ROWS), tuple(EVENT_ROWS), NAMES, tuple(MOMENTS), tuple(WARNINGS))


@pytest.mark.parametrize("concept", CONCEPTS)
def test_nothing_is_missing(concept: str) -> None:
    assert list(missing(concept)) == []


def test_what_is_missing_is_named_with_its_id(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = {"family": "chase", "effect": "shout", "lesson": "L12", "reads": ["volume"], "asks": ["amount"]}
    monkeypatch.setitem(rows.CONCEPTS, "move", ({"shout": bare}, rows.MOVES))
    found = list(missing("move"))
    assert len(found) == 9
    assert all(line.startswith("move shout: ") for line in found)
    for part in ("effect", "lesson", "reads", "first, sizes", "move.NAME", "tip.NAME", "rep.yaml", "icons"):
        assert any(part in line for line in found), part


def test_numbers_stay_what_they_were() -> None:
    """They are in saved games, records and the luck cube: rows are appended."""
    kinds = "cash_tight customers_unpaid slow_sales quality service support price others_first boss_away will_leave"
    happens = "rival_push tender_lost price_cut undercut holiday shop_opens shop_closes recall staff_change manager_order"
    assert [one.name.lower() for one in Excuse][:10] == kinds.split()
    assert [one.name.lower() for one in EventKind][:10] == happens.split()
    assert [one.name.lower() for one in Problem][:4] == ["quality", "service", "support", "price"]
    assert [row["luck"] for row in EXCUSE_ROWS.values()][:10] == [16, 17, 24, 20, 21, 22, 23, 18, 25, 19]
    assert MOVE_IDS[:3] == ("set_plan", "call", "visit")
    assert MOVE_IDS[27] == "push_order"
    assert list(EVENT_ROWS) == [one.name.lower() for one in EventKind]


def test_a_complaint_knows_its_problem_and_a_problem_its_complaint() -> None:
    for problem, kind in enumerate(COMPLAINT_OF):
        assert PROBLEM_OF[kind] == problem
        assert Excuse(kind).name == Problem(problem).name
    assert sum(problem < 0 for problem in PROBLEM_OF) == len(Excuse) - len(Problem)


@pytest.mark.parametrize(("name", "source"), SOURCES)
def test_whoever_is_named_as_a_source_tells(name: str, source: str) -> None:
    tale, kind = story(excuses=ONLY).luck(0.0), Excuse[name.upper()]
    tale.play("visit" if source == "in_person" else source)
    assert tale.account.found[0, 0, kind] != Finding.UNKNOWN
    assert tale.account.found_week[0, 0, kind] == 0


def test_nobody_else_tells() -> None:
    told = {"check_records": set(), "check_stock": set(), "ask_around": set(), "ask_difficulties": set(), "analyse_gap": set()}
    for source in told:
        tale = story(excuses=ONLY).luck(0.0)
        tale.play(source)
        told[source] = {one.name.lower() for one in Excuse if tale.account.found[0, 0, one] != Finding.UNKNOWN}
        assert told[source] == {name for name, row in EXCUSE_ROWS.items() if source in row["sources"]}


@pytest.mark.parametrize(
    ("name", "move"), [(name, move) for name, row in EXCUSE_ROWS.items() for move in row.get("remedies", ())]
)
def test_a_remedy_answers_an_excuse_that_is_true(name: str, move: str) -> None:
    kind = Excuse[name.upper()]
    facts = {"problems": [{"kind": name, "share": 0.9}]} if PROBLEM_OF[kind] >= 0 else {}
    tale = story(**facts, excuses=ONLY).luck(0.0).excuse(kind, true=True)
    tale.play(move, amount=50_000.0, weeks=4) if move == "instalments" else tale.play(move)
    assert tale.account.excuse[0, 0] == -1


def test_no_remedy_answers_another_excuse() -> None:
    for move in ("instalments", "downstream_promo", "terminal_campaign", "open_outlets"):
        for name, row in EXCUSE_ROWS.items():
            if move not in row.get("remedies", ()):
                tale = story(excuses=ONLY).luck(0.0).excuse(Excuse[name.upper()], true=True)
                tale.play(move, amount=50_000.0, weeks=4) if move == "instalments" else tale.play(move)
                assert tale.account.excuse[0, 0] == Excuse[name.upper()]


def test_code_names_no_word_that_is_no_row() -> None:
    """The type checker cannot read the rows, so that a slip of the pen would be found only where it is looked up."""
    words = {"Excuse": Excuse, "Problem": Problem, "EventKind": EventKind}
    named = {
        (kind, word)
        for room in ("sim_core", "game", "tests")
        for file in (ROOT / room).rglob("*.py")
        for kind, word in re.findall(r"\b(Excuse|Problem|EventKind)\.([A-Z_]+)\b", file.read_text("utf-8"))
    }
    assert len(named) > 10
    assert [f"{kind}.{word}" for kind, word in sorted(named) if word not in words[kind].__members__] == []


def test_every_tag_is_borne() -> None:
    assert [tag for tag in TAGS if not tagged(tag)] == []


def lists_of(ids: set[str], text: str) -> list[list[str]]:
    """Runs of ids that are quoted one after the other, within brackets."""
    found = []
    for inner in re.findall(r"[(\[{]([^()\[\]{}]*)[)\]}]", text):
        named = [name for name in NAMED.findall(inner) if name in ids]
        if len(named) >= LISTED:
            found.append(named)
    return found


@pytest.mark.parametrize(
    "ids", [MOVE_IDS, tuple(EXCUSE_ROWS), tuple(EVENT_ROWS), NAMES, tuple(MOMENTS), tuple(WARNINGS)], ids=len
)
def test_no_list_of_ids_stands_in_the_code_again(ids: tuple[str, ...]) -> None:
    known = {
        ("trials.py", "textbook"),  # the order in which a report card tells them: any bot that is not there comes after
        ("report_card.py", "idle"),
        ("card_charts.py", "oracle"),  # colours
        ("own_excuses.py", "check_records"),  # who can tell of a reason, each with what it is
        ("agreeing.py", "target_too_high"),  # which warnings say what an alarm says, and which are only beside it
        ("agreeing.py", "problem_never"),
        ("remedies.py", "target_too_high"),  # warnings with a number that can be tried out
    }
    found = {
        (file.name, named[0])
        for room in ("sim_core", "game")
        for file in (ROOT / room).rglob("*.py")
        for named in lists_of(set(ids), file.read_text("utf-8"))
    }
    assert found <= known
