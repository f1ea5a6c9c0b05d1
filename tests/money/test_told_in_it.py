"""A game in pounds is told in pounds, on every screen, in the terminal, on the pages and in the tables; yuan nowhere."""

import csv
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from game.language.amounts import amount
from game.language.currency import YUAN, Currency, axis, counted_in, currency_of, examples
from game.language.words import money, written_amounts
from sim_core.scenario.read import parse_scenario
from tests.commands import call
from tests.money.scaled import times
from tests.window_stage import _display, an_app, press, words_on  # noqa: F401 -- the screen nobody sees


def _pounds() -> str:
    """A scenario of the library, in pounds by the hundred, without the words in which it names sums itself."""
    data = yaml.safe_load(times(files("scenarios").joinpath("between-friends.yaml").read_bytes(), -2))
    for told in ("story", "coach", "example"):
        data.pop(told, None)
    return yaml.safe_dump({**data, "id": "pounds", "money": {**data["money"], "code": "GBP"}}, allow_unicode=True)


POUNDS = _pounds()
OTHER_MONEY = re.compile(r"[¥￥$€]|[\d,.]+ ?[万元]|yuan")


@pytest.mark.parametrize(
    ("step", "code", "chinese", "english"),
    [
        (10_000, "CNY", ["0", "800元", "0.5万", "12.5万", "1.23亿"], ["¥0", "¥800", "¥5k", "¥125k", "¥123m"]),
        (1000, "GBP", ["£0", "£80", "£500", "£1.25万", "£1230万"], ["£0", "£80", "£500", "£12.5k", "£12.3m"]),
        (100, "GBP", ["£0", "£8", "£50", "£1,250", "£123万"], ["£0", "£8", "£50", "£1,250", "£1.23m"]),
        (1, "EUR", ["€0", "€0.08", "€0.50", "€12.50", "€12,300"], ["€0", "€0.08", "€0.50", "€12.50", "€12,300"]),
        (1e7, "USD", ["$0", "$80万", "$500万", "$1.25亿", "$1230亿"], ["$0", "$800k", "$5m", "$125m", "$123bn"]),
    ],
)
def test_amounts_are_said_as_exactly_as_matters_at_their_size(
    step: float, code: str, chinese: list[str], english: list[str]
) -> None:
    units = (0.0, 800.0, 5_000.0, 125_000.0, 123_000_000.0)
    with counted_in(parse_scenario(POUNDS.encode(), "p").model_copy(update={"money": _spec(step, code)})):
        assert [money(one, "zh") for one in units] == chinese
        assert [money(one, "en") for one in units] == english


def _spec(step: float, code: str):
    return parse_scenario(POUNDS.encode(), "p").money.model_copy(update={"step": step, "code": code})


@pytest.mark.parametrize("step", [0.1, 1, 10, 100, 1000, 10_000, 1e5, 1e6, 1e7, 1e8])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_offered_as_an_example_is_understood_when_it_is_typed(step: float, language: str) -> None:
    with counted_in(parse_scenario(POUNDS.encode(), "p").model_copy(update={"money": _spec(step, "GBP")})):
        forms = examples(language)
        assert {amount(one, language) for one in forms} == {150_000.0}
        assert amount(f"£{forms[-1]}", language) == 150_000.0
        assert forms[0] in written_amounts(language)
        per, name = axis(language)
        assert per > 0
        assert "£" in name


def test_where_nobody_says_whose_game_it_is_it_is_whole_yuan() -> None:
    assert currency_of(None) == YUAN == Currency()
    assert money(125_000, "zh") == "12.5万"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_screen_of_the_window_speaks_of_pounds(language: str) -> None:
    app = an_app(language=language, scenario=POUNDS, path="pounds.yaml", seed=5)
    seen = words_on(app).split(" | ")
    for keys in ("Enter", "1 C 1", "Enter", "O", "Esc", "1 N", "3", "Esc", "L", "E", "Enter", "Enter", "Space", "Enter"):
        press(app, keys)
        seen += words_on(app).split(" | ")
    for _ in range(60):
        press(app, "E Enter Space Enter")
        seen += words_on(app).split(" | ")
        if app.screen.__class__.__name__ == "FinalScreen":
            break
    assert any("£" in one for one in seen)
    assert [one for one in seen if OTHER_MONEY.search(one)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_terminal_and_the_tables_speak_of_pounds(tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    file = tmp_path / "pounds.yaml"
    file.write_text(POUNDS, "utf-8")
    told = call(capsys, "play", file, "--demo", "--text", "--lang", language, "--seed", "3").out
    assert "£" in told
    assert [line for line in told.splitlines() if OTHER_MONEY.search(line)] == []
    table = tmp_path / "run.csv"
    ran = call(capsys, "run", file, "--bot", "textbook", "--episodes", "3", "--csv", table, "--json")
    with table.open(encoding="utf-8") as rows:
        nets = [float(row["net"]) for row in csv.DictReader(rows)]
    found = json.loads(ran.out)
    assert found["currency"] == "GBP"
    assert found["bots"]["textbook"]["net"]["mean"] == pytest.approx(sum(nets) / 3)
    assert 100 < max(nets) < 12_000  # of the 12,000 pounds that are owed
