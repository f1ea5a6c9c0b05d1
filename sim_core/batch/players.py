"""A run: many episodes of one scenario by several bots, in this process or in others, the same to the bit either way.

`pieces` hands the parts over as they are done and in order, so that a run that is broken off still has whole results.
"""

import importlib.util
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from sim_core import bots
from sim_core.batch.own import as_bot
from sim_core.batch.rollout import CHUNK, LOOPS, Part, chunks, play_part
from sim_core.batch.workers import HERE, Where, spread
from sim_core.bots.common import Bot
from sim_core.errors import BadRun, Message, SimError, UnknownName
from sim_core.model.moves import move_number
from sim_core.names import nearest
from sim_core.scenario.schema import Scenario

FILE_MARK: Final = ".py:"
SLOW_CHUNK: Final = 4
"""Episodes in a part of a player who takes seconds for a game, so that something is told now and then."""
SPLIT: Final = 16
"""Parts that a player's run is cut into for a cluster, however many workers it has."""


@dataclass(frozen=True)
class Player:
    """Who plays: a bot of the game, a function in a file, or one move repeated. Small enough to send to a process."""

    name: str  # as it was asked for
    without: tuple[str, ...] = ()
    file: str = ""
    function: str = ""
    only: str = ""

    @property
    def luck_name(self) -> str:
        """What its own luck is drawn by: the same wherever its file lies."""
        return f"{Path(self.file).name}:{self.function}" if self.file else self.name


@dataclass(frozen=True)
class RunSpec:
    """What is played: the episodes `first` … of a scenario, with the luck of a seed, by each of some players."""

    scenario: Scenario
    players: tuple[Player, ...]
    seed: int
    first: int = 0
    episodes: int = 1


def player(name: str, without: Sequence[str] = ()) -> Player:
    """The player of a name or `FILE.py:FUNCTION`. `UnknownName` if there is no such bot, file, function or lesson."""
    if FILE_MARK not in name:
        bots.get(name, tuple(without))
        return Player(name, tuple(without))
    file, _, function = name.rpartition(":")
    if without:
        raise UnknownName(Message("unknown.without", {"value": name, "allowed": ("textbook",)}))
    file = os.path.abspath(file)
    own_bot(file, function)
    return Player(name, file=file, function=function)


def one_move(move: str) -> Player:
    """The player that repeats one move. `UnknownName` if there is no such move."""
    move_number(move)
    return Player(f"only:{move}", only=move)


@cache
def own_bot(file: str, function: str) -> Bot:
    """The bot that a function in a Python file is. `UnknownName` if there is none, `BadRun` if the file fails."""
    path = Path(file)
    if not path.is_file():
        raise UnknownName(Message("unknown.bot_file", {"value": file}))
    name = f"finalkick_bot_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None  # a .py file has one
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # as an import would, or its dataclasses could not be made
    if str(path.parent.resolve()) not in sys.path:
        sys.path.append(str(path.parent.resolve()))  # what stands beside it can be imported
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise UnknownName(Message("unknown.bot_broken", {"value": file, "problem": told(error, file)})) from error
    found = getattr(module, function, None)
    if not callable(found):
        functions = tuple(name for name, value in vars(module).items() if callable(value) and not name.startswith("_"))
        values = {"value": function, "path": file, "nearest": nearest(function, functions), "allowed": functions}
        raise UnknownName(Message("unknown.bot_function", values))
    return as_bot(found)


def bot_of(who: Player) -> Bot:
    """The bot that a player is."""
    if who.file:
        return own_bot(who.file, who.function)
    return bots.only(who.only) if who.only else bots.get(who.name, who.without)


def pieces(run: RunSpec, where: Where = HERE) -> Iterator[tuple[int, Part]]:
    """(number of the player, part of its run) for all parts, player by player, in the order of their episodes.

    `BadRun` if a bot fails or makes a move that is not possible.
    """
    evenly = -(-run.episodes // (SPLIT if where.cluster else max(where.jobs, 1)))
    sizes = [max(1, min(evenly, SLOW_CHUNK if one.name in bots.REMEMBERING else CHUNK)) for one in run.players]
    tasks = (
        (number, replace(run, players=(one,), first=start, episodes=count))
        for number, (one, size) in enumerate(zip(run.players, sizes, strict=True))
        for start, count in chunks(run.first, run.episodes, size)
    )
    parts = sum(-(-run.episodes // size) for size in sizes)
    loops = () if any(one.file for one in run.players) else LOOPS
    for number, part in spread(played, tasks, replace(where, jobs=min(where.jobs, parts)), loops):
        if isinstance(part, Message):
            raise BadRun(part)
        yield number, part


def played(number: int, piece: RunSpec) -> tuple[int, Part | Message]:
    """One part of one player's run, or why there is none: errors do not travel well between processes."""
    (who,) = piece.players
    try:
        return number, play_part(piece.scenario, bot_of(who), who.luck_name, piece.seed, piece.first, piece.episodes)
    except SimError as error:
        if isinstance(error, BadRun):
            return number, error.message
        return number, Message("run.bot_refused", {"bot": who.name, "problem": error.message})
    except Exception as error:
        if not who.file:
            raise
        return number, Message("run.bot_failed", {"bot": who.name, "problem": told(error, who.file)})


def told(error: BaseException, file: str) -> str:
    """An error of somebody's own file in one line, with the last of its lines that was reached."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename) == Path(file)]
    line = frames[-1].lineno if frames else getattr(error, "lineno", None)
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" + (f" ({Path(file).name}:{line})" if line else "")
