"""Xu writes every few weeks, of what the record shows, and looks as the words do."""

from itertools import pairwise

import pytest

from game.language.words import LANGUAGES, keys
from game.play.faces import verdict_mood
from game.play.letter import bonus
from game.play.session import Session, new_session
from game.play.xu import EVERY, in_words, note_for
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
    paid = session.log[0].paid  # type: ignore[union-attr]
    assert parts(session, EVERY)[0] == ("xu.visit_paid" if paid else "xu.visit_empty")


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
    report = session.log[-1]
    told = "".join(narrate_week(session, report, language))  # type: ignore[arg-type]
    note = note_for(session, EVERY)
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
