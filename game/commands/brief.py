"""`finalkick brief`: paper for a role play in the room, to be handed out, or the trainer's key to it."""

from pathlib import Path
from typing import Annotated

import typer

from game.brief.handout import handout
from game.brief.key import key
from game.commands.console import LangOption, chosen_language, note
from game.language.words import say
from game.play.files import scenario_folders
from game.play.whole_file import whole_file
from sim_core.public.messages import printable
from sim_core.public.scenarios import load_scenario


def brief(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO")],
    as_page: Annotated[bool, typer.Option("--html")] = False,
    brief_out: Annotated[Path | None, typer.Option("--out", metavar="FILE")] = None,
    secrets: Annotated[bool, typer.Option("--key")] = False,
    lang: LangOption = None,
) -> None:
    """Write what a role play needs. What is hidden is in the key alone."""
    language = chosen_language(lang)
    found = load_scenario(scenario, scenario_folders())
    papers = (key if secrets else handout)(found, language)
    if as_page:
        from game.html.brief import printed
    else:
        from game.terminal.brief import printed
    text = printed(papers, language)
    if brief_out is None:
        print(text, end="")
        return
    with whole_file(brief_out) as file:
        file.write(text)
    note(say("cli.brief_written", language, path=printable(str(brief_out))))
