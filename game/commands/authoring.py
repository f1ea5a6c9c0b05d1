"""Writing scenarios: `finalkick check` tells what is wrong with a file, `schema` what may be in it, `new` makes one."""

import json
import os
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final

import typer

from game.commands.console import (
    FAILED,
    JsonOption,
    LangOption,
    Stop,
    bad_usage,
    check_names,
    chosen_language,
    failed,
    note,
    print_json,
)
from game.commands.importing import PLAYED, Wanted, imported
from game.commands.library import guide
from game.commands.new_text import USUAL, new_text
from game.language.format_schema import schema_in
from game.language.messages import fault_values, grouped, one_line
from game.language.words import move_names, say
from game.ledgers.write import Around
from game.play.files import scenario_folders
from game.play.whole_file import whole_file
from sim_core import Fault
from sim_core.public.messages import printable, shortened
from sim_core.public.scenarios import (
    Budget,
    Place,
    check_scenario,
    find_all,
    id_meant,
    is_id,
    is_path,
    is_taken,
    scenario_files,
    trade_ids,
)

NOT_FILES: Final = frozenset(("con", "prn", "aux", "nul", *(f"{port}{at}" for port in ("com", "lpt") for at in range(1, 10))))
"""Names that Windows takes for devices, whatever ending they have."""
SCHEMA_NAME: Final = "finalkick.schema.json"


def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…")],
    strict: Annotated[bool, typer.Option("--strict")] = False,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Tell every fault of scenario files, or of all in a folder: path:line:col: error: message. Exit code 1 if any."""
    language = chosen_language(lang)
    budget = Budget(PLAYED)
    faults: list[Fault] = []
    places = [place for path in paths for place in _places(path, language)]
    several = len(places) > len(paths)
    for place in dict.fromkeys(places):
        found = check_scenario(place, budget, move_names())
        faults += found
        if not as_json:
            for line in grouped(found, language):
                print(line)
            if not found and not several and sys.stderr is not None and sys.stderr.isatty():
                note(say("cli.no_faults", language, path=printable(str(place))))
    if as_json:
        print_json([fault_values(fault, language) for fault in faults])
    elif several:
        count = len({fault.path for fault in faults})
        note(say("cli.checked" if count else "cli.checked_well", language, files=len(places), count=count))
    if budget.passed_over:
        note(say("cli.not_tried", language, count=budget.passed_over))
    if any(fault.level == "error" or strict for fault in faults):
        raise Stop(FAILED)


def _places(path: str, language: str) -> Sequence[str | Place]:
    """The file at a path, or all in a folder; or, if there is neither, all scenarios of that name."""
    try:
        if os.path.isdir(path):
            found = scenario_files(Path(path), packs=True)
            if not found:
                raise failed("cli.nothing_to_check", language, path=printable(path))
            return found
        return [path] if os.path.lexists(path) or is_path(path) else find_all(path, scenario_folders()) or [path]
    except ValueError:
        return [path]


def schema(lang: LangOption = None) -> None:
    """Print the JSON Schema of the scenario format, for editors."""
    print_json(schema_in(chosen_language(lang)))


def new(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    folder: Annotated[Path | None, typer.Option("--dir", metavar="D")] = None,
    trade: Annotated[str | None, typer.Option("--trade", metavar="T")] = None,
    table: Annotated[Path | None, typer.Option("--from", metavar="TABLE")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE")] = None,
    clients: Annotated[int | None, typer.Option("--clients", metavar="N")] = None,
    terms: Annotated[int | None, typer.Option("--terms", metavar="DAYS")] = None,
    currency: Annotated[str | None, typer.Option("--currency", metavar="CODE")] = None,
    anonymous: Annotated[bool, typer.Option("--anonymous")] = False,
    lang: LangOption = None,
) -> None:
    """Write a scenario to start from, with comments: of its own, or made from an ageing report. Nothing is overwritten."""
    language = chosen_language(lang)
    wanted = Wanted(as_of, clients, terms, currency, anonymous)
    if table is None and wanted.given():
        raise bad_usage("ledger.only_with_from", language, option=wanted.given())
    if not is_id(name) or name in NOT_FILES:
        offered = id_meant(name.removesuffix(".yaml"))
        told = {"write": offered} if offered and offered not in NOT_FILES else {}
        raise bad_usage("cli.bad_name_offer" if told else "cli.bad_name", language, name=shortened(name), **told)
    if is_taken(name):
        raise bad_usage("cli.name_taken", language, name=name)
    place = (folder or scenario_folders()[0]) / f"{name}.yaml"
    trades = trade_ids(place)
    check_names([trade] if trade is not None else [], trades, "unknown.trade", language)
    shown = printable(str(place))
    if folder is not None and not folder.is_dir():
        key = "cli.not_a_folder" if os.path.lexists(folder) else "cli.no_folder"
        raise failed(key, language, path=printable(str(folder)), quoted=printable(shlex.quote(str(folder))))
    if os.path.lexists(place):  # before a table is read, which takes a while
        raise failed("cli.file_exists", language, path=shown)
    lines: list[str] = []
    if table is None:
        text = new_text(name, language, SCHEMA_NAME, trade or USUAL, trades)
    else:
        text, lines = imported(name, table, wanted, Around(SCHEMA_NAME, trade or "", trades), place, language)
    try:
        if folder is None:
            place.parent.mkdir(parents=True, exist_ok=True)
        _write(place, text)
    except FileExistsError:
        raise failed("cli.file_exists", language, path=shown) from None
    except (OSError, ValueError) as error:
        problem = (error.strerror if isinstance(error, OSError) else None) or one_line(error)
        raise failed("cli.cannot_write", language, path=shown, problem=problem) from None
    _put_schema(place.parent / SCHEMA_NAME, language)
    for line in lines:
        print(line)
    file = shlex.quote(str(place))
    told = {"path": shown, "file": printable(file), "guide": printable(str(guide(language)))}
    print(say("cli.new_scenario", language, name=name if folder is None else printable(file), **told))


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
