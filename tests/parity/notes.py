"""Games of bots and of chance, in which rows are noted: before and after some moves and some ends of weeks."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from sim_core import bots
from sim_core.batch.rollout import play_out
from sim_core.engine.game import Game, start
from sim_core.model.arrays import AnyArray, Rows
from sim_core.model.choices import Choice, Events, WeekEvents
from sim_core.model.moves import NO_MOVE
from sim_core.scenario.schema import Scenario
from tests.parity import bridge
from tests.parity.bridge import Place, State
from tests.parity.store import Table, differs
from tests.random_play import dice_of, random_choice

GAMES: Final = 8
"""Of each bot, scenario and seed."""


@dataclass
class Notes:
    """Rows noted while games are played: those a move was about to be made on, and those whose week was about to end."""

    scenario: Scenario
    seed: int
    dice: np.random.Generator
    moves: list[Table] = field(default_factory=list)
    weeks: list[Table] = field(default_factory=list)
    _open: tuple[Rows, Table] | None = None

    def before(self, game: Game, choice: Choice, rows: Rows) -> None:
        """A move; of a round none, for its moves share the desk."""
        self._open = None
        if choice.move.ndim == 1:
            mine = np.flatnonzero((choice.move != NO_MOVE) & (self.dice.random(len(rows)) < 0.25))
            given = {name: getattr(choice, name)[mine] for name in ("move", "amount", "weeks")}
            self._note(game, rows[mine], choice.client[mine].astype(np.intp), given)

    def after(self, game: Game, events: Events, rows: Rows) -> None:
        self._close(game, self.moves)

    def week_over(self, game: Game) -> None:
        rows = np.flatnonzero(self.dice.random(game.episodes) < 0.5)
        self._note(game, rows, self.dice.integers(0, len(game.setting.public.client_ids), len(rows)), {})

    def new_week(self, game: Game, events: WeekEvents) -> None:
        self._close(game, self.weeks)

    def _note(self, game: Game, rows: Rows, client: Rows, given: dict[str, AnyArray]) -> None:
        place = Place(self.scenario, self.seed, game.luck_episodes[rows], client)
        self._open = (rows, Table(place, self._read(game, rows, place), {}, given)) if len(rows) else None

    def _close(self, game: Game, noted: list[Table]) -> None:
        if self._open:
            rows, table = self._open
            noted.append(Table(table.place, table.before, self._read(game, rows, table.place), table.given))

    def _read(self, game: Game, rows: Rows, place: Place) -> State:
        return bridge.read(game.fork(rows), place)


def played(scenario: Scenario, seed: int, dice: np.random.Generator) -> Notes:
    """Notes of games by all bots, and by chance."""
    notes = Notes(scenario, seed, dice)
    for number, name in enumerate(bots.RULED):
        informed = bots.informed(name)
        game = start(scenario, seed, number * GAMES, GAMES)
        play_out(game, informed or bots.get(name), name, needs_truth=informed is not None, watch=notes)
    for turn in range(3):
        by_chance(start(scenario, seed, (len(bots.RULED) + turn) * GAMES, GAMES), notes)
    return notes


def by_chance(game: Game, notes: Notes) -> None:
    """Games of random moves; some spend all their hours, some hardly any."""
    dice, every = dice_of(game.seed, game.luck_episodes), np.arange(game.episodes)
    while not game.over():
        for _ in range(14):
            choice = random_choice(game, dice)
            choice.move = np.where([one.random() < 0.8 for one in dice], choice.move, NO_MOVE).astype(np.int8)
            notes.before(game, choice, every)
            notes.after(game, game.play(choice), every)
        notes.week_over(game)
        notes.new_week(game, game.end_week())


def agreed(name: str, found: State, noted: State) -> None:
    """Stop if the bridge makes something else of a row than the game did."""
    wrong = [column for column in noted if differs(found[column], noted[column]).any()]
    if wrong:
        raise SystemExit(f"{name}: the bridge differs from the game in {', '.join(wrong)}")
