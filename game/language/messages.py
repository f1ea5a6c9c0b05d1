"""Messages of the simulation in full sentences: the names of units and kinds translated, and the nearest name offered."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from game.language import currency
from game.language.words import has, say
from sim_core import Fault, Message, ScenarioError, SimError
from sim_core.public.messages import Sum

CODES: Final = ("unit", "expected", "kind", "money", "blank")
"""Values that are names to be translated: `unit.weeks`, `expected.whole_number`, `kind.pipe`, `money.CNY`."""
RENAMED: Final = {"key": "entry"}
"""A value that would be taken for the key of the sentence."""
ALIKE: Final = 5
"""So many faults that are alike are told one by one; of more, the first."""
LINES_NAMED: Final = 12
VARYING: Final = ("found", "write", "first_line", "did_you_mean")
"""Values in which faults may differ that are alike."""
OFFERED: Final = ("did_you_mean", "nearest")
BETTER: Final = {"unknown.move": "unknown.move_named"}
"""A sentence that lists what there is, for one that takes it for granted that there is a nearest name."""


ANY_VALUE: Final = tuple(f"scenario.{one}" for one in ("not_a_day", "day_for_weeks", "too_old", "not_yet_made_out", "bad_id"))
"""Faults that are alike whatever the value was."""
FIGURES: Final = re.compile(r"\d+([.]\d+)?|\"[^\"]*\"")
"""In an offer: what may differ between two that are alike."""


def tell(message: Message, language: str) -> str:
    """A message in words, with “did you mean …?” where a name is much like the one found."""
    values = {RENAMED.get(name, name): _value(name, value, language) for name, value in message.values.items()}
    key = BETTER.get(message.key, message.key)
    key = key if has(key) else "fault.other"
    sentence = say(key, language, **{"problem": str(message), **values})
    offered = next((values[name] for name in OFFERED if values.get(name)), "")
    if offered:
        sentence += say("fault.did_you_mean", language, name=offered)
    if values.get("write"):
        sentence += say("fault.write", language, **values)
    if values.get("elsewhere"):
        sentence += say("fault.elsewhere", language, places=values["elsewhere"])
    if values.get("guess"):
        sentence += say("fault.guess", language, **values)
    return sentence


def _value(name: str, value: object, language: str) -> object:
    if isinstance(value, Message):
        return tell(value, language)
    if isinstance(value, Sum):
        return currency.exact(value, language)
    if name in CODES and has(f"{name}.{value}"):
        return say(f"{name}.{value}", language)
    return value


def fault_line(fault: Fault, language: str) -> str:
    """A fault as `path:line:col: error: message`, on one line; a warning ends with its name in brackets."""
    name = warning_name(fault)
    return f"{fault.place()}: {fault.level}: {tell(fault.message, language)}{f' [{name}]' if name else ''}"


def grouped(faults: Sequence[Fault], language: str, line: Callable[[Fault, str], str] = fault_line) -> list[str]:
    """Faults of a file as lines to be read: of many that are alike the first is told, and on which lines the others are."""
    kinds: dict[tuple[object, ...], list[Fault]] = {}
    for fault in faults:
        kinds.setdefault(_kind(fault), []).append(fault)
    told = []
    for fault in faults:
        alike = kinds[_kind(fault)]
        if len(alike) <= ALIKE:
            told.append(line(fault, language))
        elif fault is alike[0]:
            told.append(
                line(fault, language) + say("fault.and_more", language, count=len(alike) - 1, lines=_lines(alike, language))
            )
    return told


def _lines(alike: Sequence[Fault], language: str) -> str:
    """On which lines the others are; where something else is offered for them than for the first, with what."""
    offers = [_offer(one) for one in alike]
    differ = len({*offers}) > 1
    places = [f"{one.line} → {offer}" if differ and offer else str(one.line) for one, offer in zip(alike, offers, strict=True)]
    lines = [*dict.fromkeys(places[1:])]
    return say("window.list_comma", language).join(lines[:LINES_NAMED]) + (" …" if len(lines) > LINES_NAMED else "")


def _offer(fault: Fault) -> str:
    return next((str(fault.message.values[name]) for name in ("write", *OFFERED) if fault.message.values.get(name)), "")


def _kind(fault: Fault) -> tuple[object, ...]:
    """What faults have in common that are alike: all that is told of them, but for the value that was found."""
    values = fault.message.values
    problem = values.get("problem")
    if fault.level == "warning":
        return fault.path, fault.level, fault.message.key
    if isinstance(problem, Message):
        return fault.path, problem.key, str(problem.values.get("found"))
    told = (f"{name}={value!r}" for name, value in values.items() if name not in VARYING)
    written = FIGURES.sub("0", str(values.get("write", "")))
    found = "" if "expected" in values or "unit" in values or fault.message.key in ANY_VALUE else repr(values.get("found"))
    return (fault.path, fault.message.key, found, written, *told)


def warning_name(fault: Fault) -> str:
    """The name by which a file can allow a warning; empty for an error."""
    return fault.message.key.split(".")[1] if fault.level == "warning" else ""


def fault_values(fault: Fault, language: str) -> Mapping[str, object]:
    """A fault for a program to read."""
    return {
        "path": fault.path,
        "line": fault.line,
        "column": fault.column,
        "level": fault.level,
        "key": fault.message.key,
        "warning": warning_name(fault) or None,
        "message": tell(fault.message, language),
    }


def trouble(error: Exception, language: str) -> str:
    """What went wrong, on one line; in words where there are any."""
    message = getattr(error, "message", None)
    return " ".join((tell(message, language) if isinstance(message, Message) else str(error)).split())


def error_lines(error: SimError, language: str) -> list[str]:
    """What to tell of an error: a line for each fault of a scenario, else one line."""
    if isinstance(error, ScenarioError):
        return grouped(error.faults, language)
    return [tell(error.message, language)]


def one_line(error: object) -> str:
    """The text of an error on one line."""
    return " ".join(str(error).split())
