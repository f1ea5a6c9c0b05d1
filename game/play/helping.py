"""What of a scenario helps: an exam is played without it, and is the same game all the same."""

from typing import Final

from sim_core.public.scenarios import read_yaml

HELPING: Final = ("coach", "example")
"""Parts of a scenario that tell a trainee what to do."""


def lacks_help(text: str, whole: str) -> bool:
    """Is a scenario's text another one without what helps? Both have been read before. Raises `ScenarioError`."""
    there = read_yaml(whole, "").data
    left = {name: part for name, part in there.items() if name not in HELPING}
    return len(left) < len(there) and bool(read_yaml(text, "").data == left)
