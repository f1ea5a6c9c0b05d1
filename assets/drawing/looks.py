"""How a person looks, feature by feature; and how alike two people are."""

from dataclasses import dataclass
from typing import Final

WOMAN, MAN = "woman", "man"
SEXES: Final = (WOMAN, MAN)
YOUNG, MIDDLE, OLD = "young", "middle", "old"
AGES: Final = (YOUNG, MIDDLE, OLD)


@dataclass(frozen=True)
class Look:
    """One person. Every feature is the name of a part, or of a colour in `tones.py`; "" for none."""

    sex: str
    age: str
    skin: str
    head: str
    hair: str
    hair_colour: str
    clothes: str
    cloth: str
    accent: str
    tile: str
    brow: str = "plain"
    brow_lift: str = "level"
    nose: str = "plain"
    eyes: str = "almond"
    mouth: str = "plain"
    lips: str = "natural"
    glasses: str = ""
    beard: str = ""
    earrings: str = ""
    marks: tuple[str, ...] = ()
    temper: str = ""  # a persona: what is its own in every mood


WEIGHTS: Final = {
    "sex": 6.0, "age": 3.0, "skin": 1.0, "head": 2.0, "hair": 4.0, "hair_colour": 1.5, "clothes": 2.0, "cloth": 2.0,
    "tile": 1.0, "glasses": 2.5, "beard": 2.5, "brow": 0.5, "eyes": 0.5, "nose": 0.5, "accent": 0.5,
}  # fmt: skip
"""How much a difference in a feature is seen."""
ALIKE: Final = 7.0
"""Two people whose differences add up to less would be taken for one another."""
FACE: Final = ("sex", "age", "hair", "glasses", "beard", "head", "hair_colour", "skin")
"""What somebody still has who has changed clothes and stands elsewhere."""
FACES_ALIKE: Final = 4.0


def distance(one: Look, other: Look) -> float:
    """How different two people are: the weights of the features in which they differ."""
    return sum(weight for name, weight in WEIGHTS.items() if getattr(one, name) != getattr(other, name))


def face_distance(one: Look, other: Look) -> float:
    """The same for their faces alone, whatever they wear."""
    return sum(WEIGHTS[name] for name in FACE if getattr(one, name) != getattr(other, name))


def too_alike(one: Look, other: Look) -> bool:
    """Would one be taken for the other, across a room or across a table?"""
    return face_distance(one, other) < FACES_ALIKE or distance(one, other) < ALIKE
