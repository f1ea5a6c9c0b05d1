"""The commands of `finalkick` put together, and their help in words."""

from collections.abc import Callable
from typing import Final

import typer

from game.commands import authoring, balance, debrief, library, play, records, run, sweep, warm
from game.language.words import has, say

COMMANDS: Final[dict[str, Callable[..., int | None]]] = {
    "play": play.play,
    "scenarios": library.scenarios,
    "check": authoring.check,
    "schema": authoring.schema,
    "new": authoring.new,
    "run": run.run,
    "balance": balance.balance,
    "sweep": sweep.sweep,
    "games": records.games,
    "debrief": debrief.debrief,
    "backup": records.backup,
    "export": records.export,
    "verify": records.verify,
    "warm": warm.warm,
}

HELP = {"help_option_names": ["--help", "-h"]}
app = typer.Typer(
    name="finalkick", context_settings=HELP, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)


@app.callback()
def finalkick() -> None:
    """Final Kick."""


def run_command(words: list[str], name: str, language: str) -> int:
    """Run a command line. Returns what the command asks for as its exit code."""
    command = typer.main.get_group(app)
    _translate(command, language)
    code = command.main(words, prog_name=name, standalone_mode=False)
    return code if isinstance(code, int) else 0


def _translate(group: typer.core.TyperGroup, language: str) -> None:
    """Help in words: `usage.NAME` for commands, `usage.option.NAME` for what they take."""
    for one in (group, *group.commands.values()):
        if has(f"usage.{one.name}"):
            one.help = say(f"usage.{one.name}", language)
        for parameter in one.params:
            key = f"usage.option.{parameter.name}"
            if has(key) and isinstance(parameter, typer.core.TyperOption | typer.core.TyperArgument):
                parameter.help = say(key, language)
