"""The reasons that a trainee gives before an answer is shown: offered, in words, kept, and counted."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from game.language.words import say
from game.play.store import Store, StoreError
from sim_core.public.debriefs import Choice, Debrief, choices

KIND: Final = "reason"


@dataclass(frozen=True)
class Given:
    """A reason that was given: keys under `reason.`."""

    chosen: str
    true: str

    @property
    def right(self) -> bool:
        """Was it the true one?"""
        return self.chosen == self.true


@dataclass(frozen=True)
class Recognised:
    """How many reasons were given for a game, and how many of them were true."""

    right: int
    given: int


def asked_of(found: Debrief) -> dict[int, Choice]:
    """What is asked at the turning points of a debrief, by the number of the decision."""
    return choices(found.trail, found.beliefs, found.verdicts, found.whys, found.turning, found.played.seed)


def describe_reason(choice: Choice, key: str, names: Sequence[str], language: str) -> str:
    """A reason in a sentence, as it is offered."""
    client = names[choice.client] if choice.client >= 0 else say("reason.somebody", language)
    told = say(f"reason.{key}", language, client=client)
    return told[:1].upper() + told[1:]


def keep(store: Store | None, game: int | None, choice: Choice, place: int) -> Given:
    """Keep the reason given for a decision of a stored game; the first that was given stays. Returns the one given now.

    A store that cannot be written to keeps nobody from an answer.
    """
    given = Given(choice.offered[place], choice.true)
    if store is not None and game is not None:
        with suppress(StoreError):
            store.keep_beside(KIND, f"{game}/{choice.number}", json.dumps({"chosen": given.chosen, "true": given.true}))
    return given


def given_of(store: Store | None, game: int | None) -> dict[int, Given]:
    """The reasons that were given for a stored game, by the number of the decision; none where they cannot be read."""
    found: dict[int, Given] = {}
    if store is None or game is None:
        return found
    kept: dict[str, str] = {}
    with suppress(StoreError):
        kept = store.kept_beside(KIND)
    for key, text in kept.items():
        number = key.removeprefix(f"{game}/")
        if number.isdecimal() and key != number:
            with suppress(ValueError, KeyError, TypeError):
                value = json.loads(text)
                found[int(number)] = Given(str(value["chosen"]), str(value["true"]))
    return found


def recognised(given: dict[int, Given]) -> Recognised:
    """How many of the reasons given were true."""
    return Recognised(sum(one.right for one in given.values()), len(given))


def describe_recognised(given: dict[int, Given], language: str) -> str:
    """“Reasons recognised: 3 of 5”; empty where none was given."""
    count = recognised(given)
    return say("reason.recognised", language, right=count.right, given=count.given) if count.given else ""
