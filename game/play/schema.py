"""What a store of games is made of: its tables, and what makes a store of one format one of the next."""

from collections.abc import Iterator
from typing import Final

SCHEMA_VERSION: Final = 2
SCHEMA: Final = """
CREATE TABLE game (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scenario TEXT NOT NULL,        -- id
    scenario_text TEXT NOT NULL,   -- the whole file, so that the game outlives it
    seed TEXT NOT NULL,            -- 64 bits do not fit SQLite's integers
    rules_version INTEGER NOT NULL,
    player TEXT NOT NULL,          -- 'person', or a bot's name for a demonstration
    trainer INTEGER NOT NULL,      -- hidden values were shown
    status TEXT NOT NULL CHECK (status IN ('playing', 'finished', 'abandoned')),
    started TEXT NOT NULL,
    net REAL, score REAL, medal TEXT, digest TEXT
);
CREATE TABLE step (
    game INTEGER NOT NULL REFERENCES game (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    step TEXT NOT NULL,            -- JSON of a choice: ids, never numbers
    PRIMARY KEY (game, number)
) WITHOUT ROWID;
"""
DRILLS: Final = """
CREATE TABLE IF NOT EXISTS drill (
    game INTEGER NOT NULL REFERENCES game (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,       -- of the decision in the game
    chosen TEXT NOT NULL,          -- JSON of the choice that was made
    best TEXT NOT NULL,            -- and of the one advised
    loss REAL NOT NULL,            -- yuan, on what could be known
    grade TEXT NOT NULL,
    lesson TEXT NOT NULL,
    why TEXT NOT NULL,             -- JSON of the sentence: its key and values
    target REAL NOT NULL,          -- yuan, of the game
    stage INTEGER NOT NULL,        -- how often it was solved in a row; beyond the last interval it is done
    due INTEGER NOT NULL,          -- how many games a person will have finished when it is offered again
    tries INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (game, number)
) WITHOUT ROWID;
"""
BESIDE: Final = """
CREATE TABLE IF NOT EXISTS beside (
    kind TEXT NOT NULL,            -- 'reason', 'test', 'challenge', 'week', 'debrief'
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kind, key)
)
"""
"""Made where it is wanted, and missed by nobody: it is no part of a store's format."""
TABLES: Final = frozenset(("game", "step", "drill"))
MIGRATIONS: Final = {1: DRILLS}
"""What makes a store of a format one of the next; games are never touched."""


def statements(text: str) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would end a transaction that has begun."""
    without_comments = "\n".join(line.partition("--")[0] for line in text.splitlines())
    yield from (one.strip() for one in without_comments.split(";") if one.strip())
