"""What statements are made of: the IRIs of verbs, activities, their types and extensions, with what each is called.

What xAPI has a usual word for is called by it (ADL's vocabulary), so that any LRS knows a start, an end, a pass and a fail. The
rest are names of our own under a domain that is reserved for examples (RFC 2606): they belong to nobody else and never will,
and need not lead anywhere.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from game.language.locale import LANGUAGES
from game.language.words import say

BASE: Final = "https://finalkick.example/xapi"
ADL: Final = "http://adlnet.gov/expapi"
VERSION: Final = "1.0.3"
"""Of the Experience API."""
PLATFORM: Final = "Final Kick"


@dataclass(frozen=True)
class Verb:
    """A verb: its IRI, and the key of its name."""

    iri: str
    key: str


STARTED: Final = Verb(f"{ADL}/verbs/initialized", "records.verb.started")
DECIDED: Final = Verb(f"{BASE}/verbs/decided", "records.verb.decided")
JUDGED: Final = Verb(f"{BASE}/verbs/judged", "records.verb.judged")
COMPLETED: Final = Verb(f"{ADL}/verbs/completed", "records.verb.completed")
PASSED: Final = Verb(f"{ADL}/verbs/passed", "records.verb.passed")
FAILED: Final = Verb(f"{ADL}/verbs/failed", "records.verb.failed")
VERBS: Final = (STARTED, DECIDED, JUDGED, COMPLETED, PASSED, FAILED)

SIMULATION: Final = f"{ADL}/activities/simulation"
PROFILE_TYPE: Final = f"{ADL}/activities/profile"
DECISION: Final = f"{BASE}/activity-types/decision"
PROFILE: Final = f"{BASE}/profile/1"
"""Stands in every statement: whoever looks for ours finds them by it. Its number changes when what is told does."""

EXTENSIONS: Final = (
    "scenario", "scenario-hash", "rules-version", "seed", "trainers-view", "number", "week", "amount", "weeks-from-now",
    "belief", "cash-low", "cash-high", "currency", "net", "pass-mark", "medal", "accuracy", "digest",
    "grade", "cost", "lesson", "reason",
)  # fmt: skip
"""The extensions there are; docs/records.md says what each means."""


def extension(name: str) -> str:
    """The IRI of an extension."""
    assert name in EXTENSIONS, name
    return f"{BASE}/extensions/{name}"


def scenario_iri(scenario: str) -> str:
    """The activity that a scenario is."""
    return f"{BASE}/scenarios/{quote(scenario, safe='')}"


def decision_iri(scenario: str, client: str, move: str) -> str:
    """The activity that a move on a client is; without a client: what concerns all of them, such as ending a week."""
    whom = f"/clients/{quote(client, safe='')}" if client else ""
    return f"{scenario_iri(scenario)}{whom}/moves/{quote(move, safe='')}"


def in_all(key: str) -> dict[str, str]:
    """A text in every language there is: what xAPI calls a language map."""
    return {language: say(key, language) for language in LANGUAGES}
