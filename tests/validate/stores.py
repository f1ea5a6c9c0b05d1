"""Stores under attack: opened by many at once, damaged in every way, locked, on a full disk. What was kept stays readable.

`python -m tests.validate.stores --openings 300 --damaged 200` prints a row for each: tried, survived, what broke.
"""

import argparse
import io
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Final

from game.cli import main as finalkick
from game.play.keeping import keep
from game.play.salvage import readable
from game.play.schema import SCHEMA
from game.play.session import Session, new_session
from game.play.store import Store
from sim_core.engine.record import Step
from tests.conftest import SMALL
from tests.validate.kills import Row

AT_ONCE: Final = 6
CHOICES: Final = 100
GAMES: Final = 8
COMMANDS: Final = (("games",), ("games", "--json"), ("export", "3", "-"), ("games", "--salvage"), ("games",))
KINDS: Final = ("cut", "flipped", "zeroed", "text", "head", "log cut", "log flipped", "log head", "log and database")


def together(count: int, work: Callable[[int], None]) -> list[str]:
    """Do some work in so many copies of this process, which all begin at one moment. Returns what failed."""
    ready, begin, told = os.pipe(), os.pipe(), os.pipe()
    children: dict[int, int] = {}
    for number in range(count):
        child = os.fork()
        if child == 0:
            os.close(begin[1])
            code = 1
            try:
                os.write(ready[1], b".")
                os.read(begin[0], 1)  # ends when the parent closes its end
                work(number)
                code = 0
            except BaseException as error:
                os.write(told[1], f"{type(error).__name__}: {error}\n".encode())
            finally:
                os._exit(code)
        children[child] = number
    for _ in range(count):
        os.read(ready[0], 1)
    os.close(begin[1])
    failed = [number for child, number in children.items() if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])]
    os.close(told[1])
    with os.fdopen(told[0], encoding="utf-8") as file:
        problems = sorted(set(file.read().splitlines()))
    for end in (*ready, begin[0]):
        os.close(end)
    return [f"{len(failed)} processes failed: {'; '.join(problems)[:500]}"] if failed else []


def opened_at_once(folder: Path, count: int, prepare: Callable[[Path], None], games_before: int) -> list[str]:
    """Many open one store at the same moment, and each begins a game. Returns what went wrong."""
    prepare(folder)

    def play(number: int) -> None:
        store = Store(folder)
        session = new_session(SMALL, number, store)
        session.play(Step(move="call", client="first"))
        for _ in range(CHOICES):  # what had to wait for others is written with the next choice, or by the window
            if not session.unsaved:
                break
            time.sleep(0.2)
            keep(session)
        assert not session.unsaved, session.unsaved
        store.close()

    problems = together(count, play)
    store = Store(folder)
    seeds = sorted(one.seed for one in store.games() if one.scenario == "small")
    if seeds != list(range(count)):
        problems.append(f"{len(seeds)} of {count} games are kept")
    if len(store.games()) != count + games_before:
        problems.append("older games are gone")
    if any(store.steps(one.id) != [Step(move="call", client="first")] for one in store.games() if one.scenario == "small"):
        problems.append("a choice is gone")
    store.close()
    return problems


def fresh(folder: Path) -> None:
    """No store at all."""


def old(folder: Path) -> None:
    """A store of format 1 with two games."""
    folder.mkdir(parents=True, exist_ok=True)
    before = sqlite3.connect(folder / "games.sqlite3")
    before.executescript(f"{SCHEMA} PRAGMA user_version=1;")
    for number in (1, 2):
        row = "VALUES (?, 's', 'text', '7', 2, 'person', 0, 'finished', 'then', 1, 81.5, '', '')"
        before.execute(f"INSERT INTO game {row}", (number,))
    before.commit()
    before.close()


def damaged(folder: Path) -> None:
    """A store that is none any more."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "games.sqlite3").write_bytes(b"no database" * 3000)


def openings(kind: str, count: int, rounds: int) -> Row:
    """So many rounds of openings at once."""
    prepare, before = {"fresh": (fresh, 0), "of an older format": (old, 2), "damaged": (damaged, 0)}[kind]
    row = Row(f"{count} openings at once of a store {kind}")
    for _ in range(rounds):
        folder = Path(tempfile.mkdtemp(prefix="finalkick-"))
        row.tried += count
        problems = opened_at_once(folder / "home", count, prepare, before)
        if prepare is damaged:
            asides = list((folder / "home").glob("games-damaged-*.sqlite3"))
            if [one.read_bytes() for one in asides] != [b"no database" * 3000]:
                problems.append("the damaged store was not set aside once, whole")
        row.broken += problems
        shutil.rmtree(folder)
    return row


def played(folder: Path, in_log: bool) -> dict[int, int]:
    """A store with games; `in_log`: as after a kill, all of them in the log. Returns how many choices each has, by its seed."""
    store = Store(folder)
    if in_log:
        store._db.execute("PRAGMA wal_autocheckpoint=0")
        store._settle_log = lambda: None  # type: ignore[method-assign]  # the log is to hold all of it
    kept = {}
    for seed in range(GAMES):
        session = new_session(SMALL, seed, store)
        _some_moves(session, seed)
        kept[seed] = len(session.steps)
    if in_log:
        whole = {one: one.read_bytes() for one in folder.iterdir()}
        store.close()
        for place, content in whole.items():
            if not place.name.endswith("-shm"):
                place.write_bytes(content)
    else:
        store.close()
    return kept


def _some_moves(session: Session, count: int) -> None:
    for _ in range(count % 3):
        session.play(Step(move="call", client="first"))
        session.end_week()


def damage(folder: Path, kind: str, luck: random.Random) -> None:
    """Damage a store or its log in one way, somewhere."""
    place = folder / "games.sqlite3"
    log = folder / "games.sqlite3-wal"
    for file, own in ((place, not kind.startswith("log") or "and" in kind), (log, kind.startswith("log"))):
        if not own or not file.exists():
            continue
        content = bytearray(file.read_bytes())
        at = luck.randrange(32, len(content))
        if kind in ("cut", "log cut"):
            del content[luck.randrange(1, len(content)) :]
        elif kind == "zeroed":
            content[at : at + 3000] = bytes(min(3000, len(content) - at))
        elif kind == "text":
            content = bytearray(b"dear diary\n" * 500)
        elif kind in ("head", "log head"):
            content[:32] = luck.randbytes(32)
        else:
            for _ in range(luck.randrange(1, 40)):
                content[luck.randrange(len(content))] ^= 1 << luck.randrange(8)
        file.write_bytes(content)


def damaged_in_every_way(count: int, seed: int) -> tuple[Row, int, int]:
    """So many damaged stores, five commands each. Also how many games there were, and how many could be read afterwards."""
    row = Row("damaged stores, five commands each")
    had = read = 0
    for number in range(count):
        luck = random.Random(f"{seed}/{number}")
        kind = KINDS[number % len(KINDS)]
        whole = Path(tempfile.mkdtemp(prefix="finalkick-"))
        folder = whole / "home"
        kept = played(folder, kind.startswith("log"))
        damage(folder, kind, luck)
        had += len(kept)
        row.tried += 1
        problem = _commands(folder, kept)
        if problem:
            row.broken.append(f"seed {seed}, number {number}, {kind}: {problem}")
        with suppress(Exception):
            read += len({one.seed for one in Store(folder).games() if one.seed in kept})
        shutil.rmtree(whole)
    return row, had, read


def _commands(folder: Path, kept: dict[int, int]) -> str:
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    os.environ["FINALKICK_HOME"] = str(folder)
    for words in COMMANDS:
        out, error = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(error):
            try:
                code = finalkick(list(words))
            except BaseException as problem:
                return f"{' '.join(words)}: {type(problem).__name__}: {problem}"
        told = error.getvalue()
        if code not in (0, 1) or "Traceback" in told or "something is wrong in the game" in told:
            return f"{' '.join(words)}: {code}, {told.strip()[-200:]}"
    for aside in folder.glob("games-damaged-*.sqlite3"):
        for part in ("", "-wal"):
            there = Path(f"{aside}{part}")
            if there.exists() and there.read_bytes() != before.get(f"games.sqlite3{part}"):
                return "what was set aside is not what was there"
        for one in readable(aside).found:
            if len(one.steps) > kept.get(one.saved.seed, 10**6):
                return "choices that were never made"
    return ""


def locked(folder: Path) -> str:
    """Somebody locks the store while a game is played, and lets go again: nothing is lost, and nobody waits."""
    session = new_session(SMALL, 1, Store(folder))
    session.play(Step(move="call", client="first"))
    other = sqlite3.connect(folder / "games.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    longest = 0.0
    for _ in range(3):
        began = time.monotonic()
        session.play(Step(move="call", client="second"))
        longest = max(longest, time.monotonic() - began)
    if not session.unsaved or longest > 2.0:
        return f"told {session.unsaved!r}, waited {longest:.1f} s"
    other.execute("ROLLBACK")
    other.close()
    session.play(Step(move="call", client="first"))
    if session.unsaved or session.store is None or session.store.steps(session.saved_as or 0) != session.steps:
        return "not all choices are kept"
    return ""


def full(folder: Path) -> str:
    """A disk (a small file system of its own) fills up in mid-game, is read from, and is freed."""
    session = new_session(SMALL, 1, Store(folder))
    session.play(Step(move="call", client="first"))
    filler = folder / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(b"x" * 1000):
            pass
    with suppress(OSError), filler.open("ab", buffering=0) as file:
        while file.write(b"x"):
            pass
    for _ in range(40):  # what is left of the log's last block may take some
        if session.unsaved or session.week > 2:
            break
        session.play(Step(move="set_plan", client="first", amount=1000, weeks=1))
    if not session.unsaved:
        return "the disk was not full"
    os.environ["FINALKICK_HOME"] = str(folder)
    out, error = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(error):
        code = finalkick(["export", str(session.saved_as), "-"])
    if code or '"steps"' not in out.getvalue():
        return f"no export from a full disk: {error.getvalue().strip()}"
    filler.unlink()
    session.play(Step(move="call", client="second"))
    if session.unsaved or session.store is None or session.store.steps(session.saved_as or 0) != session.steps:
        return f"not all choices are kept after the disk was freed: {session.unsaved}"
    session.store.close()
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.validate.stores")
    parser.add_argument("--openings", type=int, default=300)
    parser.add_argument("--damaged", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = []
    for kind in ("fresh", "of an older format", "damaged") if asked.openings else ():
        found.append(openings(kind, AT_ONCE, max(asked.openings // AT_ONCE, 1)))
        found.append(openings(kind, asked.openings, 1))
        print(found[-2].told(), found[-1].told(), sep="\n", flush=True)
    row, had, read = damaged_in_every_way(asked.damaged, asked.seed)
    found.append(row)
    print(row.told(), f"  of {had} games in them {read} could be read again", sep="\n", flush=True)
    for name, story in (("locked and let go", locked), ("full and freed", full)):
        row = Row(f"a store {name}", 1)
        folder = Path(tempfile.mkdtemp(prefix="finalkick-"))
        mounted = story is full and os.system(f"mount -t tmpfs -o size=600k tmpfs {folder} 2>/dev/null") == 0
        if story is full and not mounted:
            print("a store full and freed: not tried, no file system can be mounted here")
            continue
        try:
            problem = story(folder / "home")
        finally:
            if mounted:
                os.system(f"umount -l {folder}")
            shutil.rmtree(folder)
        row.broken += [problem] if problem else []
        found.append(row)
        print(row.told())
    return int(any(one.broken for one in found))


if __name__ == "__main__":
    sys.exit(main())
