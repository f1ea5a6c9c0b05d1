"""The version of the rules. A test forces it up when the digests of known games change: old replays must say why."""

from typing import Final

RULES_VERSION: Final = 4
