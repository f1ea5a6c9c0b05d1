"""What happens to clients from outside: tender results, price wars, holidays, people coming and going."""

from dataclasses import dataclass

import numpy as np

from sim_core.effects.world import World
from sim_core.model.arrays import Flags, Levels, Rows
from sim_core.model.vocabulary import EventKind, Problem


@dataclass(frozen=True)
class PlannedEvent:
    """An event of the scenario: at the end of which week (0-based), to whom ([C]), how likely and how strong (0…1)."""

    kind: EventKind
    week: int
    clients: Flags
    chance: float
    strength: float
    announced: bool


def happen(world: World, events: tuple[PlannedEvent, ...], weeks: Rows) -> Flags:
    """Apply the events of the weeks [E] just ended. Returns [E, events]: which happened and are announced."""
    news = np.zeros((len(weeks), len(events)), np.bool_)
    for number, event in enumerate(events):
        now = weeks == event.week
        if not now.any():
            continue
        happens = now & (world.cube.for_event(number, event.week, world.episodes) < event.chance)
        touched = happens[:, None] & event.clients[None, :]
        change(world, event.kind, touched, event.strength)
        news[:, number] = happens & event.announced
    return news


def change(world: World, kind: EventKind, touched: Flags, strength: float) -> None:
    """What an event of a kind does to the clients [E, C] it touches; `strength` 0…1."""
    client, account = world.truth.client, world.truth.account

    def scale(values: Levels, factor: float) -> Levels:
        return np.where(touched, values * factor, values)

    def complain(problem: Problem) -> None:
        place = client.problem[:, :, problem]
        client.problem[:, :, problem] = np.where(touched, np.maximum(place, strength), place)

    match kind:
        case EventKind.RIVAL_PUSH:
            more = client.rivals_heat + strength * (1.0 - client.rivals_heat)
            client.rivals_heat[...] = np.where(touched, more, client.rivals_heat)
            hot = np.maximum(client.rivals_attention, 0.4 + 0.5 * strength)
            client.rivals_attention[...] = np.where(touched, hot, client.rivals_attention)
        case EventKind.TENDER_LOST:
            client.sell_through[...] = np.floor(scale(client.sell_through, 1.0 - 0.6 * strength))
        case EventKind.PRICE_CUT:
            complain(Problem.PRICE)
            client.sell_through[...] = np.floor(scale(client.sell_through, 1.0 + 0.1 * strength))  # cheaper goods sell better
        case EventKind.UNDERCUT:
            complain(Problem.PRICE)
            client.sell_through[...] = np.floor(scale(client.sell_through, 1.0 - 0.3 * strength))
        case EventKind.HOLIDAY:
            client.downstream_rate[...] = scale(client.downstream_rate, 1.0 - 0.3 * strength)
            client.attention[...] = scale(client.attention, 1.0 - strength)
        case EventKind.SHOP_OPENS:
            client.outlets[...] = scale(client.outlets, 1.0 + 0.4 * strength)
        case EventKind.SHOP_CLOSES:
            client.outlets[...] = scale(client.outlets, 1.0 - 0.4 * strength)
        case EventKind.RECALL:
            complain(Problem.QUALITY)
        case EventKind.STAFF_CHANGE:
            client.trust[...] = np.where(touched, client.trust + (0.4 - client.trust) * strength, client.trust)
            account.plan_shared[...] = np.where(touched, 0.0, account.plan_shared)
        case EventKind.MANAGER_ORDER:
            desk = world.truth.desk
            desk.hours -= np.where(touched.any(axis=1), np.floor(desk.hours * 0.4 * strength), 0.0)
