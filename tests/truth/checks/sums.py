"""The sums of a debrief, added up a second time: the account of the result, the shortfall, the costs by client."""

from collections.abc import Iterator, Mapping
from typing import Final

from sim_core.engine.score import result
from tests.truth.checks.looking import first, same
from tests.truth.checks.record import Record
from tests.truth.told import Told

KNOWING_PLANNING_HELPING: Final = ("L1", "L3", "L4", "L5", "L6", "L7")
"""Lessons whose neglect is groundwork not done."""


def sum_faults(record: Record, told: Told) -> Iterator[str]:
    """What is wrong with the sums of a game."""
    if told.account and (problem := account_fault(record, told)):
        yield f"account: {problem} ({told.account})"
    if told.miss and (problem := shortfall_fault(record, told)):
        yield f"shortfall: {problem} ({told.miss})"
    if told.by_client and (problem := client_fault(record, told)):
        yield f"by client: {problem} ({told.by_client})"


def account_fault(record: Record, told: Told) -> str:
    """Net = expected − what decisions cost + luck, and net is what the game came to."""
    said, cost = told.account, sum(one.cost for one in told.judged)
    return first(
        (same(said["net"], float(result(record.end.game).net[0])), "the game came to another net"),
        (same(said["lost"], cost), f"the decisions cost {cost:,.0f}"),
        (same(said["net"], said["expected"] - said["lost"] + said["luck"]), "it does not add up"),
        (len(told.judged) == len(record.decisions), "not every decision was judged"),
    )


def shortfall_fault(record: Record, told: Told) -> str:
    """Target − net, part by part."""
    said = told.miss
    for name, amount in shortfall(record, told).items():
        if not same(said.get(name, 0.0), amount):
            return f"{name} is {amount:,.0f}"
    return first(
        (
            same(sum(said.values()), told.target - told.net),
            f"the parts are not the {told.target - told.net:,.0f} that are missing",
        ),
    )


def shortfall(record: Record, told: Told) -> dict[str, float]:
    """The parts, from the verdicts' costs and from what the clients really had at the close."""
    hours = sum(one.cost for one in told.judged if record.decisions[one.why.number].ends_week)
    moves = [one for one in told.judged if not record.decisions[one.why.number].ends_week]
    ground = sum(one.cost for one in moves if one.lesson in KNOWING_PLANNING_HELPING)
    beyond = told.target - told.account["expected"]
    parts = {name: max(beyond, 0.0) * share for name, share in bound_by(record).items()}
    return {
        **parts,
        "reach": min(beyond, 0.0),
        "hours": hours,
        "groundwork": ground,
        "asking": sum(one.cost for one in moves) - ground,
        "luck": -told.account["luck"],
    }


def bound_by(record: Record) -> Mapping[str, float]:
    """Shares of what is overdue at the close: beyond their means, wanted by rivals whom they heed, withheld."""
    truth, could_not, rivals, whole = record.end.truth, 0.0, 0.0, 0.0
    for client in range(record.clients):
        overdue = record.end.file("overdue", client)
        within = min(overdue, float(truth.free_cash[0, client]))
        ours, theirs = float(truth.attention[0, client]), float(truth.rivals_attention[0, client])
        heeds = theirs / (theirs + ours) if theirs + ours > 0 and float(truth.rivals_owed[0, client]) > 0 else 0.0
        whole += overdue
        could_not += overdue - within
        rivals += within * heeds
    if whole <= 0:
        return {"could_not": 0.0, "would_not": 1.0, "rivals": 0.0}
    return {"could_not": could_not / whole, "rivals": rivals / whole, "would_not": (whole - could_not - rivals) / whole}


def client_fault(record: Record, told: Told) -> str:
    """What the decisions on each client cost, and the ends of weeks."""
    for client in (-1, *range(record.clients)):
        cost = sum(one.cost for one in told.judged if record.decisions[one.why.number].client == client)
        if not same(told.by_client.get(str(client), 0.0), cost):
            return f"client {client}: {cost:,.0f}"
    return ""
