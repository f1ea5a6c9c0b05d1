"""Short effects. The mixer is opened when the first is heard; a machine without sound stays silent, and nobody complains."""

import logging
import os
import sys
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Final

import pygame

LOG: Final = logging.getLogger("finalkick")
EFFECTS: Final = ("move", "bubble", "money", "promise", "broken", "refused", "week", "medal")
_tried: list[bool] = []  # whether the mixer could be opened, once that was tried


def choose_driver() -> None:
    """Without a sound card SDL must not be asked for one: ALSA writes its complaints to the terminal."""
    if sys.platform.startswith("linux") and not _has_output():
        os.environ.setdefault("SDL_AUDIODRIVER", "dummy")


def _has_output() -> bool:
    if any(Path("/dev/snd").glob("pcm*p")):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"))
    return bool(os.environ.get("PULSE_SERVER")) or any((runtime / name).exists() for name in ("pulse/native", "pipewire-0"))


def _ready() -> bool:
    if not _tried:
        choose_driver()
        try:
            pygame.mixer.init(frequency=22_050, size=-16, channels=1, buffer=512)
            _tried.append(True)
        except (pygame.error, NotImplementedError) as error:
            LOG.warning(f"no sound: {error}")
            _tried.append(False)
    return _tried[0]


@lru_cache(maxsize=len(EFFECTS))
def _effect(name: str) -> pygame.mixer.Sound | None:
    """An effect; None if its file is missing or damaged."""
    try:
        return pygame.mixer.Sound(BytesIO(files("assets").joinpath("sounds", f"{name}.wav").read_bytes()))
    except (OSError, pygame.error) as error:
        LOG.warning(f"sound missing: {name}: {error}")
        return None


def play(name: str, loud: float) -> bool:
    """Let an effect be heard; `loud` from 0 to 1. Returns whether there was anything to hear."""
    if loud <= 0 or not _ready():
        return False
    effect = _effect(name)
    if effect is None:
        return False
    effect.set_volume(loud * loud)  # ears hear ratios
    effect.play()
    return True


def close() -> None:
    """Give the sound card back."""
    _effect.cache_clear()
    if _tried and _tried[0]:
        pygame.mixer.quit()
    _tried.clear()
