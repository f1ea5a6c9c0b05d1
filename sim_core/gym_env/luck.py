"""The luck cube for games that are in different weeks: the same draws, laid out so that one look-up serves all games."""

from collections.abc import Iterable

import numpy as np

from sim_core.arrays import Levels, Rows, Weeks
from sim_core.luck import LANES, PURPOSES, Cube, Luck, Stream, word

GROUPS = -(-PURPOSES // LANES)
MOST_KEPT = 64_000_000
"""Numbers kept of weeks that some game may still come to."""
MOST_EVENTS = 400


class StaggeredCube(Cube):
    """Luck of `count` places: place i plays the episodes first + i, first + i + count, … one after the other.

    `turn` has to be told whenever a game comes to another week; then its luck of that week lies ready.
    """

    def __init__(self, seed: int, first: int, count: int, client_ids: Iterable[str]) -> None:
        super().__init__(seed, first, count, client_ids)
        self.first, self.count = first, count
        self.now: Levels = np.empty((GROUPS, len(self.names), count, LANES))
        self._weeks: dict[tuple[int, int], Levels] = {}
        self._events: dict[tuple[int, int], Levels] = {}
        self._repeats: dict[tuple[int, int, int, int, int], Levels] = {}
        self._most_repeats = max(MOST_KEPT // (count * LANES), 1)
        self._one = Luck(seed, Stream.WORLD, first, count)
        self._most = max(MOST_KEPT // self.now.size, 1)

    def turn(self, rows: Rows, episodes: Rows, weeks: Weeks) -> None:
        """The games at the places `rows` [N] are in `weeks` [N] of luck `episodes` [N] now."""
        place = (episodes - self.first) // self.count * 256 + weeks
        for value in np.unique(place).tolist():
            here = rows[place == value]
            self.now[:, :, here] = self._of_week(*divmod(value, 256))[:, :, here]

    def _of_week(self, generation: int, week: int) -> Levels:
        kept = self._weeks.get((generation, week))
        if kept is None:
            while len(self._weeks) >= self._most:
                del self._weeks[next(iter(self._weeks))]  # the oldest: most games have left it
            self._one.first = self.first + generation * self.count
            kept = self._weeks[generation, week] = np.empty_like(self.now)
            for group in range(GROUPS):
                for client, name in enumerate(self.names):
                    self._one.block(week | group << 16, name, out=kept[group, client])
        return kept

    def for_clients(self, purpose: int, weeks: Weeks, episodes: Rows) -> Levels:
        group, lane = divmod(int(purpose), LANES)
        drawn: Levels = self.now[group, :, (episodes - self.first) % self.count, lane]
        return drawn

    def for_moves(self, purpose: int, weeks: Weeks, episodes: Rows, clients: Rows, repeats: Rows) -> Levels:
        group, lane = divmod(int(purpose), LANES)
        out: Levels = self.now[group, clients, (episodes - self.first) % self.count, lane]
        for at in repeats.nonzero()[0].tolist():
            out[at] = self._again(group, weeks[at], episodes[at], clients[at], repeats[at])[lane]
        return out

    def for_findings(self, purposes: tuple[int, ...], weeks: Weeks, episodes: Rows, clients: Rows, repeats: Rows) -> Levels:
        rows = (episodes - self.first) % self.count
        groups, lanes = np.divmod(np.array(purposes), LANES)
        out: Levels = self.now[groups[None, :], clients[:, None], rows[:, None], lanes[None, :]]
        for at in repeats.nonzero()[0].tolist():
            drawn = {g: self._again(g, weeks[at], episodes[at], clients[at], repeats[at]) for g in set(groups.tolist())}
            out[at] = [drawn[group][lane] for group, lane in zip(groups.tolist(), lanes.tolist(), strict=True)]
        return out

    def _again(self, group: int, week: int, episode: int, client: int, repeat: int) -> Levels:
        """Luck [4] of a further use in the same week."""
        generation, row = divmod(int(episode) - self.first, self.count)
        key = (generation, int(week), group, int(repeat), int(client))
        kept = self._repeats.get(key)
        if kept is None:
            if len(self._repeats) >= self._most_repeats:
                del self._repeats[next(iter(self._repeats))]
            self._one.first = self.first + generation * self.count
            kept = self._one.block(key[1] | group << 16 | key[3] << 32, self.names[client])
            self._repeats[key] = kept
        drawn: Levels = kept[row]
        return drawn

    def for_event(self, number: int, week: int, episodes: Rows) -> Levels:
        generation, row = np.divmod(episodes - self.first, self.count)
        out = np.empty(len(episodes))
        for value in np.unique(generation).tolist():
            here = generation == value
            out[here] = self._of_event(number, week, value)[row[here]]
        return out

    def _of_event(self, number: int, week: int, generation: int) -> Levels:
        kept = self._events.get((generation, number))
        if kept is None:
            if len(self._events) >= MOST_EVENTS:
                del self._events[next(iter(self._events))]
            self._one.first = self.first + generation * self.count
            kept = self._events[generation, number] = self._one.block(week, word(f"event {number}"))[:, 0].copy()
        return kept
