"""The engine of today as the fixtures see it: stored states in, one transition, the states after it out.

This is the only module of the fixtures that knows how the engine keeps a game. An engine that keeps it otherwise, or calls a
field otherwise, needs this module written anew and nothing else. In a case only one client's row and the rep's desk are
stored: no rule looks at another client.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim_core.effects.events import happen, order_about
from sim_core.engine.game import Game, start
from sim_core.model.arrays import AnyArray, Rows
from sim_core.model.choices import Choice
from sim_core.model.luck import PURPOSES
from sim_core.model.records import Kind, as_objects, kinds_of, write_back
from sim_core.model.state import Account, Client, Desk
from sim_core.model.tables import COMPLAINTS, EXCUSE_ROWS
from sim_core.model.vocabulary import EventKind
from sim_core.rules import excuse
from sim_core.scenario.draw import setting
from sim_core.scenario.schema import Scenario

State = Mapping[str, AnyArray]
"""By the names of `state.py` when the cases were made: "client.cash" [N], "account.invoice" [N, K], "desk.support" [N, 3]."""
NOW_CALLED = {"worn": "freshness"}
"""Fields that the engine calls otherwise since then."""
STORED_AS = {now: then for then, now in NOW_CALLED.items()}
SINCE_THEN = (
    "meant",
    "returned",
    "resold",
    "run",
    "run_week",
    "run_sure",
    "request",
    "request_week",
    "request_goods",
    "hitch",
    "why",
    "guaranteed",
    "offset",
)
"""Fields that there were not."""
THEN_WIDE = {PURPOSES: 30, len(EXCUSE_ROWS): 10, len(COMPLAINTS): 4}
"""Purposes of luck that there were."""
ANSWERED = ("said", "excuse", "paid", "amount")
"""What a rep sees of a move: fields of `Events`."""
SEEN = ("paid", "due", "kept", "broken", "ordered", "refused", "fallen_due", "left", "failed")
"""What a rep sees of a client at the end of a week: fields of `WeekEvents`; `news` and `support` are the desk's."""


@dataclass(frozen=True)
class Place:
    """Where N cases stand: in games of one scenario and seed. These, the week and the client's id give the luck."""

    scenario: Scenario
    seed: int
    episode: Rows  # [N] numbers of the games: each is its own luck; the same may come again
    client: Rows  # [N] number of the client whose row it is


def slots(scenario: Scenario) -> int:
    """K: how many invoices of a client there is room for, those of the opening first, then one for each week."""
    return setting(scenario).public.invoice_due.shape[1]


def make_moves(place: Place, before: State, choice: Choice) -> tuple[State, State]:
    """(state, answer) after the move `choice` [N] of each case. Raises `IllegalMove` if one is not possible."""
    game = game_of(place, before)
    events = game.play(choice)
    return read(game, place), {name: getattr(events, name) for name in ANSWERED}


def end_weeks(place: Place, before: State) -> tuple[State, State]:
    """(state, what was seen) after the end of the week of each case, with the scenario's events of that week."""
    game = game_of(place, before)
    events = game.end_week()
    at = (np.arange(game.episodes), place.client)
    seen = {name: getattr(events, name)[at] for name in SEEN}
    return read(game, place), seen | {"news": events.news, "support": events.support}


def let_happen(place: Place, before: State, kind: EventKind, strength: float) -> State:
    """State after an event of a kind, so strong, has touched each case's client, and no other."""
    game = game_of(place, before)
    batch = game._records()
    for row, number in enumerate(place.client.tolist()):
        rows = batch.clients[row, number : number + 1], batch.accounts[row, number : number + 1], batch.desks[row : row + 1]
        (client,), (account,), (desk,) = (as_objects(part) for part in rows)
        happen(client, account, kind, strength)
        order_about(desk, kind, strength)
        for part, one in zip(rows, (client, account, desk), strict=True):
            write_back(part, [one])
    return read(game, place)


def truth_has_moved(place: Place, state: State) -> AnyArray:
    """[N] would these rules say otherwise than the state does whether the open excuse is true?

    Rules version 2 settled that when the excuse was said, and never looked again; since version 3 the world tells.
    """
    moved = np.zeros(len(place.client), np.bool_)
    batch = game_of(place, state)._records()
    for row, number in enumerate(place.client.tolist()):
        (client,), (account,) = (as_objects(part[row, number : number + 1]) for part in (batch.clients, batch.accounts))
        if account.excuse >= 0:
            moved[row] = (excuse.severity(client, account, account.excuse) > excuse.TRUE_FROM) != client.excuse_true
    return moved


def refusals(place: Place, before: State, choice: Choice) -> list[str]:
    """Why each case's choice is not possible, as the key of the sentence; "" if it is."""
    told = game_of(place, before).refusals(choice)
    return [message.key.removeprefix("refusal.") if message else "" for message in told]


def game_of(place: Place, state: State) -> Game:
    """A batch [N] in these states; clients whose rows are not stored are as they open."""
    first, last = int(place.episode.min()), int(place.episode.max())
    quiet = place.scenario.model_copy(update={"requests": 0.0})  # nobody came by itself then
    game = start(quiet, place.seed, first, last - first + 1).fork(place.episode - first)
    truth = game._truth
    for name, values in state.items():
        group, field = name.split(".")
        getattr(truth, group).rows[NOW_CALLED.get(field, field)][_where(group, place)] = _as_kept(
            NOW_CALLED.get(field, field), values
        )
    return game


def read(game: Game, place: Place) -> dict[str, AnyArray]:
    """The states [N] that a batch is in, at these places."""
    found = {}
    for group, record in (("client", Client), ("account", Account), ("desk", Desk)):
        rows = getattr(game._truth, group)
        for field in kinds_of(record):
            values = getattr(rows, field)[_where(group, place)]
            shown = values[..., : _then(kinds_of(record)[field])] if kinds_of(record)[field].names else values
            if field not in SINCE_THEN:
                found[f"{group}.{STORED_AS.get(field, field)}"] = shown.copy()
    return found


def _as_kept(field: str, values: AnyArray) -> AnyArray:
    """A stored field as the records keep it: with room for what was appended since then."""
    kind = next((kinds[field] for record in (Client, Account, Desk) if field in (kinds := kinds_of(record))), None)
    if kind is None or kind.count <= 1 or values.ndim < 2 or values.shape[1] == kind.count:
        return values
    room = np.full((len(values), kind.count), kind.start, values.dtype)
    room[:, : values.shape[1]] = values
    return room


def _then(kind: Kind) -> int:
    """So many places of a field of several there were then."""
    return THEN_WIDE[len(kind.names)]


def _where(group: str, place: Place) -> Rows | tuple[Rows, Rows]:
    rows = np.arange(len(place.episode))
    return rows if group == "desk" else (rows, place.client)
