"""A stored game as a portable record, to carry elsewhere."""

from pydantic import ValidationError

from game.language.messages import one_line
from game.play.session import continue_session
from game.play.store import SavedGame, Store
from sim_core import RULES_VERSION, Message, SimError
from sim_core.public.games import GameRecord, record


def carried(store: Store, saved: SavedGame) -> GameRecord:
    """A stored game as a portable one. Raises `SimError` if it does not come out as it was."""
    path = f"{store.path}#{saved.id}"
    if saved.rules_version != RULES_VERSION:
        if saved.digest is None:
            values = {"path": path, "found": saved.rules_version, "expected": RULES_VERSION}
            raise SimError(Message("record.other_rules", values))
        steps = store.steps(saved.id)
        plain = record(saved.scenario, saved.scenario_text, saved.seed, steps, saved.digest, started=saved.started)
        weeks = store.week_digests(saved.id)
        about = {"rules_version": saved.rules_version, "player": saved.player, "trainer": saved.trainer, "week_digests": weeks}
        return plain.model_copy(update=about)
    try:
        found = continue_session(saved, store).exported(saved.started, saved.player)
    except ValidationError as error:
        values = {"path": path, "place": "step", "problem": one_line(error)}
        raise SimError(Message("record.malformed", values)) from error
    if saved.digest not in (None, found.digest):
        values = {"path": path, "found": found.digest, "expected": saved.digest}
        raise SimError(Message("record.digest_differs", values))
    return found
