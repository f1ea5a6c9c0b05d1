"""Tables as they come: headings above the head, totals, groups, other currencies; and files that mean harm."""

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim_core.errors import LedgerError
from sim_core.ledgers.days import day_of
from sim_core.ledgers.encoding import MAX_BYTES, decoded_table
from sim_core.ledgers.reading import read_rows, read_text
from sim_core.ledgers.records import Ledger
from sim_core.ledgers.rows import MAX_ROWS

TODAY = day_of(2026, 8, 31)


def owing(text: str) -> dict[str, Decimal]:
    return {one.name: one.owed for one in read_text(text, TODAY).debtors}


def keys(ledger: Ledger) -> set[str]:
    return {one.key.removeprefix("ledger.") for one in (*ledger.guesses, *ledger.left_out)}


def test_a_name_that_stands_once_above_its_bills_is_that_of_all_of_them() -> None:
    assert owing("Customer,Due date,Balance\nHarlow,2026-07-01,100.00\n,2026-08-01,50.00\nMarsh,2026-06-01,70.00\n") == {
        "Harlow": 150, "Marsh": 70}  # fmt: skip
    assert owing("Due date,Invoice,Balance\nHarlow,,\n2026-07-01,7,100.00\nMarsh,,\n2026-06-01,8,70.00\n") == {
        "Harlow": 100, "Marsh": 70}  # fmt: skip


def test_a_remark_behind_a_sum_does_not_hide_it_and_is_told() -> None:
    found = read_text("Customer,Current,1-30,31-60,Total\nAbbey,100,500 (disputed),1*,601\nCrane,,70 (CR),200 †,130\n")
    assert {one.name: one.owed for one in found.debtors} == {"Abbey": 601, "Crane": 130}
    (told,) = [one for one in found.guesses if one.key == "ledger.guess.noted"]
    assert told.values == {"count": 3, "first": "500 (disputed)"}, "a side of the ledger is no remark"
    assert owing("客户,到期日,余额\n长河,2026-07-01,5000元（未确认）\n") == {"长河": 5000}


def test_columns_of_which_one_holds_the_next_count_once() -> None:
    found = read_text(
        "Customer,Not due,Over 30 days,Over 60 days,Over 90 days,Total due\nAbbey,100,500,300,100,600\nCrane,50,40,0,0,90\n"
    )
    assert [(bill.amount, bill.late) for bill in found.debtors[0].bills] == [(100, 106), (200, 75), (200, 45), (100, -15)]
    assert "guess.nested" in keys(found)
    turned = read_text("客户,90天以上,60天以上,30天以上,未到期\n长河,1.000,3.000,5.000,1.000\n")
    assert [bill.amount for bill in turned.debtors[0].bills] == [1000, 2000, 2000, 1000]


def test_headings_that_only_sound_as_if_are_added_up() -> None:
    found = read_text("Customer,0-60,Over 60,Over 90\nAbbey,10,0,300\nCrane,10,200,0\n")
    assert {one.name: one.owed for one in found.debtors} == {"Abbey": 310, "Crane": 210}
    assert "guess.nested" not in keys(found)


def test_days_still_to_go_are_days_late_with_their_sign_turned() -> None:
    found = read_text("Customer,Invoice,Amount,Due in (days)\nAcme,1,500,-45\nAcme,2,700,12\nBolt,3,900,(3)\n")
    assert {one.name: [(bill.amount, bill.late) for bill in one.bills] for one in found.debtors} == {
        "Acme": [(500, 45), (700, -12)], "Bolt": [(900, 3)]}  # fmt: skip
    assert ("due_in", "Due in (days)") in found.columns


@pytest.mark.parametrize("column", ["Amount due", "Total"])
def test_bills_that_are_void_or_paid_are_not_owed(column: str) -> None:
    rows = "Acme,2026-07-01,Overdue,100\nAcme,2026-07-01,Void,50\nBolt,2026-07-01,Partially paid,30\nBolt,2026-07-01,草稿,9\n"
    paid = "Cole,2026-07-01,Paid,70\n" if column == "Total" else ""
    found = read_text(f"Customer,Due date,Status,{column}\n{rows}{paid}", TODAY)
    assert {one.name: one.owed for one in found.debtors} == {"Acme": 100, "Bolt": 30}
    told = next(one for one in found.left_out if one.key == "ledger.left.settled")
    assert told.values == {"count": 2 + bool(paid), "column": "Status"}


@pytest.mark.parametrize(
    ("head", "row", "late"),
    [
        ("Client,Overdue amount,Days late", "Acme,£12k,45", 45),
        ("得意先名,支払期日,請求残高", "山田商店,2026/06/30,￥12000", 62),
        ("客戶名稱,到期日,未收金額", "大同五金,115/06/30,12000", 62),
        ("客戶名稱,到期日,未收金額", "大同五金,民國115年6月30日,12000", 62),
        ("Client,Échéance,Solde dû", "Dupont,30 juin 2026,12000", 62),
        ("Cliente,Vencimiento,Saldo", "Pérez,30 junio 2026,12000", 62),
    ],
)
def test_other_countries_name_and_date_it_their_way(head: str, row: str, late: int) -> None:
    found = read_text(f"{head}\n{row}\n", TODAY)
    assert [(bill.amount, bill.late) for one in found.debtors for bill in one.bills] == [(12000, late)]


def test_a_plus_may_stand_before_an_open_end() -> None:
    found = read_text("Client,Non échu,0-30 jours,31-60 jours,+60 jours,Total dû\nDupont,100,0,80,200,380\n")
    assert [(bill.amount, bill.late) for bill in found.debtors[0].bills] == [(200, 76), (80, 45), (100, -15)]


OPEN_ORDERS = "Order,Customer,Date,Amount\n77,Abbey,2026-09-01,9000\n78,Dun,2026-09-02,8000\n"
AGED = "Customer,0-30,31-60,61-90,90+\nAbbey,100,500,300,100\nBolt,0,250,250,0\n"


@pytest.mark.parametrize("text", [f"{AGED}\nOpen orders\n{OPEN_ORDERS}", f"Open orders\n{OPEN_ORDERS}\nAged debtors\n{AGED}"])
def test_another_table_on_the_sheet_is_left_out_and_told(text: str) -> None:
    found = read_text(text, TODAY)
    assert {one.name: one.owed for one in found.debtors} == {"Abbey": 1000, "Bolt": 500}
    told = next(one for one in found.left_out if one.key == "ledger.left.other_table")
    assert told.values == {"count": 2, "columns": ("Order", "Customer", "Date", "Amount")}


def test_the_same_head_on_each_page_begins_no_other_table() -> None:
    page = "Customer,Due date,Balance\n{},2026-07-01,100\n"
    found = read_text("\n\n".join(page.format(name) for name in ("Abbey", "Bolt", "Crane")), TODAY)
    assert len(found.debtors) == 3
    assert "left.other_table" not in keys(found)


def test_totals_are_left_out_and_a_client_called_total_is_not() -> None:
    text = "Customer,Due date,Balance\nTotal Energy,2026-07-01,100\nHarlow,2026-07-01,50\nTotal Harlow,,50\nGrand Total,,150\n"
    assert owing(text) == {"Total Energy": 100, "Harlow": 50}
    text = "客户,到期日,余额\n合计划公司,2026-07-01,100\n小计,,100\n长河,2026-07-01,50\n长河小计,,50\n总计：,,150\n"
    assert owing(text) == {"合计划公司": 100, "长河": 50}


def test_a_sum_without_a_word_beside_dated_bills_is_a_sum() -> None:
    assert owing("Customer,Invoice,Due date,Balance\nHarlow,1,2026-07-01,100\nHarlow,2,2026-08-01,50\nHarlow,,,150\n") == {
        "Harlow": 150
    }


def test_credits_come_off_the_oldest_bills_of_the_same_client() -> None:
    text = (
        "Customer,Due date,Balance\nHarlow,2026-01-01,100\nHarlow,2026-08-01,50\nHarlow,2026-08-20,-120\nMarsh,2026-08-01,10\n"
    )
    harlow = read_text(text, TODAY).debtors[0]
    assert ([bill.amount for bill in harlow.bills], harlow.netted) == ([30], 120)
    text = "Customer,Due date,Balance\nHarlow,2026-01-01,100\nHarlow,,-130\nMarsh,2026-08-01,10\n"
    harlow = read_text(text, TODAY).debtors[0]
    assert (harlow.bills, harlow.left_over) == ((), 30)


def test_credits_without_a_minus_are_known_by_their_kind_and_that_is_a_guess() -> None:
    text = "Customer,Type,Due date,Balance\nHarlow,Invoice,2026-01-01,100\nHarlow,Credit Note,2026-08-01,30\n"
    found = read_text(text, TODAY)
    assert (found.owed, found.netted, keys(found)) == (70, 30, {"guess.credits"})


def test_bills_in_another_currency_are_left_out_and_said_to_be() -> None:
    text = "Customer,Currency,Due date,Balance\nHarlow,GBP,2026-07-01,100\nMarsh,GBP,2026-07-01,50\nMarsh,USD,2026-07-01,70\n"
    found = read_text(text, TODAY)
    assert (found.sign, found.owed, keys(found)) == ("GBP", 150, {"left.currency"})


def test_amounts_in_our_own_currency_go_before_those_of_the_documents() -> None:
    text = "客户名称,币种,原币余额,本币余额,到期日\n长河,USD,100,720,2026-07-01\n明达,人民币,50,50,2026-07-01\n"
    found = read_text(text, TODAY)
    assert (found.owed, keys(found)) == (770, {"left.document_currency"})


def test_days_before_months_or_after_is_told_by_any_date_of_the_table() -> None:
    head = "Customer,Invoice date,Due date,Balance\nHarlow,03/04/2026,{},100\n"
    assert read_text(head.format("25/04/2026"), TODAY).debtors[0].bills[0].age == TODAY - day_of(2026, 4, 3)
    assert read_text(head.format("04/25/2026"), TODAY).debtors[0].bills[0].age == TODAY - day_of(2026, 3, 4)
    assert keys(read_text(head.format("03/05/2026"), TODAY)) == {"guess.dmy"}
    assert keys(read_text(head.format("03/05/2026").replace("100", "$100"), TODAY)) == {"guess.mdy"}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_whatever_sign_divides_the_fields(separator: str) -> None:
    text = "Customer,Due date,Balance\nHarlow,2026-07-01,100\n".replace(",", separator)
    assert owing(text) == owing(f"sep={separator}\n{text}") == {"Harlow": 100}


def test_what_cannot_be_used_says_why() -> None:
    for text, key in {
        "hello": "no_head",
        "Customer,Balance\nHarlow,100\n": "no_days",
        "Customer,Due date,Balance\nHarlow,2026-07-01,0\n": "nothing_owed",
        'Customer,Due date,Balance\n"' + "x" * 200_000: "not_a_table",
        "Customer,Due date,Balance\n" + "Harlow,2026-07-01,1\n" * (MAX_ROWS + 1): "too_many_rows",
    }.items():
        with pytest.raises(LedgerError) as told:
            read_text(text, TODAY)
        assert told.value.message.key == f"ledger.{key}"
    with pytest.raises(LedgerError, match="no as of"):
        read_text("Customer,Due date,Balance\nHarlow,2026-07-01,5\n")


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\xd0\xcf\x11\xe0rest", "old_excel"), (b"PK\x03\x04rest", "zipped"), (b"%PDF-1.7", "pdf"),
        (b"\0\1\2\3\4\5\6\7\x08\x0e" * 99, "no_text"),
        (b"x" * (MAX_BYTES + 1), "too_large"),
    ],
)  # fmt: skip
def test_files_of_another_kind_are_named(data: bytes, key: str) -> None:
    with pytest.raises(LedgerError) as told:
        decoded_table(data)
    assert told.value.message.key.partition(".")[2] == key


def test_formulas_and_signs_that_nobody_sees_are_text_or_nothing() -> None:
    text = decoded_table(
        'Customer,Due date,Balance\n"=HYPERLINK(""x"")",2026-07-01,100\nA\u202eB\u200bC\x07,2026-07-01,5\n'.encode()
    )[0]
    assert owing(text) == {'=HYPERLINK("x")': 100, "ABC": 5}


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(LedgerError):
        read_text(text, TODAY)


NAMES = st.sampled_from(["Harlow", "Marsh Lane", "长河公司", "Total Build", "Ω & Söhne", "=cmd", "{amount}"])
BILLS = st.lists(st.tuples(NAMES, st.integers(-400, 400), st.integers(-(10**8), 10**8).filter(bool)), min_size=1, max_size=30)


@given(BILLS)
@settings(max_examples=80, deadline=None)
def test_what_a_table_sums_up_to_is_owed_or_was_set_off(bills: list[tuple[str, int, int]]) -> None:
    rows = [["Customer", "Days overdue", "Balance"], *([name, str(days), f"{cents / 100:.2f}"] for name, days, cents in bills)]
    try:
        found = read_rows(rows)
    except LedgerError:
        sums = {name: sum(cents for other, _, cents in bills if other == name) for name, _, _ in bills}
        assert all(total <= 0 for total in sums.values())
        return
    whole = sum(Fraction(cents, 100) for _, _, cents in bills)
    assert Fraction(found.owed) - sum(Fraction(one.left_over) for one in found.debtors) == whole
    assert all(bill.amount > 0 for one in found.debtors for bill in one.bills)
