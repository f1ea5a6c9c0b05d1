"""Money over the weeks as a rep can see it: what came in, what the plan wants, what has been promised; and who pays whom."""

from dataclasses import dataclass

from game.play.session import Session, WeekReport
from game.play.view import ClientView, DeskView


@dataclass(frozen=True)
class Outlook:
    """Cumulated yuan at the end of each week. `actual` ends with the last week that has ended."""

    actual: list[float]
    plan: list[float]  # one value a week of the game
    promised: list[float]  # from now on: what will be there if every open promise is kept


def planned_by(clients: list[ClientView], total: float, weeks: int, done: int) -> float:
    """What the plan wants by the end of a week: each target in equal parts up to its date."""
    planned = [one for one in clients if one.plan_amount > 0]
    if not planned:
        return total * done / weeks
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
    plan = [planned_by(clients, desk.plan_total, desk.weeks, week) for week in range(1, desk.weeks + 1)]
    promised, sure = [], desk.received
    for week in range(desk.week, desk.weeks + 1):
        sure += promised_in(clients, week)
        promised.append(sure)
    return Outlook(actual, plan, promised)


def promised_by_week(session: Session, desk: DeskView, clients: list[ClientView]) -> list[float]:
    """What was promised for each week that has ended, and what is promised for those to come."""
    past = [sum(line.due for line in report.clients) for report in session.log if isinstance(report, WeekReport)]
    coming = [promised_in(clients, week) for week in range(len(past) + 1, desk.weeks + 1)]
    return past + coming


@dataclass(frozen=True)
class Flow:
    """What is known of a client's money: what it paid us, and whether others are said or known to be paid, or to owe it."""

    client: int
    paid: float
    owed: float
    rivals: str = ""  # "", "said" or "known": it pays other suppliers first
    customers: str = ""  # "", "said" or "known": its own customers do not pay it


def flows(clients: list[ClientView]) -> list[Flow]:
    """Who has paid whom, as far as the rep knows, those who paid most first."""
    found = [
        Flow(
            one.number,
            one.received,
            one.owed,
            _heard(one, "others_first", "rivals"),
            _heard(one, "customers_unpaid", "customers"),
        )
        for one in clients
    ]
    return sorted(found, key=lambda flow: (-flow.paid, -flow.owed, flow.client))


def _heard(view: ClientView, excuse: str, cause: str) -> str:
    one = next(finding for finding in view.findings if finding.excuse == excuse)
    if view.gap_cause == cause or (one.found == "true" and not one.stale):
        return "known"
    return "said" if one.claimed and one.found != "false" else ""
