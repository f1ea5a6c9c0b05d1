"""`finalkick check`: everything there is to say about a scenario file."""

from sim_core.errors import Fault, ScenarioError
from sim_core.lint import Budget, warnings_of
from sim_core.lint.trade import check_trade
from sim_core.scenario.faults import in_order
from sim_core.scenario.read import parse_document
from sim_core.scenario.source import Source, name_of, read_bytes
from sim_core.scenario.together import made_whole
from sim_core.scenario.trades import is_trade

__all__ = ["Budget", "check_scenario", "check_text"]


def check_scenario(source: Source, budget: Budget | None = None, names: tuple[str, ...] = ()) -> list[Fault]:
    """The faults of a scenario file or, if it can be played, the warnings about it, in the order of their places; or of a pack.

    `budget`: how many games may be played to try targets out; None: no game is played. `names`: what moves
    are called on the screen.
    """
    try:
        text = read_bytes(source)
    except ScenarioError as error:
        return error.faults
    if is_trade(text, source):
        return check_trade(text, name_of(source))
    return check_text(text, source, budget, names)


def check_text(text: bytes, source: Source, budget: Budget | None = None, names: tuple[str, ...] = ()) -> list[Fault]:
    """The same of a text as of a file, which is not looked at: what is being written there, and not yet saved."""
    name = name_of(source)
    try:
        scenario, document = parse_document(made_whole(text, source), name)
    except ScenarioError as error:
        return error.faults
    return in_order(warnings_of(scenario, document, name, budget, names))
