"""`finalkick new`: a scenario to start from, in the trainer's language, that can be played and needs no mending."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from sim_core import load_scenario
from sim_core.batch.rollout import rollout
from tests.commands import ROOT, call, environment

Capture = pytest.CaptureFixture[str]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def comments(file: Path) -> list[str]:
    lines = [line.strip() for line in file.read_text("utf-8").splitlines()]
    return [line for line in lines if line.startswith("#") and "$schema" not in line]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_new_scenario_has_comments_in_ones_language_and_no_faults(capsys: Capture, tmp_path: Path, language: str) -> None:
    done = call(capsys, "new", "my-shop", "--dir", tmp_path, "--lang", language)
    file = tmp_path / "my-shop.yaml"
    assert (done.code, done.err) == (0, "")
    assert done.lines[0].endswith(str(file))
    assert all(bool(CHINESE.search(line)) == (language == "zh") for line in comments(file))
    assert len(comments(file)) > 12
    assert call(capsys, "check", file, "--strict").lines == []
    assert load_scenario(file).id == "my-shop"


def test_what_is_said_to_do_next_can_be_done(capsys: Capture, tmp_path: Path) -> None:
    folder = tmp_path / "my scenarios"  # a space, as folders have them
    folder.mkdir()
    lines = call(capsys, "new", "my-shop", "--dir", folder).lines
    commands = [re.sub(r" {4,}.*", "", line.strip()) for line in lines if line.strip().startswith("finalkick ")]
    assert [command.split()[1] for command in commands] == ["edit", "check", "play", "run"]
    for command in (commands[1], commands[2] + " --demo", commands[3]):
        python = f"python3 -c 'import sys; from game.cli import main; sys.exit(main())' {command.removeprefix('finalkick ')}"
        venv = {"PATH": f"{Path(os.sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        done = subprocess.run(python, shell=True, cwd=ROOT, env=environment(venv), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_it_goes_into_the_folder_of_ones_own_and_is_found_there_by_name(capsys: Capture, home: Path) -> None:
    assert call(capsys, "new", "my-shop").code == 0
    assert (home / "scenarios" / "my-shop.yaml").is_file()
    assert "my-shop: My shop" in call(capsys, "scenarios").out
    assert call(capsys, "run", "my-shop", "--bot", "nag", "--episodes", 2).code == 0


def test_skill_pays_in_it(capsys: Capture) -> None:
    call(capsys, "new", "my-shop")
    text = Path(os.environ["FINALKICK_HOME"], "scenarios", "my-shop.yaml")
    net = {
        bot: rollout(load_scenario(text), bot, 1, 0, 200).result.net.mean() for bot in ("idle", "nag", "visitor", "textbook")
    }
    assert net["textbook"] > 1.25 * max(net["idle"], net["nag"], net["visitor"])
    assert net["textbook"] > 300_000


def test_nothing_is_overwritten(capsys: Capture, tmp_path: Path) -> None:
    mine = tmp_path / "my-shop.yaml"
    mine.write_text("my own work")
    done = call(capsys, "new", "my-shop", "--dir", tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "exists already" in done.err
    assert mine.read_text() == "my own work"
    link = tmp_path / "second.yaml"
    link.symlink_to("nowhere.yaml")
    assert call(capsys, "new", "second", "--dir", tmp_path).code == 1
    assert not (tmp_path / "nowhere.yaml").exists()


def test_a_folder_that_is_not_there_is_named_with_what_makes_it(capsys: Capture, tmp_path: Path) -> None:
    done = call(capsys, "new", "my-shop", "--dir", tmp_path / "not there")
    assert (done.code, done.out) == (1, "")
    assert f"There is no folder {tmp_path / 'not there'}" in done.err
    assert f"mkdir -p '{tmp_path / 'not there'}'" in done.err
    assert not (tmp_path / "not there").exists()


def test_a_schema_of_ours_beside_it_is_renewed_and_a_file_of_somebody_elses_is_not(capsys: Capture, tmp_path: Path) -> None:
    schema = tmp_path / "finalkick.schema.json"
    call(capsys, "new", "one", "--dir", tmp_path, "--lang", "zh")
    assert CHINESE.search(schema.read_text("utf-8"))
    call(capsys, "new", "two", "--dir", tmp_path, "--lang", "en")
    assert not CHINESE.search(schema.read_text("utf-8"))
    schema.write_text('{"title": "mine"}')
    assert call(capsys, "new", "three", "--dir", tmp_path).code == 0
    assert schema.read_text() == '{"title": "mine"}'


BAD_NAMES = [
    "../up",
    "..",
    "a/b",
    "a\\b",
    "/etc/passwd",
    "my-shop.yaml",
    "My Shop",
    "新",
    "a\nb",
    "a\x1b[31m",
    "a\0b",
    "x" * 41,
    "",
    "con",
    "lpt1",
    "final-quarter",
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_will_not_do_is_refused_and_nothing_written(capsys: Capture, tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    done = call(capsys, "new", "--dir", tmp_path / "in", "--", name)
    assert (done.code, done.out, len(done.error_lines)) == (2, "", 1)
    assert done.err.strip().isprintable()
    assert [one.name for one in tmp_path.rglob("*.yaml")] == []


def test_a_folder_that_is_not_there_or_is_none_is_told(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "nowhere", tmp_path / "file"):
        done = call(capsys, "new", "my-shop", "--dir", folder)
        assert (done.code, done.out, len(done.error_lines)) == (1, "", 1)
        assert ("There is no folder" if folder.name == "nowhere" else "is not a folder") in done.err


@pytest.mark.parametrize(
    ("name", "offered"), [("My shop", "my-shop"), ("Café Löwe.yaml", "cafe-lowe"), ("康民诊所", "such as my-case")]
)
def test_a_name_that_can_be_none_is_told_what_could_be(capsys: Capture, tmp_path: Path, name: str, offered: str) -> None:
    assert offered in call(capsys, "new", name, "--dir", tmp_path).err
