"""The same rules plain and compiled: same bits, whatever is wrong with compiler, cache or a bot of somebody's own."""

import warnings
from collections.abc import Iterator

import numpy as np
import pytest

from sim_core import IllegalMove, SimError, bot, bots, load_scenario
from sim_core.batch import own
from sim_core.batch.rollout import Part, rollout, run_digest
from sim_core.bots.common import by_overdue as owing
from sim_core.bots.common import on_best
from sim_core.bots.single import CALL, by_overdue, can, do, uniform, wait
from sim_core.compiled import MARKED, cache, warm
from sim_core.compiled.twins import Twins
from sim_core.model.moves import MOVE

pytest.importorskip("numba")
QUARTER = load_scenario("final-quarter")
KNOWN = "a42ffa2048834055623d990c"
"""Digest of 40 games of `caller` in its array form, as rules version 3 plays them."""


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is compiled while the test runs."""
    monkeypatch.setattr(cache, "_loaded", [])
    monkeypatch.setenv(cache.PLAIN, "1")
    cache.available.cache_clear()
    own.of_many.cache_clear()
    yield
    cache.available.cache_clear()
    own.of_many.cache_clear()


@pytest.fixture(scope="module")
def compiled() -> Twins:
    """Everything is compiled."""
    twins = cache.load_all()
    assert twins is not None
    return twins


def callers(sight, luck):
    """The bot of many games at once that has long stood in the guide."""
    return on_best(sight, "call", owing(sight))


@bot
def caller(sight, luck):
    """The same for one game."""
    best, most = -1, 0.0
    for client in range(len(sight.accounts)):
        worth = by_overdue(sight.accounts[client])
        if worth > most and can(sight, CALL, client):
            best, most = client, worth
    return do(CALL, best) if best >= 0 else wait()


@bot
def gambler(sight, luck):
    """Calls somebody at random, or goes home."""
    client = int(uniform(luck) * (len(sight.accounts) + 1))
    return do(CALL, client) if client < len(sight.accounts) and can(sight, CALL, client) else wait()


@bot
def writer(sight, luck):
    """Crosses out what it sees, as if that changed anything, and calls like the others."""
    made = caller(sight, luck)
    for client in range(len(sight.accounts)):
        sight.accounts[client].overdue = 0.0
        sight.accounts[client].owed = 0.0
    return made


@bot
def cheat(sight, luck):
    """Makes out that all moves are free, as if that changed anything, and calls like the others."""
    for number in range(len(sight.moves)):
        sight.moves[number].hours = 0.0
    return caller(sight, luck)


@bot
def careless(sight, luck):
    """Divides by the weeks that are over: by nought, at first."""
    return do(CALL, int(0.0 * (1.0 / sight.desk.week)))


@bot
def far_off(sight, luck):
    """Means a client that there is not, whose number would become the first one's if it were cut short."""
    return do(CALL, 256) if can(sight, CALL, 0) else wait()


@bot
def talker(sight, luck):
    """Does what no compiler follows."""
    names = {f"{number:03}": number for number in range(len(sight.accounts))}
    return do(MOVE["call"], names["000"]) if can(sight, MOVE["call"], names["000"]) else wait()


def games(player, episodes: int = 40, name: str = "mine.py:caller") -> Part:
    return rollout(QUARTER, name, 1, 0, episodes, bot=player)


def test_the_bot_of_many_games_plays_as_it_always_did():
    assert run_digest(games(callers))[:24] == KNOWN


@pytest.mark.parametrize("name", bots.RULED)
def test_a_bots_games_are_the_same_plain_and_compiled(name: str, plain: None, monkeypatch: pytest.MonkeyPatch):
    by_hand = rollout(QUARTER, name, 7, 0, 6).digests
    monkeypatch.undo()
    cache.available.cache_clear()
    assert cache.load_all() is not None
    assert rollout(QUARTER, name, 7, 0, 6).digests == by_hand


def test_a_bot_of_one_game_plays_as_its_form_for_many_plain(plain: None):
    assert run_digest(games(caller, 6)) == run_digest(games(callers, 6))


def test_a_bot_of_one_game_plays_as_its_form_for_many_compiled(compiled: Twins, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(own, "WORTH_COMPILING", 1)
    own.of_many.cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert run_digest(games(caller))[:24] == KNOWN


def test_a_bots_own_luck_is_the_same_plain_and_compiled(compiled: Twins, monkeypatch: pytest.MonkeyPatch):
    own.of_many.cache_clear()
    by_hand = games(gambler, 12, "mine.py:gambler").digests
    monkeypatch.setattr(own, "WORTH_COMPILING", 1)
    own.of_many.cache_clear()
    assert games(gambler, 12, "mine.py:gambler").digests == by_hand
    assert len(set(by_hand)) == 12


@pytest.mark.parametrize("worth", [1, 1000], ids=["compiled", "plain"])
def test_what_a_bot_writes_into_its_sight_changes_nothing(compiled: Twins, worth: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(own, "WORTH_COMPILING", worth)
    own.of_many.cache_clear()
    assert games(writer, 8).digests == games(callers, 8).digests


@pytest.mark.parametrize("worth", [1, 1000], ids=["compiled", "plain"])
def test_a_bot_cannot_make_moves_cheaper(compiled: Twins, worth: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(own, "WORTH_COMPILING", worth)
    own.of_many.cache_clear()
    with pytest.raises(IllegalMove):  # it calls once too often
        games(cheat, 4)
    assert run_digest(games(callers))[:24] == KNOWN  # by the rules as they are


@pytest.mark.parametrize("worth", [1, 1000], ids=["compiled", "plain"])
def test_a_bots_own_mistakes_are_the_same_mistakes_compiled(compiled: Twins, worth: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(own, "WORTH_COMPILING", worth)
    own.of_many.cache_clear()
    with pytest.raises(ZeroDivisionError):
        games(careless, 4)
    with pytest.raises(SimError):
        games(far_off, 4)


def test_a_bot_that_cannot_be_compiled_plays_all_the_same_and_it_is_said_once(compiled: Twins, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(own, "WORTH_COMPILING", 1)
    own.of_many.cache_clear()
    with pytest.warns(UserWarning, match="talker is not compiled") as said:
        first = games(talker, 4)
    assert len(said) == 1
    assert games(talker, 4).digests == first.digests
    assert (first.result.moves > 0).all()


def test_a_compiler_that_fails_is_told_once_and_done_without(monkeypatch: pytest.MonkeyPatch):
    def broken(self: Twins, folder: str | None) -> None:
        raise ImportError("libsvml.so: cannot open shared object file")

    monkeypatch.setattr(cache, "_loaded", [])
    monkeypatch.setenv(cache.PLAIN, "0")
    monkeypatch.setattr(Twins, "__init__", broken)
    cache.available.cache_clear()
    with pytest.warns(UserWarning, match="plain Python"):
        assert cache.load() is None
    assert len(games(callers, 2).digests) == 2
    monkeypatch.undo()
    cache.available.cache_clear()


def test_every_loop_is_compiled_by_warming(compiled: Twins):
    """A loop without an example would be compiled in the middle of somebody's run."""
    if not cache.is_warm():
        pytest.skip("`finalkick warm` was not run")
    for name in (*warm.LONGEST, *warm.OTHERS):
        warm.call(name)
    cold = [
        function.__name__
        for function, how in MARKED.items()
        if how == "loop" and function.__name__ not in NOT_WARMED and not compiled.of(function).signatures  # type: ignore[attr-defined]
    ]
    assert cold == []
    kept = [one for one, how in MARKED.items() if how == "loop" and one.__name__ not in NOT_WARMED - {"set_table"}]
    assert len(kept) == warm.LOOPS


NOT_WARMED = {
    "plan_in_each",  # a library bot asked by a bot of somebody's own, or by a debrief: plainly, unless that is very often
    "ask_in_each",  # made anew for each bot
    "set_table",  # part of another, though kept by itself too
    "note_choices",  # for bots of somebody's own
    "note_answers",
    "note_weeks",
    "luck_of_bots",
    "inform",
}


def test_rules_own_no_memory_and_make_no_arrays():
    """What makes arrays would need counting of references, and be twice as slow."""
    for function, how in MARKED.items():
        if how != "loop":
            assert "np" not in function.__code__.co_names, f"{function.__module__}.{function.__name__}"
    assert np is not None
