"""What a move says it touches is what it can move: no more and no less, over many games played by chance."""

import re
from collections import defaultdict
from importlib.resources import files

import numpy as np
import pytest

from sim_core.engine.game import Game, start
from sim_core.model.moves import MOVE_IDS, NO_MOVE, TOUCHED, TOUCHES
from sim_core.scenario.meanings import EXTRA_MOVES
from sim_core.scenario.read import parse_scenario
from tests.random_play import dice_of, random_choice
from tests.stories import story

MEANT = {
    "trust": (("client", "trust"),),
    "attention": (("client", "attention"),),
    "leverage": (("account", "hold"), ("client", "credibility")),
    "margin": (
        ("desk", "spent"), ("account", "discounted"), ("account", "rebate_until"), ("client", "overhang"), ("account", "hold"),
    ),
}  # fmt: skip
"""Where the state keeps what a move may touch."""
RARE = {("discount", "trust"), ("confirm_promise", "trust")}
"""What chance seldom brings about: it takes a client that has seen too much of us."""
GAMES, MOVES_A_WEEK = 24, 8
WITH_ALL_MOVES = f"\nmoves: {{allow: [{', '.join(EXTRA_MOVES)}]}}\n"
"""A scenario offers more than the usual moves where it names them; and from each client something has to be bought."""
OFTEN = MOVE_IDS + (
    "set_plan", "share_plan", "ask_promise", "confirm_promise", "analyse_gap", "ask_company", "ask_company", "discount", "call",
    "challenge", "fix_problem", "resume_supply", "stop_supply", "grant_request", "grant_request", "decline_request",
) * 2  # fmt: skip
"""Proposed by chance; more often those whose effects are seldom seen whole."""


def looked_at(game: Game) -> dict[tuple[str, str], np.ndarray]:
    truth = game._truth
    places = {place for of in MEANT.values() for place in of}
    return {(part, name): np.array(getattr(getattr(truth, part), name)) for part, name in places}


def touched_by_chance(scenario: str, seed: int) -> tuple[dict[str, set[str]], dict[str, int]]:
    """What each move was seen to move, and how often it was made."""
    text = files("scenarios").joinpath(f"{scenario}.yaml").read_text("utf-8") + WITH_ALL_MOVES
    spec = parse_scenario(re.sub(r"^  - id: .*", r"\g<0>\n    deliveries: 30000", text, flags=re.MULTILINE).encode(), scenario)
    game, dice = start(spec, seed, 0, GAMES), dice_of(seed, np.arange(GAMES))
    seen: dict[str, set[str]] = defaultdict(set)
    made: dict[str, int] = defaultdict(int)
    for _ in range(spec.weeks):
        for _ in range(MOVES_A_WEEK):
            choice, before = random_choice(game, dice, OFTEN), looked_at(game)
            game.play(choice)
            after = looked_at(game)
            for row in np.flatnonzero(choice.move != NO_MOVE):
                move, client = MOVE_IDS[int(choice.move[row])], int(choice.client[row])
                made[move] += 1
                for what, places in MEANT.items():
                    at = [row if part == "desk" else (row, client) for part, _ in places]
                    if any(before[place][where] != after[place][where] for place, where in zip(places, at, strict=True)):
                        seen[move].add(what)
        game.end_week()
    return seen, made


def test_no_move_of_many_games_moves_what_its_row_does_not_name():
    seen, made = touched_by_chance("final-quarter", 7)
    assert MEANT.keys() == TOUCHED.keys()
    assert min(made[move] for move in MOVE_IDS) >= 3
    assert {move: seen[move] - set(TOUCHES[move]) for move in MOVE_IDS} == {move: set() for move in MOVE_IDS}
    unseen = {(move, what) for move in MOVE_IDS for what in set(TOUCHES[move]) - seen[move]}
    assert unseen <= RARE


@pytest.mark.parametrize(("move", "what"), sorted(RARE))
def test_what_is_seldom_seen_is_touched_all_the_same(move, what):
    """A client that has seen too much of us takes it amiss."""
    tale = story().given(fatigue=1.0, patience=0.0)
    if move == "confirm_promise":
        tale.account.promise[...], tale.account.promise_due[...], tale.account.promise_week[...] = 100_000.0, 3, -1
    before = looked_at(tale.game)
    tale.play(move, amount=100_000.0 if move == "discount" else 0.0)
    after = looked_at(tale.game)
    assert any(np.any(before[place] != after[place]) for place in MEANT[what])
