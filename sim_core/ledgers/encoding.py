"""The bytes of a table as text: UTF-8 with or without a mark, UTF-16 as Excel writes it, GBK and GB18030, Big5, Western."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from sim_core.errors import LedgerError, Message

MAX_BYTES: Final = 20_000_000
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_KNOWN: Final = re.compile("[客往][户戶来來]|[单單]位|日期|金[额額]|[余餘][额額]|合[计計]|[账帳賬][龄齡]|名[称稱]|到期")
"""Words of such tables, by which Chinese written one way is told from Chinese written the other."""
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_PDF: Final = b"%PDF"


def decoded_table(data: bytes) -> tuple[str, str]:
    """The text of a table, without characters that nobody sees, and the name of its encoding.

    `LedgerError` if it is larger than 20 MB, is none of these encodings, or no text at all.
    """
    if len(data) > MAX_BYTES:
        raise LedgerError(Message("scenario.too_large", {"found": len(data), "allowed": MAX_BYTES, "unit": "bytes"}))
    for start, key in ((_OLE, "ledger.old_excel"), (_ZIP, "ledger.zipped"), (_PDF, "ledger.pdf")):
        if data.startswith(start):
            raise LedgerError(Message(key))
    for name in _encodings(data):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        return seen(text), name
    raise LedgerError(Message("ledger.no_text"))


def seen(text: str) -> str:
    """A text without the characters that nobody sees, turn the writing round, or do harm where they are shown."""
    return _UNSEEN.sub("", text)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith(BOM_UTF8):
        return ("utf-8-sig",)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ("utf-16",)
    start = data[:2000]
    if start.count(0) * 5 > len(start):  # without a mark: every other byte of ASCII is nought
        return ("utf-16-le", "utf-16-be") if start[1::2].count(0) >= start[::2].count(0) else ("utf-16-be", "utf-16-le")
    if 0 in start:
        return ()
    # A lone letter with an accent is Western; Chinese has its bytes in pairs, and many of them
    high = sum(byte >= 0x80 for byte in data[:200_000])
    pairs = len(re.findall(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]", data[:200_000]))
    chinese = bool(re.search(rb"(?:[\xb0-\xf7][\xa1-\xfe]){2}", data[:200_000])) and pairs * 2 >= high * 0.9
    if not chinese:
        return "utf-8", "cp1252", "latin-1"
    known = {name: len(_KNOWN.findall(data[:200_000].decode(name, "replace"))) for name in ("gb18030", "big5")}
    return "utf-8", max(known, key=lambda name: known[name]), "gb18030", "cp1252"
