"""Who is drawn: every persona's head, colours, hair, clothes and what is special about the face."""

from collections.abc import Callable
from dataclasses import dataclass, field

from assets.drawing import clothes, glasses, hair
from assets.drawing.heads import Head, Skin

FAIR = Skin("#f7d7ba", "#e9b996", "#e8836f", "#b9785a")
MEDIUM = Skin("#f0c7a0", "#dda67c", "#dd7659", "#a96a48")
TAN = Skin("#e3b186", "#ca8e62", "#d1603f", "#935736")


@dataclass(frozen=True)
class Person:
    """One drawn person. `mouths` names the mouth of a mood where it differs from the usual one."""

    tile: tuple[str, str]
    skin: Skin
    head: Head
    hair: Callable[[], hair.Hair]
    clothes: Callable[[Skin], str]
    brow: str = "#2b2527"
    brow_width: float = 3.2
    brow_inner: float = 0  # lowers (+) or raises (−) the inner ends in every mood
    brow_outer: float = 0
    mouth_width: float = 1
    lips: str = "#8c3f38"
    lashes: bool = False
    nose: str = "plain"
    rosy: float = 0  # cheeks are red in every mood
    flush: float = 1  # how much colour a mood brings
    age: tuple[str, ...] = ()
    glasses: Callable[[], str] | None = None
    mouths: dict[str, str] = field(default_factory=dict)


PERSONAS: dict[str, Person] = {
    "smooth_talker": Person(
        tile=("#dfeafb", "#c3d7f3"),
        skin=MEDIUM,
        head=Head(temple=20.5, jaw=17, chin=9, chin_y=68.5),
        hair=hair.slick,
        clothes=clothes.navy_suit,
        brow_width=3.2,
        mouth_width=1.2,
        age=("folds",),
        mouths={"polite": "smirk", "cold": "smirk_flat", "friendly": "grin_wide"},
    ),
    "bureaucrat": Person(
        tile=("#f0ebdd", "#ddd5bf"),
        skin=FAIR,
        head=Head(temple=20.5, jaw=17.5, jaw_y=57, chin=9.5, chin_y=69),
        hair=hair.receding,
        clothes=clothes.zip_jacket,
        brow="#45423f",
        brow_width=2.6,
        mouth_width=0.95,
        age=("folds", "bags"),
        glasses=glasses.rimless,
    ),
    "old_friend": Person(
        tile=("#fdeada", "#f6d2b2"),
        skin=MEDIUM,
        head=Head(temple=22.5, jaw=23.2, jaw_y=55.5, chin=14.5, chin_y=69.5, ear=1.1),
        hair=hair.short_grey,
        clothes=clothes.cardigan,
        brow="#6d6763",
        brow_width=3.8,
        nose="broad",
        rosy=0.2,
        mouth_width=1.1,
        age=("folds", "double_chin"),
    ),
    "squeezer": Person(
        tile=("#efe5f7", "#dac8ec"),
        skin=FAIR,
        head=Head(temple=19, jaw=14, jaw_y=57, chin=5.5, chin_y=68),
        hair=hair.bob,
        clothes=clothes.dark_suit,
        brow="#1f1a24",
        brow_width=2.3,
        brow_outer=-1.4,
        mouth_width=0.95,
        lips="#a83258",
        lashes=True,
        nose="fine",
    ),
    "worrier": Person(
        tile=("#e2f2e6", "#c5e0cd"),
        skin=FAIR,
        head=Head(temple=18.8, jaw=14.5, jaw_y=58, chin=7, chin_y=70.5),
        hair=hair.white,
        clothes=clothes.jumper,
        brow="#9a9ca3",
        brow_width=3.2,
        brow_inner=-3,
        brow_outer=1.6,
        mouth_width=0.95,
        age=("folds", "forehead", "bags"),
        glasses=glasses.round_dark,
        mouths={"polite": "wobble"},
    ),
    "hothead": Person(
        tile=("#fce4df", "#f5c6bd"),
        skin=TAN,
        head=Head(temple=21.5, jaw=20.5, jaw_y=59, chin=13.5, chin_y=69.5),
        hair=hair.crew_cut,
        clothes=clothes.polo,
        brow="#1f1b1c",
        brow_width=5,
        nose="broad",
        flush=1.7,
        brow_inner=0.8,
        mouth_width=1.1,
        age=("stubble",),
        mouths={"angry": "gritted"},
    ),
    "straight_shooter": Person(
        tile=("#dcf2f2", "#bce0e1"),
        skin=MEDIUM,
        head=Head(temple=19.5, jaw=15, jaw_y=57, chin=7, chin_y=68),
        hair=hair.ponytail,
        clothes=clothes.teal_jacket,
        brow="#3c2a24",
        brow_width=2.6,
        lips="#b4544c",
        lashes=True,
        nose="fine",
        glasses=glasses.square_brown,
    ),
    "newcomer": Person(
        tile=("#fbf4d3", "#f0e2a6"),
        skin=FAIR,
        head=Head(temple=19.5, jaw=15.5, jaw_y=57, chin=7, chin_y=68),
        hair=hair.fringe,
        clothes=clothes.blazer,
        brow="#33251f",
        brow_width=3,
        brow_inner=0.6,
        brow_outer=0.6,
    ),
}

OTHERS: dict[str, Person] = {
    "rep": Person(
        tile=("#e3ecff", "#c8d8fb"),
        skin=MEDIUM,
        head=Head(temple=19.3, jaw=15.5, jaw_y=57, chin=7.5, chin_y=68),
        hair=hair.side_swept,
        clothes=clothes.shirt_and_tie,
        brow_width=3,
    ),
    "manager": Person(
        tile=("#e9ebef", "#cfd4dc"),
        skin=FAIR,
        head=Head(temple=19.5, jaw=15.8, jaw_y=57, chin=7.5, chin_y=68),
        hair=hair.waves,
        clothes=clothes.burgundy_jacket,
        brow="#4a3a36",
        brow_width=2.5,
        lips="#b04a50",
        lashes=True,
        nose="fine",
        age=("folds",),
    ),
    "coach": Person(
        tile=("#fdeeda", "#f5d3a8"),
        skin=TAN,
        head=Head(temple=19.5, jaw=16.5, jaw_y=57, chin=8, chin_y=68.5),
        hair=hair.short_grey,
        clothes=clothes.zip_jacket,
        brow="#7d7a78",
        brow_width=3.4,
        age=("folds",),
    ),
}
