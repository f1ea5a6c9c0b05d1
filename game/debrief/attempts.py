"""Results of the transfer check: kept, told as before and after, and carried to a class."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final

from game.debrief.sentences import client_names, describe_because, describe_best, describe_why
from game.debrief.transfer import FORMS, Form, Situation, forms, half_width
from game.language.words import money, move_name, say
from game.play.store import Store, StoreError
from sim_core import RULES_VERSION

KIND: Final = "test"
LONGEST_NAME: Final = 60


@dataclass(frozen=True)
class Result:
    """What came of one time. `date`: ISO, in universal time."""

    form: str
    date: str
    player: str
    score: float  # 0…100
    error: float  # half of its 95 % interval
    best: int  # situations in which the best was chosen
    of: int
    chosen: tuple[int, ...]  # places of the options
    rules_version: int = RULES_VERSION


@dataclass(frozen=True)
class Change:
    """What changed between the first time and the last."""

    before: Result
    after: Result

    @property
    def more(self) -> float:
        """By how many points the last score is above the first."""
        return self.after.score - self.before.score

    @property
    def error(self) -> float:
        """Half of the 95 % interval of that."""
        return (self.before.error**2 + self.after.error**2) ** 0.5

    @property
    def sure(self) -> bool:
        """Is it more than chance would show?"""
        return abs(self.more) > self.error

    @property
    def same_form(self) -> bool:
        """Was it the same form twice? Then some of it may be memory."""
        return self.before.form == self.after.form


def result_of(form: Form, chosen: Sequence[int], player: str) -> Result:
    """The result of choices, at this moment."""
    best = sum(one.best == place for one, place in zip(form.situations, chosen, strict=True))
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    score = form.score(chosen)
    return Result(form.name, now, player[:LONGEST_NAME], score, half_width(form), best, len(chosen), tuple(chosen))


def keep(store: Store | None, result: Result) -> bool:
    """Keep a result. False where nothing can be kept."""
    try:
        return bool(store and store.keep_beside(KIND, f"{result.date} {result.form}", json.dumps(asdict(result))))
    except StoreError:
        return False


def results(store: Store | None, player: str | None = None) -> list[Result]:
    """What was kept, the oldest first; of one player, or of all. What cannot be read is left out."""
    kept: dict[str, str] = {}
    with suppress(StoreError):
        kept = store.kept_beside(KIND) if store else {}
    found = []
    for text in kept.values():
        with suppress(ValueError, TypeError, KeyError):
            values = json.loads(text)
            found.append(Result(**{**values, "chosen": tuple(values["chosen"])}))
    return sorted((one for one in found if player in (None, one.player)), key=lambda one: one.date)


def with_earlier(store: Store | None, result: Result) -> list[Result]:
    """A result and those of the same player before it, the oldest first; also where it could not be kept."""
    return [*(one for one in results(store, result.player) if one.date < result.date), result]


def change(of: Sequence[Result]) -> Change | None:
    """Before and after of whoever took it last: the first result and the last; None where there are not two."""
    mine = [one for one in of if one.player == of[-1].player]
    return Change(mine[0], mine[-1]) if len(mine) > 1 else None


def next_form(of: Sequence[Result]) -> str:
    """The form to take next: the one that was taken less often, A first."""
    return min(FORMS, key=lambda name: sum(one.form == name for one in of))


def result_values(result: Result) -> dict[str, Any]:
    """A result for a program, with what was chosen in each situation."""
    form = forms()[result.form]
    answers = [
        {"lesson": one.lesson, "move": one.options[place].step.move, "best": one.options[one.best].step.move,
         "share": one.options[place].share}
        for one, place in zip(form.situations, result.chosen, strict=True)
    ]  # fmt: skip
    return {**asdict(result), "chosen": list(result.chosen), "answers": answers}


def describe_result(result: Result, language: str) -> str:
    """A result in a line."""
    values = {"score": f"{result.score:.0f}", "error": f"{result.error:.0f}", "best": result.best, "of": result.of}
    return say("test.result", language, form=result.form, date=result.date[:10], **values)


def describe_change(found: Change, language: str) -> str:
    """Before and after, and whether that is more than chance."""
    values = {"before": f"{found.before.score:.0f}", "after": f"{found.after.score:.0f}"}
    values |= {"more": f"{found.more:+.0f}".replace("-", "−"), "error": f"{found.error:.0f}"}
    told = say("test.change", language, **values)
    more = say(f"test.{'sure' if found.sure else 'unsure'}", language)
    return told + more + (say("test.same_form", language) if found.same_form else "")


def options_told(situation: Situation, language: str) -> list[str]:
    """The options of a situation in words."""
    ids = [one.id for one in situation.scenario.clients]
    names = client_names(situation.scenario, language)
    told = (describe_best(one.step, ids, names, language) for one in situation.options)
    return [one[:1].upper() + one[1:] for one in told]


@dataclass(frozen=True)
class Answer:
    """What is told of one situation once all are answered."""

    lesson: str
    mine: str
    short: str  # the move alone, and its amount
    best: str
    right: bool
    share: float  # of what was at stake
    lost: float  # yuan, on average, against the best
    why: str
    because: str  # what speaks for the best; may be empty


def answered(situation: Situation, place: int, language: str) -> Answer:
    """One situation looked back on, in the debrief's sentences."""
    told, names = options_told(situation, language), client_names(situation.scenario, language)
    own = situation.options[place]
    return Answer(
        lesson=situation.lesson,
        mine=told[place],
        short=move_name(own.step.move, language) + (f" · {money(own.step.amount, language)}" if own.step.amount else ""),
        best=told[situation.best],
        right=place == situation.best,
        share=own.share,
        lost=situation.options[situation.best].worth - own.worth,
        why=describe_why(own.why, names, language),
        because=describe_because(own.why, names, language),
    )
