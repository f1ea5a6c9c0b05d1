"""`finalkick debrief`: a past game told in the terminal and as JSON, whole, unfinished, damaged or of other rules."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.language.words import LANGUAGES
from game.play.session import new_session
from game.play.store import Store
from game.terminal.debrief import short_lines
from sim_core.debrief.competence import COMPETENCES
from sim_core.debrief.miss import PARTS
from sim_core.debrief.verdict import GRADES
from sim_core.debrief.whole import QUICK, opened, work
from sim_core.engine.record import Step, to_json
from sim_core.scenario.library import find_scenario
from tests.commands import ROOT, Done, call, environment, spawn
from tests.played import bot_steps, played

Capture = pytest.CaptureFixture[str]
LESSON = "lesson-6-check-first"
HEADS = {
    "en": ["Score", "Money over time", "Decision accuracy", "Competences", "Turning points", "Every excuse", "how right"],
    "zh": ["得分", "钱是怎么来的", "决策准确度", "能力", "转折点", "理由，一条条对", "你有多准", "开局可望", "接下来练"],
}
NO_GAMES = [("77", 1, "no game 77"), ("nonsense", 2, "nonsense"), ("x.json", 1, "x.json")]
BELIEVING = ("accept_excuse", "challenge", "fix_problem")


@pytest.fixture(autouse=True)
def little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few worlds: what is told is shown, not how well."""
    monkeypatch.setattr("game.commands.debrief.SHORT", replace(QUICK, points=12))


def a_game(bot: str = "credulous", seed: int = 3, steps: int | None = None, player: str = "person", **stated: Any) -> int:
    """A game of a lesson in the store, with what was stated beside each answer to an excuse. Its number."""
    store = Store()
    session = new_session(find_scenario(LESSON).read_text("utf-8"), seed, store, player=player)
    for step in bot_steps(session.scenario, bot, seed)[:steps]:
        if step.move == "end_week":
            session.end_week()
        else:
            session.play(step.model_copy(update=stated) if step.move in BELIEVING else step)
    store.close()
    assert session.saved_as is not None
    return session.saved_as


def debrief(capsys: Capture, game: object, *more: object) -> Done:
    done = call(capsys, "debrief", game, "--quick", "--jobs", 1, *more)
    return Done(done.code, " ".join(done.out.split()), done.err)  # whatever way the lines are broken


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_game_is_told_section_by_section(capsys: Capture, language: str) -> None:
    number = a_game(belief=0.75, cash_low=0.0, cash_high=400_000.0)
    done = debrief(capsys, number, "--lang", language)
    assert (done.code, done.err) == (0, "")
    assert [head for head in HEADS[language] if head not in done.out] == []
    assert not re.search(r"\{\w+\}|debrief\.|why\.|observed\.|miss\.", done.out)
    if language == "en":
        assert "Of those you called 75% likely" in done.out
        assert "unchecked. “" in done.out, "the rule that acted, in a sentence"


def test_the_json_is_as_the_contract_has_it(capsys: Capture) -> None:
    number = a_game(belief=0.75)
    found = json.loads(debrief(capsys, number, "--json").out)
    assert {"score", "net", "target", "accuracy", "luck", "competences", "decisions", "calibration", "miss"} <= set(found)
    assert tuple(found["competences"]) == COMPETENCES
    assert all(0 <= score <= 100 for score in found["competences"].values())
    assert tuple(found["miss"]) == PARTS
    for one in found["decisions"]:
        assert {"week", "client", "move", "loss", "ci95", "verdict", "why", "lesson", "cost", "hindsight", "best"} <= set(one)
        assert one["verdict"] in GRADES
        assert one["why"]
        assert one["lesson"] in {f"L{number}" for number in range(1, 10)}
        assert one["ci95"][0] <= one["ci95"][1]
    stated, true_share, count = found["calibration"]["curve"][0]
    assert (stated, count) == (0.75, sum(one["stated"] == 0.75 for one in found["excuses"]))
    assert 0 <= true_share <= 1


def test_the_sums_add_up(capsys: Capture) -> None:
    found = json.loads(debrief(capsys, a_game(), "--json").out)
    assert sum(one["cost"] for one in found["decisions"]) == pytest.approx(found["lost"])
    assert found["expected"] - found["lost"] + found["luck"] == pytest.approx(found["net"])
    assert sum(found["miss"].values()) == pytest.approx(found["target"] - found["net"])
    games = json.loads(call(capsys, "games", "--json").out)
    assert (found["score"], found["net"]) == (games[0]["score"], games[0]["net"]), "as it was noted at the close"


def test_an_exported_game_is_told_the_same(capsys: Capture, tmp_path: Path) -> None:
    number, file = a_game(), tmp_path / "game.json"
    assert call(capsys, "export", number, file).code == 0
    stored, exported = (json.loads(debrief(capsys, game, "--json").out) for game in (number, file))
    assert {**exported, "game": number} == stored


def test_an_unfinished_game_is_judged_as_far_as_it_went(capsys: Capture) -> None:
    number = a_game(steps=12)
    found = json.loads(debrief(capsys, number, "--json").out)
    assert (found["finished"], found["score"], found["luck"], found["miss"]) == (False, None, None, None)
    assert len(found["decisions"]) == 12
    told = debrief(capsys, number)
    assert told.code == 0
    assert "not played to its end (week" in told.out


def test_a_game_that_has_only_begun_says_so(capsys: Capture) -> None:
    done = debrief(capsys, a_game(steps=0))
    assert done.code == 0
    assert "not played to its end (week 1 of 5)" in done.out


def test_a_bots_game_is_told_as_one(capsys: Capture) -> None:
    assert "played by nag" in debrief(capsys, a_game("nag", player="nag")).out


def test_a_truncated_export_is_told_as_far_as_it_goes(capsys: Capture, tmp_path: Path) -> None:
    number, file = a_game(), tmp_path / "game.json"
    call(capsys, "export", number, file)
    text = file.read_bytes()
    file.write_bytes(text[: int(len(text) * 0.8)])
    done = debrief(capsys, file)
    assert done.code == 0
    assert re.search(r"breaks off: \d+ steps are left", done.out)
    assert "Decision accuracy" in done.out
    file.write_bytes(text[:200])
    nothing = debrief(capsys, file)
    assert (nothing.code, len(nothing.error_lines)) == (1, 1)
    assert "not a game file" in nothing.err


def test_a_game_of_other_rules_shows_what_was_noted(capsys: Capture, home: Path) -> None:
    number = a_game()
    with sqlite3.connect(home / "games.sqlite3") as db:
        db.execute("UPDATE game SET rules_version = 1")
    done = debrief(capsys, number)
    assert done.code == 1
    assert "The result noted at the time: score" in done.out
    assert "played under rules version 1" in done.err
    found = json.loads(debrief(capsys, number, "--json").out)
    assert found["net"] is not None
    assert "rules version 1" in found["problem"]


def test_a_scenario_since_changed_is_told(capsys: Capture, tmp_path: Path) -> None:
    number, file = a_game(), tmp_path / "game.json"
    call(capsys, "export", number, file)
    record = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**record, "scenario": record["scenario"] + "\n# as it was\n"}), "utf-8")
    done = debrief(capsys, file)
    assert done.code == 0
    assert "has been changed since" in done.out
    assert "has been changed since" not in debrief(capsys, number).out
    file.write_text(json.dumps({**record, "scenario": record["scenario"].replace("weeks:", "wekks:", 1)}), "utf-8")
    broken = debrief(capsys, file)
    assert broken.code == 1
    assert "wekks" in broken.err
    assert "moves" in broken.out, "what is known of it all the same"


def test_a_choice_that_is_not_possible_ends_the_tale(capsys: Capture, tmp_path: Path) -> None:
    number, file = a_game(), tmp_path / "game.json"
    call(capsys, "export", number, file)
    record = json.loads(file.read_text("utf-8"))
    record["steps"].insert(6, Step(move="resume_supply", client="wanjia").model_dump())
    file.write_text(json.dumps(record), "utf-8")
    done = debrief(capsys, file)
    assert done.code == 0
    assert "only be played again up to step 7" in done.out
    assert "{" not in done.out


@pytest.mark.parametrize(
    ("game", "code", "says"), [("77", 1, "no game 77"), ("nonsense", 2, "nonsense"), ("x.json", 1, "x.json")]
)
def test_what_is_no_game_is_told_in_a_line(capsys: Capture, game: str, code: int, says: str) -> None:
    done = debrief(capsys, game)
    assert (done.code, len(done.error_lines)) == (code, 1)
    assert says in done.err


def test_a_demonstration_ends_with_its_debrief(small: Path) -> None:
    done = spawn("play", small, "--seed", 1, env={"FINALKICK_LANG": "zh"})
    assert done.code == 0
    assert done.out.index("得分") < done.out.index("决策准确度") < done.out.index("finalkick debrief 1")


def test_a_game_in_the_terminal_offers_its_debrief(small: Path) -> None:
    accepted = spawn("play", small, "--seed", 1, "--text", typed="e y\ne y\ne y\ny\n")
    assert accepted.code == 0
    assert accepted.out.index("A short debrief?") < accepted.out.index("Decision accuracy")
    for answer in ("n\n", ""):
        declined = spawn("play", small, "--seed", 1, "--text", typed=f"e y\ne y\ne y\n{answer}")
        assert (declined.code, "Decision accuracy" in declined.out) == (0, False)


def test_the_short_form_has_a_line_for_each_competence() -> None:
    found = opened(played(LESSON, "pushy", 4), 500_000)
    for _ in work(found, effort=QUICK):
        pass
    lines = list(short_lines(found, True, "en"))
    assert sum(bool(re.match(r"  ( *\d+|  –)  \w", line)) for line in lines) == len(COMPETENCES)
    assert any(line.startswith("  Net ¥") for line in lines)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups to interrupt")
def test_ctrl_c_ends_with_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "game.json"
    game = played("final-quarter", "visitor", 3)
    session = new_session(game.scenario, game.seed, None)
    for step in game.steps[:40]:
        session.end_week() if step.move == "end_week" else session.play(step)
    file.write_text(to_json(session.exported()), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "game", "debrief", str(file), "--jobs", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment() | {"PYTHONUNBUFFERED": "1"}, cwd=ROOT,
        start_new_session=True,
    )  # fmt: skip
    assert process.stdout
    assert any("Money over time" in line for line in process.stdout), "the first page is there at once"
    time.sleep(0.3)  # it is being printed; then the work begins
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err.splitlines() == ["finalkick: interrupted; this is what was done so far"]
    assert "Traceback" not in out
