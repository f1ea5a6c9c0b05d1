"""Writing scenarios: `finalkick check` tells what is wrong with a file, `schema` what may be in it, `new` makes one."""

import json
import os
import shlex
import sys
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Final

import typer

from game.commands.console import FAILED, JsonOption, LangOption, Stop, bad_usage, chosen_language, failed, note, print_json
from game.commands.library import guide
from game.language.format_schema import schema_in
from game.language.messages import fault_line, fault_values, one_line
from game.language.words import move_names, say
from game.play.files import scenario_folders
from game.play.whole_file import whole_file
from sim_core import Fault, UnknownName
from sim_core.public.messages import printable, shortened
from sim_core.public.scenarios import Budget, Place, check_scenario, find_scenario, is_id, is_taken

PLAYED: Final = 2_000.0
"""How much is played to try targets out (see `cost`): some eight large scenarios, or forty lessons."""
NOT_FILES: Final = frozenset(("con", "prn", "aux", "nul", *(f"{port}{at}" for port in ("com", "lpt") for at in range(1, 10))))
"""Names that Windows takes for devices, whatever ending they have."""
SCHEMA_NAME: Final = "finalkick.schema.json"


def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…")],
    strict: Annotated[bool, typer.Option("--strict")] = False,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Tell every fault of scenario files, a line each: path:line:col: error: message. Exit code 1 if there are errors."""
    language = chosen_language(lang)
    budget = Budget(PLAYED)
    faults: list[Fault] = []
    for path in paths:
        found = check_scenario(_place(path), budget, move_names())
        faults += found
        if not as_json:
            for fault in found:
                print(fault_line(fault, language))
            if not found and sys.stderr is not None and sys.stderr.isatty():
                note(say("cli.no_faults", language, path=printable(path)))
    if as_json:
        print_json([fault_values(fault, language) for fault in faults])
    if budget.passed_over:
        note(say("cli.not_tried", language, count=budget.passed_over))
    if any(fault.level == "error" or strict for fault in faults):
        raise Stop(FAILED)


def _place(path: str) -> str | Place:
    """The file at a path; or the scenario of that name, if there is no such file."""
    try:
        return path if os.path.lexists(path) else find_scenario(path, scenario_folders())
    except (UnknownName, ValueError):
        return path


def schema(lang: LangOption = None) -> None:
    """Print the JSON Schema of the scenario format, for editors."""
    print_json(schema_in(chosen_language(lang)))


def new(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    folder: Annotated[Path | None, typer.Option("--dir", metavar="D")] = None,
    lang: LangOption = None,
) -> None:
    """Write a scenario to start from, with comments. Nothing is overwritten."""
    language = chosen_language(lang)
    if not is_id(name) or name in NOT_FILES:
        raise bad_usage("cli.bad_name", language, name=shortened(name))
    if is_taken(name):
        raise bad_usage("cli.name_taken", language, name=name)
    place = (folder or scenario_folders()[0]) / f"{name}.yaml"
    shown = printable(str(place))
    if folder is not None and not folder.is_dir():
        key = "cli.not_a_folder" if os.path.lexists(folder) else "cli.no_folder"
        raise failed(key, language, path=printable(str(folder)), quoted=printable(shlex.quote(str(folder))))
    try:
        if folder is None:
            place.parent.mkdir(parents=True, exist_ok=True)
        _write(place, _scenario(name, language))
    except FileExistsError:
        raise failed("cli.file_exists", language, path=shown) from None
    except (OSError, ValueError) as error:
        problem = (error.strerror if isinstance(error, OSError) else None) or one_line(error)
        raise failed("cli.cannot_write", language, path=shown, problem=problem) from None
    _put_schema(place.parent / SCHEMA_NAME, language)
    file = shlex.quote(str(place))
    told = {"path": shown, "file": printable(file), "guide": printable(str(guide(language)))}
    print(say("cli.new_scenario", language, name=name if folder is None else printable(file), **told))


def _scenario(name: str, language: str) -> str:
    """The text of a new scenario, with the comments of one language."""
    template = files("assets").joinpath("templates", "scenario.yaml").read_text("utf-8")
    titles = {"TITLE_ZH": f"新场景 {name}", "TITLE_EN": name.replace("-", " ").replace("_", " ").strip().capitalize()}
    head = f"# yaml-language-server: $schema={SCHEMA_NAME}"
    lines = [head]
    for line in template.splitlines():
        mark = line.lstrip()[:3]
        if mark not in ("#zh", "#en"):
            lines.append(line)
        elif mark == f"#{language}":
            lines.append(line.replace(mark, "#", 1))
    text = "\n".join(lines) + "\n"
    for placeholder, value in {"NAME": name, **titles}.items():
        text = text.replace(placeholder, value, 1)
    return text


def _write(place: Path, text: str) -> None:
    """A file that was not there before. If it cannot be written whole, it is taken away again."""
    with place.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except BaseException:
            with suppress(OSError):
                place.unlink()
            raise


def _put_schema(place: Path, language: str) -> None:
    """The schema beside the scenario, for editors that heed its first line. A file of somebody else's is left alone."""
    schema = schema_in(language)
    with suppress(OSError):
        if place.exists() and json.dumps(schema["title"]) not in place.read_text("utf-8", errors="replace")[:500]:
            return
        with whole_file(place) as file:
            json.dump(schema, file, ensure_ascii=False, indent=1)
