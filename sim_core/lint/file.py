"""A scenario that can be played, with the places of everything in its file: what a lint looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sim_core.errors import Fault, Message, Sum
from sim_core.model.moves import MoveTable, move_table
from sim_core.scenario.client import ClientSpec
from sim_core.scenario.marks import Document
from sim_core.scenario.money import counting_of
from sim_core.scenario.ranges import Range, ends
from sim_core.scenario.schema import Scenario
from sim_core.scenario.trade_pack import TradePack

Steps = tuple[str | int, ...]
"""A path into the file: ("clients", 0, "hidden", "cash")."""


@dataclass(frozen=True)
class InFile:
    """Something that was read from a file, and where in it everything stands."""

    document: Document
    path: str

    def warning(self, name: str, at: Steps, case: str = "", /, **values: Any) -> Fault:
        """A warning at a value of the file, or at what it would stand in. `case`: which sentence, if there are several."""
        mark, _ = self.document.find(at)
        return self._warning(name, mark.place, case, values)

    def warning_at_key(self, name: str, at: Steps, case: str = "", /, **values: Any) -> Fault:
        """A warning at the key that is the last step."""
        holder, _ = self.document.find(at[:-1])
        return self._warning(name, holder.keys.get(str(at[-1]), holder.place), case, values)

    def warning_at_place(self, name: str, place: tuple[int, int], /, **values: Any) -> Fault:
        """A warning at a place of the file."""
        return self._warning(name, place, "", values)

    def given(self, at: Steps) -> bool:
        """Does the file say this, or is it left out?"""
        holder, value = self.document.find(at[:-1])
        return isinstance(value, dict | list) and at[-1] in holder.inside

    def _warning(self, name: str, place: tuple[int, int], case: str, values: dict[str, Any]) -> Fault:
        key = f"lint.{name}.{case}" if case else f"lint.{name}"
        values = {name: value for name, value in values.items() if name != "write" or value}
        return Fault(self.path, *place, "warning", Message(key, values))


@dataclass(frozen=True)
class Written(InFile):
    """A trade pack without faults."""

    pack: TradePack


@dataclass(frozen=True)
class Checked(InFile):
    """A scenario without faults. `table`: its move table, with what the scenario changes and forbids.

    `names`: what moves are called on the screen, in whatever languages.
    """

    scenario: Scenario
    table: MoveTable
    names: tuple[str, ...] = ()

    def _warning(self, name: str, place: tuple[int, int], case: str, values: dict[str, Any]) -> Fault:
        if any(isinstance(one, Sum) for one in values.values()):  # as the file would count them
            counting = counting_of(self.document.data)
            sums = {about: _to_a_cent(counting.written(one)) for about, one in values.items() if isinstance(one, Sum)}
            values = {**values, **sums, "money": self.scenario.money.code}
        return super()._warning(name, place, case, values)

    def clients(self) -> Iterator[tuple[Steps, ClientSpec]]:
        """Every client, with its path."""
        for number, client in enumerate(self.scenario.clients):
            yield ("clients", number), client


def _to_a_cent(amount: float) -> float:
    """An amount as people write one."""
    rounded = round(amount, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def checked(scenario: Scenario, document: Document, path: str, names: tuple[str, ...] = ()) -> Checked:
    """A scenario and its file, ready to be looked at."""
    change = {move: row.model_dump(exclude_none=True) for move, row in scenario.moves.change.items()}
    table = move_table(tuple(scenario.moves.forbid), change, scenario.allowed_moves())
    return Checked(document, path, scenario, table, names)


def highest(value: Range | None, otherwise: float = 0.0) -> float:
    """The most a range can give; `otherwise` if it is left out."""
    return otherwise if value is None else ends(value)[1]


def lowest(value: Range | None, otherwise: float = 0.0) -> float:
    """The least a range can give; `otherwise` if it is left out."""
    return otherwise if value is None else ends(value)[0]


def middle(value: Range | None, otherwise: float = 0.0) -> float:
    """Half way between the ends of a range; `otherwise` if it is left out."""
    return otherwise if value is None else sum(ends(value)) / 2
