"""A report card says whether one may teach with it, and advises what it has tried; it and `check` speak of one truth."""

from pathlib import Path

import pytest

from game.balance.answer import answer, steps
from game.balance.report_card import Made, open_scenario, report_card, warned_of
from game.balance.sentences import finding_text
from game.balance.tables import medals_line
from game.language.locale import LANGUAGES
from game.language.words import has, say
from sim_core import load_scenario
from sim_core.balance.advising import MOST_TRIED
from sim_core.balance.agreeing import BETTER, SAME, agreed, names
from sim_core.balance.bounds import WORSE
from sim_core.balance.card import card, run
from sim_core.balance.compare import about
from sim_core.balance.findings import LOOKS, MEASURE
from sim_core.balance.remedies import CHECKED, REMEDIES
from sim_core.balance.sample import Sample
from sim_core.balance.shown import FIGURES
from sim_core.balance.trials import Trial, play
from sim_core.batch.players import Player
from sim_core.batch.workers import Where
from sim_core.errors import Fault, Message
from sim_core.scenario.meanings import WARNINGS
from sim_core.scenario.vary import changed
from tests.commands import ROOT, call

CASES = ROOT / "tests" / "money" / "cases"
PLANTED = ROOT / "tests" / "planted" / "balance"
GAMES = 48
TIGHT = """\
format: 1
id: tight
title: Too few hours for one move, too many for the rest
weeks: 6
lessons: [L2]
rep: {hours_per_week: 8, promo_budget: 0, manager_visits: 0}
clients:
  - id: first
    name: First Pharma
    ledger: [{amount: 320000, age_weeks: 14}, {amount: 180000, age_weeks: 9}]
    hidden: {cash: {between: [200000, 400000]}, honesty: {between: [0.2, 0.4]}}
"""


def made_of(place: Path | str, games: int = GAMES) -> Made:
    return report_card(open_scenario(str(place)), 1, games, Where())


def step_of(made: Made, name: str) -> dict:
    return next(one for one in made.card["advice"] if one["about"]["name"] == name)


@pytest.mark.parametrize("place", [PLANTED / "idling-wins.yaml", "lesson-6-check-first"], ids=["idling-wins", "lesson-6"])
def test_what_is_advised_mends_what_it_is_advised_for_and_brings_nothing_new(place: Path | str) -> None:
    made, own = made_of(place), open_scenario(str(place))
    helping = [one for one in made.card["advice"] if one["outcome"] == "helps"]
    assert helping
    check, scenario, document, before = (
        warned_of(own.path),
        own.scenario,
        own.document,
        [about(r) for r in made.card["findings"]],
    )
    for one in helping:  # each on top of the last
        warned = names(check(scenario, document))
        scenario, document = changed(document, {change["path"]: change["new"] for change in one["changes"]}, own.path)
        assert names(check(scenario, document)) <= warned
    after = card(scenario, document, own.path, 1, run(scenario, 1, GAMES, Where()), check(scenario, document))
    left = [row for row in after["findings"] if row["level"] != "note"]
    assert all(about(one["about"]) not in map(about, left) for one in helping)
    assert [about(row) for row in left if about(row) not in before] == []
    assert made.card["then"] == {level: [r["name"] for r in left if r["level"] == level] for level in ("alarm", "warning")}


def test_what_was_tried_in_vain_says_why_and_is_not_advised() -> None:
    made = made_of("lesson-6-check-first")
    step = step_of(made, "hours_idle")
    assert all(one["why"] in ("still", "check", "brings", "worse") for one in step["tried"])
    assert len(step["tried"]) <= MOST_TRIED
    if step["outcome"] == "helps":
        before, after = step["figure"]
        assert after < before
    for language in LANGUAGES:
        told = steps(made.card, language)
        assert len(told) == len(made.card["advice"])
        assert all(one.found and (one.changes or one.why or one.level == "note") for one in told)
        assert "balance." not in " ".join((*told[0].changes, told[0].then, told[0].tried, told[0].why))


def test_where_good_work_itself_is_idle_that_is_said_and_the_step_is_advised(tmp_path: Path) -> None:
    small = tmp_path / "small-bills.yaml"
    small.write_text(
        (CASES / "small-bills.yaml").read_text("utf-8").replace("\nweeks:", "\nmoney: {step: 10000}\nweeks:"), "utf-8"
    )
    made = made_of(small)
    assert [row["name"] for row in made.card["findings"] if row["level"] == "alarm"] == ["textbook_idle"]
    step = step_of(made, "textbook_idle")
    assert step["outcome"] == "helps"
    assert [(one["path"], one["new"]) for one in step["changes"]] == [("money.step", 10)]
    told = answer(made.card, "en")
    assert "money.step: 10000 → 10" in told
    text = " ".join(finding_text(row, "en") for row in made.card["findings"])
    assert "stubbornness" not in text


def test_a_trick_that_beats_good_work_is_no_reason_to_judge_the_rest_by_it() -> None:
    own = open_scenario("lesson-6-check-first")
    samples = dict(run(own.scenario, 1, GAMES, Where()))
    best = samples["bot:oracle"]
    samples["bot:visitor"] = Sample(**{**vars(best), "net": best.net * 1.5 + 1e6})
    found = card(own.scenario, own.document, own.path, 1, samples)["findings"]
    assert [row["name"] for row in found if row["level"] == "alarm"] == ["textbook_beaten"]
    assert {row["name"] for row in found} <= {"textbook_beaten", "excuse_unheard", "problem_rare", "event_rare", "line_unheard"}


def test_check_and_card_do_not_pull_in_two_directions_about_hours(tmp_path: Path) -> None:
    """`check` would raise them for a move that cannot be made; the card finds them too many already: the move goes."""
    file = tmp_path / "tight.yaml"
    file.write_text(TIGHT, "utf-8")
    made = made_of(file)
    warned = next(row for row in made.card["findings"] if row.get("check") == "move_unaffordable")
    step = next(
        one for one in made.card["advice"] if one["about"] is warned or one["about"].get("check") == "move_unaffordable"
    )
    assert step["outcome"] == "helps"
    assert {one["path"] for one in step["changes"]} == {"moves.forbid"}
    hours = [one for step in made.card["advice"] for one in step.get("changes", ()) if one["path"] == "rep.hours_per_week"]
    assert all(one["new"] < 8 for one in hours)


def fault(name: str, line: int = 3, **values: object) -> Fault:
    return Fault("a.yaml", line, 1, "warning", Message(f"lint.{name}", values))


def row(name: str, level: str = "warning", line: int = 3) -> dict:
    return {"name": name, "level": level, "line": line}


@pytest.mark.parametrize("name", SAME)
def test_each_subject_is_spoken_of_once(name: str) -> None:
    scenario = load_scenario("final-quarter")
    for other in SAME[name]:
        both = agreed(scenario, [row(other, "alarm")], [fault(name)])
        assert len(both) == 1
        assert (both[0]["name"] == "check_warning") == (name in BETTER)
    assert [one["name"] for one in agreed(scenario, [], [fault(name)])] == ["check_warning"]


def test_what_check_is_told_to_allow_the_card_allows_but_for_alarms() -> None:
    scenario = load_scenario("final-quarter").model_copy(update={"allow": ["target_too_high", "trick_wins"]})
    assert agreed(scenario, [row("target_far", "note")], []) == []
    assert [one["name"] for one in agreed(scenario, [row("trick_wins", "alarm")], [])] == ["trick_wins"]


def test_a_target_that_is_suggested_is_one_that_check_lets_pass() -> None:
    own = open_scenario("final-quarter")
    samples = run(own.scenario, 1, 32, Where(), quick=True)
    fit = card(own.scenario, own.document, own.path, 1, samples)["medals"]["target_suggested"]
    scenario, document = changed(own.document, {"target": fit}, own.path)
    assert not {name for name, _ in names(warned_of(own.path)(scenario, document))} & {"target_too_high", "target_idle"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quick_look_never_says_that_one_may_teach_with_it(language: str) -> None:
    own = open_scenario(str(CASES / "dianzi.yaml"))
    made = report_card(own, 1, 32, Where(), quick=True)
    assert made.card["passed"]
    told = answer(made.card, language)
    assert "--quick" in told
    assert told == say("balance.answer.quick", language)


def a_card(*findings: dict, advice: list | None = None, left: tuple[str, ...] = ()) -> dict:
    found = {"findings": list(findings), "moves": []}
    return found if advice is None else {**found, "advice": advice, "then": {"alarm": list(left), "warning": []}}


def test_the_first_line_says_whether_to_teach_with_it_and_what_to_change_first() -> None:
    alarm = {**row("move_useless", "alarm"), "move": "plead", "path": "a", "column": 1, "field": ""}
    warning = {**alarm, "level": "warning"}
    change = [{"path": "weeks", "old": 8, "new": 6, "line": 5}]
    helps = {"about": alarm, "outcome": "helps", "changes": change, "tried": []}
    none = {"about": alarm, "outcome": "none", "changes": [], "tried": [{"changes": change, "why": "still"}]}
    assert answer(a_card(), "en") == "You can teach with this tomorrow. Nothing has to be changed."
    better = answer(a_card(warning, advice=[{**helps, "about": warning}]), "en")
    assert better.startswith("You can teach with this tomorrow.")
    assert "weeks: 8 → 6 (line 5)" in better
    assert "no change that was tried" in answer(a_card(warning, advice=[{**none, "about": warning}]), "en")
    assert answer(a_card(alarm, advice=[helps]), "en").startswith("Not yet. First change this: weeks: 8 → 6 (line 5)")
    assert answer(a_card(alarm, advice=[none], left=("move_useless",)), "en").startswith("Not as it is")


@pytest.mark.parametrize("bot", ["textbook", "parts", "dates"])
def test_of_every_date_agreed_it_is_told_what_became_of_it(bot: str) -> None:
    sample = play(load_scenario("lesson-4-read-the-promise"), Trial(f"bot:{bot}", Player(bot)), 1, 0, 16)
    assert isinstance(sample, Sample)
    agreed_on, kept, broken, still_open = sample.promises.sum(axis=0)
    assert agreed_on > 0
    assert agreed_on == kept + broken + still_open


def test_medals_are_suggested_where_there_is_a_reason_and_nowhere_else() -> None:
    medals = {
        "given": {"bronze": 60.0, "silver": 80.0, "gold": 100.0},
        "suggested": {"bronze": 75.0, "silver": 85.0, "gold": 95.0},
    }
    found = {"medals": medals, "findings": []}
    assert "75" not in medals_line(found, "en")
    assert "75" in medals_line({**found, "findings": [row("medal_cheap")]}, "en")


def test_statistics_and_code_names_are_told_to_whoever_asks_for_more(capsys: pytest.CaptureFixture[str], small: Path) -> None:
    short = call(capsys, "balance", small, "--episodes", 32, "--jobs", 1).out
    assert short.splitlines()[1].startswith(("You can teach with this tomorrow", "Not "))
    more = call(capsys, "balance", small, "--episodes", 32, "--jobs", 1, "--more").out
    for word in ("±", "check_records)", "seed 1"):
        assert word not in short
        assert word in more
    assert "orrelation" not in more
    assert "Reliability" not in more


def test_everything_that_can_be_found_or_tried_has_its_words() -> None:
    assert {one.__name__ for one in MEASURE} <= set(REMEDIES)
    assert len(LOOKS) > 10
    assert set(CHECKED) <= set(WARNINGS)
    assert set(SAME) <= set(WARNINGS)
    keys = [f"finding.{name}" for name in REMEDIES] + [f"balance.of.{name}" for name in FIGURES]
    keys += [f"balance.figure.{name}" for name in WORSE] + [
        f"balance.why.{why}" for why in ("still", "check", "brings", "worse")
    ]
    assert [key for key in keys if not has(key)] == []
