"""The week that is being ended."""

from dataclasses import dataclass

from sim_core.effects.world import World
from sim_core.model.arrays import Levels, Weeks
from sim_core.model.luck import Purpose


@dataclass
class Week:
    """The week being ended: its number [E, 1] and the luck of all clients."""

    world: World
    number: Weeks

    def luck(self, purpose: Purpose) -> Levels:
        return self.world.cube.for_clients(purpose, self.number[:, 0], self.world.episodes)
