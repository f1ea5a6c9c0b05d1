"""The page of a class: what stands in it, in both languages, for a class of twelve and for none; harmless whatever it gets."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.classroom.names import in_codes
from game.classroom.people import Class, Rejected, class_of
from game.classroom.told import Entry, told
from game.debrief.attempts import Result
from game.html.classroom import report
from game.html.classroom_heat import shade
from sim_core import Message
from tests.classroom_stage import PEOPLE, debriefed, games, played

pytest.importorskip("matplotlib")
EVIL = "<script>alert(1)</script>"


class Words(HTMLParser):
    """The words of a page, section by section; and what tags there are."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []
        self._silent = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._silent = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.words.append(" ".join(data.split()))


@pytest.fixture(scope="module")
def whole() -> Class:
    """A class with everything: people who played again, results of both forms, a file that was refused, a copy."""
    later = [
        told(Entry(name, debriefed(name, "textbook", seed + 40, started="2026-05-01T09:00:00+00:00")), many=False)
        for name, _, seed in PEOPLE[1:6]
    ]
    evil = told(Entry(EVIL, played(EVIL, "nag", 50), f"{EVIL}.json"), many=False)
    tests = [
        Result(form, f"2026-03-0{day}", "李娜", 50.0 + 10 * day, 8.0, 3, 12, (0,) * 12) for day, form in ((1, "A"), (2, "B"))
    ]
    refused = Rejected("broken.json", "broken", Message("record.seal_broken", {"path": "broken.json"}))
    return class_of([*games(), *later, evil], [refused], tests)


def test_it_says_what_hurt_whom_and_what_to_teach(whole: Class) -> None:
    text = report(whole, "en")
    found = Words(text)
    said = " ".join(found.words)
    for words in (
        "13 people, 18 games", "Lesson 6: Check before you believe (lesson-6-check-first, 18 games)",
        "1 of 18 games have no debrief", "are as worked out by the player", "Not counted: 1",
        "L6 Look into reasons Assign Lesson 6: Check before you believe lesson-6-check-first",
        "You took the excuse on trust", "Who can do what Competences are of 100", "5 people played again: +",
        "One person took the transfer check twice: +10.0 points.", "too ready to believe",
        "broken broken.json Changed since it was exported: the seal does not fit.", "this is no exam",
    ):  # fmt: skip
        assert words in said, words
    assert all(name in said for name, *_ in PEOPLE)
    assert EVIL in said
    assert "script" not in found.tags
    assert not re.search(r'(src|href)="(?!#|data:)', text), "nothing is fetched"


def test_chinese_is_a_page_of_its_own_and_a_coded_one_has_no_names(whole: Class, tmp_path: Path) -> None:
    coded, who = in_codes(whole, tmp_path)
    said = " ".join(Words(report(coded, "zh")).words)
    for words in (
        "全班复盘",
        "下一课教什么",
        "L6 查清理由",
        "谁会什么",
        "亏在哪里",
        "太容易信",
        "不计入的有 1 局",
        who["李娜"],
    ):
        assert words in said, words
    assert not [name for name, *_ in PEOPLE if name in said]
    assert not re.search(r"class\.[a-z_]+|reason\.[a-z_]+", said), "every word is there"


def test_a_class_of_nobody_and_one_without_debriefs_have_pages_too() -> None:
    assert "0 people, 0 games" in unescape(report(class_of([]), "en"))
    alone = told(Entry("Lin Wei", played("Lin Wei", "idle", 1)), many=False)
    said = " ".join(Words(report(class_of([alone]), "en")).words)
    assert "It takes debriefs to know." in said
    assert "1 of 1 games have no debrief" in said


def test_the_heat_map_runs_from_red_to_green() -> None:
    red, yellow, green = (shade(score) for score in (0, 50, 100))
    assert [int(one[1:3], 16) > int(one[3:5], 16) for one in (red, yellow, green)] == [True, True, False]
    assert shade(74.9) != shade(50.1)
