"""Rewrites assets/sounds: the same files every time. 16 bits, mono, 22,050 Hz."""

import wave
from pathlib import Path
from typing import Final

import numpy as np

from assets.sounding.tones import RATE, Sound, bell, rustle, sweep, together, tone

FOLDER: Final = Path(__file__).resolve().parent.parent / "sounds"


def effects() -> dict[str, Sound]:
    """Every effect by its name."""
    warm = (1.0, 0.35, 0.12)
    return {
        "move": together((0.0, tone(880, 0.07, 0.018, warm)), loud=0.3),
        "bubble": together((0.0, sweep(420, 760, 0.09, 0.05)), loud=0.35),
        "money": together((0.0, bell(1568, 0.5, 0.16)), (0.07, bell(2093, 0.5, 0.16)), (0.15, bell(2637, 0.6, 0.2)), loud=0.6),
        "promise": together((0.0, tone(523, 0.3, 0.12, warm)), (0.11, tone(659, 0.4, 0.15, warm)), loud=0.45),
        "broken": together((0.0, tone(392, 0.3, 0.12, warm)), (0.14, tone(311, 0.5, 0.2, warm)), loud=0.5),
        "refused": together((0.0, tone(196, 0.16, 0.06, (1.0, 0.5, 0.3))), loud=0.4),
        "week": together((0.0, rustle(0.32, 900, 6000)), (0.22, tone(147, 0.25, 0.07, warm)), loud=0.4),
        "medal": together(
            *((0.12 * at, tone(pitch, 0.7, 0.22, warm)) for at, pitch in enumerate((523, 659, 784, 1047))), loud=0.6
        ),
    }


def main() -> None:
    """Write every effect, and remove what is no longer made."""
    FOLDER.mkdir(exist_ok=True)
    made = effects()
    for stale in FOLDER.glob("*.wav"):
        if stale.stem not in made:
            stale.unlink()
    for name, sound in made.items():
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(np.round(sound * 32767).astype("<i2").tobytes())
    print(f"{sum(path.stat().st_size for path in FOLDER.glob('*.wav')) / 1000:.0f} kB of sound written")


if __name__ == "__main__":
    main()
