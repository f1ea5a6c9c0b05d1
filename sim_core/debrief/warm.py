"""A small example of the loops of beliefs and of a debrief, to have them compiled."""

from importlib.resources import files

from sim_core.debrief.task import Played, believe, parts_of_weeks, textbook_expected, trail_of, try_first, try_more, try_pairs
from sim_core.debrief.value import PLAYING_ON
from sim_core.engine.record import END_WEEK, Step

EXAMPLE = "lesson-2-ask-often"
COPIES = 256


def warm() -> None:
    """Follow a few decisions of an example: what could be known, and what they were worth."""
    text = files("scenarios").joinpath(f"{EXAMPLE}.yaml").read_text("utf-8")
    client = _first_client(text)
    steps = (Step(move="call", client=client), Step(move="ask_around", client=client), Step(move=END_WEEK))
    game = Played(text, 1, (*steps, *steps))
    trail = trail_of(game)
    clients = len(trail.game(0).setting.public.client_ids)
    beliefs = [believe(game, number, COPIES) for number in range(clients)]
    numbers = parts_of_weeks(trail)[0]
    try_first(game, numbers, beliefs, 2)
    try_pairs(game, numbers, beliefs, 2, 2)
    try_more(game, numbers[0], beliefs, (steps[0], Step(move=END_WEEK), PLAYING_ON), 2, 2)
    textbook_expected(game, beliefs, 2)


def _first_client(text: str) -> str:
    from sim_core.scenario.read import parse_scenario

    return parse_scenario(text.encode(), EXAMPLE).clients[0].id
