"""Debriefs kept beside the games: what one found of a game is worked out once, and goes along when the game is exported."""

import hashlib
import json
from contextlib import suppress
from typing import Final

from game.play.store import Store, StoreError
from sim_core.public.debriefs import Debrief, kept_of
from sim_core.public.games import GameRecord, KeptDebrief

KIND: Final = "debrief"


def key_of(record: GameRecord) -> str:
    """The name of a game's debrief: a digest of all that it depends on, whoever has played it and wherever it lies."""
    steps = [step.model_dump(mode="json", exclude_defaults=True) for step in record.steps]
    inputs = [record.rules_version, record.scenario, record.seed, steps]
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()


def keep(store: Store | None, record: GameRecord, found: Debrief) -> KeptDebrief | None:
    """Keep what a full debrief found of a finished game. Returns what is kept of it, also where it could not be."""
    kept = kept_of(found)
    if store is not None and kept is not None:
        with suppress(StoreError):
            store.keep_beside(KIND, key_of(record), kept.model_dump_json())
    return kept


def every(store: Store | None) -> dict[str, KeptDebrief]:
    """All that was kept, by `key_of`; what cannot be read is left out."""
    known: dict[str, str] = {}
    with suppress(StoreError):
        known = store.kept_beside(KIND) if store else {}
    return {key: found for key, text in known.items() if (found := _read(text))}


def with_debrief(store: Store | None, record: GameRecord) -> GameRecord:
    """A game as it is exported: with its debrief, if that was worked out here."""
    found = every(store).get(key_of(record))
    return record.model_copy(update={"debrief": found}) if found else record


def _read(text: str) -> KeptDebrief | None:
    try:
        return KeptDebrief.model_validate_json(text)
    except ValueError:  # of another version, or damaged: it can be worked out again
        return None
