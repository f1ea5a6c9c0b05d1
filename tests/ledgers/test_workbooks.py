"""Workbooks: which sheet, what cells hold, and packed files that mean harm. Without openpyxl it is said what to install."""

import sys
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from game.ledgers import workbook
from game.ledgers.files import read_table
from sim_core.public.ledgers import LedgerError, day_of

openpyxl = pytest.importorskip("openpyxl")
TODAY = day_of(2026, 8, 31)


def book(folder: Path, *sheets: list[list[Any]], merged: str = "") -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
        if merged:
            sheet.merge_cells(merged)
    made.save(folder / "ageing.xlsx")
    return folder / "ageing.xlsx"


def test_the_sheet_with_the_table_is_read_and_dates_and_numbers_are_what_they_are(tmp_path: Path) -> None:
    table = [
        ["应收账龄分析表"],
        ["截止日期：2026年8月31日"],
        ["客户名称", "发票号", "开票日期", "到期日", "未收金额"],
        ["长河建材", 10231, datetime(2026, 5, 2), date(2026, 7, 1), 1234.567],
        [None, 10262, 46200, 46230, 180000],
        ["明达五金", "", "", "2026-08-01", "￥5,000.00"],
        ["合计", None, None, None, "=SUM(E4:E6)"],
    ]
    found = read_table(book(tmp_path, [["说明"], ["别处的字"]], table, merged="B1:C1"), None, TODAY)
    assert [(one.name, len(one.bills)) for one in found.debtors] == [("长河建材", 2), ("明达五金", 1)]
    assert [bill.late for bill in found.debtors[0].bills] == [61, TODAY - (46230 + 693_594)]
    assert float(found.owed) == pytest.approx(186234.567)


def test_a_million_empty_rows_are_nothing(tmp_path: Path) -> None:
    path = book(tmp_path, [["Customer", "Days overdue", "Balance"], ["Harlow", 20, 100.5]])
    made = openpyxl.load_workbook(path)
    made.active["A1048576"] = " "
    made.save(path)
    assert float(read_table(path).owed) == 100.5


def test_hidden_sheets_are_not_looked_at(tmp_path: Path) -> None:
    table = [["Customer", "Days overdue", "Balance"], ["Harlow", 20, 100]]
    path = book(tmp_path, [["nothing"]], table)
    made = openpyxl.load_workbook(path)
    made.worksheets[1].sheet_state = "hidden"
    made.save(path)
    with pytest.raises(LedgerError, match="no head"):
        read_table(path)


def packed(folder: Path, **parts: bytes) -> Path:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/"), text)
    path = folder / "bad.xlsx"
    path.write_bytes(data.getvalue())
    return path


def test_packed_files_that_are_none_broken_or_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = "[Content_Types].xml"
    with pytest.raises(LedgerError, match="zipped"):
        read_table(packed(tmp_path, readme=b"x"))
    with pytest.raises(LedgerError, match="broken workbook"):
        read_table(packed(tmp_path, **{kinds: b"<x"}))
    with pytest.raises(LedgerError, match="too large"):
        read_table(packed(tmp_path, **{kinds: b"<x/>", "xl__big.xml": b"0" * (workbook.MOST_UNPACKED + 1)}))
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(packed(tmp_path, **{kinds: b"<x/>"}).read_bytes()[:60])
    with pytest.raises(LedgerError, match="broken workbook"):
        read_table(cut)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(LedgerError, match="no openpyxl"):
        read_table(packed(tmp_path, **{kinds: b"<x/>"}))
