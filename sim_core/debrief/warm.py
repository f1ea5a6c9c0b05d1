"""A small example of the loops that work out beliefs; what decisions were worth is played out by the loop of runs."""

from importlib.resources import files

from sim_core.debrief.task import Played, believe
from sim_core.engine.record import END_WEEK, Step
from sim_core.scenario.read import parse_scenario

EXAMPLE = "lesson-2-ask-often"
COPIES = 256


def beliefs() -> None:
    """Follow a few decisions of an example: what could be known of a client."""
    text = files("scenarios").joinpath(f"{EXAMPLE}.yaml").read_text("utf-8")
    client = parse_scenario(text.encode(), EXAMPLE).clients[0].id
    steps = (Step(move="call", client=client), Step(move="ask_around", client=client), Step(move=END_WEEK))
    believe(Played(text, 1, (*steps, *steps)), 0, COPIES)
