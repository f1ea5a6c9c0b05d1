"""Does the ordering of bots survive ±20 % on every number of the move table, one at a time and all together?

`python -m tests.validate.robustness` reports which do not. An ordering counts as lost where the paired difference is on
the wrong side by two standard errors.
"""

import argparse
from collections.abc import Iterator

import numpy as np

from sim_core import load_scenario
from sim_core.batch.rollout import rollout
from sim_core.model.moves import MOVE_IDS, NUMBERS, move_table
from sim_core.scenario.schema import MoveChange, Scenario

ORDER = (
    ("oracle", "textbook"),
    ("textbook", "visitor"),
    ("textbook", "promo"),
    ("visitor", "nag"),
    ("promo", "nag"),
    ("nag", "idle"),
    ("nag", "credulous"),
    ("credulous", "plead"),
    ("random", "letters"),
    ("pushy", "plead"),
)
"""(better, worse)."""
SEED = 3
LIMITS = {"share": 1.0, "cash_share": 1.0, "accuracy": 1.0, "pressure": 1.0, "fatigue": 1.0}


def changed(scenario: Scenario, changes: dict[str, dict[str, float]]) -> Scenario:
    """The scenario with other numbers in its move table."""
    rows = {move: MoveChange(**numbers) for move, numbers in changes.items()}
    return scenario.model_copy(update={"moves": scenario.moves.model_copy(update={"change": rows})})


def single_changes() -> Iterator[tuple[str, dict[str, dict[str, float]]]]:
    """Every number of the table, 20 % less and 20 % more."""
    table = move_table()
    for number, move in enumerate(MOVE_IDS):
        for column in NUMBERS:
            value = float(getattr(table, column)[number])
            if value:
                for factor in (0.8, 1.2):
                    yield f"{move}.{column} × {factor}", {move: {column: min(value * factor, LIMITS.get(column, 1e9))}}


def joint_changes(draws: int) -> Iterator[tuple[str, dict[str, dict[str, float]]]]:
    """All numbers at once, each by a factor of its own between 0.8 and 1.2."""
    table, random = move_table(), np.random.default_rng(7)
    for draw in range(draws):
        changes = {
            move: {
                column: min(value * random.uniform(0.8, 1.2), LIMITS.get(column, 1e9))
                for column in NUMBERS
                if (value := float(getattr(table, column)[number]))
            }
            for number, move in enumerate(MOVE_IDS)
        }
        yield f"all together, draw {draw + 1}", {move: numbers for move, numbers in changes.items() if numbers}


def lost(scenario: Scenario, episodes: int) -> list[str]:
    """The orderings that do not hold in a scenario."""
    names = {name for pair in ORDER for name in pair}
    net = {name: rollout(scenario, name, SEED, 0, episodes).result.net for name in sorted(names)}
    wrong = []
    for better, worse in ORDER:
        difference = net[better] - net[worse]
        if difference.mean() < -2 * difference.std(ddof=1) / np.sqrt(episodes):
            wrong.append(f"{better} {net[better].mean():,.0f} < {worse} {net[worse].mean():,.0f}")
    return wrong


def main() -> None:
    """Try all changes and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--episodes", type=int, default=192)
    parser.add_argument("--draws", type=int, default=20)
    asked = parser.parse_args()
    scenario = load_scenario("final-quarter")
    tried = failed = 0
    for name, changes in (*single_changes(), *joint_changes(asked.draws)):
        tried += 1
        wrong = lost(changed(scenario, changes), asked.episodes)
        if wrong:
            failed += 1
            print(f"{name}: {'; '.join(wrong)}", flush=True)
    print(f"{tried} changes tried, {failed} of them lose an ordering")


if __name__ == "__main__":
    main()
