"""What a debrief found of a game, as it may stand in its export: a few figures that took long to work out.

It is repeated as the file has it: a seal says that nobody changed it since, and only working it out anew would say more.
"""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, FailFast, Field

Units = Annotated[float, Field(ge=-1e12, le=1e12)]
"""An amount in units of the game."""
Points = Annotated[float, Field(ge=0, le=100)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9_.]{1,60}$")]
DECIMALS: Final = 1
"""To which amounts and points are kept."""


class KeptSkill(BaseModel):
    """A competence: its score, and on how many observations it rests; on none, nothing was seen of it."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    score: Points
    observed: Annotated[int, Field(ge=0, le=1_000_000)]


class KeptVerdict(BaseModel):
    """What was said of one decision."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    number: Annotated[int, Field(ge=0, le=1_000_000)]  # from 0, as in the record
    cost: Units  # against what the textbook would have done; below 0 where it was better
    grade: Literal["excellent", "good", "inaccuracy", "mistake", "blunder"]
    why: Name  # the reason that was told, a key under `why.`
    lesson: Annotated[str, Field(pattern=r"^L[0-9]{1,2}$")]


class KeptDebrief(BaseModel):
    """The debrief of a finished game: net = expected − lost + luck, and `lost` is the sum of what its decisions cost."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    accuracy: Points
    expected: Units
    lost: Units
    luck: Units
    competences: Annotated[dict[Name, KeptSkill], Field(max_length=100)]
    decisions: Annotated[list[KeptVerdict], FailFast(), Field(max_length=100_000)]

    def adds_up(self, net: float) -> bool:
        """Do its figures belong to a game that came to so many units? To the rounding of each of them."""
        each = 10.0**-DECIMALS
        lost = sum(one.cost for one in self.decisions)
        net_error = abs(self.expected - self.lost + self.luck - net)
        return abs(lost - self.lost) <= each * (len(self.decisions) + 1) and net_error <= 3 * each
