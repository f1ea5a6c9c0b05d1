"""Xu writes every few weeks, of what the record shows, and looks as the words do."""

from dataclasses import replace
from itertools import pairwise

import pytest

from game.language.words import LANGUAGES, keys
from game.play.faces import verdict_mood
from game.play.friday import friday_of
from game.play.friday_told import manager_says
from game.play.happened import MoveLine, WeekReport
from game.play.letter import bonus
from game.play.session import Session, new_session
from game.play.view import client_views
from game.play.xu import EVERY, QUIET_WEEKS, in_words, note_for
from game.terminal.narration import narrate_week
from sim_core.engine.record import Step
from tests.conftest import SMALL
from tests.talks import replayed, steps_of


def after_weeks(count: int, *moves: str, text: str = SMALL) -> Session:
    """A game of so many weeks, in the first of which these moves are made on the first client."""
    session = new_session(text, 3, None)
    for move in moves:
        session.play(Step(move=move, client="first", amount=100_000 if move == "set_plan" else 0, weeks=1))
    for _ in range(count):
        session.end_week()
    return session


def parts(session: Session, week: int) -> list[str]:
    note = note_for(session, week)
    return [part.key for part in note.parts] if note else []


def test_there_is_a_note_every_few_weeks_and_not_before() -> None:
    session = after_weeks(EVERY - 1)
    assert [week for week in range(1, EVERY + 1) if note_for(session, week)] == [EVERY]


def test_a_visit_together_is_not_forgotten() -> None:
    session = after_weeks(EVERY - 1, "manager_visit")
    visit = session.log[0]
    assert isinstance(visit, MoveLine)
    assert parts(session, EVERY)[0] == ("xu.visit_paid" if visit.paid else "xu.visit_empty")


def test_a_lost_client_is_the_first_thing_and_nobody_smiles_over_it() -> None:
    session = after_weeks(EVERY - 1)
    report = session.log[-1]
    assert isinstance(report, WeekReport)
    session.log[-1] = replace(report, clients=[replace(report.clients[0], failed=True), *report.clients[1:]])
    note = note_for(session, EVERY)
    assert note
    assert (note.parts[0].key, note.parts[0].values["clients"], note.mood) == ("xu.lost", (0,), "stern")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manager_says_one_thing_of_a_week_the_note_where_there_is_one(language: str) -> None:
    session = new_session(SMALL, 3, None)
    while not session.over:
        report = session.end_week()
        friday, note = friday_of(session, report), note_for(session, report.week + 1)
        assert friday.note == note
        told = "".join(narrate_week(session, report, language))
        said = manager_says(session, friday, language)
        assert said[:8] in told
        if note:
            assert said == in_words(session, note, language)


def test_who_is_forgotten_is_by_the_last_contact_of_its_file_and_nobody_that_is_gone() -> None:
    named = 0
    for seed, bot in ((1, "nag"), (2, "idle"), (5, "parts")):
        session = replayed("final-quarter", (), seed)
        for step in steps_of("final-quarter", bot, seed):
            if step.move != "end_week":
                session.redo_move(step, judged=True)
                continue
            report = session.redo_week(step)
            views = client_views(session)
            weeks = [0 if one.left or one.failed else report.week - (one.contact_week or 0) for one in views]
            assert report.unheard == weeks
            note = note_for(session, report.week + 1)
            for part in note.parts if note else ():
                if part.key == "xu.forgotten":
                    (number,) = part.values["clients"]
                    assert weeks[number] >= QUIET_WEEKS
                    assert views[number].overdue == part.values["amount"]
                    named += 1
    assert named


def broken_in(week: int) -> Session:
    """A game in which the word given for that week is broken, and which is then left alone until the second note."""
    session = replayed("final-quarter", (), 1)
    for now in range(1, 2 * EVERY):
        if now == week - 1:
            session.play(Step(move="ask_promise", client="shiqiao", amount=300_000, weeks=1))
        report = session.end_week()
        assert [line.client for line in report.clients if line.broken] == (["shiqiao"] if now == week else [])
    return session


def test_a_broken_promise_that_nobody_went_to_see_about_is_pointed_out_after_a_week_in_which_one_could() -> None:
    assert parts(broken_in(2 * EVERY - 2), 2 * EVERY)[0] == "xu.broken"
    assert "xu.broken" not in parts(broken_in(2 * EVERY - 1), 2 * EVERY)


def test_nothing_received_is_said_plainly() -> None:
    session = replayed("county-flood", steps_of("county-flood", "idle", 2), 2)
    for week in range(EVERY, session.scenario.weeks, EVERY):
        lately = session.received_by_week[week - 1 - EVERY : week - 1]
        assert ("xu.nothing" in parts(session, week)) <= (not any(lately))
    assert not any(session.received_by_week[:EVERY])
    assert "xu.nothing" in parts(session, EVERY)


def test_a_note_reads_the_same_however_much_has_happened_since() -> None:
    steps = steps_of("final-quarter", "textbook", 1)
    whole = replayed("final-quarter", steps, 1)
    session, noted = replayed("final-quarter", (), 1), []
    for step in steps:
        if step.move != "end_week":
            session.redo_move(step, judged=True)
            continue
        report = session.redo_week(step)
        noted.append(note_for(session, report.week + 1))
    assert noted == [note_for(whole, week + 1) for week in range(1, len(noted) + 1)]
    assert sum(note is not None for note in noted) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_is_told_with_the_week_in_which_it_comes(language: str) -> None:
    session = after_weeks(EVERY - 1)
    report, note = session.log[-1], note_for(session, EVERY)
    assert isinstance(report, WeekReport)
    told = "".join(narrate_week(session, report, language))
    assert note
    words = in_words(session, note, language)
    assert "{" not in words
    assert words[:10] in told


def test_two_notes_running_are_about_different_things() -> None:
    whole = replayed("final-quarter", steps_of("final-quarter", "nag", 1), 1)
    cases = [parts(whole, week) for week in range(EVERY, whole.scenario.weeks, EVERY)]
    first = [one[0] for one in cases if len(one) > 1]
    assert all(one != other for one, other in pairwise(first))


def test_every_note_has_its_wordings() -> None:
    cases = {key.rpartition(".")[0] for key in keys() if key.startswith("xu.") and key[-1].isdigit()}
    assert all(f"{case}.{number}" in keys() for case in cases for number in (1, 2))
    assert {"xu.visit_paid", "xu.visit_empty", "xu.promises_due", "xu.ahead", "xu.level", "xu.behind", "xu.open"} <= cases


def test_xu_does_not_smile_while_refusing_the_bonus() -> None:
    idle, best = (replayed("county-flood", steps_of("county-flood", bot, 2), 2) for bot in ("idle", "textbook"))
    for session in (idle, best):
        final = session.final
        assert final
        kind = verdict_mood(bonus(final)) == "pleased"
        assert kind == (final.net >= final.target)
    assert idle.final
    assert verdict_mood(bonus(idle.final)) == "stern"
