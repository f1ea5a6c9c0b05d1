"""What is kept beside the games: for good, under one name, in stores that know nothing of it too."""

import sqlite3

from game.play.schema import DRILLS, SCHEMA, SCHEMA_VERSION
from game.play.store import Store


def test_the_first_stays_and_a_second_is_refused(tmp_path):
    store = Store(tmp_path)
    assert store.kept_beside("reason") == {}
    assert store.keep_beside("reason", "1/2", "first")
    assert not store.keep_beside("reason", "1/2", "second")
    assert store.keep_beside("test", "1/2", "another kind")
    assert store.keep_beside("reason", "0/9", "later")
    assert list(store.kept_beside("reason").items()) == [("1/2", "first"), ("0/9", "later")]
    store.close()
    assert Store(tmp_path).kept_beside("test") == {"1/2": "another kind"}


def test_a_store_without_that_table_is_whole_and_keeps_its_format(tmp_path):
    with sqlite3.connect(tmp_path / "games.sqlite3") as old:
        old.executescript(f"{SCHEMA}{DRILLS} PRAGMA user_version={SCHEMA_VERSION};")
    store = Store(tmp_path)
    assert store.moved_aside is None
    assert store.apart() == {}
    assert store.keep_beside("challenge", "2026-W48", "3")
    assert store.apart() == {3: "2026-W48"}
    assert store._db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)  # older versions go on with it
