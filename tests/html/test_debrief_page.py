"""The debrief as a page: one file that fetches nothing, in either language, with a certificate that can be checked."""

import re
import sys
from pathlib import Path

import pytest

from game.debrief.document import open_debrief
from game.debrief.past_game import read_game
from game.html.certificate import certified
from game.html.debrief import report
from game.language.words import LANGUAGES, say
from game.play.session import new_session
from game.play.store import Store
from sim_core.debrief.competence import COMPETENCES
from sim_core.debrief.lines import promise_lines
from sim_core.debrief.whole import QUICK, opened, work
from sim_core.engine.record import to_json
from sim_core.scenario.library import find_scenario
from tests.commands import call
from tests.played import bot_steps, played

LESSON = "lesson-7-own-faults"
STATED = {"belief": 0.75, "cash_low": 50_000.0, "cash_high": 250_000.0}


@pytest.fixture(autouse=True)
def little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few worlds: what is told is shown, not how well."""
    monkeypatch.setattr("game.commands.debrief.SHORT", QUICK)


def exported(folder: Path, steps: int | None = None, player: str = "Lin Wei", seed: int = 3) -> Path:
    """A game of somebody who believes most of what is said, as a file."""
    session = new_session(find_scenario(LESSON).read_text("utf-8"), seed, None)
    for step in bot_steps(session.scenario, "textbook", seed, ("L6",))[:steps]:
        if step.move == "end_week":
            session.end_week()
        else:
            session.play(step.model_copy(update=STATED) if step.move == "accept_excuse" else step)
    file = folder / "game.json"
    file.write_text(to_json(session.exported("2025-03-07T10:00:00+00:00", player)), "utf-8")
    return file


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The whole debrief of a game, by language."""
    past = read_game(exported(tmp_path_factory.mktemp("page")))
    document = open_debrief(past)
    for _ in work(document.debrief, effort=QUICK):
        pass
    return {language: report(document, language) for language in LANGUAGES}


def at_once(file: Path) -> tuple[str, bool]:
    """The page of a game before any work is done, in English, and whether it bears a certificate."""
    document = open_debrief(read_game(file))
    return report(document, "en"), certified(document)


def plain(page: str) -> str:
    """What is to be read on a page."""
    return " ".join(re.sub(r"<svg.*?</svg>|<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL).split())


def test_the_page_holds_everything_and_fetches_nothing(pages: dict[str, str]) -> None:
    for language, page in pages.items():
        for mark in ("src=", "url(", "href=", "@import"):
            assert all(after.startswith(("data:", "#", '"#')) for after in page.split(mark)[1:]), mark
        assert "<script" not in page
        assert "<text" not in page, "letters of pictures are outlines"
        names = ["money", "competences", "turning", "excuses", "cash", "promises", "calibration", "accuracy_head"]
        words = plain(page)
        assert [name for name in names if say(f"debrief.{name}", language) not in words] == []
        assert page.count("<svg") >= 6
        assert not re.search(r"\{\w+\}|debrief\.\w|why\.\w|observed\.\w|miss\.\w", words)
        assert all(say(f"competence.{name}", language) in words for name in COMPETENCES)
    assert 'lang="zh-CN"' in pages["zh"]
    assert not re.search("[\u4e00-\u9fff]", plain(pages["en"]))


def test_all_pictures_have_names_of_their_own(pages: dict[str, str]) -> None:
    ids = re.findall(r' id="([^"]+)"', pages["en"])
    assert len(ids) == len(set(ids))


def test_the_certificate_bears_the_digest_that_verify_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = exported(tmp_path)
    verified = call(capsys, "verify", file)
    page = tmp_path / "debrief.html"
    done = call(capsys, "debrief", file, "--quick", "--jobs", 1, "--html", page)
    assert done.code == 0
    assert str(page) in done.err
    words = plain(page.read_text("utf-8"))
    certificate = words[words.index("Certificate of training") :]
    assert f"digest {verified.out[:12]} " in certificate
    assert "Lin Wei" in certificate
    assert f"scenario {LESSON} seed 3 date 2025-03-07" in certificate


def test_a_stored_game_gets_the_same_certificate_as_its_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = Store()
    session = new_session(find_scenario(LESSON).read_text("utf-8"), 4, store)
    while not session.over:
        session.end_week()
    store.close()
    call(capsys, "export", session.saved_as, tmp_path / "game.json")
    digest = call(capsys, "verify", tmp_path / "game.json").out[:12]
    call(capsys, "debrief", session.saved_as, "--quick", "--jobs", 1, "--html", tmp_path / "page.html", "--name", "王芳")
    words = plain((tmp_path / "page.html").read_text("utf-8"))
    assert f"digest {digest} " in words
    assert "Certificate of training 王芳" in words


def test_no_certificate_for_what_is_unfinished_or_was_tampered_with(tmp_path: Path) -> None:
    page, given = at_once(exported(tmp_path, steps=9))
    assert not given
    assert "Certificate of training" not in page
    assert say("certificate.none", "en") in plain(page)
    whole = exported(tmp_path)
    assert at_once(whole)[1]
    whole.write_text(whole.read_text("utf-8").replace('"seed": 3', '"seed": 4'), "utf-8")
    assert not at_once(whole)[1]


def test_what_was_not_worked_out_is_left_out(tmp_path: Path) -> None:
    words = plain(at_once(exported(tmp_path))[0])
    assert say("debrief.partial", "en") in words
    assert say("debrief.money", "en") in words
    assert say("debrief.turning", "en") not in words


def test_a_hostile_name_is_only_text(tmp_path: Path) -> None:
    page, _ = at_once(exported(tmp_path, player="<img src=x onerror=alert(1)>"))
    assert "<img" not in page
    assert "&lt;img" in page


def test_without_matplotlib_it_says_so_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setattr("game.html.drawing.find_spec", lambda name: None)
    done = call(capsys, "debrief", exported(tmp_path), "--html", tmp_path / "page.html")
    assert done.code == 1
    assert "finalkick[report]" in done.err
    assert not (tmp_path / "page.html").exists()


def test_a_page_that_cannot_be_written_is_told_before_any_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "debrief", exported(tmp_path), "--html", tmp_path / "nowhere" / "page.html")
    assert (done.code, done.out, len(done.error_lines)) == (1, "", 1)
    assert "nowhere" in done.err


def test_promises_are_drawn_from_word_to_date() -> None:
    found = opened(played("lesson-3-follow-up", "textbook", 2), 500_000)
    lines = promise_lines(found.trail)
    assert lines
    assert all(one.given <= one.due and one.amount > 0 for one in lines)
    assert {one.outcome for one in lines} <= {"kept", "broken", "open"}
    assert any(one.followed for one in lines)
    account = found.trail.account(len(found.trail.moments))
    assert sum(one.amount for one in lines if one.outcome != "open") == account.promised.sum()
