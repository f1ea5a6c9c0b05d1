"""What is said to speak for a better alternative, looked up in the record."""

from collections.abc import Callable
from typing import Final

from sim_core.engine.record import END_WEEK, Step
from sim_core.model.moves import MOVE, bears
from sim_core.model.tables import EXCUSE_ROWS, Row
from tests.truth.checks.looking import first, same
from tests.truth.checks.record import Decision, Record
from tests.truth.told import Claim

LIKELY, UNLIKELY = 0.6, 0.4


def because_fault(record: Record, at: Decision, claim: Claim, best: Step) -> str:
    """What is wrong with it."""
    key = claim.key.removeprefix("because.")
    if key == "end_week":
        return first((best.move == END_WEEK, "the week was not to be ended"))
    client = claim.values["client"]
    row: Row = EXCUSE_ROWS[claim.values["excuse"]] if "excuse" in claim.values else {}
    open_now = at.before.excuse(client)
    named: list[tuple[bool, str]] = [
        (record.start.public.client_ids[client] == best.client, "another client"),
        (claim.values["move"] == best.move, "another move"),
        (open_now == claim.values.get("excuse", ""), "another excuse stood open"),
        (same(claim.values["overdue"], at.before.file("overdue", client)), "another sum was late"),
        (same(claim.values["owed"], at.before.file("owed", client)), "another sum was owed"),
        (claim.values["hours"] == float(record.start.public.table.hours[MOVE[best.move]]), "it takes other hours"),
    ]
    return first(*named) or first(SPEAKS[key](at, claim, best, row))


Look = Callable[[Decision, Claim, Step, Row], tuple[bool, str]]
SPEAKS: Final[dict[str, Look]] = {
    "check": lambda at, claim, best, row: (
        best.move == row.get("checked_by") or bears(best.move, "checks"),
        "that finds out nothing",
    ),
    "prove": lambda at, claim, best, row: (
        claim.values["chance"] < 0.25 and (best.move == row.get("checked_by") or bears(best.move, "checks")),
        "it was not that unlikely, or that finds out nothing",
    ),
    "sure": lambda at, claim, best, row: (
        claim.values["chance"] > 0.75 and (best.move == row.get("checked_by") or bears(best.move, "checks")),
        "it was not that likely, or that finds out nothing",
    ),
    "challenge": lambda at, claim, best, row: (claim.values["chance"] < UNLIKELY, "it was not unlikely"),
    "answer": lambda at, claim, best, row: (
        claim.values["chance"] > LIKELY and best.move in ("accept_excuse", *row.get("remedies", ())),
        "that answers nothing, or it was not likely",
    ),
    "grant": lambda at, claim, best, row: (
        best.move == "grant_request" and at.before.came_with(claim.values["client"], claim.values),
        "nobody had come with that",
    ),
    "decline": lambda at, claim, best, row: (
        best.move == "decline_request" and at.before.came_with(claim.values["client"], claim.values),
        "nobody had come with that",
    ),
    "promise": lambda at, claim, best, row: (at.before.file("promise", claim.values["client"]) <= 0, "a promise stood"),
    "confirm": lambda at, claim, best, row: (
        same(at.before.file("promise", claim.values["client"]), claim.values["amount"])
        and at.before.file("promise_due", claim.values["client"]) + 1 == claim.values["week"],
        "nothing of the kind was promised",
    ),
    "plan": lambda at, claim, best, row: (at.before.file("plan_shared", claim.values["client"]) <= 0, "a plan stood"),
    "ask": lambda at, claim, best, row: (
        at.before.file("asked_week", claim.values["client"]) < at.week
        and at.before.file("overdue", claim.values["client"]) > 0,
        "it had been asked that week, or nothing was late",
    ),
}
"""By key: what has to hold beside what is named."""
