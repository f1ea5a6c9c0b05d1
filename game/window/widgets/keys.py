"""Keys that mean the same on every screen."""

from typing import Final

import pygame

DIGITS: Final[dict[int, int]] = {getattr(pygame, f"K_{digit}"): digit for digit in range(10)} | {
    getattr(pygame, f"K_KP{digit}"): digit for digit in range(10)
}
"""The figure of a key, of the keypad's too."""
