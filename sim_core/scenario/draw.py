"""A scenario's ranges become numbers: the opening `Truth` of a batch of games, and what is public about them.

Each number is drawn by the luck of its own field's path and its client's id, so that editing one field or one client of
a scenario leaves the luck of all others alone.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sim_core.effects.events import PlannedEvent
from sim_core.effects.world import MARKUP, read_mood
from sim_core.model.arrays import Flags, Levels, Yuan
from sim_core.model.luck import PURPOSES, Luck, Purpose, Stream, word
from sim_core.model.moves import MOVE_IDS, QUARTERS, move_table
from sim_core.model.state import AccountState, ClientState, DeskState, Public, Truth
from sim_core.model.vocabulary import NEVER, EventKind, Excuse, Problem
from sim_core.scenario.schema import Between, Choose, ClientSpec, Normal, Range, Scenario

OTHER_TASTE: Final = 0.2
CREDIT_WEEKS: Final = 20.0
"""Weeks of sales that a client may owe, where the scenario does not say."""
NEVER_DUE: Final = 10_000
SQRT3: Final = 1.7320508075688772
# Fields of the file that start at nought, at "never", and as whole numbers at nought.
SEEN_YUAN: Final = """
    ordered refused pushed received discounted rebated written_off paid_week last_paid contacts letters cash_low cash_high
    gap_amount plan_amount plan_shared promise promise_paid promised kept broken hold_paid
"""
SEEN_WEEKS: Final = """
    last_paid_week contact_week asked_week visit_week challenge_week excuse_week excuse_said excused_until cash_week
    gap_week company_week difficulties_week plan_week promise_due promise_week promise_asked followed_week
    promo_week campaign_week outlets_week rebate_until push_week discount_week
"""
SEEN_COUNTS: Final = "promise_followed promise_parts promise_missed kept_count broken_count bluffs"


@dataclass(frozen=True)
class Setting:
    """What of a scenario the engine needs: it is the same for all episodes."""

    public: Public
    events: tuple[PlannedEvent, ...]
    opening_debt: float


class Dice:
    """Draws the ranges of one client, each by its path."""

    def __init__(self, luck: Luck, client: str) -> None:
        self.luck, self.name = luck, word(client)

    def level(self, path: str, value: Range) -> Levels:
        """[E] numbers for a range."""
        if isinstance(value, int | float):
            return np.full(self.luck.count, float(value))
        luck = self.luck.block(word(path), self.name)
        if isinstance(value, Between):
            low, high = value.between
            return low + (high - low) * luck[:, 0]
        if isinstance(value, Choose):
            options = np.array(value.choose, np.float64)
            return options[np.minimum((luck[:, 0] * len(options)).astype(np.intp), len(options) - 1)]
        mean, spread = value.normal
        bell = (luck[:, 0] + luck[:, 1] + luck[:, 2] + luck[:, 3] - 2.0) * SQRT3
        drawn = mean + spread * bell
        low = -np.inf if value.min is None else value.min
        high = np.inf if value.max is None else value.max
        return np.minimum(np.maximum(drawn, low), high)

    def yuan(self, path: str, value: Range | None, otherwise: Yuan | float = 0.0) -> Yuan:
        """[E] whole yuan for a range, or `otherwise` if the scenario leaves it out."""
        drawn = np.broadcast_to(otherwise, self.luck.count) if value is None else self.level(path, value)
        return np.maximum(np.floor(drawn), 0.0)

    def whole(self, path: str, value: Range) -> Levels:
        """[E] whole numbers for a range: all of a `between` equally likely."""
        if isinstance(value, Between):
            low, high = value.between
            return np.minimum(np.floor(self.level(path, Between(between=[low, high + 1.0]))), high)
        return np.floor(self.level(path, value) + 0.5)

    def happens(self, path: str, chance: Range) -> Flags:
        """[E] does something of this chance hold?"""
        return self.luck.block(word(f"{path}?"), self.name)[:, 0] < self.level(path, chance)


def setting(scenario: Scenario) -> Setting:
    """The constant side of a scenario, for the engine. `UnknownName` for moves that do not exist."""
    clients = scenario.clients
    change = {move: row.model_dump(exclude_none=True) for move, row in scenario.moves.change.items()}
    table = move_table(tuple(scenario.moves.forbid), change)
    longest = max(len(client.ledger) for client in clients)
    due = np.full((len(clients), longest + scenario.weeks), NEVER_DUE, np.int16)
    for number, client in enumerate(clients):
        ages = sorted((invoice.age_weeks for invoice in client.ledger), reverse=True)
        due[number, longest - len(ages) : longest] = [client.terms_weeks - age for age in ages]
        due[number, : longest - len(ages)] = NEVER_DUE
        due[number, longest:] = client.terms_weeks + np.arange(scenario.weeks)
    sales = np.array([client.weekly_sales for client in clients], np.float64)
    limits = [CREDIT_WEEKS * client.weekly_sales if client.credit_limit is None else client.credit_limit for client in clients]
    public = Public(
        client_ids=tuple(client.id for client in clients),
        terms=_fixed(np.array([client.terms_weeks for client in clients], np.int16)),
        credit_limit=_fixed(np.floor(np.array(limits, np.float64))),
        weekly_sales=_fixed(sales),
        invoice_due=_fixed(due),
        hours_per_week=float(np.floor(scenario.hours_per_week() * QUARTERS + 0.5) / QUARTERS),
        weeks=scenario.weeks,
        margin=0.2,
        table=table,
    )
    events = tuple(
        PlannedEvent(
            kind=EventKind[event.kind.upper()],
            week=event.week - 1,
            clients=_fixed(np.array([not event.clients or client.id in event.clients for client in clients])),
            chance=event.chance,
            strength=event.strength,
            announced=event.news is not None,
        )
        for event in scenario.events
    )
    debt = sum(_middle(invoice.amount) for client in clients for invoice in client.ledger)
    return Setting(public, events, debt)


def _middle(value: Range) -> float:
    match value:
        case Between():
            return (value.between[0] + value.between[1]) / 2
        case Choose():
            return sum(value.choose) / len(value.choose)
        case Normal():
            return value.normal[0]
    return float(value)


def _fixed(array: Any) -> Any:
    array.flags.writeable = False
    return array


def open_games(scenario: Scenario, public: Public, seed: int, first: int, episodes: int) -> Truth:
    """The opening state of episodes `first` … of a seed."""
    luck = Luck(seed, Stream.SETUP, first, episodes)
    rep = Dice(luck, "")  # no client has this id
    opened = [_open_client(client, number, public, luck) for number, client in enumerate(scenario.clients)]

    def gather(fields: list[dict[str, Any]]) -> dict[str, Any]:
        return {name: np.ascontiguousarray(np.stack([one[name] for one in fields], axis=1)) for name in fields[0]}

    client = ClientState(**gather([hidden for hidden, _ in opened]))
    account = AccountState(**gather([seen for _, seen in opened]))
    desk = DeskState(
        week=np.zeros(episodes, np.int16),
        hours=np.full(episodes, public.hours_per_week),
        budget=rep.yuan("promo_budget", scenario.rep.promo_budget),
        spent=np.zeros(episodes),
        manager_visits=rep.whole("manager_visits", scenario.rep.manager_visits).astype(np.int16),
        support=np.zeros((episodes, 3)),
        moves=np.zeros(episodes, np.int16),
    )
    return Truth(client, account, desk)


def _open_client(spec: ClientSpec, number: int, public: Public, luck: Luck) -> tuple[dict[str, Any], dict[str, Any]]:
    dice = Dice(luck, spec.id)
    hidden = _hidden(spec, dice)
    return hidden, _seen(spec, number, public, dice, hidden)


def _hidden(spec: ClientSpec, dice: Dice) -> dict[str, Any]:
    own, count = spec.hidden, dice.luck.count
    sales = float(spec.weekly_sales)
    nought, off = np.zeros(count), np.zeros(count, np.bool_)
    sell_through = dice.yuan("sell_through", own.sell_through, sales)
    weeks_to_pay = dice.level("downstream_weeks", own.downstream_weeks)
    rate = np.minimum(1.0 / np.maximum(weeks_to_pay, 1.0), 1.0)
    count_of_rivals = dice.level("rivals.count", own.rivals.count)
    rivals_owed = dice.yuan("rivals.owed", own.rivals.owed, 8.0 * sales) * (count_of_rivals > 0)
    heat = dice.level("rivals.heat", own.rivals.heat)
    problem = np.zeros((count, len(Problem)))
    for complaint in own.problems:
        path = f"problems.{complaint.kind}"
        exists = dice.happens(f"{path}.chance", complaint.chance)
        problem[:, Problem[complaint.kind.upper()]] = dice.level(f"{path}.share", complaint.share) * exists
    taste = _tastes(spec, dice)
    return {
        "cash": dice.yuan("cash", own.cash, 2.0 * sales),
        "reserve": dice.yuan("reserve", own.reserve, sales),
        "downstream": dice.yuan("downstream", own.downstream, sell_through * MARKUP * weeks_to_pay),
        "downstream_rate": rate,
        "stock": dice.yuan("stock", own.stock, 4.0 * sell_through),
        "sell_through": sell_through,
        "outlets": np.ones(count),
        "market": dice.level("market", own.market),
        "other_income": dice.yuan("other_income", own.other_income),
        "other_costs": dice.yuan("other_costs", own.other_costs),
        "honesty": dice.level("honesty", own.honesty),
        "stubbornness": dice.level("stubbornness", own.stubbornness),
        "patience": dice.level("patience", own.patience),
        "dependence": dice.level("dependence", own.dependence),
        "attention": dice.level("attention", own.attention),
        "fatigue": nought.copy(),
        "trust": dice.level("trust", own.trust),
        "stalling": dice.level("stalling", own.stalling),
        "credibility": np.ones(count),
        "problem": problem,
        "taste": taste,
        "worn": np.ones((count, len(Excuse))),
        "rivals_owed": rivals_owed,
        "rivals_supply": dice.yuan("rivals.supply", own.rivals.supply, rivals_owed / 12.0) * (count_of_rivals > 0),
        # Several reps chase more often than one: heat is the chance that at least one does in a week.
        "rivals_heat": np.minimum(heat * (0.4 + 0.2 * count_of_rivals), 0.95) * (count_of_rivals > 0),
        "rivals_attention": np.minimum(0.25 + 0.4 * heat, 1.0) * (count_of_rivals > 0),
        "rivals_promised": nought.copy(),
        "excuse_true": off.copy(),
        "promise_meant": off.copy(),
        "overhang": nought.copy(),
        "away": dice.luck.block(word("away"), dice.name)[:, 0] < 0.2,
        "broke_weeks": np.zeros(count, np.int16),
        "sour_weeks": np.zeros(count, np.int16),
        "demand_paid": nought.copy(),
        "grateful_until": np.full(count, NEVER, np.int16),
        "uses": np.zeros((count, PURPOSES), np.int8),
        **{name: nought.copy() for name in ("collected", "earned", "paid_costs", "paid_rivals", "sold", "billed")},
    }


def _tastes(spec: ClientSpec, dice: Dice) -> Levels:
    """[E, X] taste in excuses, adding up to 1."""
    given = {str(name): weight for name, weight in spec.hidden.tactics.items()}
    names = [kind.name.lower() for kind in Excuse]
    weights = [dice.level(f"tactics.{name}", given.get(name, OTHER_TASTE)) for name in names]
    whole = np.zeros(dice.luck.count)
    for weight in weights:  # in order, so that it comes out the same everywhere
        whole = whole + weight
    return np.stack([weight / np.maximum(whole, 1e-9) for weight in weights], axis=1)


def _seen(spec: ClientSpec, number: int, public: Public, dice: Dice, hidden: dict[str, Any]) -> dict[str, Any]:
    count, kinds = dice.luck.count, len(Excuse)
    slots = public.invoice_due.shape[1]
    invoice = np.zeros((count, slots))
    opening = sorted(enumerate(spec.ledger), key=lambda entry: -entry[1].age_weeks)
    start = slots - public.weeks - len(opening)
    for slot, (line, bill) in enumerate(opening, start):
        invoice[:, slot] = dice.yuan(f"ledger.{line}.amount", bill.amount)
    late = (public.invoice_due[number] < 0)[None, :]
    overdue = np.where(late, invoice, 0.0).sum(axis=-1)
    blur = dice.luck.block(int(Purpose.STARS), dice.name)[:, 0]
    stars = np.minimum(np.maximum(np.floor(1.0 + 4.0 * hidden["honesty"] + 1.6 * (blur - 0.5) + 0.5), 1), 5)
    if spec.reputation is not None:
        stars = dice.whole("reputation", spec.reputation)
    mood_luck = dice.luck.block(int(Purpose.MOOD), dice.name)[:, 0]
    return {
        "invoice": invoice,
        "owed": invoice.sum(axis=-1),
        "overdue": overdue,
        "fallen_due": overdue.copy(),
        "stars": stars.astype(np.int8),
        "mood": read_mood(hidden["trust"], mood_luck),
        "excuse": np.full(count, -1, np.int8),
        "gap_cause": np.full(count, -1, np.int8),
        "heard": np.zeros((count, kinds), np.int8),
        "found": np.zeros((count, kinds), np.int8),
        "found_week": np.full((count, kinds), NEVER, np.int16),
        "found_sure": np.zeros((count, kinds)),
        "hold": np.zeros(count, np.bool_),
        "left": np.zeros(count, np.bool_),
        "failed": np.zeros(count, np.bool_),
        **{name: np.zeros(count) for name in SEEN_YUAN.split()},
        **{name: np.full(count, NEVER, np.int16) for name in SEEN_WEEKS.split()},
        **{name: np.zeros(count, np.int8) for name in SEEN_COUNTS.split()},
    }


def moves_allowed(scenario: Scenario) -> list[str]:
    """Ids of the moves this scenario offers."""
    return [move for move in MOVE_IDS if move not in scenario.moves.forbid]
