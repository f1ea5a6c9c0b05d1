"""Tastes in excuses that nobody will ever hear, and problems that are none."""

from collections.abc import Iterator
from typing import Final

from sim_core.errors import Fault
from sim_core.lint.file import Checked, highest, lowest
from sim_core.lint.moves import possible
from sim_core.model.moves import DEMANDS
from sim_core.model.tables import EVENT_ROWS
from sim_core.rules.excuse import TRUE_FROM, complaint
from sim_core.scenario.client import ClientSpec
from sim_core.scenario.meanings import EXCUSES, PROBLEMS
from sim_core.scenario.own_excuses import TASTE

BROUGHT_BY: Final = {kind: tuple(row["brings"]) for kind, row in EVENT_ROWS.items() if "brings" in row}
"""Excuses that an event can make true."""


def is_true_reason(share: float) -> bool:
    """Is a problem that blocks this share a true reason not to pay?"""
    return complaint(share) > TRUE_FROM


LEAST_TRUE: Final = max(step / 100 for step in range(101) if not is_true_reason(step / 100))
"""The largest share, in hundredths, that is none."""


def excuse_never(file: Checked) -> Iterator[Fault]:
    """Tastes count only for excuses that are made up, and excuses are given only to a rep who asks."""
    if not any(possible(file, move) for move in DEMANDS):
        place = ("moves", "forbid") if file.scenario.moves.forbid else ("rep", "hours_per_week")
        yield file.warning("excuse_never", place, "unasked", moves=DEMANDS)
    for at, client in file.clients():
        tastes = [str(name) for name, weight in client.hidden.tactics.items() if highest(weight) > 0]
        if tastes and lowest(client.hidden.honesty) >= 1.0:
            yield file.warning("excuse_never", (*at, "hidden", "tactics"), client=client.id, excuses=tastes)
        for kind in EXCUSES:
            if file.given((*at, "lines", kind)) and not (can_be_true(file, client, kind) or can_be_made_up(client, kind)):
                yield file.warning_at_key("excuse_never", (*at, "lines", kind), "lines", client=client.id, excuse=kind)


def can_be_made_up(client: ClientSpec, kind: str) -> bool:
    """May this client ever lie so?"""
    tastes = {str(name): highest(weight) for name, weight in client.hidden.tactics.items()}
    return lowest(client.hidden.honesty) < 1.0 and tastes.get(kind, TASTE) > 0


def can_be_true(file: Checked, client: ClientSpec, kind: str) -> bool:
    """May this client ever say so because it is true? What hangs on cash, customers, stock, trust or the week may be so."""
    if highest(client.hidden.honesty) <= 0:
        return False  # it says what suits it, and nothing else
    happens = [
        event
        for event in file.scenario.events
        if kind in BROUGHT_BY.get(event.kind, ()) and event.chance > 0 and (not event.clients or client.id in event.clients)
    ]
    if kind in PROBLEMS:
        shares = [highest(one.share) for one in client.hidden.problems if one.kind == kind and highest(one.chance) > 0]
        return any(is_true_reason(share) for share in (*shares, *(event.strength for event in happens)))
    return kind != "others_first" or highest(client.hidden.rivals.count) > 0 or bool(happens)


def taste_faint(file: Checked) -> Iterator[Fault]:
    """Weights meant as a liking that are lower than that of every excuse left out."""
    for at, client in file.clients():
        weights = {str(name): highest(weight) for name, weight in client.hidden.tactics.items()}
        likings = {name: weight for name, weight in weights.items() if weight > 0}
        if likings and max(likings.values()) < TASTE:
            best = max(likings, key=lambda name: likings[name])
            place = (*at, "hidden", "tactics", best)
            yield file.warning("taste_faint", place, client=client.id, excuse=best, found=likings[best], others=TASTE)


def problem_never(file: Checked) -> Iterator[Fault]:
    """A problem that never exists, or blocks nothing."""
    for at, client in file.clients():
        for number, problem in enumerate(client.hidden.problems):
            for name in ("chance", "share"):
                if highest(getattr(problem, name)) <= 0:
                    place = (*at, "hidden", "problems", number, name)
                    yield file.warning("problem_never", place, name, client=client.id, problem=problem.kind)


def problem_faint(file: Checked) -> Iterator[Fault]:
    """A problem so small that the client who complains of it counts as making it up."""
    for at, client in file.clients():
        for number, problem in enumerate(client.hidden.problems):
            share = highest(problem.share)
            if share > 0 and not is_true_reason(share):
                place = (*at, "hidden", "problems", number, "share")
                values = {"client": client.id, "problem": problem.kind, "found": share, "least": LEAST_TRUE}
                yield file.warning("problem_faint", place, **values)
