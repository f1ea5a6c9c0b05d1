"""Samples of a report card kept on disk as they are done, so that a long one can be broken off and gone on with."""

import hashlib
import os
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from game.play.store import home
from game.play.whole_file import clear_drafts
from sim_core import RULES_VERSION
from sim_core.public.balance import Sample, packed, unpacked
from sim_core.public.runs import Player

MOST_KEPT: Final = 30
"""Report cards whose parts are kept; the oldest go first."""


class Parts:
    """The parts of one report card: of this text, seed, number of games, bots of one's own and version of the rules."""

    def __init__(self, text: bytes, seed: int, episodes: int, own: tuple[Player, ...]) -> None:
        self._episodes = episodes
        name = hashlib.sha256()
        for piece in (text, _program(), f"{RULES_VERSION} {seed} {episodes}".encode(), *(_own_text(one) for one in own)):
            name.update(hashlib.sha256(piece).digest())
        self._name = name.hexdigest()
        self.folder: Path = home() / "balance" / self._name[:20]

    def begin(self, resume: bool) -> None:
        """Forget what was kept, unless this is to go on with it."""
        if not resume:
            for part in (*self.folder.glob("*.npz"), *self.folder.glob("*.part"), *self.folder.glob(".*.part")):
                with suppress(OSError):
                    part.unlink(missing_ok=True)
        with suppress(OSError):  # kept parts are a help, not a need
            self.folder.mkdir(parents=True, exist_ok=True)
            _forget_oldest(self.folder.parent)

    def recall(self, trial: str) -> Sample | None:
        """The sample of a trial, if a whole one of it was kept."""
        try:
            found = unpacked(self._file(trial).read_bytes(), self._of(trial))
        except (OSError, ValueError):
            return None
        return found if found.net.shape == (self._episodes,) else None

    def keep(self, trial: str, sample: Sample) -> None:
        """Keep the sample of a trial."""
        file = self._file(trial)
        draft = file.with_name(f".{file.name}.{os.getpid()}.part")
        try:
            draft.write_bytes(packed(sample, self._of(trial)))
            draft.replace(file)
        except OSError:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        clear_drafts(file)

    def _of(self, trial: str) -> str:
        """What a part is of: this report card, this trial."""
        return f"{self._name} {trial}"

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
