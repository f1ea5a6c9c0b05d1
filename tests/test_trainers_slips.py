"""What `check` says of files as people write them who do not program: a line for each slip, an offer that is right, or none."""

from pathlib import Path

import pytest

from game.language.messages import grouped
from sim_core.errors import Fault
from sim_core.lint.check import check_text
from sim_core.scenario.read import parse_scenario

HEAD = "format: 1\nid: shop\ntitle: Shop\nweeks: 8\n"
CLIENT = "clients:\n  - id: a\n    name: A\n"
LEDGER = "    ledger: [{amount: 380000, age_weeks: 10}]\n"
BILLS = f"{HEAD}as_of: 2026-09-30\n{CLIENT}    terms_weeks: 4\n    ledger:\n"
"""The first bill stands in line 11."""
OPENS = f"{HEAD}{CLIENT}{LEDGER}"


def told(text: str, language: str = "en") -> list[str]:
    """What is said of a file, line by line, without its name."""
    faults: list[Fault] = check_text(text.encode(), Path("shop.yaml"))
    return [line.partition("shop.yaml:")[2] for line in grouped(faults, language)]


def one(text: str) -> str:
    (line,) = told(text)
    return line


@pytest.mark.parametrize(
    ("bill", "offer"),
    [
        ("{amount: 9, due_date: 2026-09-05}", "due: 2026-09-05"),
        ("{amount: 9, dueDate: 5 Sep 2026}", "due: 2026-09-05"),
        ("{amount: 9, 到期日: 2026年9月5日}", "due: 2026-09-05"),
        ("{amount: 9, date: 2026-08-01}", "invoice_date: 2026-08-01"),
        ("{amount: 9, due: 05.09.2026}", "2026-09-05"),
        ("{amount: 9, due: 09/25/2026}", "2026-09-25"),
        ("{amount: 9, due: 2026-09-05T00:00:00Z}", "2026-09-05"),
        ("{amount: 9, days_overdue: 30}", "age_weeks: 9"),  # the terms are four weeks
        ("{amount: 9, 逾期天数: 30天}", "age_weeks: 9"),
        ("{amount: 9, overdue_weeks: 3}", "age_weeks: 7"),
        ("{amount: 9, days: 73}", "age_days: 73"),
        ("{amount: 9, age: 70 days}", "age_weeks: 10"),
        ("{amount: 9, age_days: 10周}", "70"),
        ("{金额: 9, age_weeks: 3}", "amount"),
        ("{outstanding: 9, age_weeks: 3}", "amount"),
    ],
)
def test_what_other_programs_call_it_is_turned_into_what_stands_here(bill: str, offer: str) -> None:
    line = one(f"{BILLS}      - {bill}\n")
    assert line.startswith("11:")
    assert line.endswith((f". Write: {offer}", f". Did you mean '{offer}'?"))


@pytest.mark.parametrize(
    "bill", ["{amount: 9, due: 5/9/2026}", "{amount: 9, due: next Friday}", "{amount: 9, days_overdue: many}"]
)
def test_a_day_that_may_be_another_is_not_guessed(bill: str) -> None:
    line = one(f"{BILLS}      - {bill}\n")
    assert "Write" not in line
    assert "mean" not in line


def test_a_day_where_weeks_belong_is_told_how_it_is_written() -> None:
    line = one(f"{BILLS}      - {{amount: 9, age_weeks: 2026-09-05}}\n")
    assert "due: year-month-day" in line


def test_that_the_day_of_the_ledger_is_called_otherwise_is_told_once() -> None:
    text = f"{HEAD}as of: 2026-09-30\n{CLIENT}    ledger: [{{amount: 9, due: 2026-09-05}}, {{amount: 9, due: 2026-09-06}}]\n"
    assert "Did you mean 'as_of'" in one(text)


@pytest.mark.parametrize(
    ("amount", "offer"),
    [
        ("$48,250", "48250"),
        ("US$1,250.50", "1251"),
        ("48.250,00 €", "48250"),
        ("Rs. 40,000/-", "40000"),
        ("¥380,000", "380000"),
        ("380,000元", "380000"),
        ('"￥380，000"', "380000"),
        ("Rs 40000", "40000"),
        ("12 500", "12500"),
        ("约38万", "380000"),
    ],
)
def test_a_sum_with_its_currency_is_offered_as_a_number(amount: str, offer: str) -> None:
    assert one(f"{HEAD}clients: [{{id: a, name: A, ledger: [{{amount: {amount}, age_weeks: 10}}]}}]\n").endswith(
        f"Write: {offer}"
    )


@pytest.mark.parametrize("amount", ["-1200", "(1,200.00)", "1,200.00-", "1200 CR", "-£1,200"])
def test_a_credit_is_told_to_be_one(amount: str) -> None:
    assert "is a credit" in one(f"{BILLS}      - amount: {amount}\n        age_weeks: 10\n")


@pytest.mark.parametrize(
    "line", ["money: dollars", "moves: [call, visit]", "medals: [90, 70, 50]", "money: {code: GBP, step: many}"]
)
def test_what_may_be_meant_in_several_ways_is_not_offered(line: str) -> None:
    assert "Write" not in one(f"{OPENS}{line}\n")


@pytest.mark.parametrize(
    ("money", "code"),
    [
        ("sign: £", "GBP"),
        ("sign: €", "EUR"),
        ("sign: $", "USD"),
        ("sign: $, code: AUD", "AUD"),
        ("sign: Fr.", "CNY"),
        ("step: 10", "CNY"),
    ],
)
def test_a_sign_alone_names_its_currency(money: str, code: str) -> None:
    assert parse_scenario(f"{OPENS}money: {{{money}}}\n".encode(), "shop.yaml").money.code == code


@pytest.mark.parametrize(
    "cash",
    ["[100, 200]", "between [100, 200]", "between(100, 200)", "(100, 200)", "{100, 200}", "100..200", "{min: 100, max: 200}"],
)
def test_a_range_is_offered_however_it_is_written(cash: str) -> None:
    line = one(f"{OPENS}    hidden:\n      cash: {cash}\n")
    assert line.endswith("Write: {between: [100, 200]}")


@pytest.mark.parametrize(
    ("slip", "offer"),
    [
        (f"{HEAD}{CLIENT}    ledger: [{{220000, 15}}]\n", "{amount: 220000, age_weeks: 15}"),
        (f"{BILLS}      - {{220000, 15}}\n", "{amount: 220000, age_weeks: 15}"),
        (f"{OPENS}    hidden: {{rivals: {{3, 0.5}}}}\n", "{count: 3, heat: 0.5}"),
        (f"{OPENS}    hidden: {{honesty: {{0.35, 0.15}}}}\n", "{between: [0.15, 0.35]}"),
        (f"{OPENS}    hidden: {{tactics: {{quality 3}}}}\n", "quality: 3"),
        (f"{OPENS}    hidden: {{tactics: {{boss away 2}}}}\n", "boss_away: 2"),
        (f"{OPENS}    hidden: {{tactics: {{quality: 60%}}}}\n", "60"),
        (f"{OPENS}    hidden: {{problems: [{{kind: quality, chance: 1 in 4}}]}}\n", "0.25"),
        (f"{OPENS}    hidden: {{rivals: none}}\n", "{count: 0}"),
        (f"{OPENS}rep: {{manager_visits: once}}\n", "1"),
        (f"{OPENS}money: £\n", "{code: GBP}"),
        (f"{OPENS}money: RMB\n", "{code: CNY}"),
        (f"{OPENS}money: {{currency: euro}}\n", "code: EUR"),
        (f"{OPENS}money: {{code: GBP, step: £100}}\n", "100"),
        (f"{OPENS}moves: [guarantee, offset]\n", "{allow: [guarantee, offset]}"),
        (f"{OPENS}words: {{rep: Jo Adams}}\n", '{name: "Jo Adams"}'),
        (f"{OPENS}medals: [50, 70, 90]\n", "{bronze: 50, silver: 70, gold: 90}"),
        (f"{OPENS}    weekly_sales: 5k per week\n", "5000"),
        (f"{OPENS}    weekly_sales: 200k/month\n", "46154"),
        (f"{OPENS}    weekly_sales: 月均20万\n", "46154"),
        (f"{OPENS}    weekly_sales: £2.6m p.a.\n", "50000"),
        (f"{OPENS}    hidden: {{other_income: 100k–200k a month}}\n", "{between: [23077, 46154]}"),
        (f"{OPENS}    terms_weeks: 60 days after delivery\n", "9"),
        (f"{OPENS}    terms_weeks: 账期45天\n", "6"),
        (f"{OPENS}    monthly_sales: 200000\n", "weekly_sales: 46154"),
    ],
)
def test_numbers_without_their_keys_and_in_words_are_offered_as_they_are_written(slip: str, offer: str) -> None:
    assert one(slip).endswith(f"Write: {offer}")


def test_a_name_with_another_number_is_no_misspelling() -> None:
    assert one(f"{OPENS}lessons: [L2, L10]\n").endswith("L8, L9")


@pytest.mark.parametrize("trade", ["Medicine", "MEDICINE", "medicin"])
def test_a_trade_in_capitals_is_told_once(trade: str) -> None:
    assert one(f"{OPENS}trade: {trade}\n").endswith("Did you mean 'medicine'?")


def test_a_range_without_brackets_is_no_number_that_a_comma_cuts() -> None:
    assert one(f"{OPENS}    hidden: {{cash: {{between: 100, 200}}}}\n").endswith("Write: between: [100, 200]")


@pytest.mark.parametrize(
    "row", ["18234.50\t15", "18234.50;15", "18234.50, 15", "| 18234.50 | 15 |", "18,234.50  15周", "18234.50 15"]
)
def test_rows_of_a_table_become_bills(row: str) -> None:
    text = f"{HEAD}{CLIENT}    ledger:\n      {row}\n      {row}\n"
    lines = told(text)
    assert [line.partition(":")[0] for line in lines] == ["9", "10"]
    assert all(line.endswith("Write: - {amount: 18235, age_weeks: 15}") for line in lines)


def test_rows_that_say_more_are_told_as_rows_with_their_heading() -> None:
    lines = told(f"{HEAD}{CLIENT}    ledger:\n\tNumber\tDue\tAmount\n\tINV-4471\t05/09/2026\t18,234.50\n")
    assert [line.partition(":")[0] for line in lines] == ["9", "10"]
    assert all("pasted from a spreadsheet" in line and "Write" not in line for line in lines)
    assert all("pasted from a table" in line for line in told(f"{HEAD}clients:\nHarlow\t18,115.00\t0\nMeridian\t9,100.00\t3\n"))


def test_signs_of_a_chinese_keyboard_are_told_line_by_line_wherever_they_are() -> None:
    text = (
        "format：1\nid：quan\ntitle：全角\nweeks: 6\nclients：\n　　- id：a\n　　  name：康民\n"
        "　　  ledger：[{amount: 380000，age_weeks：10}]\n"
    )
    lines = told(text)
    assert [line.partition(":")[0] for line in lines] == ["1", "6", "7", "8", "8"]
    assert "(and 7 more, lines 2, 3, 5, 6, 7, 8)" in lines[0]
    assert all("U+3000" in line for line in lines[1:4])
    assert "full-width '，'" in lines[4]


def test_a_blank_after_a_colon_is_missed_within_brackets_too() -> None:
    lines = told(f"{HEAD}clients:\n  - {{id:a,name:One,ledger:[{{amount:380000,age_weeks:10}}]}}\n")
    assert [line.partition(": error")[0] for line in lines] == ["6:8", "6:15", "6:26", "6:35", "6:52"]
    assert all("a space is missing after this ':'" in line for line in lines)


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ("about: #4471 never came", '"#4471 never came"'),
        ("about: ? who knows", '"? who knows"'),
        ("about: - late", '"- late"'),
        ("about: *late*", '"*late*"'),
        ('about: "He said "no""', "'He said \"no\"'"),
        ('about: "A" and "B"', '\'"A" and "B"\''),
        ("lines: {angry: [Call #1 again, no]}", '"Call #1 again"'),
        ("lines: {angry: [Note: late, no]}", '"Note: late"'),
        ("lines: {angry: [- late, no]}", '"- late"'),
    ],
)
def test_a_text_with_signs_in_it_is_offered_in_quotation_marks(line: str, offer: str) -> None:
    assert one(f"{OPENS}    {line}\n").removesuffix(" [hash_cuts]").endswith(f"Write: {offer}")


@pytest.mark.parametrize("title", ["", '""', '"   "', '"\u3000"', '"\u200b"', "{en: ''}", "~"])
def test_a_title_of_nothing_is_told(title: str) -> None:
    assert "nothing is written here" in one(OPENS.replace("title: Shop", f"title: {title}"))


def test_a_letter_of_blanks_is_warned_of_and_an_empty_one_is_not() -> None:
    assert "[text_blank]" in one(f'{OPENS}story: "  "\n')
    assert told(f'{OPENS}story: ""\n') == []


@pytest.mark.parametrize("number", ["2", "1.1", '"2"', "v2", "99999999"])
def test_a_file_for_a_newer_game_says_nothing_else(number: str) -> None:
    assert "made for a newer Final Kick" in one(OPENS.replace("format: 1", f"format: {number}") + "clubs: 3\n")


def test_a_point_between_thousands_is_warned_of() -> None:
    line = one(OPENS.replace("380000", "380.000"))
    assert line.endswith("Write: 380000 [dot_thousands]")
    assert "dot_thousands" not in str(told(f"money: {{code: EUR}}\n{OPENS.replace('380000', '380.00')}"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Aged Receivables\nAs of September 30, 2026\n,Current,1 - 30,Total\nHarlow,1.00,2.00,3.00\nTOTAL,1.00,2.00,3.00\n",
            "table",
        ),
        ("康民医药\n账龄分析表\n客户名称,余额,1-30天\n康民,100,50\n合计,100,50\n", "table"),
        ("Report,,\nContact,Current,Total\nHarlow,1,1\nTotal,1,1\nPrinted: today\n", "table"),
        ("Dear all, the client owes 380000.\nPlease play.\n", "ordinary text"),
        ("- id: a\n  name: A\n", "begins with a list"),
    ],
)
def test_a_file_of_another_kind_is_told_by_what_it_is(text: str, said: str) -> None:
    assert said in one(text)


def test_many_faults_of_a_kind_are_one_line_that_keeps_every_offer() -> None:
    bills = "".join(f"      - {{amount: 9, due: {day:02}.09.2026}}\n" for day in range(1, 9))
    line = one(BILLS + bills)
    assert "Write: 2026-09-01 (and 7 more, lines 12 → 2026-09-02, 13 → 2026-09-03" in line
    mixed = "".join(f"      - {{amount: £{number}k, age_weeks: {number} weeks}}\n" for number in range(1, 9))
    lines = told(BILLS + mixed)
    assert len(lines) == 2  # amounts are one kind, ages another
    assert "(and 7 more, lines 12 → 2000" in lines[0]


def test_keys_in_chinese_are_known() -> None:
    lines = told(
        "格式: 1\n编号: shop\n标题: 店\n周数: 8\n客户: [{id: a, name: A, ledger: [{amount: 9, age_weeks: 3}]}]\n", "zh"
    )
    offered = ("format", "id", "title", "weeks", "clients")
    assert [line.partition(":")[0] for line in lines] == ["1", "2", "3", "4", "5"]
    assert all(line.endswith(f"是不是想写“{key}”？") for line, key in zip(lines, offered, strict=True))
