"""What a game taught its player is the same when it is opened again, wherever the moves were made."""

from importlib.resources import files

from game.play.store import Store
from game.play.view import suggested
from game.play.view_model import begin, resume

MOVES = ("call", "ask_around", "check_records", "analyse_gap", "ask_promise", "visit")


def test_a_game_that_is_opened_again_has_taught_the_same(tmp_path):
    text = files("scenarios").joinpath("final-quarter.yaml").read_text("utf-8")
    store = Store(tmp_path)
    play = begin(text, "final-quarter.yaml", 7, store, False)
    for week in range(3):
        for number, move in enumerate(MOVES):
            step = suggested(play.session, move, (number + week) % len(play.clients))
            if play.refusal(step) is None:
                play.make(step)
        play.end_week()
    again = resume(store.games()[0], store, "final-quarter.yaml")
    assert again.learned == play.learned
    assert len({line.step.client for line in play.session.log if hasattr(line, "step")}) > 3
    assert play.learned
    store.close()
