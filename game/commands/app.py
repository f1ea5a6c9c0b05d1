"""The commands of `finalkick` put together, and their help in words. A command is imported when it is called."""

from collections.abc import Callable
from importlib import import_module
from keyword import iskeyword
from typing import Final

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from game.language.words import has, say

FILES: Final = {
    "play": "play",
    "scenarios": "library",
    "check": "authoring",
    "schema": "authoring",
    "new": "authoring",
    "edit": "edit",
    "serve": "serve",
    "run": "run",
    "balance": "balance",
    "brief": "brief",
    "sweep": "sweep",
    "test": "transfer",
    "games": "records",
    "debrief": "debrief",
    "class": "classroom",
    "backup": "records",
    "export": "records",
    "verify": "records",
    "records push": "lrs",
    "records status": "lrs",
    "records forget": "lrs",
    "warm": "warm",
}
"""Every command, and the file beside this one that holds the function of its name (`class_` for a word that Python keeps);
one of two words stands under the first."""
HELP: Final = {"help_option_names": ["--help", "-h"]}


def called(words: list[str]) -> str:
    """The command that a command line begins with; empty if it begins with none."""
    return next((name for name in (" ".join(words[:count]) for count in (2, 1)) if name in FILES), "")


def load(name: str) -> Callable[..., int | None] | None:
    """What a command does, imported by now; None if there is no such command."""
    if name not in FILES:
        return None
    called = f"{name}_" if iskeyword(name) else name.replace(" ", "_")
    function: Callable[..., int | None] = getattr(import_module(f"game.commands.{FILES[name]}"), called)
    return function


def run_command(words: list[str], name: str, language: str) -> int:
    """Run a command line. Returns what the command asks for as its exit code."""
    code = _group(name, "", called(words), language).main(words, prog_name=name, standalone_mode=False)
    return code if isinstance(code, int) else 0


def _group(name: str, under: str, wanted: str, language: str) -> TyperGroup:
    """The commands under a word, or all. Only the one that is `wanted` is imported; of the others, help says what they do."""
    listed: dict[str, TyperCommand | TyperGroup] = {}
    for one in FILES:
        if not one.startswith(under):
            continue
        first, _, rest = one.removeprefix(under).partition(" ")
        if rest:
            listed[first] = listed.get(first) or _group(first, f"{under}{first} ", wanted, language)
        else:
            listed[first] = command_of(one, language) if one == wanted else TyperCommand(first, help=_help(one, language))
    about = say(f"usage.{under.strip() or 'finalkick'}", language)
    group = TyperGroup(name=name, commands=[*listed.values()], help=about, context_settings=HELP)
    group.rich_markup_mode = None
    return group


def _help(name: str, language: str) -> str:
    return say(f"usage.{name.replace(' ', '_')}", language)


def command_of(name: str, language: str) -> TyperCommand:
    """A command with all it takes and the help for it: `usage.NAME`, and `usage.option.NAME` for its parameters."""
    app = typer.Typer(context_settings=HELP, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    function = load(name)
    assert function is not None, f"{name!r} is no command"
    app.command(name.rpartition(" ")[2])(function)
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)  # of one function, typer makes one command
    command.help = _help(name, language)
    for parameter in command.params:
        key = f"usage.option.{parameter.name}"
        if has(key) and isinstance(parameter, TyperOption | TyperArgument):
            parameter.help = say(key, language)
    return command
