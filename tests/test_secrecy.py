"""What a rep cannot know is not in what a rep is given."""

import ast
from dataclasses import fields, is_dataclass
from pathlib import Path

import numpy as np
import pytest

from sim_core import start
from sim_core.model.records import Columns
from sim_core.model.sight import Sight
from sim_core.model.state import ACCOUNT, CLIENT, DESK, Truth
from tests.stories import scenario

HIDDEN = set(CLIENT.names)


def arrays(thing: object) -> dict[str, np.ndarray]:
    """Every array that can be reached from a dataclass or from columns, by its path."""
    if isinstance(thing, Columns):
        return {name: getattr(thing, name) for name in thing.rows.dtype.names}
    found: dict[str, np.ndarray] = {}
    for field in fields(thing):  # type: ignore[arg-type]
        value = getattr(thing, field.name)
        if isinstance(value, np.ndarray):
            found[field.name] = value
        elif is_dataclass(value) or isinstance(value, Columns):
            found.update({f"{field.name}.{name}": array for name, array in arrays(value).items()})
    return found


def test_sights_of_two_truths_that_differ_only_in_what_is_hidden_are_the_same_bytes():
    rich = scenario(cash=900_000.0, honesty=0.1, dependence=0.9, stock=0.0, problems=[{"kind": "quality"}], reputation=3)
    poor = scenario(cash=0.0, honesty=0.9, dependence=0.1, stock=9e5, rivals={"count": 5.0}, reputation=3)
    one, two = (arrays(start(facts, 1, 0, 4).sight()) for facts in (rich, poor))
    assert one.keys() == two.keys()
    for name in one:
        assert one[name].tobytes() == two[name].tobytes(), name


def test_no_hidden_field_has_a_place_in_a_sight():
    assert not {*ACCOUNT.names, *DESK.names} & HIDDEN
    assert {field.name for field in fields(Sight)} == {"public", "account", "desk", "book"}


def test_a_sight_cannot_be_written_to_nor_followed_to_the_truth():
    game = start(scenario(), 1)
    truth = game._truth
    secret = list(arrays(truth.client).values())
    for name, array in arrays(game.sight()).items():
        assert not array.flags.writeable, name
        assert not any(np.shares_memory(array, hidden) for hidden in secret), name
    with pytest.raises(ValueError, match="read-only"):
        game.sight().account.owed[:] = 0


def test_nothing_outside_the_simulation_touches_a_world():
    for file in Path("game").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            looked_at = node.attr if isinstance(node, ast.Attribute) else ""
            named = node.id if isinstance(node, ast.Name) else ""
            assert looked_at not in {"_truth", "_batch", "_records"}, f"{file}:{getattr(node, 'lineno', 0)}"
            assert named not in {Truth.__name__, "ClientState"}, f"{file}:{getattr(node, 'lineno', 0)}"
