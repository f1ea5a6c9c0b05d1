"""The version of the rules. A test forces it up when the digests of known games change: old replays must say why."""

from typing import Final

RULES_VERSION: Final = 2
AS_OF_3: Final = RULES_VERSION >= 3
"""What waits for rules version 3 and would change results: luck of more than 127 uses a week, overhang in whole yuan."""
