"""Every excuse of a game: when it was said, what was done about it, what was believed, and whether it was true."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Moment, Trail
from sim_core.bots.style import SURE
from sim_core.engine.game import Game
from sim_core.engine.reveal import reveal
from sim_core.model.state import Sight
from sim_core.model.vocabulary import STALE_WEEKS, Excuse, Finding

DEALT: Final = ("accepted", "challenged", "fixed", "remedied", "lapsed", "open")


def turned(then: bool, now: bool) -> str:
    """Whether an excuse is true now, and if that has changed since it was said, how."""
    if then == now:
        return "true" if now else "false"
    return "by_then" if now else "no_longer"


def true_now(game: Game, client: int, kind: int) -> bool:
    """Is an excuse true in this single game now?"""
    return bool(reveal(game).excuses_true[0, client, kind])


def truth_of_open(trail: Trail, moment: Moment, client: int) -> tuple[str, int]:
    """Of the excuse that stands open before a decision: `turned`, and the week (from 0) in which it was first said."""
    account = moment.before.sight().account
    kind, said = int(account.excuse[0, client]), int(account.excuse_week[0, client])
    first = moment.number
    while first > 0 and _stood(trail, first, client) == (kind, said):
        first -= 1
    now = true_now(moment.before, client, kind)
    then = true_now(trail.game(min(first + 1, moment.number)), client, kind)
    return turned(then, now), said


def _stood(trail: Trail, number: int, client: int) -> tuple[int, int]:
    account = trail.sight(number).account
    return int(account.excuse[0, client]), int(account.excuse_week[0, client])


@dataclass(frozen=True)
class ExcuseStory:
    """One excuse from when it was first said until it was dealt with or lapsed."""

    client: int
    kind: Excuse
    raised: int  # number of the decision that brought it up
    settled: int  # number of the decision that settled it; the last one of the game where none did
    week: int  # raised, from 0
    weeks: int  # it stood open
    dealt: str  # one of DEALT
    true: bool  # when it was settled
    true_when_said: bool
    evidence: str  # what the file held when it was settled: "true", "false" or "" for nothing that counts
    known: float  # chance that it was true, as far as could be known then
    stated: float | None  # chance that it was true, as last stated
    overdue: float  # yuan, when it was settled


def evidence(sight: Sight, client: int, kind: int) -> str:
    """What a good and fresh source says of an excuse: "true", "false", or "" if none does."""
    account, week = sight.account, int(sight.desk.week[0])
    fresh = week - int(account.found_week[0, client, kind]) <= STALE_WEEKS
    if not fresh or float(account.found_sure[0, client, kind]) <= SURE:
        return ""
    return {Finding.TRUE: "true", Finding.FALSE: "false"}.get(Finding(int(account.found[0, client, kind])), "")


def excuse_stories(trail: Trail, beliefs: Sequence[ClientBeliefs]) -> list[ExcuseStory]:
    """All excuses of a game, in the order in which they were said."""
    stories: list[ExcuseStory] = []
    for own in beliefs:
        stories += _of_client(trail, own)
    return sorted(stories, key=lambda one: (one.raised, one.client))


def _of_client(trail: Trail, own: ClientBeliefs) -> list[ExcuseStory]:
    client, stories = own.client, []
    story: ExcuseStory | None = None
    for moment in trail.moments:
        if moment.client not in (client, -1):
            continue
        before, after = moment.before.sight(), trail.sight(moment.number + 1)
        was, now = int(before.account.excuse[0, client]), int(after.account.excuse[0, client])
        if story and moment.client == client and moment.step.belief is not None:
            story = replace(story, stated=moment.step.belief)
        if story and now != was:
            stories.append(_settled(story, trail, own, moment, _how(moment, client, now)))
            story = None
        elif story and moment.step.move == "challenge" and moment.client == client:
            stories.append(_settled(story, trail, own, moment, "challenged"))  # it stood firm: that is an answer too
            story = _said(story, trail, moment)
        if now >= 0 and now != was:
            story = _said(ExcuseStory(client, Excuse(now), 0, 0, 0, 0, "open", False, False, "", 0.5, None, 0.0), trail, moment)
    if story and trail.moments:
        stories.append(_settled(story, trail, own, trail.moments[-1], "open"))
    return stories


def _said(story: ExcuseStory, trail: Trail, moment: Moment) -> ExcuseStory:
    """The story begins with this decision: the excuse was said, or said again to one's face."""
    true = true_now(trail.game(moment.number + 1), story.client, story.kind)
    return replace(
        story, raised=moment.number, settled=moment.number, week=moment.week, stated=None, true=true, true_when_said=true
    )


def _how(moment: Moment, client: int, now: int) -> str:
    if moment.client != client:
        return "lapsed"
    return {"accept_excuse": "accepted", "challenge": "challenged", "fix_problem": "fixed"}.get(moment.step.move, "remedied")


def _settled(story: ExcuseStory, trail: Trail, own: ClientBeliefs, moment: Moment, how: str) -> ExcuseStory:
    sight = moment.before.sight()
    return replace(
        story,
        settled=moment.number,
        weeks=moment.week - story.week,
        dealt=how,
        true=true_now(moment.before, story.client, story.kind),
        evidence=evidence(sight, story.client, story.kind),
        known=float(own.before(moment.number).true[story.kind]),
        overdue=float(sight.account.overdue[0, story.client]),
    )
