"""Stores damaged in every way, and five commands on each: it is told, set aside whole, and read as far as it can be."""

import io
import os
import random
import shutil
import tempfile
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Final

from game.cli import main as finalkick
from game.play.salvage import readable
from game.play.session import Session, new_session
from game.play.store import Store
from sim_core.engine.record import Step
from tests.conftest import SMALL
from tests.validate.kills import Row

GAMES: Final = 8
COMMANDS: Final = (("games",), ("games", "--json"), ("export", "3", "-"), ("games", "--salvage"), ("games",))
KINDS: Final = ("cut", "flipped", "zeroed", "text", "head", "log cut", "log flipped", "log head", "log and database")


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
