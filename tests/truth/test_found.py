"""Testing the test: what is false on purpose is found, whichever kind of claim it is in, and however it is false."""

from collections import defaultdict
from copy import deepcopy

import pytest

from tests.truth.checks import claim_fault, faults, played_again
from tests.truth.checks.excuses import apart_fault, story_fault
from tests.truth.checks.record import Record
from tests.truth.pool import Plan, told_of
from tests.truth.told import Claim, Told

GAMES = [
    Plan("lesson-5-close-the-gap", "mixed", 7),
    Plan("lesson-6-check-first", "mixed", 8),
    Plan("lesson-4-read-the-promise", "textbook", 9),
    Plan("lesson-3-follow-up", "mixed", 12),
    Plan("between-friends", "mixed", 10),
    Plan("lesson-7-own-faults", "pushy", 11),
]
UNMOVED = ("hours_used", "hours_left")
"""Claims about no client."""
TIMELESS = ("plan_kept", "gap_ignored", "gap_unknown", "gap_unhelped", "client_left", "mood_worse", "mood_kept")
"""Claims about no week."""


@pytest.fixture(scope="module")
def games() -> list[tuple[Record, Told]]:
    return [(played_again(told), told) for told in map(told_of, GAMES)]


def examples(games: list[tuple[Record, Told]]) -> dict[str, list[tuple[Record, Claim]]]:
    """True claims by their keys."""
    found = defaultdict(list)
    for record, told in games:
        for claim in told.observed:
            found[claim.key.removeprefix("observed.")].append((record, claim))
    return found


def altered(claim: Claim, **values: object) -> Claim:
    other = deepcopy(claim)
    other.values |= values
    return other


def slips(found: dict[str, list[tuple[Record, Claim]]], name: str, but: tuple[str, ...], change) -> list[str]:
    """Keys of which a claim with one value changed is not found to be false."""
    kinds = {key: [one for one in own[:3] if name in one[1].values] for key, own in found.items() if key not in but}
    wrong = [
        (key, record, altered(claim, **{name: change(claim.values[name])})) for key in kinds for record, claim in kinds[key]
    ]
    return sorted({key for key, record, claim in wrong if not claim_fault(record, claim)})


def test_a_wrong_week_is_found(games) -> None:
    found = examples(games)
    assert len(found) > 20
    assert slips(found, "week", TIMELESS, lambda week: week + 1) == []
    assert slips(found, "week", TIMELESS, lambda week: week - 1) == []


def test_the_week_it_was_said_in_is_not_the_one_it_was_dealt_with_in(games) -> None:
    found = examples(games)
    assert slips(found, "said", (), lambda week: week + 1) == []
    told_apart = [
        (record, claim)
        for own in found.values()
        for record, claim in own
        if "said" in claim.values and claim.values["said"] != claim.values["week"]
    ]
    assert told_apart
    assert all(claim_fault(record, altered(claim, week=claim.values["said"])) for record, claim in told_apart)


def test_a_wrong_amount_is_found(games) -> None:
    found = examples(games)
    for name in ("amount", "owed", "overdue", "hours"):
        assert slips(found, name, (), lambda amount: amount + 2.0) == []


def test_a_wrong_excuse_move_or_outcome_is_found(games) -> None:
    found = examples(games)
    assert slips(found, "excuse", (), lambda excuse: "quality" if excuse != "quality" else "service") == []
    assert slips(found, "move", (), lambda move: "call" if move != "call" else "visit") == []
    assert slips(found, "kept", (), lambda kept: not kept) == []
    assert slips(found, "broke", (), lambda broke: not broke) == []
    assert (
        slips(
            found,
            "so",
            (),
            lambda so: "false" if so == "true" else "true",
        )
        == []
    )


def test_a_wrong_client_is_found(games) -> None:
    """But for what is as true of the other, and for what was not done with anybody."""
    undone = ("excuse_unanswered", "plan_kept", "gap_ignored", "client_left", "mood_kept", "mood_worse")
    tried, missed = 0, []
    for record, told in games:
        said = [(one.key, one.values) for one in told.observed]
        for claim in told.observed if record.clients > 1 else ():
            if "client" in claim.values and claim.key.removeprefix("observed.") not in undone:
                other = altered(claim, client=(claim.values["client"] + 1) % record.clients)
                other.client, tried = other.values["client"], tried + 1
                if not claim_fault(record, other) and (other.key, other.values) not in said:
                    missed.append(other)
    assert tried > 50
    assert missed == []


OPPOSITE = {
    "plan_shared": "plan_shared_unasked",
    "plan_kept": "plan_late",
    "in_touch": "out_of_touch",
    "hours_used": "hours_left",
    "promise_followed": "promise_forgotten",
    "promise_sound": "promise_impossible",
    "promise_impossible": "promise_trivial",
    "gap_closed": "gap_guessed",
    "gap_ignored": "gap_closed",
    "asked": "asked_past",
    "asked_past": "asked",
    "mood_kept": "mood_worse",
    "mood_worse": "mood_kept",
    "pleaded": "helped",
    "helped": "pushed",
}
"""What would be false where the first is true."""


def test_a_merit_told_as_a_fault_is_found_and_the_other_way_round(games) -> None:
    found, said = examples(games), []
    for key, other in OPPOSITE.items():
        for record, claim in found.get(key, [])[:3]:
            wrong = altered(claim, excuse=claim.values.get("excuse", ""))
            wrong.key = f"observed.{other}"
            wrong.values.setdefault("move", "")
            said.append(key)
            assert claim_fault(record, wrong), (key, other)
    assert len(set(said)) > 10


def test_a_lie_taken_for_the_truth_is_found(games) -> None:
    found = examples(games)
    turned = 0
    for key, own in found.items():
        if key.startswith("excuse_") and ("_true" in key or "_false" in key):
            for record, claim in own[:3]:
                wrong = deepcopy(claim)
                wrong.key = claim.key.replace("_true", "_TRUE").replace("_false", "_true").replace("_TRUE", "_false")
                turned += 1
                assert claim_fault(record, wrong), key
    assert turned > 5


def test_a_story_told_wrongly_is_found(games) -> None:
    for record, told in games:
        for story in told.stories:
            for name, wrong in (
                ("week", story.week + 1),
                ("weeks", story.weeks + 1),
                ("true", not story.true),
                ("true_when_said", not story.true_when_said),
                ("overdue", story.overdue + 2.0),
                ("evidence", "true" if story.evidence != "true" else "false"),
                ("known", 1.5),
                ("stated", 0.123),
            ):
                other = deepcopy(story)
                setattr(other, name, wrong)
                assert story_fault(record, other), (name, story)
        assert apart_fault(record, told.apart | {"false": told.apart["false"] + 1})


def test_a_tick_on_a_fault_a_wrong_count_and_a_contradiction_are_found(games) -> None:
    told = deepcopy(games[-1][1])
    assert faults(told) == []
    fault = next(claim for claim in told.observed if claim.mark == "fault")
    fault.mark = "merit"
    assert any("is called a merit" in one for one in faults(told))
    fault.mark = "fault"
    told.bands[0].counts["clients"] += 1
    assert any("planning: counts" in one for one in faults(told))
    told.bands[0].counts["clients"] -= 1
    told.observed.append(deepcopy(next(claim for claim in told.observed if claim.competence == "planning")))
    assert any("2 observations of client" in one for one in faults(told))


def test_a_sum_that_does_not_add_up_is_found(games) -> None:
    _, told = games[0]
    assert faults(told) == []
    for part in told.miss:
        wrong = deepcopy(told)
        wrong.miss[part] += 2_000.0
        assert any(one.startswith("shortfall:") for one in faults(wrong)), part
    for name in ("net", "expected", "lost", "luck"):
        wrong = deepcopy(told)
        wrong.account[name] += 2_000.0
        assert any(one.startswith("account:") for one in faults(wrong)), name
    for client in told.by_client:
        wrong = deepcopy(told)
        wrong.by_client[client] += 2_000.0
        assert any(one.startswith("by client:") for one in faults(wrong)), client
    moved = deepcopy(told)
    moved.miss["luck"] += 2_000.0
    moved.miss["asking"] -= 2_000.0
    assert any(one.startswith("shortfall:") for one in faults(moved)), "the whole is right, the parts are not"
