"""The list of those who may come: a table with a name in each row, and a code of one's own beside it, if there are such."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.serve.rooms.codes import LONGEST, normal_code
from game.serve.rooms.names import LONGEST_NAME, same_name, tidy_name
from sim_core import Message, SimError
from sim_core.public.ledgers import LedgerError, decoded_table
from sim_core.public.messages import printable, shortened

MOST: Final = 1_000
LARGEST: Final = 1_000_000
"""Bytes."""
LEAST_CODE: Final = 4
NAMES: Final = ("name", "names", "guest", "student", "trainee", "participant", "姓名", "名字", "学员", "员工", "参加者")
CODES: Final = ("code", "codes", "pin", "id", "number", "代码", "编号", "工号", "口令", "学号")
"""What columns are called at the head of such a table, in small letters."""


@dataclass(frozen=True)
class Guest:
    """Somebody who may come. `code` "": none of their own."""

    name: str
    code: str
    line: int


class UnfitGuests(SimError):
    """A list that cannot be used. Says where and why."""


def guests_in(path: Path) -> list[Guest]:
    """The guests of a file. Raises `UnfitGuests`, `OSError`."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    return read_guests(data, printable(str(path)))


def read_guests(data: bytes, shown: str) -> list[Guest]:
    """The guests of a table: CSV or one name a line, UTF-8 or GBK, with or without heads. Raises `UnfitGuests`."""
    if len(data) > LARGEST:
        raise UnfitGuests(Message("guests.too_large", {"path": shown, "allowed": LARGEST}))
    try:
        text, _ = decoded_table(data)
    except LedgerError as error:
        raise UnfitGuests(Message("guests.unreadable", {"path": shown, "problem": error.message})) from error
    rows = _rows(text, shown)
    if not rows:
        raise UnfitGuests(Message("guests.none", {"path": shown}))
    heads = _heads(rows[0][1])
    name_at, code_at = heads or (0, 1)
    found = [_guest(cells, name_at, code_at, line, shown) for line, cells in (rows[1:] if heads else rows)]
    if not found:
        raise UnfitGuests(Message("guests.none", {"path": shown}))
    if len(found) > MOST:
        raise UnfitGuests(Message("guests.too_many", {"path": shown, "found": len(found), "allowed": MOST}))
    _refuse_twice(found, shown)
    return found


def _rows(text: str, shown: str) -> list[tuple[int, list[str]]]:
    """Rows with something in them, each with its line (from 1)."""
    lines = text.splitlines()
    first = next((one for one in lines if one.strip()), "")
    sign = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=sign)
    found, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((line, [cell.strip() for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnfitGuests(
            Message("guests.no_table", {"path": shown, "line": reader.line_num, "problem": str(error)})
        ) from error
    return found


def _heads(cells: list[str]) -> tuple[int, int] | None:
    """Where names and codes stand, if this is a row of heads. −1: nowhere."""
    small = [cell.lower() for cell in cells]
    name_at = next((at for at, cell in enumerate(small) if cell in NAMES), None)
    if name_at is None:
        return None
    return name_at, next((at for at, cell in enumerate(small) if cell in CODES), -1)


def _guest(cells: list[str], name_at: int, code_at: int, line: int, shown: str) -> Guest:
    typed = cells[name_at] if name_at < len(cells) else ""
    name = tidy_name(typed)
    if not name:
        raise UnfitGuests(Message("guests.no_name", {"path": shown, "line": line}))
    if len(" ".join(typed.split())) > LONGEST_NAME:
        values = {"path": shown, "line": line, "name": shortened(typed), "allowed": LONGEST_NAME}
        raise UnfitGuests(Message("guests.long_name", values))
    given = cells[code_at] if 0 <= code_at < len(cells) else ""
    code = normal_code(given)
    if (given and len(code) < LEAST_CODE) or len(given) > LONGEST:
        values = {"path": shown, "line": line, "code": shortened(given), "low": LEAST_CODE, "high": LONGEST}
        raise UnfitGuests(Message("guests.bad_code", values))
    return Guest(name, code, line)


def _refuse_twice(found: list[Guest], shown: str) -> None:
    for key, of in (("guests.name_twice", lambda one: same_name(one.name)), ("guests.code_twice", lambda one: one.code)):
        first: dict[str, Guest] = {}
        for one in found:
            before = first.setdefault(of(one), one)
            if of(one) and before is not one:
                values = {"path": shown, "line": one.line, "first": before.line, "name": one.name, "code": one.code}
                raise UnfitGuests(Message(key, values))
