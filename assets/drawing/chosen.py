"""A person from a seed: every feature drawn by its own name, so that one that is given changes none of the others.

A cast is a list of people none of whom would be taken for another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from assets.drawing import wardrobe
from assets.drawing.looks import MAN, MIDDLE, OLD, WOMAN, YOUNG, Look, distance, too_alike
from assets.drawing.wardrobe import ANYBODY, GARMENTS, LEANS, Odds

TRIES: Final = 32
"""So many seeds are tried for somebody who looks like somebody else; then the most different is taken."""


@dataclass(frozen=True)
class Wish:
    """What is known of a person; what is "" (or None) is drawn from the seed. `persona`: of the format, or a part in a firm."""

    seed: str
    persona: str = ""
    sex: str = ""
    age: str = ""
    hair: str = ""  # a word of HAIR_WORDS
    glasses: bool | None = None
    skin: str = ""
    wider: bool = False  # may come from anywhere in the world


def _share(seed: str, name: str) -> float:
    """A number from 0 to below 1 that depends on nothing but seed and name."""
    return int.from_bytes(blake2b(f"{seed}|{name}".encode(), digest_size=7).digest(), "big") / 2**56


def _pick(seed: str, name: str, odds: Odds) -> str:
    """One of the names, by its odds."""
    at = _share(seed, name) * sum(odds.values())
    for one, weight in odds.items():
        at -= weight
        if at < 0:
            return one
    return next(reversed(odds))


def look_of(wish: Wish) -> Look:
    """The person of a wish: the same for the same wish, on every machine."""
    seed, lean = wish.seed, LEANS.get(wish.persona, ANYBODY)
    sex = wish.sex or (MAN if _share(seed, "sex") < lean.men else WOMAN)
    age = wish.age or _pick(seed, "age", lean.ages)
    skin = wish.skin or _pick(seed, "skin", wardrobe.WIDER_SKIN if wish.wider else _more(wardrobe.SKIN, lean.skin))
    hair = _hair(wish, sex, age)
    clothes = _pick(seed, "clothes", lean.his if sex == MAN else lean.hers)
    cloths, accents = GARMENTS[clothes]
    given = wish.glasses if wish.glasses is not None else _share(seed, "glasses") < wardrobe.GLASSES_SEEN[age]
    beards = wardrobe.WIDER_BEARDS if wish.wider and age != YOUNG else wardrobe.BEARDS[age]
    return Look(
        sex=sex,
        age=age,
        skin=skin,
        head=_pick(seed, "head", _more(wardrobe.HEADS[sex], lean.heads)),
        hair=hair,
        hair_colour=_pick(seed, "hair colour", _colours(sex, age, skin, hair, wish.wider)),
        clothes=clothes,
        cloth=_pick(seed, "cloth", cloths),
        accent=_pick(seed, "accent", accents),
        tile=_pick(seed, "tile", wardrobe.TILES),
        brow=_pick(seed, "brow", {"plain": 3, "thick": 3, "bushy": 1} if sex == MAN else {"thin": 3, "plain": 2}),
        brow_lift=_pick(
            seed, "brow lift", {"level": 3, "arched": 1, "sloping": 1} if sex == MAN else {"level": 2, "arched": 3}
        ),
        nose=_pick(seed, "nose", {"plain": 3, "broad": 2, "long": 1} if sex == MAN else {"fine": 4, "plain": 1, "small": 2}),
        eyes=_pick(seed, "eyes", {"almond": 3, "narrow": 2, "round": 2}),
        mouth=_pick(seed, "mouth", {"plain": 3, "narrow": 1, "wide": 2}),
        lips=_pick(seed, "lips", {"coral": 3, "rose": 3, "berry": 2, "natural": 2}) if sex == WOMAN else "natural",
        glasses=_pick(seed, "frames", wardrobe.GLASSES[sex]) if given else "",
        beard=_pick(seed, "beard", beards) if sex == MAN else "",
        earrings=_pick(seed, "earrings", {"": 3, "pearl": 2, "gold": 2}) if sex == WOMAN else "",
        marks=_marks(seed, sex, age),
        temper=wish.persona,
    )


def _more(odds: Odds, extra: Odds) -> Odds:
    """The odds with some raised; what is not there already is not added (a head may be the other sex's)."""
    return {name: weight + extra.get(name, 0) for name, weight in odds.items()}


def _hair(wish: Wish, sex: str, age: str) -> str:
    usual = wardrobe.HAIR[sex, age]
    if not wish.hair:
        return _pick(wish.seed, "hair", usual)
    return _pick(wish.seed, "hair", {name: usual.get(name, 0.5) for name in wardrobe.HAIR_WORDS[wish.hair][sex]})


def _colours(sex: str, age: str, skin: str, hair: str, wider: bool) -> Odds:
    usual = wardrobe.COLOURS[sex, age]
    if hair in ("bald_sides", "comb_over", "fluffy") and age != YOUNG:
        return {"greying": 1, "iron": 3, "silver": 3, "white": 3} if age == OLD else {"greying": 3, "black": 2}
    if skin in wardrobe.DEEP:
        return {name: weight for name, weight in usual.items() if name not in ("brown", "chestnut")}
    return usual | wardrobe.WIDER_COLOURS if wider and age != OLD else usual


def _marks(seed: str, sex: str, age: str) -> tuple[str, ...]:
    """What age and luck have written on a face."""
    drawn: list[str] = []
    if age == OLD:
        drawn.append("folds" if sex == MAN else "soft_folds")
        drawn += [name for name, odds in (("bags", 0.45), ("forehead", 0.4), ("laugh_lines", 0.6)) if _share(seed, name) < odds]
    elif age == MIDDLE:
        drawn += ["folds"] if sex == MAN and _share(seed, "folds") < 0.6 else []
        drawn += ["laugh_lines"] if _share(seed, "laugh_lines") < 0.25 else []
    if _share(seed, "spot") < 0.1:
        drawn.append("freckles" if age == YOUNG and _share(seed, "freckles") < 0.5 else "mole")
    return tuple(drawn)


@lru_cache(maxsize=128)
def cast(wishes: tuple[Wish, ...], besides: tuple[Look, ...] = ()) -> tuple[Look, ...]:
    """The people of these wishes, in their order, none too like another or one of `besides`.

    Who would be, takes another seed; so a face depends on who stands before it in the list, and on nobody after it.
    """
    known = list(besides)
    for wish in wishes:
        known.append(_unlike(wish, known))
    return tuple(known[len(besides) :])


def _unlike(wish: Wish, known: Sequence[Look]) -> Look:
    tried: list[Look] = []
    for number in range(TRIES):
        look = look_of(wish if not number else replace(wish, seed=f"{wish.seed}#{number}"))
        if not any(too_alike(look, other) for other in known):
            return look
        tried.append(look)
    return max(tried, key=lambda look: min(distance(look, other) for other in known))


def most_alike(looks: Iterable[Look]) -> float:
    """The distance of the two that are most alike; infinite if there are fewer than two."""
    people = list(looks)
    pairs = ((one, other) for number, one in enumerate(people) for other in people[number + 1 :])
    return min((distance(one, other) for one, other in pairs), default=float("inf"))
