"""`finalkick new NAME --from TABLE`: a scenario that is sound, separates skill, and says what of it is guessed and made up."""

import re
from decimal import Decimal
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.language.words import LANGUAGES
from game.ledgers.amounts import money_of
from game.ledgers.cases import MOST_BILLS, chosen
from game.ledgers.people import made_up
from game.ledgers.temper import parts_for
from game.ledgers.write import renamed, scenario_text
from sim_core import load_scenario
from sim_core.batch.rollout import rollout
from sim_core.errors import LedgerError
from sim_core.ledgers.days import day_of
from sim_core.ledgers.reading import read_rows, read_text
from sim_core.lint import Budget
from sim_core.lint.check import check_scenario
from sim_core.scenario.read import parse_scenario
from tests.commands import call
from tests.ledgers.test_systems import FOLDER, SYSTEMS

Capture = pytest.CaptureFixture[str]
TRICKS = ("idle", "nag", "parts", "dates", "visitor", "hardline", "credulous")


@pytest.mark.parametrize(("table", "language"), list(zip(SYSTEMS, cycle(LANGUAGES), strict=False)))
def test_every_systems_table_makes_a_scenario_without_fault_or_warning(
    capsys: Capture, tmp_path: Path, table: str, language: str
) -> None:
    done = call(capsys, "new", "my-ledger", "--from", FOLDER / table, "--dir", tmp_path, "--lang", language)
    assert (done.code, done.err) == (0, "")
    file = tmp_path / "my-ledger.yaml"
    assert check_scenario(file, Budget(1e9)) == []
    comments = [line for line in file.read_text("utf-8").splitlines() if line.strip().startswith("# ")]
    assert all(
        bool(re.search("[\u4e00-\u9fff]", line)) == (language == "zh")
        for line in comments
        if not re.search(r"¥|\$schema|# trade:", line)
    )
    assert not re.search(r"@\w+@|(?<!my-)ledger\.|\{\w+\}", done.out), "a word or a place was not filled in"


@pytest.mark.parametrize("table", ["quickbooks-summary.csv", "yonyou-u8.csv", "sap-fbl5n.txt"])
def test_skill_pays_and_no_trick_does(capsys: Capture, tmp_path: Path, table: str) -> None:
    call(capsys, "new", "my-ledger", "--from", FOLDER / table, "--dir", tmp_path)
    made = load_scenario(tmp_path / "my-ledger.yaml")
    nets = {bot: rollout(made, bot, 1, 0, 60).result.net for bot in (*TRICKS, "textbook")}
    assert all(nets["textbook"].mean() > 1.1 * nets[bot].mean() for bot in TRICKS)


def test_it_says_what_it_took_what_it_guessed_and_what_it_left_out(capsys: Capture, tmp_path: Path) -> None:
    out = call(capsys, "new", "a", "--from", FOLDER / "quickbooks-summary.csv", "--dir", tmp_path, "--lang", "en").out
    for said in ("as of 2026-08-31", "clients: 4; bills: 10; owed: $494,420.75", "credits of $4,500", "$ is taken for USD",
                 "taken for 30 days", "rows of totals: 1", "in credit: 1", "Made up by rule"):  # fmt: skip
        assert said in out
    out = call(capsys, "new", "b", "--from", FOLDER / "yonyou-nc.csv", "--dir", tmp_path, "--lang", "zh").out
    for said in ("“客户名称”是客户", "截止日期 2026-08-31", "单位是 10000", "开票后 30 天算到期", "编的"):
        assert said in out


def test_options_go_before_what_the_table_says(capsys: Capture, tmp_path: Path) -> None:
    options = ("--as-of", "31 Dec 2026", "--clients", 2, "--terms", 60, "--currency", "eur", "--trade", "electronics")
    call(capsys, "new", "a", "--from", FOLDER / "by-hand.csv", "--dir", tmp_path, *options)
    made = load_scenario(tmp_path / "a.yaml")
    assert (made.as_of, made.money.code, len(made.clients), made.trade) == ("2026-12-31", "EUR", 2, "electronics")


@pytest.mark.parametrize(
    "options", [("--as-of", "soon"), ("--clients", 0), ("--terms", 999), ("--currency", "euro"), ()], ids=str
)
def test_what_cannot_be_is_refused_in_a_line_and_nothing_is_written(
    capsys: Capture, tmp_path: Path, options: tuple[object, ...]
) -> None:
    source = FOLDER / "by-hand.csv" if options else FOLDER / "test_new_from.py"
    done = call(capsys, "new", "a", "--from", source, "--dir", tmp_path, *options)
    assert (done.code, len(done.error_lines)) == (2 if options else 1, 1)
    assert not list(tmp_path.iterdir())
    assert call(capsys, "new", "a", "--dir", tmp_path, "--anonymous").code == 2


def test_under_made_up_names_nothing_of_the_real_ones_is_left(capsys: Capture, tmp_path: Path) -> None:
    for table in ("quickbooks-detail.csv", "yonyou-u8.csv", "sap-fbl5n.txt"):
        text = (FOLDER / table).read_text("utf-8")
        for name in ("a", "b"):
            call(capsys, "new", name, "--from", FOLDER / table, "--dir", tmp_path, "--anonymous")
        one, other = ((tmp_path / f"{name}.yaml").read_text("utf-8") for name in ("a", "b"))
        names = [debtor.name for debtor in read_text(text).debtors]
        for part in {word for name in names for word in (name, *name.split()) if len(word) > 3} | {"100318", "0101"}:
            assert part not in one
        assert re.findall("name: .*", one) == re.findall("name: .*", other)
        assert check_scenario(tmp_path / "a.yaml") == []
        for name in ("a", "b"):
            (tmp_path / f"{name}.yaml").unlink()


def test_made_up_names_are_all_different_and_none_is_a_real_one() -> None:
    real = [f"Client {number}" for number in range(300)] + [f"客户{number}" for number in range(300)]
    first = made_up(real)
    again = made_up([*real, *first.values()])
    assert len(set(first.values())) == len(real)
    assert not set(again.values()) & {one.casefold() for one in (*real, *first.values())}


def test_of_three_hundred_those_that_owe_most_are_taken_and_that_is_said() -> None:
    rows = [["Customer", "Days overdue", "Balance"]] + [[f"Client {at}", str(at), f"{1000 + 7 * at}.00"] for at in range(300)]
    found = chosen(read_rows(rows))
    assert [case.name for case in found.cases] == [f"Client {at}" for at in range(299, 291, -1)]
    assert "ledger.left.smaller" in [one.key for one in found.told]
    assert len(chosen(read_rows(rows), 30).cases) == 30


@pytest.mark.parametrize("clients", [1, 2, 3, 5, 12, 20])
def test_any_number_of_clients_makes_a_sound_scenario(tmp_path: Path, clients: int) -> None:
    rows = [["Customer", "Days overdue", "Balance"]]
    rows += [[f"C {at}", str(9 * bill - 20), f"{900 + 37 * at}.50"] for at in range(clients) for bill in range(4)]
    file = tmp_path / "a.yaml"
    file.write_text(scenario_text("a", chosen(read_rows(rows), clients), {"code": "GBP"}, None, "en"), "utf-8")
    assert check_scenario(file, Budget(400.0)) == []


def test_nobody_is_always_a_liar_or_always_honest_by_the_ledger_alone() -> None:
    rows = [["Customer", "Days overdue", "Balance"]] + [[f"C {at}", str(15 * at - 20), "500.00"] for at in range(8)]
    cases = chosen(read_rows(rows)).cases
    parts = parts_for(cases)
    late = [parts[case.name] for case in cases if case.weeks_late > 6]
    punctual = [parts[case.name] for case in cases if case.weeks_late <= 6]
    assert "worrier" in late
    assert "squeezer" in punctual
    assert parts == parts_for(cases[::-1])


def test_names_that_would_be_obeyed_are_only_names(tmp_path: Path) -> None:
    names = [
        'a: "b',
        "{amount}",
        "- x",
        "#1",
        "'",
        "@name@",
        "=cmd|'/c calc'!A1",
        "*all",
        "%TAG",
        "no",
        "~",
        "12",
        "C:\\n",
        "长 {client} 河",
    ]
    rows = [["Customer", "Days overdue", "Balance"], *([name, "40", "500.00"] for name in names)]
    found = chosen(read_rows(rows), 20)
    made = parse_scenario(scenario_text("a", found, {"code": "GBP"}, None, "en").encode(), "a")
    assert {client.name for client in made.clients} == set(names)


SUMS = st.lists(st.integers(1, 10**9), min_size=1, max_size=40)


@given(st.dictionaries(st.sampled_from(["A", "B", "C", "D"]), SUMS, min_size=1), st.integers(-3, 6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_scenarios_ledgers_sum_up_to_the_table_at_any_size(debts: dict[str, list[int]], scale: int) -> None:
    worth = Decimal(10) ** scale
    rows = [["Customer", "Days overdue", "Balance"]]
    rows += [
        [name, str(11 * at - 30), f"{cents * worth / 100:.5f}"]
        for name, bills in debts.items()
        for at, cents in enumerate(bills)
    ]
    try:
        found = chosen(read_rows(rows))
    except LedgerError:
        return
    made = parse_scenario(scenario_text("a", found, {"code": "EUR"}, None, "en").encode(), "a")
    for case, client in zip(found.cases, made.clients, strict=True):
        table = sum(Decimal(row[2]) for row in rows[1:] if row[0] == case.name)
        assert abs(sum(bill.amount for bill in client.ledger) - float(table / found.step * 10_000)) <= 1.0
        assert len(client.ledger) <= MOST_BILLS
        assert max(bill.age_weeks for bill in client.ledger) <= 150
    assert renamed(found).cases[0].name != found.cases[0].name


@pytest.mark.parametrize(
    ("sign", "code"), [("£", "GBP"), ("gbp", "GBP"), ("¥", "CNY"), ("EUR", "EUR"), ("hk$", "HKD"), ("$", "USD")]
)
def test_a_sign_of_money_is_a_currency(sign: str, code: str) -> None:
    assert money_of(sign)[0]["code"] == code


def test_what_they_hide_is_made_up_anew_where_a_trick_would_win(capsys: Capture, tmp_path: Path) -> None:
    table = tmp_path / "receivables.csv"
    table.write_text(
        "单据编号,业务日期,到期日,客户,未核销金额\n"
        "AR0001,2026-04-03,2026-06-02,新城建设集团,1085000\n"
        "AR0002,2026-07-09,2026-09-07,新城建设集团,462000\n"
        "AR0003,2026-05-20,2026-07-19,宏远机电,330000\n"
        "AR0005,2026-06-06,2026-08-05,安达装备,158000\n",
        "utf-8",
    )
    assert call(capsys, "new", "anew", "--from", table, "--as-of", "2026-08-01", "--dir", tmp_path).code == 0
    assert call(capsys, "check", tmp_path / "anew.yaml", "--strict").lines == []


def test_numbers_of_invoices_come_along_but_for_bills_that_were_put_together() -> None:
    table = (
        "Customer,Invoice,Due date,Balance\nHarlow,INV-1,2026-05-01,900\nHarlow,INV-2,2026-07-01,400\n"
        "Harlow,INV-3,2026-07-02,300\nMeridian,0047,2026-06-01,800\n"
    )
    found = chosen(read_text(table, day_of(2026, 8, 31)))
    made = parse_scenario(scenario_text("a", found, {"code": "EUR"}, None, "en").encode(), "a")
    numbers = {
        client.name: {bill.amount / 10_000 * float(found.step): bill.number for bill in client.ledger}
        for client in made.clients
    }
    assert numbers == {"Harlow": {900: "INV-1", 700: None}, "Meridian": {800: "0047"}}
    hidden = scenario_text("a", renamed(found), {"code": "EUR"}, None, "en")
    assert "INV" not in hidden
    assert "0047" not in hidden
