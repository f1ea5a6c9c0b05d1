"""The luck cube for games that are in different weeks: the same draws, laid out so that one look-up serves all games."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from sim_core.model.arrays import Levels, Rows, Weeks
from sim_core.model.luck import LANES, PURPOSES, Cube, Luck, Stream, word

GROUPS = -(-PURPOSES // LANES)
MOST_KEPT = 64_000_000
"""Numbers kept of weeks that some game may still come to; and as many of second draws in the same week."""
MOST_EVENTS = 400
LONGEST = 256
"""More than the weeks of any game: a week of a generation is told by generation × this + week."""


class StaggeredCube(Cube):
    """Luck of `count` places: place i plays the episodes first + i, first + i + count, … one after the other.

    `turn` has to be told whenever a game comes to another week; then its luck of that week lies ready in `now`, [count, C,
    purposes], and a draw is a look-up.
    """

    def __init__(self, seed: int, first: int, count: int, client_ids: Iterable[str]) -> None:
        super().__init__(seed, first, count, client_ids)
        self.first, self.count = first, count
        self.now: Levels = np.empty((count, len(self.names), GROUPS * LANES))
        self._weeks: dict[int, Levels] = {}
        self._events: dict[tuple[int, int], Levels] = {}
        self._repeats: dict[tuple[int, int, int, int], Levels] = {}
        self._most_weeks = max(MOST_KEPT // self.now.size, 1)
        self._most_repeats = max(MOST_KEPT // (count * LANES), 1)
        self._one = Luck(seed, Stream.WORLD, first, count)

    def turn(self, rows: Rows, episodes: Rows, weeks: Weeks) -> None:
        """The games at the places `rows` [N] are in `weeks` [N] of luck `episodes` [N] now."""
        when = self._when(episodes, weeks)
        order = when.argsort(kind="stable")
        rows, when = rows[order], when[order]
        starts = np.flatnonzero(np.concatenate(([True], when[1:] != when[:-1]))).tolist() if len(when) else []
        for start, end in zip(starts, [*starts[1:], len(when)], strict=True):
            here = rows[start:end]
            self.now[here] = self._of_week(int(when[start]))[here]

    def _when(self, episodes: Rows, weeks: Weeks) -> Rows:
        generation: Rows = (episodes - self.first) // self.count
        return generation * LONGEST + weeks

    def _draw(self, when: int, group: int, repeat: int, client: int) -> Levels:
        """Luck [count, 4] of a week of a generation."""
        generation, week = divmod(when, LONGEST)
        self._one.first = self.first + generation * self.count
        return self._one.block(week | group << 16 | repeat << 32, self.names[client])

    def _of_week(self, when: int) -> Levels:
        kept = self._weeks.get(when)
        if kept is None:
            _make_room(self._weeks, self._most_weeks)  # the oldest goes: most games have left it
            kept = self._weeks[when] = np.empty_like(self.now)
            for client in range(len(self.names)):
                for group in range(GROUPS):
                    kept[:, client, group * LANES : (group + 1) * LANES] = self._draw(when, group, 0, client)
        return kept

    def for_clients(self, purpose: int, weeks: Weeks, episodes: Rows) -> Levels:
        drawn: Levels = self.now[(episodes - self.first) % self.count, :, int(purpose)]
        return drawn

    def for_moves(self, purpose: int, weeks: Weeks, episodes: Rows, clients: Rows, repeats: Rows) -> Levels:
        rows = (episodes - self.first) % self.count
        out: Levels = self.now[rows, clients, int(purpose)]
        again = repeats.nonzero()[0]
        if len(again):
            when = self._when(episodes[again], weeks[again])
            self._draw_again(out[:, None], np.array([int(purpose)]), rows, when, clients, repeats, again)
        return out

    def for_findings(self, purposes: tuple[int, ...], weeks: Weeks, episodes: Rows, clients: Rows, repeats: Rows) -> Levels:
        rows, columns = (episodes - self.first) % self.count, np.array(purposes)
        out: Levels = self.now[rows[:, None], clients[:, None], columns]
        again = repeats.nonzero()[0]
        if len(again):
            when = self._when(episodes[again], weeks[again])
            self._draw_again(out, columns, rows, when, clients, repeats, again)
        return out

    def _draw_again(
        self, out: Levels, purposes: Rows, rows: Rows, when: Rows, clients: Rows, repeats: Rows, again: Rows
    ) -> None:
        """Fill in [N, purposes] where a purpose is drawn for more than once in a week: the numbers `again`, in weeks `when`."""
        groups = purposes // LANES
        columns_of = {group: np.flatnonzero(groups == group) for group in groups.tolist()}
        by_group = [(group, columns, purposes[columns] % LANES) for group, columns in columns_of.items()]
        lists = (again.tolist(), rows[again].tolist(), when.tolist(), clients[again].tolist(), repeats[again].tolist())
        for number, row, week, client, repeat in zip(*lists, strict=True):
            for group, columns, lanes in by_group:
                key = (week, group, repeat, client)
                kept = self._repeats.get(key)
                if kept is None:
                    _make_room(self._repeats, self._most_repeats)
                    kept = self._repeats[key] = self._draw(week, group, repeat, client)
                out[number, columns] = kept[row, lanes]

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
            _make_room(self._events, MOST_EVENTS)
            self._one.first = self.first + generation * self.count
            kept = self._events[generation, number] = self._one.block(week, word(f"event {number}"))[:, 0].copy()
        return kept


def _make_room(kept: dict[Any, Levels], most: int) -> None:
    while len(kept) >= most:
        del kept[next(iter(kept))]
