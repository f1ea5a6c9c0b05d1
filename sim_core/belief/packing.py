"""Arrays and games put away small: a long game has thousands of states that are looked at one by one, or never.

Most of a state is nought, or the same for all copies of a client, so that it packs to a tenth. What is taken out again is equal
to the bit.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Final

import numpy as np

from sim_core.engine.game import Game, make_world
from sim_core.model.arrays import AnyArray
from sim_core.model.state import AccountState, ClientState, DeskState, Truth

LEVEL: Final = 1
"""Of zlib: higher ones take twice as long for a twentieth less."""
AT_HAND: Final = 64
"""Games that stay unpacked: what looks at one mostly looks at it, or the next, again."""
GROUPS: Final = {"client": ClientState, "account": AccountState, "desk": DeskState}
Layout = tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Packed:
    """Some arrays, one after the other."""

    layout: Layout  # type and shape of each
    data: bytes


@lru_cache(maxsize=64)
def _shared(layout: Layout) -> Layout:
    """The same layout, one for all that have it."""
    return layout


def packed(arrays: Sequence[AnyArray]) -> Packed:
    """Arrays put away."""
    layout = _shared(tuple((one.dtype.str, one.shape) for one in arrays))
    return Packed(layout, zlib.compress(b"".join(one.tobytes() for one in arrays), LEVEL))


def unpacked(what: Packed) -> list[AnyArray]:
    """The arrays again, to be written to as one likes."""
    data, start, arrays = zlib.decompress(what.data), 0, []
    for kind, shape in what.layout:
        flat = np.frombuffer(data, kind, int(np.prod(shape)), start)
        start += flat.nbytes
        arrays.append(flat.reshape(shape).copy())
    return arrays


@dataclass(frozen=True, eq=False)
class PackedGame:
    """A game put away. `like` is any game of the same scenario, seed and episodes."""

    like: Game
    state: Packed

    def game(self) -> Game:
        """The game as it was. Others may be given the same one: fork it before playing on."""
        return _unpacked_game(self)


def packed_game(game: Game) -> PackedGame:
    """A game put away as it stands."""
    truth = game._world.truth
    groups = [getattr(truth, name) for name in GROUPS]
    return PackedGame(game, packed([getattr(group, field.name) for group in groups for field in fields(group)]))


@lru_cache(maxsize=AT_HAND)
def _unpacked_game(what: PackedGame) -> Game:
    arrays = iter(unpacked(what.state))
    groups = {name: kind(**{field.name: next(arrays) for field in fields(kind)}) for name, kind in GROUPS.items()}
    world = what.like._world
    truth = Truth(**groups)
    return replace(what.like, _world=make_world(truth, world.public, world.cube, world.episodes), _whole=None)
