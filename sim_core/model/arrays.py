"""Names for arrays. The shape and unit of a field stand beside the field (`state.py`)."""

from typing import Any, TypeAlias

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
