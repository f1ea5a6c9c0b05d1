"""The people on our own side, and one model for each persona: who is always the same."""

from typing import Final

from assets.drawing.looks import MAN, MIDDLE, OLD, WOMAN, YOUNG, Look

REP: Final = Look(
    sex=MAN, age=YOUNG, skin="medium", head="young", hair="side_swept", hair_colour="soft_black", clothes="shirt_and_tie",
    cloth="white", accent="royal", tile="periwinkle",
)  # fmt: skip
MANAGER: Final = Look(
    sex=WOMAN, age=MIDDLE, skin="fair", head="gentle", hair="waves", hair_colour="brown", clothes="pearl_jacket",
    cloth="burgundy", accent="cream", tile="stone", nose="fine", lips="rose", marks=("folds",),
)  # fmt: skip
COACH: Final = Look(
    sex=MAN, age=OLD, skin="tan", head="firm", hair="soft", hair_colour="silver", clothes="zip_jacket", cloth="grey",
    accent="white", tile="apricot", brow="thick", marks=("folds",),
)  # fmt: skip
REP_WOMAN: Final = Look(
    sex=WOMAN, age=YOUNG, skin="medium", head="young", hair="ponytail", hair_colour="soft_black", clothes="blouse_suit",
    cloth="navy", accent="white", tile="periwinkle", brow="thin", nose="fine", lips="natural",
)  # fmt: skip
MANAGER_MAN: Final = Look(
    sex=MAN, age=MIDDLE, skin="fair", head="firm", hair="side_swept", hair_colour="greying", clothes="suit_and_tie",
    cloth="grey", accent="wine", tile="stone", glasses="rimless", marks=("folds",),
)  # fmt: skip
OTHER_SEX: Final = {"rep": REP_WOMAN, "manager": MANAGER_MAN}
"""Rep and manager where a scenario says that they are the other sex."""
STAFF: Final = {"rep": REP, "manager": MANAGER, "coach": COACH}
MODELS: Final[dict[str, Look]] = {
    "smooth_talker": Look(
        sex=MAN, age=MIDDLE, skin="medium", head="oval", hair="slick", hair_colour="black", clothes="suit_and_tie",
        cloth="navy", accent="gold", tile="blue", mouth="wide", marks=("folds",), temper="smooth_talker",
    ),
    "bureaucrat": Look(
        sex=MAN, age=MIDDLE, skin="fair", head="firm", hair="receding", hair_colour="greying", clothes="zip_jacket",
        cloth="grey", accent="white", tile="sand", mouth="narrow", glasses="rimless", marks=("folds", "bags"),
        temper="bureaucrat",
    ),
    "old_friend": Look(
        sex=MAN, age=OLD, skin="medium", head="round", hair="soft", hair_colour="silver", clothes="cardigan", cloth="brown",
        accent="cream", tile="peach", brow="thick", nose="broad", mouth="wide", marks=("folds",), temper="old_friend",
    ),
    "squeezer": Look(
        sex=WOMAN, age=MIDDLE, skin="fair", head="heart", hair="bob", hair_colour="black", clothes="blouse_suit", cloth="black",
        accent="violet", tile="lilac", brow="thin", brow_lift="arched", nose="fine", mouth="narrow", lips="berry",
        temper="squeezer",
    ),
    "worrier": Look(
        sex=MAN, age=OLD, skin="fair", head="long", hair="fluffy", hair_colour="white", clothes="jumper", cloth="green",
        accent="sage", tile="mint", mouth="narrow", glasses="round_dark", marks=("folds", "forehead", "bags"), temper="worrier",
    ),
    "hothead": Look(
        sex=MAN, age=MIDDLE, skin="tan", head="broad", hair="crew_cut", hair_colour="soft_black", clothes="polo", cloth="red",
        accent="white", tile="coral", brow="bushy", nose="broad", mouth="wide", beard="stubble", temper="hothead",
    ),
    "straight_shooter": Look(
        sex=WOMAN, age=MIDDLE, skin="medium", head="gentle", hair="ponytail", hair_colour="brown", clothes="collarless_jacket",
        cloth="teal", accent="white", tile="aqua", brow="thin", nose="fine", lips="coral", glasses="square_brown",
        temper="straight_shooter",
    ),
    "newcomer": Look(
        sex=MAN, age=YOUNG, skin="fair", head="young", hair="fringe", hair_colour="dark_brown", clothes="blazer",
        cloth="indigo", accent="white", tile="lemon", temper="newcomer",
    ),
}  # fmt: skip
"""One for each persona, as the title shows them."""
