"""Pictures on their way to a browser: an edit tells every list, and whoever takes all frames sees every picture."""

import json

from hypothesis import given
from hypothesis import strategies as st

from game.serve.wire import MOST, Sent, Shown, edit, edited, frame_of
from game.window.seat_picture import Picture

numbers = st.lists(st.integers(0, 30), max_size=60)


def a_picture(number: int, strokes: list[int], places: list[int]) -> Picture:
    made = [("f", one, 0, 1, 1, "#ffffff") for one in strokes]
    pressed = [(one, 0, 44, 44, f"place {one}") for one in places]
    return Picture(number, (100, 100), made, pressed, [], None, [], [], "zh", "light")


@given(numbers, numbers)
def test_an_edit_tells_any_list_after_any_other(before, now):
    assert edited(before, json.loads(json.dumps(edit(before, now)))) == now


def test_what_has_stayed_costs_next_to_nothing():
    before = list(range(500))
    now = [*before[:200], 900, *before[201:]]
    assert edit(before, now) == [[0, 200], 900, [201, 299]]


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6))
def test_who_takes_every_frame_sees_every_picture(pictures):
    sent, shown = Sent(), Shown()
    for number, (strokes, places) in enumerate(pictures, 1):
        picture = a_picture(number, strokes, places)
        shown.take(json.loads(json.dumps(frame_of(picture, sent))))
        assert [tuple(one) for one in shown.strokes] == picture.strokes
        assert [tuple(one) for one in shown.places] == picture.places
        assert shown.steady["language"] == "zh"


def test_each_stroke_is_sent_once_until_there_are_too_many_to_remember():
    sent = Sent()
    first = frame_of(a_picture(1, [1, 2, 3], []), sent)
    assert first["first"]
    second = frame_of(a_picture(2, [1, 2, 3, 4], []), sent)
    assert [len(frame["new"]) for frame in (first, second)] == [3, 1]
    assert "first" not in second
    frame_of(a_picture(3, list(range(MOST + 1)), []), sent)
    assert frame_of(a_picture(4, [1], []), sent)["first"]
