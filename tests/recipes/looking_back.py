"""For the proofs of recipes: a game played as a person plays it, and its debrief told in every language, at small effort."""

from collections.abc import Callable
from typing import Final

from game.play.session import Session, new_session
from sim_core.debrief.task import Played
from sim_core.debrief.whole import Debrief, Effort, opened, work
from sim_core.engine.record import Step
from tests.debrief.test_sentences import UNFILLED, sentences

SMALL_EFFORT: Final = Effort(copies=60, first=2, pair=0, more=4, points=1, opening=4)
TARGET: Final = 300_000.0


def played(text: str, decide: Callable[[Session], list[Step]], seed: int = 1) -> Session:
    """A game of a scenario's text: what is decided at the start of each week, where it is possible."""
    session = new_session(text, seed, None)
    while not session.over:
        for step in decide(session):
            session.play(step)
        session.end_week()
    return session


def looked_back(session: Session, text: str, languages: tuple[str, ...]) -> Debrief:
    """The debrief of a game, worked out, and told without a gap in these languages."""
    return debriefed(Played(text, session.seed, tuple(session.steps)), languages)


def debriefed(game: Played, languages: tuple[str, ...]) -> Debrief:
    """The debrief of choices that were made."""
    debrief = opened(game, TARGET)
    for _ in work(debrief, effort=SMALL_EFFORT):
        pass
    assert debrief.stage == "refined"
    for language in languages:
        told = list(sentences(debrief, language))
        assert told
        assert [line for line in told if UNFILLED.search(line)] == [], language
    return debrief
