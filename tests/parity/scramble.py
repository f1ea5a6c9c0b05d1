"""States that hardly come about in play: some fields of a row thrown anew within their documented range, edges more often.

What belongs together stays so: owed and overdue are sums of the invoices, nothing was delivered in weeks to come.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core.model.arrays import AnyArray
from sim_core.model.sight import Public
from sim_core.model.vocabulary import NEVER, Cause, Excuse, Finding, Mood
from tests.parity.bridge import Place, State

EDGES: Final = (0.0, 1.0, 0.05, 0.1, 0.15, 0.3, 0.33, 0.34, 0.5, 0.502, 0.54, 0.57, 0.6, 0.65, 0.85, 0.95)
"""Levels at which a rule bends, and such as a rule writes."""
LEVELS: Final = """
    client.downstream_rate client.honesty client.stubbornness client.patience client.dependence client.attention client.fatigue
    client.trust client.stalling client.credibility client.problem client.taste client.worn client.rivals_heat
    client.rivals_attention account.found_sure
"""
YUAN: Final = """
    client.cash client.reserve client.downstream client.stock client.sell_through client.other_income client.other_costs
    client.rivals_owed client.rivals_supply client.rivals_promised client.overhang client.demand_paid client.collected
    client.earned client.paid_costs client.paid_rivals client.sold client.billed account.ordered account.refused
    account.pushed account.received account.discounted account.rebated account.written_off account.paid_week
    account.last_paid account.cash_low account.cash_high account.gap_amount account.plan_amount account.promise
    account.promise_paid account.promised account.kept account.broken account.hold_paid desk.budget desk.spent desk.support
"""
PAST: Final = """
    account.last_paid_week account.contact_week account.asked_week account.visit_week account.challenge_week
    account.excuse_week account.excuse_said account.found_week account.cash_week account.gap_week account.company_week
    account.difficulties_week account.promise_week account.promise_asked account.followed_week account.promo_week
    account.campaign_week account.outlets_week account.push_week account.discount_week
"""
COMING: Final = "client.grateful_until account.excused_until account.plan_week account.promise_due account.rebate_until"
FLAGS: Final = "client.excuse_true client.promise_meant client.away account.hold account.left account.failed"
COUNTS: Final = "account.heard account.promise_followed account.kept_count account.broken_count account.bluffs"


@dataclass(frozen=True)
class Thrower:
    """Throws the values of N rows."""

    dice: np.random.Generator
    public: Public
    week: AnyArray  # [N]

    def values(self, name: str, like: AnyArray) -> AnyArray:
        """[N, …] values for a field, of the shape and type that it has."""
        for names, throw in THROWS.items():
            if name in names:
                return throw(self, like.shape).astype(like.dtype)
        return like

    def levels(self, shape: tuple[int, ...]) -> AnyArray:
        return np.where(self.dice.random(shape) < 0.5, self.dice.choice(EDGES, shape), self.dice.random(shape))

    def yuan(self, shape: tuple[int, ...]) -> AnyArray:
        thrown = np.floor(10.0 ** self.dice.uniform(2.0, 6.3, shape))
        rounded = np.where(self.dice.random(shape) < 0.5, np.floor(thrown / 10_000.0) * 10_000.0, thrown)
        return np.where(self.dice.random(shape) < 0.25, 0.0, rounded)

    def past(self, shape: tuple[int, ...]) -> AnyArray:
        week = self.week.reshape(-1, *[1] * (len(shape) - 1))
        ago = np.maximum(week - self.dice.integers(0, 10, shape), 0)
        return np.where(self.dice.random(shape) < 0.25, NEVER, ago)

    def coming(self, shape: tuple[int, ...]) -> AnyArray:
        return np.where(self.dice.random(shape) < 0.2, NEVER, np.maximum(self.week + self.dice.integers(-2, 4, shape), 0))

    def whole(self, low: int, high: int, shape: tuple[int, ...]) -> AnyArray:
        return self.dice.integers(low, high + 1, shape)

    def counts(self, shape: tuple[int, ...]) -> AnyArray:
        return np.where(self.dice.random(shape) < 0.2, self.dice.choice((99, 100), shape), self.whole(0, 4, shape))

    def scaled(self, most: float, shape: tuple[int, ...]) -> AnyArray:
        return np.where(self.dice.random(shape) < 0.2, 0.0, self.dice.random(shape) * most)

    def hours(self, shape: tuple[int, ...]) -> AnyArray:
        return np.floor(self.dice.random(shape) * (self.public.hours_per_week * 4.0 + 1.0)) / 4.0


def _one_of(names: str) -> frozenset[str]:
    return frozenset(names.split())


Throw = Callable[[Thrower, tuple[int, ...]], AnyArray]
THROWS: Final[Mapping[frozenset[str], Throw]] = {
    _one_of(LEVELS): Thrower.levels,
    _one_of(YUAN): Thrower.yuan,
    _one_of(PAST): Thrower.past,
    _one_of(COMING): Thrower.coming,
    _one_of(FLAGS): lambda self, shape: self.dice.random(shape) < 0.35,
    _one_of(COUNTS): Thrower.counts,
    _one_of("client.outlets"): lambda self, shape: 0.2 + self.scaled(2.0, shape),
    _one_of("client.market"): lambda self, shape: self.scaled(1.5, shape),
    _one_of("client.broke_weeks client.sour_weeks desk.manager_visits"): lambda self, shape: self.whole(0, 3, shape),
    _one_of("client.uses"): lambda self, shape: np.where(self.dice.random(shape) < 0.8, 0, self.whole(1, 3, shape)),
    _one_of("account.contacts account.letters"): lambda self, shape: self.scaled(6.0, shape),
    _one_of("account.stars"): lambda self, shape: self.whole(1, 5, shape),
    _one_of("account.mood"): lambda self, shape: self.whole(0, len(Mood) - 1, shape),
    _one_of("account.excuse"): lambda self, shape: self.whole(-1, len(Excuse) - 1, shape),
    _one_of("account.found"): lambda self, shape: self.whole(0, len(Finding) - 1, shape),
    _one_of("account.gap_cause"): lambda self, shape: self.whole(-1, max(Cause), shape),
    _one_of("account.plan_shared"): lambda self, shape: self.dice.choice((0.0, 0.3, 0.5, 0.6, 1.0), shape),
    _one_of("account.promise_parts"): lambda self, shape: self.dice.choice((0, 0, 1, 2, 25), shape),
    _one_of("account.promise_missed"): lambda self, shape: self.whole(0, 2, shape),
    _one_of("desk.hours"): Thrower.hours,
    _one_of("desk.moves"): lambda self, shape: self.whole(0, 900, shape),
}


def scrambled(dice: np.random.Generator, public: Public, place: Place, state: State) -> dict[str, AnyArray]:
    """[N] rows with some fields thrown anew: few in some rows, nearly all in others."""
    count, week = len(place.episode), state["desk.week"]
    thrower = Thrower(dice, public, week)
    share = dice.choice((0.03, 0.1, 0.3, 0.9), count)
    after = {}
    for name, values in state.items():
        anew = dice.random(count) < share
        after[name] = np.where(anew.reshape(-1, *[1] * (values.ndim - 1)), thrower.values(name, values), values)
    _invoices(dice, public, place, after, dice.random(count) < share)
    _speechless(dice, after)
    return after


def _invoices(dice: np.random.Generator, public: Public, place: Place, state: dict[str, AnyArray], anew: AnyArray) -> None:
    """Other invoices for some rows, and their sums for all; what has failed owes nothing."""
    old, week = state["account.invoice"], state["desk.week"][:, None]
    slots = np.arange(old.shape[1])[None, :]
    delivered = slots - (old.shape[1] - public.weeks) < week
    due = public.invoice_due[place.client]
    known = delivered & (due < 9_999)
    thrown = np.where(dice.random(old.shape) < 0.5, 0.0, np.floor(10.0 ** dice.uniform(3.0, 5.6, old.shape))) * known
    invoice = np.where(anew[:, None], thrown, old) * ~state["account.failed"][:, None]
    late = due < week
    state["account.invoice"] = invoice
    state["account.owed"] = invoice.sum(axis=1)
    state["account.overdue"] = np.where(late, invoice, 0.0).sum(axis=1)
    for name in ("account.promise", "account.overdue"):
        state[name] = np.where(state["account.failed"], 0.0, state[name])
    state["account.excuse"] = np.where(state["account.failed"], -1, state["account.excuse"]).astype(np.int8)


def _speechless(dice: np.random.Generator, state: dict[str, AnyArray]) -> None:
    """A few rows of clients that have no excuse open and none to give: not honest, and without any taste."""
    mute = dice.random(len(state["desk.week"])) < 0.04
    state["client.honesty"] = np.where(mute, 0.0, state["client.honesty"])
    state["client.taste"] = np.where(mute[:, None], 0.0, state["client.taste"])
    state["account.excuse"] = np.where(mute, -1, state["account.excuse"]).astype(np.int8)
