"""What every command shares: its language, plain lines out, one line for what went wrong, and its exit code."""

import json
import locale
import os
import sys
from collections.abc import Iterable
from typing import Annotated, Final

import typer

from game.language.locale import LANGUAGES, spoken_by
from game.language.messages import error_lines
from game.language.words import say
from sim_core import Message, ScenarioError, SimError, UnknownName
from sim_core.public.messages import BadRun, nearest, printable

DONE: Final = 0
FAILED: Final = 1
BAD_USAGE: Final = 2
FAILURES: Final = (
    "scenario.unknown",
    "scenario.several",
    "run.bot_failed",
    "run.bot_refused",
    "run.process_lost",
    "run.worker_lost",
    "run.cluster_lost",
)
"""Names and runs that went wrong although the command was well put."""


def _spoken(asked: str | None) -> str | None:
    """A language that was asked for, if it is one of those spoken here."""
    if asked not in (None, *LANGUAGES):
        raise typer.BadParameter(f"{asked!r} is not one of {', '.join(map(repr, LANGUAGES))}.")
    return asked


LangOption = Annotated[str | None, typer.Option("--lang", metavar=f"<{'|'.join(LANGUAGES)}>", callback=_spoken)]
JsonOption = Annotated[bool, typer.Option("--json")]


class Stop(Exception):
    """The command ends here: an exit code, and lines for stderr."""

    def __init__(self, code: int, *lines: str) -> None:
        super().__init__(*lines)
        self.code, self.lines = code, lines


def chosen_language(asked: str | None = None) -> str:
    """The language asked for, or FINALKICK_LANG's, or that of the environment: Chinese if it is Chinese, else English."""
    if asked:
        return asked
    own = os.environ.get("FINALKICK_LANG", "").strip().lower()
    if own in LANGUAGES:
        return own
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    if named is None and os.name == "nt":
        named = locale.getlocale()[0] or ""
    return spoken_by(named or "")


def wanted_language(words: list[str]) -> str:
    """The language a command line asks for by --lang, wherever it stands, else the environment's."""
    for at, word in enumerate(words):
        value = word.partition("=")[2] if word.startswith("--lang=") else "".join(words[at + 1 : at + 2])
        if word.startswith("--lang") and value in LANGUAGES:
            return value
    return chosen_language()


def stop_for(error: SimError, language: str, name: str = "finalkick") -> Stop:
    """How a command ends on an error of the simulation: 2 if it was badly put, else 1."""
    usage = isinstance(error, UnknownName | BadRun) and error.message.key not in FAILURES
    lines = error_lines(error, language)
    if not isinstance(error, ScenarioError):
        lines = [f"{name}: {line}" for line in lines]
    return Stop(BAD_USAGE if usage else FAILED, *lines)


def bad_usage(key: str, language: str, **values: object) -> Stop:
    """The command was badly put: one line says how."""
    return Stop(BAD_USAGE, f"finalkick: {say(key, language, **values)}")


def failed(key: str, language: str, **values: object) -> Stop:
    """The work failed: one line says how."""
    return Stop(FAILED, f"finalkick: {say(key, language, **values)}")


def note(line: str) -> None:
    """A line for a person, beside the output."""
    if sys.stderr is not None:
        print(printable(line, lines=True), file=sys.stderr, flush=True)


def print_json(value: object) -> None:
    """A value for a program to read; with plain ASCII where the output cannot hold more."""
    wide = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    print(shown_json(json.dumps(value, ensure_ascii=not wide, indent=1, allow_nan=False)))


def shown_json(text: str) -> str:
    """A JSON text that says the same, with everything escaped that a terminal would obey or not show."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(one if one.isprintable() or one == "\n" else json.dumps(one)[1:-1] for one in text)


def check_names(names: Iterable[str], allowed: Iterable[str], key: str, language: str) -> None:
    """Bad usage, if one of `names` is not allowed."""
    known = tuple(allowed)
    for name in names:
        if name not in known:
            raise stop_for(_unknown(key, name, known), language)


def _unknown(key: str, name: str, known: tuple[str, ...]) -> UnknownName:
    return UnknownName(Message(key, {"value": name, "nearest": nearest(name, known), "allowed": known}))


def split_names(text: str | None) -> tuple[str, ...]:
    """The names of a list with commas, each once."""
    return tuple(dict.fromkeys(name.strip() for name in (text or "").split(",") if name.strip()))
