"""`finalkick games`, `export` and `verify`: games that were played, to carry elsewhere, and to check."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

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
from game.commands.stores import needed_store
from game.debrief.attempts import LONGEST_NAME
from game.debrief.kept import with_debrief
from game.debrief.past_game import PERSON, named
from game.language.currency import counted_in, currency_of
from game.language.messages import error_lines
from game.language.words import money, say
from game.play.aside import PARTS
from game.play.backup import is_store
from game.play.carried import carried
from game.play.checked import Checked, checked
from game.play.files import scenario_folders
from game.play.salvage import Salvaged, salvage
from game.play.settings import load
from game.play.shelf import scenario_of
from game.play.store import SavedGame, Store, home
from game.play.whole_file import whole_file
from sim_core import Message, ReplayMismatch, SimError
from sim_core.public.files import read_bytes
from sim_core.public.games import to_json
from sim_core.public.messages import printable, shortened

HASH_DIGITS: Final = 12
"""Of a scenario's hash: enough to tell two texts apart."""


def games(
    salvaged: Annotated[bool, typer.Option("--salvage")] = False, as_json: JsonOption = False, lang: LangOption = None
) -> None:
    """List the games that were played, newest first; or bring back what can be read of damaged stores."""
    language = chosen_language(lang)
    store = needed_store(language)
    if salvaged:
        _salvage(store, as_json, language)
        return
    found, unreadable, apart = store.games(), store.unreadable(), store.apart()
    if unreadable:
        note(say("store.unreadable", language, count=unreadable))
    if as_json:
        print_json([{**_values(game), "challenge": apart.get(game.id)} for game in found])
        return
    if not found:
        print(say("cli.no_games", language))
    for game in found:
        mark = say("challenge.mark", language, week=apart[game.id]) if game.id in apart else ""
        print(_line(game, language) + (f" | {mark}" if mark else ""))


def _salvage(store: Store, as_json: bool, language: str) -> None:
    done = salvage(store)
    if as_json:
        print_json([_salvaged_values(one) for one in done])
        return
    if not done:
        print(say("cli.salvaged_none", language))
    for one in done:
        counts = {"found": len(one.found), "added": one.added, "known": len(one.found) - one.added}
        print(say("cli.salvaged_store", language, path=printable(str(one.path)), **counts))
        for game in one.found:
            if game.cut:
                print(say("cli.salvaged_cut", language, id=game.saved.id, steps=len(game.steps)))
        if one.lost:
            print(say("cli.salvaged_lost", language, count=one.lost))


def _salvaged_values(one: Salvaged) -> dict[str, object]:
    read = [{**_values(game.saved), "steps": len(game.steps), "cut": game.cut} for game in one.found]
    return {"path": str(one.path), "games": read, "added": one.added, "lost": one.lost}


def _values(game: SavedGame) -> dict[str, object]:
    names = ("id", "scenario", "seed", "status", "score", "net", "started", "player", "medal", "rules_version")
    found = scenario_of(game)
    whole = currency_of(found).whole
    figures = {"net": None if game.net is None else whole(game.net), "currency": currency_of(found).code}
    return {name: getattr(game, name) for name in names} | figures


def _line(game: SavedGame, language: str) -> str:
    values = {"id": game.id, "scenario": game.scenario, "seed": game.seed, "started": game.started[:16].replace("T", " ")}
    status = say(f"status.{game.status}", language)
    who = "" if game.player == "person" else say("cli.played_by", language, player=game.player)
    if game.score is None or game.net is None:
        return say("cli.game_line", language, status=status, who=who, **values)
    with counted_in(scenario_of(game)):
        result = {"score": f"{game.score:.0f}", "net": money(game.net, language)}
    return say("cli.game_line_finished", language, status=status, who=who, **result, **values)


def backup(copy: Annotated[Path, typer.Argument(metavar="FILE")], lang: LangOption = None) -> None:
    """Copy all games into one file."""
    language = chosen_language(lang)
    store = needed_store(language)
    shown = printable(str(copy))
    if copy.resolve() in {Path(f"{store.path}{part}").resolve() for part in PARTS}:
        raise bad_usage("cli.backup_itself", language, path=shown)
    if copy.exists() and not is_store(copy):
        raise failed("cli.backup_taken", language, path=shown)
    store.copy_into(copy)
    print(say("cli.backed_up", language, games=len(store.games()), path=shown))


def export(
    game: Annotated[str, typer.Argument(metavar="GAME")],
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    own_name: Annotated[str | None, typer.Option("--name", metavar="NAME")] = None,
    lang: LangOption = None,
) -> None:
    """Write a game into a file that can be carried elsewhere, with its debrief if it has one; - for the output."""
    language = chosen_language(lang)
    if not game.isascii() or not game.isdigit() or len(game) >= 19:  # longer numbers no store has
        raise bad_usage("cli.game_number", language, value=shortened(game))
    store = needed_store(language)
    saved = store.game(int(game))
    if saved is None:
        raise failed("cli.no_such_game", language, id=game)
    name = load(home())[0].name if own_name is None else own_name
    text = to_json(with_debrief(store, named(carried(store, saved), " ".join(printable(name).split())[:LONGEST_NAME])))
    if str(file) == "-":
        sys.stdout.write(text)
    else:
        with whole_file(file) as out:
            out.write(text)


def verify(
    files: Annotated[list[str], typer.Argument(metavar="FILE…")],
    signed_by: Annotated[str | None, typer.Option("--signed-by", metavar="KEY")] = None,
    lang: LangOption = None,
) -> None:
    """Play exported games again and compare; print their digests, and what of them was checked."""
    language = chosen_language(lang)
    wrong = 0
    for name in files:
        shown = printable(name)
        try:
            found = checked(read_bytes(name, shown), shown, scenario_folders())
            _insist(found, shown, signed_by)
        except SimError as error:
            wrong += 1
            for line in error_lines(error, language):
                note(line)
        else:
            print(f"{found.digest}  {shown}")
            for line in _checked_lines(found, language):
                print(f"  {printable(line)}")
    if wrong:
        raise Stop(FAILED)


def _insist(found: Checked, path: str, key: str | None) -> None:
    """Raises `ReplayMismatch` if a game is not signed with the key that is asked for."""
    if key is None:
        return
    note = found.record.exam
    if note is None or found.signature != "fits" or note.key != key.strip().lower():
        values = {"path": path, "found": note.key if note else "–", "expected": printable(shortened(key))}
        raise ReplayMismatch(Message("record.not_signed_by", values))


def _checked_lines(found: Checked, language: str) -> list[str]:
    """What was worked out again, and what only stands in the file."""
    record, origin = found.record, found.origin
    values: dict[str, object] = {"weeks": found.weeks, "of": found.of_weeks, "moves": found.moves}
    with counted_in(found.scenario):
        values |= {"net": money(found.net, language)}
    if found.score is None:
        again = say("verify.unfinished", language, **values)
    else:
        won = say("certificate.trainer", language) if record.trainer else say(f"medal.{found.medal or 'none'}", language)
        again = say("verify.finished", language, score=f"{found.score:.0f}", medal=won, **values)
    repeated = [
        say("verify.player", language, player=record.player)
        if record.player not in ("", PERSON)
        else say("verify.no_player", language),
        say("verify.started", language, started=record.started) if record.started else say("verify.no_date", language),
        say("verify.trainer" if record.trainer else "verify.no_trainer", language),
        say("verify.beliefs", language, count=found.beliefs),
        *([say("verify.debrief", language)] if record.debrief else []),
    ]
    return [
        again,
        say(f"verify.scenario_{origin.kind}", language, id=origin.id, hash=origin.hash[:HASH_DIGITS]),
        say(f"verify.seal_{found.seal}", language),
        *([say(f"verify.signature_{found.signature}", language, **exam.model_dump())] if (exam := record.exam) else []),
        say("verify.repeated", language, what=say("list.and", language).join(repeated)),
    ]
