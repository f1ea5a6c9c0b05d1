"""Where compiled rules are kept: who may compile, what is done where nothing can be kept, or what is kept cannot be read."""

import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

from sim_core import load_scenario, start
from sim_core.batch.threads import in_threads
from sim_core.bots.library import plan_in_each
from sim_core.compiled import cache, warm
from sim_core.compiled.twins import Twins
from sim_core.engine.legality import least_amounts, least_in_each
from tests.commands import ROOT

pytest.importorskip("numba")
QUARTER = load_scenario("final-quarter")


def test_where_nothing_can_be_kept_the_work_is_done_and_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    twins = Twins(None)
    monkeypatch.setattr(cache, "_loaded", [twins])
    monkeypatch.setattr(cache, "_whole", [])
    monkeypatch.setattr(cache, "_usable", set())
    monkeypatch.setattr(cache, "_rare", {})
    monkeypatch.setenv(cache.FOLDER, str(in_the_way))
    assert not cache.is_warm()
    assert not warm.warm()
    with pytest.warns(UserWarning, match="cannot be kept"):
        assert cache.twins(cache.WORTH_COMPILING, least_in_each) is twins


def test_what_is_not_compiled_beforehand_is_compiled_only_for_enough_work_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A debrief asks the textbook about one game again and again: compiling that held up its first verdicts by 20 s."""
    twins, enough = Twins(None), cache.WORTH_COMPILING
    monkeypatch.setattr(cache, "_loaded", [twins])
    monkeypatch.setattr(cache, "_whole", [])
    monkeypatch.setattr(cache, "_usable", set())
    monkeypatch.setattr(cache, "_rare", {})
    monkeypatch.setattr(cache, "_looked", [0])
    monkeypatch.setattr(cache, "_spent", [10 * enough])
    monkeypatch.setenv(cache.FOLDER, str(tmp_path))
    cache.folder().mkdir(parents=True)
    (cache.folder() / cache.MARK).write_bytes(b"")
    (cache.folder() / f"{cache._file_name(least_in_each)}-1.py.nbi").write_bytes(b"")
    assert cache.twins(8, least_in_each) is twins  # is kept
    asked = [cache.twins(enough // 4, plan_in_each) for _ in range(5)]
    assert asked == [None, None, None, twins, twins]


def test_where_many_play_their_moves_do_not_add_up_to_loading_and_a_large_work_is_still_worth_it(
    monkeypatch: pytest.MonkeyPatch,
):
    """A hundred seats made so many moves that all of them waited for seconds in the middle of a class."""
    twins = Twins(None)
    monkeypatch.setattr(cache, "_loaded", [])
    monkeypatch.setattr(cache, "_whole", [True])
    monkeypatch.setattr(cache, "_spent", [0])
    monkeypatch.setattr(cache, "load", lambda: twins)
    with cache.sparing():
        assert {cache.twins(20, least_in_each) for _ in range(cache.WORTH_LOADING)} == {None}
        assert cache.twins(cache.WORTH_LOADING, least_in_each) is twins
    monkeypatch.setattr(cache, "_spent", [0])
    assert cache.twins(cache.WORTH_LOADING // 2, least_in_each) is None
    assert cache.twins(cache.WORTH_LOADING // 2, least_in_each) is twins


def test_two_that_compile_at_once_do_it_once(tmp_path: Path):
    with warm._alone(tmp_path) as first, warm._alone(tmp_path) as second:
        assert (first, second) == (True, False)
    with warm._alone(tmp_path) as later:
        assert later


HOLDING = """
import sys
from pathlib import Path
from sim_core.compiled import warm
with warm._alone(Path(sys.argv[1])):
    print(flush=True)
    input()
"""


def test_a_lock_holds_as_long_as_who_has_it_lives_however_that_ends(tmp_path: Path):
    command = [sys.executable, "-c", HOLDING, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with warm._alone(tmp_path) as free:
            assert not free
        other.kill()
        other.wait()
        with warm._alone(tmp_path) as free:
            assert free


def test_who_wants_the_rules_compiled_waits_for_who_is_at_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.FOLDER, str(tmp_path))
    monkeypatch.setattr(cache, "_whole", [])
    where = cache.folder()
    where.mkdir(parents=True)
    told: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(where)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()

        def on_wait() -> None:
            told.append("waiting")
            (where / cache.MARK).write_bytes(b"")  # the other has kept all
            other.kill()

        assert warm.warm_or_wait(lambda done, whole: told.append(f"{done}/{whole}"), on_wait)
    assert told == ["waiting", f"0/{warm.LOOPS}"]


@pytest.mark.parametrize("left", ["", "1", "nonsense"])
def test_a_lock_that_nobody_holds_any_more_holds_nobody_up(tmp_path: Path, left: str):
    (tmp_path / warm.LOCK).write_text(left)
    with warm._alone(tmp_path) as free:
        assert free


@pytest.mark.parametrize("kind", ["nbi", "nbc"])
def test_what_is_kept_and_cannot_be_read_is_compiled_anew_and_that_is_said(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(cache.FOLDER, str(tmp_path))
    monkeypatch.setattr(cache, "_whole", [True])
    cache.folder().mkdir(parents=True)
    sight = start(QUARTER, 1, 0, 2).sight()

    def asked() -> list[float]:
        monkeypatch.setattr(cache, "_loaded", [Twins(str(cache.folder()))])
        return least_amounts(sight, (np.array([0, 1]), np.array([2, 3]))).tolist()

    first = asked()
    (kept,) = cache.folder().glob(f"*least_in_each*.{kind}")
    kept.write_bytes(kept.read_bytes()[: kept.stat().st_size // 2 if kind == "nbc" else 0])
    with pytest.warns(UserWarning, match="compiled anew"):
        assert asked() == first
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert asked() == first


def test_many_may_ask_at_once_whether_something_can_be_kept(tmp_path: Path):
    assert all(in_threads(cache.writable, [(tmp_path / "new",)] * 400, 8))
    assert not any((tmp_path / "new").iterdir())


def test_a_folder_that_is_whole_serves_though_nothing_can_be_written_there(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cache, "_loaded", [])
    monkeypatch.setattr(cache, "is_warm", lambda: True)
    monkeypatch.setattr(cache, "writable", lambda path: False)
    twins = cache.load()
    assert twins is not None
    assert twins._folder == str(cache.folder())
