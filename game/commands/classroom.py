"""`finalkick class`: what the games of a class, of files or of rooms, say together; as a page, a table, and JSON."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Final, TextIO

import typer

from game.classroom.files import Looked, files_of, lacks, looked_at, record_in, with_kept, with_worked_out
from game.classroom.names import in_codes, write_key
from game.classroom.people import Class, Rejected, class_of
from game.classroom.sheet import class_values, rows_of, written
from game.classroom.told import ClassGame
from game.commands.balance import needs_matplotlib
from game.commands.console import (
    FAILED,
    JsonOption,
    LangOption,
    Stop,
    bad_usage,
    chosen_language,
    failed,
    note,
    print_json,
)
from game.commands.debrief import MANY, done
from game.commands.progress import progress
from game.commands.run import jobs_for
from game.commands.stores import open_store
from game.debrief import kept
from game.language.messages import tell, trouble
from game.language.words import say
from game.play.files import scenario_folders
from game.play.references import references_of
from game.play.store import Store, home
from game.play.whole_file import whole_file
from game.serve.rooms.games import write_games
from game.serve.rooms.places import usual_folder
from game.terminal.classroom import print_class
from sim_core.public import compiler
from sim_core.public.debriefs import FULL, Played, opened
from sim_core.public.messages import printable
from sim_core.public.runs import in_processes, processes_possible

STORE: Final = "games.sqlite3"
AT_ONCE: Final = 5
"""Files that a process looks at before it tells: a class mostly plays one scenario, whose text is read once."""
WORTH_COMPILED: Final = 12
"""Files from which compiled rules are worth loading."""
WORTH_OTHERS: Final = 30
"""Files from which other processes are worth starting."""


def class_(
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE…]", show_default=False)] = None,
    of_rooms: Annotated[list[str] | None, typer.Option("--room", metavar="NAME")] = None,
    class_folder: Annotated[Path | None, typer.Option("--dir", metavar="FOLDER")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.html")] = None,
    sheet_file: Annotated[Path | None, typer.Option("--csv", metavar="FILE")] = None,
    debriefs: Annotated[bool, typer.Option("--debrief")] = False,
    codes: Annotated[bool, typer.Option("--codes")] = False,
    key_file: Annotated[Path | None, typer.Option("--key", metavar="FILE")] = None,
    jobs: Annotated[int, typer.Option("--jobs", metavar="J")] = 0,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Tell what the games of a class say, taken together."""
    language = chosen_language(lang)
    if not (files or of_rooms):
        raise bad_usage("class.nothing_named", language)
    if key_file and not codes:
        raise bad_usage("class.key_alone", language)
    if out:
        needs_matplotlib(language)
    ours = _games_of_rooms(of_rooms or (), class_folder or usual_folder(), language)
    found = files_of([*ours, *(files or ())])
    if not found:
        raise failed("class.no_games" if of_rooms else "class.no_files", language)
    with ExitStack() as files_out:  # what cannot be written is told before the work
        page, sheet = (files_out.enter_context(whole_file(one)) if one else None for one in (out, sheet_file))
        looked, whole = _read(found, debriefs, codes or as_json, jobs, language)
        of = _class_of(_worked_out_by_us(looked, ours))
        if codes:
            of, who = in_codes(of)
            if key_file:
                write_key(key_file, who)
                note(say("class.key_written", language, path=printable(str(key_file))))
        _write(of, page, sheet, language)
    for place in (out, sheet_file):
        if place:
            note(say("cli.report_written", language, path=printable(str(place))))
    if as_json:
        print_json(class_values(of, language))
    else:
        print_class(of, language)
    if not whole:
        raise Stop(FAILED, f"finalkick: {say('class.debriefs_broken_off', language)}")


def _games_of_rooms(names: Sequence[str], folder: Path, language: str) -> list[Path]:
    """Files of the games of rooms, written now: whatever else takes files takes them too."""
    files: list[Path] = []
    for name in names:
        written = write_games(folder, name)
        for whose, problem in written.problems:
            note(say("class.game_unreadable", language, name=whose, problem=trouble(problem, language)))
        files += written.files
    if files:
        note(say("class.games_written", language, path=printable(str(files[0].parent))))
    return files


def _worked_out_by_us(looked: Sequence[Looked], ours: Sequence[Path]) -> list[Looked]:
    """Games of our rooms with the mark that their debriefs are not the players' own."""
    paths = set(map(str, ours))
    return [
        replace(one, game=replace(one.game, worked_out_here=True)) if one.game and one.path in paths else one for one in looked
    ]


def _read(found: Sequence[Path], debriefs: bool, aloud: bool, jobs: int, language: str) -> tuple[list[Looked], bool]:
    """What the files hold, with debriefs as far as they are to be had; and is that all that was asked for?

    `aloud`: files that are refused are told beside the output, as they do not stand in it.
    """
    processes = jobs_for(jobs, MANY if debriefs or len(found) >= WORTH_OTHERS else 1, language)
    try:
        looked = _looked(found, processes, language)
    except KeyboardInterrupt:
        raise Stop(FAILED, f"finalkick: {say('class.broken_off', language)}") from None
    for one in looked if aloud else ():
        if one.rejected:
            note(tell(one.rejected.why, language))
    store = open_store(language) if debriefs or (home() / STORE).exists() else None
    looked = _with_kept(looked, store, processes, language)
    return _worked_out(looked, store, processes, language) if debriefs else (looked, True)


def _looked(found: Sequence[Path], jobs: int, language: str) -> list[Looked]:
    """What the files hold, in their order."""
    many, paths = len(found) >= WORTH_COMPILED, [str(one) for one in found]
    folders = [str(one) for one in scenario_folders()]
    if many:
        compiler.background()
    return _in_parts(looked_at, paths, (folders, many), jobs, language)


def _in_parts(
    call: Callable[..., list[Looked]], of: Sequence[Any], values: tuple[Any, ...], jobs: int, language: str
) -> list[Looked]:
    """What comes of `call(some, *values)` for some of `of` at a time, here or in other processes, in order."""
    parts = [(list(of[at : at + AT_ONCE]), *values) for at in range(0, len(of), AT_ONCE)]
    apart = jobs > 1 and len(of) >= WORTH_OTHERS and processes_possible()
    looked: list[Looked] = []
    with progress(say("class.checking", language), len(of)) as on_done:
        for part in in_processes(call, parts, jobs) if apart else (call(*part) for part in parts):
            looked += part
            on_done(len(looked))
    return looked


def _with_kept(looked: Sequence[Looked], store: Store | None, jobs: int, language: str) -> list[Looked]:
    """Games without a debrief with the one that was worked out here before."""
    known = kept.every(store)
    wanted = [(one, known[one.game.key]) for one in looked if one.game and lacks(one.game) and one.game.key in known]
    found = {one.path: one for one in _in_parts(with_kept, wanted, (), jobs, language)} if wanted else {}
    return [found.get(one.path, one) for one in looked]


def _worked_out(looked: Sequence[Looked], store: Store | None, jobs: int, language: str) -> tuple[list[Looked], bool]:
    """Games without a debrief with one, each kept as soon as it is done. False if that was broken off."""
    without = [at for at, one in enumerate(looked) if one.game and lacks(one.game)]
    found = list(looked)
    for number, at in enumerate(without, 1):
        one = found[at]
        assert one.game is not None
        note(say("class.debriefing", language, number=number, of=len(without), name=one.game.name))
        try:
            game = _debriefed(one.path, one.game, store, jobs, language)
        except KeyboardInterrupt:
            return found, False
        if game is None:
            return found, False
        found[at] = replace(one, game=game)
    return found, True


def _debriefed(path: str, game: ClassGame, store: Store | None, jobs: int, language: str) -> ClassGame | None:
    """A game with its debrief, worked out now; None if that was broken off."""
    record = record_in(path)
    target = references_of(record.scenario, record.seed).target()
    debrief = opened(Played(record.scenario, record.seed, tuple(record.steps)), target)
    if not done(debrief, jobs, FULL, language):
        return None
    worked_out = kept.keep(store, record, debrief)
    return with_worked_out(path, game, worked_out) if worked_out else game


def _class_of(looked: Sequence[Looked]) -> Class:
    games = [one.game for one in looked if one.game]
    rejected: list[Rejected] = [one.rejected for one in looked if one.rejected]
    return class_of(games, rejected, [test for one in looked for test in one.tests])


def _write(of: Class, page: TextIO | None, sheet: TextIO | None, language: str) -> None:
    if sheet:
        sheet.write(written(rows_of(of, language)))
    if page:
        from game.html.classroom import report

        page.write(report(of, language))
