"""Names for arrays, and the sum that money is rounded to. Shape and unit of a field stand beside it (`state.py`)."""

from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Yuan: TypeAlias = NDArray[np.floating[Any]]
"""Whole yuan in float64: exact up to 2⁵³."""
Levels: TypeAlias = NDArray[np.floating[Any]]
"""Levels, chances, points and rates."""
Flags: TypeAlias = NDArray[np.bool_]
Weeks: TypeAlias = NDArray[np.int16]
Codes: TypeAlias = NDArray[np.int8]
Rows: TypeAlias = NDArray[np.intp]
"""Episode numbers within a batch, or client numbers."""
AnyArray: TypeAlias = NDArray[Any]
TEN_THOUSAND: Final = 10_000.0
"""Yuan. Payments, promises and readings of cash are in whole ten thousands."""
