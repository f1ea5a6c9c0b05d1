"""What is said of a class: twelve people of many habits, what cost them most, what they believed, what to teach them next."""

from dataclasses import replace

import pytest

from game.classroom import figures
from game.classroom.people import Class, class_of
from game.classroom.sheet import class_values
from game.classroom.tables import cost_name, describe_change, worst_lines
from game.classroom.teaching import teach_next
from game.classroom.told import ClassGame, Entry, told
from game.debrief.attempts import Result
from sim_core import ReplayMismatch
from sim_core.engine.kept import KeptDebrief
from sim_core.public.debriefs import told_apart_counts
from tests.classroom_stage import PEOPLE, debriefed, games, library_text, played


@pytest.fixture
def whole() -> Class:
    """The class, everybody with a debrief."""
    return class_of(games())


def by_name(of: Class, name: str) -> ClassGame:
    return next(one for one in of.games if one.name == name)


def test_everybody_counts_once_and_stands_by_the_last_score(whole: Class) -> None:
    assert (len(whole.people), len(whole.counted), whole.one_currency) == (12, 12, True)
    scores = [one.last.score for one in whole.people]
    assert scores == sorted(scores, reverse=True)
    assert {one.name for one in whole.people[:3]} == {"Wang Fang", "Zhang Wei", "黄勇"}, "who plays by the book is ahead"
    assert whole.people[-1].last.score == 0
    spread = whole.scores
    assert spread is not None
    low, high = spread.quarters
    assert low < spread.middle < high
    again = class_of(
        [*games(), told(Entry("  wang  FANG ", played("", "idle", 31, started="2026-04-01"), "again"), many=False)]
    )
    assert len(again.people) == 12, "a name is the same however it is written"
    assert next(one for one in again.people if one.games[0].name == "Wang Fang").last.score == 0


def test_costs_are_each_counted_once_and_add_up(whole: Class) -> None:
    lost = figures.lost(whole)
    assert lost is not None
    assert lost.units == pytest.approx(sum(one.debrief.lost for one in whole.debriefed if one.debrief) / 12)
    for kind in (figures.by_week, figures.by_move):
        assert sum(one.units for one in kind(whole)) == pytest.approx(lost.units)
    clients = figures.by_client(whole)
    assert {one.key[1] for one in clients} == set(games()[0].ids)
    assert sum(one.units for one in clients) == pytest.approx(lost.units), "no week's end cost anything here"
    (dearest, *_) = figures.by_reason(whole)
    assert (dearest.key, dearest.lesson, dearest.people) == (("accepted_unchecked",), "L6", 3)
    assert figures.by_move(whole)[0].key == ("accept_excuse",)
    accepted = sum(step.move == "accept_excuse" for _, bot, seed in PEOPLE for step in debriefed("", bot, seed).steps
                   if bot == "credulous")  # fmt: skip
    assert figures.by_move(whole)[0].units == pytest.approx(accepted * 30_000 / 12)


def test_somebody_who_played_often_weighs_no_more(whole: Class) -> None:
    more = [
        told(Entry("李娜", debriefed("李娜", "credulous", seed, started=f"2026-04-{seed:02d}")), many=False)
        for seed in (21, 22)
    ]
    often = class_of([*games(), *more])
    hers = [one for one in often.debriefed if one.name == "李娜"]
    others = sum(one.debrief.lost for one in whole.debriefed if one.debrief and one.name != "李娜")
    mean = sum(one.debrief.lost for one in hers if one.debrief) / len(hers)
    lost = figures.lost(often)
    assert lost is not None
    assert lost.units == pytest.approx((others + mean) / 12)


def test_the_heat_map_shows_who_is_weak_in_what(whole: Class) -> None:
    weak = {one.name for one in whole.people if (one.competence("excuses") or 100) < 50}
    assert weak == {name for name, bot, _ in PEOPLE if bot == "credulous"}
    spread = whole.competence("excuses")
    assert spread is not None
    assert spread.mean == pytest.approx((9 * 80 + 3 * 20) / 12)
    assert all(one.competence("planning") == 80 for one in whole.people)


def test_what_was_believed_is_held_against_the_truth(whole: Class) -> None:
    found = figures.wrong_beliefs(whole)
    assert sum(one.said for one in found) == len(whole.stories)
    assert [one.wrong / one.said for one in found] == sorted((one.wrong / one.said for one in found), reverse=True)
    apart = [told_apart_counts(one.stories) for one in games()]
    assert whole.apart["believed"] == sum(one["believed"] for one in apart) > 0
    curve = figures.curve(whole)
    stated = [story for game in games() for story in game.stories if story.stated is not None]
    assert sum(count for *_, count in curve) == len(stated) > 20
    sure = next(one for one in curve if one[0] == pytest.approx(0.75))
    assert sure[1] == pytest.approx(sum(one.true for one in stated if one.stated == 0.75) / sure[2])
    brier = figures.brier(whole)
    assert brier == pytest.approx(sum((one.stated - one.true) ** 2 for one in stated if one.stated is not None) / len(stated))


def test_the_lesson_that_costs_most_is_taught_first_to_who_needs_it(whole: Class) -> None:
    first, *rest = teach_next(whole)
    assert (first.lesson, first.scenario, first.competence, first.of) == ("L6", "lesson-6-check-first", "excuses", 12)
    assert set(first.who[:3]) == {name for name, bot, _ in PEOPLE if bot == "credulous"}
    assert [one.lesson for one in rest] == ["L2"]
    assert first.points is not None
    assert rest[0].points is not None
    assert first.points > rest[0].points


def test_without_debriefs_the_excuses_say_what_to_teach() -> None:
    of = class_of([told(Entry(name, played(name, bot, seed)), many=False) for name, bot, seed in PEOPLE])
    assert (len(of.missing), of.competences, figures.lost(of)) == (12, (), None)
    (lesson, *_) = teach_next(of)
    assert (lesson.lesson, lesson.points) == ("L6", None)
    assert {name for name, bot, _ in PEOPLE if bot == "credulous"} <= set(lesson.who)


def test_before_and_after_of_who_played_twice() -> None:
    pairs = [("李娜", "credulous", 2), ("刘洋", "nag", 4), ("Xu Lei", "idle", 11)]
    later = [
        told(Entry(name, debriefed(name, "textbook", seed + 40, started="2026-05-01T09:00:00+00:00")), many=False)
        for name, _, seed in pairs
    ]
    of = class_of([*later, *games()])
    found = figures.played_again(of)
    assert {one.name for one in found} == {name for name, *_ in pairs}
    assert all(one.after.score == pytest.approx(100) and one.more > 0 for one in found)
    gained = figures.gained([one.more for one in found])
    assert gained is not None
    assert gained.sure
    assert describe_change(of, "en")[0].startswith("3 people played again: +")
    assert figures.played_again(class_of(games())) == []


def test_before_and_after_of_who_took_both_transfer_checks() -> None:
    def result(player: str, form: str, day: int, score: float) -> Result:
        return Result(form, f"2026-03-{day:02d}", player, score, 8.0, 3, 12, (0,) * 12)

    tests = [result("A", "B", 9, 71), result("A", "A", 1, 50), result("B", "A", 1, 60), result("a ", "A", 5, 90)]
    of = class_of([], tests=tests)
    (one,) = figures.tested_again(of)
    assert (one.before.score, one.after.score, one.same_form) == (50, 71, False)


def test_the_same_game_counts_once_and_copied_choices_are_named() -> None:
    mine = told(Entry("Wang Fang", played("Wang Fang", "textbook", 1)), many=False)
    twice = class_of([mine, *games()])
    assert (len(twice.games), twice.doubled) == (12, 1)
    assert by_name(twice, "Wang Fang").debrief is not None, "the one that says more is kept"
    copied = class_of([*games(), replace(mine, name="Mr Copy")])
    ((one, other),) = copied.alike
    assert {one.name, other.name} == {"Wang Fang", "Mr Copy"}


def test_what_is_no_persons_whole_game_is_told_and_not_counted() -> None:
    record = played("Lin Wei", "textbook", 1)
    changed = library_text().replace("weeks: 5", "weeks: 6")
    assert changed != library_text()
    out = {
        "trainer": record.model_copy(update={"trainer": True}),
        "bot": record.model_copy(update={"player": "textbook"}),
        "changed": played("Lin Wei", "textbook", 1, changed),
    }
    for why, one in out.items():
        found = told(Entry("Lin Wei", one), many=False)
        assert (found.out, found.counted) == ((why,), False)
    with pytest.raises(ReplayMismatch):
        told(Entry("Lin Wei", record.model_copy(update={"seed": 2})), many=False)


def test_a_debrief_of_another_game_is_set_aside() -> None:
    record = debriefed("李娜", "credulous", 2)
    assert record.debrief is not None
    for change in ({"lost": 1.0}, {"expected": 1.0}, {"decisions": record.debrief.decisions * 2}):
        forged = KeptDebrief.model_validate({**record.debrief.model_dump(), **change})
        found = told(Entry("李娜", record.model_copy(update={"debrief": forged})), many=False)
        assert (found.debrief, found.debrief_set_aside, found.counted) == (None, True, True)


def test_games_of_several_currencies_are_compared_by_score(whole: Class) -> None:
    pounds = library_text().replace("clients:\n", "money: {code: GBP, step: 10000}\nclients:\n", 1)
    british = told(Entry("Ms Okafor", played("Ms Okafor", "credulous", 2, pounds)), many=False)
    assert british.score == pytest.approx(by_name(whole, "李娜").score), "the same game"
    mixed = class_of([*games(), replace(british, out=())])
    assert not mixed.one_currency
    assert all("points" in line for line in worst_lines(mixed, "en"))
    assert all("¥" in line for line in worst_lines(whole, "en"))
    values = class_values(mixed, "en")
    assert {one["currency"] for one in values["games"]} == {"CNY", "GBP"}
    client = figures.by_client(mixed)[0]
    assert "Lesson 6" in cost_name("client", client, mixed, "en"), "several scenarios: the client's is named"
