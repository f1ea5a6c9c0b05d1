"""What a book of rooms is made of: its tables, and what makes a book of one format one of the next."""

from typing import Final

FORMAT: Final = 1
SCHEMA: Final = """
CREATE TABLE room (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,     -- six letters
    name TEXT NOT NULL,
    called TEXT NOT NULL UNIQUE,   -- the name, the same for every way to write it
    scenario TEXT NOT NULL,        -- what the text is called in messages
    text TEXT NOT NULL,            -- the whole scenario, so that the room outlives its file
    seed TEXT,                     -- of all seats; NULL: each has its own
    language TEXT,                 -- of all seats; NULL: as each browser wants it
    exam INTEGER NOT NULL,         -- one game a seat, no looking back until the room is closed
    pass_mark REAL NOT NULL,       -- the score from which on an exam is passed
    minutes REAL NOT NULL,         -- a week; 0: as long as anybody likes
    state TEXT NOT NULL CHECK (state IN ('open', 'paused', 'closed')),
    listed INTEGER NOT NULL,       -- only who stands on the list may come
    own_first INTEGER NOT NULL,    -- a result is shown to the trainer after its player has seen it
    mirrored INTEGER,              -- the seat that is shown to all
    made TEXT NOT NULL
);
CREATE TABLE chair (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room INTEGER NOT NULL REFERENCES room (id),
    name TEXT NOT NULL,
    called TEXT NOT NULL,
    seed TEXT NOT NULL,            -- 64 bits do not fit SQLite's integers
    made TEXT NOT NULL,
    week INTEGER NOT NULL DEFAULT 0,      -- whose time is counted
    used REAL NOT NULL DEFAULT 0,         -- seconds of it that are gone
    seen_end INTEGER NOT NULL DEFAULT 0,  -- the game whose result its player has seen last
    UNIQUE (room, called)
);
CREATE TABLE pass (
    digest BLOB PRIMARY KEY,       -- SHA-256 of a link's token, a cookie, a code: never themselves
    kind TEXT NOT NULL,
    room INTEGER NOT NULL REFERENCES room (id),
    chair INTEGER REFERENCES chair (id),
    made TEXT NOT NULL
) WITHOUT ROWID;
"""
MIGRATIONS: Final[dict[int, str]] = {}
"""What makes a book of a format one of the next."""
