"""What the page of a seat fetches and no file holds, and the letters it is written in."""

import json
from importlib.resources import files
from xml.etree import ElementTree

import pytest

from assets.lettering import FOLDER, WEIGHTS, parts
from game.serve.made import signs, words


def test_every_sign_is_a_symbol_that_takes_the_colour_of_its_user_unless_it_has_its_own():
    symbols = {one.get("id"): ElementTree.tostring(one).decode() for one in ElementTree.fromstring(signs())}
    there = {one.name for one in files("assets").joinpath("icons").iterdir() if one.name.endswith(".svg")}
    assert {f"icons/{name.removesuffix('.svg')}" for name in there} == set(symbols)
    assert "currentColor" in symbols["icons/call"]
    assert "currentColor" not in symbols["icons/medal_gold"]


def test_the_page_has_its_words_in_every_language():
    told = json.loads(words().removeprefix("export const WORDS = ").removesuffix(";\n"))
    assert told["zh"]["title"] == "临门一脚"
    assert told["zh"].keys() == told["en"].keys() > {"tag", "down", "elsewhere", "play_here"}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_letters_of_a_page_are_all_that_the_words_of_the_game_need(weight):
    pytest.importorskip("fontTools", reason="comes with the extra report")
    from fontTools.ttLib import TTFont

    def of(file) -> set[int]:
        return set(TTFont(file, lazy=True).getBestCmap())

    whole = of(str(files("assets").joinpath("fonts", f"NotoSansSC-{weight}.otf")))
    for part, wanted in parts().items():
        assert of(FOLDER / f"{part}-{weight}.woff") == whole & wanted, "python -m assets.lettering"
