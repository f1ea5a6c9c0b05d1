"""The commands of `finalkick` put together, and their help in words."""

import typer

from game.commands import authoring, balance, debrief, library, play, records, run, sweep
from game.words import has, say

COMMANDS = {
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
    command = typer.main.get_command(app)
    _translate(command, language)
    code = command.main(words, prog_name=name, standalone_mode=False)
    return code if isinstance(code, int) else 0


def _translate(command: typer.core.TyperGroup, language: str) -> None:
    """Help in words: `usage.NAME` for commands, `usage.option.NAME` for what they take."""
    for one in (command, *command.commands.values()):
        if has(f"usage.{one.name}"):
            one.help = say(f"usage.{one.name}", language)
        for parameter in one.params:
            if has(f"usage.option.{parameter.name}"):
                parameter.help = say(f"usage.option.{parameter.name}", language)
