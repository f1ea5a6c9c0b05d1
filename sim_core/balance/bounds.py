"""From where on a figure of a report card is a finding."""

from typing import Final

SURE: Final = 2.0
"""Standard errors by which a bound is cleared."""
IDLE_AT_MOST: Final = 0.6
"""Of what the textbook gets."""
TRICK_AT_MOST: Final = 0.9
"""Of what skill is worth."""
MOVE_AT_MOST: Final = 0.8
LITTLE_OF_ALL, HARDLY_MORE = 0.5, 0.1
"""Of what could be had: a textbook that gets less than the one, and not the other more than doing nothing, is idle itself."""
RELIABLE: Final = 0.5
KNOWN_AT_LEAST: Final = 0.3
EXCUSES_AT_LEAST: Final = 2.0
"""In a game; where there are fewer, finding them out is not what the scenario is about."""
ORACLE_AT_MOST: Final = 0.5
EARLY: Final = 0.3
SMALL: Final = 0.01
RARE: Final = 0.01
MOST_LUCK: Final = 0.5
HOURS_LEFT: Final = 0.35
CHEAP_MEDAL: Final = 0.25
WORSE: Final = {"reliability": -0.03, "luck": 0.08, "oracle_gain": 0.05, "found_out": -0.05}
"""By how much a figure (see `FIGURES` in compare.py) may change for the worse, and no change is advised that does more."""
