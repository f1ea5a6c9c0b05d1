"""What the format says of the rules is so: what strength does to each kind of event, and which numbers a move looks at."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from sim_core import bots, start
from sim_core.batch.rollout import play_out
from sim_core.effects.events import happen, order_about
from sim_core.effects.investigate import MOST_GRANTED
from sim_core.engine.digests import digests
from sim_core.lint.events import ALWAYS_FELT
from sim_core.lint.excuses import can_be_made_up, can_be_true
from sim_core.lint.file import checked
from sim_core.lint.moves import number_is_read
from sim_core.model.legal import COMPANY_WEEKS
from sim_core.model.moves import MOVE_IDS, NEEDED, NUMBERS, move_table
from sim_core.model.records import as_objects, write_back
from sim_core.model.tables import SHARED
from sim_core.model.vocabulary import EventKind, Excuse, Finding, Problem, Request
from sim_core.scenario.meanings import EVENTS, EXCUSES, EXTRA_MOVES
from sim_core.scenario.read import parse_document
from sim_core.scenario.schema import MoveChange, MovesSpec
from tests.stories import Story, scenario, story


def after(kind: str, strength: float) -> Story:
    """A client to which an event has just happened."""
    tale = story(trust=0.8, attention=0.6, rivals={"count": 2.0, "heat": 0.1})
    tale.account.plan_shared[...] = 1.0
    batch = tale.game._records()
    client, account, desk = (as_objects(part)[0] for part in (batch.clients[0], batch.accounts[0], batch.desks))
    happen(client, account, EventKind[kind.upper()], strength)
    order_about(desk, EventKind[kind.upper()], strength)
    for rows, one in ((batch.clients[0], client), (batch.accounts[0], account), (batch.desks, desk)):
        write_back(rows, [one])
    return tale


SAID: dict[str, dict[float, Callable[[Story], tuple[float, float]]]] = {
    "rival_push": {1.0: lambda now: (now.client.rivals_heat[0, 0], 1.0)},
    "tender_lost": {1.0: lambda now: (now.client.sell_through[0, 0], 50_000 * 0.4)},
    "price_cut": {
        0.6: lambda now: (now.client.problem[0, 0, Problem.PRICE], 0.6),
        1.0: lambda now: (now.client.sell_through[0, 0], 50_000 * 1.1),
    },
    "undercut": {
        0.6: lambda now: (now.client.problem[0, 0, Problem.PRICE], 0.6),
        1.0: lambda now: (now.client.sell_through[0, 0], 50_000 * 0.7),
    },
    "holiday": {
        0.5: lambda now: (now.client.attention[0, 0], 0.3),
        1.0: lambda now: (now.client.downstream_rate[0, 0], 0.2 * 0.7),
    },
    "shop_opens": {1.0: lambda now: (now.client.outlets[0, 0], 1.4)},
    "shop_closes": {1.0: lambda now: (now.client.outlets[0, 0], 0.6)},
    "recall": {0.6: lambda now: (now.client.problem[0, 0, Problem.QUALITY], 0.6)},
    "staff_change": {
        0.5: lambda now: (now.client.trust[0, 0], 0.6),
        1.0: lambda now: (now.account.plan_shared[0, 0], 0.0),
    },
    "manager_order": {1.0: lambda now: (now.game.sight().desk.hours[0], 60.0 * 0.6)},
}


@pytest.mark.parametrize("kind", EVENTS)
def test_strength_does_what_the_format_says(kind: str) -> None:
    for strength, reading in SAID[kind].items():
        found, said = reading(after(kind, strength))
        assert found == pytest.approx(said)


@pytest.mark.parametrize("kind", EVENTS)
def test_without_strength_an_event_does_nothing_but_for_those_that_are_always_felt(kind: str) -> None:
    before, now = after("holiday", 0.0), after(kind, 0.0)
    groups = [(before.client, now.client), (before.account, now.account), (before.game.sight().desk, now.game.sight().desk)]
    same = [np.array_equal(was.rows[name], new.rows[name]) for was, new in groups for name in was.rows.dtype.names]
    assert all(same) == (kind not in ALWAYS_FELT)


OTHER = {
    "pressure": 0.93,
    "fatigue": 0.77,
    "trust": 0.31,
    "willing": 4.7,
    "share": 0.021,
    "cash_share": 0.013,
    "accuracy": 0.41,
    "percent": 37.0,
}
"""Numbers that no row of the move table has."""


@cache
def outcome(move: str, *numbers: str) -> tuple[bytes, ...]:
    """Where a client is after a move with other numbers in its row, and then a call: an eager client and a reluctant one."""
    row = MoveChange(**{number: OTHER[number] for number in numbers})
    return tuple(digests(played(move, row, luck, stubbornness).game)[0] for luck, stubbornness in ((0.0, 0.0), (0.85, 1.0)))


def played(move: str, row: MoveChange, luck: float, stubbornness: float) -> Story:
    one = scenario(stubbornness=stubbornness, trust=0.4, problems=[{"kind": "quality", "share": 0.4}])
    tale = Story(start(one.model_copy(update={"moves": MovesSpec(change={move: row}, allow=[*EXTRA_MOVES])}), 1)).luck(luck)
    needs = NEEDED[MOVE_IDS.index(move)]
    if "excuse_open" in needs or "complaint" in needs:
        tale.excuse(Excuse.QUALITY, true="complaint" in needs, found=Finding.FALSE)
    if "promise" in needs:
        tale.account.promise[...], tale.account.promise_week[...], tale.account.promise_due[...] = 50_000.0, -1, 3
    tale.account.plan_amount[...], tale.account.plan_week[...], tale.account.gap_week[...] = 100_000.0, 5, -5
    tale.account.hold[...] = "on_hold" in needs
    if "request_open" in needs:
        tale.asks(Request.WANTS_GOODS)
    tale.play(move, amount=100_000.0, weeks=2)
    tale.play("call")
    return tale


@pytest.mark.parametrize("move", MOVE_IDS)
def test_a_move_looks_at_the_numbers_it_is_said_to_look_at_and_at_no_others(move: str) -> None:
    looked_at = {number for number in OTHER if outcome(move, number) != outcome(move)}
    assert looked_at == {number for number in OTHER if number_is_read(move, number, move_table(allow=tuple(EXTRA_MOVES)))}


def test_every_number_of_the_move_table_is_looked_at() -> None:
    assert set(OTHER) == set(NUMBERS) - {"hours", "budget"}
    table = move_table(allow=tuple(EXTRA_MOVES))
    given = {(move, name) for name in OTHER for move, value in zip(MOVE_IDS, getattr(table, name), strict=True) if value}
    assert given <= {(move, name) for move in MOVE_IDS for name in OTHER if number_is_read(move, name, table)}


def test_the_company_adds_what_the_checks_reckon_with_and_no_more() -> None:
    tale = story(clients=1, ledger=[(50_000_000.0, 20)], cash=0.0).luck(0.0)
    tale.play("analyse_gap")
    tale.play("ask_company")
    assert tale.refusal("ask_company") == "company_free"
    before = tale.game.sight().desk.budget[0]
    tale.end_week(2)
    assert tale.game.sight().desk.budget[0] - before == MOST_GRANTED
    assert COMPANY_WEEKS == 4


def heard_of(**hidden: object) -> set[str]:
    """The excuses that somebody who asks every week hears from a client in many games."""
    game = start(scenario(weeks=10, cash=60_000.0, stubbornness=1.0, **hidden), 1, 0, 300)
    play_out(game, bots.get("nag"), "nag")
    return {kind.name.lower() for kind in Excuse if game.sight().account.heard[:, 0, kind].any()}


@pytest.mark.parametrize(
    "hidden",
    [
        {"honesty": 1.0, "problems": []},
        {"honesty": 1.0, "problems": [{"kind": "service", "share": 0.8}], "rivals": {"count": 4, "heat": 0.9}},
        {"honesty": 0.0, "tactics": {**dict.fromkeys(SHARED, 0.0), "price": 1.0}},
        {"honesty": 0.3, "tactics": {"quality": 0.0}},
    ],
)
def test_what_is_said_never_to_be_heard_is_never_heard(hidden: dict[str, object]) -> None:
    spec = scenario(**hidden)
    text = spec.model_dump_json(exclude_none=True).encode()
    file = checked(*parse_document(text, "any.json"), "any.json")
    client = file.scenario.clients[0]
    possible = {kind for kind in EXCUSES if can_be_true(file, client, kind) or can_be_made_up(client, kind)}
    heard = heard_of(**hidden)
    assert heard
    assert heard <= possible
