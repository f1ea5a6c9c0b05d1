"""The command line: what scripts outside may rely on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.commands.console import chosen_language
from tests.commands import ROOT, Done, call, environment, spawn

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch
RUN = ("run", "final-quarter", "--episodes", 4, "--jobs", 1)


def run_json(capsys: Capture, *arguments: object) -> dict:
    done = call(capsys, *arguments, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)


# What goes wrong is told in a line, with the right exit code.

BAD_USAGE = {
    "an unknown option": (*RUN, "--bot", "idle", "--frob"),
    "an unknown command": ("frob",),
    "an unknown language": ("scenarios", "--lang", "fr"),
    "no bot": RUN,
    "an unknown bot": (*RUN, "--bot", "idle,nagg"),
    "an unknown lesson": (*RUN, "--bot", "textbook", "--without", "L10"),
    "a lesson taken out of another bot": (*RUN, "--bot", "nag", "--without", "L1"),
    "an unknown move": (*RUN, "--only-move", "cal"),
    "an unknown move to forbid": (*RUN, "--bot", "idle", "--forbid", "visit,cal"),
    "a move and a bot": (*RUN, "--bot", "idle", "--only-move", "call"),
    "a bot file that is not there": (*RUN, "--bot", "nowhere.py:bot"),
    "a seed below 0": (*RUN, "--bot", "idle", "--seed", -1),
    "a seed beyond 64 bits": (*RUN, "--bot", "idle", "--seed", 2**64),
    "a seed that is no number": (*RUN, "--bot", "idle", "--seed", "x"),
    "a first episode below 0": (*RUN, "--bot", "idle", "--first", -1),
    "no episodes": ("run", "final-quarter", "--bot", "idle", "--episodes", 0),
    "a bad number of processes": (*RUN, "--bot", "idle", "--jobs", -1),
    "a bad seed for a game": ("play", "--text", "--seed", -1),
    "a game that is no number": ("export", "x", "y"),
    "no file to verify": ("verify",),
}
FAILURES = {
    "an unknown scenario": ("run", "nope", "--bot", "idle"),
    "a scenario file that is not there": ("run", "nope.yaml", "--bot", "idle"),
    "an unknown scenario to play": ("play", "nope", "--text"),
    "a game that is not there": ("export", 99, "x.json"),
    "a record that is not there": ("verify", "nope.json"),
    "a folder that is not there": (*RUN, "--bot", "idle", "--csv", "/nonexistent/x.csv"),
}


@pytest.mark.parametrize("arguments", BAD_USAGE.values(), ids=BAD_USAGE)
def test_bad_usage_ends_with_2_and_one_line(capsys: Capture, arguments: tuple[object, ...]) -> None:
    done = call(capsys, *arguments)
    assert (done.code, done.out, len(done.error_lines)) == (2, "", 1)
    assert "Traceback" not in done.err


@pytest.mark.parametrize("arguments", FAILURES.values(), ids=FAILURES)
def test_failed_work_ends_with_1_and_one_line(capsys: Capture, arguments: tuple[object, ...]) -> None:
    done = call(capsys, *arguments)
    assert (done.code, done.out, len(done.error_lines)) == (1, "", 1)
    assert "Traceback" not in done.err


def test_the_nearest_name_is_offered(capsys: Capture) -> None:
    assert "Did you mean 'nag'?" in call(capsys, *RUN, "--bot", "nagg").err
    assert "是不是想写“nag”？" in call(capsys, *RUN, "--bot", "nagg", "--lang", "zh").err


def test_the_language_is_asked_for_or_the_environments(monkeypatch: Patch) -> None:
    monkeypatch.delenv("FINALKICK_LANG")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert chosen_language() == "zh"
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert chosen_language() == "en"
    monkeypatch.setenv("FINALKICK_LANG", "zh")
    assert chosen_language() == "zh"


def test_help_is_given_in_both_languages(capsys: Capture) -> None:
    assert "Play a game" in call(capsys, "--help").out
    assert "开一局" in call(capsys, "--lang", "zh", "--help").out
    for command in ("play", "scenarios", "check", "schema", "new", "run", "games", "export", "verify"):
        assert call(capsys, command, "--help").code == 0


# The library.


def test_scenarios_lists_the_games_own_and_ones_own_with_faults(capsys: Capture, home: Path, small: Path) -> None:
    (home / "scenarios").mkdir(parents=True)
    (home / "scenarios" / "mine.yaml").write_bytes(small.read_bytes())
    (home / "scenarios" / "broken.yaml").write_text("weeks: [\n")
    found = {one["id"]: one for one in json.loads(call(capsys, "scenarios", "--json").out)}
    keys = {"id", "title", "level", "weeks", "clients", "lessons", "path", "faults"}
    assert all(set(one) == keys for one in found.values())
    assert found["final-quarter"]["weeks"] == 13
    assert found["final-quarter"]["clients"] == 8
    assert found["final-quarter"]["faults"] == []
    assert found["small"]["title"] == "A small one"
    assert found["broken"]["faults"][0]["line"] == 2
    assert "broken" in call(capsys, "scenarios").out


def test_check_tells_every_fault_with_its_place(capsys: Capture, tmp_path: Path, small: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(small.read_text("utf-8").replace("weeks: 3", "weeks: 99").replace("cash: 90000", "cahs: 90000"), "utf-8")
    done = call(capsys, "check", small, wrong)
    assert done.code == 1
    assert done.lines == [
        f"{wrong}:4:8: error: 99 is out of range: 1 to 52 (weeks) is allowed",
        done.lines[1],
    ]
    assert done.lines[1].startswith(f"{wrong}:13:14: error: unknown key 'cahs'.")
    assert done.lines[1].endswith("Did you mean 'cash'?")
    assert call(capsys, "check", small) == Done(0, "", "")
    told = json.loads(call(capsys, "check", wrong, "--json").out)
    assert [(one["line"], one["column"], one["level"]) for one in told] == [(4, 8, "error"), (13, 14, "error")]


def test_a_missing_file_is_a_fault_at_its_beginning(capsys: Capture) -> None:
    assert call(capsys, "check", "nowhere.yaml").lines == ["nowhere.yaml:1:1: error: there is no such file"]


# Games.


def test_a_demonstration_is_kept_and_is_the_textbooks_own_game(capsys: Capture, small: Path, tmp_path: Path) -> None:
    shown = call(capsys, "play", small, "--demo", "--seed", 5)
    assert shown.code == 0
    assert "End of week 3" in shown.out
    assert "Score" in shown.out
    games = json.loads(call(capsys, "games", "--json").out)
    assert {"id", "scenario", "seed", "status", "score", "net", "started"} <= set(games[0])
    assert (games[0]["scenario"], games[0]["seed"], games[0]["status"]) == ("small", 5, "finished")
    file = tmp_path / "game.json"
    assert call(capsys, "export", games[0]["id"], file).code == 0
    verified = call(capsys, "verify", file)
    assert verified.code == 0
    csv_file = tmp_path / "run.csv"
    call(capsys, "run", small, "--bot", "textbook", "--seed", 5, "--episodes", 1, "--csv", csv_file)
    digest = csv_file.read_text().split(",")[-1].strip()
    assert verified.out.split()[0] == digest


def test_with_neither_display_nor_terminal_the_textbook_plays(small: Path) -> None:
    done = spawn("play", small, "--seed", 1)
    assert done.code == 0
    assert "neither a display nor a terminal" in done.err
    assert "Score" in done.out


@pytest.mark.skipif(sys.platform != "linux", reason="a display is named by DISPLAY on Linux")
def test_with_a_display_that_does_not_answer_the_textbook_plays(small: Path) -> None:
    done = spawn("play", small, "--seed", 1, env={"DISPLAY": ":4321", "SDL_AUDIODRIVER": "dummy"})
    assert done.code == 0
    assert "The window cannot be opened" in done.err
    assert "Score" in done.out


def test_a_game_that_was_tampered_with_is_found_out(capsys: Capture, small: Path, tmp_path: Path) -> None:
    call(capsys, "play", small, "--demo", "--seed", 5)
    good, bad, worse = (tmp_path / name for name in ("good.json", "bad.json", "worse.json"))
    call(capsys, "export", 1, good)
    record = json.loads(good.read_text("utf-8"))
    bad.write_text(json.dumps({**record, "seed": 6}))
    worse.write_text("{")
    done = call(capsys, "verify", good, bad, worse)
    assert done.code == 1
    assert len([line for line in done.lines if not line.startswith(" ")]) == 1
    assert [line.split(":")[0] for line in done.error_lines] == [str(bad), str(worse)]


def test_a_reader_that_has_had_enough_is_no_error() -> None:
    line = f"'{sys.executable}' -m game scenarios | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=environment(), cwd=ROOT, timeout=60)
    assert done.stderr == ""


def test_a_games_number_of_any_length_is_answered_in_words(capsys: Capture, tmp_path: Path) -> None:
    told = call(capsys, "export", "9" * 5000, tmp_path / "game.json")
    assert told.code == 2
    assert "9…" in told.err
    assert len(told.err) < 400


def test_a_ctrl_c_that_was_answered_does_not_change_how_a_command_ends(tmp_path: Path) -> None:
    """CPython keeps one that came inside `exec` of a text, as numba's imports have, and would end `python -m` with SIGINT."""
    (tmp_path / "sitecustomize.py").write_text(
        "try:\n    exec('raise KeyboardInterrupt')\nexcept KeyboardInterrupt:\n    pass\n", "utf-8"
    )
    surroundings = environment() | {"PYTHONPATH": f"{tmp_path}:{ROOT}"}
    for words, code in (["--version"], 0), (["debrief", "nothing.json"], 1), (["play", "--nonsense"], 2):
        ended = subprocess.run([sys.executable, "-m", "game", *words], env=surroundings, cwd=ROOT, capture_output=True)
        assert ended.returncode == code
