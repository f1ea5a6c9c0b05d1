"""The transfer check: twelve situations nobody has played, one choice in each, scored by what choices are worth.

The two forms are data (`assets/transfer/forms.json`), made by `python -m tests.transfer` from practice games and checked by
`python -m tests.validate.transfer`: which options there are, and what share of what is at stake each of them takes.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from statistics import fmean
from typing import Any, Final

from game.play.session import Session, replayed
from game.play.view_model import Play, noting
from sim_core import RULES_VERSION, Message, Scenario, SimError
from sim_core.public.debriefs import Why
from sim_core.public.games import Step
from sim_core.public.runs import Z95
from sim_core.public.scenarios import PRACTICE, parse_scenario, practice_text

FORMS: Final = ("A", "B")
WHOLE: Final = 100.0
"""The best score."""


@dataclass(frozen=True)
class Option:
    """One of the choices in a situation, and what it is worth."""

    step: Step
    share: float  # of what is at stake, 0…1
    worth: float  # yuan, on average, over the worst of the options
    grade: str  # as a debrief would grade it
    why: Why


@dataclass(frozen=True)
class Situation:
    """A practice game up to a choice."""

    seed: int
    level: int
    client: str
    lesson: str
    steps: tuple[Step, ...]
    options: tuple[Option, ...]

    @cached_property
    def text(self) -> str:
        """The scenario's text."""
        return practice_text(self.seed, self.level)

    @cached_property
    def scenario(self) -> Scenario:
        """What is played."""
        return parse_scenario(self.text.encode(), PRACTICE)

    @property
    def number(self) -> int:
        """The number of the client."""
        return [one.id for one in self.scenario.clients].index(self.client)

    @property
    def best(self) -> int:
        """Place of the best option."""
        return max(range(len(self.options)), key=lambda at: self.options[at].share)

    @property
    def stake(self) -> float:
        """Yuan between the best option and the worst."""
        return max(one.worth for one in self.options)

    def session(self) -> Session:
        """The game as it stands, kept nowhere."""
        return replayed(self.text, self.seed, list(self.steps))

    def play(self) -> Play:
        """The same for a window, with what was learned on the way."""
        learned, note = noting()
        note(replayed(self.text, self.seed, []))
        return Play(replayed(self.text, self.seed, list(self.steps), on_step=note), PRACTICE, learned)


@dataclass(frozen=True)
class Form:
    """Twelve situations. `error`: the standard error of a score, as measured over bots."""

    name: str
    error: float
    situations: tuple[Situation, ...]

    def score(self, chosen: Sequence[int]) -> float:
        """0…100: the share of what was at stake that was taken, on average over the situations."""
        taken = (one.options[place].share for one, place in zip(self.situations, chosen, strict=True))
        return WHOLE * fmean(taken)


@cache
def forms() -> Mapping[str, Form]:
    """Both forms, by name. `SimError` where they were made under other rules than these."""
    values = json.loads(files("assets").joinpath("transfer", "forms.json").read_text("utf-8"))
    if values["rules_version"] != RULES_VERSION:
        raise SimError(Message("test.other_rules", {"found": values["rules_version"], "expected": RULES_VERSION}))
    return {name: _form(name, values["forms"][name]) for name in FORMS}


def _form(name: str, values: Mapping[str, Any]) -> Form:
    return Form(name, float(values["error"]), tuple(_situation(one) for one in values["situations"]))


def _situation(values: Mapping[str, Any]) -> Situation:
    options = tuple(_option(one) for one in values["options"])
    steps = tuple(Step(**step) for step in values["steps"])
    found = Situation(values["seed"], values["level"], values["client"], values["lesson"], steps, options)
    if text_mark(found.text) != values["text"]:
        raise SimError(Message("test.other_practice", {"seed": found.seed, "level": found.level}))
    return found


def _option(values: Mapping[str, Any]) -> Option:
    because = Message(values["because"]["key"], values["because"]["values"]) if values["because"] else None
    why = Why(Message(values["why"]["key"], values["why"]["values"]), values["lesson"], because)
    return Option(Step(**values["step"]), float(values["share"]), float(values["worth"]), values["grade"], why)


def text_mark(text: str) -> str:
    """A few digits that tell one scenario's text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def half_width(form: Form) -> float:
    """What stands behind the ± of a score: 95 %."""
    return Z95 * form.error
