"""A person made of the parts that a look names: what is drawn, and how moods show on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from assets.drawing import clothes, clothes_soft, hair, hair_long
from assets.drawing.glasses import GLASSES
from assets.drawing.hair import Hair
from assets.drawing.heads import HEADS, Head
from assets.drawing.looks import OLD, WOMAN, Look
from assets.drawing.svg import mix
from assets.drawing.tones import ACCENTS, CLOTH, HAIR, SKINS, TILES, Skin, Tones, tones

Garment = Callable[[Skin, str, Tones, Tones], str]

STYLES: Final[dict[str, Callable[[Tones], Hair]]] = {
    one.__name__: one
    for one in (
        hair.slick, hair.receding, hair.soft, hair.fluffy, hair.crew_cut, hair.buzz, hair.side_swept, hair.fringe, hair.quiff,
        hair.middle_part, hair.cropped_curls, hair.bald_sides, hair.comb_over, hair.bare, hair_long.bob, hair_long.fringe_bob,
        hair_long.ponytail, hair_long.top_knot, hair_long.low_knot, hair_long.braid, hair_long.waves, hair_long.perm,
        hair_long.big_curls, hair_long.pixie, hair_long.long_straight, hair_long.long_waves, hair_long.shoulder,
        hair_long.chin_length,
    )
}  # fmt: skip
WORN: Final[dict[str, Garment]] = {
    one.__name__: one
    for one in (
        clothes.suit_and_tie, clothes.open_suit, clothes.blouse_suit, clothes.zip_jacket, clothes.collarless_jacket,
        clothes.pearl_jacket, clothes.blazer, clothes.roll_neck, clothes.white_coat, clothes_soft.cardigan, clothes_soft.jumper,
        clothes_soft.crew_neck, clothes_soft.polo, clothes_soft.shirt_and_tie, clothes_soft.open_shirt,
        clothes_soft.checked_shirt, clothes_soft.tang_jacket, clothes_soft.padded_vest, clothes_soft.work_jacket,
        clothes_soft.hooded, clothes_soft.bow_blouse, clothes_soft.flowered, clothes_soft.apron,
    )
}  # fmt: skip
BROWS: Final = {"thin": 2.3, "plain": 3.0, "thick": 4.0, "bushy": 4.9}
LIFTS: Final = {"level": 0.0, "arched": -1.2, "sloping": 0.8}
MOUTHS: Final = {"narrow": 0.93, "plain": 1.0, "wide": 1.13}
LIPS: Final = {"natural": "#8c3f38", "coral": "#b4544c", "rose": "#b04a50", "berry": "#a83258"}
EYES: Final = {"almond": 1.0, "narrow": 0.84, "round": 1.1}
NATURAL_HERS: Final = "#a5504a"


@dataclass(frozen=True)
class Temper:
    """What a persona's face has of its own in every mood. `mouths` names the mouth of a mood where it is another."""

    brow_inner: float = 0  # lowers (+) or raises (−) the inner ends
    brow_outer: float = 0
    flush: float = 1  # how much colour a mood brings
    rosy: float = 0  # cheeks are red in every mood
    mouths: dict[str, str] = field(default_factory=dict)


TEMPERS: Final[dict[str, Temper]] = {
    "smooth_talker": Temper(mouths={"polite": "smirk", "cold": "smirk_flat", "friendly": "grin_wide"}),
    "old_friend": Temper(rosy=0.2),
    "squeezer": Temper(brow_outer=-0.6),
    "worrier": Temper(brow_inner=-3, brow_outer=1.6, mouths={"polite": "wobble"}),
    "hothead": Temper(brow_inner=0.8, flush=1.7, mouths={"angry": "gritted"}),
    "newcomer": Temper(brow_inner=0.6, brow_outer=0.6),
}


@dataclass(frozen=True)
class Person:
    """What is drawn of one person."""

    tile: tuple[str, str]
    skin: Skin
    head: Head
    hair: Hair
    dress: Callable[[Skin], str]
    brow: str
    brow_width: float
    brow_lift: float
    mouth_width: float
    lips: str
    lashes: bool
    nose: str
    open_eyes: float
    marks: tuple[str, ...]
    glasses: str
    beard: str
    beard_colour: str
    earrings: str
    temper: Temper


@lru_cache(maxsize=256)
def person_of(look: Look) -> Person:
    """The person of a look. `KeyError` if a part of that name is not drawn."""
    skin, head = SKINS[look.skin], HEADS[look.head]
    strand = HAIR[look.hair_colour]
    woman = look.sex == WOMAN
    body = clothes.BODIES[_build(look.head, woman)]
    garment, cloth, accent = WORN[look.clothes], tones(CLOTH[look.cloth]), tones(ACCENTS[look.accent])
    brow = mix(strand, "#8b8e96", 0.55) if strand == HAIR["white"] else mix(strand, "#000000", 0.12)
    brow = mix(brow, "#4a3428", 0.45) if look.hair_colour == "blond" else brow
    lips = NATURAL_HERS if woman and look.lips == "natural" else LIPS[look.lips]
    return Person(
        tile=TILES[look.tile],
        skin=skin,
        head=head,
        hair=STYLES[look.hair](tones(strand)),
        dress=lambda flushed: garment(flushed, body, cloth, accent),
        brow=brow,
        brow_width=BROWS[look.brow],
        brow_lift=LIFTS[look.brow_lift],
        mouth_width=MOUTHS[look.mouth],
        lips=mix(lips, skin.crease, 0.5) if look.skin in ("brown", "dark") else lips,
        lashes=woman,
        nose=look.nose,
        open_eyes=EYES[look.eyes] * (0.94 if look.age == OLD else 1),
        marks=look.marks + (("double_chin",) if look.head == "round" else ()),
        glasses=GLASSES[look.glasses]() if look.glasses else "",
        beard=look.beard,
        beard_colour=mix(strand, "#9a9ca3", 0.3) if strand == HAIR["white"] else strand,
        earrings=look.earrings,
        temper=TEMPERS.get(look.temper, Temper()),
    )


def _build(head: str, woman: bool) -> str:
    """The body that goes with a head."""
    if head == "round":
        return "stout"
    if woman:
        return "normal" if head == "full" else "slim"
    return {"broad": "broad", "square": "broad", "slender": "slim"}.get(head, "normal")
