"""Which scenarios come with the game, by id alone: no file is read."""

from functools import cache
from importlib.resources import files


@cache
def is_taken(name: str) -> bool:
    """Does one of the game's own scenarios have this id?"""
    return files("scenarios").joinpath(f"{name}.yaml").is_file()
