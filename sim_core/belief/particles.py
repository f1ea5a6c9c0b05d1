"""Thousands of copies of one client, each hiding something else: what it may be, given what has been seen.

The copies run under the very rules of the game, each with luck of its own. What a rep draws once a week (whether a client
is willing, say) stays with a copy through that week; all else is drawn anew whenever it is needed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import numpy as np

from sim_core.engine.game import Game, make_world
from sim_core.model.arrays import Levels, Rows, Weeks
from sim_core.model.luck import LANES, Luck, Purpose, Stream, word
from sim_core.model.state import AccountState, ClientState, DeskState, Sight, Truth, take
from sim_core.scenario.draw import Setting, open_games
from sim_core.scenario.schema import Scenario

WEEKLY: Final = (Purpose.WILLING, Purpose.MOOD, Purpose.CHALLENGE, Purpose.PROMISE, Purpose.MEANT)
"""Luck that stands for the whole week."""
COLUMN: Final = {int(purpose): column for column, purpose in enumerate(WEEKLY)}
FAR: Final = 2**40
"""Luck episodes from here on are never those of a game that is played."""


class ParticleLuck:
    """Luck of `count` copies of one client; stands where the luck cube does."""

    def __init__(self, seed: int, name: str, count: int) -> None:
        self._fresh = Luck(seed, Stream.BELIEF, FAR, count)
        self._name, self._count, self._place = word(name), count, 0
        self._left: list[Levels] = []
        self.weekly = self.new_week()

    def uniform(self) -> Levels:
        """New luck [count]."""
        if not self._left:
            block = self._fresh.block(self._place, self._name)
            self._left = [block[:, lane] for lane in range(LANES)]
            self._place += 1
        return self._left.pop()

    def new_week(self) -> Levels:
        """New luck [count, weekly purposes] of the week."""
        self.weekly = np.stack([self.uniform() for _ in WEEKLY], axis=1)
        return self.weekly

    def for_clients(self, purpose: int, weeks: Weeks, episodes: Rows) -> Levels:
        """Luck [count, 1] at a week's end."""
        return self.uniform()[episodes - FAR][:, None]

    def for_moves(self, purpose: int, weeks: Weeks, episodes: Rows, clients: Rows, repeats: Rows) -> Levels:
        """Luck [N] of moves."""
        rows, column = episodes - FAR, COLUMN.get(int(purpose))
        return self.uniform()[rows] if column is None else self.weekly[rows, column]

    def for_event(self, number: int, week: int, episodes: Rows) -> Levels:
        """Luck [N] of something that happens to a game."""
        return self.uniform()[episodes - FAR]

    def for_findings(self, purposes: Iterable[int], weeks: Weeks, episodes: Rows, clients: Rows, repeats: Rows) -> Levels:
        """Luck [N, purposes] of an investigation."""
        return np.stack([self.uniform()[episodes - FAR] for _ in purposes], axis=1)


@dataclass
class Particles:
    """Copies of one client. All share the rep's file; what is hidden differs. Weights add up to 1."""

    game: Game
    luck: ParticleLuck
    weight: Levels  # [N]
    weekly: Levels | None = None  # [N, weekly purposes] the luck they had, where the luck has moved on

    @property
    def count(self) -> int:
        """How many copies there are."""
        return len(self.weight)

    @property
    def client(self) -> ClientState:
        """What the copies hide, [N, 1]."""
        return self.game._world.truth.client

    @property
    def account(self) -> AccountState:
        """The rep's file as each copy has it, [N, 1]."""
        return self.game._world.truth.account

    def effective(self) -> float:
        """How many copies of even weight would tell as much."""
        return float(1.0 / max(float((self.weight**2).sum()), 1e-300))

    def chosen(self, rows: Rows) -> "Particles":
        """The copies `rows` [count of the luck], evenly weighted."""
        game = with_luck(self.game, take_truth(self.game._world.truth, rows), self.luck)
        self.luck.weekly = self.luck.weekly[rows]
        return Particles(game, self.luck, np.full(len(rows), 1.0 / len(rows)))

    def resampled(self) -> "Particles":
        """As many copies, drawn by weight (systematically: one stroke of luck for all)."""
        return self.chosen(by_weight(self.weight, float(self.luck.uniform()[0]), self.count))


def by_weight(weight: Levels, luck: float, count: int) -> Rows:
    """`count` places drawn by weight, rising. Weights need not add up to 1."""
    reach = np.add.accumulate(weight)
    marks = (np.arange(count) + luck) * (reach[-1] / count)
    return np.minimum(np.searchsorted(reach, marks, side="right"), len(weight) - 1)


def take_truth(truth: Truth, rows: Rows) -> Truth:
    """The episodes `rows` of a truth."""
    return Truth(take(truth.client, rows), take(truth.account, rows), take(truth.desk, rows))


def stacked(truths: list[Truth]) -> Truth:
    """The episodes of several truths, one after the other."""

    def joined(groups: list[Any]) -> Any:
        columns = {field.name: np.concatenate([getattr(one, field.name) for one in groups]) for field in fields(groups[0])}
        return replace(groups[0], **columns)

    return Truth(
        joined([one.client for one in truths]), joined([one.account for one in truths]), joined([one.desk for one in truths])
    )


def with_luck(game: Game, truth: Truth, luck: Any) -> Game:
    """A game around `truth` that draws from `luck`, a row an episode."""
    episodes = FAR + np.arange(len(truth.desk.week), dtype=np.intp)
    return replace(game, _world=make_world(truth, game.setting.public, luck, episodes), _whole=None)


def alone(setting: Setting, client: int) -> Setting:
    """The same setting with one client only."""
    public, one = setting.public, slice(client, client + 1)
    own = replace(
        public,
        client_ids=public.client_ids[one],
        terms=public.terms[one],
        credit_limit=public.credit_limit[one],
        weekly_sales=public.weekly_sales[one],
        invoice_due=public.invoice_due[one],
    )
    events = tuple(replace(event, clients=event.clients[one]) for event in setting.events)
    return Setting(own, events, setting.opening_debt)


def prior(scenario: Scenario, setting: Setting, client: int, seed: int, count: int, sight: Sight) -> Particles:
    """Copies of a client as the scenario draws it, so far as they look like what the file said at the start."""
    one = scenario.model_copy(update={"clients": [scenario.clients[client]]})
    own, name = alone(setting, client), setting.public.client_ids[client]
    drawn = open_games(one, own.public, seed, FAR, count * 8)
    stars, mood = sight.account.stars[0, client], sight.account.mood[0, client]
    alike = (drawn.account.stars[:, 0] == stars) & (drawn.account.mood[:, 0] == mood)
    if alike.sum() < count // 8:  # a reading that this client seldom gives
        near = abs(drawn.account.stars[:, 0] - stars) + abs(drawn.account.mood[:, 0] - mood)
        alike = near <= max(int(np.sort(near)[count // 8]), 0)
    luck = ParticleLuck(seed, f"particles of {name}", count)
    rows = by_weight(alike.astype(np.float64), float(luck.uniform()[0]), count)
    blank = Game(one, own, seed, make_world(drawn, own.public, luck, np.arange(count * 8)))  # type: ignore[arg-type]  # like a cube
    particles = Particles(with_luck(blank, take_truth(drawn, rows), luck), luck, np.full(count, 1.0 / count))
    force(particles, sight, client)
    return particles


def force(particles: Particles, sight: Sight, client: int) -> None:
    """Write the file and the desk as they were seen into every copy."""
    truth = particles.game._world.truth
    for field in fields(AccountState):
        getattr(truth.account, field.name)[...] = getattr(sight.account, field.name)[0, client]
    for field in fields(DeskState):
        getattr(truth.desk, field.name)[...] = getattr(sight.desk, field.name)[0]
