"""`finalkick class`: files of a class looked at; forged, broken and foreign ones told and not counted; codes, tables, keys."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.classroom.files import files_of
from game.classroom.sheet import BOM, written
from game.debrief import kept
from game.debrief.attempts import result_of, result_values
from game.debrief.transfer import forms
from game.play.codes import code_of
from game.play.settings import Settings, save
from game.play.store import Store
from sim_core import SimError
from sim_core.debrief.whole import QUICK
from sim_core.engine.record import END_WEEK, GameRecord, Step, from_json, to_json
from sim_core.engine.seal import sealed
from sim_core.public.debriefs import Played, kept_of, opened, work
from tests.classroom_stage import PEOPLE, debriefed, played
from tests.commands import call
from tests.conftest import SMALL

Capture = pytest.CaptureFixture[str]
LITTLE = replace(QUICK, copies=50, first=4, more=0, points=0, opening=8)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of a class, as they come in, some in a folder within."""
    place = tmp_path / "class"
    (place / "later").mkdir(parents=True)
    for number, (name, bot, seed) in enumerate(PEOPLE):
        within = place / "later" if number % 3 == 0 else place
        (within / f"game {number}.json").write_text(to_json(debriefed(name, bot, seed)), "utf-8")
    return place


def values_of(capsys: Capture, *words: object) -> dict[str, Any]:
    done = call(capsys, "class", *words, "--json")
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_a_folder_is_a_class(folder: Path, capsys: Capture) -> None:
    done = call(capsys, "class", folder)
    assert (done.code, done.err) == (0, "")
    assert "12 people, 12 games" in done.out
    for line in ("The costliest mistake: You took the excuse on trust", "Teach next: L6 Look into reasons"):
        assert line in " ".join(done.out.split())
    assert all(name in done.out for name, *_ in PEOPLE)
    values = values_of(capsys, folder)
    assert (len(values["people"]), len(values["games"]), values["refused"]) == (12, 12, [])
    assert values["costs"]["reason"][0]["reason"] == "accepted_unchecked"
    assert values["teach"][0]["scenario"] == "lesson-6-check-first"
    assert {one["debrief"] for one in values["games"]} == {"player"}


def test_forged_changed_and_broken_files_are_told_with_why_and_never_counted(folder: Path, capsys: Capture) -> None:
    before = values_of(capsys, folder)
    good = json.loads(to_json(played("Cheat", "textbook", 40)))
    wrong: dict[str, tuple[str, str]] = {
        "changed": (json.dumps({**good, "player": "<b>Somebody</b>"}), "the seal does not fit"),
        "forged": (json.dumps(sealed({**good, "steps": good["steps"][1:]})), "differently"),
        "invented": (json.dumps(sealed({**good, "digest": "0" * 64, "week_digests": []})), "differently"),
        "half": (to_json(played("Cheat", "textbook", 40))[:2_000], "not a game file"),
        "nothing": ("", "not a game file"),
        "list": ("[1, 2]", "not a game file"),
        "deep": ("[" * 100_000, "not a game file"),
        "old": (json.dumps({**good, "rules_version": 2}), "rules version 2"),
        "large": ("x" * 9_000_000, "too large"),
    }
    for name, (text, _) in wrong.items():
        (folder / f"{name}.json").write_text(text, "utf-8")
    values = values_of(capsys, folder)
    assert {**values, "refused": []} == {**before, "refused": []}
    told = {Path(one["file"]).stem: one["why"] for one in values["refused"]}
    assert set(told) == set(wrong)
    for name, (_, why) in wrong.items():
        assert why in told[name], (name, told[name])


def test_a_file_that_is_not_there_is_told_and_a_class_without_files_is_none(folder: Path, capsys: Capture) -> None:
    values = values_of(capsys, folder, folder / "missing.json", folder / "later")
    (one,) = values["refused"]
    assert (Path(one["file"]).name, len(values["games"])) == ("missing.json", 12)
    empty = folder / "empty"
    empty.mkdir()
    done = call(capsys, "class", empty)
    assert (done.code, done.error_lines) == (1, ["finalkick: no exported games found. Give .json files, or a folder of them."])
    assert call(capsys, "class", folder, "--key", "x").code == 2
    assert len(files_of([folder, folder / "later", next(folder.glob("*.json"))])) == 12


def test_a_table_opens_in_a_spreadsheet_and_runs_nothing(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    evil = '=HYPERLINK("http://x")'
    (folder / "evil.json").write_text(to_json(played(evil, "nag", 50)), "utf-8")
    (folder / "+1.json").write_text("{", "utf-8")
    table = tmp_path / "class.csv"
    assert call(capsys, "class", folder, "--csv", table).code == 0
    text = table.read_bytes().decode("utf-8")
    assert text.startswith(BOM)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))
    assert len(rows) == 14
    assert {row["name"] for row in rows} == {f"'{evil}", "'+1", *(name for name, *_ in PEOPLE)}
    assert [row["counted"] for row in rows].count("1") == 13
    mine = next(row for row in rows if row["name"] == "李娜")
    assert (mine["competence_excuses"], mine["currency"]) == ("20.0", "CNY")
    assert written([["@x", "-1+2", "\t=1", -1.5, True, None, "safe"]]) == f"{BOM}'@x,'-1+2,\\t=1,-1.5,1,,safe\r\n"


def test_codes_hide_names_and_stay_the_same(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    (folder / "Liar Lin.json").write_text("{", "utf-8")
    first, key = values_of(capsys, folder, "--codes"), tmp_path / "key.csv"
    done = call(capsys, "class", folder, "--codes", "--key", key, "--json", "--csv", tmp_path / "c.csv")
    assert json.loads(done.out) == first
    shown = done.out + (tmp_path / "c.csv").read_text("utf-8")
    assert not [name for name, *_ in PEOPLE if name in shown]
    assert "Liar" not in shown
    assert "Liar Lin" in done.err, "whoever looks at the class is told which file it is"
    who = {row["name"]: row["code"] for row in csv.DictReader(io.StringIO(key.read_text("utf-8").removeprefix(BOM)))}
    assert {one["name"] for one in first["people"]} == {who[name] for name, *_ in PEOPLE}
    assert key.stat().st_mode & 0o077 == 0
    assert code_of(" wang  FANG") == code_of("Wang Fang") != code_of("李娜")
    assert code_of("Wang Fang", tmp_path) != code_of("Wang Fang"), "a list of names is not enough to find out"


def test_results_of_the_transfer_check_are_worked_out_from_what_was_chosen(tmp_path: Path, capsys: Capture) -> None:
    best = {name: [one.best for one in form.situations] for name, form in forms().items()}
    results = [
        replace(result_of(forms()["A"], [0] * 12, "Wang Fang"), date="2026-03-01"),
        replace(result_of(forms()["B"], best["B"], "Wang Fang"), date="2026-03-20"),
    ]
    told = [{**result_values(one), "score": 99.0} for one in results]
    (tmp_path / "checks.json").write_text(json.dumps(told), "utf-8")
    (tmp_path / "bad.json").write_text(json.dumps([{**told[0], "chosen": [99] * 12}]), "utf-8")
    values = values_of(capsys, tmp_path)
    (one,) = values["tested_again"]
    assert (one["before"], one["after"]) == (pytest.approx(forms()["A"].score([0] * 12)), 100)
    assert [Path(one["file"]).name for one in values["refused"]] == ["bad.json"]


def finished(store: Store) -> int:
    """A small game in the store, a call a week."""
    from game.play.session import new_session

    session = new_session(SMALL, 3, store, "small.yaml")
    while not session.over:
        session.play(Step(move="call", client="first"))
        session.end_week()
    assert session.saved_as is not None
    return session.saved_as


def test_an_export_has_the_players_name_and_what_the_debrief_found(tmp_path: Path, home: Path, capsys: Capture) -> None:
    number = finished(Store(home))
    file = tmp_path / "game.json"
    assert call(capsys, "export", number, file).code == 0
    plain = from_json(file.read_bytes(), "file")
    assert (plain.player, plain.debrief, plain.format) == ("person", None, 2)
    debrief = opened(Played(plain.scenario, plain.seed, tuple(plain.steps)), 500_000.0)
    assert kept.keep(Store(home), plain, debrief) is None, "nothing is kept of what is not done"
    for _ in work(debrief, effort=LITTLE):
        pass
    kept.keep(Store(home), plain, debrief)
    save(Settings(name="林伟"), home)
    assert call(capsys, "export", number, file).code == 0
    whole = from_json(file.read_bytes(), "file")
    assert (whole.player, whole.format, whole.debrief) == ("林伟", 3, kept_of(debrief))
    assert whole.debrief is not None
    assert whole.debrief.adds_up(debrief.net)
    assert "the debrief, as worked out by the player" in call(capsys, "verify", file).out
    assert call(capsys, "export", number, file, "--name", "Lin Wei").code == 0
    assert from_json(file.read_bytes(), "file").player == "Lin Wei"


def test_debriefs_are_worked_out_once_and_kept_when_broken_off(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in (1, 2, 3):
        (tmp_path / f"{seed}.json").write_text(to_json(small_game(seed)), "utf-8")
    monkeypatch.setattr("game.commands.classroom.FULL", LITTLE)
    worked: list[str] = []

    def broken_off(after: int) -> Callable[..., bool]:
        from game.commands.debrief import done

        def doing(found: Any, *rest: Any) -> bool:
            if len(worked) == after:
                raise KeyboardInterrupt
            worked.append(str(found.played.seed))
            return done(found, *rest)

        return doing

    monkeypatch.setattr("game.commands.classroom.done", broken_off(1))
    done = call(capsys, "class", tmp_path, "--debrief", "--jobs", 1)
    assert done.code == 1
    assert "2 of 3 games have no debrief" in " ".join(done.out.split())
    assert "the same command goes on" in done.err
    monkeypatch.setattr("game.commands.classroom.done", broken_off(9))
    done = call(capsys, "class", tmp_path, "--debrief", "--jobs", 1, "--json")
    assert (done.code, worked) == (0, ["1", "2", "3"]), "what was kept is not worked out again"
    assert {one["debrief"] for one in json.loads(done.out)["games"]} == {"here"}
    assert {one["debrief"] for one in values_of(capsys, tmp_path)["games"]} == {"here"}, "and is used without being asked for"


def small_game(seed: int) -> GameRecord:
    """A game in which somebody calls, and goes home."""
    from game.play.session import replayed

    week = [Step(move="call", client="first"), Step(move=END_WEEK)]
    return replayed(SMALL, seed, week * 3).exported("2026-01-01", f"Player {seed}")


def test_more_files_than_may_be_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.classroom.files.MOST_FILES", 1)
    for name in "ab":
        (tmp_path / f"{name}.json").write_text("{}", "utf-8")
    with pytest.raises(SimError, match="too many"):
        files_of([tmp_path])
