"""The open side of a scenario: the scenario without what a rep cannot know. Whatever is handed out is made from this alone."""

from sim_core import Scenario
from sim_core.public.scenarios import ClientSpec

OPEN_OF_CLIENT = (
    "id", "name", "contact", "about", "persona", "face", "terms_weeks", "credit_limit", "reputation", "weekly_sales",
    "deliveries", "ledger",
)  # fmt: skip
"""What of a client may be handed out. Its persona and face are seen in its portrait, and not told."""
OPEN = (
    "format", "id", "title", "story", "place", "trade", "words", "level", "lessons", "weeks", "target", "find_reasons", "money",
    "as_of", "rep", "moves", "taken_in",
)  # fmt: skip
"""What of a scenario may be handed out: not what happens and when, which reasons are given,
what a coach says, and which scores win what."""


def open_side(scenario: Scenario) -> Scenario:
    """A copy in which all that is not open has the value of a scenario that says nothing of it."""
    kept = {name: getattr(scenario, name) for name in OPEN if name in scenario.model_fields_set}  # what is left out tells too
    return Scenario.model_construct(**kept, clients=[_open_client(client) for client in scenario.clients])


def _open_client(client: ClientSpec) -> ClientSpec:
    return ClientSpec.model_construct(**{name: getattr(client, name) for name in OPEN_OF_CLIENT})
