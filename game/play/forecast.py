"""Money over the weeks as a rep can see it: what came in, target, plan sheet, what has been promised; and who pays whom."""

from dataclasses import dataclass

from game.play.evidence import differ, fresh
from game.play.session import Session, WeekReport
from game.play.view import ClientView, DeskView


@dataclass(frozen=True)
class Outlook:
    """Cumulated yuan at the end of each week. `actual` ends with the last week that has ended."""

    actual: list[float]
    target: list[float]  # one value a week of the game, in equal parts; all 0 where the scenario sets none
    planned: list[float]  # the plan sheet by week; all 0 while nothing is planned
    promised: list[float]  # from now on: what will be there if every open promise is kept


def target_by(desk: DeskView, done: int) -> float:
    """What the target wants by the end of a week, in equal parts."""
    return desk.target * done / desk.weeks


def planned_by(clients: list[ClientView], done: int) -> float:
    """What the plan sheet has by the end of a week: each client's amount in equal parts up to its date."""
    planned = [one for one in clients if one.plan_amount > 0]
    return sum(one.plan_amount * min(done / max(one.plan_week or 1, 1), 1.0) for one in planned)


def promised_in(clients: list[ClientView], week: int) -> float:
    """Open promises that fall due in a week (1-based), less what was already paid on them."""
    due = [one.promise for one in clients if one.promise and one.promise.due_week == week]
    return sum(max(one.amount - one.paid, 0.0) for one in due)


def outlook(session: Session, desk: DeskView, clients: list[ClientView]) -> Outlook:
    """Past and future of a game, from its desk."""
    actual, total = [], 0.0
    for amount in session.received_by_week:
        total += amount
        actual.append(total)
    weeks = range(1, desk.weeks + 1)
    target, planned = [target_by(desk, week) for week in weeks], [planned_by(clients, week) for week in weeks]
    promised, sure = [], desk.received
    for week in range(desk.week, desk.weeks + 1):
        sure += promised_in(clients, week)
        promised.append(sure)
    return Outlook(actual, target, planned, promised)


def promised_by_week(session: Session, desk: DeskView, clients: list[ClientView]) -> list[float]:
    """What was promised for each week that has ended, and what is promised for those to come."""
    past = [sum(line.due for line in report.clients) for report in session.log if isinstance(report, WeekReport)]
    coming = [promised_in(clients, week) for week in range(len(past) + 1, desk.weeks + 1)]
    return past + coming


@dataclass(frozen=True)
class Flow:
    """What is known of a client's money: what it paid us, and who says that others are paid, or owe it."""

    client: int
    paid: float
    owed: float
    rivals: str = ""  # "", "said" (by itself), "told" (by a source) or "disputed": it pays other suppliers first
    customers: str = ""  # likewise: its own customers do not pay it


def flows(clients: list[ClientView], week: int) -> list[Flow]:
    """Who has paid whom, as far as the rep knows, those who paid most first."""
    found = [
        Flow(
            one.number,
            one.paid,
            one.owed,
            _heard(one, week, "others_first", "rivals"),
            _heard(one, week, "customers_unpaid", "customers"),
        )
        for one in clients
    ]
    return sorted(found, key=lambda flow: (-flow.paid, -flow.owed, flow.client))


def _heard(view: ClientView, week: int, excuse: str, cause: str) -> str:
    one = next(finding for finding in view.findings if finding.excuse == excuse)
    if differ(one.evidence, week):
        return "disputed"
    told = {found.so for found in fresh(one.evidence, week)}
    if view.gap_cause == cause or True in told:
        return "told"
    return "said" if one.claimed and not told else ""
