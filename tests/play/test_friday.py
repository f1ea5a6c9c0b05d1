"""Friday: what the end of a week brought adds up, and says nothing that the record does not."""

import pytest

from game.language.locale import LANGUAGES
from game.play.dialogue import filled, variants
from game.play.friday import FORGOTTEN_WEEKS, MOST_AHEAD, friday_of, whole
from game.play.friday_told import forgotten_says
from game.play.happened import MoveLine, WeekReport
from game.play.people import rep_called
from game.play.session import Session, new_session
from game.play.view import client_views
from sim_core.engine.record import END_WEEK, Step
from sim_core.scenario.library import find_scenario
from tests.conftest import SMALL
from tests.played import played

GAMES = [("final-quarter", "textbook", 3), ("between-friends", "parts", 4), ("lesson-5-close-the-gap", "nag", 5)]


def told_again(name: str, bot: str, seed: int):
    """Each week's end of a game as it happened: the session then, and its Friday."""
    game = played(name, bot, seed)
    session = new_session(game.scenario, seed, None)
    for step in game.steps:
        if step.move == END_WEEK:
            report = session.end_week()
            yield session, report, friday_of(session, report)
        else:
            session.play(step)


@pytest.mark.parametrize(("name", "bot", "seed"), GAMES)
def test_every_weeks_sum_adds_up_to_the_yuan_and_goes_on_from_the_last(name: str, bot: str, seed: int):
    late = None
    for session, report, friday in told_again(name, bot, seed):
        for one in (*friday.sums, whole(friday.sums)):
            assert one.start - one.received + one.fallen + one.early - one.discounted - one.lost == one.now
            assert one.early >= 0, "nobody pays before it is due less than nothing"
        assert [one.now for one in friday.sums] == [view.overdue for view in client_views(session)]
        assert late is None or [one.start for one in friday.sums] == late, "Monday goes on where Friday ended"
        assert whole(friday.sums).received == report.received == friday.received
        late = [one.now for one in friday.sums]


@pytest.mark.parametrize(("name", "bot", "seed"), GAMES)
def test_what_is_told_of_promises_silence_and_next_week_is_on_record(name: str, bot: str, seed: int):
    told = set()
    for session, report, friday in told_again(name, bot, seed):
        views = client_views(session)
        for one in friday.arrivals:
            line = report.clients[one.client]
            assert (one.paid, one.due) == (line.paid, line.due)
            assert one.promise == ("kept" if line.kept else "broken" if line.broken else "")
        if friday.surprise and friday.surprise.kind == "unasked":
            paid = report.clients[friday.surprise.client]
            assert (paid.paid, paid.due) == (friday.surprise.amount, 0.0), "nobody keeps a promise of its own accord"
            touched = {line.step.client for line in session.log if isinstance(line, MoveLine) and line.week == report.week}
            assert paid.client not in touched
        if friday.forgotten:
            client, weeks = friday.forgotten
            assert weeks >= FORGOTTEN_WEEKS
            late = [
                one
                for one, paid in zip(views, report.received_of, strict=True)
                if one.overdue > 0 and paid <= 0 and not (one.left or one.failed)
            ]
            assert weeks == max(report.week - (one.contact_week or 0) for one in late)
            assert views[client].overdue > 0
            for language in LANGUAGES:
                assert forgotten_says(session, friday, language) in lines_of_persona(session, client, language)
        one_by_one = [one for one in friday.ahead if one.kind != "more"]
        assert len(one_by_one) <= MOST_AHEAD
        if len(one_by_one) < len(friday.ahead):
            falling = [sum(bill.amount for bill in one.invoices if bill.due_week == report.week + 1) for one in views]
            told_of = sum(one.amount for one in friday.ahead if one.kind in ("due", "more"))
            assert told_of == sum(falling), "what is not told one by one is told as a sum"
        for ahead in one_by_one:
            view = views[ahead.client]
            if ahead.kind == "promise":
                assert view.promise
                assert (view.promise.due_week, view.promise.amount - view.promise.paid) == (report.week + 1, ahead.amount)
            elif ahead.kind == "due":
                assert ahead.amount == sum(bill.amount for bill in view.invoices if bill.due_week == report.week + 1)
            elif ahead.kind == "unheard":
                assert ahead.weeks == report.week - (view.contact_week or 0)
            told.add(ahead.kind)
        assert not (session.over and friday.ahead), "after the last week there is no next one"
    assert "due" in told or "promise" in told


def lines_of_persona(session: Session, client: int, language: str) -> list[str]:
    spec = session.scenario.clients[client]
    return [
        filled(one.text, language, {"rep": rep_called(session, language)})
        for one in variants(spec.persona, ("forgotten",), language)
    ]


def idle(text: str, weeks: int) -> tuple[Session, WeekReport]:
    session = new_session(text, 3, None)
    reports = [session.end_week() for _ in range(weeks)]
    return session, reports[-1]


def test_a_week_of_nothing_says_what_nothing_costs():
    text = find_scenario("lesson-2-ask-often").read_text("utf-8")
    session, report = idle(text, 2)
    friday = friday_of(session, report)
    before, after = friday.needed
    if not report.received:
        assert after > before, "the target wants more of each week that is left"
        assert friday.eyebrow == "raised"
    assert friday.forgotten is not None
    assert friday.forgotten[1] == 2


def test_the_manager_is_pleased_with_what_the_target_wants_and_stern_where_a_client_is_lost():
    session = new_session(SMALL, 3, None)
    session.play(Step(move="call", client=session.scenario.clients[0].id))
    report = session.end_week()
    friday = friday_of(session, report)
    lost = WeekReport(**{**vars(report), "clients": [*report.clients]})
    lost.clients[0] = type(lost.clients[0])(**{**vars(lost.clients[0]), "left": True})
    assert friday_of(session, lost).eyebrow == "stern"
    assert friday_of(session, lost).surprise.kind == "left"
    assert friday.eyebrow in ("raised", "calm", "pleased")
