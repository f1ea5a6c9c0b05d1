"""Steps on numbers and on rows of arrays that are a few instructions of the processor. Imported only where numba is.

Each has the name of the function marked `single` whose twin it is.
"""

from typing import Any

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.imputils import impl_ret_borrowed
from numba.extending import intrinsic

SHIFT = np.uint64(11)
SCALE = 2.0**-53
floor, sqrt, room = np.floor, np.sqrt, np.zeros
member: Any = cgutils.get_record_member
borrowed: Any = impl_ret_borrowed


@intrinsic  # type: ignore[untyped-decorator]  # numba has no types
def high(typing: Any, one: Any, other: Any) -> Any:
    """The upper half of the product of two 64-bit numbers."""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        wide = [builder.zext(value, ir.IntType(128)) for value in values]
        product = builder.lshr(builder.mul(*wide), ir.Constant(ir.IntType(128), 64))
        return builder.trunc(product, ir.IntType(64))

    return types.uint64(types.uint64, types.uint64), code


def whole(number: Any) -> Any:
    """A number as one of 64 bits without a sign."""
    return np.uint64(number)


def scaled(number: Any) -> Any:
    """The upper 53 bits of 64 as a number in [0, 1)."""
    return (number >> SHIFT) * SCALE


def reader(names: tuple[str, ...]) -> Any:
    """The twin of a `FieldsTogether`: writes fields of a row as floats into `out` and returns it."""

    @intrinsic  # type: ignore[untyped-decorator]  # numba has no types
    def read(typing: Any, record: Any, out: Any) -> Any:
        def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
            row, numbers = values
            data = context.make_array(out)(context, builder, numbers).data
            for place, name in enumerate(names):
                kind = record.typeof(name)
                field = member(builder, row, record.offset(name), context.get_data_type(kind))
                number = context.unpack_value(builder, kind, field, None if record.aligned else 1)
                number = context.cast(builder, number, kind, types.float64)
                builder.store(number, builder.gep(data, [ir.Constant(ir.IntType(64), place)]))
            return borrowed(context, builder, out, numbers)

        return out(record, out), code

    return read


def copied(records: Any) -> Any:
    """The same records once more."""
    return records.copy()


def copy_into(records: Any, place: int, record: Any) -> None:
    """Make the record at a place equal to another."""
    records[place] = record
