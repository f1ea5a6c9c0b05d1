"""What a scenario may say of a client's face. It is presentation: no rule reads it, and no digest has it.

What titles tell where it says nothing is found in `titles.py`.
"""

from typing import Annotated, Final

from pydantic import Field

from sim_core.scenario.meanings import OneOf
from sim_core.scenario.ranges import Model

SEXES: Final = {"woman": "A woman", "man": "A man"}
AGES: Final = {"young": "Up to thirty or so", "middle": "Between the two", "old": "From the middle fifties"}
HAIRS: Final = {
    "short": "Cut short, or a bob",
    "long": "To the shoulders or longer; of a man, to the chin",
    "curly": "Curls, or a perm",
    "tied": "A tail, a plait or a knot",
    "thin": "Receding, or little of it left",
    "bald": "None on the crown, or none at all",
}
SKINS: Final = {name: f"{name.capitalize()} skin" for name in ("pale", "fair", "medium", "tan", "brown", "dark")}
SexName = Annotated[str, OneOf(SEXES)]
AgeName = Annotated[str, OneOf(AGES)]
HairName = Annotated[str, OneOf(HAIRS)]
SkinName = Annotated[str, OneOf(SKINS)]


class FaceSpec(Model):
    """What the client's contact looks like. What is left out is seen to: by the title where it tells, else at random."""

    sex: Annotated[
        SexName | None,
        Field(description="Left out: as the title says (Mr, Ms, in either language), else what is told about the client"),
    ] = None
    age: Annotated[
        AgeName | None, Field(description="Left out: as the title says (Old, Young, Uncle and the like, in either language)")
    ] = None
    hair: Annotated[HairName | None, Field(description="How the hair is worn; left out: what goes with sex and age")] = None
    glasses: Annotated[bool | None, Field(description="true: wears glasses, false: does not; left out: either")] = None
    skin: Annotated[
        SkinName | None,
        Field(description="How light or dark; left out: as in China where the name is in Chinese too, else of anywhere"),
    ] = None
