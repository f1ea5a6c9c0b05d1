"""A browser, a room and a seat in it, for stories that are played in pages."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.serve.seat_stage import WIDE, Room, Seated, a_room, sit_down
from tests.serve.stage import chromium, looking


@pytest.fixture(scope="module")
def opened() -> Iterator[Any]:
    """One browser for all."""
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """One room for all."""
    with a_room(tmp_path_factory.mktemp("room")) as one:
        yield one


@pytest.fixture
def seat(room: Room) -> Seated:
    """A seat in English in which nothing moves."""
    return room.sit()


@pytest.fixture
def page(seat: Seated, opened: Any) -> Iterator[Any]:
    """Its page."""
    with looking(opened, **WIDE) as one:
        sit_down(one, seat)
        yield one
