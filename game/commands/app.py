"""The commands of `finalkick` put together, and their help in words. A command is imported when it is called."""

from collections.abc import Callable
from importlib import import_module
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
    "run": "run",
    "balance": "balance",
    "sweep": "sweep",
    "test": "transfer",
    "games": "records",
    "debrief": "debrief",
    "backup": "records",
    "export": "records",
    "verify": "records",
    "warm": "warm",
}
"""Every command, and the file beside this one that holds the function of its name."""
HELP: Final = {"help_option_names": ["--help", "-h"]}


def load(name: str) -> Callable[..., int | None] | None:
    """What a command does, imported by now; None if there is no such command."""
    if name not in FILES:
        return None
    function: Callable[..., int | None] = getattr(import_module(f"game.commands.{FILES[name]}"), name)
    return function


def run_command(words: list[str], name: str, language: str) -> int:
    """Run a command line. Returns what the command asks for as its exit code."""
    called = words[0] if words else ""
    listed = {one: TyperCommand(one, help=say(f"usage.{one}", language)) for one in FILES}
    if called in FILES:
        listed[called] = command_of(called, language)
    group = TyperGroup(name=name, commands=[*listed.values()], help=say("usage.finalkick", language), context_settings=HELP)
    group.rich_markup_mode = None
    code = group.main(words, prog_name=name, standalone_mode=False)
    return code if isinstance(code, int) else 0


def command_of(name: str, language: str) -> TyperCommand:
    """A command with all it takes and the help for it: `usage.NAME`, and `usage.option.NAME` for its parameters."""
    app = typer.Typer(context_settings=HELP, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    function = load(name)
    assert function is not None, f"{name!r} is no command"
    app.command(name)(function)
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)  # of one function, typer makes one command
    command.help = say(f"usage.{name}", language)
    for parameter in command.params:
        key = f"usage.option.{parameter.name}"
        if has(key) and isinstance(parameter, TyperOption | TyperArgument):
            parameter.help = say(key, language)
    return command
