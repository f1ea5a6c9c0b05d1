"""`finalkick serve SCENARIO`: a class plays in browsers, from this machine."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from game.commands.console import LangOption, bad_usage, chosen_language, failed, note
from game.language.currency import counted_in
from game.language.locale import LANGUAGES
from game.language.messages import one_line, tell
from game.language.words import say
from game.play.files import scenario_folders
from game.play.session import fresh_seed
from game.play.shelf import text_of
from sim_core import SimError
from sim_core.public import compiler
from sim_core.public.messages import printable
from sim_core.public.scenarios import find_scenario, parse_scenario, text_in

if TYPE_CHECKING:
    from game.serve.pages.opened import Opened

NEEDED: Final = ("starlette", "uvicorn", "websockets", "segno")
"""What the extra `serve` brings, as far as it is wanted here."""
PORT: Final = 8765
"""Where nothing is asked for: a link that is on a blackboard should hold tomorrow, too."""
PASS_MARK: Final = 60.0
"""The score from which on an exam is passed, where nothing is asked for: that of bronze, as most scenarios have it."""


def serve(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO")],
    room: Annotated[str | None, typer.Option("--room", metavar="NAME")] = None,
    guests: Annotated[Path | None, typer.Option("--guests", metavar="FILE.csv")] = None,
    minutes: Annotated[float, typer.Option("--minutes-a-week", metavar="N", min=0.0, max=600.0)] = 0.0,
    seed: Annotated[int | None, typer.Option("--seed", metavar="N", min=0, max=2**64 - 1)] = None,
    same_luck: Annotated[bool, typer.Option("--same-luck")] = False,
    exam: Annotated[bool, typer.Option("--exam")] = False,
    exam_mark: Annotated[float, typer.Option("--pass-mark", metavar="SCORE", min=0.0, max=150.0)] = PASS_MARK,
    language: Annotated[str | None, typer.Option("--language", metavar="LANGUAGE")] = None,
    class_folder: Annotated[Path | None, typer.Option("--dir", metavar="FOLDER")] = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535)] = PORT,
    tls: Annotated[tuple[Path, Path] | None, typer.Option("--tls", metavar="CERT KEY")] = None,
    address: Annotated[str, typer.Option("--address", metavar="URL")] = "",
    lang: LangOption = None,
) -> None:
    """Open a room in which a class plays in browsers."""
    spoken = chosen_language(lang)
    lacking = [name for name in NEEDED if find_spec(name) is None]
    if lacking:
        raise failed("room.needs_extra", spoken, names=lacking)
    if language not in (None, *LANGUAGES):
        raise bad_usage("room.unknown_language", spoken, value=printable(str(language)), allowed=LANGUAGES)
    if address and not address.startswith(("http://", "https://")):
        raise bad_usage("room.bad_address", spoken, value=printable(address))
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.serve.pages.opened import Wish, opened
    from game.serve.rooms.codes import secret_seed
    from game.serve.rooms.guests import guests_in
    from game.serve.rooms.names import tidy_name
    from game.serve.rooms.places import usual_folder
    from game.serve.rooms.room import Plan

    text, path = text_of(find_scenario(scenario, scenario_folders()))
    read = parse_scenario(text.encode(), path)
    with counted_in(read):
        name = tidy_name(room or text_in(read.title, language or spoken))
    if not name:
        raise bad_usage("room.no_name", spoken)
    try:
        listed = guests_in(guests) if guests else []
    except SimError as error:
        raise failed("room.in_guests", spoken, problem=tell(error.message, spoken)) from None
    luck = seed if seed is not None else (secret_seed() if exam else fresh_seed()) if same_luck else None
    plan = Plan(name, path, text, luck, language, exam, exam_mark, minutes=minutes, listed=bool(listed))
    folder = (class_folder or usual_folder()).resolve()
    wish = Wish(folder, host, port, tls, address, spoken)
    _compile(spoken)
    try:
        with opened(wish, plan, listed) as one:
            one.run(lambda: _tell(one, spoken))
    except OSError as error:
        raise failed(
            "room.no_port", spoken, host=printable(host), port=port, problem=one_line(error.strerror or error)
        ) from None
    note(say("room.ended", spoken, path=printable(str(folder))))


def _compile(language: str) -> None:
    """Rules compiled beforehand, where they can be: else a whole class waits for each of its coach's words."""
    if compiler.available() and not compiler.is_warm() and compiler.writable(compiler.folder()):
        note(say("room.compiling", language))
        compiler.warm_or_wait()


def _tell(one: "Opened", language: str) -> None:
    """What whoever leads the room has to know."""
    from game.play.signed import own_key, public_of

    room, there = one.hall.room, one.hall.book.chairs(one.hall.room.id)
    key = "room.open_again" if one.again else "room.open"
    note(say(key, language, name=room.name, seats=len(there), path=printable(str(one.wish.folder))))
    note(say("room.told", language, trainer=one.trainer_link, room=one.room_link, code=room.code))
    if one.again and one.kept_text:
        note(say("room.kept_text", language))
    if room.exam:
        key = public_of(own_key(one.wish.folder))
        note(say("room.exam", language, mark=f"{room.pass_mark:g}", key=key))
    if room.listed:
        note(say("room.listed", language, new=one.guests))
    if one.wish.alone and one.wish.address:
        note(say("room.behind", language, address=one.base))
    elif one.wish.alone:
        note(say("room.loopback", language))
    else:
        note(say("room.everybody" if one.wish.tls or one.base.startswith("https") else "room.everybody_plain", language))
    note(say("room.how_to_end", language))
