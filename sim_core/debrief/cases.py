"""Two moments side by side: the same excuse, true at one client and false at another, and what the file said of each.

What tells them apart is data: signs, each a sentence that can be looked up in the record of the game.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sim_core.belief.trail import Moment, Trail
from sim_core.debrief.excuses import true_now
from sim_core.engine.evidence import shown
from sim_core.engine.reveal import reveal
from sim_core.errors import Message
from sim_core.model.choices import Events
from sim_core.model.vocabulary import NEVER, PROBLEM_OF, Cause, Excuse, Mood, Said

FEW: Final = 2
"""Signs on each side from which there is something to tell by."""

COMPARED: Final = ("so", "stars", "mood", "cause", "kept", "fallen")
"""What a sign says that can tell two cases apart."""


@dataclass(frozen=True)
class Case:
    """An excuse as it stood before a decision: the one that answered it, or the last while it was open."""

    number: int  # of the decision
    week: int  # from 0
    client: int
    kind: Excuse
    said: int  # week from 0 in which it was first said
    true: bool  # before the decision
    signs: tuple[Message, ...]  # what the file held, keys under `sign.`
    behind: Message  # what nobody could see: key under `behind.`


@dataclass(frozen=True)
class Pair:
    """Two cases of one excuse at different clients, one of them true."""

    left: Case
    right: Case

    @property
    def true(self) -> int:
        """0: it is true at the left, 1: at the right."""
        return 0 if self.left.true else 1

    def apart(self) -> frozenset[str]:
        """Keys of the signs that differ between the two in what they say; when, and how much, is not compared."""
        one, other = (
            {sign.key: [sign.values.get(name) for name in COMPARED] for sign in case.signs} for case in (self.left, self.right)
        )
        return frozenset(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))


def cases(trail: Trail) -> list[Case]:
    """Every excuse of a game, each once, in the order in which they were dealt with."""
    last: dict[tuple[int, int, int], Moment] = {}
    for moment in trail.moments:
        account = moment.before.sight().account
        for client in range(account.excuse.shape[1]) if moment.ends_week else (moment.client,):
            kind = int(account.excuse[0, client])
            if kind >= 0:
                last[client, kind, int(account.excuse_week[0, client])] = moment
    found = [_case(trail, moment, client, kind, said) for (client, kind, said), moment in last.items()]
    return sorted(found, key=lambda one: (one.number, one.client))


def pairs(trail: Trail, seed: int) -> list[Pair]:
    """What can be compared in a game, the most telling first; which side is which is drawn by the seed."""
    found, every = [], cases(trail)
    for one in (case for case in every if case.true):
        for other in (case for case in every if not case.true):
            if one.kind == other.kind and one.client != other.client and min(map(_telling, (one, other))) >= FEW:
                name = f"{seed} {one.number} {one.client} {other.number} {other.client}"
                turned = hashlib.sha256(name.encode()).digest()[0] % 2
                found.append(Pair(other, one) if turned else Pair(one, other))
    return sorted(found, key=lambda pair: (-_worth(pair), pair.left.number, pair.right.number))


def _telling(case: Case) -> int:
    return sum(sign.key not in ("sign.overdue", "sign.mood", "sign.stars") for sign in case.signs)


def _worth(pair: Pair) -> float:
    """Sources first, which say more than the rest; right ones before wrong ones."""
    sources = [
        (sign, case.true) for case in (pair.left, pair.right) for sign in case.signs if sign.key.startswith("sign.source")
    ]
    right = sum(sign.values["so"] == true for sign, true in sources)
    seen = sum(sign.values["right"] == 1.0 for sign, _ in sources)  # what was seen with one's own eyes leaves nothing to think
    return 3.0 * min(right, 2) - (len(sources) - right) - 2.0 * seen + 0.1 * len(pair.apart())


def _case(trail: Trail, moment: Moment, client: int, kind: int, said: int) -> Case:
    true = true_now(moment.before, client, kind)
    signs = tuple(_signs(trail, moment, client, Excuse(kind)))
    return Case(moment.number, moment.week, client, Excuse(kind), said, true, signs, _behind(moment, client, Excuse(kind)))


def _signs(trail: Trail, moment: Moment, client: int, kind: Excuse) -> Iterator[Message]:
    """What stood on file: who said what, paying in the past, promises, what was seen of cash, gap and visits."""
    account = moment.before.sight().account

    def file(name: str) -> float:
        return float(getattr(account, name)[0, client])

    yield _sign("overdue", overdue=file("overdue"), owed=file("owed"))
    yield _sign("stars", stars=int(file("stars")))
    yield _sign("mood", mood=Mood(int(file("mood"))).name.lower())
    yield from _sources(trail, moment, client, kind)
    if (paid := file("received") - file("resold")) > 0:
        yield _sign("paid", amount=paid, week=int(file("last_paid_week")) + 1)
    else:
        yield _sign("unpaid")
    if fallen := int(file("kept_count") + file("broken_count")):
        yield _sign("promises", kept=int(file("kept_count")), fallen=fallen)
    if file("cash_week") > NEVER:
        yield _sign("cash", low=file("cash_low"), high=file("cash_high"), week=int(file("cash_week")) + 1)
    if file("gap_week") > NEVER and file("gap_cause") >= 0:
        yield _sign("gap", cause=Cause(int(file("gap_cause"))).name.lower(), week=int(file("gap_week")) + 1)
    if file("visit_week") > NEVER:
        yield _sign("visited", week=int(file("visit_week")) + 1)
    if (times := int(account.heard[0, client, kind])) > 1:
        yield _sign("heard", times=times)


def _sources(trail: Trail, moment: Moment, client: int, kind: Excuse) -> Iterator[Message]:
    """What was heard of the excuse so far: of each source the last, and whether it had stood firm against a challenge."""
    name, found = kind.name.lower(), {}
    for earlier in trail.moments[: moment.number]:
        if earlier.client != client or not isinstance(earlier.events, Events):
            continue
        after = trail.sight(earlier.number + 1)
        stars = int(after.account.stars[0, client])
        for one in shown(earlier.events, earlier.step.move, after.public, stars):
            if one.excuse == name:
                about = {"excuse": name, "source": one.source, "so": one.so, "week": earlier.week + 1, "right": one.right}
                found[one.source] = _sign(f"source.{one.source}", **about)
        met = earlier.step.move == "challenge" and int(earlier.before.sight().account.excuse[0, client]) == kind
        if met and int(earlier.events.said[0]) == Said.STOOD_FIRM:
            found["challenge"] = _sign("stood_firm", week=earlier.week + 1)
    yield from found.values()


def _behind(moment: Moment, client: int, kind: Excuse) -> Message:
    """What was behind it: cash against what is late, what its customers owe, stock, or our own fault."""
    truth = reveal(moment.before)
    overdue = float(moment.before.sight().account.overdue[0, client])
    problem = PROBLEM_OF[kind]
    if problem >= 0:
        return Message("behind.problem", {"share": float(truth.problem[0, client, problem])})
    if str(moment.before.setting.public.excuses[kind.name.lower()]["class"]) == "money":
        values = {"cash": float(truth.free_cash[0, client]), "downstream": float(truth.downstream[0, client])}
        return Message("behind.money", {**values, "overdue": overdue, "stock": float(truth.stock[0, client])})
    return Message("behind.own", {"cash": float(truth.free_cash[0, client])})


def _sign(key: str, **values: object) -> Message:
    return Message(f"sign.{key}", values)
