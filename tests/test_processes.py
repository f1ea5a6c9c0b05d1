"""Work in several processes: the same results, whatever dies; and nothing is left of them, however the command ends."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import numpy as np
import pytest

from game.play import crew
from sim_core import IllegalMove, Message
from sim_core.batch import workers
from sim_core.batch.workers import AHEAD, MOST_EARLY, TRIES, WorkEnded, end_workers, in_processes, processors
from sim_core.errors import BadRun
from sim_core.model.luck import Purpose
from sim_core.model.vocabulary import Finding
from tests.commands import call, spawn
from tests.validate.deaths import COMMANDS, WAYS, exported_game, left_behind

LINUX = pytest.mark.skipif(
    not Path("/proc/self/environ").exists() or processors() < 2, reason="needs /proc, to find its processes, and two processors"
)


@pytest.fixture(autouse=True)
def nobody_stays() -> Iterator[None]:
    yield
    end_workers()


def squared(number: int) -> int:
    return number * number


def own_number(_: int) -> int:
    return os.getpid()


def slowest_first(number: int) -> int:
    time.sleep(0.3 if number == 0 else 0.0)
    return number


def dies_at_first(number: int, mark: str) -> int:
    """Whoever does number 3 for the first time is killed over it."""
    if number == 3 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
    return number


def always_dies(_: int) -> int:
    os._exit(7)


def refuses(number: int) -> int:
    raise IllegalMove(Message("refusal.hours", {"value": number}), [number])


def chatty(number: int) -> int:
    print("a bot of one's own says something")
    return number


def sleeps(seconds: float) -> None:
    time.sleep(seconds)


def numbers(many: int) -> list[tuple[int]]:
    return [(one,) for one in range(many)]


def test_results_come_in_the_order_of_the_tasks_or_as_they_are_done():
    assert list(in_processes(squared, numbers(50), 2)) == [one * one for one in range(50)]
    assert list(in_processes(slowest_first, numbers(6), 2)) == list(range(6))
    late = list(in_processes(slowest_first, numbers(6), 2, in_order=False))
    assert sorted(late) == list(range(6))
    assert late[0] != 0


def test_no_more_is_started_than_there_is_to_do_and_it_is_kept_for_the_next_work():
    once = set(in_processes(own_number, numbers(1), 8))
    again = set(in_processes(own_number, numbers(1), 8))
    assert once == again
    assert os.getpid() not in once
    many = set(in_processes(own_number, numbers(40), 2))
    assert len(many) == 2
    assert once < many


def test_an_endless_supply_of_tasks_is_taken_in_only_as_it_is_worked_off():
    taken = []
    supply = ((taken.append(one) or one,) for one in count())
    assert list(islice(in_processes(squared, supply, 2), 5)) == [0, 1, 4, 9, 16]
    assert len(taken) <= 5 + 2 * (MOST_EARLY + AHEAD)


def test_a_task_whose_process_is_killed_is_done_by_another(tmp_path: Path):
    mark = str(tmp_path / "died")
    assert list(in_processes(dies_at_first, [(one, mark) for one in range(12)], 2)) == list(range(12))
    assert Path(mark).exists()


@pytest.mark.long
def test_a_task_that_kills_whoever_does_it_is_given_up():
    with pytest.raises(BadRun) as told:
        list(in_processes(always_dies, numbers(3), 2))
    assert told.value.message == Message("run.process_lost", {"tries": TRIES, "problem": "exit code 7"})


def test_what_a_task_raises_is_raised_here_with_all_it_carries():
    with pytest.raises(IllegalMove) as told:
        list(in_processes(refuses, [(5,)], 2))
    assert told.value.message.values == {"value": 5}
    assert told.value.rows == [5]


def test_what_a_task_prints_does_not_get_among_the_answers(capfd: pytest.CaptureFixture[str]):
    assert list(in_processes(chatty, numbers(4), 2)) == [0, 1, 2, 3]
    end_workers()
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err.count("says something") in (0, 4)  # 0: a process's own text may still lie in its memory when it is ended


def test_who_waits_for_work_that_is_ended_is_told_so():
    threading.Timer(1.0, end_workers).start()
    with pytest.raises(WorkEnded):  # whoever waits for the work itself sits here for an hour
        list(in_processes(sleeps, [(3600.0,)] * 4, 2))


def test_who_leaves_ends_those_that_wait_and_nobody_who_works_for_another():
    with crew.workers():
        work = in_processes(squared, numbers(50), 2)
        next(work)
        idle = in_processes(own_number, numbers(1), 1)
        assert list(idle)
        assert workers._idle
    assert not workers._idle
    assert list(work) == [one * one for one in range(1, 50)]


def test_breaking_off_ends_who_is_in_the_middle_of_something():
    work = in_processes(sleeps, [(0.0,), (60.0,), (60.0,)], 2)
    next(work)
    busy = [one._process for one in workers._everybody]
    work.close()
    assert all(one.poll() is not None for one in busy)
    assert not workers._everybody


@pytest.fixture
def in_processes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is compiled: where it is, threads of one process do the work."""
    monkeypatch.setenv("FINALKICK_PLAIN", "1")


@LINUX
@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_left_of_a_run_that_is_ended(way: str, tmp_path: Path, in_processes_only: None):
    wrong, _, processes = left_behind(COMMANDS["run"], WAYS[way], 0.2, tmp_path, processes=3)
    assert not wrong
    assert processes == 3


@pytest.mark.long
@LINUX
@pytest.mark.parametrize(
    ("command", "way", "processes"),
    [("balance", "KILL", 2), ("sweep", "closed", 3), ("debrief", "TERM", 3)],  # a report card begins with one part
)
def test_nothing_is_left_of_other_commands(command: str, way: str, processes: int, tmp_path: Path, in_processes_only: None):
    exported_game(tmp_path)
    wrong, _, seen = left_behind(COMMANDS[command], WAYS[way], 0.2, tmp_path, processes=processes)
    assert not wrong
    assert seen == processes


@pytest.mark.long
@LINUX
def test_nothing_is_left_of_a_run_killed_while_its_processes_start(tmp_path: Path, in_processes_only: None):
    for moment in (0.0, 0.02, 0.1):
        wrong, _, _ = left_behind(COMMANDS["run"], WAYS["KILL"], moment, tmp_path, processes=2)
        assert not wrong


@pytest.mark.parametrize(("language", "sentence"), [("en", "more than this machine has"), ("zh", "超出本机")])
def test_more_processes_than_processors_are_not_started_and_that_is_told_once(
    capsys: pytest.CaptureFixture[str], small: Path, language: str, sentence: str
):
    command = ("run", small, "--bot", "idle", "--episodes", 8, "--lang", language, "--jobs")
    told = call(capsys, *command, 100_000)
    assert told.code == 0
    (line,) = told.error_lines
    assert sentence in line
    assert str(processors()) in line
    assert not call(capsys, *command, processors()).err


MALFORMED = (
    "nonsense",
    "tcp://",
    "://",
    " ",
    "tcp://127.0.0.1",
    "127.0.0.1:port",
    "127.0.0.1:0",
    "tcp://h:99999",
    "http://h:80",
    "tcp://[::1",
)


@pytest.mark.parametrize("address", MALFORMED)
def test_an_address_that_is_none_is_told_in_a_line(capsys: pytest.CaptureFixture[str], small: Path, address: str):
    told = call(capsys, "run", small, "--bot", "idle", "--episodes", 4, "--cluster", address)
    assert (told.code, told.out) == (2, "")
    (line,) = told.error_lines
    assert "tcp://host:port" in line


def test_what_comes_from_a_command_line_is_made_safe_before_it_is_told(capsys: pytest.CaptureFixture[str], small: Path):
    told = call(capsys, "run", small, "--bot", "idle", "--episodes", 4, "--cluster", "\x1b[31mred")
    assert "\x1b" not in told.err


@pytest.mark.skipif(sys.platform == "win32", reason="a profile of calls is taken, which is the same everywhere")
def test_comparing_arrays_with_words_runs_nothing_in_which_an_interruption_could_be_lost():
    found, called = np.array([0, 1, 2], np.int8), []
    sys.setprofile(lambda frame, event, _: called.append(frame.f_code.co_name) if event == "call" else None)
    try:
        true, same, one = found == Finding.TRUE, found == Finding.TRUE, found[2] == Finding.TRUE
        other = found != Purpose.MEANT
    finally:
        sys.setprofile(None)
    assert called == []
    assert true.tolist() == same.tolist() == [False, False, True]
    assert one
    assert other.all()


@pytest.mark.long
def test_a_command_is_interrupted_at_once_wherever_it_is(tmp_path: Path):
    exported_game(tmp_path)
    for moment in (0.9, 1.4, 2.1):
        wrong, took, _ = left_behind(("debrief", "game.json", "--jobs", "1"), WAYS["Ctrl-C"], moment, tmp_path)
        assert not wrong
        assert took < 60  # that it was heard at all is what matters; a loaded machine may take its time


def test_a_bot_of_ones_own_plays_the_same_in_other_processes(tmp_path: Path):
    (tmp_path / "own.py").write_text("from sim_core import bots\nbot = bots.get('nag')\nprint('here I am')\n", "utf-8")
    command = ("run", "lesson-1-shared-plan", "--bot", f"{tmp_path / 'own.py'}:bot", "--episodes", 64, "--json")
    alone, apart = (spawn(*command, "--jobs", jobs, env={"FINALKICK_HOME": str(tmp_path)}) for jobs in (1, 2))
    assert alone.code == apart.code == 0

    def digest(text: str) -> str:
        return next(line for line in text.splitlines() if '"digest"' in line)

    assert digest(alone.out) == digest(apart.out)
