"""Where the time of a run of the textbook goes: opening, thinking, rules, luck, digests; compiled and in plain Python.

Compiled code cannot be looked into, so the same games are played in full, and told again from the choices made in them: what
thinking took is the difference. Luck is what its draws cost, one by one, times how many were made.
"""

import cProfile
import pstats
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, Final

import numpy as np

from sim_core import bots, load_scenario, start
from sim_core.batch.rollout import play_out
from sim_core.compiled import cache, loop
from sim_core.effects.act import act, end_of_week
from sim_core.effects.here import ANSWER, FRIDAY, Here
from sim_core.engine.digests import digests
from sim_core.engine.game import Game
from sim_core.engine.rows import Source, begin
from sim_core.model.book import Book, Outside
from sim_core.model.luck import WEEK_LUCK, philox
from sim_core.model.moves import NO_MOVE
from sim_core.model.records import room
from sim_core.model.state import Batch

PARTS: Final = ("opening", "thinking", "rules", "luck", "digests")
SCENARIO: Final = "final-quarter"
BOT: Final = "textbook"
MANY_DRAWS: Final = 1_000_000
FOLDERS: Final = {"bots": "thinking", "effects": "rules", "rules": "rules"}
"""Which part the files of a folder belong to where a plain game is looked into; the others carry it on, and count as rules."""


@loop
def tell_again(batch: Batch, book: Book, outside: Outside, source: Source, made: Any, amounts: Any, starts: Any) -> None:
    """Play every game with choices made before: `made` [N, 3] move, client, weeks; from `starts` [E, W + 1]."""
    count = len(book.terms)
    luck, answer, fridays = room(count, WEEK_LUCK), room(1, ANSWER), room(count, FRIDAY)
    news = np.zeros(len(outside.events), np.bool_)
    for row in range(len(batch.desks)):
        clients, accounts, desk = batch.clients[row], batch.accounts[row], batch.desks[row]
        for week in range(book.rules[0].weeks):
            begin(luck, book, source, batch.episodes[row], row, week)
            for at in range(starts[row, week], starts[row, week + 1]):
                move, client, weeks = made[at, 0], made[at, 1], made[at, 2]
                here = Here(clients[client], accounts[client], book.terms[client], desk, luck[client], answer[0], week)
                act(here, book.moves[move], amounts[at], weeks)
            end_of_week(clients, accounts, desk, book, outside, luck, answer[0], fridays, news)


@loop
def draw_many(count: int, out: Any) -> None:
    """Draw so many numbers of luck."""
    for number in range(count):
        out[0] += philox(1, 0, number, 7, 11)[0]


def choices_of(game: Game) -> tuple[Any, Any, Any]:
    """The choices the textbook makes in games, which it plays to their end, as `tell_again` takes them."""
    bot, rows = bots.get(BOT), game.episodes
    made: list[list[list[tuple[float, ...]]]] = [[] for _ in range(rows)]
    while not game.over():
        for own in made:
            own.append([])
        for slot in range(100):
            choice = bot(game.sight(), game.bot_luck(BOT, slot))
            columns = np.stack([choice.move, choice.client, choice.weeks, choice.amount], axis=-1)
            if (columns[..., 0] == NO_MOVE).all():
                break
            for row in range(rows):
                made[row][-1] += [tuple(one) for one in columns[row] if one[0] != NO_MOVE]
            game.play(choice)
        game.end_week()
    flat = np.array([one for own in made for week in own for one in week])
    counts = np.array([[len(week) for week in own] for own in made])
    ends = counts.cumsum().reshape(counts.shape)
    starts = np.concatenate([ends[:, :1] - counts[:, :1], ends], axis=1)
    return flat[:, :3].astype(np.int64), flat[:, 3].copy(), starts


def compiled(games: int, rounds: int, draws_each: float) -> dict[str, float]:
    """µs of a game in each part, by processor time; empty where nothing is compiled. `draws_each`: of luck, in a game."""
    twins = cache.load_all() if cache.available() else None
    if twins is None:
        return {}
    scenario = load_scenario(SCENARIO)
    made = choices_of(start(scenario, 1, 0, games))
    draws = games * draws_each
    found: dict[str, list[float]] = {part: [] for part in PARTS}
    for number in range(rounds + 1):
        opening, game = timed(lambda: start(scenario, 1, 0, games))
        whole, _ = timed(lambda game=game: play_out(game, bots.get(BOT), BOT))
        ended, in_full = timed(lambda game=game: digests(game))
        other = start(scenario, 1, 0, games)
        again, _ = timed(lambda other=other: twins.of(tell_again)(*records_of_game(other), *made))
        assert digests(other) == in_full, "games told again must be the games that were played"
        out = np.zeros(1)
        each, _ = timed(lambda out=out: twins.of(draw_many)(MANY_DRAWS, out))
        luck = min(each / MANY_DRAWS * draws, again)
        for part, seconds in zip(PARTS, (opening, whole - again, again - luck, luck, ended), strict=True):
            if number:  # the first round loads and compiles
                found[part].append(seconds / games * 1e6)
    return {part: median(each) for part, each in found.items()}


def records_of_game(game: Game) -> tuple[Any, ...]:
    """What loops take of a batch of games."""
    return game._records(), game.setting.book, game.setting.outside, game._source


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """(processor seconds, what came of it)."""
    began = process_time()
    came = work()
    return process_time() - began, came


def plain(games: int) -> tuple[dict[str, float], float]:
    """µs of a game in each part in plain Python, and draws of luck in a game.

    A profiler looks on, which makes it slower, but evenly so. To be called before anything is compiled.
    """
    scenario, profile = load_scenario(SCENARIO), cProfile.Profile()
    for episode in range(games):
        profile.enable()
        digests(play_out(start(scenario, 1, episode), bots.get(BOT), BOT))
        profile.disable()
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # the stubs leave it out
    found = dict.fromkeys(PARTS, 0.0)
    for (file, _, name), (_, _, own, _, _) in stats.items():
        found[part_of(Path(file), name)] += own / games * 1e6
    return found, sum(own[1] for (_, _, name), own in stats.items() if name == philox.__name__) / games


def part_of(file: Path, name: str) -> str:
    """The part that a function belongs to."""
    if file.name == "luck.py":
        return "luck"
    if file.name in ("opening.py", "draw.py"):
        return "opening"
    if file.name == "digests.py" or "sha256" in name:
        return "digests"
    return FOLDERS.get(file.parent.name, "rules")
