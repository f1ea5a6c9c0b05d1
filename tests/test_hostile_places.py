"""What somebody else has written, where it is shown on the way: in a typed game, a comparison, a store edited by hand, a forged
export with a seal of its own, settings, folders."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from game.play.session import new_session
from game.play.store import Store
from sim_core.debrief.whole import QUICK
from sim_core.engine.record import GameRecord, Step
from sim_core.engine.seal import sealed
from tests.commands import call, spawn
from tests.test_hostile_output import CONTROLS, HOSTILE, MARKS, UNSEEN, Page, a_scenario, assert_harmless, written

Capture = pytest.CaptureFixture[str]
MATHS = "$x^$ $\\frac{1$ \\foo & <b> $$ {0} %"
"""What matplotlib would take for a formula, and one that is none."""
ALL = CONTROLS + UNSEEN + MARKS


@pytest.fixture(autouse=True)
def few_worlds(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told is shown, not how well."""
    monkeypatch.setattr("game.commands.debrief.SHORT", replace(QUICK, copies=100, more=0, points=0, opening=8))


@pytest.mark.parametrize(("kind", "language"), [("marks", "en"), ("unseen", "zh")])
def test_a_typed_game_of_hostile_words_is_played_to_its_end(kind: str, language: str, tmp_path: Path) -> None:
    files = written(tmp_path, HOSTILE[kind], kind)
    typed = "h\n1\nc\nl\nk\n1 call\n2 visit\n" + f"{CONTROLS}\n{MARKS}\n3 {UNSEEN}\n" + "e y\ne y\ne y\nn\n"
    done = spawn("play", files["SCENARIO"], "--text", "--seed", 3, "--lang", language, typed=typed)
    assert_harmless(done, kind)
    assert done.code == 0, done.err


def test_formulas_that_are_none_are_drawn_as_they_are_written(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, MATHS, "maths")
    page = tmp_path / "page.html"
    done = call(capsys, "debrief", files["EXPORT"], "--quick", "--jobs", 1, "--html", page)
    assert (done.code, "Traceback" in done.err) == (0, False), done.err
    assert "$x^$" in page.read_text("utf-8")


@pytest.mark.long
def test_two_versions_with_hostile_words_are_compared(tmp_path: Path, capsys: Capture) -> None:
    pages = {}
    for name, words in (("plain", "Plain words"), ("bad", MATHS + MARKS)):
        old, new = (tmp_path / f"{name}-{one}.yaml" for one in ("old", "new"))
        old.write_text(json.dumps(a_scenario(words), ensure_ascii=False), "utf-8")
        new.write_text(json.dumps({**a_scenario(words), "target": 100_000}, ensure_ascii=False), "utf-8")
        page = tmp_path / f"{name}.html"
        words_of = ("balance", "--compare", old, new, "--quick", "--episodes", 32, "--jobs", 1, "--out", page)
        done = call(capsys, *words_of)
        assert_harmless(done, name)
        assert done.code == 0, done.err
        pages[name] = page.read_text("utf-8")
    assert Page(pages["bad"]).elements <= Page(pages["plain"]).elements
    assert all(one.isprintable() or one == "\n" for one in pages["bad"])


@pytest.mark.parametrize("kind", ["marks", "long"])
def test_a_store_edited_by_hand_is_listed_exported_and_salvaged_without_obeying_it(
    kind: str, home: Path, small: Path, capsys: Capture, tmp_path: Path
) -> None:
    session = new_session(small.read_text("utf-8"), 2, Store())
    while not session.over:
        session.end_week()
    assert session.store is not None
    session.store.close()
    db = sqlite3.connect(home / "games.sqlite3")
    columns = [row[1] for row in db.execute("PRAGMA table_info(game)") if row[2] == "TEXT" and row[1] not in ("status", "seed")]
    assert {"scenario", "scenario_text", "player", "started", "medal", "digest"} == set(columns)
    for column in columns:
        before = db.execute(f"SELECT {column} FROM game").fetchone()[0]
        db.execute(f"UPDATE game SET {column} = ?", (HOSTILE[kind] + ALL,))
        db.commit()
        for words in (("games",), ("games", "--json"), ("export", 1, tmp_path / "game.json"), ("debrief", 1, "--quick"),
                      ("games", "--salvage")):  # fmt: skip
            assert_harmless(call(capsys, *words), (column, kind, words))
        db.execute(f"UPDATE game SET {column} = ?", (before,))
        db.commit()
    db.execute("UPDATE step SET step = ? WHERE number = 0", (json.dumps({"move": HOSTILE[kind] + ALL}),))
    db.commit()
    db.close()
    for words in (("games",), ("export", 1, "-"), ("debrief", 1)):
        assert_harmless(call(capsys, *words), (kind, words))
    assert len(Store().games()) == 1


def test_a_forged_export_with_a_seal_of_its_own_is_told_and_not_obeyed(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, "Plain words", "plain")
    fields = json.loads(Path(files["EXPORT"]).read_text("utf-8"))
    texts = [name for name, value in fields.items() if isinstance(value, str) and name not in ("digest", "seal", "scenario")]
    assert set(texts) <= set(GameRecord.model_fields)
    for name in texts:
        Path(files["EXPORT"]).write_text(json.dumps(sealed({**fields, name: ALL})), "utf-8")
        for words in (("verify",), ("verify", "--lang", "zh"), ("debrief", "--quick", "--json")):
            done = call(capsys, *words, files["EXPORT"])
            assert_harmless(done, (name, words))
        if name == "player":
            assert "\\x1b]0;PWNED" in call(capsys, "verify", files["EXPORT"]).out, "shown, in words"
    step = Step(move="call", client="first").model_dump(mode="json")
    for name in ("move", "client"):
        Path(files["EXPORT"]).write_text(json.dumps(sealed({**fields, "steps": [{**step, name: ALL}]})), "utf-8")
        assert_harmless(call(capsys, "verify", files["EXPORT"]), name)


def test_settings_and_folders_with_hostile_names_are_only_named(home: Path, small: Path, capsys: Capture) -> None:
    home.mkdir()
    (home / "settings.json").write_text(json.dumps({"language": ALL, "name": ALL, "theme": ALL}), "utf-8")
    (home / "scenarios").mkdir()
    named = home / "scenarios" / f"{(CONTROLS + UNSEEN + MARKS).replace('/', '')}.yaml"
    named.write_text(small.read_text("utf-8"), "utf-8")
    (home / "scenarios" / "faulty\x1b[31m.yaml").write_text(f"id: {MARKS}", "utf-8")
    for words in (("scenarios",), ("scenarios", "--json"), ("check", home / "scenarios"), ("games",)):
        assert_harmless(call(capsys, *words), words)
