"""Seats: many games in one process, each as if it were alone; what comes from outside is taken with care."""

from importlib.resources import files
from pathlib import Path

import pytest

from game.serve.wire import Sent, frame_of
from game.window.seat import Seat
from game.window.seat_opening import open_seat
from tests.conftest import SMALL

TEXT = files("scenarios").joinpath("final-quarter.yaml").read_text("utf-8")
KEYS = (
    "Enter", "Escape", "Digit2", "KeyC", "Digit1", "KeyI", "KeyN", "Digit2", "ArrowRight", "Escape", "KeyL", "KeyO",
    "Escape", "F3", "Escape",
)  # fmt: skip
LOOKS = (
    ((1280, 720), "zh", {}),
    ((1600, 900), "en", {"theme": "dark"}),
    ((1366, 768), "en", {"text_size": "large"}),
    ((390, 844), "zh", {"theme": "dark", "text_size": "small"}),
)


def a_seat(folder: Path, look: int) -> Seat:
    size, language, settings = LOOKS[look]
    seat = open_seat(folder, size, language, (TEXT, "final-quarter.yaml", 5))
    for name, value in ({"motion": False} | settings).items():
        seat.app.command(("set", name, value))
    return seat


def pressed(seat: Seat, code: str) -> list[object]:
    seat.take({"do": "key", "code": code})
    picture = seat.look()
    return [picture.strokes, picture.places, picture.language, picture.theme] if picture else []


def test_seats_of_different_looks_side_by_side_show_the_same_as_each_alone(tmp_path):
    alone = []
    for look in range(len(LOOKS)):
        seat = a_seat(tmp_path / f"alone {look}", look)
        alone.append([pressed(seat, key) for key in KEYS])
        seat.close()
    seats = [a_seat(tmp_path / f"together {look}", look) for look in range(len(LOOKS))]
    together: list[list[object]] = [[] for _ in LOOKS]
    for key in KEYS:
        for look, seat in enumerate(seats):
            together[look].append(pressed(seat, key))
    for seat in seats:
        seat.close()
    assert together == alone
    assert all(any(shown) for shown in together)


@pytest.fixture
def seat(tmp_path):
    one = open_seat(tmp_path, (1280, 720), "en", (TEXT, "final-quarter.yaml", 5))
    one.app.ui.clock = iter(range(10_000)).__next__
    one.look()
    yield one
    one.close()


def test_a_seat_is_opened_again_at_the_very_choice(tmp_path):
    first = open_seat(tmp_path, (1280, 720), "en", (TEXT, "final-quarter.yaml", 5))
    first.app.command(("set", "motion", False))
    for key in ["Enter", "KeyC", "Digit1", "KeyC", "Digit2"]:
        pressed(first, key)
    first.close()
    again = open_seat(tmp_path, (1280, 720), "en", (TEXT, "final-quarter.yaml", 99))
    assert again.play is not None
    assert [step.move for step in again.play.session.steps] == [step.move for step in first.play.session.steps] != []
    assert again.play.session.seed == 5
    again.close()


def test_a_seat_stops_at_its_newest_game_not_at_one_that_was_left_long_before(tmp_path):
    first = open_seat(tmp_path, (1280, 720), "en", (TEXT, "final-quarter.yaml", 5))
    pressed(first, "Enter")
    first.end_week()
    first.app.command(("new",))  # the game before is left as it is
    while not first.play.session.over:
        first.end_week()
    first.close()
    again = open_seat(tmp_path, (1280, 720), "en", (TEXT, "final-quarter.yaml", 5))
    assert again.where == "result"
    again.close()


@pytest.mark.parametrize(
    "nonsense",
    [
        {"do": "key"}, {"do": "key", "code": "Power"}, {"do": "press", "x": "1", "y": 1}, {"do": "press", "x": 1e400, "y": 0},
        {"do": "press", "x": 1, "y": 1, "seen": 4711}, {"do": "wheel", "x": 1, "y": 1, "by": "much"}, {"do": "dance"}, {"x": 1},
        {"do": "resize", "w": None, "h": 3}, {"do": "press", "x": True, "y": 1},
    ],
)  # fmt: skip
def test_nonsense_is_not_taken_and_changes_nothing(seat, nonsense):
    assert not seat.take(nonsense)
    assert seat.look() is None


def test_a_press_on_a_picture_that_has_changed_since_is_dropped(seat):
    place = next(one for one in seat.ui.hits if one.command == ("start",)).area.center
    old = seat.number
    seat.take({"do": "key", "code": "Enter"})
    seat.look()
    assert not seat.take({"do": "press", "x": place[0], "y": place[1], "seen": old})
    assert not seat.play.session.steps


def test_a_finger_scrolls_by_just_so_many_pixels_and_turns_nothing(tmp_path):
    one = open_seat(tmp_path, (390, 844), "en", (TEXT, "final-quarter.yaml", 5))
    one.look()
    area = one.ui.scroll_areas[0][0]
    one.take({"do": "wheel", "x": area.centerx, "y": area.centery, "by": 0, "pixels": -50, "touch": 1})
    one.look()
    assert one.ui.scrolls["briefing clients"] * one.ui.scale == pytest.approx(50)
    assert one.ui.mouse == (-1, -1)
    one.close()


def test_places_say_what_they_are_called_and_what_can_be_drawn_along(seat):
    names: set[str] = set()
    kinds: set[str] = set()
    for key in ("Enter", "Escape", "KeyN", "Digit2", "F3"):
        seat.take({"do": "key", "code": key})
        picture = seat.look()
        for place in picture.places if picture else ():
            names.add(place[4])
            kinds |= set(place[5:])
    assert {"settings", "Help", "Volume 3", "drag to change it"} <= names
    assert "" not in names
    assert kinds == {"slides", "repeats"}


def test_what_only_a_window_can_do_means_nothing_here(seat, tmp_path):
    for command in (("quit",), ("full_screen",), ("picture",)):
        seat.app.command(command)
    assert seat.app.running
    assert not (tmp_path / "pictures").exists()


def test_no_page_is_offered_that_would_lie_on_the_trainers_machine(tmp_path):
    seat = open_seat(tmp_path, (1280, 720), "en", (SMALL, "small.yaml", 5))
    pressed(seat, "Enter")
    while not seat.play.session.over:
        seat.end_week()
    seat.app.command(("debrief",))
    services = seat.app.services
    services.debriefing.wait(120)
    seat.look()
    pressed(seat, "KeyW")
    commands = [hit.command for hit in seat.ui.hits]
    assert ("page", "skills") in commands
    assert ("save",) not in commands
    assert not seat.app.screen.pageless
    seat.close()


def test_a_choice_costs_a_browser_little(seat):
    sent, sizes = Sent(), []
    for key in ("Enter", *("KeyC", "Digit1", "KeyI", "Digit1") * 3):
        seat.take({"do": "key", "code": key})
        picture = seat.look()
        if picture:
            sizes.append(len(repr(frame_of(picture, sent))))
    assert sizes[0] > 10_000  # a whole picture
    assert max(sizes[3:]) < 8_000  # before it is deflated to a quarter
