"""The seal of an exported game: a SHA-256 over every field of it. A change without a new seal is found, whatever it changes.

Nothing about it is secret: whoever knows this file can seal what he likes. Against that only playing the game again helps,
and only for what comes of playing: choices, week by week, and the result. It says nothing of who has played.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final, Literal

from sim_core.errors import Message, SimError
from sim_core.json_text import value_of

SEAL: Final = "seal"
MARK: Final = b"Final Kick, exported game, format 2\n"
"""What is hashed begins with this, so that no seal of something else is one of a game."""
SEALED_SINCE: Final = 2
"""The format from which on files have a seal."""
Seal = Literal["fits", "broken", "none"]


def seal_of(values: Mapping[str, Any]) -> str:
    """The seal of an export's fields, whatever their order and however they are spaced; in hex."""
    fields = {name: value for name, value in values.items() if name != SEAL}
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(MARK + text.encode()).hexdigest()


def sealed(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an export with their seal as the last."""
    fields = {name: value for name, value in values.items() if name != SEAL}
    return {**fields, SEAL: seal_of(fields)}


def seal_in(text: bytes, path: str) -> Seal:
    """Does the seal of an exported file fit what is in it? "none": an older file. Raises `SimError` if it is no JSON object.

    What stands in the file is what counts, not what is made of it: 0 for 0.0, a field left out, a doubled one break the seal.
    """
    values = value_of(text, path)
    if not isinstance(values, dict):
        raise SimError(Message("record.malformed", {"path": path, "place": "1:1", "problem": type(values).__name__}))
    if _is_older(values):
        return "none"
    return "fits" if values.get(SEAL) == seal_of(values) and not said_twice(text) else "broken"


def _is_older(values: Mapping[str, Any]) -> bool:
    """Has a file just what files had before there were seals? They wrote 1 as their format, and knew no digests of weeks."""
    number = values.get("format")
    return type(number) is int and number < SEALED_SINCE and not {SEAL, "week_digests", "debrief"} & set(values)


def said_twice(text: bytes) -> str:
    """A key that stands twice in an object of a JSON text that has been read before; empty if there is none."""
    found: list[str] = []

    def looked_at(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        whole: dict[str, Any] = {}
        for name, value in pairs:
            if name in whole:
                found.append(name)
            whole[name] = value
        return whole

    json.loads(text, object_pairs_hook=looked_at)
    return found[0] if found else ""
