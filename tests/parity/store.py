"""Tables of cases while they are made, and how they are written (the format is told in `cases.py`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from sim_core.model.arrays import AnyArray, Flags, Rows
from sim_core.model.moves import MOVE_IDS
from sim_core.model.vocabulary import EventKind
from sim_core.scenario.draw import setting
from tests.parity.bridge import Place, State
from tests.parity.cases import INVOICE

MADE_BY: Final = "the array engine of rules version 2, before the scalar rules"
FILLED: Final = (f"before.{INVOICE}", f"after.{INVOICE}", "seen.news")
"""Columns whose width is the scenario's: filled up with noughts to the widest."""
NAMES: Final = {"move": MOVE_IDS, "kind": tuple(kind.name.lower() for kind in EventKind)}


@dataclass(frozen=True)
class Table:
    """N cases of one scenario and seed; `given` holds everything that is no state."""

    place: Place
    before: State
    after: State
    given: dict[str, AnyArray]

    def __len__(self) -> int:
        return len(self.place.episode)


def part(table: Table, at: Rows) -> Table:
    """Some of the cases."""

    def some(columns: State) -> dict[str, AnyArray]:
        return {name: values[at] for name, values in columns.items()}

    place = Place(table.place.scenario, table.place.seed, table.place.episode[at], table.place.client[at])
    return Table(place, some(table.before), some(table.after), some(table.given))


def joined(tables: Sequence[Table]) -> Table:
    """Cases of the same scenario and seed put together."""
    first = tables[0]

    def all_of(pick: str) -> dict[str, AnyArray]:
        return {name: np.concatenate([getattr(one, pick)[name] for one in tables]) for name in getattr(first, pick)}

    episode, client = (np.concatenate([getattr(one.place, name) for one in tables]) for name in ("episode", "client"))
    place = Place(first.place.scenario, first.place.seed, episode, client)
    return Table(place, all_of("before"), all_of("after"), all_of("given"))


def differs(left: AnyArray, right: AnyArray) -> Flags:
    """[N] are the rows not the same, bit by bit? −0.0 is 0, as in a digest."""
    if left.dtype == np.float64:
        left, right = (left + 0.0).view(np.int64), (right + 0.0).view(np.int64)
    different: Flags = (left != right).reshape(len(left), -1).any(axis=1)
    return different


def save(file: Path, tables: Sequence[Table]) -> None:
    """Write cases; those of one client stand together, for they are alike."""
    columns: dict[str, list[AnyArray]] = {}
    for table in tables:
        for name, values in _columns(table).items():
            columns.setdefault(name, []).append(values)
    whole = {name: _concatenated(name, parts) for name, parts in columns.items()}
    order = np.lexsort((whole["episode"], whole["client"], whole["seed"], whole["scenario"]))
    whole = {name: values[order] for name, values in whole.items()}
    out: dict[str, AnyArray] = {"made_by": np.array(MADE_BY)}
    for name, values in whole.items():
        if name.startswith("after."):
            at = np.flatnonzero(differs(whole[name.replace("after.", "before.", 1)], values))
            if len(at):
                out[f"{name}.at"], out[f"{name}.value"] = at.astype(np.int16), values[at]
        elif name in NAMES:
            out[f"{name}s"], out[name] = np.array(NAMES[name]), values
        elif values.dtype.kind == "U":
            out[f"{name}s"], numbers = np.unique(values, return_inverse=True)
            out[name] = numbers.astype(np.int16)
        else:
            out[name] = values
    np.savez_compressed(file, **out)


def _columns(table: Table) -> dict[str, AnyArray]:
    place, count = table.place, len(table)
    ids = np.array(setting(place.scenario).public.client_ids)
    return {
        "scenario": np.full(count, place.scenario.id),
        "seed": np.full(count, place.seed, np.uint64),
        "episode": place.episode.astype(np.int16),
        "client": ids[place.client],
        **{f"before.{name}": values for name, values in table.before.items()},
        **{f"after.{name}": values for name, values in table.after.items()},
        **table.given,
    }


def _concatenated(name: str, parts: list[AnyArray]) -> AnyArray:
    if name in FILLED:
        widest = max(values.shape[1] for values in parts)
        parts = [np.pad(values, ((0, 0), (0, widest - values.shape[1]))) for values in parts]
    joined_up: AnyArray = np.concatenate(parts)
    return joined_up + 0.0 if joined_up.dtype == np.float64 else joined_up
