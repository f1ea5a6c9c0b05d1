"""What each accounting system exports, as small files of its layout, and what is read from it."""

from decimal import Decimal
from pathlib import Path

import pytest

from sim_core.ledgers.days import day_of, written_day
from sim_core.ledgers.encoding import decoded_table
from sim_core.ledgers.reading import read_text
from sim_core.ledgers.records import Ledger

FOLDER = Path(__file__).parent
SYSTEMS = {
    # file: currency, as of, what is owed, what was set off, then each client with days late (or age) of its bills
    "erpnext.csv": ("CNY", "2026-08-31", "903550.5", "50000", {
        "Aldbury Fixings": [109, 60, -10], "Corran Pipework": [73, 2], "Total Roofing Ltd": [151]}),
    "odoo.csv": ("CNY", "2026-08-31", "496000", "12000", {"Brightwell Catering": [145, 44, -19], "Dunmore Kitchens": [65, 26]}),
    "quickbooks-summary.csv": ("$", "2026-08-31", "494420.75", "4500", {
        "Harlow & Finch, plc": [106, 75, 15, -15], "Marsh Lane Dental": [45, -15], "Oakridge School": [75, 45],
        "Total Build Ltd": [106, -15], "Quill Stationery": []}),
    "quickbooks-detail.csv": ("", "2026-08-31", "295750", "5000", {
        "Marsh Lane Dental": [121, -18], "Harlow & Finch": [51, -4]}),
    "xero-summary.csv": ("", "2026-08-31", "506900", "5000", {
        "Calder Bakery": [75, 15, -15], "Esk Valley Hotels": [136, 105, 45], "Larkspur Events": [136, -15]}),
    "xero-detail.csv": ("", "2026-08-31", "203200", "20800", {"Calder Bakery": [50, -3], "Total Events Crew": [152]}),
    "sap-fbl5n.txt": ("EUR", "2026-08-31", "622350", "12300.50", {
        "Summit Wholesale": [89, 22], "Harbor Supply GmbH": [162, -24]}),
    "sap-ageing.csv": ("EUR", "2026-08-31", "770550", "0", {
        "Summit Wholesale": [76, 15], "Cedar Foods KG": [15, -15], "Harbor Supply GmbH": [76, -15]}),
    "yonyou-u8.csv": ("CNY", "2026-08-31", "1205900", "0", {
        "长河建材有限公司": [105, 75, 15, -15], "明达五金经营部": [45, -15], "合计划广告工程部": [15], "北川置业集团": [105]}),
    "yonyou-nc.csv": ("CNY", "2026-08-31", "1797000", "0", {
        "东陵机电设备公司": [273, 135, 45, 15], "海岳环保工程公司": [381, 75], "三江装饰材料行": [15]}),
    "kingdee-k3.csv": ("CNY", "2026-08-31", "512100", "8000", {
        "锦程商贸": [75, 15, -15], "瑞安电器行": [105], "新桥酒店管理公司": [15, -15]}),
    "kingdee-cosmic.csv": ("CNY", "2026-08-20", "333400", "30000", {"锦程商贸": [46, -37], "瑞安电器行": [130]}),
    "sage.csv": ("£", "2026-09-30", "89460.25", "0", {
        "Abbey Glass": [75, 15, -15], "Coll Farms": [106, 45], "Drummond Plant": [75, 45, 15, -15]}),
    "tally.csv": ("", "2026-09-30", "614750", "0", {
        "Kumar Irrigation": [141, 59], "Laxmi Engineers": [72], "Om Sai Farms": [6]}),
    "zoho.csv": ("₹", "2026-09-30", "579750", "0", {
        "Sundaram Traders": [108, 61], "Kaveri Agro": [72], "Nilgiri Foods": [6, -15]}),
    "sap-german.csv": ("EUR", "2026-09-30", "214835.90", "1500", {
        "Müller Fördertechnik GmbH": [111, 28], "Süd-Anlagenbau AG": [72], "Weiß & Söhne KG": [51, -15]}),
    "french.csv": ("", "2026-09-30", "23220.5", "0", {
        "Boulangerie Martin": [75, 15, -15], "Garage Lefèvre": [106, 45], "Hôtel du Port": [15, -15]}),
    "by-hand.csv": ("", "2026-08-02", "343400", "0", {"同庆楼餐饮": [137, 74, 0], "百味坊": [154, 24]}),
}  # fmt: skip


def ledger(name: str, encoding: str = "utf-8") -> Ledger:
    text = (FOLDER / name).read_text("utf-8")
    return read_text(decoded_table(text.encode(encoding))[0])


@pytest.mark.parametrize("name", SYSTEMS)
def test_an_export_is_understood(name: str) -> None:
    found = ledger(name)
    sign, as_of, owed, netted, clients = SYSTEMS[name]
    assert (found.sign, written_day(found.as_of or 0)) == (sign, as_of)
    assert (found.owed, found.netted) == (Decimal(owed), Decimal(netted))
    told = {one.name: [bill.late if found.dated == "due" else bill.age for bill in one.bills] for one in found.debtors}
    assert told == clients


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_what_it_says_does_not_hang_on_its_encoding(encoding: str) -> None:
    for name in ("yonyou-u8.csv", "kingdee-k3.csv", "by-hand.csv"):
        assert ledger(name, encoding) == ledger(name)


def test_big5_and_western_letters_are_read_too() -> None:
    text = "客戶名稱,到期日,應收餘額\n台達貿易,2026-07-01,52000\n"
    assert read_text(decoded_table(text.encode("big5"))[0], day_of(2026, 8, 31)).debtors[0].name == "台達貿易"
    text = "Kunde;Fälligkeitsdatum;Offener Betrag\nMüller & Söhne;01.07.2026;1.234,50\n"
    assert read_text(decoded_table(text.encode("cp1252"))[0], day_of(2026, 8, 31)).debtors[0].name == "Müller & Söhne"


def test_the_day_of_the_report_is_reckoned_from_dates_and_ages_where_nobody_says_it() -> None:
    assert "ledger.guess.as_of" not in {one.key for one in ledger("erpnext.csv").guesses}
    assert [one.key for one in ledger("by-hand.csv").guesses] == ["ledger.guess.as_of"]


def test_terms_come_from_the_dates_of_each_clients_bills() -> None:
    assert {one.name: one.terms_days for one in ledger("by-hand.csv").debtors} == {"同庆楼餐饮": 60, "百味坊": 30}
    assert {one.terms_days for one in ledger("kingdee-cosmic.csv").debtors} == {60}
    assert {one.terms_days for one in ledger("yonyou-u8.csv").debtors} == {None}


def test_a_list_that_somebody_keeps_says_times_and_sums_in_words() -> None:
    found = ledger("own-list.csv")
    told = {one.name: [(int(bill.amount), bill.age) for bill in one.bills] for one in found.debtors}
    assert told == {"老王五金": [(48_000, 90)], "李记建材": [(12_500, 45)], "小张装修队": [(9_000, 60)]}
    weeks = read_text("Client,Owed,Age in weeks\nHarlow,£1.2k,10\nMeridian,£900,3\n")
    assert [(int(bill.amount), bill.age) for one in weeks.debtors for bill in one.bills] == [(1_200, 70), (900, 21)]


def test_buckets_that_do_not_come_to_the_whole_are_told() -> None:
    found = read_text(
        "Customer,Current,1-30,Blue,Total\nHarlow,100.00,50.00,850.00,1000.00\nMeridian,10.00,0.00,90.00,100.00\n"
    )
    (told,) = (one for one in found.left_out if one.key == "ledger.left.not_in_buckets")
    assert (told.values["told"], told.values["read"], told.values["columns"]) == ("1,100.00", "160.00", ("Blue",))


def test_a_number_that_clients_share_is_an_account_of_our_own() -> None:
    table = "Customer,Account,Due date,Balance\nA,4000,2026-07-01,10\nB,4000,2026-07-02,20\nC,4000,2026-07-03,30\n"
    assert all(not one.code for one in read_text(table, day_of(2026, 8, 31)).debtors)
