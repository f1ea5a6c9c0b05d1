"""Every move has its use: where, and what the textbook loses there without it, though it is tuned again without it.

`python -m tests.validate.witnesses [MOVE …]` tunes the textbook on each witness scenario with and without the move, and
writes the styles found to `tests/witnesses/styles.yaml`, which `tests/test_witnesses.py` plays on fresh luck.
"""

import argparse
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from sim_core.bots.style import Style
from sim_core.model.arrays import Levels
from sim_core.model.moves import tagged
from sim_core.scenario.read import read_scenario
from sim_core.scenario.schema import Scenario
from tests.validate.tuning import forbidding, net_of, paired, tuned

FOLDER: Final = Path(__file__).parents[1] / "witnesses"
STYLES: Final = FOLDER / "styles.yaml"
TRAPS: Final = tagged("trap")
EPISODES: Final = 160
CHECK_SEED: Final = 99
"""Other luck than that on which the styles were tuned."""


def witnesses() -> dict[str, str]:
    """The witness scenario of each move."""
    named: dict[str, str] = yaml.safe_load((FOLDER / "witnesses.yaml").read_text("utf-8"))
    return named


@cache
def witness(name: str) -> Scenario:
    """A witness scenario."""
    return read_scenario(FOLDER / "scenarios" / f"{name}.yaml")


def styles() -> dict[str, dict[str, dict[str, Any]]]:
    """For each scenario the style found with all moves, by "", and without each of its moves: what differs from `Style()`."""
    known: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(STYLES.read_text("utf-8")) if STYLES.exists() else {}
    return known


def nets(move: str, episodes: int, seed: int = CHECK_SEED) -> tuple[Levels, Levels]:
    """Net recovered with a move and without it, by the textbook tuned for either, on the same fresh luck."""
    name = witnesses()[move]
    scenario, found = witness(name), styles()[name]
    return (
        net_of(scenario, Style(**found[""]), seed, episodes),
        net_of(forbidding(scenario, move), Style(**found[move]), seed, episodes),
    )


def changes(style: Style) -> dict[str, Any]:
    """What differs from the usual style."""
    usual = asdict(Style())
    return {name: value for name, value in asdict(style).items() if value != usual[name]}


def main() -> None:
    """Tune, write and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("moves", nargs="*", help="only these; their scenarios are tuned anew")
    asked, known = parser.parse_args(), styles()
    wanted = {move: name for move, name in witnesses().items() if not asked.moves or move in asked.moves}
    for name in dict.fromkeys(wanted.values()):
        begin = Style(**known.get(name, {}).get("", {}))
        best = tuned(witness(name), EPISODES, begin=begin)
        known.setdefault(name, {})[""] = changes(best)
        for move in (move for move, where in wanted.items() if where == name):
            known[name][move] = changes(tuned(forbidding(witness(name), move), EPISODES, begin=best))
            STYLES.write_text(yaml.safe_dump(known, sort_keys=True), "utf-8")
            lost, error = paired(*nets(move, 2000))
            print(f"{move} in {name}: {lost:.3f} ± {error:.3f} of the net is lost without it", flush=True)


if __name__ == "__main__":
    main()
