"""A scenario's file, to be changed: new values at paths of it, as `vary.py` names them, in what the file counts in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sim_core.model.moves import MoveTable, move_table
from sim_core.model.tables import COMPLAINTS
from sim_core.scenario.client import Hidden, RivalsSpec
from sim_core.scenario.schema import Scenario
from sim_core.scenario.vary import said_at

Change = Mapping[str, Any]
Row = Mapping[str, Any]
"""A finding as the card has it."""


@dataclass(frozen=True)
class File:
    """A scenario and what its file says, to be changed. `fit`: medals and a target that fit, as the card has them."""

    scenario: Scenario
    data: Any
    fit: Row

    @property
    def table(self) -> MoveTable:
        """The moves as this scenario has them."""
        change = {move: row.model_dump(exclude_none=True) for move, row in self.scenario.moves.change.items()}
        return move_table(tuple(self.scenario.moves.forbid), change)

    def shifted(self, by: Mapping[str, float], clients: tuple[str, ...] = ()) -> Change:
        """Hidden levels of clients moved, of all of them if none is named: a range as a whole, within 0 and 1."""
        named = clients or tuple(client.id for client in self.scenario.clients)
        paths = {f"clients.{client}.hidden.{name}": (name, step) for client in named for name, step in by.items()}
        return {path: moved(self._said(path, name), step) for path, (name, step) in paths.items()}

    def at_fault(self, clients: tuple[str, ...] = ()) -> Change:
        """A real complaint for clients that have none, for all of them if none is named: what it is about, in turn."""
        named = [one for one in self.scenario.clients if not clients or one.id in clients]
        kinds = [COMPLAINTS[at % len(COMPLAINTS)] for at in range(len(named))]
        return {
            f"clients.{client.id}.hidden.problems": [{"kind": kind, "share": 0.5, "chance": 0.4}]
            for client, kind in zip(named, kinds, strict=True)
            if not client.hidden.problems
        }

    def scaled(self, name: str, factor: float) -> Change:
        """An amount of every client that says it, times a factor."""
        paths = [f"clients.{client.id}.hidden.{name}" for client in self.scenario.clients]
        found = {path: said_at(self.data, path) for path in paths}
        return {path: each(value, lambda one: float(round(one * factor))) for path, value in found.items() if value is not None}

    def forbidding(self, moves: tuple[str, ...]) -> Change:
        """More moves forbidden."""
        return {
            "moves.forbid": [*self.scenario.moves.forbid, *(move for move in moves if move not in self.scenario.moves.forbid)]
        }

    def _said(self, path: str, name: str) -> Any:
        found = said_at(self.data, path)
        if found is not None:
            return found
        home, field = (RivalsSpec, name.partition(".")[2]) if name.startswith("rivals.") else (Hidden, name)
        return home.model_fields[field].default


def each(value: Any, turn: Callable[[float], float]) -> Any:
    """A number or range of a file with its numbers turned; of a `normal` the mean alone."""
    if not isinstance(value, dict):
        return turn(value)
    if "normal" in value:
        return {**value, "normal": [turn(value["normal"][0]), *value["normal"][1:]]}
    return {name: [turn(one) for one in numbers] for name, numbers in value.items()}


def moved(value: Any, by: float) -> Any:
    """A level of a file moved, within 0 and 1."""
    return each(value, lambda one: round(min(max(one + by, 0.0), 1.0), 2))
