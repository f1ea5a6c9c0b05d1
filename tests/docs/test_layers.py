"""The picture of the layers is what the imports say."""

from xml.etree import ElementTree

from tests import layers


def test_the_picture_of_the_layers_is_what_the_imports_say() -> None:
    assert layers.PICTURE.read_text("utf-8") == layers.picture(), "`python -m tests.layers` draws it anew; then look at it"


def test_every_room_stands_in_it_above_what_it_imports() -> None:
    found = layers.imports()
    image = ElementTree.fromstring(layers.picture())
    named = {one.text for one in image.iter() if one.get("class") == "room"}
    rooms = {room for arrow in found for room in arrow if "." in room and room not in layers.GROUND and "__" not in room}
    assert {room.partition(".")[2] for room in rooms} <= named
    for half in (layers.half("game", found), layers.half("sim_core", found)):
        level = {room: number for number, row in enumerate(half.rows) for room in row}
        assert all(level[one] > level[other] for one, other in half.arrows)
        assert all(level[one] < level[other] for one, other in half.upward)


def test_an_arrow_that_a_longer_way_implies_is_left_out() -> None:
    assert layers.plain_arrows([("a", "b"), ("b", "c"), ("a", "c")]) == [("a", "b"), ("b", "c")]
