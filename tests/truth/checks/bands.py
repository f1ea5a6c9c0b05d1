"""What is said of each competence: that it counts what was observed, shows no contradiction, and ticks no fault."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from sim_core.model.moves import bears
from tests.truth.checks.record import Record
from tests.truth.told import Band, Claim, Told

COUNTED: Final = {
    "planning": {"clients": "plan_", "early": ("plan_shared", "plan_shared_unasked", "plan_early"), "heard": ("plan_shared",)},
    "diligence": {
        "late": ("in_touch", "out_of_touch"),
        "touched": ("in_touch",),
        "weeks": ("hours_used", "hours_left"),
        "idle": ("hours_left",),
    },
    "follow_through": {"due": "promise_", "followed": ("promise_followed", "promise_overfollowed")},
    "promises": {
        "asked": "promise_",
        "sound": ("promise_sound",),
        "trivial": ("promise_trivial",),
        "impossible": ("promise_stretched", "promise_impossible"),
    },
    "excuses": {
        "excuses": "excuse_",
        "well": ("excuse_accepted_true", "excuse_fixed_true", "excuse_remedied_true", "excuse_challenged_false_proven"),
    },
    "gap": {"clients": "gap_", "helped": ("gap_closed", "gap_late", "gap_guessed", "gap_helped")},
    "firmness": {
        "asked": ("asked",),
        "past": ("asked_past",),
        "begged": ("pleaded",),
        "silent": ("excuse_unanswered",),
    },
    "win_win": {
        "clients": ("mood_kept", "mood_worse", "client_left"),
        "kept": ("mood_kept",),
        "lost": ("client_left",),
        "helped": ("helped",),
        "squeezed": ("pushed", "stopped", "resumed_unpaid"),
    },
}
"""What the sentence of a competence counts: observations by their keys, or by what their keys begin with."""
FAULTS: Final = (
    *("plan_kept", "out_of_touch", "hours_left", "promise_forgotten", "promise_trivial", "promise_impossible"),
    *("excuse_accepted_false", "excuse_fixed_false", "excuse_remedied_false", "excuse_challenged_true_proven"),
    *("excuse_challenged_true_unproven", "excuse_lapsed", "excuse_open"),
    *(
        "gap_ignored",
        "gap_unknown",
        "gap_unhelped",
        "excuse_unanswered",
        "pleaded",
        "asked_past",
        "pushed",
        "stopped",
        "resumed_unpaid",
    ),
    *("client_left", "mood_worse"),
)
"""Observations that no tick may stand before."""
MERITS: Final = (
    *(
        "plan_early",
        "plan_shared",
        "in_touch",
        "hours_used",
        "promise_followed",
        "promise_sound",
        "excuse_accepted_true",
        "excuse_fixed_true",
    ),
    *("excuse_remedied_true", "excuse_challenged_false_proven", "gap_closed", "gap_known", "gap_helped", "asked", "helped"),
    "mood_kept",
)
"""Observations that no cross may stand before."""
ONE_OF: Final = {"planning": "", "gap": "", "win_win": "mood_", "excuses": "excuse_"}
"""Of these a client has one only (in `excuses`: for each decision); of the others one for each decision."""


def band_faults(record: Record, told: Told) -> Iterator[str]:
    """What is wrong with what is said of the competences of a game."""
    for band in told.bands:
        own = [claim for claim in told.observed if claim.competence == band.name]
        found = counted(band.name, own)
        if dict(band.counts) != found:
            yield f"{band.name}: counts {band.counts}, it was {found}"
        if band.observed != len(own):
            yield f"{band.name}: {band.observed} observed, it was {len(own)}"
        if own:
            mean = sum(one.weight * one.worth for one in own) / sum(one.weight for one in own)
            if abs(100.0 * mean - band.score) > 1e-6:
                yield f"{band.name}: score {band.score}, it was {100.0 * mean}"
        yield from _marks(own)
        yield from _contradictions(band, own)
        if not own and (problem := nothing_seen(record, band.name)):
            yield f"{band.name}: nothing is said to have been seen, but {problem}"


def counted(name: str, own: list[Claim]) -> dict[str, int]:
    """How many observations there are of each kind that is counted."""
    keys = [one.key.removeprefix("observed.") for one in own]
    return {
        count: sum(key.startswith(kinds) if isinstance(kinds, str) else key in kinds for key in keys)
        for count, kinds in COUNTED[name].items()
    }


def _marks(own: list[Claim]) -> Iterator[str]:
    for one in own:
        key = one.key.removeprefix("observed.")
        if (one.mark == "merit" and key in FAULTS) or (one.mark == "fault" and key in MERITS):
            yield f"{one.competence}: {key} is called a {one.mark}"
        if one.mark == "merit" and one.worth < 0.5:
            yield f"{one.competence}: {key}, a merit, is worth {one.worth:.2f}"
        if one.weight <= 0:
            yield f"{one.competence}: {key} weighs nothing"


def _contradictions(band: Band, own: list[Claim]) -> Iterator[str]:
    prefix = ONE_OF.get(band.name)
    several = prefix is None or band.name == "excuses"
    places = Counter(
        (one.client, one.number if several else 0)
        for one in own
        if prefix is None or one.key.removeprefix("observed.").startswith((prefix, "client_left") if prefix else "")
    )
    for (client, number), times in places.items():
        if times > 1:
            yield f"{band.name}: {times} observations of client {client} at {number if several else 'the end'}"


def nothing_seen(record: Record, name: str) -> str:
    """What there was to be seen of a competence after all; empty if nothing."""
    if name == "promises":
        return "promises were asked for" if any(bears(one.move, "promises") for one in record.decisions) else ""
    if name == "firmness":
        asks = (
            one for one in record.decisions if one.move in ("plead", "discount", "call", "visit", "sit_in", "demand_letter")
        )
        return "money was asked for" if any(one.before.file("owed", one.client) > 0 for one in asks) else ""
    if name == "diligence":
        late = any(bool((end.before.account.overdue[0] > 50_000.0).any()) for end in record.ends)
        return "clients were in arrears" if late else ""
    if name == "planning":
        large = bool((record.start.account.owed[0] > 100_000.0).any())
        return "a large client was owing" if large and record.start.offered("share_plan") else ""
    return ""
