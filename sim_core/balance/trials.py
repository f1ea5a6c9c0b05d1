"""What is played: the ladder of bots, the textbook without each lesson and without each move, each move alone, other hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core import bots
from sim_core.balance.sample import Sample
from sim_core.balance.watch import played
from sim_core.batch.players import Player, bot_of, player, told
from sim_core.bots.common import Bot
from sim_core.bots.rows import LADDER, RULED
from sim_core.bots.style import Style
from sim_core.engine.game import Game, start, world_source
from sim_core.errors import BadRun, Message, SimError
from sim_core.model.arrays import Rows
from sim_core.model.moves import MOVE, MOVE_IDS, tagged
from sim_core.model.state import take
from sim_core.model.vocabulary import LESSONS
from sim_core.scenario.draw import moves_allowed, open_games, setting
from sim_core.scenario.schema import Scenario

TRAPS: Final = tagged("trap")
"""Moves that are there to be seen through."""
CHUNK: Final = 1024
"""Episodes of a task; always the same, so that all is the same however many workers there are."""
REPLICAS: Final = 16
"""Games with the same clients and other luck, to tell the two apart."""
HOURS: Final = (0.75, 1.25)
WAYS: Final[dict[str, Style]] = {
    "sit_in": Style(sit_in_worth=120_000.0),
    "demand_letter": Style(letter_overdue=300_000.0),
    "stop_supply": Style(hold_overdue=400_000.0),
    "open_outlets": Style(outlets_weeks=7.0),
    "manager_visit": Style(manager_worth=45_000.0),
    "cash_rebate": Style(rebate_overdue=200_000.0),
    "discount": Style(discount_weeks=99),
}
"""Ways in which the textbook uses moves that it rarely or never needs by itself, to see what they could be worth."""


@dataclass(frozen=True)
class Trial:
    """Who plays what. `name` says it in the report's own words: `bot:nag`, `without:L1`, `forbid:call`, `only:call`, …"""

    name: str
    player: Player
    forbid: tuple[str, ...] = ()
    hours: float = 1.0
    way: str = ""
    replicas: int = 1


def trials(scenario: Scenario, own: Sequence[Player] = (), quick: bool = False) -> list[Trial]:
    """All trials of a report card, the most telling first; `quick`: only the ladder."""
    best = Player("textbook")
    offered, table = moves_allowed(scenario), setting(scenario).public.table
    ladder = [Trial(f"bot:{name}", player(name)) for name in sorted(LADDER, key=_telling) if name in RULED]
    ladder += [Trial(f"bot:{one.name}", one) for one in own]
    if quick:
        return ladder
    lessons = [Trial(f"without:{lesson}", player("textbook", (lesson,))) for lesson in LESSONS]
    forbidden = [Trial(f"forbid:{move}", best, forbid=(move,)) for move in offered]
    ways = [Trial(f"way:{move}", best, way=move) for move in WAYS if move in offered]
    costly = [move for move in offered if table.hours[MOVE[move]] > 0]  # what costs no hours changes nothing alone
    alone = [Trial(f"only:{move}", Player(f"only:{move}", only=move)) for move in costly]
    luck = [Trial("replay", best, replicas=REPLICAS)]
    hours = [Trial(f"hours:{factor:g}", best, hours=factor) for factor in HOURS]
    return [*ladder, *lessons, *luck, *hours, *forbidden, *ways, *alone]


def _telling(name: str) -> int:
    first = ("textbook", "idle", "nag", "oracle", "visitor")
    return first.index(name) if name in first else len(first)


def altered(scenario: Scenario, trial: Trial) -> Scenario:
    """The scenario that a trial is played on."""
    change = {}
    if trial.forbid:
        forbid = list(dict.fromkeys((*scenario.moves.forbid, *trial.forbid)))
        change["moves"] = scenario.moves.model_copy(update={"forbid": forbid})
    if trial.hours != 1.0:
        hours = {"hours_per_week": scenario.hours_per_week() * trial.hours}
        change["rep"] = scenario.rep.model_copy(update=hours)  # type: ignore[assignment]  # another field, another type
    return scenario.model_copy(update=change) if change else scenario


def play(scenario: Scenario, trial: Trial, seed: int, first: int, count: int) -> Sample | Message:
    """Play the episodes `first` … of a trial; a message if a bot of somebody's own fails, for errors travel badly."""
    changed = altered(scenario, trial)
    opened = replayed(changed, seed, first, count, trial.replicas) if trial.replicas > 1 else start(changed, seed, first, count)
    try:
        return played(opened, bot_for(trial), trial.player.luck_name)
    except BadRun as error:
        return error.message
    except SimError as error:
        return Message("run.bot_refused", {"bot": trial.player.name, "problem": error.message})
    except Exception as error:
        if not trial.player.file:
            raise
        return Message("run.bot_failed", {"bot": trial.player.name, "problem": told(error, trial.player.file)})


def bot_for(trial: Trial) -> Bot:
    """The bot that plays a trial."""
    return bots.textbook((), WAYS[trial.way]) if trial.way else bot_of(trial.player)


def replayed(scenario: Scenario, seed: int, first: int, count: int, replicas: int) -> Game:
    """Games that share their clients `replicas` at a time: episode e has the clients of e // replicas, and luck of its own."""
    game = start(scenario, seed, first, count)
    numbers: Rows = np.arange(first, first + count)
    opening = numbers // replicas
    low, high = int(opening[0]), int(opening[-1])
    whole = open_games(game.setting, seed, low, high - low + 1)
    batch = take(whole, opening - low)._replace(episodes=numbers.astype(np.int64))
    return game._around(batch, world_source(seed, len(game.setting.public.client_ids), count))


def tasks(scenario: Scenario, wanted: Sequence[Trial], seed: int, episodes: int) -> list[tuple[Scenario, Trial, int, int, int]]:
    """The calls of `play` that make up some trials, in order."""
    return [
        (scenario, trial, seed, first, min(CHUNK, episodes - first)) for trial in wanted for first in range(0, episodes, CHUNK)
    ]


assert set(WAYS) <= set(MOVE_IDS)
