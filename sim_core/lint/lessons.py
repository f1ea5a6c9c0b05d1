"""Lessons that a scenario names and cannot teach: a move is missing, or what the lesson is about never comes up."""

from collections.abc import Callable, Iterator
from typing import Final

from sim_core.errors import Fault
from sim_core.lint.excuses import BROUGHT_BY, LEAST_TRUE, is_true_reason
from sim_core.lint.file import Checked, highest, lowest
from sim_core.lint.moves import possible
from sim_core.model.moves import DEMANDS, tagged
from sim_core.scenario.meanings import PROBLEMS

Lack = tuple[str, tuple[str, ...]]
"""Why a lesson cannot be learnt (the case of the sentence), and the moves it is about."""
COMPLAINTS_BY: Final = tuple(kind for kind, brought in BROUGHT_BY.items() if set(brought) & set(PROBLEMS))
"""Events that bring a real complaint."""


def all_of(*moves: str) -> Callable[[Checked], Lack | None]:
    """Each of these moves is needed."""

    def lack(file: Checked) -> Lack | None:
        missing = tuple(move for move in moves if not possible(file, move))
        return ("moves", missing) if missing else None

    return lack


def any_of(*moves: str) -> Callable[[Checked], Lack | None]:
    """One of these moves is needed."""

    def lack(file: Checked) -> Lack | None:
        return None if any(possible(file, move) for move in moves) else ("any_move", moves)

    return lack


def weeks(least: int) -> Callable[[Checked], Lack | None]:
    """So many weeks are needed."""

    def lack(file: Checked) -> Lack | None:
        return None if file.scenario.weeks >= least else ("weeks", (str(least),))

    return lack


def a_liar(file: Checked) -> Lack | None:
    """Somebody has to make excuses up."""
    return None if any(lowest(client.hidden.honesty) < 1.0 for _, client in file.clients()) else ("no_liar", ())


def a_problem(file: Checked) -> Lack | None:
    """Something has to be really wrong, now and then."""
    problems = [problem for _, client in file.clients() for problem in client.hidden.problems]
    shares = [highest(problem.share) for problem in problems if highest(problem.chance) > 0]
    shares += [event.strength for event in file.scenario.events if event.kind in COMPLAINTS_BY and event.chance > 0]
    return None if any(is_true_reason(share) for share in shares) else ("no_problem", (str(LEAST_TRUE),))


def a_market(file: Checked) -> Lack | None:
    """Somebody's buyers have to answer a promotion."""
    return None if any(highest(client.hidden.market) > 0 for _, client in file.clients()) else ("no_market", ())


NEEDS: Final[dict[str, tuple[Callable[[Checked], Lack | None], ...]]] = {
    "L1": (all_of("set_plan", "share_plan", "ask_difficulties"), weeks(3)),
    "L2": (any_of(*DEMANDS), weeks(3)),
    "L3": (any_of(*tagged("promises")), all_of("confirm_promise"), weeks(3)),
    "L4": (all_of("ask_promise"), weeks(2)),
    "L5": (all_of("analyse_gap"), any_of(*tagged("closes_gap")), a_market, weeks(3)),
    "L6": (any_of(*DEMANDS), any_of(*tagged("checks")), all_of("challenge"), a_liar),
    "L7": (any_of(*DEMANDS), all_of("check_records", "fix_problem"), a_problem),
    "L8": (all_of("plead"),),
    "L9": (any_of("stop_supply", "push_order"), weeks(3)),
}
"""What each lesson is about: moves that teach it or tempt away from it, time for it to tell, and an occasion."""


def lesson_unused(file: Checked) -> Iterator[Fault]:
    """A lesson that is named, and cannot be learnt here."""
    for number, lesson in enumerate(file.scenario.lessons):
        lacks = [lack for need in NEEDS[lesson] if (lack := need(file))]
        for case, about in lacks[:1]:
            yield file.warning("lesson_unused", ("lessons", number), case, lesson=lesson, about=about)
