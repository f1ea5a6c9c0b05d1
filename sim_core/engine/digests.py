"""Digests: a game's state, or a run's, as a number that is the same wherever and however it was worked out."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from sim_core.engine.game import Game
from sim_core.model.arrays import AnyArray
from sim_core.model.records import kinds_of
from sim_core.model.state import Account, Client, Desk


@lru_cache(maxsize=64)
def _layout(clients: int, slots: int) -> np.dtype[np.void]:
    """The bytes that are hashed of a game: field by field, each of all clients, little-endian and without gaps."""
    columns: list[tuple[str, str, tuple[int, ...]]] = []
    for record, shape in ((Client, (clients,)), (Account, (clients,)), (Desk, ())):
        for name, kind in kinds_of(record).items():
            count = slots if name == "invoice" else kind.count
            code = np.dtype(kind.digest or kind.code).newbyteorder("<").str
            columns.append((f"{record.__name__}.{name}", code, (*shape, count) if count else shape))
    return np.dtype(columns)


def digests(game: Game) -> list[bytes]:
    """SHA-256 of each episode's state: every field in the order of `state.py`, little-endian, −0.0 as 0.

    Counts are written as wide as rules version 2 kept them, whatever room they have in memory.
    """
    truth, public = game._truth, game.setting.public
    packed = np.zeros(game.episodes, _layout(len(public.client_ids), public.invoice_due.shape[1]))
    for record, group in ((Client, truth.client), (Account, truth.account), (Desk, truth.desk)):
        for name, kind in kinds_of(record).items():
            values: AnyArray = getattr(group, name)
            if kind.code == "f8":
                np.add(values, 0.0, out=packed[f"{record.__name__}.{name}"])
            else:
                packed[f"{record.__name__}.{name}"] = values.astype(kind.digest, copy=False) if kind.digest else values
    return hashes(packed)


def hashes(rows: AnyArray) -> list[bytes]:
    """SHA-256 of the bytes of each row."""
    size, whole = rows.dtype.itemsize, memoryview(rows.tobytes())
    return [hashlib.sha256(whole[start : start + size]).digest() for start in range(0, len(whole), size)]


def run_digest(digests_in_order: Iterable[bytes]) -> str:
    """SHA-256, in hex, of the episodes' digests in order."""
    return hashlib.sha256(b"".join(digests_in_order)).hexdigest()


def digest_of(game: Game) -> str:
    """Digest, in hex, of a game of one episode."""
    return digests(game)[0].hex()
