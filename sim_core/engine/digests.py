"""Digests: a game's state, or a run's, as a number that is the same wherever and however it was worked out.

A state is written as pairs of a name and a value, each of 64 bits, in the order of the names: `account.overdue` of the client
`dingli`, `client.freshness.cash_tight`. What is as it starts is left out. So a field, an excuse, a purpose of luck that a later
version appends changes no digest of a game that does not use it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from sim_core.engine.game import Game
from sim_core.model.arrays import AnyArray
from sim_core.model.luck import name_hash
from sim_core.model.records import Kind, kinds_of
from sim_core.model.state import Account, Client, Desk

TOGETHER: Final = 64
"""Games whose states are written at a time: few enough to stay in a processor's cache."""
WORD: Final = np.dtype("<u8")


class Layout(NamedTuple):
    """Where each value of a state is written. [S] each, S values of a state."""

    names: AnyArray  # hashes of the names, rising
    order: AnyArray  # where the values of these names stand
    starts: AnyArray  # what each value is before anything has happened, as they stand
    places: dict[tuple[str, str], tuple[int, int]]  # of each field: from where its values stand, clients by clients, to where


@lru_cache(maxsize=64)
def layout(clients: tuple[str, ...], slots: int) -> Layout:
    """The layout of the states of games of these clients, with so many invoices each."""
    names: list[int] = []
    starts: list[AnyArray] = []
    ends: dict[tuple[str, str], tuple[int, int]] = {}
    for record, owners in ((Client, clients), (Account, clients), (Desk, ("",))):
        group = record.__name__.lower()
        for field, kind in kinds_of(record).items():
            parts = parts_of(field, kind, slots)
            own = [name_hash("/".join((owner, group, field, part))) for owner in owners for part in parts]
            ends[group, field] = len(names), len(names) + len(own)
            names += own
            starts.append(np.repeat(words(np.array([kind.start], kind.code)), len(own)))
    hashes = np.array(names, WORD)
    order = np.argsort(hashes)
    return Layout(hashes[order], order, np.concatenate(starts), ends)


def parts_of(field: str, kind: Kind, slots: int) -> list[str]:
    """The names of the several values of a field; a single value has none."""
    count = slots if field == "invoice" else kind.count
    return list(kind.names) or [str(number) for number in range(count)] or [""]


def words(values: AnyArray) -> AnyArray:
    """Values as 64 bits each: whole numbers with their sign, flags as 0 and 1, others as float64, −0.0 as 0."""
    if values.dtype.kind == "f":
        return (values + 0.0).astype("<f8", copy=False).view(WORD)
    return values.astype("<i8").view(WORD)


def digests(game: Game) -> list[bytes]:
    """SHA-256 of each episode's state: pairs of the hash of a name and a value, little-endian, in the order of the hashes."""
    truth, public = game._truth, game.setting.public
    own = layout(public.client_ids, public.invoice_due.shape[1])
    groups = {"client": truth.client, "account": truth.account, "desk": truth.desk}
    columns = {place: getattr(groups[place[0]], place[1]) for place in own.places}
    found: list[bytes] = []
    for first in range(0, game.episodes, TOGETHER):
        last = min(first + TOGETHER, game.episodes)
        state = np.empty((last - first, len(own.names)), WORD)
        for place, (start, end) in own.places.items():
            state[:, start:end] = words(columns[place][first:last]).reshape(last - first, -1)
        found += hashes(own, state)
    return found


def hashes(own: Layout, state: AnyArray) -> Iterator[bytes]:
    """SHA-256 of what is not as it starts in each row of values [E, S], with its name."""
    moved = np.take(state != own.starts, own.order, axis=1)
    counts = np.count_nonzero(moved, axis=1)
    pairs = np.empty((int(counts.sum()), 2), WORD)
    pairs[:, 0] = np.broadcast_to(own.names, state.shape)[moved]
    pairs[:, 1] = np.take(state, own.order, axis=1)[moved]
    written, first = memoryview(pairs.data).cast("B"), 0
    for count in counts.tolist():
        last = first + count * pairs.itemsize * 2
        yield hashlib.sha256(written[first:last]).digest()
        first = last


def run_digest(digests_in_order: Iterable[bytes]) -> str:
    """SHA-256, in hex, of the episodes' digests in order."""
    return hashlib.sha256(b"".join(digests_in_order)).hexdigest()


def digest_of(game: Game) -> str:
    """Digest, in hex, of a game of one episode."""
    return digests(game)[0].hex()
