"""The window as a person meets it: on a screen of its own (Xvfb), driven by keys and the mouse of xdotool."""

import struct
import time
from pathlib import Path

import pytest

from game.play.settings import Settings, save
from game.play.store import Store
from game.window.desk.week import SEEN
from sim_core import RULES_VERSION, load_scenario
from sim_core.batch.recorded import bot_steps
from sim_core.public.games import END_WEEK
from sim_core.public.scenarios import find_scenario
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
    for _ in range(3):  # the scene, all of it, and the sums
        time.sleep(SEEN + 0.6)
        screen.key("Return")
    screen.key("Escape", "1", "i", "4")
    screen.until(lambda: len(screen.steps()) == 5)
    screen.key("e", "Return")
    steps = screen.until(lambda: screen.steps() if len(screen.steps()) == 6 else None)
    assert '"move":"call","client":"yongsheng"' in steps[0]
    assert '"move":"visit","client":"yongsheng"' in steps[1]
    assert '"move":"ask_promise","client":"kangyuan"' in steps[2]
    assert '"move":"end_week"' in steps[3]
    assert '"move":"check_records","client":"hengtai"' in steps[4]  # number 1, wherever it stands in the list
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
    screen.put_on_a_key("王")
    save(Settings(motion=False), screen.home)
    screen.start("final-quarter", "--seed", "5", "--lang", "zh")
    screen.key_seen("Return", "F3", "Up", "Return")  # now there is a field, which takes what is typed
    screen.run("type", "--delay", "60", "Ann 王c1")
    screen.key("Return", "Escape")
    kept = tmp_path / "settings.json"
    screen.until(lambda: kept.exists() and '"name": "Ann 王c1"' in kept.read_text("utf-8"))
    assert not screen.steps()
    screen.key("c", "1")
    screen.until(lambda: len(screen.steps()) == 1)


@pytest.mark.long
@pytest.mark.parametrize("how", ["closed", "killed"])
def test_a_window_that_ends_while_a_debrief_is_worked_out_leaves_nothing_behind(screen, tmp_path, how):
    screen.environment["FINALKICK_PLAIN"] = "1"  # compiled, it works in threads, and there is nobody to leave behind
    in_the_last_week_of("lesson-6-check-first", tmp_path)
    screen.start("--lang", "en")
    screen.key("Return", "e", "Return")
    screen.until(lambda: sum("end_week" in step for step in screen.steps()) == 5)
    for _ in range(3):  # the scene, all of it, and the sums
        time.sleep(SEEN + 0.6)
        screen.key("Return")
    screen.key("d", "2")
    process = screen.game.pid
    workers = screen.until(lambda: children(process) if at_work(process) else None, 20)
    if how == "killed":
        screen.stop()
    else:
        screen.key("Escape", "q", "q")
        assert screen.game.wait(10) == 0
    screen.until(lambda: not any(Path(f"/proc/{one}/stat").exists() and alive(one) for one in workers), 10)
    if how == "closed":
        assert (tmp_path / "output.txt").read_text().strip() == ""


def in_the_last_week_of(lesson: str, folder: Path) -> None:
    """Put a game of somebody who goes to see everybody into a store, but for its last week."""
    text = find_scenario(lesson).read_bytes().decode()
    scenario = load_scenario(lesson)
    steps = bot_steps(scenario, "visitor", 5)
    store = Store(folder)
    game = store.new_game(lesson, text, 5, RULES_VERSION, "person", False)
    ended = 0
    for number, step in enumerate(steps):
        if ended < scenario.weeks - 1:
            store.add_step(game, number, step)
        ended += step.move == END_WEEK
    store.close()


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    found = Path(f"/proc/{process}/task").glob("*/children")
    return [int(one) for file in found for one in file.read_text().split()]


def at_work(process: int) -> bool:
    """Have its workers something to do?"""
    named = [Path(f"/proc/{one}/cmdline").read_text() for one in children(process) if alive(one)]
    busy = [one for one in children(process) if alive(one) and ticks(one) > 60]
    return sum("worker_process" in one for one in named) >= 2 and len(busy) >= 2


def ticks(process: int) -> int:
    """Hundredths of a second that a process has worked."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def alive(process: int) -> bool:
    """Is it there, and not merely waiting to be buried?"""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
