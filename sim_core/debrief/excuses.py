"""Every excuse of a game: when it was said, what was done about it, what was believed, and whether it was true."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Moment, Trail
from sim_core.engine.game import Game
from sim_core.engine.record import choice_of
from sim_core.engine.reveal import reveal
from sim_core.model.choices import Events
from sim_core.model.sight import Sight
from sim_core.model.vocabulary import PROBLEM_OF, STALE_WEEKS, SURE, Excuse, Finding, Said

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
    now = true_now(moment.before, client, kind)
    then = true_now(trail.game(_first_said(trail, moment, client) + 1), client, kind)
    return turned(then, now), said


def _first_said(trail: Trail, moment: Moment, client: int) -> int:
    """Number of the decision that brought up the excuse that stands open before another: only moves do, in the week on file."""
    account = moment.before.sight().account
    kind, week = int(account.excuse[0, client]), int(account.excuse_week[0, client])
    for earlier in reversed(trail.moments[: moment.number]):
        if earlier.client == client and earlier.week == week and _brought_up(trail, earlier, client, kind):
            return earlier.number
    return moment.number - 1


def _brought_up(trail: Trail, moment: Moment, client: int, kind: int) -> bool:
    """Did the client come up with an excuse at this decision? Also where it had just been answered, and stands open again."""
    before, after = moment.before.sight().account, trail.account(moment.number + 1)
    return kind >= 0 and bool(after.heard[0, client, kind] > before.heard[0, client, kind])


@dataclass(frozen=True)
class ExcuseStory:
    """One excuse from when it was first said until it was dealt with or lapsed."""

    client: int
    kind: Excuse
    raised: int  # number of the decision that brought it up
    settled: int  # number of the decision that settled it; the last one of the game where none did
    week: int  # first said, from 0
    weeks: int  # from then until it was settled
    dealt: str  # one of DEALT
    true: bool  # when it was settled
    true_when_said: bool
    evidence: str  # what the file held when it was settled: "true", "false" or "" for nothing that counts
    known: float  # chance that it was true, as far as could be known then; nan: that was not worked out
    stated: float | None  # chance that it was true, as last stated
    overdue: float  # yuan, when it was settled
    broke: bool = False  # a challenge that broke it
    mendable: bool = False  # a fault of ours that could have been put right there and then
    again: bool = False  # it had been challenged before, and stood firm; only another answer is told then
    gone: bool = False  # the client went under


def evidence(sight: Sight, client: int, kind: int) -> str:
    """What a good and fresh source says of an excuse: "true", "false", or "" if none does."""
    account, week = sight.account, int(sight.desk.week[0])
    fresh = week - int(account.found_week[0, client, kind]) <= STALE_WEEKS
    if not fresh or float(account.found_sure[0, client, kind]) <= SURE:
        return ""
    return {Finding.TRUE: "true", Finding.FALSE: "false"}.get(Finding(int(account.found[0, client, kind])), "")


def excuse_stories(trail: Trail, beliefs: Sequence[ClientBeliefs] = ()) -> list[ExcuseStory]:
    """All excuses of a game, in the order in which they were said. No beliefs: what could be known is left out."""
    stories: list[ExcuseStory] = []
    for client in range(len(trail.sight(0).public.client_ids)):
        stories += _of_client(trail, client, beliefs[client] if beliefs else None)
    return sorted(stories, key=lambda one: (one.raised, one.client))


def _of_client(trail: Trail, client: int, own: ClientBeliefs | None) -> list[ExcuseStory]:
    stories: list[ExcuseStory] = []
    story: ExcuseStory | None = None
    for moment in trail.moments:
        if moment.client not in (client, -1):
            continue
        before, after = moment.before.sight(), trail.sight(moment.number + 1)
        was, now = int(before.account.excuse[0, client]), int(after.account.excuse[0, client])
        if story and moment.client == client and moment.step.belief is not None:
            story = replace(story, stated=moment.step.belief)
        anew = now != was or _brought_up(trail, moment, client, now)
        if story and anew:
            how = _how(moment, client, now)
            stories += [_settled(story, trail, own, moment, how)] if how != "lapsed" or not story.again else []
            story = None
        elif story and moment.step.move == "challenge" and moment.client == client:
            stories.append(_settled(story, trail, own, moment, "challenged"))  # it stood firm: that is an answer too
            story = replace(story, raised=moment.number, stated=None, again=True)
        if now >= 0 and anew:
            story = _said(client, Excuse(now), trail, moment)
    if story and trail.moments and not story.again:
        stories.append(_settled(story, trail, own, trail.moments[-1], "open"))
    return stories


def _said(client: int, kind: Excuse, trail: Trail, moment: Moment) -> ExcuseStory:
    """The story begins: a decision brought the excuse up."""
    true = true_now(trail.game(moment.number + 1), client, kind)
    return ExcuseStory(client, kind, moment.number, moment.number, moment.week, 0, "open", true, true, "", 0.5, None, 0.0)


def _how(moment: Moment, client: int, now: int) -> str:
    if moment.client != client:
        return "lapsed"
    return {"accept_excuse": "accepted", "challenge": "challenged", "fix_problem": "fixed"}.get(moment.step.move, "remedied")


def _settled(story: ExcuseStory, trail: Trail, own: ClientBeliefs | None, moment: Moment, how: str) -> ExcuseStory:
    sight, mend = moment.before.sight(), moment.step.model_copy(update={"move": "fix_problem"})
    complaint = PROBLEM_OF[story.kind] >= 0 and moment.client == story.client
    return replace(
        story,
        broke=how == "challenged" and isinstance(moment.events, Events) and int(moment.events.said[0]) != Said.STOOD_FIRM,
        mendable=complaint and moment.before.refusals(choice_of(moment.before, mend))[0] is None,
        gone=bool(trail.account(moment.number + 1).failed[0, story.client]),
        settled=moment.number,
        weeks=moment.week - story.week,
        dealt=how,
        true=true_now(moment.before, story.client, story.kind),
        evidence=evidence(sight, story.client, story.kind),
        known=min(float(own.before(moment.number).true[story.kind]), 1.0)
        if own
        else float("nan"),  # a sum of weights may be a hair above
        overdue=float(sight.account.overdue[0, story.client]),
    )
