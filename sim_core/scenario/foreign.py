"""Files that are something else under the name of a scenario: a Word document, a workbook, a web page, a table.

They are known by their first bytes or their first lines, and told by what they are and what is to be done with them.
"""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from sim_core.errors import ScenarioError
from sim_core.scenario.faults import START, fault

BEGINNINGS: Final[Mapping[bytes, str]] = {
    b"\xd0\xcf\x11\xe0": "old_office",
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"BM": "picture",
    b"7z\xbc\xaf": "archive",
    b"Rar!": "archive",
    b"\x1f\x8b": "archive",
    b"SQLite format 3": "database",
}
"""What a file is, by what it begins with."""
IN_ZIP: Final[Mapping[bytes, str]] = {
    b"word/": "docx",
    b"xl/": "xlsx",
    b"ppt/": "pptx",
    b"opendocument.spreadsheet": "xlsx",
    b"opendocument.text": "docx",
    b"Index/Document.iwa": "docx",
}
"""What a ZIP file is, by a name in it."""
WRITTEN: Final = ("docx", "old_office", "pdf", "rtf", "pptx")
"""Of these the text can be saved as plain text."""
PAGE: Final = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype|html|head|body)\b", re.IGNORECASE | re.DOTALL)
LOOKED_AT: Final = 40
"""Lines of a table."""
LONGEST_LINE: Final = 2_000
KEYED: Final = re.compile(r"^\s*(- +)*[\"']?[A-Za-z_][\w-]*[\"']?\s*[:：]")
NUMERIC: Final = re.compile(r"\s*[(+-]?\W{0,3}\d[\d.,' ]*\W{0,2}\s*")
EXPORTED: Final = frozenset(("rules_version", "scenario_id", "scenario"))
"""Keys of a game that was exported."""


def foreign(text: bytes, path: str) -> None:
    """`ScenarioError` if a file is something else altogether."""
    if kind := kind_of(text):
        key = "foreign_table" if kind == "xlsx" else "foreign_text" if kind in WRITTEN else "foreign_file"
        raise ScenarioError([fault(path, START, key, kind=kind)])
    begin = text[: LOOKED_AT * LONGEST_LINE].decode("utf-8", errors="replace").removeprefix("\ufeff")
    if PAGE.match(begin[:LONGEST_LINE]):
        raise ScenarioError([fault(path, START, "foreign_page")])
    if is_table(begin):
        raise ScenarioError([fault(path, START, "foreign_table", kind="csv")])


def kind_of(text: bytes) -> str:
    """What sort of file begins so; empty if it may be a text."""
    if text.startswith(b"PK\x03\x04"):
        return next((kind for name, kind in IN_ZIP.items() if name in text), "archive")
    kind = next((kind for begin, kind in BEGINNINGS.items() if text.startswith(begin)), "")
    return kind if kind != "picture" or b"\0" in text[:64] else ""


def is_table(text: str) -> bool:
    """Are the first lines of a text the rows of a table, with numbers in it and without keys?"""
    lines = [line[:LONGEST_LINE] for line in text.splitlines()[:LOOKED_AT]]
    lines = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if len(lines) < 2 or sum(bool(KEYED.match(line)) for line in lines) > 0.2 * len(lines):
        return False
    return any(_rows(lines, separator) for separator in ",;\t|")


def _rows(lines: list[str], separator: str) -> bool:
    """Are most lines rows of one width? Above them may stand what a report is called, below them when it was printed."""
    rows = [*csv.reader(lines, delimiter=separator)]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = max(widths.items(), key=lambda one: one[1], default=(0, 0))
    alike = [row for row in rows if len(row) == width]
    numbers = any(NUMERIC.fullmatch(cell) for row in alike for cell in row)
    braces = any(sign in line for line in lines for sign in "{}[]")
    return count > 1 and count >= 0.5 * len(rows) and numbers and not braces
