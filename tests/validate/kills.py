"""Kills: a process that plays, or writes a file, is killed at any moment. Whatever it was told to be kept has to be there.

`python -m tests.validate.kills --play 500 --write 100` prints a row for each kind of writing: tried, survived, what broke.
Each kill is a SIGKILL at a moment drawn by a seed, which is printed; the process killed is a copy of this one.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.play.schema import SCHEMA
from game.play.session import continue_session, new_session
from game.play.settings import Settings, load, save
from game.play.store import Store
from game.play.whole_file import whole_file
from game.terminal.demo import next_steps
from sim_core.engine.record import END_WEEK, Step, from_json, to_json, verify
from tests.conftest import SMALL

LONGEST: Final = 0.12
"""Seconds after which a process is killed at the latest."""


@dataclass
class Row:
    """What came of one kind of kill."""

    name: str
    tried: int = 0
    broken: list[str] = field(default_factory=list)
    acknowledged: int = 0  # choices that a player had seen the result of

    @property
    def survived(self) -> int:
        return self.tried - len(self.broken)

    def told(self) -> str:
        seen = f" ({self.acknowledged} acknowledged choices)" if self.acknowledged else ""
        return f"{self.name}{seen}: {self.tried} tried, {self.survived} survived" + "".join(f"\n  {one}" for one in self.broken)


def killed(work: Callable[[Callable[[str], None]], None], seconds: float) -> list[str]:
    """Do some work in a copy of this process and kill it after so many seconds. Returns what it has told until then."""
    heard, telling = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        with suppress(BaseException):
            work(lambda line: _write(telling, line))
        while True:
            signal.pause()
    os.close(telling)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(heard, encoding="utf-8") as file:
        return file.read().splitlines()


def _write(place: int, line: str) -> None:
    os.write(place, f"{line}\n".encode())


def in_play(folder: Path, luck: random.Random, row: Row) -> None:
    """A person plays, and is killed; the next process goes on with the game, until it is over."""

    def play(tell: Callable[[str], None]) -> None:
        store = Store(folder)
        saved = store.unfinished()
        session = continue_session(saved, store) if saved else new_session(SMALL, luck.randrange(10**6), store)
        tell(f"game {session.saved_as}")
        while not session.over:
            for step in next_steps(session, 0):
                session.play(step)
                tell(step.model_dump_json())
            session.end_week()
            tell(Step(move=END_WEEK).model_dump_json())

    store = Store(folder)
    saved = store.unfinished()
    before = store.steps(saved.id) if saved else []
    store.close()
    told = killed(play, luck.uniform(0.0, 4 * LONGEST))
    row.acknowledged += max(len(told) - 1, 0)
    store = Store(folder)
    try:
        if store.moved_aside:
            raise AssertionError("the store was set aside")
        if told:
            number = int(told[0].split()[1])
            wanted = [*before, *(Step.model_validate_json(one) for one in told[1:])]
            found = store.steps(number)
            if found[: len(wanted)] != wanted or len(found) > len(wanted) + 1:
                raise AssertionError(f"{len(wanted)} choices were acknowledged, {len(found)} are kept")
            again = store.game(number)
            assert again is not None
            session = continue_session(again, store)
            verify(session.exported())
            if session.over and again.status == "playing" and store.unfinished() is not None:
                raise AssertionError("over, and still being played")
        if store._db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise AssertionError("not whole")
    finally:
        store.close()


def while_making_a_store(folder: Path, luck: random.Random, row: Row) -> None:
    """A store is made, again and again."""

    def make(tell: Callable[[str], None]) -> None:
        for number in range(1000):
            Store(folder / str(number)).close()

    killed(make, luck.uniform(0.0, LONGEST))
    for place in list(folder.iterdir()):
        store = Store(place)
        assert store.moved_aside is None
        assert store.new_game("s", "t", 1, 2, "person", False) == 1
        store.close()


def while_changing_the_format(folder: Path, luck: random.Random, row: Row) -> None:
    """A store of an older format is opened, again and again."""
    for number in range(40):
        (folder / str(number)).mkdir()
        old = sqlite3.connect(folder / str(number) / "games.sqlite3")
        old.executescript(f"{SCHEMA} PRAGMA user_version=1;")
        old.execute("INSERT INTO game VALUES (1, 's', 'text', '7', 2, 'person', 0, 'finished', 'then', 1, 81.5, '', '')")
        old.execute('INSERT INTO step VALUES (1, 0, \'{"move":"end_week"}\')')
        old.commit()
        old.close()

    def change(tell: Callable[[str], None]) -> None:
        for number in range(40):
            Store(folder / str(number)).close()

    killed(change, luck.uniform(0.0, LONGEST))
    for place in list(folder.iterdir()):
        store = Store(place)
        assert store.moved_aside is None
        assert (store.games()[0].score, store.steps(1)) == (81.5, [Step(move=END_WEEK)])
        assert store.drills(2) == []
        store.close()
        for copy in place.glob("games-format-1-*.sqlite3"):
            assert sqlite3.connect(copy).execute("SELECT score FROM game").fetchone() == (81.5,)
        assert not [one for one in place.iterdir() if one.name.endswith((".part", ".new"))], "a draft was left"


def while_saving_settings(folder: Path, luck: random.Random, row: Row) -> None:
    """Settings are changed, again and again."""

    def change(tell: Callable[[str], None]) -> None:
        for number in range(100_000):
            save(Settings(volume=number % 11, name="z" * 20), folder)

    save(Settings(volume=1, name="z" * 20), folder)
    killed(change, luck.uniform(0.0, LONGEST))
    found, damaged = load(folder)
    assert damaged is None
    assert found.name == "z" * 20
    save(found, folder)
    assert [one.name for one in folder.iterdir()] == ["settings.json"], "a draft was left"


def while_exporting(folder: Path, luck: random.Random, row: Row) -> None:
    """A game is exported over an older export, again and again."""
    place = folder / "game.json"
    text = to_json(new_session(SMALL, 1, None).exported())
    place.write_text(text, "utf-8")

    def export(tell: Callable[[str], None]) -> None:
        while True:
            with whole_file(place) as file:
                file.write(text)

    killed(export, luck.uniform(0.0, LONGEST))
    verify(from_json(place.read_bytes(), "game.json"))
    with whole_file(place) as file:
        file.write(text)
    assert [one.name for one in folder.iterdir()] == ["game.json"], "a draft was left"


def while_backing_up(folder: Path, luck: random.Random, row: Row) -> None:
    """A store is copied over an older copy, again and again."""
    store = Store(folder / "home")
    for number in range(20):
        store.new_game("s", SMALL, number, 2, "person", False)
    place = folder / "copy.sqlite3"
    store.copy_into(place)
    store.close()

    def copy(tell: Callable[[str], None]) -> None:
        store = Store(folder / "home")
        while True:
            store.copy_into(place)

    killed(copy, luck.uniform(0.0, LONGEST))
    assert sqlite3.connect(place).execute("SELECT count(*) FROM game").fetchone() == (20,)
    store = Store(folder / "home")
    assert len(store.games()) == 20
    store.copy_into(place)
    store.close()
    assert sorted(one.name for one in folder.iterdir()) == ["copy.sqlite3", "home"], "a draft was left"


def while_setting_aside(folder: Path, luck: random.Random, row: Row) -> None:
    """Damaged stores are opened, and set aside: each is whole in the one place or the other."""
    damage = b"SQLite format 3\0" + b"damaged" * 1000
    for number in range(2):
        (folder / str(number)).mkdir()
        (folder / str(number) / "games.sqlite3").write_bytes(damage)

    def open_all(tell: Callable[[str], None]) -> None:
        for number in range(2):
            Store(folder / str(number)).close()

    killed(open_all, 0.8 + luck.uniform(0.0, 1.2))
    for place in list(folder.iterdir()):
        Store(place).close()
        (aside,) = place.glob("games-damaged-*.sqlite3")
        assert aside.read_bytes() == damage


WRITING: Final = {
    "killed while a store is made": while_making_a_store,
    "killed while a store is brought to a new format": while_changing_the_format,
    "killed while settings are saved": while_saving_settings,
    "killed while a game is exported": while_exporting,
    "killed while a store is copied": while_backing_up,
    "killed while a damaged store is set aside": while_setting_aside,
}


def tried(name: str, story: Callable[[Path, random.Random, Row], None], times: int, seed: int, fresh: bool = True) -> Row:
    """Tell a story so many times, each with luck of its own. `fresh`: each in a folder of its own."""
    row = Row(name)
    whole = Path(tempfile.mkdtemp(prefix="finalkick-"))
    try:
        for number in range(times):
            folder = whole / (str(number) if fresh else "one")
            folder.mkdir(exist_ok=True)
            row.tried += 1
            try:
                story(folder, random.Random(f"{seed}/{name}/{number}"), row)
            except Exception as error:
                row.broken.append(f"seed {seed}, number {number}: {type(error).__name__}: {error}")
            if fresh:
                shutil.rmtree(folder)
    finally:
        shutil.rmtree(whole)
    return row


def rows(play: int, write: int, seed: int) -> list[Row]:
    """All kinds of kills, so many of each."""
    found = [tried("killed in play", in_play, play, seed, fresh=False)]
    return found + [tried(name, story, write, seed) for name, story in WRITING.items()]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.validate.kills")
    parser.add_argument("--play", type=int, default=500)
    parser.add_argument("--write", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = rows(asked.play, asked.write, asked.seed)
    for one in found:
        print(json.dumps({"name": one.name, "tried": one.tried, "survived": one.survived}) if asked.json else one.told())
    return int(any(one.broken for one in found))


if __name__ == "__main__":
    sys.exit(main())
