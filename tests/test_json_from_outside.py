"""JSON of any depth and size, wherever it comes from: read, or refused in a line."""

from pathlib import Path

import pytest

from game.balance.baseline import read_baseline
from game.language.messages import error_lines
from sim_core import SimError
from tests.commands import call

REFUSED = {
    "nested lists": b"[" * 100_000,
    "nested and closed": b"[" * 100_000 + b"]" * 100_000,
    "nested objects": b'{"a":' * 100_000,
    "nested in a record": b'{"steps": ' + b"[" * 50_000,
    "a list of millions": b'{"steps": [' + b"1," * 3_000_000 + b"1]}",
    "a huge number": b'{"seed": ' + b"9" * 1_000_000 + b"}",
    "too large": b'{"player": "' + b"x" * 9_000_000 + b'"}',
    "no number": b'{"seed": NaN}',
    "UTF-16": '{"seed": 1}'.encode("utf-16"),
    "half a character": b'{"player": "\xff\xfe"}',
    "half a pair": b'{"player": "\\ud800"}',
    "nothing": b"",
    "another kind": b"17",
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("command", [("verify",), ("debrief",), ("debrief", "--json")], ids=" ".join)
def test_it_is_refused_in_a_line(
    command: tuple[str, ...], content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "game.json"
    file.write_bytes(content)
    done = call(capsys, *command, file)
    assert (done.code, done.out) == (1, "")
    assert len(done.error_lines) == 1
    assert str(file) in done.err
    assert "Traceback" not in done.err
    assert "game itself" not in done.err


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_a_baseline_too(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_bytes(content)
    with pytest.raises(SimError) as caught:
        read_baseline(file)
    (line,) = error_lines(caught.value, "en")
    assert str(file) in line
    assert "\n" not in line


def test_neither_a_pipe_nor_a_folder_is_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for place in (tmp_path, "/dev/null", tmp_path / "not there.json"):
        for command in ("verify", "debrief"):
            done = call(capsys, command, place)
            assert done.code == 1
            assert "cannot be read" in done.err
