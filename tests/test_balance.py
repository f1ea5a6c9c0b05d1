"""The balance lab tells whether a scenario teaches: planted faults are found, good scenarios raise no alarm."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest

from game.balance.report_card import open_scenario
from game.balance.resume import Parts
from game.balance.sentences import finding_line
from sim_core import load_scenario, rollout
from sim_core.balance.card import card, run
from sim_core.balance.finding import Finding, place
from sim_core.balance.sample import Sample, joined, packed, unpacked
from sim_core.balance.trials import Trial, play, replayed, trials
from sim_core.batch.players import Player, player
from sim_core.batch.statistics import chance_of_ranking_right, correlation, games_to_tell, shares_of_variance
from sim_core.batch.workers import Where
from tests.commands import ROOT, call, environment
from tests.patience import until

PLANTED = ROOT / "tests" / "planted" / "balance"
GAMES = 48
FOUND = {
    "nagging-wins": ("alarm", "textbook_beaten", {}, "anxin"),
    "idling-wins": ("alarm", "idle_wins", {"client": "willing"}, "willing"),
    "useless-move": ("warning", "move_harmful", {"move": "check_records"}, "check_records: {accuracy"),
    "hidden-truth": ("alarm", "truth_hidden", {}, "- check_records"),
    "decided-early": ("alarm", "decided_early", {"week": 2}, "weeks: 8"),
}
"""What is planted: how bad, its name, of whom, and what stands in the line of the file that it points to (or just below)."""


def card_of(name: str | Path, games: int = GAMES, quick: bool = False) -> dict:
    own = open_scenario(str(name))
    samples = run(own.scenario, 1, games, Where(), quick=quick)
    return card(own.scenario, own.document, own.path, 1, samples)


@pytest.mark.parametrize("name", FOUND)
def test_a_planted_fault_is_named_with_its_line(name: str):
    level, fault, values, text = FOUND[name]
    file = PLANTED / f"{name}.yaml"
    found = card_of(file)["findings"]
    mine = [row for row in found if row["name"] == fault and all(row[key] == value for key, value in values.items())]
    assert [row["level"] for row in mine] == [level]
    lines = file.read_text("utf-8").splitlines()
    about = "\n".join(lines[max(mine[0]["line"] - 4, 0) : mine[0]["line"]])
    assert text in about
    for language in ("zh", "en"):
        told = finding_line(mine[0], language)
        assert told.startswith(f"{file}:{mine[0]['line']}:{mine[0]['column']}: ")
        assert not re.search(r"[{}]", told.replace(str(file), ""))


def test_a_good_scenario_raises_no_alarm():
    made = card_of("lesson-6-check-first", games=64)
    assert made["passed"]
    assert made["discrimination"]["reliability"] > 0.5
    assert made["solvable"]["oracle_gain_share"] < 0.3
    nets = [row["net"]["mean"] for row in made["ladder"]]
    assert nets == sorted(nets)
    loss = {row["lesson"]: row["of_textbook"] for row in made["lessons"]}
    assert loss["L6"] > 0.05
    assert json.loads(json.dumps(made)) == made  # plain data, and no numbers that JSON does not know


def test_a_trial_is_the_game_that_run_plays():
    quarter = load_scenario("final-quarter")
    for trial in (
        Trial("bot:nag", Player("nag")),
        Trial("bot:oracle", Player("oracle")),
        Trial("bot:random", Player("random")),
    ):
        sample = play(quarter, trial, 4, 2, 6)
        assert isinstance(sample, Sample)
        assert np.array_equal(sample.net, rollout(quarter, trial.player.name, 4, 2, 6).result.net)
        assert np.array_equal(sample.by_week[:, -1], sample.net)
        assert sample.made.sum() == sample.moves.sum()
        assert sample.clients[:, 1].sum() == sample.received.sum()


def test_what_is_left_overdue_is_accounted_for_to_the_yuan():
    sample = play(load_scenario("final-quarter"), Trial("bot:textbook", Player("textbook")), 1, 0, 8)
    assert isinstance(sample, Sample)
    left, written_off = sample.clients[:, 2], sample.clients[:, 9]
    assert np.array_equal(sample.clients[:, 4:8].sum(axis=1), left + written_off)
    assert (sample.binding.sum(axis=1) == 8).all()


def test_parts_are_put_together_to_the_bit_and_kept_on_disk(small: Path):
    scenario, trial = load_scenario(small), Trial("bot:parts", Player("parts"))
    whole, first, second = play(scenario, trial, 1, 0, 9), play(scenario, trial, 1, 0, 4), play(scenario, trial, 1, 4, 5)
    assert isinstance(whole, Sample)
    assert isinstance(first, Sample)
    assert isinstance(second, Sample)
    both = unpacked(packed(joined([first, second])))
    for name, values in vars(whole).items():
        assert np.array_equal(values, getattr(both, name)), name


def test_one_that_was_broken_off_is_gone_on_with(small: Path):
    parts = Parts(small.read_bytes(), 1, 40, ())
    parts.begin(resume=False)
    scenario, done = load_scenario(small), []

    def broken_off(name: str, sample: Sample) -> None:
        parts.keep(name, sample)
        done.append(name)
        if len(done) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(scenario, 1, 40, Where(), quick=True, keep=broken_off)
    again: list[str] = []
    resumed = run(scenario, 1, 40, Where(), quick=True, recall=parts.recall, keep=lambda name, sample: again.append(name))
    assert not set(again) & set(done)
    fresh = run(scenario, 1, 40, Where(), quick=True)
    assert list(resumed) == list(fresh) == [trial.name for trial in trials(scenario, quick=True)]
    assert all(np.array_equal(resumed[name].net, fresh[name].net) for name in fresh)
    Parts(small.read_bytes(), 1, 40, ()).begin(resume=False)
    assert parts.recall(done[0]) is None
    assert Parts(small.read_bytes(), 2, 40, ()).folder != parts.folder


def test_kept_parts_that_are_damaged_or_of_something_else_are_played_again(small: Path):
    parts, scenario = Parts(small.read_bytes(), 1, 40, ()), load_scenario(small)
    parts.begin(resume=False)
    for name in ("idle", "nag"):
        sample = play(scenario, Trial(f"bot:{name}", Player(name)), 1, 0, 40)
        assert isinstance(sample, Sample)
        parts.keep(name, sample)
    first, second = (parts._file(name) for name in ("idle", "nag"))
    whole, other = first.read_bytes(), second.read_bytes()
    kept = parts.recall("idle")
    assert kept is not None
    luck = Random(1)
    for number in range(300):
        damaged = bytearray(whole)
        if number % 3 == 0:
            del damaged[luck.randrange(len(damaged)) :]
        elif number % 3 == 1:
            at = luck.randrange(len(damaged))
            damaged[at : at + 50] = luck.randbytes(50)
        else:
            damaged[luck.randrange(len(damaged))] ^= 1 << luck.randrange(8)
        first.write_bytes(damaged)
        found = parts.recall("idle")  # some bytes of a zip file mean nothing
        same = found and all(np.array_equal(values, getattr(kept, name)) for name, values in vars(found).items())
        assert found is None or same, number
    first.write_bytes(other)
    assert parts.recall("idle") is None, "swapped"
    elsewhere = Parts(small.read_bytes(), 2, 40, ())
    elsewhere.begin(resume=False)
    elsewhere._file("nag").write_bytes(other)
    assert elsewhere.recall("nag") is None, "of another card"
    (parts.folder / f".{first.name}.999999999.part").write_bytes(b"half")
    parts.keep("idle", sample)
    assert not list(parts.folder.glob(".*.part")), "what a killed process had begun is cleared away"


def test_several_processes_give_the_same_card_to_the_bit(small: Path):
    scenario = load_scenario(small)
    one, two = run(scenario, 3, 40, Where(), quick=True), run(scenario, 3, 40, Where(jobs=2), quick=True)
    for name, sample in one.items():
        assert all(np.array_equal(values, getattr(two[name], field)) for field, values in vars(sample).items())


def test_games_with_the_same_clients_differ_in_luck_alone():
    game = replayed(load_scenario("final-quarter"), 1, 8, 8, replicas=4)
    cash = game._truth.client.cash
    assert (cash[:4] == cash[0]).all()
    assert (cash[4:] == cash[4]).all()
    assert not (cash[0] == cash[4]).any()
    game.end_week()
    assert len(np.unique(game._truth.client.cash[:4], axis=0)) == 4


def test_a_bot_of_ones_own_takes_its_place_on_the_ladder(small: Path, tmp_path: Path):
    bot = tmp_path / "mine.py"
    bot.write_text(
        "from sim_core.bots.naive import visitor\n\n\ndef mine(sight, luck):\n    return visitor(sight, luck)\n", "utf-8"
    )
    own = open_scenario(str(small))
    samples = run(own.scenario, 1, 32, Where(), [player(f"{bot}:mine")], quick=True)
    made = card(own.scenario, own.document, own.path, 1, samples)
    rungs = {row["bot"]: row["net"]["mean"] for row in made["ladder"]}
    assert rungs[f"{bot}:mine"] == rungs["visitor"]


def test_the_command_tells_passes_and_fails(capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path):
    done = call(capsys, "balance", small, "--episodes", 32, "--jobs", 1, "--json", "--out", tmp_path / "r.html")
    assert done.code == 0, done.err
    assert "a first look (48 games)" in done.err
    assert json.loads(done.out)["scenario"] == "small"
    page = (tmp_path / "r.html").read_text("utf-8")
    assert len(page.encode()) < 1_500_000
    assert not re.search(r'(src|href)="(?!#)', page)  # nothing is fetched from anywhere
    assert "url(http" not in page
    bad = call(capsys, "balance", PLANTED / "idling-wins.yaml", "--episodes", 32, "--jobs", 1, "--strict", "--lang", "zh")
    assert bad.code == 1
    assert "警报" in bad.out
    assert "钱自己会来" in "".join(one.strip() for one in bad.lines)


BAD_USAGE = {
    "nothing to balance": ("balance",),
    "too few games": ("balance", "final-quarter", "--episodes", 5),
    "a bad number of processes": ("balance", "final-quarter", "--jobs", -2),
    "a bot that is not there": ("balance", "final-quarter", "--bot", "nowhere.py:bot"),
    "a seed below 0": ("balance", "final-quarter", "--seed", -1),
}


@pytest.mark.parametrize("case", BAD_USAGE)
def test_what_is_badly_put_is_told_in_a_line(capsys: pytest.CaptureFixture[str], case: str):
    done = call(capsys, *BAD_USAGE[case])
    assert (done.code, done.out, len(done.error_lines)) == (2, "", 1)


def test_a_finding_points_to_the_nearest_thing_that_stands_in_the_file(small: Path):
    own = open_scenario(str(small))
    lines = small.read_text("utf-8").splitlines()
    for at, starts in ((("clients", 1, "hidden", "cash"), "hidden"), (("weeks",), "weeks"), (("clients", 0, "name"), "name")):
        line, column = place(own.document, at)
        assert lines[line - 1][column - 1 :].startswith(at[-1] if at[-1] in lines[line - 1] else starts)
    row = Finding("note", "moves_unneeded", ("moves",), {"moves": ["call"]}).as_row(own.document, own.path)
    assert (row["line"], row["column"]) == (1, 1)


def test_figures_are_what_they_are_called():
    assert chance_of_ranking_right(np.array([2.0, 3.0]), np.array([1.0, 2.0])) == 0.875
    assert correlation(np.arange(5.0), 3 - 2 * np.arange(5.0)) == pytest.approx(-1)
    assert correlation(np.ones(3), np.arange(3.0)) == 0
    assert games_to_tell(0.0) == 999
    assert games_to_tell(1.645) == 2
    luck = np.random.Generator(np.random.Philox(1))
    values = 3.0 * luck.standard_normal((400, 1)) + 2.0 * luck.standard_normal((400, 8))
    between, within = shares_of_variance(values)
    assert between == pytest.approx(9, rel=0.2)
    assert within == pytest.approx(4, rel=0.1)


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_keeps_what_is_done_and_resume_goes_on(home: Path):
    command = [sys.executable, "-m", "game", "balance", "final-quarter", "--episodes", "2000", "--jobs", "1", "--quick"]
    running = subprocess.Popen(command, env=environment(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until(lambda: running.poll() is not None or len(list(home.glob("balance/*/*.npz"))) >= 3)
    assert running.poll() is None, running.communicate()[1]
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 1
    assert told.splitlines() == ["finalkick: interrupted; what is done is kept: go on with --resume"]
    kept = {file: file.stat().st_mtime_ns for file in home.glob("balance/*/*.npz")}
    subprocess.run([*command, "--resume", "--json"], env=environment(), cwd=ROOT, check=True, capture_output=True)
    assert {file: file.stat().st_mtime_ns for file in kept} == kept  # not played again
