"""Single fields: whatever way of writing numbers and days a table has, the same comes out."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim_core.ledgers.amounts import amount, cents_sign, is_amount
from sim_core.ledgers.buckets import bucket_of, in_line
from sim_core.ledgers.dates import day_in, order_of
from sim_core.ledgers.days import date_of, day_of, read_day, weeks_up, written_day

SUMS = st.lists(st.decimals(Decimal("-99999999.99"), Decimal("99999999.99"), places=2), min_size=1, max_size=12)
DAYS = st.dates(date(1970, 1, 1), date(2199, 12, 31))


def grouped(number: Decimal, group: str, point: str) -> str:
    return f"{abs(number):,.2f}".replace(",", "G").replace(".", point).replace("G", group)


WAYS = {
    "1,234.50": lambda n: ("-" if n < 0 else "") + grouped(n, ",", "."),
    "1.234,50-": lambda n: grouped(n, ".", ",") + ("-" if n < 0 else ""),
    "1 234,50": lambda n: ("−" if n < 0 else "") + grouped(n, "\u202f", ","),
    "1'234.50": lambda n: ("-" if n < 0 else "") + grouped(n, "'", "."),
    "($1,234.50)": lambda n: f"($ {grouped(n, ',', '.')})" if n < 0 else f"${grouped(n, ',', '.')}",
    "$(1,234.50)": lambda n: f"$({grouped(n, ',', '.')})" if n < 0 else f"$ {grouped(n, ',', '.')}",
    "1234.50 CR": lambda n: f"{abs(n):.2f}" + (" CR" if n < 0 else ""),
    "￥１，２３４": lambda n: ("-" if n < 0 else "") + "￥" + grouped(n, "，", "．"),
    "1.234,50 €": lambda n: ("-" if n < 0 else "") + grouped(n, ".", ",") + " €",
    "1,23,456.50": lambda n: ("-" if n < 0 else "") + "₹" + grouped(n, ",", "."),
}


@pytest.mark.parametrize("way", WAYS)
@given(sums=SUMS)
@settings(max_examples=40, deadline=None)
def test_an_amount_comes_back_as_it_was_whatever_way_it_is_written(way: str, sums: list[Decimal]) -> None:
    cells = [WAYS[way](one) for one in sums]
    assert [amount(cell, cents_sign(cells)) for cell in cells] == sums


def test_three_digits_after_a_sign_are_told_by_the_rest_of_the_table_and_else_are_thousands() -> None:
    assert amount("1.234") == amount("1,234") == 1234
    assert amount("1.234", cents_sign(["12.50"])) == Decimal("1.234")
    assert amount("1,234", cents_sign(["1.234,50"])) == Decimal("1.234")


@pytest.mark.parametrize("text", ["", "-", "–", "n/a", " "])
def test_nothing_is_nought(text: str) -> None:
    assert amount(text) == 0


@pytest.mark.parametrize(
    "text", ["12%", "=1+1", "INV-12", "2026-08-31", "1,2,3", "12.3.4.5", "1e9", "(12", "Infinity", "9" * 30]
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert amount(text) is None or not is_amount(text)


@given(day=DAYS)
def test_days_are_counted_as_the_calendar_counts_them(day: date) -> None:
    number = day_of(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert date_of(number) == (day.year, day.month, day.day)
    assert read_day(written_day(number)) == number


@given(days=st.lists(DAYS, min_size=1, max_size=10), way=st.sampled_from(
    ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d %b %Y", "%B %d, %Y",
     "%d-%b-%Y", "%Y-%m-%d 00:00:00"]))  # fmt: skip
def test_a_date_comes_back_as_it_was_where_its_column_tells_the_order(days: list[date], way: str) -> None:
    cells = [day.strftime(way) for day in (*days, date(2026, 5, 25))]  # a day after the twelfth, which tells
    assert [day_in(cell, order_of(cells) or "dmy") for cell in cells[:-1]] == [day.toordinal() for day in days]


def test_excel_counts_days_since_1900() -> None:
    for serial in (45000.0, "45000", 46265.0):
        assert day_in(serial) == (date(1899, 12, 30) + timedelta(int(float(serial)))).toordinal()


@pytest.mark.parametrize("text", ["31/02/2026", "2026-13-01", "1/1/1066", "never", "2026", "12", "99999999"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_in(text) is None


@given(days=st.integers(-2000, 2000))
def test_a_week_begun_is_a_week(days: int) -> None:
    assert weeks_up(days) * 7 - 6 <= days <= weeks_up(days) * 7


@pytest.mark.parametrize(
    ("headings", "spans"),
    [
        (["Current", "1 - 30", "31 - 60", "61 - 90", "> 90"], [(-10000, 0), (1, 30), (31, 60), (61, 90), (91, 10000)]),
        (["Current", "< 1 Month", "1 Month", "2 Months", "Older"], [(-10000, 0), (1, 30), (31, 60), (61, 90), (91, 10000)]),
        (["未到期", "30天以内", "31～60天", "60天以上"], [(-10000, 0), (1, 30), (31, 60), (60, 10000)]),
        (["1-3月", "3-6个月", "6个月-1年", "1-2年", "2年以上"], [(31, 90), (91, 180), (181, 365), (366, 730), (731, 10000)]),
        (["0-30", "31-60", "121-Above"], [(0, 30), (31, 60), (121, 10000)]),
        (["逾期1-30天", "逾期90天以上"], [(1, 30), (90, 10000)]),
    ],
)
def test_headings_of_buckets_say_how_old(headings: list[str], spans: list[tuple[int, int]]) -> None:
    found = in_line([bucket for heading in headings if (bucket := bucket_of(heading))])
    assert [(one.low, one.high) for one in found] == spans


@pytest.mark.parametrize("heading", ["Total", "Amount", "2026", "Overdue", "31-60 %", "Due Date", "客户", "10"])
def test_other_headings_are_no_buckets(heading: str) -> None:
    assert bucket_of(heading) is None
