"""Digests are written by name: what a later version appends changes none, and nothing is cut off."""

from pathlib import Path

import pytest

from sim_core import load_scenario
from sim_core.batch.rollout import rollout, run_digest
from sim_core.engine.digests import digests, layout
from sim_core.engine.game import start
from sim_core.model.records import kinds_of
from sim_core.model.state import Account, Client, Desk
from tests.recipes.applied import copy_tree, run

GAMES = (("lesson-6-check-first", "textbook"), ("lesson-9-both-sides", "visitor"), ("between-friends", "textbook"))
APPENDED = {
    "sim_core/model/state.py": [
        ("    billed: Money  # the same at the client's price\n", "    appended: Whole  # a level of the client's\n"),
        ("    failed: Flag  # has gone under\n", "    appended_week: Since  # something last happened\n"),
        ("    moves: Count  # real moves made\n", "    appended: Count  # moves of a new kind\n"),
    ],
    "sim_core/effects/opening.py": [
        ("    client.outlets = 1.0\n", "    client.appended = 1.0\n"),
        ("    account.cash_week = ", "account.appended_week = "),
    ],
    "sim_core/model/luck.py": [("    COMPANY = 29\n", "    APPENDED = 46\n")],
    "sim_core/model/excuses.yaml": [
        (
            "",
            "\nappended:\n  {meaning: Never true, class: own, sources: {}, checked_by: call, only: true, luck: 45}\n",
        )
    ],
    "sim_core/rules/excuse.py": [
        (
            "    if kind == Excuse.WILL_LEAVE:\n        return will_leave(client.trust)\n",
            f"    if kind == {'Excuse'}.APPENDED:\n        return 0.0\n",
        )
    ],
    "sim_core/model/moves.yaml": [
        ("", "\nappended: {family: chase, by: phone, hours: 1, effect: demand, lesson: L2, tags: [], played: false}\n")
    ],
}


def played() -> list[str]:
    """Digests of games of a few bots, whole and week by week."""
    return [run_digest(rollout(load_scenario(scenario), bot, 3, 0, 3)) for scenario, bot in GAMES]


def append_one_of_each(folder: Path) -> None:
    """A field of each record, a purpose of luck, an excuse that is never given and a move that nobody makes."""
    for file, edits in APPENDED.items():
        text = (folder / file).read_text("utf-8")
        for after, more in edits:
            assert not after or text.count(after) == 1, f"{after!r} stands {text.count(after)} times in {file}"
            text = text.replace(after, after + more) if after else text + more
        (folder / file).write_text(text, "utf-8")


def test_what_is_appended_and_not_used_changes_no_digest(tmp_path: Path) -> None:
    copy_tree(tmp_path)
    append_one_of_each(tmp_path)
    there = run(tmp_path, "-c", "from tests.test_digests import played; print(*played(), sep='\\n')")
    assert there.returncode == 0, there.stderr[-2000:]
    assert there.stdout.split() == played()


@pytest.mark.parametrize("scenario", ["lesson-1-shared-plan", "final-quarter", "county-flood"])
def test_a_game_opens_with_every_field_as_it_starts_unless_it_is_drawn(scenario: str) -> None:
    game = start(load_scenario(scenario), 5)
    for record, group in ((Client, "clients"), (Account, "accounts"), (Desk, "desks")):
        for field, kind in kinds_of(record).items():
            if kind.start:
                assert (getattr(game._batch, group)[field] == kind.start).all(), f"{group} open with another {field}"


@pytest.mark.parametrize(
    ("group", "field", "one", "other"),
    [
        ("clients", "uses", 44, 300),
        ("accounts", "promise_followed", 1, 257),
        ("desks", "moves", 5, 65_541),
        ("clients", "cash", 0.5, 0.25),
        ("accounts", "failed", False, True),
    ],
)
def test_every_value_is_written_whole(group: str, field: str, one: float, other: float) -> None:
    game = start(load_scenario("lesson-1-shared-plan"), 5)
    found = set()
    for value in (one, other):
        getattr(game._batch, group)[field] = value
        found |= set(digests(game))
    assert len(found) == 2


def test_nought_is_written_alike_with_either_sign() -> None:
    game = start(load_scenario("lesson-1-shared-plan"), 5)
    game._batch.clients["overhang"] = 0.0
    plus = digests(game)
    game._batch.clients["overhang"] = -0.0
    assert digests(game) == plus


def test_no_two_names_share_a_hash() -> None:
    names = layout(tuple(f"client-{number}" for number in range(40)), 96).names.tolist()
    assert len(set(names)) == len(names)
