"""Games that were killed between their last week and their end: over, and still said to be played. They are given their end."""

from contextlib import suppress

from pydantic import ValidationError

from game.play.session import continue_session
from game.play.store import Store
from game.play.store_errors import StoreError
from sim_core import RULES_VERSION, SimError
from sim_core.public.scenarios import parse_scenario


def settle(store: Store) -> None:
    """Give their end to all games that were broken off between the last week and the end: they are over, not being played."""
    with suppress(StoreError):
        weeks = store.progress()
        for saved in store.games():
            ended = weeks.get(saved.id, (0, 0))[1]
            if saved.status == "playing" and saved.rules_version == RULES_VERSION and ended > 0:
                with suppress(SimError, ValidationError):
                    if ended >= parse_scenario(saved.scenario_text.encode(), saved.scenario).weeks:
                        continue_session(saved, store)
