"""Every command of README and docs is run, page by page and in order: with fewer games, in a folder that is thrown away."""

import importlib.util
import io
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import Final
from unittest.mock import patch

import pytest

from game.commands.app import called
from game.play.session import new_session
from game.play.store import Store
from game.serve.rooms.book import Book
from game.serve.rooms.places import folder_of, usual_folder
from game.serve.rooms.room import Plan
from sim_core.engine.record import Step
from tests.cluster_stage import wait_for
from tests.command_tables import commands
from tests.commands import ROOT, call, environment
from tests.conftest import SMALL
from tests.docs.pages import PAGES, SHELLS, Block, blocks, name, spans
from tests.long import few_now
from tests.lrs.fake import PASSWORD, serving
from tests.lrs.fake import Store as LrsStore

LEAST: Final = {"run": 2, "balance": 32, "sweep": 2}
"""Commands that play many games, and how few will do."""
SHORT: Final = "lesson-1-shared-plan"
"""What is played instead of the long ones."""
WRITING: Final = ("--out", "--csv", "--html")
LONG: Final = ("final-quarter", "county-flood", "price-war")
THERE: Final = "192.0.2.10"
"""The machine of which the page on clusters speaks."""
LRS: Final = re.compile(r"https://lrs\.example\.org/xapi/?", re.IGNORECASE)
"""The learning record store that the pages send to."""
LATER: Final = ("class.zh.md", "authoring.zh.md", "records.zh.md", "twenty-minutes.zh.md", "commands.md", "cluster.md")
"""Pages that take long, or have the commands of the other language."""
ROOM: Final = re.compile(r'--room "([^"]+)"')
WHOLE: Final = ("games", "backup", "export", "verify", "debrief", "class", "records push")
"""Commands for which somebody must have played."""
RUNNABLE: Final = [
    page
    for page in PAGES
    if page.name != "README.zh.md" and any(block.kind in ("python", "yaml", *SHELLS) for block in blocks(page))
]
"""The Chinese README has the commands of the other: `test_links.py` sees to that."""


class Reader:
    """Somebody who types what a page says, into an empty folder with a copy of what it speaks of."""

    def __init__(self, capsys: pytest.CaptureFixture[str], home: Path, stack: ExitStack, port: int) -> None:
        self.capsys, self.home, self.stack, self.port = capsys, home, stack, port

    def does(self, line: str) -> None:
        """Type a command line."""
        first, *words = shlex.split(line.replace("\\", "/") if line.startswith("py ") else line)
        kinds: dict[str, Callable[[list[str]], None]] = {
            "finalkick": self.finalkick, "make": makes, "python": runs_python, "py": runs_python, "pip": installs,
            "dask": self.dask, ".": activates,
        }  # fmt: skip
        assert first in kinds, f"no test knows how to run {line!r}"
        kinds[first](words)

    def finalkick(self, words: list[str]) -> None:
        """Run a command of the game in a cheap form. It must end with 0, and write what it was to write."""
        here = [word.replace(f"{THERE}:8786", f"127.0.0.1:{self.port}") for word in words]
        if called(here) == "records push":
            server = self.stack.enter_context(serving(LrsStore()))
            here = [LRS.sub(server.url, word) for word in here]
        cheap = cheaply(here)
        if called(here) == "serve":  # opened and told of, and ended at once
            pytest.importorskip("starlette")
            self.stack.enter_context(patch("game.serve.pages.opened.run", lambda app, at, up, *_: up()))
        done = call(self.capsys, *cheap)
        assert done.code == 0, f"{cheap}\n{done.out[-2000:]}\n{done.err}"
        written = [Path(word) for before, word in pairwise(cheap) if before in WRITING or cheap[0] in ("backup", "export")]
        assert [file for file in written if not file.is_file() and file.suffix] == []

    def dask(self, words: list[str]) -> None:
        """Start a part of a cluster on this machine, for as long as the page is read."""
        pytest.importorskip("distributed")
        here = [word.replace(THERE, "127.0.0.1").replace("8786", str(self.port)) for word in words]
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *here], env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.stack.callback(ended, process)
        if words[0] == "worker":
            wait_for(f"tcp://127.0.0.1:{self.port}", int(words[words.index("--nworkers") + 1]))


def cheaply(words: list[str]) -> list[str]:
    """A command with fewer games, points and worlds, on a shorter scenario; a game is played as text."""
    command = called(words) or "play"
    cheap = [re.sub(r"(=[\d.]+:[\d.]+):\d+$", r"\1:2", word) for word in words]
    if not {"--set", "--text"} & set(cheap):
        cheap = [SHORT if word in LONG else word for word in cheap]
    if command == "edit":
        cheap = [*cheap, "--no-browser"]
    if command == "serve":
        cheap = [*cheap, "--port", "0"]
    if command in LEAST:
        cheap = with_option(cheap, "--episodes", LEAST[command])
    if command in ("balance", "debrief") and "--quick" not in cheap:
        cheap = [*cheap, "--quick"]
    if command == "play" and not {"--text", "--demo"} & set(cheap):
        cheap = [*(cheap or ["play"]), "--text"]
    if command == "class":
        cheap = [word for word in cheap if word != "--debrief"]
    return [*cheap, "--jobs", "1"] if command == "debrief" else cheap


def ended(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def with_option(words: list[str], option: str, value: int) -> list[str]:
    """The words with an option that has this value, whatever it had."""
    if option in words:
        at = words.index(option)
        words = [*words[:at], *words[at + 2 :]]
    return [*words, option, str(value)]


def makes(words: list[str]) -> None:
    """Does `make` know what it is to make?"""
    known = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert set(words) <= set(known), words


def runs_python(words: list[str]) -> None:
    """Is there such a module, and does it know the options?"""
    at = words.index("-m") + 1
    module, rest = words[at], words[at + 1 :]
    if module == "pip":
        installs(rest)
        return
    found = importlib.util.find_spec(module)
    assert found, module
    if module.startswith(("tests.", "sim_core.", "assets.")):
        assert found.origin
        text = Path(found.origin).read_text("utf-8")
        assert [word for word in rest if word.startswith("--") and word not in text] == []


def installs(words: list[str]) -> None:
    """Is what is to be installed this folder, with extras that there are?"""
    known = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    target = re.fullmatch(r"\.(?:\[([\w,]+)\])?", words[-1])
    assert words[:-1] == ["install", "-e"]
    assert target, words
    assert set((target[1] or "").split(",")) - {""} <= set(known)


def activates(words: list[str]) -> None:
    """The one thing that is read into a shell."""
    assert words == [".venv/bin/activate"]


@pytest.fixture
def reader(capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """A reader in a folder of its own, who has played a game and mistyped nothing."""
    folder = tmp_path / "reader"
    shutil.copytree(ROOT / "scenarios", folder / "scenarios", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "balance-baseline.json", folder / "tests")
    shutil.copy(ROOT / "scenarios" / "county-flood.yaml", folder / "county-flood-2.yaml")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "stdin", Typed())
    monkeypatch.setenv("FINALKICK_LRS_PASSWORD", PASSWORD)
    monkeypatch.setattr("game.serve.editor.session.FIRST_SECONDS", 0.0)  # nobody comes to look at a form
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with ExitStack() as stack:
        yield Reader(capsys, home, stack, port)


class Typed(io.StringIO):
    """Somebody who chooses the first client, and then has had enough, as often as asked."""

    def readline(self, size: int | None = -1) -> str:
        return "q\n"


def a_room(name: str) -> None:
    """A room in which somebody has played."""
    book = Book(usual_folder())
    room = book.make(Plan(name, "small.yaml", SMALL))
    chair = book.sit(room, "Lin Wei")
    book.close()
    a_game(folder_of(usual_folder(), chair))


def a_game(home: Path) -> None:
    """Game 1, as a person would have it: a call a week, and it is over."""
    store = Store(home)
    session = new_session(SMALL, 3, store, "small.yaml")
    while not session.over:
        session.play(Step(move="call", client="first"))
        session.end_week()
    store.close()


@pytest.mark.parametrize("page", few_now(RUNNABLE, lambda one: one.name not in LATER), ids=name)
def test_everything_a_page_says_can_be_typed(page: Path, reader: Reader) -> None:
    lines = [line for block in blocks(page) for line in block.commands]
    if any(line.startswith(f"finalkick {command}") for line in lines for command in WHOLE):
        a_game(reader.home)
        Path("games").mkdir()
        reader.finalkick(["export", "1", "games/lin-wei.json"])
    for of in dict.fromkeys(ROOM.findall("\n".join(line for line in lines if line.startswith("finalkick class")))):
        a_room(of)
    for block in blocks(page):
        if block.kind == "python":
            writes_or_runs(block)
        elif block.kind == "csv":
            report = not block.text.startswith(("name", "姓名"))
            Path("ageing.csv" if report else "guests.csv").write_text(block.text, "utf-8")
            if report:
                reader.finalkick(["new", "north", "--from", "ageing.csv"])
        elif block.kind == "yaml":
            Path("typed.yaml").write_text(block.text, "utf-8")
            reader.finalkick(["check", "typed.yaml"])
        for line in block.commands:
            reader.does(line)


def writes_or_runs(block: Block) -> None:
    """A block that begins with a file's name is that file; any other is run."""
    file = re.match(r"# (\w+\.py)\b", block.text)
    if file:
        Path(file[1]).write_text(block.text, "utf-8")
        return
    pytest.importorskip("gymnasium")
    exec(compile(block.text.replace("1024", "4"), "page", "exec"), {})


def test_commands_within_sentences_are_put_as_the_commands_have_them() -> None:
    said = [(name(page), span) for page in PAGES for span in spans(page) if span.startswith("finalkick ")]
    assert len(said) > 20
    wrong = [one for one in said if not well_put(one[1])]
    assert wrong == []


def well_put(span: str) -> bool:
    """Does a command exist, with all the options that are named?"""
    words = span.split()[1:]
    command = "play" if words[0].startswith("--") else called(words)
    if not command:
        return words == ["records"]
    known = {option for one in commands()[command].params for option in one.opts}
    return {re.split(r"[=\]…]", word.strip("[]"))[0] for word in words if word.strip("[").startswith("--")} <= known


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_is_to_be_made_or_run_within_sentences_is_there(page: Path) -> None:
    for span in spans(page):
        words = span.split()
        if words[:1] == ["make"] and len(words) > 1:
            makes(words[1:2])
        elif words[:2] == ["python", "-m"]:
            runs_python(words[1:])
