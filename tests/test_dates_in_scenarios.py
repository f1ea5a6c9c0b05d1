"""Dates in a scenario, and ledgers in tables beside it: the game is that of the weeks they mean."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.language.messages import tell
from sim_core import Fault
from sim_core.batch.rollout import rollout
from sim_core.ledgers.days import day_of, written_day
from sim_core.lint.check import check_scenario
from sim_core.scenario.read import parse_scenario, read_scenario
from sim_core.scenario.schema import Scenario
from sim_core.scenario.together import whole_text

AS_OF = day_of(2026, 8, 31)


def scenario(*bills: str, head: str = "as_of: 2026-08-31", terms: int = 8) -> bytes:
    ledger = "\n".join(f"      - {{amount: {250_000 + 1000 * number}, {bill}}}" for number, bill in enumerate(bills))
    client = f"  - id: a\n    name: A\n    terms_weeks: {terms}\n    ledger:\n{ledger}\n"
    return f"format: 1\nid: d\ntitle: D\n{head}\nweeks: 6\nclients:\n{client}".encode()


def ages(made: Scenario) -> list[int]:
    return [bill.age_weeks for bill in made.clients[0].ledger]


def told(tmp_path: Path, *bills: str, head: str = "as_of: 2026-08-31") -> list[Fault]:
    file = tmp_path / "d.yaml"
    file.write_bytes(scenario(*bills, head=head))
    return check_scenario(file)


@given(days=st.integers(-55, 900), terms=st.integers(8, 20))
@settings(max_examples=60, deadline=None)
def test_a_bill_is_late_from_the_day_after_it_fell_due(days: int, terms: int) -> None:
    made = parse_scenario(scenario(f"due: {written_day(AS_OF - days)}", terms=terms), "d")
    assert (ages(made)[0] > terms) == (days > 0)
    by_age = parse_scenario(scenario(f"invoice_date: {written_day(AS_OF - terms * 7 - days)}", terms=terms), "d")
    assert ages(made) == ages(by_age) == ages(parse_scenario(scenario(f"age_days: {terms * 7 + days}", terms=terms), "d"))


def test_a_game_from_dates_is_the_game_from_the_weeks_they_mean() -> None:
    dated = parse_scenario(scenario("due: 2026-07-01", "invoice_date: 2026-05-20", "age_days: 20", "age_weeks: 10"), "d")
    weeks = parse_scenario(scenario("age_weeks: 17", "age_weeks: 15", "age_weeks: 3", "age_weeks: 10"), "d")
    assert ages(dated) == ages(weeks)
    for bot in ("textbook", "nag"):
        assert rollout(dated, bot, 1, 0, 8).digests == rollout(weeks, bot, 1, 0, 8).digests


def test_of_a_due_date_and_the_date_of_the_invoice_the_due_date_counts() -> None:
    assert ages(parse_scenario(scenario("due: 2026-07-01, invoice_date: 2026-06-01"), "d")) == [17]


@pytest.mark.parametrize(
    ("bill", "head", "key"),
    [
        ("due: 2026-07-01", "level: 1", "no_as_of"),
        ("invoice_date: 2026-09-06", "as_of: 2026-08-31", "not_yet_made_out"),
        ("due: 2027-07-01", "as_of: 2026-08-31", "due_later_than_terms"),
        ("due: 2019-07-01", "as_of: 2026-08-31", "too_old"),
        ("age_weeks: 3, due: 2026-07-01", "as_of: 2026-08-31", "age_twice"),
        ("age_days: 3, due: 2026-07-01", "as_of: 2026-08-31", "age_twice"),
        ("age_days: 3000", "as_of: 2026-08-31", "out_of_range"),
        ("due: 2026-02-30", "as_of: 2026-08-31", "not_a_day"),
        ("due: 2026/7/1", "as_of: 2026-08-31", "not_a_day"),
        ("due: 2026-07-01", "as_of: 31 Aug 2026", "not_a_day"),
        ("due_date: 2026-07-01", "as_of: 2026-08-31", "unknown_key"),
        ("discount: 3", "as_of: 2026-08-31", "unknown_key"),
    ],
)
def test_a_date_that_will_not_do_is_told_once_with_its_place(tmp_path: Path, bill: str, head: str, key: str) -> None:
    faults = told(tmp_path, "age_weeks: 9", bill, head=head)
    assert f"scenario.{key}" in [one.message.key for one in faults]
    assert len(faults) == (2 if bill.startswith("discount") else 1)
    assert all("{" not in tell(one.message, language).replace("{amount", "") for one in faults for language in ("zh", "en"))


def test_a_date_in_another_way_is_offered_in_the_right_one(tmp_path: Path) -> None:
    for written, right in {
        "2026/7/1": "2026-07-01",
        "20260701": "2026-07-01",
        "2026年7月1日": "2026-07-01",
        "1 Jul 2026": "2026-07-01",
    }.items():
        assert told(tmp_path, f"due: {written}")[0].message.values["write"] == right
    assert not told(tmp_path, "due: 3/7/2026")[0].message.values.get("write")  # of March or of July?


TABLE = """Customer,Due date,Balance
Harlow Ltd,2026-07-01,182400.00
Harlow Ltd,2026-08-20,54000.00
Marsh,2026-06-01,240000.50
Secret,2026-06-01,1
"""


def beside(folder: Path, *names: str, table: str = TABLE, ledger: str = "ageing.csv") -> Path:
    clients = "".join(
        f"  - id: c{at}\n    name: {name}\n    terms_weeks: 4\n    ledger: {ledger}\n" for at, name in enumerate(names)
    )
    (folder / "ageing.csv").write_text(table, "utf-8")
    (folder / "t.yaml").write_text(
        f"format: 1\nid: t\ntitle: T\nmoney: {{code: GBP}}\nas_of: 2026-08-31\nweeks: 6\nclients:\n{clients}", "utf-8"
    )
    return folder / "t.yaml"


def test_a_ledger_may_be_a_table_beside_the_scenario(tmp_path: Path) -> None:
    file = beside(tmp_path, "harlow ltd", "Marsh")
    made = read_scenario(file)
    assert [[(bill.amount * made.step() / 10_000, bill.age_weeks) for bill in one.ledger] for one in made.clients] == [
        [(182400, 13), (54000, 6)], [(240000.5, 17)]]  # fmt: skip
    assert check_scenario(file) == []


def test_what_is_taken_in_is_whole_without_the_table_and_has_nothing_of_others(tmp_path: Path) -> None:
    file = beside(tmp_path, "Harlow Ltd", "Marsh")
    whole, made = whole_text(file), read_scenario(file)
    (tmp_path / "ageing.csv").unlink()
    assert parse_scenario(whole, "t") == made
    assert b"Secret" not in whole


def test_with_one_client_in_the_table_no_name_is_needed(tmp_path: Path) -> None:
    only = "\n".join(TABLE.split("\n")[:3]) + "\n"
    assert len(read_scenario(beside(tmp_path, "Somebody", table=only)).clients[0].ledger) == 2


@pytest.mark.parametrize(
    ("name", "ledger", "table", "problem"),
    [
        ("Harlow", "ageing.csv", TABLE, "ledger.no_such_client"),
        ("Harlow", "../ageing.csv", TABLE, "ledger.not_beside"),
        ("Harlow", "/etc/hosts.csv", TABLE, "ledger.not_beside"),
        ("Harlow", "other.csv", TABLE, "ledger.not_found"),
        ("Harlow", "ageing.csv", "hello", "ledger.no_head"),
    ],
)
def test_a_table_that_will_not_do_is_told(tmp_path: Path, name: str, ledger: str, table: str, problem: str) -> None:
    faults = check_scenario(beside(tmp_path, name, table=table, ledger=ledger))
    assert [one.message.key for one in faults] == ["scenario.ledger_table"]
    assert faults[0].message.values["problem"].key == problem
    assert faults[0].line == 11


def test_a_table_that_is_checked_is_known_for_one(tmp_path: Path) -> None:
    for name, text in {
        "a.csv": TABLE.encode(),
        "a.yaml": TABLE.encode(),
        "b.csv": "客户,到期日,余额\n长河,2026-07-01,5\n".encode("gbk"),
    }.items():
        (tmp_path / name).write_bytes(text)
        assert [one.message.key for one in check_scenario(tmp_path / name)] == ["scenario.foreign_table"]


def test_rows_pasted_from_a_spreadsheet_are_known_and_rewritten(tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    head = "format: 1\nid: p\ntitle: P\nweeks: 8\nclients:\n  - id: a\n    name: A\n    ledger:\n"
    file.write_text(f"{head}\t18234.50\t15\n\t22010.00\t9\n", "utf-8")
    assert {one.line for one in check_scenario(file)} == {9, 10}
    told_of = check_scenario(file)[0].message.values["problem"]
    assert (told_of.key, told_of.values["write"]) == ("yaml.excel_row", "- {amount: 18235, age_weeks: 15}")
    file.write_text(f"{head}      18234.50 15\n      22010.00 9\n", "utf-8")
    assert {one.line for one in check_scenario(file)} == {9, 10}
    told_of = check_scenario(file)[1].message.values["problem"]
    assert (told_of.key, told_of.values["write"]) == ("yaml.excel_row", "- {amount: 22010, age_weeks: 9}")
