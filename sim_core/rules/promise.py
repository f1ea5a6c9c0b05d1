"""Rule 7: when a promise is given, how it is meant, and whether it is kept.

The measure of a promise is its ratio: the amount asked over what the client could pay us by then.
"""

from typing import Final

from sim_core.compiled import floor, inlined
from sim_core.model.chance import logistic, look_up

STEP: Final = 0.25
# Read at ratios 0, 0.25, … 4: the trivial is promised easily; in between a promise is a burden; the impossible is
# promised again, but only by those who do not mean it.
EASY: Final = (.97, .94, .86, .74, .60, .48, .39, .32, .27,
     .23, .20, .17, .15, .13, .11, .10, .09)  # fmt: skip
IMPOSSIBLE: Final = (0, 0, 0, 0, 0, 0, .10, .22, .34,
     .44, .53, .60, .66, .70, .74, .77, .80)  # fmt: skip
MEANT_BY_ALL: Final = (.95, .92, .85, .66, .45, .30, .20, .13, .09,
     .06, .05, .04, .03, .02, .02, .01, .01)  # fmt: skip
MEANT_BY_HONEST: Final = (.04, .06, .12, .26, .40, .46, .42, .34, .27,
     .22, .17, .13, .10, .08, .06, .05, .04)  # fmt: skip
KEPT_FROM: Final = 0.9
"""Paying this share of a promise counts as keeping it."""
RELIABLE: Final = 0.65
"""Honesty above which a client resents being followed up twice."""
ANNOYED: Final = 0.04
IMPOSSIBLE_FROM: Final = 1.3
PRESUMED: Final = 0.05
"""Trust lost by asking for what the client cannot possibly pay."""
PARTS_MISSED: Final = 2
SHIELD_GIVEN: Final = 0.45
SHIELD_KEPT: Final = 2.4
"""A reason, open or accepted, shields from promises too, or asking for them would be a way round it (a search found it)."""
KEEPING: Final = -1.1
"""Points of keeping a promise, to which the following are added."""
MEANT: Final = 1.3
"""Added if it is meant, taken away if it is not."""
ATTENTIVE: Final = 2.0
FOLLOWED: Final = 0.6
FOLLOWED_LIAR: Final = 1.6
"""A reminder counts for so much more the less honest the client is."""
FOLLOWED_AGAIN: Final = 0.5
"""What a second reminder counts against the first."""
NEEDS_GOODS: Final = 0.8
IN_PARTS: Final = 0.8
OFTEN_BROKEN: Final = 0.4
MOST_BROKEN: Final = 3
RIVALS_PRESS: Final = 1.2
GRATEFUL: Final = 2.0
WORDS_ENOUGH: Final = 0.4
PARTLY: Final = 0.12
"""What of its free cash a client pays that meant a promise and cannot keep it."""


@inlined
def given(ratio: float, honesty: float, trust: float, plan_shared: float, excuse_open: bool, excused: bool) -> float:
    """Chance that a promise is given. A client with a reason, open or accepted, sees less cause to bind itself."""
    base = look_up(ratio, EASY, 0.0, STEP) + (1.0 - honesty) * look_up(ratio, IMPOSSIBLE, 0.0, STEP)
    base = base + 0.2 * (trust - 0.5) + 0.08 * plan_shared - SHIELD_GIVEN * (excuse_open or excused)
    return min(max(base, 0.02), 0.98)


@inlined
def meant(ratio: float, honesty: float, stalling: float) -> float:
    """Chance that a promise, given, is meant: nearly always if it is easy, hardly ever if impossible, else by honesty.

    A client who has learnt that words are enough means them less.
    """
    base = look_up(ratio, MEANT_BY_ALL, 0.0, STEP) + honesty * look_up(ratio, MEANT_BY_HONEST, 0.0, STEP)
    return base * (1.0 - WORDS_ENOUGH * stalling)


@inlined
def keeping(
    is_meant: bool,
    attention: float,
    followed: int,
    honesty: float,
    on_hold: bool,
    dependence: float,
    broken_count: int,
    rivals_promised: float,
    free: float,
    excuse_open: bool,
    excused: bool,
    instalment: bool,
    grateful: bool,
) -> float:
    """Chance that a due promise is honoured."""
    first = min(followed, 1)
    second = min(max(followed - 1, 0), 1)
    points = KEEPING + (MEANT if is_meant else -MEANT) + ATTENTIVE * attention
    points = points + (first + FOLLOWED_AGAIN * second) * (FOLLOWED + FOLLOWED_LIAR * (1.0 - honesty))
    points = points + NEEDS_GOODS * on_hold * dependence + IN_PARTS * instalment - OFTEN_BROKEN * min(broken_count, MOST_BROKEN)
    points = points - RIVALS_PRESS * min(rivals_promised / (free + 1.0), 1.0)
    points = points - SHIELD_KEPT * (excuse_open or excused) + GRATEFUL * grateful
    return logistic(points)


@inlined
def honoured(left: float, free: float, is_meant: bool) -> float:
    """What a client that honours a promise pays of what is `left` of it: all, or little where it promised too much."""
    if left <= 0.9 * free:
        return left
    return floor(PARTLY * free) if is_meant else 0.0
