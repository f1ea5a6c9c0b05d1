"""Is the transfer check sound? `python -m tests.validate.transfer` lets bots take it, and values its options once more.

- What is shipped comes out again: options valued in other worlds have the shares that stand in the file.
- Reliability over bots: Cronbach's alpha of each form (Cronbach 1951), and the correlation of the two forms, which is that of
  parallel tests. Bots that err do so by other dice than those by which the forms were made.
- The forms are equal: the mean difference over bots, paired, with its 95 % interval.
- It measures what it is for: rank correlation of the score with what bots get in whole practice games that are not in it.
"""

import argparse
import sys
from collections.abc import Iterator
from typing import Final

import numpy as np

from game.debrief.transfer import FORMS, WHOLE, Form, Situation, forms, half_width
from sim_core import start
from sim_core.batch.master import awake, next_steps, remember
from sim_core.batch.rollout import rollout
from sim_core.batch.statistics import Z95
from sim_core.engine.record import END_WEEK, Step, apply_step
from sim_core.engine.score import result
from sim_core.model.arrays import AnyArray
from sim_core.scenario.practice import practice_text
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import Scenario
from tests.transfer.forms import alpha
from tests.transfer.situations import Moment, believed, tried
from tests.transfer.takers import Panel, likest
from tests.truth.mixed import mixed_steps
from tests.validate.accuracy import rank_correlation

MEASURING: Final = Panel(2)
LEAST_RELIABLE: Final = 0.8
LEAST_VALID: Final = 0.7
LEAST_OF_TEXTBOOK, MOST_OF_ONE_TRICK = 90.0, 60.0
ONE_TRICK: Final = ("nag", "pushy", "letters", "plead", "credulous")
WORLDS: Final = 1024
SKIP: Final = 8192
"""Worlds that were used in making."""
OFF: Final = 4.0
"""Standard errors by which a share may differ from the one shipped."""
PRACTICE: Final = tuple((seed, level) for seed in range(70_000, 70_010) for level in (1, 2))
"""Practice games that stand in no form, in which bots show what they can do."""


def answers(form: Form, panel: Panel = MEASURING) -> AnyArray:
    """[bots, situations] the share that each bot takes."""
    columns = []
    for one in form.situations:
        game, options = one.session().game, [option.step for option in one.options]
        shares = np.array([option.share for option in one.options])
        places = [likest(taker(game, len(one.steps) + one.seed), options) for _, taker in panel.takers()]
        columns.append([float(shares[place].mean()) for place in places])
    return np.array(columns).T


def master_score(form: Form) -> float:
    """What the master takes, who remembers the game so far, and tries moves in worlds as they could be."""
    return WHOLE * float(np.mean([_master(one) for one in form.situations]))


def _master(one: Situation) -> float:
    game = start(one.scenario, one.seed)
    mind = awake(one.scenario, game.sight(), one.seed)
    for step in one.steps:
        before = game.fork(np.array([0])).sight()
        events = apply_step(game, step)
        remember(mind, step, events, before, game.sight())
    made = next_steps(mind, game.sight(), game.bot_luck("master", 0))
    places = likest(made[0] if made else Step(move=END_WEEK), [option.step for option in one.options])
    return float(np.mean([one.options[place].share for place in places]))


def revalued(form: Form) -> Iterator[str]:
    """Situations whose options, valued in other worlds, are not worth what stands in the file."""
    for number, one in enumerate(form.situations, 1):
        options = tuple(option.step for option in one.options)
        moment = Moment(one.seed, one.level, one.steps, options[one.best])
        found = tried(moment, options, believed(moment), WORLDS, SKIP)
        best, worst = options[one.best], min(one.options, key=lambda option: option.share).step
        stake, stake_error = found.ahead(best, worst)
        for option in one.options:
            behind, error = found.ahead(best, option.step)
            share, allowed = 1.0 - behind / stake, OFF * 2.0**0.5 * (error + stake_error) / stake
            if abs(share - option.share) > max(allowed, 0.02):
                yield f"form {form.name}, situation {number}: {option.step.move} takes {share:.2f}, not {option.share:.2f}"


def real_worth() -> dict[str, float]:
    """What bots get in practice games, as a share of the textbook's net with the same luck."""
    found: dict[str, list[float]] = {}
    for seed, level in PRACTICE:
        scenario = parse_scenario(practice_text(seed, level).encode(), "practice")
        book = max(float(rollout(scenario, "textbook", seed).result.net[0]), 1.0)
        for name, _ in MEASURING.takers():
            kind, _, rest = name.partition(" ")
            if kind == "mixed":
                net = _mixed(scenario, seed, float(rest.split()[0]), int(rest.split()[1]))
            else:
                without = (rest.removeprefix("without "),) if kind == "textbook" and rest else ()
                net = float(rollout(scenario, kind, seed, without=without).result.net[0])
            found.setdefault(name, []).append(net / book)
    return {name: float(np.mean(shares)) for name, shares in found.items()}


def _mixed(scenario: Scenario, seed: int, careless: float, time: int) -> float:
    game = start(scenario, seed)
    for step in mixed_steps(scenario, seed, careless, f"{seed} {time}"):
        apply_step(game, step)
    return float(result(game).net[0])


def wrong(taken: dict[str, AnyArray], valid: float, changed: list[str]) -> list[str]:
    """What is not as it has to be."""
    names = [name for name, _ in MEASURING.takers()]
    found = list(changed)
    for name, own in taken.items():
        if (reliable := alpha(own)) < LEAST_RELIABLE:
            found.append(f"form {name}: alpha {reliable:.2f}")
        scores = dict(zip(names, WHOLE * own.mean(axis=1), strict=True))
        if scores["textbook"] < LEAST_OF_TEXTBOOK:
            found.append(f"form {name}: textbook {scores['textbook']:.0f}")
        found += [f"form {name}: {bot} {scores[bot]:.0f}" for bot in ONE_TRICK if scores[bot] > MOST_OF_ONE_TRICK]
    mean, width = difference(taken)
    if abs(mean) > width:
        found.append(f"forms differ by {mean:.1f} ± {width:.1f}")
    if valid < LEAST_VALID:
        found.append(f"rank correlation with whole games {valid:.2f}")
    return found


def difference(taken: dict[str, AnyArray]) -> tuple[float, float]:
    """Mean difference of the two forms over bots, each with itself, and half of its 95 % interval."""
    one, other = (WHOLE * own.mean(axis=1) for own in taken.values())
    more = one - other
    return float(more.mean()), Z95 * float(more.std(ddof=1)) / len(more) ** 0.5


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="leave out the options valued once more, and the whole games")
    quick = options.parse_args().quick
    taken = {name: answers(forms()[name]) for name in FORMS}
    names = [name for name, _ in MEASURING.takers()]
    scores = {name: WHOLE * own.mean(axis=1) for name, own in taken.items()}
    for at, bot in enumerate(names):
        if not bot.startswith("mixed") or bot.endswith(" 1"):
            print(f"{bot:22} A {scores['A'][at]:5.1f}  B {scores['B'][at]:5.1f}")
    print(f"{'master':22} A {master_score(forms()['A']):5.1f}  B {master_score(forms()['B']):5.1f}", flush=True)
    for name, own in taken.items():
        spread = WHOLE * own.mean(axis=1).std(ddof=1)
        about = f"mean {scores[name].mean():.1f}, spread {spread:.1f}, alpha {alpha(own):.3f}"
        print(f"form {name}: {about}, ± {half_width(forms()[name]):.0f} at 95 %")
    mean, width = difference(taken)
    parallel = float(np.corrcoef(scores["A"], scores["B"])[0, 1])
    both = alpha(np.concatenate([taken["A"], taken["B"]], axis=1))
    print(f"A − B: {mean:.1f} ± {width:.1f} points; correlation of the forms {parallel:.3f}; alpha of both together {both:.3f}")
    changed = [] if quick else [fault for name in FORMS for fault in revalued(forms()[name])]
    valid = 1.0
    if not quick:
        worth = real_worth()
        both_scores = [float(scores["A"][at] + scores["B"][at]) for at in range(len(names))]
        valid = rank_correlation(both_scores, [worth[name] for name in names])
        print(f"rank correlation with net recovered in {len(PRACTICE)} other practice games: {valid:.2f}")
    problems = wrong(taken, valid, changed)
    print("; ".join(problems) or "as it has to be")
    sys.exit(bool(problems))
