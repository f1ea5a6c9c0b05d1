"""Layouts of reports that others have put in public, with names and sums of our own: what is read from each.

Headings from the help pages of DocuLedger and of Open (aged receivables), from two explanations of 账龄表, from the manual of a
Taiwanese package (iCoder), and from exports and database views in public repositories.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from sim_core import load_scenario
from sim_core.errors import LedgerError
from sim_core.ledgers.buckets import bucket_of
from sim_core.ledgers.days import written_day
from sim_core.ledgers.reading import read_text
from sim_core.ledgers.records import Ledger
from sim_core.lint.played import share_of_trick
from tests.commands import call

FOLDER = Path(__file__).parent / "public"
LAYOUTS = {
    # currency, what is owed, and how late (or how old) each client's bills are, in days
    "doculedger": ("", "15795.50", {"Bay Ironworks": [75, 15, -15], "Cole & Sons": [105, 45], "Dunmore Tools": [135, -15]}),
    "invoice-and-buckets": ("", "16800", {"Alder Print": [31, -30], "Birch Media": [82], "Cedar Signs": [165]}),
    "not-due-and-late": ("", "14400", {"Ross Timber": [76, 15, -15], "Skye Roofing": [45], "Tay Builders": [-15]}),
    "overdue-and-whole": ("", "221500", {
        "东升商贸": [45, 15, -15], "和顺百货": [106, 75, 45, 15], "万家超市": [15, -15]}),
    "five-buckets": ("", "996300", {"鑫源机电": [135, 45, 15], "恒通物流": [45], "蓝海贸易": [196, 15]}),
    "months-in-words": ("", "431000", {"大同五金行": [45, 15], "信義建材": [135, 75], "永和水電": [196, 15]}),
    "half-years": ("", "58000", {"甲公司": [135, 45], "乙公司": [411, 273, 135], "丙公司": [411, 45]}),
    "dated-first-line": ("", "14550", {"Harlow Foods": [96, 26], "Ibis Catering": [51], "Juno Bakery": [4]}),
    "lines-of-invoices": ("", "4350", {"Kelso Marine": [61, 61], "Lomond Boats": [13], "Mull Ferries": [-30]}),
    "with-addresses": ("", "15150", {"Northgate Studio": [-22], "Field & Co": [-30], "Harbour Mills": [18]}),
    "currency-and-order": ("USD", "24800", {"Orchard Labs": [15], "Pine Systems": [-30], "Quarry Soft": [57]}),
    "database-view": ("", "545800", {"华盛电气": [178, 81], "中科仪表": [122], "联创自动化": [22]}),
}  # fmt: skip


def ledger(name: str) -> Ledger:
    return read_text((FOLDER / f"{name}.csv").read_text("utf-8"))


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_understood(name: str) -> None:
    found, (sign, owed, clients) = ledger(name), LAYOUTS[name]
    assert (found.sign, found.owed) == (sign, Decimal(owed))
    days = {one.name: [bill.late if found.dated == "due" else bill.age for bill in one.bills] for one in found.debtors}
    assert days == clients


@pytest.mark.parametrize("name", ["invoice-and-buckets", "overdue-and-whole", "months-in-words"])
def test_one_trick_is_not_enough_in_what_is_made_of_it(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "new", "mine", "--from", FOLDER / f"{name}.csv", "--dir", tmp_path).code == 0
    assert share_of_trick(load_scenario(tmp_path / "mine.yaml"), episodes=64) < 0.95


def test_every_layout_is_tried() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == {*LAYOUTS}


def test_what_stands_in_no_bucket_of_lateness_is_not_due_and_that_is_told() -> None:
    found = ledger("overdue-and-whole")
    assert "ledger.guess.rest_not_due" in {one.key for one in found.guesses}
    assert [one.key for one in found.left_out] == ["ledger.left.totals"]
    more_than_all = "Customer,Total,1-30 overdue,31-60 overdue,61+ overdue\nA,100,300,0,0\nB,90,10,20,30\n"
    without_an_end = "Customer,Total,1-30 overdue,31-60 overdue\nA,100,20,0\nB,90,10,20\n"
    for table in (more_than_all, without_an_end):
        assert "ledger.guess.rest_not_due" not in {one.key for one in read_text(table).guesses}


LATE = "客户名称,应收账款余额,逾期1-30天,{},逾期60天以上\n"


def days(table: str) -> dict[str, list[tuple[int, int | None]]]:
    """Each client's bills: the amount, and how late or how old it is."""
    found = read_text(table)
    late = found.dated == "due"
    return {one.name: [(int(bill.amount), bill.late if late else bill.age) for bill in one.bills] for one in found.debtors}


def test_where_a_bucket_is_not_understood_nothing_is_said_of_the_rest() -> None:
    found = read_text(LATE.format("逾期31——60天") + "甲,100000,0,90000,0\n乙,50000,20000,0,5000\n")
    assert "ledger.guess.rest_not_due" not in {one.key for one in found.guesses}
    assert "ledger.left.not_in_buckets" in {one.key for one in found.left_out}


def test_who_has_money_on_account_keeps_nobody_from_a_rest() -> None:
    table = LATE.format("逾期31-60天") + "甲,100000,10000,0,0\n乙,50000,0,0,20000\n丙,-300,0,0,0\n"
    assert sum(amount for bills in days(table).values() for amount, _ in bills) == 150_000


def test_a_column_of_sums_that_is_called_overdue_says_no_days() -> None:
    table = "Customer,Total,Current,Overdue,1-30 overdue,31-60 overdue,60+ overdue\nAlder,100000,40000,60000,50000,10000,0\n"
    assert sorted(amount for amount, _ in days(table)["Alder"]) == [10_000, 40_000, 50_000]


@pytest.mark.parametrize(
    "head", ["客户名称,上月欠款,本月金额,本月收款,本月余额", "客户,8月,9月,10月,11月", "客户,2023年,2024年,2025年,2026年"]
)
def test_months_of_a_year_and_a_roll_forward_are_no_ages(head: str) -> None:
    with pytest.raises(LedgerError):
        read_text(f"{head}\n甲,100000,20000,50000,70000\n乙,80000,10000,80000,10000\n")


def test_the_oldest_bucket_may_stand_first() -> None:
    assert days("客户,3年以上,2-3年,1-2年,1年以内\n甲,0,0,0,30000\n乙,5000,0,0,7000\n") == {
        "甲": [(30_000, 183)], "乙": [(5_000, 1_278), (7_000, 183)],
    }  # fmt: skip


@pytest.mark.parametrize(
    "row", ["合计（元）", "合计数", "总计(万元)", "Total (GBP)", "Grand Total (USD)", "占比", "坏账准备", "Average"]
)
def test_whatever_a_row_of_all_is_called_it_is_nobody(row: str) -> None:
    table = f"客户,1年以内（含1年）,1至2年（含2年）,2年以上\n甲,100,200,0\n乙,50,0,50\n{row},150,200,50\n"
    assert set(days(table)) == {"甲", "乙"}


def test_the_day_of_a_report_may_stand_beside_who_printed_it() -> None:
    head = "Aged debtors\nReport date: 31/10/2026,,,Printed by: J. Mottram 02/11/2026\n"
    found = read_text(f"{head}Customer,Invoice date,Due date,Balance\nA,01/08/2026,31/08/2026,100\n")
    assert written_day(found.as_of or 0) == "2026-10-31"


def test_the_name_of_a_month_is_no_age() -> None:
    assert bucket_of("十二月") is None
    assert bucket_of("三个月") == bucket_of("3个月")
    assert bucket_of("半年至一年") == bucket_of("6个月至1年")
