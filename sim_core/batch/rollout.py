"""Many episodes played by bots: in chunks, in this process or in several, with the same result to the bit."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Final, Protocol

import numpy as np

from sim_core import bots
from sim_core.batch.notes import Notes, blank_notes
from sim_core.batch.own import as_bot
from sim_core.batch.playing import ALL_WEEKS, MOST_MOVES, plain_tries, play_rows
from sim_core.batch.playouts import MOVES_A_WEEK
from sim_core.batch.remembering import play_remembering
from sim_core.bots.common import Bot
from sim_core.bots.library import LibraryBot
from sim_core.bots.remembering import RememberingBot
from sim_core.bots.single import SingleBot
from sim_core.effects.opening import open_rows
from sim_core.engine import digests as engine_digests
from sim_core.engine.digests import digests
from sim_core.engine.game import Game, start
from sim_core.engine.score import Result, result
from sim_core.model.arrays import Rows
from sim_core.model.calls import call_rows
from sim_core.model.choices import Choice, Events, WeekEvents, picked
from sim_core.model.moves import NO_MOVE
from sim_core.scenario.schema import Scenario

CHUNK: Final = 1024
"""Episodes simulated together: few enough to stay in little memory, and for a bot of many games near what is best."""
LOOPS: Final = (open_rows, play_rows)
"""The loops in which nearly all of a library bot's run is done."""
MOST: Final = 0.6
"""Share of the episodes still at work, above which all are shown to the bot."""


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


def play_week(game: Game, bot: Bot, name: str, watch: Watch | None = None, among: Rows | None = None) -> None:
    """Let a bot play one week of every game in the batch. Episodes that make no more moves drop out.

    In episodes that are not `among` those given, it makes no move at all. `name` is what a bot's own luck is drawn by.
    """
    if isinstance(bot, RememberingBot):
        raise TypeError(f"{name} has to follow a game from its start")
    if isinstance(bot, LibraryBot) and watch is None:
        idle = np.zeros(game.episodes, np.bool_)
        if among is not None:
            idle[:] = True
            idle[among] = False
        _play_rows(game, bot, 1, idle)
    else:
        _play_in_step(game, bot, name, watch, among)


def _play_rows(game: Game, bot: LibraryBot, weeks: int, idle: Any, threads: int = 1, notes: Notes | None = None) -> None:
    own, public = game.setting, game.setting.public
    notes = notes or blank_notes(0, len(public.client_ids), len(own.events), public.weeks)
    work = game.episodes * min(weeks, public.weeks) * (MOVES_A_WEEK + len(public.client_ids))
    batch = game._records()
    nets, refused = np.zeros(game.episodes), np.zeros(game.episodes, np.int64)
    values = (batch, own.book, own.outside, game._source, bot.player, plain_tries(idle), weeks, True, nets, refused, notes)
    call_rows(play_rows, game.episodes, work, *values, threads=threads)


def _play_in_step(game: Game, bot: Bot, name: str, watch: Watch | None, among: Rows | None) -> None:
    """A week of a bot that thinks for many games at once: a round in all of them, then the next."""
    rows: Rows = np.arange(game.episodes) if among is None else among
    for slot in range(MOST_MOVES if len(rows) else 0):
        # To look at a few too many is cheaper than to pick out nearly all.
        some = None if len(rows) > MOST * game.episodes else rows
        choice = bot(game.sight(some), game.bot_luck(name, slot, some))
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


def play_noted(game: Game, bot: LibraryBot, notes: Notes) -> None:
    """Let a bot of the library play the games of a batch to their end, and note what happens."""
    _play_rows(game, bot, ALL_WEEKS, np.zeros(game.episodes, np.bool_), notes=notes)


def play_out(game: Game, bot: Bot, name: str, watch: Watch | None = None, threads: int = 1) -> Game:
    """Let a bot play the games of a batch to their end."""
    if isinstance(bot, RememberingBot) and watch is None:
        play_remembering(game, name)
        return game
    if isinstance(bot, LibraryBot) and watch is None:
        _play_rows(game, bot, ALL_WEEKS, np.zeros(game.episodes, np.bool_), threads)
        return game
    while not game.over():
        play_week(game, bot, name, watch)
    return game


def chunks(first: int, episodes: int, size: int = CHUNK) -> Iterator[tuple[int, int]]:
    """(first, count) of the parts a run is cut into."""
    for start_at in range(first, first + episodes, size):
        yield start_at, min(size, first + episodes - start_at)


def play_part(scenario: Scenario, bot: Bot, name: str, seed: int, first: int, count: int) -> Part:
    """Play one part of a run. `name` is what a bot's own luck is drawn by."""
    game = play_out(start(scenario, seed, first, count), bot, name)
    return Part(first, result(game), digests(game))


def rollout(
    scenario: Scenario,
    name: str,
    seed: int,
    first: int = 0,
    episodes: int = 1,
    without: tuple[str, ...] = (),
    bot: Bot | SingleBot | None = None,
) -> Part:
    """Play `episodes` games in this process, by the bot of a name, or by another that draws its own luck by it."""
    who = as_bot(bot) if bot else bots.get(name, without)
    return join([play_part(scenario, who, name, seed, start_at, count) for start_at, count in chunks(first, episodes)])


def join(parts: list[Part]) -> Part:
    """Parts of a run put together in the order of their episodes."""
    parts = sorted(parts, key=lambda part: part.first)
    joined = {field.name: np.concatenate([getattr(part.result, field.name) for part in parts]) for field in fields(Result)}
    return Part(parts[0].first, Result(**joined), [digest for part in parts for digest in part.digests])


def run_digest(parts: Part) -> str:
    """SHA-256, in hex, of the episodes' digests in order."""
    return engine_digests.run_digest(parts.digests)
