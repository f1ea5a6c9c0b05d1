"""What a game will be told with is read while its briefing is: afterwards nobody waits for a file."""

from game.play.dialogue import lines_of
from game.play.people import LOOKS
from game.play.reading_ahead import read_ahead
from game.play.session import new_session
from sim_core.scenario.library import find_scenario


def test_afterwards_the_lines_of_everybody_are_there():
    session = new_session(find_scenario("final-quarter").read_text("utf-8"), 5, None)
    lines_of.cache_clear()
    read_ahead(session, "zh").join(30)
    known = lines_of.cache_info().currsize
    assert known == 3 + len({client.persona for client in session.scenario.clients})
    for client in session.scenario.clients:
        lines_of(client.persona)
    assert lines_of.cache_info().currsize == known
    assert LOOKS
