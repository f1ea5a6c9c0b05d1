"""How far a machine runs, and how many steps it has taken. `FUZZ_STEPS` (for each machine) makes it long.

What fails is kept in `.hypothesis` and tried first from then on; the seed is printed, and `--hypothesis-seed` repeats it.
"""

import os
from collections import Counter
from typing import Final

from hypothesis import HealthCheck, Phase, settings

WANTED: Final = int(os.environ.get("FUZZ_STEPS", "0"))
"""Steps for each machine; nought: a few, for the suite."""
LONG: Final = 50
"""Steps of one example when it runs long."""
taken: Counter[str] = Counter()
"""Steps that were taken, by machine."""


def bounded(examples: int, steps: int) -> settings:
    """The settings of a machine: in the suite so many examples of so many steps at most."""
    long = LONG if steps > 1 else 1
    return settings(
        max_examples=max(WANTED // long, 1) if WANTED else examples,
        stateful_step_count=long if WANTED else steps,
        deadline=None,
        derandomize=not WANTED,
        print_blob=True,
        phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink] if WANTED else [Phase.generate, Phase.shrink],
        suppress_health_check=[*HealthCheck],
    )
