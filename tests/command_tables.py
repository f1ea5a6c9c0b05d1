"""The tables of docs/commands.md, made from the commands themselves: `python -m tests.command_tables` writes them.

A table stands after `<!-- options COMMAND -->`, up to `<!-- end -->`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from typer.core import TyperArgument, TyperCommand, TyperOption

from game.commands.app import FILES, command_of
from game.language.words import say

PAGE: Final = Path(__file__).parents[1] / "docs" / "commands.md"
EVERYWHERE: Final = ("lang", "help")
"""What every command takes: said once, at the head of the page."""
HEAD: Final = "| given | is | left out |\n|---|---|---|\n"
END: Final = "<!-- end -->"
LEFT_OUT: Final = "left out:"
"""What says itself what comes of leaving it out."""


def commands() -> dict[str, TyperCommand]:
    """The commands as they are put together, by name."""
    return {name: command_of(name, "en") for name in FILES}


def table(name: str) -> str:
    """What a command takes, a row each."""
    rows = list(_rows(name))
    return HEAD + "\n".join(rows) + "\n" if rows else ""


def _rows(name: str) -> Iterator[str]:
    for one in commands()[name].params:
        if one.name in EVERYWHERE or not isinstance(one, TyperOption | TyperArgument):
            continue
        metavar = one.metavar or ""
        given = metavar if isinstance(one, TyperArgument) else " ".join([*one.opts, metavar]).strip()
        meaning = say(f"usage.option.{one.name}", "en")
        telling = type(one.default) in (int, str) and one.default != "" and LEFT_OUT not in meaning
        left_out = "**required**" if one.required else f"`{one.default}`" if telling else ""
        yield f"| `{given}` | {meaning} | {left_out} |"


def with_tables(text: str) -> str:
    """The page with its tables as the commands are now."""
    for name in commands():
        mark = f"<!-- options {name} -->\n"
        before, found, rest = text.partition(mark)
        assert found, f"docs/commands.md has no section for {name}: write one, with {mark.strip()} and {END}"
        text = f"{before}{found}\n{table(name)}\n{END}{rest.partition(END)[2]}"
    return text


def rewrite() -> None:
    """Write the tables into the page."""
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8", newline="\n")


if __name__ == "__main__":
    rewrite()
