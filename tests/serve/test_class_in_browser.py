"""A whole class through a real browser: all come in by the code and play to the end side by side, and the trainer follows."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest

from game.language.words import say
from tests.commands import call
from tests.patience import until
from tests.serve.class_stage import Class, choices, class_of, sitting
from tests.serve.stage import beginning, chromium, looking

CALM: Final = {"reduced_motion": "reduce"}
WIDE: Final[dict[str, Any]] = {"viewport": {"width": 1280, "height": 720}, **CALM}
PHONE: Final[dict[str, Any]] = {
    "viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "has_touch": True, "is_mobile": True, **CALM,
}  # fmt: skip
TABLET: Final[dict[str, Any]] = {"viewport": {"width": 820, "height": 1180}, "has_touch": True, **CALM}
LOCALE: Final = {"en": "en-GB", "zh": "zh-CN"}
PEOPLE: Final = (
    ("Ann", "en", WIDE), ("王芳", "zh", PHONE), ("Bo", "en", PHONE), ("李强", "zh", WIDE), ("Cy", "en", TABLET),
    ("赵敏", "zh", TABLET),
)  # fmt: skip
WEEKS: Final = 3


@dataclass
class Trainee:
    """Somebody with a browser, and how it is held."""

    name: str
    language: str
    upright: bool
    page: Any

    def press(self, *keys: str) -> None:
        """Press what has these words, each as soon as it is there."""
        for key in keys:
            button = self.page.get_by_role("button", name=beginning(f"([A-Z] )?{say(key, self.language)}( |$)")).last
            button.tap() if self.upright else button.click()

    def comes_in(self, room: Class) -> None:
        """Type the code and a name, as they stand on the wall."""
        self.page.goto(f"{room.origin}/r/{room.hall.room.code}")
        self.page.locator("input[name=name]").fill(self.name)
        self.page.locator("button.primary").click()
        self.page.wait_for_selector("[data-shown]")
        until(lambda: sitting(room, self.name).seat)
        ui = sitting(room, self.name).seat.ui
        ui.clock, ui.effects = count().__next__, False  # nobody presses too fast, and nothing moves

    def plays_a_week(self) -> None:
        """Ring somebody up, and end the week."""
        self.press(*(["window.upright.moves"] if self.upright else []), "family.chase", "move.call", "window.top.end_week")
        self.page.get_by_role("button", name=beginning(say("window.back", self.language))).last.wait_for()
        self.press("window.top.end_week")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Class]:
    with class_of(tmp_path / "classes", seed=5) as one:
        yield one


@pytest.mark.long
def test_six_come_in_by_the_code_and_play_to_the_end(room: Class, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with chromium() as browser, ExitStack() as windows:
        trainer = windows.enter_context(looking(browser, **WIDE))
        trainer.goto(room.opened.trainer_link)
        everybody = []
        for name, language, held in PEOPLE:
            page = windows.enter_context(looking(browser, locale=LOCALE[language], **held))
            everybody.append(Trainee(name, language, held is not WIDE, page))
            everybody[-1].comes_in(room)
        until(lambda: trainer.locator(".there").count() == len(PEOPLE))
        for one in everybody:
            one.press("window.briefing.start")
        for week in range(1, WEEKS + 1):
            for one in everybody:
                one.plays_a_week()
                one.press("window.week.next" if week < WEEKS else "window.week.result")
            if week < WEEKS:
                until(lambda week=week: trainer.inner_text("body").count(f"{week + 1} / {WEEKS}") == len(PEOPLE))
        for one in everybody:
            until(lambda one=one: sitting(room, one.name).seat.where == "result")
            assert choices(room, one.name) == ["call", "end_week"] * WEEKS
            assert one.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), one.name
    done = call(capsys, "class", "--room", "Monday", "--dir", tmp_path / "classes", "--json")
    assert done.code == 0, done.err
    assert {one["name"]: one["counted"] for one in json.loads(done.out)["games"]} == {name: True for name, _, _ in PEOPLE}
