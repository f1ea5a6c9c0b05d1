"""What a trial leaves behind: a few numbers for each episode, and counts over all. Parts are joined to the bit."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from sim_core.model.arrays import AnyArray

EPISODES: Final = ("net", "received", "due", "overdue_left", "moves", "by_week")
"""Fields with a value for each episode; all others are sums over the episodes."""


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
    promises: AnyArray  # [C, 4] given, fallen due and kept, fallen due and broken, open at the end
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


def packed(sample: Sample) -> bytes:
    """A sample as bytes, to be kept in a file."""
    out = io.BytesIO()
    np.savez_compressed(out, **{field.name: getattr(sample, field.name) for field in fields(Sample)})
    return out.getvalue()


def unpacked(kept: bytes) -> Sample:
    """A sample from its bytes. `ValueError`, `KeyError` or `OSError` if they are none."""
    with np.load(io.BytesIO(kept), allow_pickle=False) as file:
        return Sample(**{field.name: file[field.name] for field in fields(Sample)})
