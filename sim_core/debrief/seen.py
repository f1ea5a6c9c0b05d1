"""What an observation is, and what each kind of it says of the trainee: something done well, by half, or badly."""

from dataclasses import dataclass
from typing import Final, Literal

from sim_core.errors import Message

Mark = Literal["merit", "half", "fault"]
MARKS: Final[dict[str, Mark]] = {
    "plan_shared": "merit",
    "plan_shared_unasked": "half",
    "plan_early": "merit",
    "plan_late": "half",
    "plan_kept": "fault",
    "in_touch": "merit",
    "out_of_touch": "fault",
    "hours_used": "merit",
    "hours_left": "fault",
    "promise_followed": "merit",
    "promise_forgotten": "fault",
    "promise_overfollowed": "half",
    "promise_trivial": "fault",
    "promise_sound": "merit",
    "promise_stretched": "half",
    "promise_impossible": "fault",
    "excuse_accepted_true": "merit",
    "excuse_accepted_unmended": "half",
    "excuse_accepted_passing": "half",
    "excuse_accepted_false": "fault",
    "excuse_fixed_true": "merit",
    "excuse_fixed_false": "fault",
    "excuse_remedied_true": "merit",
    "excuse_remedied_false": "fault",
    "excuse_challenged_true_proven": "fault",
    "excuse_challenged_true_misled": "half",
    "excuse_challenged_true_unproven": "fault",
    "excuse_challenged_false_proven": "merit",
    "excuse_challenged_false_misled": "half",
    "excuse_challenged_false_unproven": "half",
    "excuse_lapsed": "fault",
    "excuse_open": "fault",
    "gap_closed": "merit",
    "gap_late": "half",
    "gap_seen": "half",
    "gap_known": "merit",
    "gap_unknown": "fault",
    "gap_guessed": "half",
    "gap_ignored": "fault",
    "gap_helped": "merit",
    "gap_unhelped": "fault",
    "excuse_unanswered": "fault",
    "pleaded": "fault",
    "discounted": "half",
    "discount_declined": "half",
    "asked": "merit",
    "asked_past": "fault",
    "helped": "merit",
    "pushed": "fault",
    "stopped": "fault",
    "resumed_unpaid": "fault",
    "client_left": "fault",
    "mood_worse": "fault",
    "mood_kept": "merit",
}
"""Every observation by its key under `observed.`. A merit is worth at least ½, whatever else went into its worth."""


@dataclass(frozen=True)
class Observation:
    """Something well or badly done."""

    number: int  # of the decision
    worth: float  # 0…1
    weight: float
    told: Message  # key under `observed.`, values for a person
    client: int = -1

    @property
    def key(self) -> str:
        """The kind of observation."""
        return self.told.key.removeprefix("observed.")

    @property
    def mark(self) -> Mark:
        """Is it told as well done, by half, or badly?"""
        return MARKS[self.key]


def told(key: str, **values: object) -> Message:
    """The sentence of an observation."""
    return Message(f"observed.{key}", values)
