"""`finalkick records` against an LRS on this machine: what arrives, what waits, and what is said when it goes wrong."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.language.locale import LANGUAGES
from game.lrs.answers import Answer
from game.lrs.vocabulary import COMPLETED, extension
from game.play.settings import Settings, save
from game.play.store import Store as Games
from tests.commands import ROOT, Done, call, environment
from tests.lrs.fake import PASSWORD, USER, Server, Store, serving
from tests.lrs.games import exported, played, stored
from tests.lrs.rules import faults

pytest.importorskip("httpx")
Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


@pytest.fixture
def lrs(monkeypatch: Patch, home: Path) -> Iterator[Server]:
    """An LRS that is up, its password where it belongs, and a game to tell."""
    monkeypatch.setenv("FINALKICK_LRS_PASSWORD", PASSWORD)
    store = Games(home)
    stored(store)
    store.close()
    save(Settings(name="王敏"), home)
    with serving(Store()) as server:
        yield server


def push(capsys: Capture, lrs: Server, *more: object) -> Done:
    return call(capsys, "records", "push", *more, "--to", lrs.url, "--user", USER)


def test_a_game_arrives_whole_and_a_second_time_nothing_is_sent(capsys: Capture, lrs: Server) -> None:
    done = push(capsys, lrs, 1)
    assert (done.code, done.err) == (0, "")
    kept = list(lrs.store.kept.values())
    assert done.lines == [f"{len(kept)} statements taken."]
    assert [fault for one in kept for fault in faults(one)] == []
    assert {one["actor"]["account"]["name"] for one in kept} == {"王敏"}
    assert {one["actor"]["account"]["homePage"] for one in kept} == {lrs.url.removesuffix("xapi/")}
    asked = lrs.store.asked
    assert push(capsys, lrs, 1).lines == ["Nothing to send: all that was told before has arrived."]
    assert lrs.store.asked == asked


def test_a_folder_is_all_the_games_in_it(capsys: Capture, lrs: Server, tmp_path: Path) -> None:
    folder = tmp_path / "games" / "1"
    folder.mkdir(parents=True)
    for name, seed in (("李四", 3), ("张三", 4)):
        exported(played(tmp_path / name, seed=seed), folder / f"1-{seed}.json", name)
    assert push(capsys, lrs, folder.parent).code == 0
    assert {one["actor"]["account"]["name"] for one in lrs.store.kept.values()} == {"李四", "张三"}


def test_without_its_queue_a_game_is_sent_again_and_changes_nothing(capsys: Capture, lrs: Server, home: Path) -> None:
    push(capsys, lrs, 1)
    before = dict(lrs.store.kept)
    (home / "records.sqlite3").unlink()
    assert push(capsys, lrs, 1).code == 0
    assert (lrs.store.kept, lrs.store.puts) == (before, len(before))


def test_files_and_all_games_of_the_store_are_told_in_one_go(capsys: Capture, lrs: Server, home: Path, tmp_path: Path) -> None:
    file = exported(played(tmp_path / "other", seed=9), tmp_path / "li.json", "李四")
    games = Games(home)
    stored(games, seed=8, trainer=True)
    stored(games, seed=8, weeks=1)
    games.close()
    assert push(capsys, lrs, file, "--all", "--results-only").code == 0
    kept = lrs.store.kept.values()
    assert sorted({one["actor"]["account"]["name"] for one in kept}) == ["李四", "王敏"]
    assert sum(one["verb"]["id"] == COMPLETED.iri for one in kept) == 2  # neither the trainer's view nor what is under way


def test_codes_stand_for_names_and_only_this_machine_knows_whose(capsys: Capture, lrs: Server) -> None:
    done = push(capsys, lrs, 1, "--codes", "--home-page", "https://lms.example.org/learners")
    (account,) = {json.dumps(one["actor"]["account"]) for one in lrs.store.kept.values()}
    code = json.loads(account)["name"]
    assert done.lines[0] == f"王敏 is {code}"
    assert json.loads(account)["homePage"] == "https://lms.example.org/learners"
    assert "王敏" not in json.dumps(lrs.store.kept, ensure_ascii=False)
    assert push(capsys, lrs, 1, "--codes", "--again", "--home-page", "https://lms.example.org/learners").lines[0].endswith(code)


def test_what_would_be_sent_can_be_looked_at_first(capsys: Capture, home: Path) -> None:
    stored(Games(home))
    done = call(
        capsys, "records", "push", 1, "--show", "--no-seed", "--name", "T-07", "--home-page", "https://lms.example.org/"
    )
    told = json.loads(done.out)
    assert done.code == 0
    assert {one["actor"]["account"]["name"] for one in told} == {"T-07"}
    assert extension("seed") not in done.out
    assert not (home / "records.sqlite3").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_password_is_told_plainly_and_stands_nowhere(
    capsys: Capture, monkeypatch: Patch, lrs: Server, home: Path, language: str
) -> None:
    monkeypatch.setenv("FINALKICK_LRS_PASSWORD", "wr0ng-pass")
    done = push(capsys, lrs, 1, "--lang", language)
    assert done.code == 1
    assert [USER in line and "401" in line and "FINALKICK_LRS_PASSWORD" in line for line in done.error_lines] == [True]
    status = call(capsys, "records", "status")
    assert "0 taken" in status.out
    assert "401" in status.out
    assert "wr0ng" not in done.out + done.err + status.out
    assert [file for file in home.iterdir() if file.is_file() and b"wr0ng" in file.read_bytes()] == []
    monkeypatch.setenv("FINALKICK_LRS_PASSWORD", PASSWORD)
    assert push(capsys, lrs).code == 0  # what waits is sent without naming a game
    assert len(lrs.store.kept) == lrs.store.puts > 10


def test_offline_it_waits_and_status_says_so(capsys: Capture, lrs: Server) -> None:
    lrs.server_close()
    lrs.shutdown()
    done = push(capsys, lrs, 1, "--wait", 0)
    assert (done.code, len(done.error_lines)) == (1, 1)
    (count,) = json.loads(call(capsys, "records", "status", "--json").out)
    assert (count["url"], count["user"], count["taken"]) == (lrs.url, USER, 0)
    assert count["waiting"] > 10
    forgotten = call(capsys, "records", "forget", "--to", lrs.url, "--user", USER, "--json")
    assert json.loads(forgotten.out) == {"forgotten": count["waiting"]}


def test_over_a_real_line_that_fails_in_every_way_all_arrives_once(capsys: Capture, lrs: Server, monkeypatch: Patch) -> None:
    monkeypatch.setattr("game.lrs.sending.FIRST_WAIT", 0.01)
    lrs.store.faults.extend(["dead", "cut after", "500", "502 page", "dead after", "timeout after", "silent", "429", "empty"])
    done = push(capsys, lrs, 1, "--timeout", 1)
    assert (done.code, done.err) == (0, "")
    assert lrs.store.puts == len(lrs.store.kept) > 10


def test_an_address_that_is_none_of_an_lrs_is_told(capsys: Capture, lrs: Server) -> None:
    done = call(capsys, "records", "push", 1, "--to", lrs.url.replace("xapi", "moodle"), "--user", USER)
    assert (done.code, len(done.error_lines)) == (1, 1)
    assert "404" in done.err


BAD: dict[str, tuple[object, ...]] = {
    "no address": ("--user", USER),
    "no user": ("--to", "https://lrs.example.org/"),
    "no web address": ("--to", "ftp://lrs.example.org/", "--user", USER),
    "a password in the address": ("--to", "https://trainer:s3cret@lrs.example.org/", "--user", USER),
    "a colon in the user": ("--to", "https://lrs.example.org/", "--user", "a:b"),
    "no encryption": ("--to", "http://lrs.example.org/", "--user", USER),
    "a pass mark beyond all": ("--to", "https://lrs.example.org/", "--user", USER, "--pass", 151),
    "no time at all": ("--to", "https://lrs.example.org/", "--user", USER, "--timeout", 0),
    "a home page that is none": ("--to", "https://lrs.example.org/", "--user", USER, "--home-page", "mailto:wang@example.org"),
}


@pytest.mark.parametrize("words", BAD.values(), ids=BAD)
def test_bad_usage_is_one_line_and_nothing_is_queued(
    capsys: Capture, lrs: Server, home: Path, words: tuple[object, ...]
) -> None:
    done = call(capsys, "records", "push", 1, *words)
    assert (done.code, done.out, len(done.error_lines)) == (2, "", 1)
    assert "s3cret" not in done.err
    assert not (home / "records.sqlite3").exists()


def test_without_a_password_or_a_name_it_is_said_what_is_missing(
    capsys: Capture, lrs: Server, home: Path, monkeypatch: Patch
) -> None:
    save(Settings(), home)
    assert "--name" in push(capsys, lrs, 1).err
    monkeypatch.delenv("FINALKICK_LRS_PASSWORD")
    assert "FINALKICK_LRS_PASSWORD" in push(capsys, lrs, 1).err


def test_a_game_that_does_not_come_out_a_bots_and_one_that_is_not_there_are_refused(
    capsys: Capture, lrs: Server, tmp_path: Path
) -> None:
    game = played(tmp_path / "other")
    forged = exported(game, tmp_path / "forged.json", "李四")
    forged.write_text(forged.read_text("utf-8").replace('"seed": 3', '"seed": 4'), "utf-8")
    bots = exported(game, tmp_path / "bot.json", "textbook")
    for one in (forged, bots, 99):
        done = push(capsys, lrs, 1, one)
        assert (done.code, len(done.error_lines)) == (1, 1)
    assert lrs.store.kept == {}  # not the good one either: all are looked at first


def test_without_httpx_it_is_said_what_to_install(capsys: Capture, lrs: Server, monkeypatch: Patch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    assert "finalkick[lrs]" in push(capsys, lrs, 1).err


def test_help_status_and_a_game_know_nothing_of_httpx() -> None:
    commands = (["--help"], ["records", "push", "--help"], ["records", "status"], ["games"])
    code = f"import sys; from game.cli import main; [main(one) for one in {commands!r}]; sys.exit('httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL)
    assert done.returncode == 0


def test_killed_in_the_middle_it_goes_on_where_it_was(lrs: Server, home: Path, capsys: Capture) -> None:
    games = Games(home)
    for seed in range(20, 24):
        stored(games, seed=seed)
    games.close()
    lrs.slow = 0.3
    words = [sys.executable, "-m", "game", "records", "push", "--all", "--to", lrs.url, "--user", USER]
    process = subprocess.Popen(words, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not lrs.store.asked and process.poll() is None:
        time.sleep(0.02)
    process.kill()
    process.communicate(timeout=30)
    lrs.slow = 0.0
    assert json.loads(call(capsys, "records", "status", "--json").out)[0]["waiting"] > 0
    assert push(capsys, lrs).code == 0
    assert lrs.store.puts == len(lrs.store.kept)
    assert sum(one["verb"]["id"] == COMPLETED.iri for one in lrs.store.kept.values()) == 5


def test_ctrl_c_at_the_worst_moment_loses_and_doubles_nothing(lrs: Server, capsys: Capture, monkeypatch: Patch) -> None:
    def stored_and_interrupted(client: object, bodies: list[str]) -> Answer:
        lrs.store.post(bodies)
        signal.raise_signal(signal.SIGINT)
        raise AssertionError("interrupted before")

    with monkeypatch.context() as while_it_lasts:
        while_it_lasts.setattr("game.lrs.client.Client.post", stored_and_interrupted)
        done = push(capsys, lrs, 1)
    count = len(lrs.store.kept)
    assert (done.code, len(done.error_lines)) == (1, 1)
    assert done.lines[1] == f"{count} wait: run finalkick records push again to go on."
    assert push(capsys, lrs).lines == [f"{count} statements taken."]
    assert lrs.store.puts == count
