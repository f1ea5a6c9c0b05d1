"""Words: everything that is shown has a sentence in both languages, with the same values in it."""

import re
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
import yaml

from game.language.messages import fault_line, tell
from game.language.words import LANGUAGES, has, keys, say
from game.play.dialogue import occasion
from sim_core import Message
from sim_core.lint.check import check_scenario
from sim_core.model.legal import Refusal
from sim_core.model.moves import FAMILIES, MOVE_IDS, NEEDS
from sim_core.model.tables import OWN, SHARED
from sim_core.model.vocabulary import Cause, Excuse, Finding, Mood, Said
from sim_core.scenario.meanings import PERSONAS

ROOT = Path(__file__).resolve().parents[2]
KEYS_IN_CODE = re.compile(r'Message\(\s*"([a-z_.]+)"')
FAULTS_IN_CODE = re.compile(r'(?:fault\(\s*[\w.]+,\s*[\w.()\[\]]+,|give_up\([^"]*|refuse\([^"]*)\s*"([a-z_0-9]+)"')


def texts() -> list[tuple[str, dict[str, str]]]:
    found = []
    for file in sorted(files("assets").joinpath("words").iterdir(), key=lambda place: place.name):
        found += list(yaml.safe_load(file.read_text("utf-8")).items())
    return found


def test_no_key_is_given_twice() -> None:
    names = [key for key, _ in texts()]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_text_is_there_in_both_languages() -> None:
    lacking = [key for key, text in texts() if set(text) != set(LANGUAGES) or not all(one.strip() for one in text.values())]
    assert lacking == []


def test_both_languages_quote_the_same_values() -> None:
    def quoted(sentence: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}

    assert [key for key, text in texts() if quoted(text["zh"]) != quoted(text["en"])] == []


KEPT_APART = (
    ({"balance.excuse", "class.column.excuse", "debrief.column.excuse"}, "heads of three tables"),
    ({"balance.column.net", "class.column.net"}, "heads of two tables, each with its family of heads"),
    ({"balance.figure.luck", "balance.luck_luck"}, "a figure, and a part of a bar"),
    ({"class.before", "class.column.before"}, "the head of a column, and a heading"),
    ({"balance.semicolon", "class.and_played", "class.and_why", "list.and"}, "what joins what: each may be said otherwise"),
    ({"certificate.name", "class.column.name"}, "on a certificate, and the head of a column"),
    ({"certificate.scenario", "class.column.scenario"}, "the same"),
    ({"certificate.seed", "class.column.seed"}, "the same"),
    ({"class.column.debrief", "room.where.debrief"}, "a head, and the screen somebody is at"),
    ({"column.received", "room.column.received"}, "heads of two tables, each of which has its own family of heads"),
    ({"column.score", "room.column.score"}, "the same"),
    ({"room.column.week", "window.debrief.column_week"}, "the same"),
    ({"edit.close", "room.close_dialog"}, "each page is sent its own family of words"),
    ({"join.name", "window.settings.name"}, "a page before the game, and a setting in it"),
    ({"window.tab.talk", "window.upright.talk"}, "a tab of the file, and a door of the upright desk"),
    ({"window.debrief.clients", "window.upright.clients"}, "a heading, and a door of the upright desk"),
    ({"balance.week", "debrief.column.week"}, "heads of two tables, each of which has its own family of heads"),
    ({"balance.column.client", "debrief.column.client"}, "the same"),
    ({"column.client", "window.debrief.column_client"}, "the latter goes with a tip of its name"),
    (
        {"balance.column.score", "class.axis_score", "class.column.score", "debrief.score"},
        "each of its family",
    ),
    ({"balance.true_share", "finding.true"}, "a share, and what is so"),
    ({"age.not_due", "window.age.not_due"}, "in the window ages are written short, and this one is short already"),
    ({"balance.promise_kept", "debrief.promise_kept"}, "one of three states here, of four there"),
    ({"debrief.move.end_week", "window.key.end_week"}, "what was done, and what a key does"),
    ({"window.debrief.promises", "window.tab.promises"}, "a heading, and one of the tabs"),
    ({"debrief.turning", "window.debrief.points"}, "the same"),
    ({"debrief.competences", "window.debrief.skills"}, "the same"),
    ({"column.net", "window.debrief.sum_net"}, "the latter is one of a family of figures with tips"),
    ({"miss.luck", "window.debrief.sum_ill_luck"}, "the same"),
    ({"miss.luck.won", "window.debrief.sum_luck"}, "the same"),
    ({"window.other_language_name", "window.key.language"}, "a language, and what a key does"),
    ({"window.settings.motion.true", "window.settings.sound.true"}, "the opposite of the latter is Muted"),
)
"""Texts that are the same by chance: each may change without the other."""
BY_NAME = ("edit.field.", "edit.section.")
"""Families of which there is one for every field, or page, of the form: each is looked up by its name."""


def test_what_means_the_same_is_said_once() -> None:
    by_text: dict[tuple[str, ...], set[str]] = {}
    for key, text in texts():
        if key.startswith(BY_NAME):
            continue
        by_text.setdefault(tuple(text[language] for language in LANGUAGES), set()).add(key)
    several = [sorted(names) for names in by_text.values() if len(names) > 1]
    assert sorted(several) == sorted(sorted(names) for names, _ in KEPT_APART)


def wanted() -> set[str]:
    """Keys that the game makes up from names."""
    found = {f"{kind}.{move}" for move in MOVE_IDS for kind in ("move", "tip")}
    found |= {f"family.{family}" for family in FAMILIES}
    found |= {f"excuse.{one.name.lower()}" for one in Excuse if one.name.lower() not in OWN}
    found |= {f"mood.{one.name.lower()}" for one in Mood}
    found |= {f"finding.{one.name.lower()}" for one in Finding}
    found |= {f"cause.{one.name.lower()}" for one in Cause if one >= 0}
    found |= {f"said.{one.name.lower()}" for one in Said if one}
    found |= {f"refusal.{one.name.lower()}" for one in Refusal if one}
    found |= {f"refusal.{need}" for need in NEEDS}
    return found | {f"medal.{name}" for name in ("gold", "silver", "bronze", "none")}


def test_every_name_of_the_simulation_has_its_words() -> None:
    assert sorted(key for key in wanted() if not has(key)) == []


def test_every_message_of_the_simulation_has_a_sentence() -> None:
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "sim_core").rglob("*.py"))
    found = set(KEYS_IN_CODE.findall(code))
    assert {"unknown.bot", "run.seed_out_of_range", "record.digest_differs", "scenario.unknown"} <= found
    assert sorted(key for key in found if not has(key) and not key.endswith(".")) == []


def test_every_fault_of_a_scenario_has_a_sentence() -> None:
    folder = ROOT / "sim_core" / "scenario"
    found = {key for file in folder.glob("*.py") for key in FAULTS_IN_CODE.findall(file.read_text("utf-8"))}
    assert {"missing_key", "not_one_of", "out_of_range", "bad_yaml", "not_utf8", "too_deep"} <= found
    assert sorted(key for key in found if not has(f"scenario.{key}")) == []


HOSTILE = {
    "not utf-8": "标题: 中文".encode("gbk"),
    "a list": b"- 1\n",
    "an alias": b"a: &x 1\nb: *x\n",
    "a tag": b"a: !!python/object:os.system 1\n",
    "twice": b"weeks: 1\nweeks: 2\n",
    "no number": b"weeks: .nan\n",
    "too many kinds of things": b"format: 2\nid: 'A b'\nweeks: 1.5\nclients: {}\nlevel: 9\nlessons: [L0]\nmedals: {gold: 1}\n",
    "two": b"a: 1\n---\nb: 2\n",
    "deep": b"[" * 100,
    "a hidden sign": b"id: \x07\n",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_read_as_sentences(tmp_path: Path, content: bytes, language: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    faults = check_scenario(file)
    assert faults
    for fault in faults:
        line = fault_line(fault, language)
        assert line.startswith(f"{file}:{fault.line}:{fault.column}: error: ")
        assert line.isprintable()
        sentence = line.partition("error: ")[2]
        assert not re.search(r"\{[a-z_]+\}|scenario\.|unit\.|expected\.", sentence), line


def test_a_message_within_a_message_is_told_too() -> None:
    inner = Message("refusal.forbidden", {})
    told = tell(Message("run.bot_refused", {"bot": "nag", "problem": inner}), "zh")
    assert "这个场景不提供这个动作" in told


def test_a_missing_word_shows_itself() -> None:
    assert say("no.such.key", "en") == "no.such.key"
    assert len(keys()) == len(set(keys()))


def test_the_rep_and_every_client_has_lines_in_both_languages() -> None:
    folder = ROOT / "assets" / "dialogue"
    rep = yaml.safe_load((folder / "rep.yaml").read_text("utf-8"))
    assert all(set(MOVE_IDS) <= set(rep[language]) for language in LANGUAGES)
    anybody = yaml.safe_load((folder / "anybody.yaml").read_text("utf-8"))
    silent = {"nothing"}
    for file in (folder / f"{persona}.yaml" for persona in PERSONAS):
        lines = yaml.safe_load(file.read_text("utf-8"))
        for language in LANGUAGES:
            for said in Said:
                if said.name.lower() in silent:
                    continue
                for excuse in (one for one in Excuse if one.name.lower() not in OWN):
                    place = (lines if excuse.name.lower() in SHARED else anybody)[language]
                    for part in occasion(said.name.lower(), excuse.name.lower()):
                        assert part in place, f"{file.name}: {language}: {said.name} {excuse.name}"
                        place = place[part]
                    assert place


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_any_more_is_told_all_the_same(number: float):
    assert str(number) in say("cli.no_such_game", "en", id=number)
