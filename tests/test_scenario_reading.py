"""A trainer writes a scenario, and is told what is wrong with it: all of it, each at its place."""

from typing import Any

import pytest

from sim_core.errors import Fault, ScenarioError
from sim_core.lint.check import check_scenario
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import Between, Normal, ends

GOOD = """\
format: 1
id: corner-shop
title: {en: The corner shop, zh: 街角小店}
weeks: 8
clients:
  - id: hengtai
    name: {en: Hengtai Pharmacy, zh: 恒泰医药}
    ledger: [{amount: 320000, age_weeks: 14}, {amount: {between: [1000, 2000]}, age_weeks: 5}]
  - id: no
    name: Nordic Oil
    ledger: [{amount: 5000, age_weeks: 3}]
    hidden: {honesty: {normal: [0.9, 0.1]}, tactics: {quality: 3}}
events:
  - {week: 5, kind: rival_push, clients: [hengtai, no], news: 12:30:45}
"""


def faults_of(text: str) -> list[Fault]:
    try:
        parse_scenario(text.encode(), "shop.yaml")
    except ScenarioError as error:
        return error.faults
    return []


def only_fault(text: str) -> Fault:
    faults = faults_of(text)
    assert len(faults) == 1, "\n".join(map(str, faults))
    return faults[0]


def found_at(fault: Fault) -> tuple[int, int, str]:
    return fault.line, fault.column, fault.message.key.removeprefix("scenario.")


def with_line(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_a_good_scenario_is_read() -> None:
    scenario = parse_scenario(GOOD.encode(), "shop.yaml")
    assert scenario.title == {"en": "The corner shop", "zh": "街角小店"}
    assert [client.id for client in scenario.clients] == ["hengtai", "no"]
    assert scenario.clients[0].ledger[1].amount == Between(between=[1000, 2000])


def test_words_that_older_yaml_takes_for_something_else_stay_words() -> None:
    scenario = parse_scenario(GOOD.encode(), "shop.yaml")
    assert scenario.clients[1].id == "no"
    assert scenario.events[0].news == "12:30:45"


def test_a_number_may_be_written_with_an_exponent() -> None:
    scenario = parse_scenario(with_line("amount: 5000", "amount: 5e3").encode(), "shop.yaml")
    assert scenario.clients[1].ledger[0].amount == 5000


def test_the_tails_of_a_bell_are_cut_off_at_the_limits_of_the_field() -> None:
    honesty = parse_scenario(GOOD.encode(), "shop.yaml").clients[1].hidden.honesty
    assert isinstance(honesty, Normal)
    assert ends(honesty) == pytest.approx((0.55, 1.0))


MANY_FAULTS = """\
format: true
id: Corner Shop
title: {en: The corner shop, fr: Le magasin}
weeks: 8
wekks: 9
level: 7
lessons: [L1, L10]
target: lots
medals: {bronze: 90, silver: 80}
moves: {forbid: [cal], change: {visit: {huors: 5}, vist: {hours: 5}}}
clients:
  - id: hengtai
    name: 恒泰医药, 您好
    ledger: [{amount: 320000.5, age_weeks: 14}, {amount: 1}]
    hidden:
      cash: {between: [9, 1]}
      honesty: {betwen: [0, 1]}
      trust: {choose: [0.5, 1.5]}
      tactics: {qualty: 3}
      reserve: .nan
  - id: hengtai
    name: [a, b]
    name: Twice
    ledger: []
    2: two
events:
  - {week: 9, kind: rival_push, clients: [hengtia]}
  - {week: 1, kind: earthquake}
"""

THEIR_PLACES = [
    (1, 9, "wrong_type", "true"),
    (2, 5, "bad_id", "Corner Shop"),
    (3, 30, "not_one_of", "fr"),
    (5, 1, "unknown_key", "wekks"),
    (6, 8, "out_of_range", "7"),
    (7, 15, "not_one_of", "L10"),
    (8, 9, "wrong_type", "lots"),
    (9, 9, "not_in_order", "{bronze: 90, silver: 80}"),
    (10, 18, "not_one_of", "cal"),
    (10, 41, "unknown_key", "huors"),
    (10, 52, "not_one_of", "vist"),
    (14, 23, "not_whole", "320000.5"),
    (14, 49, "missing_key", "age_weeks"),
    (16, 23, "not_in_order", "[9, 1]"),
    (17, 17, "unknown_key", "betwen"),
    (18, 29, "out_of_range", "1.5"),
    (19, 17, "not_one_of", "qualty"),
    (20, 16, "bad_number", ".nan"),
    (21, 9, "repeated", "hengtai"),
    (22, 11, "wrong_type", '["a", "b"]'),
    (23, 5, "duplicate_key", "name"),
    (24, 13, "too_few", "0"),
    (25, 5, "key_not_text", "2"),
    (27, 12, "out_of_range", "9"),
    (27, 43, "not_one_of", "hengtia"),
    (28, 21, "not_one_of", "earthquake"),
]


def test_every_fault_of_a_file_is_told_at_its_place_quoting_what_is_there() -> None:
    faults = faults_of(MANY_FAULTS)
    assert [found_at(fault) for fault in faults] == [(line, column, key) for line, column, key, _ in THEIR_PLACES]
    for fault, (_, _, _, quoted) in zip(faults, THEIR_PLACES, strict=True):
        values = fault.message.values
        assert quoted in str(values.get("found", values.get("key")))


@pytest.mark.parametrize(
    ("line", "meant"),
    [(5, "weeks"), (10, "call"), (17, "between"), (19, "quality")],
)
def test_a_slip_of_the_pen_is_answered_with_what_was_meant(line: int, meant: str) -> None:
    told = next(fault for fault in faults_of(MANY_FAULTS) if fault.line == line)
    assert told.message.values["did_you_mean"] == meant
    assert meant in told.message.values["allowed"]


def test_all_that_is_required_is_asked_for() -> None:
    faults = faults_of("story: Once\n")
    assert [fault.message.values["key"] for fault in faults] == ["format", "id", "title", "weeks", "clients"]
    assert {fault.place() for fault in faults} == {"shop.yaml:1:1"}


@pytest.mark.parametrize("number", ["yes", "true", "'5'", "12:30", "1_000", "[1]", "{}", "1,5"])
def test_what_is_no_number_is_refused_where_one_belongs(number: str) -> None:
    line = f"weekly_sales: {number}\n    hidden: {{honesty"
    told = only_fault(with_line("hidden: {honesty", line))
    assert told.message.key == "scenario.wrong_type"
    assert told.message.values["expected"] == "number"
    assert (told.line, told.column) == (12, 19)


@pytest.mark.parametrize("nothing", ["null", "", "~"])
def test_where_nothing_is_written_that_is_said(nothing: str) -> None:
    told = only_fault(with_line("hidden: {honesty", f"weekly_sales: {nothing}\n    hidden: {{honesty"))
    assert (told.message.key, told.message.values["expected"]) == ("scenario.nothing", "number")


@pytest.mark.parametrize("amount", ["many", "true", "[1]", "{}"])
def test_where_a_range_may_be_there_is_still_one_fault_only(amount: str) -> None:
    told = only_fault(with_line("amount: 5000", f"amount: {amount}"))
    assert told.message.values["expected"] == "number_or_range"


def test_a_text_that_is_neither_text_nor_languages_is_one_fault() -> None:
    told = only_fault(with_line("title: {en: The corner shop, zh: 街角小店}", "title: 1984"))
    assert found_at(told) == (3, 8, "wrong_type")
    assert dict(told.message.values) == {"found": "1984", "expected": "text_or_languages", "write": '"1984"'}


@pytest.mark.parametrize(
    ("amount", "column", "key"),
    [
        ("-1", 23, "credit_note"),
        ("2000000000000000", 23, "out_of_range"),
        ("{between: [0, 0.5]}", 37, "not_whole"),
        ("{choose: []}", 32, "too_few"),
        ("{choose: [1, -1]}", 36, "out_of_range"),
        ("{normal: [1, -1]}", 36, "out_of_range"),
        ("{normal: [1, 1], min: 5, max: 2}", 45, "not_in_order"),
        ("{normal: [1, 1, 1]}", 32, "too_many"),
        ("{min: 3}", 23, "missing_key"),
        ("{between: [1, 2], mean: 3}", 41, "unknown_key"),
        ("{between: [1, 2], choose: [1]}", 41, "unknown_key"),
    ],
)
def test_a_range_is_checked_number_by_number(amount: str, column: int, key: str) -> None:
    told = only_fault(with_line("amount: 5000", f"amount: {amount}"))
    assert found_at(told) == (11, column, key)


def test_what_is_out_of_range_is_told_with_the_range_and_its_unit() -> None:
    told = only_fault(with_line("weeks: 8", "weeks: 530"))
    assert found_at(told) == (4, 8, "out_of_range")
    assert dict(told.message.values) == {"found": "530", "lowest": 1, "highest": 52, "unit": "weeks"}


def test_an_event_must_happen_before_the_game_ends() -> None:
    told = only_fault(with_line("weeks: 8", "weeks: 4"))
    assert found_at(told) == (14, 12, "out_of_range")
    assert told.message.values["highest"] == 4


def test_nobody_can_name_the_same_client_problem_or_lesson_twice() -> None:
    assert found_at(only_fault(with_line("[hengtai, no]", "[no, no]"))) == (14, 47, "repeated")
    assert found_at(only_fault(with_line("weeks: 8", "weeks: 8\nlessons: [L1, L2, L1]"))) == (5, 19, "repeated")
    twice = "hidden: {problems: [{kind: price}, {kind: price}], honesty"
    assert found_at(only_fault(with_line("hidden: {honesty", twice))) == (12, 47, "repeated")


def test_there_may_be_64_clients_and_no_more() -> None:
    client = "  - {{id: c{}, name: C, ledger: [{{amount: 1, age_weeks: 1}}]}}\n"
    head = GOOD[: GOOD.index("  - id: hengtai")]
    assert not faults_of(head + "".join(map(client.format, range(64))))
    told = only_fault(head + "".join(map(client.format, range(65))))
    assert dict(told.message.values) == {"found": 65, "highest": 64, "unit": "items"}
    assert found_at(only_fault(head.replace("clients:", "clients: []"))) == (5, 10, "too_few")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_are_counted_however_they_end(line_break: str) -> None:
    text = with_line("weeks: 8", "weeks: 80").replace("\n", line_break)
    assert only_fault(text).place() == "shop.yaml:4:8"


def test_columns_are_counted_in_characters() -> None:
    assert found_at(only_fault(with_line("zh: 街角小店", "zh: 街角小店😀, de: x"))) == (3, 41, "not_one_of")


def test_a_quoted_value_is_short_and_shows_its_control_characters() -> None:
    told = only_fault(with_line("weeks: 8", f'weeks: "\\u202E\\t{"long " * 100}"'))
    found = told.message.values["found"]
    assert found.startswith('"\\u202e\\tlong long')
    assert len(found) == 60


def test_a_value_that_was_refused_already_is_left_out_of_a_quotation() -> None:
    told = faults_of(with_line("weeks: 8", "weeks: [1, .nan]"))
    assert [found_at(fault) for fault in told] == [(4, 8, "wrong_type"), (4, 12, "bad_number")]
    assert told[0].message.values["found"] == "[1, …]"


def test_faults_that_nobody_would_read_to_the_end_are_cut_short() -> None:
    faults = faults_of(GOOD + "".join(f"k{number}: 1\n" for number in range(500)))
    assert len(faults) == 201
    assert faults[-1].message.key == "scenario.more_faults"


def test_check_tells_faults_without_raising(tmp_path: Any) -> None:
    file = tmp_path / "shop.yaml"
    file.write_text(GOOD)
    assert [fault for fault in check_scenario(file) if fault.level == "error"] == []
    file.write_text(with_line("weeks: 8", "weeks: 80"))
    assert [fault.place() for fault in check_scenario(file)] == [f"{file}:4:8"]
