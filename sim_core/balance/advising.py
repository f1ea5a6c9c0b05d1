"""Advice that has been tried: for each finding the first change of the file that mends it and makes nothing else worse.

One after the other, each on top of what was advised before, so that all of it together holds too. A change is judged by
what it makes of the whole card, with the same luck: the finding must be gone, no other come instead, nothing that `check`
warns of, and no figure of the card be worse. What does not help is not advised; if nothing helps, that is what is said.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from sim_core.balance.agreeing import names
from sim_core.balance.bounds import WORSE
from sim_core.balance.card import card, play_all
from sim_core.balance.changed_file import Change, File
from sim_core.balance.compare import about, figures
from sim_core.balance.finding import place
from sim_core.balance.played import played
from sim_core.balance.remedies import REMEDIES
from sim_core.balance.sample import Sample
from sim_core.balance.shown import FIGURES
from sim_core.balance.trials import Trial, trials
from sim_core.batch.workers import Where
from sim_core.errors import BadRun, Fault
from sim_core.scenario.marks import Document
from sim_core.scenario.schema import Scenario
from sim_core.scenario.vary import changed, said_at

Row = dict[str, Any]
Check = Callable[[Scenario, Document], Sequence[Fault]]
"""What `check` warns of."""
OnTry = Callable[[Row, Change, int, int], None]
"""Called with the finding, the change that is being played, and how many of the findings are done."""
MOST_TRIED: Final = 24
"""Changes looked at for one finding; `MOST_PLAYED` of them are played in every way."""
MOST_PLAYED: Final = 3
UNPLAYED: Final = ("medals", "target", "lessons")
"""Fields that no game depends on: games played already do for them."""
SERIOUS: Final = ("alarm", "warning")
NOTICED: Final = 0.4
"""Part of what a figure may change for the worse, from which on it is told."""
OF_MEASURE: Final = ("textbook_idle", "textbook_beaten")
"""Findings that hide all those which are judged by the textbook."""
OWN_BOT: Final = ".py:"
"""In the name of a bot of somebody's own, which is not played again for every change."""


@dataclass(frozen=True)
class State:
    """A scenario with its file, the games that were played of it, and its card."""

    scenario: Scenario
    document: Document
    samples: Mapping[str, Sample]
    card: Row
    warned: frozenset[tuple[str, str]] = frozenset()  # what `check` warns of


@dataclass(frozen=True)
class Lab:
    """How changes are tried: as the card was made."""

    path: str
    seed: int
    episodes: int
    where: Where
    check: Check
    on_try: OnTry = lambda row, change, done, whole: None

    def play(self, scenario: Scenario, wanted: Sequence[Trial]) -> dict[str, Sample]:
        """Games of a changed scenario, with the luck of the card."""
        return play_all(scenario, wanted, self.seed, self.episodes, self.where)

    def card(self, scenario: Scenario, document: Document, samples: Mapping[str, Sample]) -> Row:
        """The card of a changed scenario."""
        return card(scenario, document, self.path, self.seed, samples, self.check(scenario, document))


def advise(first: State, lab: Lab) -> Row:
    """A card with what was tried for each finding, under `advice`, and what it comes to when all is done, under `then`."""
    now = replace(first, warned=frozenset(names(lab.check(first.scenario, first.document))))
    steps: list[Row] = []
    queue = list(first.card["findings"])
    for done, row in enumerate(queue):  # which grows by what is seen only once the measure is right
        there = next((one for one in now.card["findings"] if about(one) == about(row)), None)
        if there is None:
            steps.append({"about": row, "outcome": "gone"})
            continue
        row = {**there, **_at(row, first.document)}
        step, now = _mended(row, now, replace(lab, on_try=_counted(lab.on_try, done, len(queue))))
        steps.append(step)
        if step["outcome"] == "helps" and row["name"] in OF_MEASURE:
            known = [about(one) for one in queue]
            queue += [one for one in now.card["findings"] if about(one) not in known]
    left = {level: [row["name"] for row in now.card["findings"] if row["level"] == level] for level in SERIOUS}
    return {**first.card, "advice": [_placed(step, first.document) for step in steps], "then": left}


def _counted(on_try: OnTry, done: int, whole: int) -> OnTry:
    return lambda row, change, _, __: on_try(row, change, done, whole)


def _mended(row: Row, now: State, lab: Lab) -> tuple[Row, State]:
    """What comes of trying to mend a finding, and how things stand then."""
    file = File(now.scenario, now.document.data, now.card["medals"])
    remedies = None if OWN_BOT in str(row.get("bot", "")) else REMEDIES.get(row["name"])
    tried: list[Row] = []
    seen: list[Change] = []
    count = 0
    for change in islice(remedies(file, row), MOST_TRIED) if remedies else ():
        if count >= MOST_PLAYED:
            break
        if not change or change in seen:
            continue  # there is nothing in the file to change so, or it was tried
        seen.append(change)
        lab.on_try(row, change, 0, 0)
        try:
            scenario, document = changed(now.document, change, lab.path)
        except BadRun:
            continue  # beyond what the format allows
        why, after, whole = _tried(row, now, scenario, document, change, lab)
        count += whole
        if after:
            told = {"about": row, "outcome": "helps", "changes": _told(change, now.document), "tried": tried}
            return told | _figures(row, now, after) | {"beside": _beside(now, after)}, after
        tried.append({"changes": _told(change, now.document), **why})
    return {"about": row, "outcome": "none" if tried else "untried", "changes": [], "tried": tried}, now


def _tried(
    row: Row, now: State, scenario: Scenario, document: Document, change: Change, lab: Lab
) -> tuple[Row, State | None, bool]:
    """Why a change does not help, or the state it leads to; and was it played in every way?"""
    warned = frozenset(names(lab.check(scenario, document)))
    if new := warned - now.warned:
        return {"why": "check", "brings": sorted(name for name, _ in new)[0]}, None, False
    samples: Mapping[str, Sample] = now.samples
    if not all(path.split(".")[0] in UNPLAYED for path in change):
        figure = FIGURES.get(row["name"])
        if figure:
            needed = [one for one in trials(scenario) if one.name in figure.needs(row)]
            few = lab.play(scenario, sorted(needed, key=lambda one: one.name != "bot:textbook"))
            if not figure.may_do(figure.of(played(scenario, lab.seed, few), row)):
                return {"why": "still"}, None, False
        samples = lab.play(scenario, trials(scenario))
    after = State(scenario, document, samples, lab.card(scenario, document, samples), warned)
    why = _worse(row, now, after)
    return why, (None if why else after), True


def _worse(row: Row, now: State, after: State) -> Row:
    """What speaks against a change; empty if nothing does."""
    before, found = [about(one) for one in now.card["findings"]], after.card["findings"]
    if any(about(one) == about(row) and _same_moves(one, row) for one in found):
        return {"why": "still"}
    for one in found:
        hidden_before = row["name"] in OF_MEASURE and one["name"] not in OF_MEASURE
        if one["level"] in SERIOUS and about(one) not in before and not hidden_before:
            return {"why": "brings", "brings": one["name"]}
    if row["name"] in OF_MEASURE:
        return {}
    for name, (old, new) in figures(now.card, after.card).items():
        limit = WORSE.get(name)
        if limit is None or old is None or new is None:
            continue
        if (new - old) / limit > 1.0:
            return {"why": "worse", "brings": name, "figure": [old, new]}
    return {}


def _same_moves(one: Row, other: Row) -> bool:
    """Where findings are about several moves: has any of them remained?"""
    return "moves" not in other or bool(set(one["moves"]) & set(other["moves"]))


def _at(row: Row, document: Document) -> Row:
    """Where a finding stands in the file as it was given."""
    line, column = place(document, _steps(row["field"], document)) if row["field"] else (row["line"], row["column"])
    return {"path": row["path"], "line": line, "column": column}


def _figures(row: Row, now: State, after: State) -> Row:
    """The figure of a finding before and after, where it has one."""
    figure = FIGURES.get(row["name"])
    if not figure:
        return {}
    both = (played(one.scenario, 0, one.samples) for one in (now, after))
    return {"figure": [figure.of(one, row) for one in both]}


def _beside(now: State, after: State) -> dict[str, list[float]]:
    """What else changes for the worse, though not by much."""
    if any(one["name"] in OF_MEASURE for one in now.card["findings"]):
        return {}  # figures by another measure
    pairs = figures(now.card, after.card).items()
    known = {name: pair for name, pair in pairs if name in WORSE and None not in pair}
    return {name: pair for name, pair in known.items() if (pair[1] - pair[0]) / WORSE[name] > NOTICED}


def _told(change: Change, document: Document) -> list[Row]:
    """A change as old and new values at paths."""
    return [{"path": path, "old": said_at(document.data, path), "new": plain(value)} for path, value in change.items()]


def plain(value: Any) -> Any:
    """A value as a file would say it: whole numbers without a point."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _placed(step: Row, document: Document) -> Row:
    """A step with the line of the file for each of its changes."""
    for one in (*step.get("changes", ()), *(change for tried in step.get("tried", ()) for change in tried["changes"])):
        one["line"] = place(document, _steps(one["path"], document))[0]
    return step


def _steps(path: str, document: Document) -> tuple[str | int, ...]:
    """A path with the places of clients in place of their ids."""
    clients = [client.get("id") if isinstance(client, dict) else None for client in document.data.get("clients", ())]
    parts = path.split(".")
    return tuple(
        clients.index(one) if at == 1 and parts[0] == "clients" and one in clients else int(one) if one.isdecimal() else one
        for at, one in enumerate(parts)
    )
