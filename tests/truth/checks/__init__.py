"""The second look: functions that derive each claim of a debrief anew from the game's record, knowing nothing of debriefs."""

from collections.abc import Iterator

from tests.truth.checks import dealings, own_work  # they fill `CHECKS`
from tests.truth.checks.bands import band_faults
from tests.truth.checks.excuses import apart_fault, story_fault
from tests.truth.checks.looking import CHECKS
from tests.truth.checks.record import Record, played_again
from tests.truth.checks.sums import sum_faults
from tests.truth.told import Claim, Told

__all__ = ["CHECKS", "claim_fault", "dealings", "faults", "observed_faults", "own_work", "played_again"]


def claim_fault(record: Record, claim: Claim) -> str:
    """What is wrong with a claim; a key that nobody can look into is a fault too."""
    check = CHECKS.get(claim.key)
    if claim.values.get("client", claim.client) != claim.client:
        return "it names another client than it is about"
    return check(record, claim) if check else "nothing looks into this key"


def observed_faults(record: Record, told: Told) -> Iterator[str]:
    """What is wrong with observations, competences and stories of excuses."""
    for claim in told.observed:
        if problem := claim_fault(record, claim):
            yield f"{claim.key} at {claim.number}: {problem} ({claim.values})"
    yield from band_faults(record, told)
    for story in told.stories:
        if problem := story_fault(record, story):
            yield f"story at {story.settled}: {problem} ({story})"
    if problem := apart_fault(record, told.apart):
        yield f"told apart: {problem}"
    yield from sum_faults(record, told)


def faults(told: Told) -> list[str]:
    """All that is wrong with what a debrief says of a game, but for its judgements."""
    return list(observed_faults(played_again(told), told))
