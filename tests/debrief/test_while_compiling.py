"""A debrief on a machine where rules are only being compiled: a small one does not wait, any other says what it waits for."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sim_core.compiled import cache
from sim_core.debrief.whole import FULL, PLAIN, SHORT, bearable, is_small, opened, work
from tests.played import played


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    """The compiler is at work, and needs a while."""

    def awaited(*loops: Callable[..., Any]) -> Iterator[None]:
        while True:
            yield

    monkeypatch.setattr(cache, "available", lambda: True)
    monkeypatch.setattr(cache, "ready", lambda *loops: False)
    monkeypatch.setattr(cache, "background", lambda: None)
    monkeypatch.setattr(cache, "awaited", awaited)


def test_a_short_debrief_of_a_lesson_is_worked_out_meanwhile(compiling: None):
    found = opened(played("lesson-1-shared-plan", "textbook", 1), 100_000.0)
    assert is_small(found.trail)
    assert next(work(found, 1, SHORT)).stage == "beliefs"


def test_a_full_one_waits_and_says_so(compiling: None):
    found = opened(played("lesson-1-shared-plan", "textbook", 1), 100_000.0)
    assert next(work(found, 1, FULL)).stage == "compiling"


def test_so_does_a_short_one_of_a_large_game(compiling: None):
    found = opened(played("final-quarter", "textbook", 1), 100_000.0)
    assert not is_small(found.trail)
    assert next(work(found, 1, SHORT)).stage == "compiling"


def test_where_there_is_no_compiler_nobody_waits(compiling: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cache, "available", lambda: False)
    found = opened(played("final-quarter", "idle", 1), 100_000.0)
    assert next(work(found, 1, FULL)).stage == "beliefs"
    assert bearable(FULL) == PLAIN
