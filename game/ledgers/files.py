"""A table in a file: text in whatever encoding, or a workbook. Which it is, its first bytes say, whatever it is called."""

from pathlib import Path

from game.ledgers.workbook import sheets_of
from sim_core.public.files import read_bytes
from sim_core.public.ledgers import MAX_BYTES, Ledger, LedgerError, decoded_table, read_rows, read_text
from sim_core.public.messages import Message, printable

ZIP = b"PK\x03\x04"


def read_table(path: Path, as_of: int | None = None, today: int | None = None) -> Ledger:
    """The ledger in a file. `LedgerError` if there is none in it, `OSError` if it cannot be read."""
    data = read_bytes(path, printable(str(path)), MAX_BYTES)
    if not data.startswith(ZIP):
        text, _ = decoded_table(data)
        return read_text(text, as_of, today)
    found: list[Ledger] = []
    trouble: LedgerError | None = None
    for rows in sheets_of(data):
        try:
            found.append(read_rows(rows, as_of, today))
        except LedgerError as error:
            trouble = trouble or error
    if not found:
        raise trouble or LedgerError(Message("ledger.no_head"))
    return max(found, key=lambda one: (one.bills, one.owed))
