"""A group of the state in a few large arrays: all fields of one type side by side, so that games are moved in one go.

The fields stay what they are, as views. A batch in which some games end their week at every step would else spend more time
on copying a hundred small arrays than on the rules.
"""

from dataclasses import dataclass, fields, replace
from typing import Generic

import numpy as np

from sim_core.model.arrays import AnyArray, Rows
from sim_core.model.state import Group


@dataclass
class Pool(Generic[Group]):
    """A state group and the arrays [fields, E, …] that hold it; `names` says which fields, in order, each array holds."""

    group: Group
    names: list[tuple[str, ...]]
    arrays: list[AnyArray]

    def take(self, rows: Rows) -> "Pool[Group]":
        """A copy of the episodes `rows`."""
        return _with_views(self.group, self.names, [np.take(array, rows, axis=1) for array in self.arrays])

    def put(self, rows: Rows, part: "Pool[Group]") -> None:
        """Write `part` over the episodes `rows`."""
        for array, own in zip(self.arrays, part.arrays, strict=True):
            array[:, rows] = own

    def holding(self, field: str) -> tuple[int, int]:
        """Which array holds a field, and where."""
        for number, names in enumerate(self.names):
            if field in names:
                return number, names.index(field)
        raise KeyError(field)


def pooled(group: Group) -> Pool[Group]:
    """The same values in pools."""
    kinds: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for field in fields(group):
        values = getattr(group, field.name)
        kinds.setdefault((values.dtype.str, values.shape[1:]), []).append(field.name)
    names = [tuple(one) for one in kinds.values()]
    return _with_views(group, names, [np.stack([getattr(group, name) for name in own]) for own in names])


def _with_views(group: Group, names: list[tuple[str, ...]], arrays: list[AnyArray]) -> Pool[Group]:
    views = {name: array[number] for own, array in zip(names, arrays, strict=True) for number, name in enumerate(own)}
    return Pool(replace(group, **views), names, arrays)
