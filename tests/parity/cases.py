"""The cases as they are stored, and how they are loaded.

A file holds columns of N cases (no pickle):

    made_by                       what made it
    scenarios, clients            names that the numbers in `scenario` [N] and `client` [N] stand for
    seed, episode                 [N] the game whose luck it is; with the week and the client's id the cube gives the rest
    before.GROUP.FIELD            [N, …] the state before, under the names of `state.py` then; invoices filled up with noughts
    after.GROUP.FIELD.at, .value  [n] numbers of the cases in which the field changed, [n, …] to what; nowhere else did it

and by kind of transition

    moves     moves (names), move [N], amount, weeks   answer.said, .excuse, .paid, .amount
    weeks     –                                        seen.paid, .due, … of the client, seen.news [N, events], seen.support
    events    kinds (names), kind [N], strength        –
    refusals  moves (names), move [N], amount, weeks   reasons (names; "" for none), reason [N]; the state stays as it is

Scenarios stand beside the cases, as they were then.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from sim_core.model.arrays import AnyArray, Rows
from sim_core.model.choices import Choice
from sim_core.model.moves import MOVE
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import Scenario
from tests.parity.bridge import Place, slots

FOLDER = Path(__file__).parent
KINDS = ("moves", "weeks", "events", "refusals")
INVOICE = "account.invoice"


@dataclass(frozen=True)
class Cases:
    """Cases of one scenario and seed, [N]."""

    name: str  # of the scenario
    numbers: Rows  # in the file
    place: Place
    before: dict[str, AnyArray]
    after: dict[str, AnyArray]
    given: dict[str, AnyArray]  # all other columns of cases, by the names of the file

    def part(self, at: Rows) -> "Cases":
        """Some of them."""

        def some(columns: dict[str, AnyArray]) -> dict[str, AnyArray]:
            return {name: values[at] for name, values in columns.items()}

        place = replace(self.place, episode=self.place.episode[at], client=self.place.client[at])
        return Cases(self.name, self.numbers[at], place, some(self.before), some(self.after), some(self.given))

    def choice(self) -> Choice:
        """The choices of these cases."""
        move = np.array([MOVE[str(name)] for name in self.given["move"]], np.int8)
        return Choice(move, self.place.client.astype(np.int8), self.given["amount"], self.given["weeks"].astype(np.int8))


@cache
def scenario(name: str) -> Scenario:
    """A scenario of the fixtures."""
    file = FOLDER / "scenarios" / f"{name}.yaml"
    return parse_scenario(file.read_bytes(), str(file))


@cache
def stored(kind: str) -> dict[str, AnyArray]:
    """The columns of a file, the changes put in."""
    with np.load(FOLDER / f"{kind}.npz", allow_pickle=False) as file:
        columns = {name: file[name] for name in file.files}
    for name in [name for name in columns if name.startswith("before.")]:
        after = columns[name].copy()
        changed = name.replace("before.", "after.", 1)
        if f"{changed}.at" in columns:
            after[columns.pop(f"{changed}.at")] = columns.pop(f"{changed}.value")
        columns[changed] = after
    for numbers, names in (
        ("move", "moves"),
        ("kind", "kinds"),
        ("reason", "reasons"),
        ("scenario", "scenarios"),
        ("client", "clients"),
    ):
        if numbers in columns:
            columns[numbers] = columns.pop(names)[columns[numbers]]
    return columns


def load(kind: str) -> Iterator[Cases]:
    """All cases of a kind of transition, by scenario and seed."""
    columns = {name: values for name, values in stored(kind).items() if values.ndim}
    games = sorted(set(zip(columns["scenario"].tolist(), columns["seed"].tolist(), strict=True)))
    for name, seed in games:
        mine = np.flatnonzero((columns["scenario"] == name) & (columns["seed"] == seed))
        ids = [client.id for client in scenario(name).clients]
        own = {column: values[mine] for column, values in columns.items()}
        for when in ("before", "after"):
            own[f"{when}.{INVOICE}"] = own[f"{when}.{INVOICE}"][:, : slots(scenario(name))]
        client = np.array([ids.index(one) for one in own["client"].tolist()], np.intp)
        place = Place(scenario(name), seed, own["episode"].astype(np.intp), client)
        states = {when: _of(own, f"{when}.") for when in ("before", "after")}
        given = {column: values for column, values in own.items() if not column.startswith(("before.", "after."))}
        yield Cases(name, mine, place, states["before"], states["after"], given)


def _of(columns: dict[str, AnyArray], start: str) -> dict[str, AnyArray]:
    return {name.removeprefix(start): values for name, values in columns.items() if name.startswith(start)}
