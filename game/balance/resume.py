"""Samples of a report card kept on disk as they are done, so that a long one can be broken off and gone on with."""

import hashlib
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from game.play.store import home
from sim_core import RULES_VERSION
from sim_core.public.balance import Sample, packed, unpacked
from sim_core.public.runs import Player

MOST_KEPT: Final = 30
"""Report cards whose parts are kept; the oldest go first."""


class Parts:
    """The parts of one report card: of this text, seed, number of games, bots of one's own and version of the rules."""

    def __init__(self, text: bytes, seed: int, episodes: int, own: tuple[Player, ...]) -> None:
        name = hashlib.sha256()
        for piece in (text, _program(), f"{RULES_VERSION} {seed} {episodes}".encode(), *(_own_text(one) for one in own)):
            name.update(hashlib.sha256(piece).digest())
        self.folder: Path = home() / "balance" / name.hexdigest()[:20]

    def begin(self, resume: bool) -> None:
        """Forget what was kept, unless this is to go on with it."""
        if not resume:
            for part in self.folder.glob("*.npz"):
                part.unlink(missing_ok=True)
        with suppress(OSError):  # kept parts are a help, not a need
            self.folder.mkdir(parents=True, exist_ok=True)
            _forget_oldest(self.folder.parent)

    def recall(self, trial: str) -> Sample | None:
        """The sample of a trial, if a whole one was kept."""
        try:
            return unpacked(self._file(trial).read_bytes())
        except (OSError, ValueError, KeyError, EOFError, TypeError):
            return None

    def keep(self, trial: str, sample: Sample) -> None:
        """Keep the sample of a trial."""
        with suppress(OSError):
            draft = self._file(trial).with_suffix(".part")
            draft.write_bytes(packed(sample))
            draft.replace(self._file(trial))

    def _file(self, trial: str) -> Path:
        return self.folder / f"{hashlib.sha256(trial.encode()).hexdigest()[:20]}.npz"


def _forget_oldest(folder: Path) -> None:
    kept = sorted((one for one in folder.iterdir() if one.is_dir()), key=lambda one: one.stat().st_mtime)
    for old in kept[:-MOST_KEPT]:
        for part in old.iterdir():
            part.unlink(missing_ok=True)
        old.rmdir()


def _own_text(one: Player) -> bytes:
    return f"{one.name}:".encode() + Path(one.file).read_bytes() if one.file else one.name.encode()


def _program() -> bytes:
    """The text of the simulation, as a digest: what was played by another version is not gone on with."""
    whole = hashlib.sha256()
    for file in _files_of(files("sim_core")):
        whole.update(file.read_bytes())
    return whole.digest()


def _files_of(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for place in sorted(folder.iterdir(), key=lambda one: one.name):
        if place.is_dir():
            found += _files_of(place)
        elif place.name.endswith((".py", ".yaml")):
            found.append(place)
    return found
