"""What is played in an exam: a scenario without whatever helps; and what nobody may do until the room is closed."""

from typing import Final

from game.play.helping import HELPING
from game.serve.mending.change import Change, mended
from sim_core.public.scenarios import read_yaml

BARRED: Final = frozenset({
    "again", "challenge", "debrief", "debrief_saved", "drills", "final", "give_up", "home", "lesson", "look_on", "new", "past",
    "play", "play_named", "practice", "reload", "resume", "scenarios", "test",
})  # fmt: skip
"""Ways out of the game: to another one, and to what would tell about this one: its seed, and what clients hid (`final`)."""


def without_help(text: str) -> str:
    """A scenario's text, which has been read before, without what helps."""
    there = read_yaml(text, "").data
    return mended(text, [Change("remove", (part,)) for part in HELPING if part in there]).text
