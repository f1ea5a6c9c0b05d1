"""`finalkick games`, `export` and `verify`: games that were played, to carry elsewhere, and to check."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer
from pydantic import ValidationError

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
from game.language.messages import error_lines, one_line
from game.language.words import money, say
from game.play.aside import PARTS
from game.play.backup import is_store
from game.play.checked import Checked, checked
from game.play.files import scenario_folders
from game.play.salvage import Salvaged, salvage
from game.play.session import continue_session
from game.play.store import SavedGame, Store
from game.play.whole_file import whole_file
from sim_core import RULES_VERSION, Message, SimError
from sim_core.public.files import read_bytes
from sim_core.public.games import GameRecord, record, to_json
from sim_core.public.messages import printable, shortened

PERSON: Final = "person"
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
    return {name: getattr(game, name) for name in names}


def _line(game: SavedGame, language: str) -> str:
    values = {"id": game.id, "scenario": game.scenario, "seed": game.seed, "started": game.started[:16].replace("T", " ")}
    status = say(f"status.{game.status}", language)
    who = "" if game.player == "person" else say("cli.played_by", language, player=game.player)
    if game.score is None or game.net is None:
        return say("cli.game_line", language, status=status, who=who, **values)
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
    lang: LangOption = None,
) -> None:
    """Write a game into a file that can be carried elsewhere; - for the output."""
    language = chosen_language(lang)
    if not game.isascii() or not game.isdigit() or len(game) >= 19:  # longer numbers no store has
        raise bad_usage("cli.game_number", language, value=shortened(game))
    store = needed_store(language)
    saved = store.game(int(game))
    if saved is None:
        raise failed("cli.no_such_game", language, id=game)
    text = to_json(_record(store, saved))
    if str(file) == "-":
        sys.stdout.write(text)
    else:
        with whole_file(file) as out:
            out.write(text)


def _record(store: Store, saved: SavedGame) -> GameRecord:
    """A stored game as a portable one. Raises `SimError` if it does not come out as it was."""
    path = f"{store.path}#{saved.id}"
    if saved.rules_version != RULES_VERSION:
        if saved.digest is None:
            values = {"path": path, "found": saved.rules_version, "expected": RULES_VERSION}
            raise SimError(Message("record.other_rules", values))
        steps = store.steps(saved.id)
        plain = record(saved.scenario, saved.scenario_text, saved.seed, steps, saved.digest, started=saved.started)
        weeks = store.week_digests(saved.id)
        about = {"rules_version": saved.rules_version, "player": saved.player, "trainer": saved.trainer, "week_digests": weeks}
        return plain.model_copy(update=about)
    try:
        found = continue_session(saved, store).exported(saved.started, saved.player)
    except ValidationError as error:
        values = {"path": path, "place": "step", "problem": one_line(error)}
        raise SimError(Message("record.malformed", values)) from error
    if saved.digest not in (None, found.digest):
        values = {"path": path, "found": found.digest, "expected": saved.digest}
        raise SimError(Message("record.digest_differs", values))
    return found


def verify(files: Annotated[list[str], typer.Argument(metavar="FILE…")], lang: LangOption = None) -> None:
    """Play exported games again and compare; print their digests, and what of them was checked."""
    language = chosen_language(lang)
    wrong = 0
    for name in files:
        shown = printable(name)
        try:
            found = checked(read_bytes(name, shown), shown, scenario_folders())
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


def _checked_lines(found: Checked, language: str) -> list[str]:
    """What was worked out again, and what only stands in the file."""
    record, origin = found.record, found.origin
    values: dict[str, object] = {"weeks": found.weeks, "of": found.of_weeks, "moves": found.moves}
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
    ]
    return [
        again,
        say(f"verify.scenario_{origin.kind}", language, id=origin.id, hash=origin.hash[:HASH_DIGITS]),
        say(f"verify.seal_{found.seal}", language),
        say("verify.repeated", language, what=say("list.and", language).join(repeated)),
    ]
