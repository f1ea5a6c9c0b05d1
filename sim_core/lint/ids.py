"""Ids that lead to more than one file."""

import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from sim_core.errors import Fault
from sim_core.lint.file import Checked
from sim_core.scenario.faults import printable
from sim_core.scenario.folders import plays_as, same_file, scenario_files
from sim_core.scenario.shipped import is_taken
from sim_core.scenario.trades import own_folders


def id_taken(file: Checked) -> Iterator[Fault]:
    """A copy of one of the game's own scenarios, with its id: by that name neither is played."""
    own = files("scenarios").joinpath(f"{file.scenario.id}.yaml")
    if is_taken(file.scenario.id) and os.path.realpath(file.path) != os.path.realpath(str(own)):
        yield file.warning("id_taken", ("id",), found=file.scenario.id)


def id_twice(file: Checked) -> Iterator[Fault]:
    """Another file with this id: beside this one, or anywhere in the same folder of scenarios of one's own."""
    here = Path(file.path)
    if not os.path.isfile(here):
        return
    holds = next((folder for folder in own_folders() if here.resolve().is_relative_to(folder.resolve())), None)
    near = scenario_files(holds) if holds else scenario_files(here.parent, deep=False)
    others = [place for place in near if not same_file(place, here) and plays_as(place, file.scenario.id)]
    if others:
        name = os.path.relpath(str(others[0]), here.parent)
        yield file.warning("id_twice", ("id",), found=file.scenario.id, other=printable(name), count=len(others))
