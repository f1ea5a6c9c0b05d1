"""Whatever a file holds, checking it takes neither much work nor much memory: counted in a process of its own, under limits."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from game.language.messages import fault_line
from sim_core.errors import ScenarioError
from sim_core.lint.check import check_scenario
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.source import MAX_BYTES, read_bytes
from tests.commands import ROOT, call, environment
from tests.test_hostile_scenarios import HEAD, HOSTILE

Capture = pytest.CaptureFixture[str]
MEGABYTE = 1_000_000
MOST_MEMORY = 300 * MEGABYTE
MOST_CALLS = 25_000_000
"""Functions called for one file: twice what the largest takes."""
CLIENTS = [
    {"id": f"c{number}", "name": f"C{number}", "ledger": [{"amount": 10_000 * age, "age_weeks": age} for age in range(40)]}
    for number in range(64)
]
LINES = {"promised": [f"Line {number} {{amount}}" for number in range(20)], "quality": {"first": ["x" * 900] * 20}}
LARGEST = {
    "format": 1,
    "id": "largest",
    "title": "As large as can be",
    "weeks": 52,
    "rep": {"hours_per_week": 400},
    "lessons": ["L1", "L5", "L9"],
    "clients": [{**one, "lines": LINES} for one in CLIENTS],
    "events": [{"week": 1 + number % 51, "kind": "rival_push"} for number in range(100)],
}
PLAYABLE = {
    "the largest scenario there can be": LARGEST,
    "the largest, with a target": {**LARGEST, "target": 10**9},
    "the largest that is tried out": {
        **LARGEST,
        "clients": CLIENTS[:12],
        "weeks": 14,
        "rep": {"hours_per_week": 36},
        "events": [],
        "target": 10**9,
    },
}

UNDER_LIMITS = """
import json, resource, sys
from sim_core.lint.check import Budget, check_scenario
from sim_core import rollout  # noqa: F401 -- all there is to load
import game.language.messages
from tests.work import calls_of
pages = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (pages + int(sys.argv[1]),) * 2)
told = {}
for path in sys.argv[2:]:
    faults, calls = calls_of(lambda: check_scenario(path, Budget(1e9)))
    lines = [game.language.messages.fault_line(fault, "zh") for fault in faults]
    told[path] = [len(lines), calls]
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # ru_maxrss begins with the parent's
print(json.dumps([told, int(most.split()[1]) * 1024]))
"""


@pytest.mark.long
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits and /proc as Linux has them")
def test_no_file_takes_much_work_or_memory(tmp_path: Path) -> None:
    files = {}
    for name, (text, _) in HOSTILE.items():
        files[tmp_path / f"{name}.yaml"] = text
    for name, scenario in PLAYABLE.items():
        files[tmp_path / f"{name}.yaml"] = json.dumps(scenario).encode()
    for file, text in files.items():
        file.write_bytes(text)
    huge = tmp_path / "fifty megabytes.yaml"
    huge.write_bytes(b"# 50 MB\n" * (50 * MEGABYTE // 8))
    done = subprocess.run(
        [sys.executable, "-c", UNDER_LIMITS, str(MOST_MEMORY // 2), *map(str, files), str(huge)],
        cwd=ROOT,
        env=environment({"OPENBLAS_NUM_THREADS": "1", "FINALKICK_PLAIN": "1"}),  # a compiler has its own appetite
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told, most = json.loads(done.stdout)
    assert most < MOST_MEMORY
    assert {path: calls for path, (_, calls) in told.items() if calls > MOST_CALLS} == {}
    assert len(told) == len(files) + 1
    assert [path for path, (count, _) in told.items() if not count and "largest" not in path] == []


GOOD = HEAD.replace("weeks: 3", "weeks: 4") + "clients: [{id: a, name: A, ledger: [{amount: 500000, age_weeks: 12}]}]\n"


def changes(file: Path, between: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody changes the file after it was looked at and before it is read."""
    look = os.fstat

    def look_and_change(handle: int) -> os.stat_result:
        seen = look(handle)
        between()
        return seen

    monkeypatch.setattr("sim_core.scenario.source.os.fstat", look_and_change)


def test_a_file_that_grows_while_it_is_read_is_not_read_beyond_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "growing.yaml"
    file.write_text(GOOD, "utf-8")
    changes(file, lambda: file.write_bytes(b"#" * (20 * MEGABYTE)), monkeypatch)
    (fault,) = check_scenario(file)
    assert fault.message.key == "scenario.too_large"
    assert fault.message.values["found"] <= MAX_BYTES + 1


def test_a_file_that_is_emptied_while_it_is_read_is_a_fault_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "emptied.yaml"
    file.write_text(GOOD, "utf-8")
    changes(file, lambda: file.write_bytes(b""), monkeypatch)
    (fault,) = check_scenario(file)
    assert fault.message.key == "scenario.empty"


def test_a_file_that_somebody_keeps_rewriting_is_either_read_whole_or_refused(tmp_path: Path) -> None:
    file, stop = tmp_path / "busy.yaml", threading.Event()
    file.write_text(GOOD, "utf-8")

    def keep_rewriting() -> None:
        while not stop.is_set():
            for text in (GOOD, GOOD.replace("500000", "4" + "0" * 5), "id: [\n" * 2_000, ""):
                file.write_text(text, "utf-8")

    writer = threading.Thread(target=keep_rewriting)
    writer.start()
    try:
        for _ in range(200):
            with suppress(ScenarioError):
                assert parse_scenario(read_bytes(file), "busy.yaml").weeks == 4
    finally:
        stop.set()
        writer.join()


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "/etc/passwd", "a/../../b", "C:\\x", "a%2e%2e", "~root"])
def test_an_id_that_climbs_is_refused_at_its_place(tmp_path: Path, name: str) -> None:
    for old in ("id: a\n", "id: a,"):
        file = tmp_path / "climbs.yaml"
        file.write_text(GOOD.replace(old, f"id: '{name}'{old[-1]}"), "utf-8")
        (fault,) = check_scenario(file)
        assert fault.message.key == "scenario.bad_id"


@pytest.mark.parametrize("field", ["title: A", "name: A"])
@pytest.mark.parametrize("sign", [r"\x1b[31m", r"\0", r"\u2028", r"\u0085", r"\r", r"\x7f"])
def test_a_name_with_a_character_that_a_terminal_would_obey_is_refused(tmp_path: Path, field: str, sign: str) -> None:
    file = tmp_path / "obeyed.yaml"
    file.write_text(GOOD.replace(field, f'{field.split(":")[0]}: "A{sign}B"'), "utf-8")
    faults = check_scenario(file)
    assert [fault.message.key for fault in faults] == ["scenario.control_character"]
    assert all(fault_line(fault, "en").isprintable() for fault in faults)


@pytest.mark.parametrize("command", [("play", "{}", "--text"), ("run", "{}", "--bot", "idle"), ("check", "{}")])
@pytest.mark.parametrize(
    "place", ["../../../../../../etc/passwd", ".", "empty/", "../nothing", "nothing/../../nothing", "\x1b[2J"]
)
def test_a_path_in_place_of_a_name_leads_to_a_line_and_nothing_else(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    done = call(capsys, *(word.format(place) for word in command))
    assert done.code == 1
    told = done.lines + done.error_lines
    assert told
    assert all(line.isprintable() and "Traceback" not in line for line in told)
    assert list(tmp_path.glob("*.yaml")) == []
