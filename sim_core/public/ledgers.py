"""Ledgers: tables of accounting systems, read."""

from sim_core.errors import LedgerError
from sim_core.ledgers.amounts import SIGNS, Cell, amount, cents_sign
from sim_core.ledgers.dates import day_in, order_of
from sim_core.ledgers.days import day_of, weeks_up, written_day
from sim_core.ledgers.encoding import MAX_BYTES, decoded_table, seen
from sim_core.ledgers.fewer import fewer, numbers_left
from sim_core.ledgers.reading import day_given, read_rows, read_text
from sim_core.ledgers.records import Debtor, Entry, Ledger
from sim_core.ledgers.rows import LONGEST_CELL, MAX_COLUMNS, MAX_ROWS

__all__ = [
    "LONGEST_CELL",
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "SIGNS",
    "Cell",
    "Debtor",
    "Entry",
    "Ledger",
    "LedgerError",
    "amount",
    "cents_sign",
    "day_given",
    "day_in",
    "day_of",
    "decoded_table",
    "fewer",
    "numbers_left",
    "order_of",
    "read_rows",
    "read_text",
    "seen",
    "weeks_up",
    "written_day",
]
