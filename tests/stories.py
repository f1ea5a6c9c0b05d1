"""A small stage for stories about one client (or a few): chosen facts, supplied luck, moves by name."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim_core.engine.game import Game, start
from sim_core.engine.rows import GIVEN
from sim_core.model.choices import Choice, Events, WeekEvents
from sim_core.model.luck import Purpose
from sim_core.model.moves import MOVE
from sim_core.model.state import AccountState, ClientState
from sim_core.model.vocabulary import PROBLEM_OF, Excuse, Finding, Request, Said
from sim_core.scenario.schema import Scenario

PLAIN = {
    "cash": 400_000.0,
    "reserve": 0.0,
    "honesty": 0.5,
    "stubbornness": 0.0,
    "trust": 0.5,
    "stalling": 0.0,
    "attention": 0.3,
    "rivals": {"count": 0.0},
}


def scenario(weeks: int = 8, clients: int = 1, ledger: list[tuple[float, int]] | None = None, **hidden: Any) -> Scenario:
    """A scenario of like clients who owe ¥500,000, most of it overdue, unless `ledger` (amount, age) says otherwise."""
    bills = ledger or [(300_000.0, 20), (200_000.0, 12)]
    named = list(hidden.pop("excuses", ()))  # reasons that only some scenarios know
    facts = {**PLAIN, **hidden}
    visible = {key: facts.pop(key) for key in ("weekly_sales", "terms_weeks", "reputation", "credit_limit") if key in facts}
    one = {
        "name": "Client",
        "ledger": [{"amount": amount, "age_weeks": age} for amount, age in bills],
        "weekly_sales": 50_000.0,
        "hidden": facts,
        **visible,
    }
    return Scenario.model_validate(
        {
            "format": 1,
            "id": "story",
            "title": "A story",
            "weeks": weeks,
            "requests": 0.0,  # nobody comes by itself, unless a story says so: see `asks`
            "excuses": named,
            "rep": {"hours_per_week": 60.0, "promo_budget": 500_000.0},
            "clients": [{"id": f"client-{number}", **one} for number in range(clients)],
        }
    )


@dataclass
class Story:
    """One game (or a batch), told move by move."""

    game: Game

    @property
    def client(self) -> ClientState:
        return self.game._truth.client

    @property
    def account(self) -> AccountState:
        return self.game._truth.account

    def luck(self, otherwise: float = 0.5, **by_purpose: float) -> "Story":
        """From now on luck is `otherwise`, or as named: `luck(willing=0.0)`."""
        given = np.full((1, len(self.game.setting.public.client_ids), GIVEN), otherwise)
        for name, value in by_purpose.items():
            given[:, :, Purpose[name.upper()]] = value
        self.game._records()
        everyone = np.zeros(self.game.episodes, np.int64)
        self.game._source = self.game._source._replace(given=given, given_at=everyone)
        return self

    def given(self, **hidden: Any) -> "Story":
        """Set hidden facts of all clients."""
        for name, value in hidden.items():
            getattr(self.client, name)[...] = value
        return self

    def excuse(self, kind: Excuse, true: bool, found: Finding | None = None) -> "Story":
        """An excuse is open, and the world is so that it is true, or false; the rep may already have found out about it."""
        self.world(kind, true)
        self.account.excuse[...] = kind
        self.account.excuse_said[...] = 0
        self.account.excuse_week[...] = 0
        self.client.excuse_true[...] = true
        if found is not None:
            self.account.found[:, :, kind] = found
            self.account.found_sure[:, :, kind] = 0.95
            self.account.found_week[:, :, kind] = self.game.sight().desk.week[0]
        return self

    def asks(self, request: Request, goods: float = 100_000.0) -> "Story":
        """All clients have come with a request this Monday."""
        self.account.request[...] = request
        self.account.request_week[...] = self.game.sight().desk.week[0]
        self.account.request_goods[...] = 0.0 if request == Request.CALL_BACK else goods
        return self

    def world(self, kind: Excuse, true: bool) -> "Story":
        """Make an excuse true, or false, of all clients."""
        client, weekly = self.client, self.client.sell_through * self.client.outlets
        if PROBLEM_OF[kind] >= 0:
            client.problem[:, :, PROBLEM_OF[kind]] = 0.6 if true else 0.0
        elif kind == Excuse.CASH_TIGHT:
            client.cash = client.reserve + (0.0 if true else 2.0 * self.account.overdue)
        elif kind == Excuse.CUSTOMERS_UNPAID:
            client.downstream = weekly * (20.0 if true else 2.0)
        elif kind == Excuse.SLOW_SALES:
            client.stock = weekly * (12.0 if true else 2.0)
        elif kind == Excuse.OTHERS_FIRST:
            client.rivals_attention[...] = 0.9 if true else 0.1
        elif kind == Excuse.BOSS_AWAY:
            client.away[...] = true
        elif kind == Excuse.SYSTEM_DOWN:
            client.hitch[...] = true
        elif kind == Excuse.AWAITING_GRANT:
            client.downstream = weekly * (20.0 if true else 2.0)
        elif kind in (Excuse.ALREADY_PAID, Excuse.PAYMENT_RUN):
            client.attention[...] = 0.9 if true else 0.0
            client.cash = client.reserve + 2.0 * self.account.overdue
        else:
            client.trust[...] = 0.05 if true else 0.5
        return self

    def choice(self, move: str, client: int = 0, amount: float = 0.0, weeks: int = 0) -> Choice:
        count = self.game.episodes
        return Choice(
            np.full(count, MOVE[move], np.int8),
            np.full(count, client, np.int8),
            np.full(count, amount),
            np.full(count, weeks, np.int8),
        )

    def play(self, move: str, client: int = 0, amount: float = 0.0, weeks: int = 0) -> Events:
        """The same move in every episode."""
        return self.game.play(self.choice(move, client, amount, weeks))

    def refusal(self, move: str, client: int = 0, amount: float = 0.0, weeks: int = 0) -> str:
        """Key of the reason why a move is refused, or an empty text."""
        message = self.game.refusals(self.choice(move, client, amount, weeks))[0]
        return message.key.removeprefix("refusal.") if message else ""

    def end_week(self, times: int = 1) -> WeekEvents:
        for _ in range(times):
            events = self.game.end_week()
        return events

    def received(self) -> float:
        """Mean cash received so far, over the batch."""
        return float(self.account.received.sum(axis=1).mean())


def story(episodes: int = 1, seed: int = 1, **facts: Any) -> Story:
    """Start a story; see `scenario` for the facts."""
    return Story(start(scenario(**facts), seed, 0, episodes))


def said(events: Events) -> Said:
    """How the client answered, in the first episode."""
    return Said(int(events.said[0]))
