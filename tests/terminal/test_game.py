"""The game as text: lines in, lines out."""

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from game.commands import going_on
from game.language.amounts import amount, plain
from game.language.words import money
from game.play.claims import claim
from game.play.session import Session, continue_session, new_session
from game.play.store import Store
from game.play.view_model import look_on
from game.terminal import game as terminal
from game.terminal import look_on as looking
from game.terminal.layout import pad, width, wrap
from game.terminal.parsing import picked
from tests.commands import call, spawn

Capture = pytest.CaptureFixture[str]


def played(session: Session, lines: Iterable[str], language: str = "en") -> str:
    """What a player sees who types these lines, and then hangs up."""
    typed: Iterator[str] = iter(lines)
    seen: list[str] = []

    def ask(prompt: str) -> str:
        seen.append(prompt)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    terminal.play(session, language, ask, seen.append)
    return "\n".join(seen)


@pytest.fixture
def session(small: Path) -> Session:
    return new_session(small.read_text("utf-8"), 5, Store())


def test_a_player_without_a_manual_gets_through_a_game(session: Session) -> None:
    seen = played(session, ["1", "call", "", "2 visit", "e y", "first", "ask around", "e y", "e y"])
    assert session.over
    for said in (
        "First Pharma",
        "2 Call for payment (1 h)",
        "You: ",
        "End of week 3",
        "Score",
        "net recovered",
        "The manager: ",
    ):
        assert said in seen
    assert "free cash at the end of each week" in seen


def test_the_same_in_chinese(session: Session) -> None:
    seen = played(session, ["1", "电话", "", "第二家 上门", "结束 y", "1 问难处", "e y", "e y"], "zh")
    assert session.over
    for said in ("第一家", "2 电话催款 (1小时)", "我：", "第 3 周结束", "得分", "净回款"):
        assert said in seen


def test_the_language_can_be_switched_at_any_time(session: Session) -> None:
    seen = played(session, ["lang", "1", "lang", "lang", "q"])
    assert "第一家" in seen
    assert "What you can do" in seen


def test_figures_are_asked_for_or_typed_along(session: Session) -> None:
    played(session, ["1", "set target", "30万", "2", "ask_promise 50k 1", "2", "15 ", "", "1", "q"])
    target, promise = (line.step for line in session.log[:2])
    assert (target.move, target.amount, target.weeks) == ("set_plan", 300_000, 2)
    assert (promise.move, promise.amount, promise.weeks) == ("ask_promise", 50_000, 1)


def test_a_figure_that_will_not_do_is_asked_for_again(session: Session) -> None:
    seen = played(session, ["1", "ask_promise", "lots", "900m", "x", "q"])
    assert seen.count("will not do") == 2
    assert "Cancelled" in seen
    assert session.log == []


def test_a_refusal_says_why_and_costs_nothing(session: Session) -> None:
    seen = played(session, ["1", "follow up", "q"])
    assert "Not possible: There is no promise to follow up." in seen
    assert session.log == []


def test_what_is_not_understood_is_told(session: Session) -> None:
    seen = played(session, ["9", "1", "99", "ask", "zzz", "q"])
    assert "There is no client “9”" in seen
    assert "There is no move “99”" in seen
    assert "Which one is “ask”?" in seen


def test_how_sure_one_is_goes_with_dealing_with_an_excuse(small: Path) -> None:
    for seed in range(40):
        session = new_session(small.read_text("utf-8"), seed, None)
        seen = played(session, ["1 call", "accept", "4", "q"])
        if session.log[-1].step.move == "accept_excuse":
            assert session.log[-1].step.belief == 0.75
            assert "Is this true, do you think?" in seen
            assert "A reason shields them until you have dealt with it." in " ".join(seen.split())
            return
    pytest.fail("in 40 games nobody gave an excuse")


def test_a_game_that_was_left_goes_on_at_the_very_choice(session: Session) -> None:
    played(session, ["1 call", "", "2 ask around", "q"])
    store = Store()
    saved = store.unfinished()
    assert saved is not None
    again = continue_session(saved, store)
    assert again.steps == session.steps
    assert again.exported().digest == session.exported().digest


def test_leaving_and_going_on_through_a_pipe(capsys: Capture, home: Path) -> None:
    first = spawn("--text", "--lang", "en", typed="1 call\ne y\n")
    assert first.code == 0
    assert "Saved." in first.out
    second = spawn("--text", "--lang", "zh", typed="y\nq\n")
    assert "第 2/13 周" in second.out
    third = spawn("--text", typed="n\nq\n")
    assert "Week 1 of 13" in third.out
    games = json.loads(call(capsys, "games", "--json").out)
    assert [game["status"] for game in games] == ["playing", "abandoned"]


def test_a_game_asked_for_by_name_is_a_new_one(small: Path) -> None:
    spawn("--text", typed="1 call\n")
    assert "Week 1 of 3" in spawn("play", small, "--text", typed="q\n").out


@pytest.mark.parametrize("kind", ["a file", "a place where nothing can be made"])
def test_without_a_data_folder_one_can_still_play(tmp_path: Path, small: Path, kind: str) -> None:
    place = tmp_path / "taken"
    place.write_text("not a folder")
    home = place if kind == "a file" else place / "below"
    done = spawn("play", small, "--text", typed="1 call\ne y\ne y\ne y\n", env={"FINALKICK_HOME": str(home)})
    assert done.code == 0
    assert "Score" in done.out
    assert len(done.err.splitlines()) == 1
    assert "will not be saved" in done.err


def test_a_trainer_sees_what_is_hidden_and_wins_no_medal(small: Path) -> None:
    done = spawn("play", small, "--text", "--trainer", typed="1\n\ne y\ne y\ne y\n")
    assert "[trainer] cash ¥" in done.out
    assert "No medal" in done.out


@pytest.mark.parametrize(
    ("typed", "language", "yuan"),
    [
        ("150000", "en", 150_000),
        ("150,000", "en", 150_000),
        ("150k", "zh", 150_000),
        ("¥0.15m", "en", 150_000),
        ("15万", "en", 150_000),
        ("１５万元", "zh", 150_000),
        ("15", "zh", 150_000),
        ("150", "en", 150_000),
        ("1.5w", "zh", 15_000),
        ("0", "en", 0),
        ("-5", "en", None),
        ("nan", "en", None),
        ("1e5", "en", None),
        ("", "en", None),
    ],
)
def test_amounts_as_people_write_them(typed: str, language: str, yuan: float | None) -> None:
    assert amount(typed, language) == yuan


def test_amounts_on_the_screen_can_be_typed_back() -> None:
    for yuan in (12_000, 125_000, 1_250_000):
        for language in ("zh", "en"):
            assert amount(money(yuan, language), language) == yuan


def test_names_are_found_by_number_beginning_or_part() -> None:
    names = [("hengtai", "恒泰医药"), ("huimin", "惠民医药"), ("jimin", "济民大药房")]
    assert picked("2 call 3", names) == ([1], "call 3")
    assert picked("heng visit", names) == ([0], "visit")
    assert picked("济民 拜访", names) == ([2], "拜访")
    assert picked("医药", names) == ([0, 1], "")
    assert picked("4", names) == ([], "")
    assert picked(plain("１　电话"), names) == ([0], "电话")


def test_chinese_lines_up_and_wraps_without_stranded_punctuation() -> None:
    assert width("恒泰A") == 5
    assert pad("恒泰", 6, right=True) == "  恒泰"
    lines = wrap("他说：“钱，下周一定付。”可他上周也是这么说的！", columns=20)
    assert all(width(line) <= 22 for line in lines)
    assert all(line[0] not in "，。：！”" for line in lines)


@pytest.mark.parametrize(
    ("typed", "enter", "agreed"),
    [("\n", True, True), ("\n", False, False), ("Y\n", False, True), ("否\n", True, False), ("mu\n?\nno\n", True, False)],
)
def test_a_yes_or_no_is_asked_for_again_until_it_is_one(typed: str, enter: bool, agreed: bool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert going_on.agreed("A short debrief? ", enter) is agreed


def test_a_letter_of_the_window_says_what_it_does_here(session: Session) -> None:
    seen = played(session, ["1", "i", "c", "1 i"])
    assert "Find out: 10 Ask what is hard" in seen.replace("\n", " ")
    assert "Back to all clients. (The moves of Chase are" in seen.replace("\n", " ")
    assert not session.steps, "nothing was done by it"


def test_the_end_of_a_week_and_a_dear_move_are_asked_about_and_can_be_told_to_ask_no_more(session: Session) -> None:
    kept: list[tuple[str, ...]] = []
    typed = iter(["e", "n", "1 manager_visit", "x", "1 manager_visit y", "2 manager_visit", "a", "e", "", "q"])
    seen: list[str] = []

    def ask(prompt: str) -> str:
        seen.append(prompt)
        return next(typed)

    terminal.play(session, "en", ask, seen.append, (), kept.append)
    assert [step.move for step in session.steps] == ["manager_visit", "manager_visit", "end_week"]
    assert kept == [("manager_visit",)]
    assert sum("End week 1?" in one for one in seen) == 2
    assert any("Bring the manager: First Pharma?" in one for one in seen)


def test_a_number_before_a_move_is_a_client_and_the_language_is_named_anywhere(session: Session) -> None:
    seen = played(session, ["2", "1 visit", "lang zh", "lang en", "q"])
    assert (session.steps[0].move, session.steps[0].client) == ("visit", "first")
    assert "能做的" in seen


def test_nothing_in_a_game_is_noise_to_a_screen_reader(session: Session) -> None:
    seen = played(session, ["1", "call", "k", "l", "p", "e y", "1 ask around", "q"])
    assert not set("★☆→·▶") & set(seen)
    assert re.search("reputation [1-5] of 5", seen)


def test_a_game_open_elsewhere_is_said_and_can_be_looked_on(session: Session) -> None:
    store = Store()
    assert session.saved_as is not None
    mine = claim(store, session.saved_as)
    assert mine is not None
    assert claim(store, session.saved_as) is None
    saved = store.game(session.saved_as)
    assert saved is not None
    followed, told = look_on(saved, [], "small"), []
    ahead = iter(["1 call", "e y", "e y", "e y"])

    def wait(_: float) -> None:
        played(session, [next(ahead)])

    looking.look_on(followed, store, "en", told.append, wait)
    assert followed.play.session.over
    assert followed.play.session.final.digest == session.final.digest
    assert any("First Pharma: Call for payment" in one for one in told)
    mine.let_go()
    again = claim(store, session.saved_as)
    assert again is not None
    again.let_go()


def test_a_second_terminal_is_told_and_a_trainers_game_is_not_gone_on_with(small: Path, home: Path) -> None:
    spawn("play", small, "--text", "--trainer", typed="1 call\n")
    assert "under way" not in spawn("--text", "--lang", "en", typed="q\n").out
    store = Store()
    plain_game = store.unfinished()
    assert plain_game is not None
    mine = claim(store, plain_game.id)
    assert mine is not None
    assert "open in another window" in spawn("--text", "--lang", "en", typed="\n").out
    mine.let_go()
