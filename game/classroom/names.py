"""A class told in codes in place of names; the names stand beside the codes only in a file that is asked for."""

from dataclasses import replace
from pathlib import Path

from game.classroom.people import Class, class_of
from game.classroom.sheet import written
from game.play.codes import code_of, normal
from game.play.whole_file import whole_file
from sim_core import Message


def in_codes(of: Class, folder: Path | None = None) -> tuple[Class, dict[str, str]]:
    """A class with codes for names, and the code of every name. Names of files tell names too: they are left out.

    `folder`: where the key of the codes lies. Raises `OSError` where it can be neither read nor written.
    """
    names = [*(one.name for one in of.games), *(one.name for one in of.rejected), *(one.player for one in of.tests)]
    codes = {normal(name): code_of(name, folder) for name in names}
    found = class_of(
        [replace(one, name=codes[normal(one.name)], source="") for one in of.games],
        [
            replace(one, name=(code := codes[normal(one.name)]), source="", why=_without_path(one.why, code))
            for one in of.rejected
        ],
        [replace(one, player=codes[normal(one.player)]) for one in of.tests],
        of.doubled,
    )
    return found, {name: codes[normal(name)] for name in {normal(one): one for one in reversed(names)}.values()}


def _without_path(why: Message, code: str) -> Message:
    """What is wrong with a file, without its name."""
    values = {
        name: code if name == "path" else _without_path(value, code) if isinstance(value, Message) else value
        for name, value in why.values.items()
    }
    return Message(why.key, values)


def write_key(path: Path, codes: dict[str, str]) -> None:
    """Write who is who: a table for a spreadsheet, for its owner's eyes alone."""
    with whole_file(path, private=True) as file:
        file.write(written([("code", "name"), *sorted((code, name) for name, code in codes.items())]))
