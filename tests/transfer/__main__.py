"""Make the forms of the transfer check: `python -m tests.transfer` plays practice games and writes their situations as data.

It takes a quarter of an hour. With `--kept FILE` the items found are kept there, and taken from there the next time.
"""

import argparse
import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from game.debrief.transfer import FORMS, WHOLE, text_mark
from sim_core import RULES_VERSION, rollout
from sim_core.belief.filter import ClientBeliefs
from sim_core.engine.record import Step
from sim_core.errors import Message
from sim_core.model.arrays import Levels
from sim_core.model.vocabulary import LESSONS
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import TARGET_SHARE
from tests.transfer.forms import alpha, balanced, paired
from tests.transfer.items import FIRST, Item, answers, items
from tests.transfer.situations import COPIES, Moment, Tried, believed, explained, tried
from tests.transfer.takers import Panel
from tests.truth.pool import plain_value

FILE: Final = Path(__file__).parents[2] / "assets" / "transfer" / "forms.json"
GAMES: Final[tuple[tuple[range, tuple[int, ...], tuple[str, ...]], ...]] = (
    (range(9000, 9024), (1, 2), LESSONS),
    (range(9100, 9200), (1, 2, 3), ("L3", "L7")),
    (range(9200, 9280), (1, 2), ("L4",)),
    (range(9300, 9380), (1, 2), ("L6",)),
)
"""Practice games that are looked through: seeds, levels, and lessons that the textbook's next move may belong to."""
WORLDS: Final = 2048
"""Worlds in which options are valued for good: others than those in which they were chosen."""
BALANCING: Final = tuple(Panel(dice) for dice in range(11, 17))
"""Bots for whom both forms are to be as hard: many, or it would be so for the dice of a few."""
MEASURING: Final = Panel(2)


def found_items() -> Iterator[Item]:
    """All items, game by game."""
    for seeds, levels, lessons in GAMES:
        for seed in seeds:
            for level in levels:
                found = list(items(seed, level, lessons))
                print(f"seed {seed}, level {level}: {len(found)}", flush=True)
                yield from found


@dataclass(frozen=True)
class Valued:
    """A situation as it is shipped, and its item, valued in fresh worlds; and what the measuring bots take of it."""

    values: dict[str, Any]
    item: Item
    measured: Levels


def valued(lesson: str, one: Item) -> Valued:
    """The situation of an item, its options valued in fresh worlds."""
    moment = one.moment
    beliefs = believed(moment, 2 * COPIES)
    found = tried(moment, one.options, beliefs, WORLDS, FIRST)
    means = np.array([found.mean(step) for step in one.options])
    shares = (means - means.min()) / (means.max() - means.min())
    text = moment.played.scenario
    scenario = parse_scenario(text.encode(), "practice")
    target = TARGET_SHARE * float(rollout(scenario, "textbook", moment.seed).result.net[0])
    values = {
        "seed": moment.seed, "level": moment.level, "text": text_mark(text), "client": moment.client, "lesson": lesson,
        "steps": [_step(step) for step in moment.steps],
        "options": [
            _option(moment, step, one.options, found, beliefs, target, float(share), float(mean - means.min()))
            for step, share, mean in zip(one.options, shares, means, strict=True)
        ],
    }  # fmt: skip
    several = [answers(moment, one.options, shares, panel) for panel in BALANCING]
    again = replace(one, shares=shares, answers=np.concatenate(several))
    return Valued(values, again, answers(moment, one.options, shares, MEASURING))


def _option(
    moment: Moment, step: Step, options: Sequence[Step], found: Tried, beliefs: Sequence[ClientBeliefs], target: float,
    share: float, worth: float,
) -> dict[str, Any]:  # fmt: skip
    grade, why = explained(moment, step, options, found, beliefs, target)
    return {
        "step": _step(step), "share": round(share, 4), "worth": round(worth), "grade": grade, "lesson": why.lesson,
        "why": _message(why.told), "because": _message(why.because) if why.because else None,
    }  # fmt: skip


def _step(step: Step) -> dict[str, Any]:
    return step.model_dump(exclude_defaults=True)


def _message(message: Message) -> dict[str, Any]:
    return {"key": message.key, "values": plain_value(message.values)}


def main() -> None:
    """Make both forms."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kept", type=Path)
    kept = options.parse_args().kept
    if kept and kept.exists():
        every = pickle.loads(kept.read_bytes())
    else:
        every = list(found_items())
        if kept:
            kept.write_bytes(pickle.dumps(every))
    print(f"{len(every)} items")
    values: dict[str, Any] = {"rules_version": RULES_VERSION, "forms": {}}
    made = [(lesson, [valued(lesson, one) for one in two]) for lesson, *two in paired(every)]
    of = {id(one.item): one for _, two in made for one in two}
    pairs = balanced([(lesson, one.item, other.item) for lesson, (one, other) in made])
    order = np.random.default_rng(len(pairs)).permutation(len(pairs)).tolist()  # lessons do not come in their order
    taken = {}
    for place, name in enumerate(FORMS):
        own = [of[id(pairs[at][1 + place])] for at in order]
        taken[name] = np.array([one.measured for one in own]).T
        spread = WHOLE * float(taken[name].mean(axis=1).std(ddof=1))
        error = spread * max(1.0 - alpha(taken[name]), 0.0) ** 0.5
        values["forms"][name] = {"error": round(error, 2), "situations": [one.values for one in own]}
        mean = WHOLE * taken[name].mean()
        print(f"form {name}: mean {mean:.1f}, spread {spread:.1f}, alpha {alpha(taken[name]):.3f}, error {error:.1f}")
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
