"""Messages of the simulation in full sentences: the names of units and kinds translated, and the nearest name offered."""

from collections.abc import Mapping
from typing import Final

from game.language.words import has, say
from sim_core import Fault, Message, ScenarioError, SimError

CODES: Final = ("unit", "expected", "kind")
"""Values that are names to be translated: `unit.weeks`, `expected.whole_number`, `kind.pipe`."""
RENAMED: Final = {"key": "entry"}
"""A value that would be taken for the key of the sentence."""
OFFERED: Final = ("did_you_mean", "nearest")
BETTER: Final = {"unknown.move": "unknown.move_named"}
"""A sentence that lists what there is, for one that takes it for granted that there is a nearest name."""


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
    if name in CODES and has(f"{name}.{value}"):
        return say(f"{name}.{value}", language)
    return value


def fault_line(fault: Fault, language: str) -> str:
    """A fault as `path:line:col: error: message`, on one line; a warning ends with its name in brackets."""
    name = warning_name(fault)
    return f"{fault.place()}: {fault.level}: {tell(fault.message, language)}{f' [{name}]' if name else ''}"


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
        return [fault_line(fault, language) for fault in error.faults]
    return [tell(error.message, language)]


def one_line(error: object) -> str:
    """The text of an error on one line."""
    return " ".join(str(error).split())
