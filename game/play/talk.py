"""What a talk is made of: words with who says them, lines that were chosen, and what has passed between rep and client."""

from dataclasses import dataclass, field

from game.play.dialogue import LIBRARY, Line, Speech, Told
from sim_core.public.scenarios import OWNER, Situation

NOTE, SCENE = "note", "scene"
"""Roles of what nobody says: a note of the rep's to oneself, and what the rep sees."""


@dataclass(frozen=True)
class Words:
    """Words of a talk. `role`: who says them (a role of `who` in `CONDITIONS`, REP, RIVAL), or NOTE, SCENE."""

    text: str
    role: str = OWNER
    occasion: str = ""  # of what a client says: the first word of its path


Exchange = tuple[Words, ...]
"""What was said and noted at a place of the log, in order."""


@dataclass(frozen=True)
class Choice:
    """A line that was chosen, of which, and where: for those who look over what people say."""

    line: Line
    among: tuple[Line, ...]
    here: Situation
    client: str
    occasion: tuple[str, ...]


@dataclass
class Dealings:
    """What has passed between the rep and one client so far."""

    dealt: bool = False
    last_week: int | None = None  # of the last time they were in touch
    talked: tuple[int, str] = (0, "")  # when they last talked, and how: on the phone or face to face
    after: str = ""  # what has happened since the last greeting
    reasons: set[str] = field(default_factory=set)  # that the client has given
    meetings: int = 0  # face to face


@dataclass
class Telling:
    """A session's log put into words as far as it goes, in a language: by place in the log, for each client."""

    language: str
    clients: list[dict[int, Exchange]]
    dealings: list[Dealings]
    speech: Speech = LIBRARY
    lines: Told = field(default_factory=Told)
    done: int = 0
    last: object = None  # the entry of the log that was put into words last
    choices: list[Choice] = field(default_factory=list)
