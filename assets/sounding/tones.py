"""Building blocks of the effects: tones, sweeps and noise that swell and fade. Samples are floats from −1 to 1."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 22_050
Sound = NDArray[np.float64]


def seconds(length: float) -> Sound:
    """Points in time from 0 to a length in seconds."""
    return np.arange(int(length * RATE)) / RATE


def fading(sound: Sound, fade: float, swell: float = 0.004) -> Sound:
    """A sound that swells in `swell` seconds and falls to a third every `fade` seconds, to nothing at its end."""
    at = np.arange(len(sound)) / RATE
    end = np.minimum((len(sound) - np.arange(len(sound))) / (0.01 * RATE), 1.0)
    shaped: Sound = sound * np.minimum(at / swell, 1.0) * np.exp(-at / fade) * end
    return shaped


def tone(pitch: float, length: float, fade: float, overtones: tuple[float, ...] = (1.0,)) -> Sound:
    """A note; `overtones` are the strengths of its multiples."""
    at = seconds(length)
    whole = sum(strength * np.sin(2 * np.pi * pitch * (number + 1) * at) for number, strength in enumerate(overtones))
    return fading(np.asarray(whole, float), fade)


def bell(pitch: float, length: float, fade: float) -> Sound:
    """A struck coin: partials that are no multiples, the higher the shorter."""
    parts = ((1.0, 1.0, 1.0), (2.76, 0.5, 0.55), (5.4, 0.28, 0.3))
    at = seconds(length)
    return np.sum([fading(strength * np.sin(2 * np.pi * pitch * of * at), fade * last) for of, strength, last in parts], axis=0)


def sweep(low: float, high: float, length: float, fade: float) -> Sound:
    """A tone that glides from one pitch to another."""
    at = seconds(length)
    pitch = low + (high - low) * at / length
    return fading(np.sin(2 * np.pi * np.cumsum(pitch) / RATE), fade)


def rustle(length: float, low: float, high: float, seed: int = 7) -> Sound:
    """Noise between two pitches, as of paper, loudest in its middle."""
    noise = np.random.default_rng(seed).standard_normal(int(length * RATE))
    spectrum = np.fft.rfft(noise)
    pitches = np.fft.rfftfreq(len(noise), 1 / RATE)
    spectrum[(pitches < low) | (pitches > high)] = 0
    shaped = np.fft.irfft(spectrum, len(noise))
    return shaped / np.abs(shaped).max() * np.sin(np.pi * np.arange(len(noise)) / len(noise)) ** 2


def together(*parts: tuple[float, Sound], loud: float = 0.7) -> Sound:
    """Sounds begun at their moments in seconds, mixed, the loudest sample `loud`."""
    length = max(int(start * RATE) + len(sound) for start, sound in parts)
    mixed = np.zeros(length)
    for start, sound in parts:
        first = int(start * RATE)
        mixed[first : first + len(sound)] += sound
    return mixed / np.abs(mixed).max() * loud
