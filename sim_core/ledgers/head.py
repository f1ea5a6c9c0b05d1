"""The head of a table: which row names the columns, and what each column is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from sim_core.ledgers.amounts import Cell, is_amount, plain
from sim_core.ledgers.buckets import Bucket, bucket_of, in_line
from sim_core.model.tables import rows_of

Row = Sequence[Cell]

SEARCHED: Final = 200
"""So many rows from the top, the head is looked for."""
MONEY: Final = ("open", "open_here", "total", "open_there", "billed", "late_money")
"""Roles that hold what a row is about, in the order in which they are believed."""
DATES: Final = ("due_on", "invoiced_on")
AGES: Final = ("overdue_days", "age_days")
_BRACKETS: Final = re.compile(r"[(\[（【].*?[)\]）】]")
_BLANKS: Final = re.compile(r"[\s:：*_./\"'·#-]+")
_HERE: Final = re.compile(r"本位币|本币|local|base|company code|lcy", re.IGNORECASE)
_THERE: Final = re.compile(r"原币|外币|foreign|doc(ument|\.)", re.IGNORECASE)
_A_SHARE: Final = re.compile(r"%|％|占比|比例|percent")


@dataclass(frozen=True)
class Head:
    """Where the columns of a table are named, and what they are.

    `row`: the last row of the head; `first`: the first one of it. `roles`: the column of each role (see `columns.yaml`).
    `buckets`: the columns that are buckets of age, from left to right. `labels`: what the columns are called.
    """

    first: int
    row: int
    roles: Mapping[str, int]
    buckets: Mapping[int, Bucket]
    labels: tuple[str, ...]

    @property
    def worth(self) -> int:
        """How much of it was understood."""
        return len(self.roles) - ("ignored" in self.roles) + len(self.buckets)

    @property
    def money(self) -> tuple[int, ...]:
        """Every column that holds amounts."""
        of_roles = [self.roles[role] for role in (*MONEY, "paid", "credited", "credit_limit") if role in self.roles]
        return (*of_roles, *self.buckets)


@cache
def _synonyms() -> dict[str, str]:
    """Every heading that is known, as it is compared, with its role: that of the first row that has it."""
    known: dict[str, str] = {}
    for role, names in rows_of("columns", "sim_core.ledgers").items():
        for name in names:
            known.setdefault(compared(str(name)), role)
    return known


@lru_cache(maxsize=4096)
def compared(heading: str) -> str:
    """A heading as it is compared: small letters, without blanks and signs."""
    return _BLANKS.sub("", plain(heading).lower())


@lru_cache(maxsize=4096)
def role_of(heading: str) -> str:
    """The role of a column of that name; empty if it has none."""
    text = plain(heading)[:80]
    if not text or _A_SHARE.search(text):
        return ""
    known = _synonyms()
    role = known.get(compared(text)) or known.get(compared(_BRACKETS.sub("", text)), "")
    if role in ("open", "billed", "total") and role:
        bracket = "".join(_BRACKETS.findall(text))
        role = "open_here" if _HERE.search(bracket) else "open_there" if _THERE.search(bracket) else role
    return role


def find_head(rows: Sequence[Row]) -> Head | None:
    """The head of a table; None if no row names a column with amounts and another one."""
    found = [
        head
        for number in range(min(len(rows), SEARCHED))
        for head in (head_at(rows, number, number), head_at(rows, number, number + 1))
        if head
    ]
    return max(found, key=lambda head: (head.worth, head.first - head.row, -head.row), default=None)


def head_at(rows: Sequence[Row], first: int, last: int) -> Head | None:
    """A head of one row or of two, the upper of which spans columns of the lower; None if these rows are none."""
    if last >= len(rows) or any(not isinstance(cell, str) for number in range(first, last + 1) for cell in rows[number]):
        return None
    labels = _labels(rows[first], rows[last]) if last > first else [plain(str(cell)) for cell in rows[first]]
    if last > first and not (_is_heading(rows[last]) and min(_filled(rows[first]), _filled(rows[last])) > 1):
        return None
    roles: dict[str, int] = {}
    found: list[tuple[int, Bucket]] = []
    for column, label in enumerate(labels):
        role = role_of(label)
        bucket = None if role else bucket_of(label)
        if bucket:
            found.append((column, bucket))
        elif role == "name" and role in roles and compared(label) == "contact":
            roles.setdefault("contact", column)
        elif role == "name" and role in roles and "code" not in roles:
            # "Customer" and "Customer Name": the first is a number, or says the same
            roles["code"], roles["name"] = roles["name"], column
        elif role:
            roles.setdefault(role, column)
    if len(found) == 1 and found[0][1].late is None:
        found = []
    heads_money = any(role in roles for role in MONEY) or len(found) > 1
    others = len(roles) + len(found) - (1 if any(role in roles for role in MONEY) else 0)
    if not heads_money or others < 1:
        return None
    buckets = dict(zip([column for column, _ in found], in_line([one for _, one in found]), strict=True))
    return Head(first, last, roles, buckets, tuple(labels))


def _labels(upper: Row, lower: Row) -> list[str]:
    """The names of columns of which the upper row says one for several."""
    width = max(len(upper), len(lower))
    tops = [plain(str(cell)) for cell in upper] + [""] * (width - len(upper))
    subs = [plain(str(cell)) for cell in lower] + [""] * (width - len(lower))
    labels, over = [], ""
    for top, sub in zip(tops, subs, strict=True):
        over = top or (over if sub else "")
        joined = over + ("" if not over or not over.isascii() else " ") + sub
        labels.append(next((one for one in (joined, sub) if role_of(one) or bucket_of(one)), joined).strip())
    return labels


def _filled(row: Row) -> int:
    return sum(bool(cell) for cell in row)


def _is_heading(row: Row) -> bool:
    """Does a row hold names, and neither amounts nor dates?"""
    texts = [cell for cell in row if cell]
    return bool(texts) and all(isinstance(cell, str) and (not is_amount(cell) or bool(bucket_of(cell))) for cell in texts)
