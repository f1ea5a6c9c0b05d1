"""`finalkick edit FILE`: a form in the browser in place of a text file."""

import os
import shlex
import webbrowser
from contextlib import suppress
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Annotated, Final

import typer

from game.commands.console import LangOption, bad_usage, chosen_language, failed, note
from game.language.messages import one_line
from game.language.words import say
from game.play.display import has_display
from game.play.files import scenario_folders
from sim_core.public.messages import printable
from sim_core.public.scenarios import find_scenario, is_trade

NEEDED: Final = {"starlette": "starlette", "uvicorn": "uvicorn", "websockets": "websockets", "ruamel.yaml": "ruamel.yaml"}
"""What the extra `serve` brings, by how it is imported."""


def edit(
    file: Annotated[str, typer.Argument(metavar="FILE")],
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535)] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser")] = False,
    lang: LangOption = None,
) -> None:
    """Write a scenario in a form in the browser."""
    language = chosen_language(lang)
    lacking = [name for name in NEEDED if not _is_there(name)]
    if lacking:
        raise failed("edit.needs_extra", language, names=lacking)
    place = _file(file, language)
    if place.is_file() and is_trade(place.read_bytes(), place):
        raise bad_usage("edit.a_pack", language, name=printable(file))
    from game.serve.editor.opened import opened

    try:
        with opened(place, port, language) as form:

            def up() -> None:
                note(say("edit.open", language, link=form.link, path=printable(str(place))))
                if not no_browser and has_display():  # else it would be one that takes the terminal
                    Thread(target=_browse, args=(form.link,), daemon=True).start()

            ended = form.run(up)
    except OSError as error:
        raise failed("edit.no_port", language, port=port, problem=one_line(error.strerror or error)) from None
    note(say("edit.ended" if ended.by_hand else "edit.ended_by_itself", language))
    if ended.unsaved:
        note(say("edit.unsaved_kept", language, path=printable(str(place))))


def _file(name: str, language: str) -> Path:
    """The file of a path, or of a scenario of one's own; links followed, for it is that file whose place the new text takes."""
    if os.path.lexists(name):
        return Path(name).resolve()
    place = Path(str(find_scenario(name, scenario_folders())))
    if place.parent == Path(str(files("scenarios"))):
        copy = shlex.join(["cp", str(place), str(scenario_folders()[0] / f"my-{place.name}")])
        raise bad_usage("edit.not_yours", language, name=printable(name), copy=printable(copy))
    return place.resolve()


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # of a package within one that is not there
        return False


def _browse(link: str) -> None:
    """Open the browser, where there is one. Whoever has none has the link."""
    with suppress(webbrowser.Error, OSError):
        webbrowser.open(link)
