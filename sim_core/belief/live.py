"""What could be known of all clients of one game, followed decision by decision while it is played."""

from dataclasses import dataclass, replace

from sim_core.belief.filter import COPIES, KEPT, Following, advance, begin
from sim_core.belief.particles import Tried
from sim_core.engine.record import END_WEEK, Step
from sim_core.model.choices import Events, WeekEvents
from sim_core.model.sight import Sight
from sim_core.scenario.draw import Setting


@dataclass(frozen=True)
class Live:
    """What could be known so far, client by client."""

    clients: tuple[Following, ...]
    decisions: int = 0

    def chance(self, client: int, kind: int) -> float:
        """How likely an excuse of a client is true now, 0…1."""
        return float(self.clients[client].state.true[kind])


def begin_all(setting: Setting, sight: Sight, seed: int, copies: int = COPIES, kept: int = KEPT, work: int = 0) -> Live:
    """What could be known of each client when the game starts. `seed` is of the filter's own luck."""
    count = len(sight.public.client_ids)
    clients = tuple(begin(setting, sight, client, seed, copies, kept, work) for client in range(count))
    return sharing(Live(clients), clients[0].particles.room)


def sharing(one: Live, room: Tried) -> Live:
    """The same, working in a room that others may work in too, as long as they take turns: it is by far the most of it."""
    return replace(one, clients=tuple(replace(own, particles=replace(own.particles, room=room)) for own in one.clients))


def advance_all(one: Live, step: Step, events: Events | WeekEvents, before: Sight, after: Sight) -> Live:
    """What could be known after one more decision, of the client it concerned, or of all when a week was ended."""
    ids = after.public.client_ids
    clients = tuple(
        advance(own, one.decisions, step, events, before, after) if step.move == END_WEEK or ids[at] == step.client else own
        for at, own in enumerate(one.clients)
    )
    return replace(one, clients=clients, decisions=one.decisions + 1)
