"""What a trial leaves behind: a few numbers for each episode, and counts over all. Parts are joined to the bit."""

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np

from sim_core.model.arrays import AnyArray

EPISODES: Final = ("net", "received", "due", "overdue_left", "moves", "by_week")
"""Fields with a value for each episode; all others are sums over the episodes."""
HASH: Final = "of"
"""Beside the fields in a file: what ties it to the trial that it is of."""


@dataclass
class Sample:
    """Episodes of one trial. E episodes, W weeks, C clients, M moves, X excuses, P problems, N events; yuan, counts, hours."""

    net: AnyArray  # [E]
    received: AnyArray  # [E]
    due: AnyArray  # [E]
    overdue_left: AnyArray  # [E]
    moves: AnyArray  # [E]
    by_week: AnyArray  # [E, W] net at the end of each week
    made: AnyArray  # [M] moves made
    brought: AnyArray  # [M] paid at once on them
    said: AnyArray  # [C, answers, X + 1] answers of each client, by the excuse they are about (the last: none)
    excuses: AnyArray  # [C, X, 2] excuses raised: false, true
    judged: AnyArray  # [3] true or false excuses acted on while the file was right, wrong, or had nothing sure
    promises: AnyArray  # [C, 4] dates agreed for payments: in all, kept, broken, open at the end
    problems: AnyArray  # [C, P] games in which the problem was there at the start
    news: AnyArray  # [N] games in which the event was announced
    unused: AnyArray  # [W] hours left at the end of the week
    clients: AnyArray  # [C, 11] see `CLIENT_FIGURES`
    binding: AnyArray  # [C, 5] games in which this was the strongest of what stood in the way: see `BINDING`


CLIENT_FIGURES: Final = (
    "due",
    "received",
    "left_overdue",
    "recoverable",
    "will",  # could have paid, and did not want to
    "rivals",  # had the cash, and paid others
    "downstream",  # its own customers had not paid yet
    "cash",  # there never was any
    "lost",  # left or went under
    "debt_lost",  # written off
    "discounts",
)
BINDING: Final = ("nothing", "will", "rivals", "downstream", "cash")


def joined(parts: Sequence[Sample]) -> Sample:
    """Parts put together, in the order of their episodes."""
    columns = {}
    for field in fields(Sample):
        values = [getattr(part, field.name) for part in parts]
        columns[field.name] = np.concatenate(values) if field.name in EPISODES else np.add.reduce(values)
    return Sample(**columns)


def packed(sample: Sample, of: str = "") -> bytes:
    """A sample as bytes, to be kept in a file, with a hash over it and what it is `of`."""
    out = io.BytesIO()
    arrays = {field.name: np.asarray(getattr(sample, field.name)) for field in fields(Sample)}
    whole: dict[str, Any] = {**arrays, HASH: np.array(_hash_of(arrays, of))}  # among names numpy has one that is no array's
    np.savez_compressed(out, **whole)
    return out.getvalue()


def unpacked(kept: bytes, of: str = "") -> Sample:
    """A sample from its bytes. `ValueError` if they are none, are damaged, or are a sample of something else.

    Those that versions before this one kept have no hash, and are taken as they are.
    """
    try:
        with np.load(io.BytesIO(kept), allow_pickle=False) as file:
            arrays = {field.name: file[field.name] for field in fields(Sample)}
            known = str(file[HASH]) if HASH in file else ""
    except Exception as error:  # zip, zlib and numpy each have their own for bytes that are not theirs
        raise ValueError(f"no sample: {type(error).__name__}: {error}") from error
    if known and known != _hash_of(arrays, of):
        raise ValueError("a sample of something else, or damaged")
    return Sample(**arrays)


def _hash_of(arrays: Mapping[str, AnyArray], of: str) -> str:
    whole = hashlib.sha256(of.encode())
    for name, values in arrays.items():
        whole.update(f"\n{name} {values.dtype.str} {values.shape}\n".encode())
        whole.update(np.ascontiguousarray(values).tobytes())
    return whole.hexdigest()
