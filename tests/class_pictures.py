"""The pictures of the page on classes, taken from a room as it is served: `python -m tests.class_pictures [FOLDER]`.

Needs Chromium; pngquant makes them small. Look at them before you commit them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from game.language.locale import LANGUAGES, LOCALES
from game.play.session import new_session
from game.play.shelf import text_of
from game.play.store import Store
from game.serve.rooms.book import Book
from game.serve.rooms.places import folder_of
from game.serve.rooms.room import Plan
from sim_core.engine.record import END_WEEK
from sim_core.public.runs import bot_steps
from sim_core.public.scenarios import find_scenario, parse_scenario
from tests.commands import ROOT
from tests.serve.class_stage import Class, class_of
from tests.serve.stage import chromium

SCENARIO: Final = "final-quarter"
ROOM: Final = {"en": "Monday", "zh": "周一班"}
NAMES: Final = {
    "en": ("Anna Berg", "Ben Okafor", "Chen Jing", "Dana Levy", "Emil Roth", "Fatima Noor", "Grace Lin"),
    "zh": ("王芳", "李强", "陈静", "杨磊", "赵敏", "孙丽", "周敏"),
}
PLAYED: Final = (("textbook", 5), ("nag", 4), ("credulous", 5), ("textbook", 13), ("pushy", 3), ("visitor", 4))
"""What those who have come are like, and how many weeks they have played."""
HERE: Final = 5
"""How many of them are at their seats."""
WIDE: Final = {"width": 1280, "height": 640}
PHONE: Final[dict[str, Any]] = {"viewport": {"width": 390, "height": 760}, "has_touch": True, "is_mobile": True}


def main() -> int:
    """Take all pictures, in every language."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs" / "pictures").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        ending = "" if language == "en" else f".{language}"
        with tempfile.TemporaryDirectory() as place:
            text = text_of(find_scenario(SCENARIO))[0]
            played(Path(place), text, language)
            with class_of(Path(place), text, name=ROOM[language], minutes=8.0) as room, chromium() as browser:
                taken(room, browser, language, folder / f"class{ending}.png", folder / f"phone{ending}.png")
    if shutil.which("pngquant"):
        mine = [*folder.glob("class*.png"), *folder.glob("phone*.png")]
        subprocess.run(["pngquant", "--force", "--ext", ".png", "--skip-if-larger", *mine], check=False)
    return 0


def played(folder: Path, text: str, language: str) -> None:
    """A class in the middle of its game."""
    book, scenario = Book(folder), parse_scenario(text.encode(), SCENARIO)
    room = book.make(Plan(ROOM[language], SCENARIO, text, minutes=8.0))
    chairs = [book.sit(room, name) for name in NAMES[language]]
    for chair, (bot, weeks) in zip(chairs, PLAYED, strict=False):
        store = Store(folder_of(folder, chair))
        session = new_session(text, chair.seed, store, SCENARIO)
        for step in bot_steps(scenario, bot, chair.seed):
            if session.week > weeks:
                break
            session.end_week() if step.move == END_WEEK else session.play(step)
        if session.over:
            book.note_seen(chair.id, int(session.saved_as or 0))
        store.close()
    book.close()


def taken(room: Class, browser: Any, language: str, trainers: Path, phones: Path) -> None:
    """The trainer's page, and a phone on which a client is called."""
    tag = LOCALES[language].tag
    pages = []
    for chair in room.hall.book.chairs(room.hall.room.id)[:HERE]:
        page = browser.new_context(locale=tag, device_scale_factor=2, **PHONE).new_page()
        page.goto(f"{room.origin}/s/{room.hall.book.allow('seat', room.hall.room.id, chair.id)}")
        page.wait_for_selector("[data-shown]")
        pages.append(page)
    leading = browser.new_context(viewport=WIDE, locale=tag).new_page()
    leading.goto(room.opened.trainer_link)
    leading.goto(f"{room.origin}/room?lang={language}")
    leading.wait_for_timeout(4_000)
    leading.screenshot(path=trainers)
    mine = pages[0]
    for key in ("2", "c", "1"):
        mine.keyboard.press(key)
        mine.wait_for_timeout(2_500)
    mine.screenshot(path=phones, scale="css")


if __name__ == "__main__":
    raise SystemExit(main())
