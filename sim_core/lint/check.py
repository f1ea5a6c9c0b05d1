"""`finalkick check`: everything there is to say about a scenario file."""

from sim_core.errors import Fault, ScenarioError
from sim_core.lint import Budget, warnings
from sim_core.scenario.faults import in_order
from sim_core.scenario.read import parse_document
from sim_core.scenario.source import Source, name_of, read_bytes

__all__ = ["Budget", "check_scenario"]


def check_scenario(source: Source, budget: Budget | None = None, names: tuple[str, ...] = ()) -> list[Fault]:
    """The faults of a scenario file or, if it can be played, the warnings about it, in the order of their places.

    `budget`: how many games may be played to try targets out; None: no game is played. `names`: what moves
    are called on the screen.
    """
    name = name_of(source)
    try:
        scenario, document = parse_document(read_bytes(source), name)
    except ScenarioError as error:
        return error.faults
    return in_order(warnings(scenario, document, name, budget, names))
