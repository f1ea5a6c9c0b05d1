"""A debrief as the few figures that are kept of it, in an export or beside a stored game."""

from sim_core.debrief.whole import Debrief
from sim_core.engine.kept import DECIMALS, KeptDebrief, KeptSkill, KeptVerdict


def kept_of(debrief: Debrief) -> KeptDebrief | None:
    """What is kept of a debrief; None while it is not done, and of a game that was not played to its end."""
    account = debrief.account
    if debrief.stage != "refined" or account is None or debrief.accuracy is None or not debrief.trail.finished:
        return None
    return KeptDebrief(
        accuracy=_rounded(debrief.accuracy),
        expected=_rounded(account.expected),
        lost=_rounded(account.lost),
        luck=_rounded(account.luck),
        competences={
            name: KeptSkill(score=_rounded(one.score), observed=one.observed) for name, one in debrief.competences.items()
        },
        decisions=[
            KeptVerdict(
                number=one.number,
                cost=_rounded(one.cost),
                grade=one.grade,  # type: ignore[arg-type]  # checked by pydantic
                why=debrief.whys[one.number].told.key.removeprefix("why."),
                lesson=debrief.whys[one.number].lesson,
            )
            for one in debrief.verdicts
        ],
    )


def _rounded(value: float) -> float:
    return round(float(value), DECIMALS) + 0.0
