"""A ledger with fewer lines: bills of one age are one, then neighbours in age that come to least are put together."""

from collections.abc import Sequence
from decimal import Decimal


def numbers_left(bills: Sequence[tuple[Decimal, int, str]], left: Sequence[tuple[Decimal, int]]) -> dict[int, str]:
    """The numbers of those bills, by age, that were not put together with others; none of those that have none."""
    found: dict[int, str] = {}
    for amount, age in left:
        numbers = [number for one, weeks, number in bills if weeks == age]
        if len(numbers) == 1 and numbers[0] and (amount, age) in [(one, weeks) for one, weeks, _ in bills]:
            found[age] = numbers[0]
    return found


def fewer(bills: Sequence[tuple[Decimal, int]], most: int) -> list[tuple[Decimal, int]]:
    """At most `most` pairs of an amount and an age in weeks, the oldest first. Two put together have the age of the larger."""
    sums: dict[int, Decimal] = {}
    for amount, age in bills:
        sums[age] = sums.get(age, Decimal(0)) + amount
    left = sorted(((amount, age) for age, amount in sums.items()), key=lambda one: -one[1])
    while len(left) > most:
        at = min(range(len(left) - 1), key=lambda number: left[number][0] + left[number + 1][0])
        one, other = left[at], left[at + 1]
        left[at : at + 2] = [(one[0] + other[0], max(one, other)[1])]
    return left
