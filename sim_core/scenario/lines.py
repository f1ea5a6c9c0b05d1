"""A client's own lines of dialogue: what a trainer wants this client to say, before the lines of its persona.

Situations have the names that the persona's file under `assets/dialogue` has for them.
"""

# ruff: noqa: RUF012 -- pydantic gives every scenario its own copy of a default

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, create_model

from sim_core.scenario.meanings import EXCUSES
from sim_core.scenario.ranges import Model
from sim_core.scenario.texts import Text

PLACEHOLDERS = ("{amount}", "{week}")
"""What a line may leave open: the amount that is paid or asked for, and the week it is meant for."""

Variants = Annotated[list[Text], Field(max_length=20)]


def _said(when: str) -> object:
    return Field(description=f"Said {when}", examples=[["…"]])


class ExcuseLines(Model):
    """How one excuse is put."""

    first: Annotated[Variants, _said("when the excuse is raised")] = []
    repeated: Annotated[Variants, _said("when it is still open and money is asked for again")] = []
    caught: Annotated[Variants, _said("when it was challenged, and broke")] = []
    believed: Annotated[Variants, _said("when it was accepted")] = []


def _excuse(name: str) -> object:
    return Field(description=f"Lines for the excuse {name}, by stage: first, repeated, caught, believed")


class _Situations(Model):
    """What a client says beside its excuses."""

    greeting: Annotated[Variants, _said("when the rep gets in touch after a week's silence or more")] = []
    angry: Annotated[Variants, _said("instead of another refusal, when it is angry with the rep")] = []
    paid: Annotated[Variants, _said("when it pays {amount} on the spot")] = []
    token: Annotated[Variants, _said("when it pays a token of {amount}")] = []
    evaded: Annotated[Variants, _said("when it neither pays nor says why")] = []
    promised: Annotated[Variants, _said("when it promises {amount} by week {week}")] = []
    declined: Annotated[Variants, _said("when it will not promise, or not take a discount")] = []
    agreed: Annotated[Variants, _said("when it agrees to instalments, {amount} in all by week {week}")] = []
    reassured: Annotated[Variants, _said("when a promise is followed up")] = []
    annoyed: Annotated[Variants, _said("when a reliable client is followed up too often")] = []
    promise_kept: Annotated[Variants, _said("when it has kept a promise of {amount}")] = []
    promise_broken: Annotated[Variants, _said("when it has broken a promise of {amount}")] = []
    stood_firm: Annotated[Variants, _said("when an excuse was challenged in vain")] = []
    fixed: Annotated[Variants, _said("when a real problem was put right")] = []
    nothing_to_fix: Annotated[Variants, _said("when there was nothing to put right")] = []
    welcomed: Annotated[Variants, _said("when a plan or help is welcome")] = []
    shrugged: Annotated[Variants, _said("when a letter, a plea or help that does not fit leaves it cold")] = []
    told: Annotated[Variants, _said("when it is asked about its difficulties")] = []
    squeezed: Annotated[Variants, _said("when supply is stopped")] = []
    relieved: Annotated[Variants, _said("when supply is resumed")] = []
    busy_elsewhere: Annotated[Variants, _said("by whoever is in, when the one who signs is away")] = []
    gone: Annotated[Variants, _said("when it stops doing business with us")] = []

    def variants(self, situation: str, stage: str = "") -> list[Text]:
        """The lines for a situation, or for a stage of an excuse; none for one that has no place here."""
        found: object = getattr(self, situation, [])
        if isinstance(found, ExcuseLines):
            found = getattr(found, stage, [])
        return found if isinstance(found, list) else []


if TYPE_CHECKING:  # a checker cannot know the excuses

    class Lines(_Situations):
        """Lists of lines by situation, and those of each excuse by its stage."""
else:
    Lines = create_model(
        "Lines",
        __base__=_Situations,
        __module__=__name__,
        __doc__="Lists of lines by situation. {amount} and {week} in a line are filled in."
        " Each is said once before any comes again.",
        **{name: (Annotated[ExcuseLines, _excuse(name)], ExcuseLines()) for name in EXCUSES},
    )
