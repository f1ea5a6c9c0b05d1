"""Arrays and games put away small: a long game has thousands of states that are looked at one by one, or never.

Most of a state is nought, or the same for all copies of a client, so that it packs to a tenth. What is taken out again is equal
to the bit.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np

from sim_core.engine.game import Game
from sim_core.model.arrays import AnyArray
from sim_core.model.state import Batch

LEVEL: Final = 1
"""Of zlib: higher ones take twice as long for a twentieth less."""
AT_HAND: Final = 64
"""Games that stay unpacked: what looks at one mostly looks at it, or the next, again."""
Layout = tuple[tuple[np.dtype[Any], tuple[int, ...]], ...]


@dataclass(frozen=True)
class Packed:
    """Some arrays, one after the other; records field by field, as what is alike packs well side by side."""

    layout: Layout  # type and shape of each
    data: bytes


@lru_cache(maxsize=64)
def _shared(layout: Layout) -> Layout:
    """The same layout, one for all that have it."""
    return layout


def _columns(array: AnyArray) -> list[AnyArray]:
    names = array.dtype.names
    return [array[name] for name in names] if names else [array]


def packed(arrays: Sequence[AnyArray]) -> Packed:
    """Arrays put away."""
    layout = _shared(tuple((one.dtype, one.shape) for one in arrays))
    return Packed(layout, zlib.compress(b"".join(part.tobytes() for one in arrays for part in _columns(one)), LEVEL))


def unpacked(what: Packed) -> list[AnyArray]:
    """The arrays again, to be written to as one likes."""
    data, start, arrays = zlib.decompress(what.data), 0, []
    for kind, shape in what.layout:
        array = np.zeros(shape, kind)
        for column in _columns(array):
            flat = np.frombuffer(data, column.dtype, column.size, start)
            start += flat.nbytes
            column[...] = flat.reshape(column.shape)
        arrays.append(array)
    return arrays


@dataclass(frozen=True, eq=False)
class PackedGame:
    """A game put away. `like` is any game of the same scenario, seed and episodes."""

    like: Game
    state: Packed

    def game(self) -> Game:
        """The game as it was. Others may be given the same one: fork it before playing on."""
        return _unpacked_game(self)


def packed_game(game: Game, like: Game | None = None) -> PackedGame:
    """A game put away as it stands; what never changes is that of `like`, or its own."""
    game._settle()
    batch = game._batch
    return PackedGame(like or game, packed([batch.clients, batch.accounts, batch.desks, batch.episodes]))


@lru_cache(maxsize=AT_HAND)
def _unpacked_game(what: PackedGame) -> Game:
    return what.like._around(Batch(*unpacked(what.state)), what.like._source)
