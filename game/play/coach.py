"""What the coach says, in words: the same for the window and the terminal."""

from collections.abc import Collection

from game.language.messages import one_line
from game.language.words import money, move_name
from game.play.session import Comment, Session
from sim_core.coach import stands
from sim_core.public.games import Step
from sim_core.public.scenarios import text_in


def comments(session: Session, moment: str) -> list[Comment]:
    """What the coach has just said: at a moment (briefing, start, move, end), after the latest choice."""
    return [one for one in session.coached if one.steps == len(session.steps) and one.moment == moment]


def speaking(session: Session, heard: Collection[int], moments: tuple[str, ...]) -> dict[int, Comment]:
    """What the coach is still saying at these moments: the latest comments of this week, by their places in the session.

    `heard`: places of comments that were sent away; they, and what was said before them, are not repeated.
    """
    week = session.week - ("end" in moments)
    new = {at: one for at, one in enumerate(session.coached) if one.moment in moments and one.week == week}
    latest = max((one.steps for one in new.values()), default=0)
    said = {at: one for at, one in new.items() if one.steps == latest and at not in heard}
    return {at: one for at, one in said.items() if _stands(session, one)}


def _stands(session: Session, comment: Comment) -> bool:
    """Is what was said still to the point? What was said of a move is over with the next, if it advises nothing."""
    since = session.steps[comment.steps :]
    if comment.moment == "move" and since and not comment.remark.advice:
        return False
    return stands(comment.remark, session.game.sight(), since)


def advised(session: Session, move: str, client: str) -> Step | None:
    """The step with this move on this client (an id) that the coach asks for, while that still stands."""
    said = [one for one in session.coached if one.week == session.week and _stands(session, one)]
    steps = (step for one in reversed(said) for step in one.remark.advice)
    return next((step for step in steps if (step.move, step.client) == (move, client)), None)


def in_words(session: Session, comment: Comment, language: str) -> str:
    """A comment with the client's name and the amount filled in."""
    remark = comment.remark
    text = one_line(text_in(session.scenario.coach[remark.comment].say, language))
    if remark.client >= 0:
        name = one_line(text_in(session.scenario.clients[remark.client].name, language))
        text = text.replace("{client}", name)
    if remark.advice:
        text = text.replace("{move}", move_name(remark.advice[0].move, language))
        text = text.replace("{asked}", money(remark.advice[0].amount, language))
    return text.replace("{amount}", money(remark.amount, language))
