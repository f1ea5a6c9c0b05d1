"""One game of each bundled scenario as text: what the trainee saw, chose and got. `python -m tests.transcripts` rewrites all.

The textbook plays a session, and it is told in the simulation's own names (ids, numbers, yuan), never in the words of
`assets`, so that a better sentence breaks no transcript.
"""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap

from game.play.evidence import Evidence
from game.play.session import Final, MoveLine, Session, WeekLine, WeekReport, new_session
from game.play.view import ClientView, client_views, desk_view
from game.play.view_model import difference
from game.terminal.demo import PLAYER, next_steps
from sim_core import RULES_VERSION
from sim_core.batch.rollout import MOST_MOVES
from sim_core.model.moves import ASKS, move_number
from sim_core.scenario.library import Entry, list_scenarios

FOLDER = Path(__file__).parent / "golden"
SEED = 1
WIDTH = 100
MOST_ROOM = 12
CONTEXT = 3
"""Lines shown before and after the first one that differs."""


def transcript(scenario_text: str) -> str:
    """The textbook's game of a scenario's text, told in lines of at most `WIDTH` characters."""
    session = new_session(scenario_text, SEED, None)
    told = _header(session)
    while not session.over:
        told += ["", *_desk(session), *_moves(session), *_week_end(session, session.end_week())]
    assert session.final
    told += ["", *_score(session.final)]
    return "".join(f"{line}\n" for long in told for line in _narrow(long))


def transcripts_now() -> dict[str, str]:
    """The transcript of each bundled scenario, by file name."""
    return {file_name(entry): transcript(entry.path.read_text(encoding="utf-8")) for entry in list_scenarios()}


def file_name(entry: Entry) -> str:
    """The name of a scenario's transcript."""
    return f"{entry.id}.txt"


def known() -> dict[str, str]:
    """The committed transcripts, by file name."""
    return {file.name: file.read_text("utf-8") for file in sorted(FOLDER.glob("*.txt"))}


def rewrite() -> None:
    """Make all transcripts again, and delete those of scenarios that are gone."""
    now = transcripts_now()
    for name in known().keys() - now.keys():
        (FOLDER / name).unlink()
    for name, text in now.items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")


def first_difference(old: str, new: str) -> str:
    """The first line in which two texts differ, with the lines around it; "" if they are the same."""
    olds, news = old.splitlines(), new.splitlines()
    for at, (one, other) in enumerate(zip_longest(olds, news)):
        if one != other:
            before = [f"    {line}" for line in olds[max(at - CONTEXT, 0) : at]]
            was = [f"  - {line}" for line in olds[at : at + CONTEXT + 1] or ["(no more lines)"]]
            is_now = [f"  + {line}" for line in news[at : at + CONTEXT + 1] or ["(no more lines)"]]
            return "\n".join([f"line {at + 1}:", *before, *was, *is_now])
    return ""


def _header(session: Session) -> list[str]:
    scenario = session.scenario
    target = "none" if scenario.target is None else _yuan(scenario.target)
    return [
        f"scenario {scenario.id}, seed {session.seed}, rules {RULES_VERSION}, played by {PLAYER}",
        f"weeks {scenario.weeks}, clients {len(scenario.clients)}, target {target}",
    ]


def _desk(session: Session) -> list[str]:
    """The week, what there is to spend, and the clients as they stand."""
    desk = desk_view(session)
    told = (
        f"== week {desk.week} of {desk.weeks} == hours {desk.hours:g}, budget {_yuan(desk.budget)}, "
        f"visits left {desk.manager_visits}, recovered {_yuan(desk.received)}"
    )
    if desk.support_coming:
        told += f", support coming {_yuan(desk.support_coming)}"
    views = client_views(session)
    room = _room([view.id for view in views])
    head = f"  {'client':<{room}} {'owed':>9} {'overdue':>9}  {'mood':<8}  {'open excuse':<30}  promise"
    return [told, head, *(_client(view, room, desk.week) for view in views)]


def _client(view: ClientView, room: int, week: int) -> str:
    marks = [mark for mark, shown in (("on hold", view.on_hold), ("left", view.left), ("failed", view.failed)) if shown]
    told = f"  {view.id:<{room}} {_yuan(view.owed):>9} {_yuan(view.overdue):>9}  {view.mood:<8}  {_excuse(view, week):<30}  "
    return told + ", ".join([_promise(view), *marks])


def _excuse(view: ClientView, week: int) -> str:
    """The open excuse, and what was last said of it; "old" if that is no evidence any more."""
    if not view.excuse:
        return "-"
    known_of = next(one for one in view.findings if one.excuse == view.excuse)
    told = [_found(one) + (" old" if one.stale(week) else "") for one in known_of.evidence if one.right is not None]
    return f"{view.excuse} {told[0] if told else 'unknown'}"


def _promise(view: ClientView) -> str:
    promise = view.promise
    if promise is None:
        return "-"
    told = f"{_yuan(promise.amount)} w{promise.due_week}"
    if promise.paid:
        told += f", paid {_yuan(promise.paid)}"
    return told + (f", {promise.parts_left} parts more" if promise.parts_left else "")


def _moves(session: Session) -> Iterator[str]:
    """Let the textbook play its week; each move and its answer."""
    for slot in range(MOST_MOVES):
        steps = next_steps(session, slot)
        if not steps:
            return
        for step in steps:
            number = session.game.setting.public.client_ids.index(step.client)
            before = client_views(session)[number]
            line = session.play(step)
            yield _move(line, before, client_views(session)[number])


def _move(line: MoveLine, before: ClientView, after: ClientView) -> str:
    step = line.step
    asks = ASKS[move_number(step.move)]
    asked = [_yuan(step.amount)] if "amount" in asks else []
    asked += [f"in {step.weeks}w"] if "weeks" in asks else []
    answer = [] if line.said == "paid" and line.paid else [f"{line.said} {line.excuse}".rstrip()]
    answer += [f"{name} {_yuan(value)}" for name, value in (("paid", line.paid), ("amount", line.amount)) if value]
    answer += [f"mood {after.mood}"] if after.mood != before.mood else []
    return f"> {' '.join([step.move, step.client, *asked])}: {', '.join(answer + list(_learnt(before, after)))}"


def _learnt(before: ClientView, after: ClientView) -> Iterator[str]:
    """What the rep found out by a move."""
    groups: dict[str, list[str]] = {}
    for one in difference(before, after).evidence:
        groups.setdefault(_found(one), []).append(one.excuse)
    yield from (f"found {found} {' '.join(excuses)}" for found, excuses in groups.items())
    cash = after.cash_low, after.cash_high, after.cash_weeks_old
    if cash != (before.cash_low, before.cash_high, before.cash_weeks_old):
        yield f"cash {_yuan(after.cash_low or 0)}..{_yuan(after.cash_high or 0)}"
    gap = after.gap_cause, after.gap_amount, after.gap_weeks_old
    if gap != (before.gap_cause, before.gap_amount, before.gap_weeks_old):
        yield f"gap {after.gap_cause or 'none'} {_yuan(after.gap_amount)}"


def _found(one: Evidence) -> str:
    return f"{'true' if one.so else 'false'} {one.right or 0:.0%}"


def _week_end(session: Session, report: WeekReport) -> list[str]:
    """The week's sums and news, and the clients with whom something happened."""
    overdue = f"{_yuan(sum(report.overdue_before))} -> {_yuan(sum(report.overdue_after))}"
    told = f"-- week {report.week} ends: received {_yuan(report.received)}, overdue {overdue}"
    if report.support:
        told += f", support {_yuan(report.support)}"
    told += "".join(f", news {number} {session.scenario.events[number].kind}" for number in report.news)
    happened = {line.client: _client_week(line) for line in report.clients}
    room = _room(list(happened))
    return [told, *(f"  {client:<{room}} {what}" for client, what in happened.items() if what)]


def _client_week(line: WeekLine) -> str:
    """What happened with a client at the end of a week; "" if nothing did."""
    due = "".join([" kept" if line.kept else "", " broken" if line.broken else ""])
    parts = [f"paid {_yuan(line.paid)}"] if line.paid else []
    parts += [f"promise {_yuan(line.due)}{due}"] if line.due or due else []
    sums = (("ordered", line.ordered), ("refused", line.refused), ("fell due", line.fallen_due))
    parts += [f"{name} {_yuan(value)}" for name, value in sums if value]
    parts += [name for name, happened in (("left", line.left), ("failed", line.failed)) if happened]
    return ", ".join(parts)


def _score(final: Final) -> list[str]:
    received, rate = final.result.received[0], final.result.rate[0]
    return [
        f"== score == {final.score:.1f}, medal {final.medal or 'none'}",
        f"net {_yuan(final.net)}, received {_yuan(received)}, rate {rate:.3f} of {_yuan(final.result.due[0])} due",
        f"textbook {_yuan(final.textbook)}, idle {_yuan(final.idle)}, target {_yuan(final.target)}",
        f"digest {final.digest[:12]}",
    ]


def _room(ids: list[str]) -> int:
    """Width of the column of clients; a longer id pushes its own line only."""
    return min(max(len("client"), *map(len, ids)), MOST_ROOM)


def _yuan(value: float) -> str:
    return f"{value:,.0f}"


def _narrow(line: str) -> list[str]:
    return wrap(line, WIDTH, subsequent_indent="      ", break_on_hyphens=False) or [""]


if __name__ == "__main__":
    rewrite()
