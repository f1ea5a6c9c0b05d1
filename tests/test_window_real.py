"""The window as a person meets it: on a screen of its own (Xvfb), driven by keys and the mouse of xdotool."""

import struct

from tests.window_screen import WINDOW, screen

__all__ = ["screen"]  # a fixture
pytestmark = WINDOW


def test_two_weeks_by_keys_and_mouse_arrive_in_the_store_and_survive_a_kill(screen, tmp_path):
    screen.start("final-quarter", "--seed", "5", "--lang", "zh")
    screen.key("Return")  # the briefing
    screen.key("c", "1")
    screen.until(lambda: len(screen.steps()) == 1)
    screen.click(1100, 216)  # the second move of the family: a visit
    screen.until(lambda: len(screen.steps()) == 2)
    screen.key("Escape")
    screen.click(160, 285)  # the third client's card
    screen.key("n", "2", "Right", "Return")  # a promise, one step more than suggested
    screen.until(lambda: len(screen.steps()) == 3)
    screen.key("F2", "F1", "F1", "e", "Return")
    screen.until(lambda: len(screen.steps()) == 4)
    screen.key("Return", "Escape", "1", "i", "4")
    screen.until(lambda: len(screen.steps()) == 5)
    screen.key("e", "Return")
    steps = screen.until(lambda: screen.steps() if len(screen.steps()) == 6 else None)
    assert '"move":"call","client":"yongsheng"' in steps[0]
    assert '"move":"visit","client":"yongsheng"' in steps[1]
    assert '"move":"ask_promise","client":"kangyuan"' in steps[2]
    assert '"move":"end_week"' in steps[3]
    assert '"move":"check_records","client":"yongsheng"' in steps[4]
    assert '"move":"end_week"' in steps[5]
    picture = tmp_path / "window.png"
    screen.picture(picture)
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    assert (width, height) == (1280, 720)
    assert picture.stat().st_size > 20_000  # not a blank screen
    screen.key("F12")
    screen.until(lambda: list((tmp_path / "pictures").glob("*.png")))

    screen.stop()  # pulled out without warning
    screen.start()
    screen.key("Return", "c", "1")  # continue, and make another move
    assert len(screen.until(lambda: screen.steps() if len(screen.steps()) == 7 else None)) == 7


def test_nothing_is_written_to_the_terminal(screen, tmp_path):
    del screen.environment["SDL_AUDIODRIVER"]  # the game is to find out by itself what this machine can play
    screen.start("final-quarter", "--seed", "5")
    screen.key("Return", "c", "1")  # which is heard, if anything can be
    screen.until(lambda: len(screen.steps()) == 1)
    screen.key("Escape", "e", "Return")
    screen.until(lambda: len(screen.steps()) == 2)
    screen.stop()
    assert (tmp_path / "output.txt").read_text().strip() == ""


def test_a_name_is_typed_into_the_settings_and_letters_are_moves_again_afterwards(screen, tmp_path):
    screen.start("final-quarter", "--seed", "5", "--lang", "zh")
    screen.key("Return", "F3", "Up", "Return")
    screen.run("type", "--delay", "60", "Ann 王c1")
    screen.key("Return", "Escape")
    kept = tmp_path / "settings.json"
    screen.until(lambda: kept.exists() and '"name": "Ann 王c1"' in kept.read_text("utf-8"))
    assert not screen.steps()
    screen.key("c", "1")
    screen.until(lambda: len(screen.steps()) == 1)
