"""Many episodes played by bots: in chunks, in this process or in several, with the same result to the bit."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Final, Protocol

import numpy as np

from sim_core import bots
from sim_core.bots.common import Bot, InformedBot
from sim_core.engine.game import Game, start
from sim_core.engine.reveal import reveal
from sim_core.engine.score import Result, result
from sim_core.model.arrays import AnyArray, Rows
from sim_core.model.moves import NO_MOVE
from sim_core.model.state import Choice, Events, WeekEvents, picked
from sim_core.scenario.schema import Scenario

CHUNK: Final = 8192
"""Episodes simulated together: small enough that a week's arrays stay in the processor's cache."""
MOST: Final = 0.6
"""Share of the episodes still at work, above which all are shown to the bot."""
MOST_MOVES: Final = 96
"""Moves a bot may make in a week; moves without a cost would never end."""


@dataclass(frozen=True)
class Part:
    """Results of the episodes `first` … of a bot, with each episode's digest."""

    first: int
    result: Result
    digests: list[bytes]


class Watch(Protocol):
    """Somebody who looks on while games are played, and changes nothing."""

    def before(self, game: Game, choice: Choice, rows: Rows) -> None:
        """A choice [N] or [N, R] is about to be made in the episodes `rows` [N]."""

    def after(self, game: Game, events: Events, rows: Rows) -> None:
        """It was made, and this was seen of it."""

    def week_over(self, game: Game) -> None:
        """Nobody makes another move this week."""

    def new_week(self, game: Game, events: WeekEvents) -> None:
        """The week was ended."""


def play_week(
    game: Game,
    bot: Bot | InformedBot,
    name: str,
    needs_truth: bool = False,
    watch: Watch | None = None,
    among: Rows | None = None,
) -> None:
    """Let a bot play one week of every game in the batch. Episodes that make no more moves drop out.

    In episodes that are not `among` those given, it makes no move at all.
    """
    rows: Rows = np.arange(game.episodes) if among is None else among
    for slot in range(MOST_MOVES if len(rows) else 0):
        # To look at a few too many is cheaper than to pick out nearly all.
        some = None if len(rows) > MOST * game.episodes else rows
        sight = game.sight(some)
        luck = game.bot_luck(name, slot, some)
        if needs_truth:
            shown = reveal(game if some is None else game.fork(rows))
            choice = bot(sight, luck, shown)  # type: ignore[call-arg]  # it says that it needs the truth
        else:
            choice = bot(sight, luck)  # type: ignore[call-arg]  # and this one does not
        if some is None and len(rows) < game.episodes:
            choice = picked(choice, rows)
        active = choice.move != NO_MOVE
        if active.ndim == 2:
            active = active.any(axis=1)
        if watch:
            watch.before(game, choice, rows)
        events = game.play(choice, rows)
        if watch:
            watch.after(game, events, rows)
        if not active.all():
            rows = rows[active]
            if not len(rows):
                break
    if watch:
        watch.week_over(game)
    ended = game.end_week()
    if watch:
        watch.new_week(game, ended)


def play_out(game: Game, bot: Bot | InformedBot, name: str, needs_truth: bool = False, watch: Watch | None = None) -> Game:
    """Let a bot play the games of a batch to their end."""
    while not game.over():
        play_week(game, bot, name, needs_truth, watch)
    return game


def chunks(first: int, episodes: int, size: int = CHUNK) -> Iterator[tuple[int, int]]:
    """(first, count) of the parts a run is cut into."""
    for start_at in range(first, first + episodes, size):
        yield start_at, min(size, first + episodes - start_at)


def play_part(
    scenario: Scenario, name: str, without: tuple[str, ...], seed: int, first: int, count: int, bot: Bot | None = None
) -> Part:
    """Play one part of a run. `bot` is given where it is not one of the named ones."""
    informed = None if bot else bots.informed(name)
    player = bot or informed or bots.get(name, without)
    game = play_out(start(scenario, seed, first, count), player, name, needs_truth=informed is not None)
    return Part(first, result(game), digests(game))


def rollout(
    scenario: Scenario,
    name: str,
    seed: int,
    first: int = 0,
    episodes: int = 1,
    without: tuple[str, ...] = (),
    bot: Bot | None = None,
    on_part: Callable[[int], None] | None = None,
) -> Part:
    """Play `episodes` games in this process. `on_part` is told after each chunk how many are done."""
    parts = []
    for start_at, count in chunks(first, episodes):
        parts.append(play_part(scenario, name, without, seed, start_at, count, bot))
        if on_part:
            on_part(count)
    return join(parts)


def join(parts: list[Part]) -> Part:
    """Parts of a run put together in the order of their episodes."""
    parts = sorted(parts, key=lambda part: part.first)
    joined = {field.name: np.concatenate([getattr(part.result, field.name) for part in parts]) for field in fields(Result)}
    return Part(parts[0].first, Result(**joined), [digest for part in parts for digest in part.digests])


def digests(game: Game) -> list[bytes]:
    """SHA-256 of each episode's final state: every field in the order of `state.py`, little-endian, −0.0 as 0."""
    truth = game._world.truth
    columns: list[AnyArray] = []
    for group in (truth.client, truth.account, truth.desk):
        for field in fields(group):
            values = getattr(group, field.name)
            if values.dtype == np.float64:
                values = values + 0.0
            ordered = np.ascontiguousarray(values.astype(values.dtype.newbyteorder("<"), copy=False))
            columns.append(ordered.reshape(game.episodes, -1).view(np.uint8))
    whole = np.ascontiguousarray(np.concatenate(columns, axis=1))
    return [hashlib.sha256(row.tobytes()).digest() for row in whole]


def run_digest(parts: Part) -> str:
    """SHA-256, in hex, of the episodes' digests in order."""
    return hashlib.sha256(b"".join(parts.digests)).hexdigest()
