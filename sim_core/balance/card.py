"""The report card of a scenario: everything measured, as plain data, and what was found."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sim_core.balance import clients, coverage, measures, moves, pace
from sim_core.balance.agreeing import agreed
from sim_core.balance.findings import findings
from sim_core.balance.played import Played, played
from sim_core.balance.sample import Sample, joined
from sim_core.balance.trials import Trial, play, tasks, trials
from sim_core.batch.players import Player
from sim_core.batch.rollout import LOOPS
from sim_core.batch.workers import Where, spread
from sim_core.errors import BadRun, Fault, Message
from sim_core.model.moves import MOVE
from sim_core.model.rules_version import RULES_VERSION
from sim_core.scenario.marks import Document
from sim_core.scenario.schema import Scenario

EPISODES: Final = 400
Recall = Callable[[str], Sample | None]
Keep = Callable[[str, Sample], None]
OnGames = Callable[[str, int, int], None]
"""Called with a trial, the games done, and all there are."""


def that_can_differ(done: Mapping[str, Sample], wanted: Sequence[Trial]) -> list[Trial]:
    """Of trials that forbid a move, those that can differ from what was played already; and all others.

    A move that the textbook has not made once may be forbidden without a difference.
    """
    made = done["bot:textbook"].made
    return [trial for trial in wanted if not trial.forbid or made[MOVE[trial.forbid[0]]] > 0]


def run(
    scenario: Scenario,
    seed: int,
    episodes: int,
    where: Where,
    own: Sequence[Player] = (),
    quick: bool = False,
    recall: Recall = lambda name: None,
    keep: Keep = lambda name, sample: None,
    on_games: OnGames = lambda name, done, total: None,
) -> dict[str, Sample]:
    """Play all trials (`quick`: the ladder).

    `recall` may know a trial's sample already, `keep` is given each that is whole, and `on_games` is told (trial, games
    done, games in all) after each part. `BadRun` if a bot of somebody's own fails.
    """
    return play_all(scenario, trials(scenario, own, quick), seed, episodes, where, recall, keep, on_games)


def play_all(
    scenario: Scenario,
    wanted: Sequence[Trial],
    seed: int,
    episodes: int,
    where: Where,
    recall: Recall = lambda name: None,
    keep: Keep = lambda name, sample: None,
    on_games: OnGames = lambda name, done, total: None,
) -> dict[str, Sample]:
    """Play some trials, of which the first is the textbook's if any forbids a move. See `run`."""
    loops = () if any(trial.player.file for trial in wanted) else LOOPS
    done: dict[str, Sample] = {}
    first, rest = wanted[:1], wanted[1:]
    total, count = len(wanted) * episodes, 0
    for batch in (first, rest):
        open_trials = list(batch) if batch is first else that_can_differ(done, batch)
        count += (len(batch) - len(open_trials)) * episodes
        for trial in list(open_trials):
            known = recall(trial.name)
            if known is not None:
                done[trial.name] = known
                count += episodes
        open_trials = [trial for trial in open_trials if trial.name not in done]
        parts: dict[str, list[Sample]] = {}
        calls = tasks(scenario, open_trials, seed, episodes)
        for call, sample in zip(calls, spread(play, calls, where, loops), strict=True):
            if isinstance(sample, Message):
                raise BadRun(sample)
            name = call[1].name
            parts.setdefault(name, []).append(sample)
            count += call[4]
            if sum(len(part.net) for part in parts[name]) == episodes:
                done[name] = joined(parts.pop(name))
                keep(name, done[name])
            on_games(name, count, total)
    return {trial.name: done[trial.name] for trial in wanted if trial.name in done}


def card(
    scenario: Scenario,
    document: Document,
    path: str,
    seed: int,
    samples: Mapping[str, Sample],
    warned: Sequence[Fault] = (),
) -> dict[str, Any]:
    """The report card: figures, and findings with their lines. `warned`: what `check` says of it, told with them."""
    made = figures(played(scenario, seed, samples))
    rows = [finding.as_row(document, path) for finding in findings(scenario, made)]
    made["findings"] = agreed(scenario, rows, warned)
    made["passed"] = not any(row["level"] == "alarm" for row in made["findings"])
    return made


def figures(own: Played) -> dict[str, Any]:
    """Everything measured; of a quick card without `lessons`, `moves`, `luck` and `hours`."""
    found = {
        "scenario": own.scenario.id,
        "rules_version": RULES_VERSION,
        "seed": own.seed,
        "episodes": len(own.textbook.net),
        "ladder": measures.ladder(own),
        "discrimination": measures.discrimination(own),
        "solvable": measures.solvable(own),
        "decided": pace.decided(own),
        "clients": clients.clients(own),
        "coverage": coverage.coverage(own),
        "medals": measures.medals(own),
    }
    if "replay" in own:
        found |= {"lessons": measures.lessons(own), "moves": moves.moves(own), "luck": pace.luck(own), "hours": pace.hours(own)}
    return found
