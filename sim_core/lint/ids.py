"""Ids that lead elsewhere."""

import os
from collections.abc import Iterator
from importlib.resources import files

from sim_core.errors import Fault
from sim_core.lint.file import Checked


def is_taken(name: str) -> bool:
    """Does one of the game's own scenarios have this id?"""
    return files("scenarios").joinpath(f"{name}.yaml").is_file()


def id_taken(file: Checked) -> Iterator[Fault]:
    """A copy of one of the game's own scenarios, with its id: by that name the game's own would be played."""
    own = files("scenarios").joinpath(f"{file.scenario.id}.yaml")
    if is_taken(file.scenario.id) and os.path.realpath(file.path) != os.path.realpath(str(own)):
        yield file.warning("id_taken", ("id",), found=file.scenario.id)
