"""What happens to clients from outside (rule 8): tender results, price wars, holidays, people coming and going."""

from typing import Final

from sim_core.compiled import floor, rule
from sim_core.model.state import Account, Client, Desk
from sim_core.model.vocabulary import EventKind, Problem

TAKES_HOURS: Final = 0.4
"""Part of the rep's hours that an order from the manager takes, at full strength."""


@rule
def happen(client: Client, account: Account, kind: int, strength: float) -> None:
    """What an event of a kind does to a client it touches; `strength` 0…1. What it does to the desk: see `order_about`."""
    if kind == EventKind.RIVAL_PUSH:
        client.rivals_heat = client.rivals_heat + strength * (1.0 - client.rivals_heat)
        client.rivals_attention = max(client.rivals_attention, 0.4 + 0.5 * strength)
    elif kind == EventKind.TENDER_LOST:
        client.sell_through = floor(client.sell_through * (1.0 - 0.6 * strength))
    elif kind == EventKind.PRICE_CUT:
        complain(client, Problem.PRICE, strength)
        client.sell_through = floor(client.sell_through * (1.0 + 0.1 * strength))  # cheaper goods sell better
    elif kind == EventKind.UNDERCUT:
        complain(client, Problem.PRICE, strength)
        client.sell_through = floor(client.sell_through * (1.0 - 0.3 * strength))
    elif kind == EventKind.HOLIDAY:
        client.downstream_rate *= 1.0 - 0.3 * strength
        client.attention *= 1.0 - strength
    elif kind == EventKind.SHOP_OPENS:
        client.outlets *= 1.0 + 0.4 * strength
    elif kind == EventKind.SHOP_CLOSES:
        client.outlets *= 1.0 - 0.4 * strength
    elif kind == EventKind.RECALL:
        complain(client, Problem.QUALITY, strength)
    elif kind == EventKind.STAFF_CHANGE:
        client.trust = client.trust + (0.4 - client.trust) * strength
        account.plan_shared = 0.0


@rule
def complain(client: Client, problem: int, strength: float) -> None:
    """A complaint that is at least as strong as the event."""
    client.problem[problem] = max(client.problem[problem], strength)


@rule
def order_about(desk: Desk, kind: int, strength: float) -> None:
    """An event that concerns the rep: other work that the manager has for it."""
    if kind == EventKind.MANAGER_ORDER:
        desk.hours -= floor(desk.hours * TAKES_HOURS * strength)
