"""The debrief in the window: every page in both languages, whole and filled; a point tried again; games that cannot be told."""

from dataclasses import replace
from itertools import pairwise

import pytest

from game.debrief.background import Debriefing, Seen
from game.debrief.retry import verdict_on
from game.debrief.sentences import weeks_of
from game.debrief.tables import miss_name
from game.language import words
from game.language.locale import LANGUAGES
from game.window.debrief.choose_again import Answer, TryDesk
from game.window.debrief.miss import steps_of
from game.window.debrief.parts import did
from game.window.debrief.points import _figures
from game.window.debrief.screen import PAGES, DebriefScreen
from game.window.debrief.show import ShowMe
from game.window.debrief.skills import suggestion, weakest
from game.window.desk.final import FinalScreen
from game.window.widgets.noted import Box
from game.window.widgets.text import tidy
from sim_core.debrief.accounts import Turning
from sim_core.debrief.competence import LESSON as TRAINED_BY
from sim_core.debrief.whatif import Gain
from sim_core.debrief.whole import opened
from sim_core.engine.record import END_WEEK, Step
from tests.debriefed import BRIEF, debriefing, faults, screen_of, shown, who_says
from tests.window_stage import _display, an_app, click, faults_of, press
from tests.work import calls_of

AT_ONCE = 100_000
"""Functions called for a screen that is there at once: to play a week takes more."""

__all__ = ["_display"]  # the screen, a fixture

SIZES = ((1280, 720), (1366, 768), (1920, 1080))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_page_is_whole_and_filled(size, language):
    looks = {"text_size": "large", "theme": "dark"} if size[1] == 768 else {}
    app = shown(screen_of(debriefing()), size, language, **looks)
    wrong = []
    for number, page in enumerate(PAGES, 1):
        press(app, str(number))
        assert app.screen.page == page
        assert len(app.ui.drawn) > 12
        wrong += faults(app, page)
    press(app, "2 A")
    for number in range(len(app.screen.points())):
        wrong += faults(app, f"answer {number}")
        press(app, "Down")
    press(app, "S")
    assert isinstance(app.screen, ShowMe)
    wrong += faults(app, "show me")
    press(app, "Esc T")
    assert isinstance(app.screen, TryDesk)
    wrong += faults(app, "let me try")
    press(app, "E")
    if isinstance(app.screen, TryDesk):
        press(app, "Enter")
    app.screen.errand.wait()
    app.draw()
    wrong += faults(app, "judged")
    assert not wrong, "\n".join(wrong)


def test_the_sum_on_the_first_page_reads_as_arithmetic():
    for lost, luck, names in ((40_000.0, 30_000.0, ("lost", "luck")), (-40_000.0, -30_000.0, ("won", "ill_luck"))):
        found, done = Debriefing(debriefing().played, debriefing().target), debriefing().seen.debrief
        account = replace(done.account, net=500_000.0, expected=500_000.0 + lost - luck, lost=lost, luck=luck)
        found._seen = replace(debriefing().seen, debrief=replace(done, account=account))
        app = shown(screen_of(found), language="en")
        said = {one.text for one in app.ui.drawn}
        assert {words.say(f"window.debrief.sum_{name}", "en") for name in names} <= said
        assert {"¥40k", "¥30k"} <= said  # with the signs of the sum before them, never two in a row
        assert not faults(app, "overview")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_first_page_is_there_before_anything_was_worked_out(language):
    found = debriefing()
    early = Debriefing(found.played, found.target)
    screen = screen_of(early)
    app = shown(screen, language=language)
    texts = [one.text for one in app.ui.drawn]
    assert f"{screen.past.score:.0f}" in texts
    assert words.money(screen.past.net, language) in texts
    wrong = []
    for number in range(1, len(PAGES) + 1):
        press(app, str(number))
        wrong += faults(app, PAGES[number - 1])
    early._seen = Seen(debrief=opened(found.played, found.target))
    press(app, "2 S")
    assert app.screen is screen  # nothing to be shown yet: it says so and stays
    assert app.toast
    assert not wrong


def test_a_debrief_is_worked_out_beside_the_window_and_leaves_nothing_running(monkeypatch):
    game = who_says("lesson-6-check-first", "nag", 3)
    news = []
    found = Debriefing(game, 1e6, lambda: news.append(found.seen.stage), BRIEF, processes=2).start()
    assert found.working
    found.wait(60)
    assert not found.working
    assert found.seen.finished
    assert not found.seen.problem
    assert news == sorted(news, key=["", "beliefs", "first", "refined"].index)
    assert {"", "refined"} <= set(news)
    whole = found.seen.debrief
    assert whole.accuracy is not None
    assert len(whole.verdicts) == len(game.steps)
    other = Debriefing(who_says("lesson-6-check-first", "nag", 4), 1e6, effort=BRIEF, processes=2).start(after=found)
    with monkeypatch.context() as patched:  # whoever closes the window does not wait
        patched.setattr(other, "wait", lambda seconds=None: pytest.fail("it waits"))
        patched.setattr(other._thread, "join", lambda timeout=None: pytest.fail("it waits"))
        other.stop()
    other.wait(60)
    assert other.seen.finished
    assert other.seen.stage != "refined"
    assert not other.seen.problem


def test_the_end_of_a_game_leads_to_its_debrief_and_back():
    app = an_app(scenario=lesson_text(), path="lesson")
    app.services.effort, app.services.ahead = BRIEF, True
    press(app, "Enter")
    while not isinstance(app.screen, FinalScreen):
        press(app, "E Enter Enter", draw=False)
    app.draw()
    final, ahead = app.screen, app.services.debriefing
    assert ahead.working  # while the result is read
    _, calls = calls_of(lambda: click(app, ("debrief",)))
    assert calls < AT_ONCE, calls
    assert isinstance(app.screen, DebriefScreen)
    assert app.screen.past.score == final.play.session.final.score
    work = app.services.debriefing
    assert work is ahead
    press(app, "Esc")
    assert app.screen is final
    press(app, "D")
    assert app.services.debriefing is work  # what was worked out stays
    press(app, "Esc N")
    assert work.stopped  # another game has begun
    work.wait(20)


def lesson_text() -> str:
    from sim_core.scenario.library import find_scenario

    return find_scenario("lesson-6-check-first").read_text("utf-8")


def test_a_retry_is_judged_in_many_worlds_and_opens_the_answer():
    screen = screen_of(debriefing())
    app = shown(screen)
    press(app, "2")
    point = screen.chosen()
    covered = {one.text for one in app.ui.drawn}
    click(app, ("let_me_try",))
    desk = app.screen
    assert desk.play.session.week == point.week + 1
    assert len(desk.play.session.steps) == point.number
    app.screen = desk.act(("end_week",), app.ui)
    if not isinstance(app.screen, Answer):
        press(app, "Enter")
    assert isinstance(app.screen, Answer)
    app.screen.errand.wait()
    app.draw()
    outcome = app.screen.errand.value
    assert outcome.tried == Step(move=END_WEEK)
    assert outcome.worlds >= 100
    assert outcome.over_best.low <= outcome.over_best.mean <= outcome.over_best.high
    assert len(desk.play.session.steps) == point.number  # the game itself was not touched
    press(app, "Enter")
    assert app.screen is screen
    assert {one.text for one in app.ui.drawn} - covered  # the answer is no longer covered
    press(app, "T Esc")
    assert app.screen is screen


def test_a_retry_that_beats_the_advice_is_told_so():
    call, visit, promise = (Step(move=move, client="a") for move in ("call", "visit", "ask_promise"))
    better, even, worse = Gain(9e4, 2e4, 16e4), Gain(0.0, -3e4, 3e4), Gain(-9e4, -16e4, -2e4)
    assert verdict_on(promise, call, visit, better, better, 1e6) == ("right", "better")
    assert verdict_on(visit, call, visit, better, Gain(0, 0, 0), 1e6) == ("right", "best")
    assert verdict_on(promise, call, visit, better, even, 1e6) == ("right", "right")
    assert verdict_on(promise, call, visit, better, worse, 1e6) == ("closer", "closer")
    assert verdict_on(call, call, visit, Gain(0, 0, 0), worse, 1e6) == ("wrong", "same")
    assert verdict_on(promise, call, visit, even, worse, 1e6) == ("wrong", "wrong")
    assert verdict_on(promise, call, visit, worse, worse, 1e6) == ("wrong", "worse")


def test_a_debrief_is_saved_as_a_page(tmp_path, monkeypatch):
    pytest.importorskip("matplotlib")
    monkeypatch.setenv("FINALKICK_HOME", str(tmp_path))
    screen = screen_of(debriefing())
    app = shown(screen, (1366, 768))
    click(app, ("save",))
    screen.saving.wait()
    app.draw()
    assert not screen.saving.problem
    assert not faults_of(app.ui)
    page = next(tmp_path.joinpath("debriefs").glob("*.html")).read_text("utf-8")
    assert f"{screen.seen.debrief.accuracy:.0f}" in page
    assert str(screen.past.seed) in page


@pytest.mark.parametrize(("page", "told"), [("4", "names"), ("2", "choices")])
def test_the_rows_of_a_list_are_set_alike(page, told):
    app = shown(screen_of(debriefing()), (1280, 720), "en")
    press(app, page)
    past = app.screen.past
    texts = past.names("en") if told == "names" else {did(app.ui, past, one) for one in app.screen.points()}
    rows = [one for one in app.ui.drawn if one.text in texts and one.rect.right < 420]
    assert len(rows) > 1
    assert len({one.rect.h for one in rows}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("hindsight", "called"), [(28_000.0, "figure_hindsight"), (-28_000.0, "figure_hindsight_gain")])
def test_what_hindsight_says_is_called_a_cost_or_a_gain_and_has_no_sign(hindsight, called, language):
    app = shown(screen_of(debriefing()), (1280, 720), language)
    app.ui.drawn.clear()
    _figures(app.ui, Box(0, 0, 800, 64), replace(app.screen.points()[0], hindsight=hindsight))
    texts = [one.text for one in app.ui.drawn]
    assert texts[texts.index(app.ui.say(f"window.debrief.{called}")) + 1] == app.ui.money(28_000.0)


def test_what_a_step_of_the_waterfall_means_stands_beside_its_bar():
    app = shown(screen_of(debriefing()), (1280, 720), "en")
    press(app, "5")
    tops = {one.text: one.rect for one in app.ui.drawn}
    shown_parts = {name: value for name, value in app.screen.seen.debrief.miss.items() if abs(value) >= 1.0}
    assert len(shown_parts) >= 4
    for name, value in shown_parts.items():
        heading, about = tops[miss_name(name, value, "en")], tops[tidy(miss_name(name, value, "en", about=True))]
        row = app.ui.brush.surface.subsurface(about).copy()
        ground = row.get_at((0, 0))
        columns = [all(row.get_at((x, y)) != ground for y in range(row.get_height())) for x in range(row.get_width())]
        assert not any(columns), f"{name}: a line crosses the text"
        assert 0 <= about.top - heading.bottom < 12


def test_the_waterfall_leads_from_the_target_to_the_result():
    debrief = debriefing().seen.debrief
    steps = steps_of(debrief.target, debrief.miss, debrief.net)
    assert [name for name, *_ in steps] == ["target", *debrief.miss, "net"]
    for (_, _, end), (_, start, _) in pairwise(steps[:-1]):
        assert start == end
    assert steps[-2][2] == pytest.approx(debrief.net, abs=1.0)


def test_the_next_game_is_about_the_weakest_competence():
    screen = screen_of(debriefing("county-flood", "textbook", 5, ("L6",)))
    weak, card = weakest(screen), suggestion(screen)
    found = screen.seen.debrief.competences
    assert found[weak].score == min(one.score for one in found.values() if one.observed)
    assert set(TRAINED_BY[weak]) & set(card.entry.scenario.lessons)


def test_after_a_lesson_that_is_not_mastered_the_next_game_is_that_lesson():
    screen = screen_of(debriefing())
    card = suggestion(screen)
    assert card.entry.id == "lesson-6-check-first"
    app = shown(screen)
    press(app, "6 Enter")
    assert app.screen.play.session.scenario.id == card.entry.scenario.id


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_that_cannot_be_made_is_said_in_words_over_the_page(language, tmp_path, monkeypatch):
    screen = screen_of(debriefing())
    screen.services.page = None
    app = shown(screen, (1280, 720), language)
    press(app, "W")
    assert not app.toast
    assert "finalkick[report]" in " ".join(one.text for one in app.ui.drawn)
    assert not faults_of(app.ui)
    taken = tmp_path / "taken"
    taken.write_text("no folder")
    monkeypatch.setenv("FINALKICK_HOME", str(taken))
    screen = screen_of(debriefing())
    screen.services.page = lambda document, language: "page"
    app = shown(screen, (1280, 720), language)
    press(app, "W")
    screen.saving.wait()
    app.draw()
    assert screen.saving.problem
    assert "taken" in " ".join(one.text for one in app.ui.drawn)
    assert ("save",) in [hit.command for hit in app.ui.hits]
    assert not faults_of(app.ui)


def test_several_alike_are_told_under_the_first_and_the_last_of_their_weeks():
    verdicts = debriefing().seen.debrief.verdicts
    one, other = (next(it.number for it in verdicts if it.week == week) for week in (0, 2))
    assert weeks_of(Turning((other, one), 1.0), verdicts, "en") == "weeks 1–3"
    assert weeks_of(Turning((other, one), 1.0), verdicts, "zh") == "第 1–3 周"
    assert weeks_of(Turning((other,), 1.0), verdicts, "en") == "week 3"
