"""What an LRS has answered, and what follows from it. Pure; what cannot be understood counts as no answer."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Final


@dataclass(frozen=True)
class Answer:
    """An answer as it came. `status` 0: none came, and `problem` says why (a code: `timeout`, `broken`, `unreachable`)."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)  # names in small letters
    problem: str = ""

    @property
    def page(self) -> bool:
        """Is it a page for people, as a log-in portal between here and there sends it?"""
        return "html" in self.headers.get("content-type", "").lower()

    @property
    def wait(self) -> float | None:
        """Seconds that the LRS wants to be left alone; None where it does not say so in seconds."""
        said = self.headers.get("retry-after", "")
        return float(said) if said.isascii() and said.isdigit() and len(said) < 10 else None


class Meaning(Enum):
    """What follows from an answer."""

    TAKEN = auto()  # all of it is there now
    UNSURE = auto()  # some of it may not be: ask for each
    THERE = auto()  # something of that id was there before
    FAULTY = auto()  # some statement of it is not wanted as it is
    LARGE = auto()  # too much at once
    BUSY = auto()  # later, and no fault of what was sent
    BROKEN = auto()  # later; and perhaps it was too much, or something of it breaks the LRS
    DENIED = auto()  # not with this name and password
    NO_LRS = auto()  # there is no LRS at that address


SHOWN: Final = 200
"""Characters of what an LRS says that are repeated."""
BUSY: Final = (408, 425, 429, 503)
ABSENT: Final = (404, 405, 406, 410, 411, 415, 501)


def meaning_of(answer: Answer, ids: Collection[str]) -> Meaning:
    """What follows from the answer to one statement (put) or several (posted)."""
    match answer.status:
        case 200:
            return _confirmed(answer, ids)
        case 204:
            return Meaning.TAKEN
        case 401 | 403 | 407:
            return Meaning.DENIED
        case 409 | 412:
            return Meaning.THERE
        case 413:
            return Meaning.LARGE
        case status if status in BUSY:
            return Meaning.BUSY
        case status if status == 0 or (status >= 500 and status not in ABSENT):
            return Meaning.BROKEN
        case status if 300 <= status < 400 or status in ABSENT or status < 200 or answer.page:
            return Meaning.NO_LRS
        case status if status >= 400:
            return Meaning.FAULTY
    return Meaning.UNSURE


def _confirmed(answer: Answer, ids: Collection[str]) -> Meaning:
    """An answer of 200 names the ids that it has taken; one that does not is none that can be relied upon."""
    if answer.page:
        return Meaning.NO_LRS
    try:
        named = json.loads(answer.body) if answer.body else []
    except ValueError:
        named = None
    if isinstance(named, list) and {one.lower() for one in ids} <= {str(one).lower() for one in named}:
        return Meaning.TAKEN
    return Meaning.UNSURE


def said(answer: Answer) -> str:
    """What an LRS says of a fault, on one line and not too long; its status, where it says nothing readable."""
    try:
        found = json.loads(answer.body)
    except ValueError:
        found = answer.body.decode("utf-8", "replace")
    if isinstance(found, dict):
        found = next((found[name] for name in ("message", "detail", "error", "errorMessage") if found.get(name)), found)
    text = found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)
    text = " ".join(text.split())[:SHOWN]
    return f"{answer.status}: {text}" if text and not answer.page else str(answer.status)


def same(sent: Mapping[str, Any], answer: Answer) -> bool | None:
    """Does an LRS hold what was sent under that id? None if it does not say."""
    if answer.status != 200:
        return None
    try:
        found = json.loads(answer.body)
    except ValueError:
        return None
    if isinstance(found, dict) and isinstance(found.get("statements"), list):  # some answer with a list of one
        found = next(iter(found["statements"]), None)
    if not isinstance(found, dict) or str(found.get("id", "")).lower() != str(sent["id"]).lower():
        return None
    return _told(found) == _told(sent)


def _told(statement: Mapping[str, Any]) -> Any:
    """What a statement says, without what an LRS may add or word otherwise."""

    def at(*names: str) -> Any:
        found: Any = statement
        for name in names:
            found = found.get(name) if isinstance(found, Mapping) else None
        return found

    account = (at("actor", "account", "homePage"), at("actor", "account", "name"))
    return account, at("verb", "id"), at("object", "id"), at("result"), at("context", "registration")
