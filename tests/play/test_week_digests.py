"""The store knows how each week ended: it is told which week of a game comes out otherwise, and later versions export it."""

import json
import sqlite3
from pathlib import Path

from game.play.session import Session, continue_session, new_session
from game.play.store import Store
from sim_core.engine.record import Step
from tests.commands import call
from tests.conftest import SMALL
from tests.test_old_files import Capture


def played() -> tuple[Store, Session]:
    store = Store()
    session = new_session(SMALL, 5, store)
    for _ in range(session.scenario.weeks):
        session.play(Step(move="call", client=session.scenario.clients[0].id))
        session.end_week()
    return store, session


def changed(store: Store, sql: str) -> None:
    with sqlite3.connect(store.path) as db:
        db.execute(sql)


def test_each_week_is_noted_once_also_where_a_game_is_continued(home: Path) -> None:
    store = Store()
    session = new_session(SMALL, 5, store)
    session.end_week()
    session.play(Step(move="call", client=session.scenario.clients[0].id))
    again = continue_session(store.games()[0], store)
    while not again.over:
        again.end_week()
    assert store.week_digests(1) == again.week_digests
    assert len(again.week_digests) == again.scenario.weeks


def test_a_game_of_other_rules_is_exported_with_its_weeks(capsys: Capture, home: Path, tmp_path: Path) -> None:
    store, session = played()
    changed(store, "UPDATE game SET rules_version = 3")
    file = tmp_path / "game.json"
    assert call(capsys, "export", 1, file).code == 0
    assert json.loads(file.read_text("utf-8"))["week_digests"] == session.week_digests


def test_a_debrief_names_the_week_in_which_a_stored_game_comes_out_otherwise(capsys: Capture, home: Path) -> None:
    store, session = played()
    assert session.scenario.weeks > 2
    other = json.dumps({"move": "visit", "client": session.scenario.clients[0].id})
    changed(store, f"UPDATE step SET step = '{other}' WHERE number = 2")  # of the second week
    done = call(capsys, "debrief", "--quick", 1)
    assert "comes out differently in week 2" in " ".join((done.out + done.err).split())
