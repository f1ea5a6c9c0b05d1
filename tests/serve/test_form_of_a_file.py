"""The form of one file: its draft, steps back, saving, what somebody else has written, and what was not saved."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="needs the extra serve")

from game.commands import edit
from game.language.words import LANGUAGES
from game.play.display import ALWAYS
from game.serve.editor import kept
from game.serve.editor.draft import Draft
from game.serve.editor.form import described, keys_at, layout
from game.serve.editor.pasting import amount_of, rows_of
from game.serve.editor.session import Session
from game.serve.editor.telling import faults_of, told
from game.serve.mending.change import Change
from tests.commands import ROOT, call, environment
from tests.conftest import SMALL
from tests.serve.stage import Served, served

WEEKS = Change("set", ("weeks",), 5)
RIGHTS = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights, and no such signal")


@pytest.fixture
def draft(small: Path) -> Draft:
    """A file opened."""
    return Draft.of(small)


def test_steps_go_back_and_forth_and_typing_in_one_field_is_one(draft: Draft) -> None:
    for text in ("A", "Ab", "Abc"):
        draft.change([Change("set", ("title", "en"), text)], keys_at, field="title")
    draft.change([WEEKS], keys_at)
    assert len(draft.past) == 2
    draft.undo()
    assert "weeks: 3" in draft.text
    assert "en: Abc" in draft.text
    draft.undo()
    assert draft.text == SMALL
    assert not draft.unsaved
    draft.redo()
    draft.redo()
    assert "weeks: 5" in draft.text


@RIGHTS
def test_a_saved_file_keeps_its_rights_and_its_links(draft: Draft, small: Path, tmp_path: Path) -> None:
    small.chmod(0o640)
    draft.change([WEEKS], keys_at)
    draft.save()
    assert small.read_text("utf-8") == SMALL.replace("weeks: 3", "weeks: 5")
    assert stat.S_IMODE(small.stat().st_mode) == 0o640
    assert not draft.unsaved
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["small.yaml"]
    small.chmod(0o440)
    draft.undo()
    if os.geteuid():
        with pytest.raises(PermissionError):
            draft.save()


def test_what_cannot_be_saved_is_still_there(draft: Draft, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft.change([WEEKS], keys_at)

    def full(*of: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        draft.save()
    assert small.read_text("utf-8") == SMALL
    assert draft.unsaved


def test_what_was_not_saved_is_offered_again_until_it_is_saved_or_dropped(draft: Draft, small: Path) -> None:
    session = Session(draft)
    draft.change([WEEKS], keys_at)
    assert session.end()
    again = Session(Draft.of(small))
    assert again.left_over == SMALL.replace("weeks: 3", "weeks: 5")
    assert again.draft.text == SMALL
    again.left_over = None
    again.keep()
    assert kept.recall(small) is None
    kept.keep(small, "x")
    kept.place_of(small).write_text('{"file": "another", "text": "y"}', "utf-8")
    assert kept.recall(small) is None


def test_it_ends_some_while_after_the_last_page_was_closed(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(draft)
    later = time.monotonic() + 130
    monkeypatch.setattr("game.serve.editor.session.monotonic", lambda: later)
    assert not session.done(), "it waits longer for the first page"
    session.visited = True
    assert session.done()
    session.since = later
    assert not session.done()


PLACES = {
    "a value": ("weeks: 3", "weeks: x", ["weeks"]),
    "a key that nobody knows": ("cash: 400000", "cahs: 400000", ["clients", 0, "hidden", "cahs"]),
    "a key that is missing": ("    name: {zh: 第二家, en: Second Pharma}\n", "", ["clients", 1, "name"]),
    "a number within a range": ("[0.2, 0.8]", "[0.2, 8]", ["clients", 0, "hidden", "honesty", "between", 1]),
    "an invoice": ("age_weeks: 5", "age_weeks: soon", ["clients", 0, "ledger", 1, "age_weeks"]),
    "a warning": ("en: Second Pharma", "en: First Pharma", ["clients", 1, "name"]),
}


@pytest.mark.parametrize("case", PLACES)
def test_a_fault_is_told_at_its_field_in_the_words_of_check(small: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    old, new, path = PLACES[case]
    assert old in SMALL
    text = SMALL.replace(old, new, 1)
    found = told(faults_of(text, small, playing=False), text, small, "en")
    assert path[: len(found[0]["path"])] == found[0]["path"]
    assert len(found[0]["path"]) >= min(2, len(path))
    small.write_text(text, "utf-8")
    assert found[0]["message"] in call(capsys, "check", small).out


def test_rows_are_pasted_as_people_and_systems_write_them() -> None:
    wanted = {
        "180,000": 180000,
        "￥18万": 180000,
        "1.234,50 €": 1234.5,
        "(1,200)": -1200,
        "12k": 12000,
        "1 234 567": 1234567,
        "x": None,
        "12-3": None,
    }
    assert {text: amount_of(text) for text in wanted} == wanted
    day = date(2026, 8, 14).toordinal()
    rows, notes = rows_of(
        "客户\t金额\t到期日\n甲\t180,000\t2026-07-03\n乙\t9万\t2026/9/11\n合计\t270,000\t\n", 8, day, by_date=False
    )
    assert rows == [{"amount": 180000, "age_weeks": 14}, {"amount": 90000, "age_weeks": 4}]
    assert [key for key, _ in notes] == ["edit.paste.skipped", "edit.paste.reckoned"]
    assert rows_of("180000\t14\n90000\t60 days\n", 8, day, by_date=False)[0] == [
        {"amount": 180000, "age_weeks": 14},
        {"amount": 90000, "age_weeks": 9},
    ]
    assert rows_of("1200.50\t14/08/2026", 8, day, by_date=True)[0] == [{"amount": 1200.5, "due": "2026-08-14"}]
    assert rows_of("some\tthing\n" * 3, 8, day, by_date=False)[0] == []


def test_the_page_has_words_for_all_it_says() -> None:
    scripts = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "assets" / "web" / "edit").glob("*.js")))
    said = set(re.findall(r"""\bsay\(\s*"([a-z_.]+)\"""", scripts)) | set(
        re.findall(r"""\bsay\([^()"]*\? "([a-z_.]+)" : "[a-z_.]+"\)""", scripts)
    )
    assert len(said) > 60
    words = described("zh")["words"]
    assert sorted(said - set(words)) == []
    for section in (*layout()["sections"], "more"):
        assert f"section.{section}" in words
        assert f"section.{section}.about" in words
    for group in layout()["groups"].values():
        assert {f"group.{name}" for name in group} <= set(words)
    assert json.dumps([described(language) for language in LANGUAGES])


def test_the_order_of_keys_is_that_of_the_schema() -> None:
    assert keys_at(()).index("title") < keys_at(()).index("weeks")
    assert keys_at(("clients", 3, "hidden"))[0] == "cash"
    assert keys_at(("clients", 0, "name")) == ("en", "zh") or set(keys_at(("clients", 0, "name"))) == {"en", "zh"}
    assert keys_at(("nothing", "here")) == ()


# The command.


def test_without_the_extra_it_says_what_to_install(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edit, "find_spec", lambda name: None if name in ("uvicorn", "starlette") else find_spec(name))
    done = call(capsys, "edit", small)
    assert done.code == 1
    assert '.venv/bin/pip install -e ".[serve]"' in done.err
    assert "uvicorn" in done.err


def test_what_cannot_be_edited_is_told_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gbk.yaml").write_bytes("title: 新".encode("gbk"))
    for name, code, told_of in (
        ("final-quarter", 2, "cp "),
        (tmp_path / "none.yaml", 1, "no such file"),
        (tmp_path / "gbk.yaml", 1, "GBK"),
        (tmp_path, 1, "folder"),
    ):
        done = call(capsys, "edit", name, "--no-browser")
        assert done.code == code, done.err
        assert told_of in done.err
        assert "Traceback" not in done.err


@RIGHTS
def test_ctrl_c_ends_it_and_what_was_not_saved_is_kept(small: Path, home: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "game", "edit", str(small), "--no-browser"],
        stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, encoding="utf-8", env=environment(), cwd=ROOT,
    )  # fmt: skip
    assert process.stderr
    link = next(line for line in process.stderr if "http://127.0.0.1:" in line).strip()
    form = Served(link, int(link.split(":")[2].split("/")[0]), None)
    form.enter()
    body = {"version": 0, "changes": [{"do": "set", "path": ["weeks"], "value": 5}]}
    assert form.ask("POST", "/change", json.dumps(body).encode()).status == 200
    process.send_signal(signal.SIGINT)
    rest = process.communicate(timeout=30)[1]
    assert process.returncode == 0, rest
    assert "not saved" in rest
    assert small.read_text("utf-8") == SMALL
    assert kept.recall(small.resolve()) == SMALL.replace("weeks: 3", "weeks: 5")


@pytest.mark.skipif(sys.platform in ALWAYS, reason="there is a screen on every such machine")
def test_playing_without_a_screen_says_how_to_play_it_elsewhere(small: Path) -> None:
    with served(small) as form:
        form.enter()
        answer = json.loads(form.ask("POST", "/play", json.dumps({"version": 0}).encode()).read())
        assert f"finalkick play {small}" in answer["problem"]
        form.session.draft.change([Change("set", ("weeks",), "x")], keys_at)
        answer = json.loads(form.ask("POST", "/card", b"{}").read())
        assert "red" in answer["problem"]
