"""What can be seen of how clients were dealt with: excuses, what kept them from paying, firmness, fairness."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from sim_core.belief.trail import Moment, Trail
from sim_core.debrief.excuses import ExcuseStory, turned
from sim_core.debrief.observations import GAP, LATE, offered, week_ends
from sim_core.debrief.seen import Observation, told
from sim_core.engine.reveal import reveal
from sim_core.model.choices import Events
from sim_core.model.moves import bears, tagged
from sim_core.model.sight import Public
from sim_core.model.vocabulary import Excuse, Said

WORTH_OF_ANSWER: Final = {
    ("accepted", True): 1.0,
    ("accepted", False): 0.0,
    ("fixed", True): 1.0,
    ("fixed", False): 0.2,
    ("remedied", True): 1.0,
    ("remedied", False): 0.3,
    ("challenged", True): 0.0,
    ("challenged", False): 0.6,  # on a hunch
    ("lapsed", True): 0.4,
    ("lapsed", False): 0.3,
    ("open", True): 0.3,
    ("open", False): 0.2,
}
UNMENDED: Final = 0.5
"""Worth of giving time where what was complained of could have been put right."""
COOLER: Final = 0.05
"""Trust lost since the start from which a client thinks less of us."""
STEP: Final = 0.2
"""Trust between one mood and the next."""
ANSWERED: Final = ("accepted", "challenged", "fixed", "remedied")


def observe_excuses(trail: Trail, stories: Sequence[ExcuseStory]) -> list[Observation]:
    """L6 and L7, each excuse by what was overdue: was a true one met with help, a false one broken with evidence?

    One that stayed unanswered is no fault where the scenario does not offer what would have answered it.
    """
    seen = []
    for one in stories:
        if one.dealt == "lapsed" and (one.gone or (one.kind == Excuse.BOSS_AWAY and one.true)):
            continue  # there was nothing to answer any more, or waiting was right
        if one.dealt in ("lapsed", "open") and not offered(trail, *_answers(trail, one)):
            continue
        so = "true" if one.true else "false"
        key, worth = f"excuse_{one.dealt}_{so}", WORTH_OF_ANSWER[one.dealt, one.true]
        values: dict[str, object] = {"client": one.client, "excuse": one.kind.name.lower(), "said": one.week + 1}
        values |= {"week": one.week + one.weeks + 1}
        values |= {"so": turned(one.true_when_said, one.true)}
        if one.dealt in ("lapsed", "open"):
            key = f"excuse_{one.dealt}"
        if one.dealt == "accepted" and one.true and one.mendable:
            key, worth = "excuse_accepted_unmended", UNMENDED
        if one.dealt == "accepted" and one.true and one.kind == Excuse.BOSS_AWAY:
            key, worth = "excuse_accepted_passing", UNMENDED  # who is away is back next week, and was given two
        if one.dealt == "challenged":
            proven = "unproven" if not one.evidence else "proven" if one.evidence == so else "misled"
            key, values = f"{key}_{proven}", values | {"broke": one.broke}
            if one.evidence == "false":  # which may be wrong: who has seen the client stand firm should know better
                worth = max(worth, 1.0 - one.known)
        seen.append(Observation(one.settled, worth, max(one.overdue, 1.0), told(key, **values), one.client))
    return seen


def _answers(trail: Trail, one: ExcuseStory) -> tuple[str, ...]:
    """What would have answered an excuse."""
    row = trail.moments[0].before.setting.public.excuses[one.kind.name.lower()]
    return ("accept_excuse", *row.get("remedies", ())) if one.true else ("challenge",)


def told_apart_counts(stories: Sequence[ExcuseStory]) -> dict[str, int]:
    """Excuses answered while they were false and how many of them were believed, answered while they were true and how many
    were challenged: each counted once, however often it was answered.
    """
    answers = [((one.client, one.kind, one.week), one.true, one.dealt) for one in stories if one.dealt in ANSWERED]
    false, true = {who for who, so, _ in answers if not so}, {who for who, so, _ in answers if so}
    believed = {who for who, so, dealt in answers if not so and dealt != "challenged"}
    challenged = {who for who, so, dealt in answers if so and dealt == "challenged"}
    return {"false": len(false), "believed": len(believed), "true": len(true), "challenged": len(challenged)}


def told_apart(stories: Sequence[ExcuseStory]) -> tuple[float | None, float | None]:
    """(share of false excuses that were believed, share of true ones that were challenged); None where there were none."""
    count = told_apart_counts(stories)
    credulity = count["believed"] / count["false"] if count["false"] else None
    suspicion = count["challenged"] / count["true"] if count["true"] else None
    return credulity, suspicion


def observe_gap(trail: Trail) -> list[Observation]:
    """L5, each client long and much overdue, by how much: was the gap worked out, and was help offered that closes it?

    Where the scenario offers only one of the two, it is that one which counts.
    """
    ends, seen = week_ends(trail), []
    helps = any(offered(trail, move) for move in tagged("closes_gap"))
    looks = offered(trail, "analyse_gap")
    for client in range(len(trail.account(0).owed[0])) if helps or looks else ():
        overdue = [float(trail.account(end.number).overdue[0, client]) for end in ends]
        if not ends or sum(amount > GAP for amount in overdue) < min(3, len(overdue)):
            continue
        own = [move for move in trail.moments if move.client == client]
        looked = [move for move in own if move.step.move == "analyse_gap"]
        helped = [move for move in own if bears(move.step.move, "closes_gap")]
        fitting = [move for move in helped if looked and move.number > looked[0].number]
        key, worth = _gap_key(looks, helps, bool(looked), bool(helped), bool(fitting))
        at = (fitting or helped or looked or ends[-1:])[0]
        values: dict[str, object] = {"client": client, "overdue": max(overdue), "week": at.week + 1}
        if helped:
            values["move"] = at.step.move
        seen.append(Observation(at.number, worth, max(overdue), told(key, **values), client))
    return seen


def _gap_key(looks: bool, helps: bool, looked: bool, helped: bool, fitting: bool) -> tuple[str, float]:
    """The observation, and its worth; `looks` and `helps`: can gaps be worked out, and closed, in this scenario?"""
    if not looks:
        return ("gap_helped", 1.0) if helped else ("gap_unhelped", 0.0)
    if not helps:
        return ("gap_known", 1.0) if looked else ("gap_unknown", 0.0)
    worth = 0.4 * looked + 0.6 * helped
    if looked and helped:
        return ("gap_closed" if fitting else "gap_late"), worth if fitting else 0.7
    return ("gap_seen" if looked else "gap_guessed" if helped else "gap_ignored"), worth


def observe_firmness(trail: Trail) -> list[Observation]:
    """L8: asking for what is ours against begging for it, cutting it, or leaving an excuse unanswered at a week's end."""
    seen, answers = [], offered(trail, *tagged("judges"))
    for move in trail.moments:
        account, name = move.before.sight().account, move.step.move
        if move.ends_week and not answers:
            continue
        if move.ends_week:
            for client in np.flatnonzero((account.excuse[0] >= 0) & (account.overdue[0] > LATE)).tolist():
                if not _answered(trail, client, move.week):
                    sentence = told("excuse_unanswered", client=client, week=move.week + 1)
                    seen.append(Observation(move.number, 0.2, 0.2, sentence, client))
            continue
        values: dict[str, object] = {"client": move.client, "week": move.week + 1}
        if name == "plead":
            seen.append(Observation(move.number, 0.0, 6.0, told("pleaded", **values), move.client))
        elif name == "discount":
            assert isinstance(move.events, Events)
            off = float(move.events.amount[0])
            sentence = told("discounted", **values, amount=off) if off > 0 else told("discount_declined", **values)
            seen.append(Observation(move.number, 0.5, 1.0, sentence, move.client))
        elif bears(name, "demands") and not bears(name, "judges") and account.owed[0, move.client] > 0:
            past = _stands_in_the_way(move.before.setting.public, int(account.excuse[0, move.client]), name)
            key = "asked_past" if past else "asked"
            sentence = told(key, **values, move=name, **({"excuse": past} if past else {}))
            seen.append(Observation(move.number, 0.5 if past else 1.0, 1.0, sentence, move.client))
    return seen


def _stands_in_the_way(public: Public, kind: int, move: str) -> str:
    """The open excuse that a demand passes over; empty if there is none, or the demand answers it or looks into it."""
    if kind < 0:
        return ""
    name = Excuse(kind).name.lower()
    row = public.excuses[name]
    return "" if move in row.get("remedies", ()) or move == row["checked_by"] else name


def _answered(trail: Trail, client: int, week: int) -> bool:
    return any(move.client == client and move.week == week for move in trail.moments)


def observe_win_win(trail: Trail) -> list[Observation]:
    """L9: helping against squeezing, and how each client stands with us at the close, by what it owed."""
    seen = []
    for move in trail.moments:
        name = move.step.move
        values: dict[str, object] = {"client": move.client, "week": move.week + 1, "move": name}
        if bears(name, "helps"):
            if _did_good(move):
                seen.append(Observation(move.number, 1.0, 0.5, told("helped", **values), move.client))
        elif name == "push_order":
            seen.append(Observation(move.number, 0.0, 3.0, told("pushed", **values), move.client))
        elif name == "stop_supply":
            seen.append(Observation(move.number, 0.2, 2.0, told("stopped", **values), move.client))
        elif name == "resume_supply" and float(move.before.sight().account.hold_paid[0, move.client]) <= 0:
            seen.append(Observation(move.number, 0.0, 1.0, told("resumed_unpaid", **values), move.client))
    return seen + (_standing(trail) if trail.moments else [])


def _did_good(move: Moment) -> bool:
    assert isinstance(move.events, Events)
    return int(move.events.said[0]) not in (Said.SHRUGGED, Said.NOTHING_TO_FIX)


def _standing(trail: Trail) -> list[Observation]:
    """How each client that is still in business stands with us; nothing of one that seems cooler than it is."""
    last, seen = len(trail.moments), []
    start, end = trail.account(0), trail.account(last)
    gained = reveal(trail.end).trust[0] - reveal(trail.game(0)).trust[0]
    for client in np.flatnonzero(~end.failed[0]).tolist():
        change, cooler = float(gained[client]), bool(end.mood[0, client] < start.mood[0, client])
        worth = min(max(0.75 + 0.15 * change / STEP, 0.0), 1.0)
        if end.left[0, client]:
            seen.append(Observation(last - 1, 0.0, 4.0, told("client_left", client=client), client))
        elif change < -COOLER:
            seen.append(Observation(last - 1, min(worth, 0.55), 1.0, told("mood_worse", client=client), client))
        elif not cooler:
            seen.append(Observation(last - 1, worth, 1.0, told("mood_kept", client=client), client))
    return seen
