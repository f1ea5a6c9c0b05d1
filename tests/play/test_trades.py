"""Trades: in a game of diggers nobody speaks of medicine, there is enough to say in every trade, and packs go with a game."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest
import yaml

from game.language.currency import counted_in
from game.language.words import LANGUAGES, keys, say
from game.play.dialogue import ANYBODY, Speech, _sayable, filled, lines_for, lines_of, rep_lines, variants
from game.play.exchanges import telling
from game.play.files import scenario_folders
from game.play.session import Session, new_session, replayed
from game.play.xu import in_words, note_for
from game.terminal.demo import play
from sim_core.batch.recorded import bot_steps
from sim_core.errors import ScenarioError
from sim_core.scenario.client import ClientSpec
from sim_core.scenario.meanings import PERSONAS
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.slots import SLOT, TRADE, is_slot
from sim_core.scenario.together import whole_text
from sim_core.scenario.trades import find_trade, read_trade, shipped_trades
from sim_core.scenario.words import KINDS, WordsSpec
from tests.commands import call
from tests.lines_looked_at import OCCASIONS, faults, name_of, occasions, rep_situations, situations

MEDICINE = {
    "en": r"hospital|clinic|pharma|\bdrugs?\b|tablet|\bdos(e|es|age)\b|patient|\bwards?\b|medic|nurse|doctor|physician|prescri"
    r"|\bpills?\b|\bexpir|surgeon|vaccin|chemist",
    "zh": "医|诊所|药|患者|病人|科室|处方|大夫|护士|卫生院|卫生所|(?<!有)效期|批号|临床",
}
"""What gives medicine away."""
OTHERS = tuple(kind for kind in KINDS if kind != "medicine")
SPEAKERS = (*sorted(PERSONAS), "rep", ANYBODY)
DIGGERS = """\
format: 1
id: diggers
title: {zh: 挖机, en: Diggers}
weeks: 7
money: {sign: "£", code: GBP}
TRADE
clients:
  - {id: tolley, name: Tolley Groundworks, contact: Mr Tolley, persona: hothead, terms_weeks: 4, weekly_sales: 4000,
     ledger: [{amount: 18000, age_weeks: 12}, {amount: 9000, age_weeks: 7}],
     hidden: {cash: 9000, honesty: 0.1, tactics: {customers_unpaid: 9, quality: 9, slow_sales: 9}, problems: [{kind: quality}]}}
  - {id: okafor, name: Okafor Builders, contact: Ms Okafor, persona: smooth_talker, terms_weeks: 4, weekly_sales: 4000,
     ledger: [{amount: 21000, age_weeks: 12}, {amount: 9000, age_weeks: 7}],
     hidden: {cash: 12000, honesty: 0.4, tactics: {support: 9, price: 9, service: 9, customers_unpaid: 9}}}
  - {id: dyer, name: Dyer Plant, contact: Old Dyer, persona: worrier, terms_weeks: 4, weekly_sales: 4000,
     ledger: [{amount: 15000, age_weeks: 12}, {amount: 9000, age_weeks: 7}],
     hidden: {cash: 7000, honesty: 0.6, tactics: {cash_tight: 5, boss_away: 9, will_leave: 9, others_first: 9}}}
"""


def medical(text: str, language: str) -> list[str]:
    return re.findall(f"(?:{MEDICINE[language]})", text, re.IGNORECASE) and [text]


def both(text: str) -> list[str]:
    """A line with each of its alternatives."""
    return [SLOT.sub(lambda found, at=at: found[at] if found[2] is not None else found[0], text) for at in (2, 3)]


def diggers(folder: Path, trade: str) -> str:
    file = folder / "diggers.yaml"
    file.write_text(DIGGERS.replace("TRADE", trade), "utf-8")
    return whole_text(file).decode()


@cache
def steps(text: str, bot: str, seed: int) -> tuple:
    return tuple(bot_steps(parse_scenario(text.encode(), "diggers"), bot, seed))


def said_in(session: Session, language: str) -> str:
    """All that was said, noted and written in a game."""
    told = telling(session, language)
    talk = [one.text for client in told.clients for exchange in client.values() for one in exchange]
    notes = [note_for(session, week) for week in range(1, session.scenario.weeks + 1)]
    return "\n".join([*talk, *(in_words(session, one, language) for one in notes if one)])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", SPEAKERS)
def test_no_line_outside_medicine_speaks_of_it(who: str, language: str) -> None:
    for path in occasions(lines_of(who)[language]):
        for kind in OTHERS:
            lines = _sayable(variants(who, path, language), Speech(kind))
            found = [fault for line in lines for text in both(line.text) for fault in medical(text, language)]
            assert not found, (kind, path, found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_game_speaks_of_it_but_those_that_are_marked(language: str) -> None:
    ours = [key for key in keys() if not key.endswith(("@medicine", ".medicine")) and not key.startswith("usage.")]
    assert len(ours) > 1500
    assert not [key for key in ours if medical(say(key, language), language)]
    for name in (name for name in shipped_trades() if name != "medicine"):
        pack = yaml.safe_load(find_trade(name).read_bytes())
        texts = [one[language] for one in in_languages(pack)]
        assert not [fault for text in texts for fault in medical(text, language)], name


def in_languages(node: object) -> Iterator[dict[str, str]]:
    """Every text of a file that is there in both languages."""
    if isinstance(node, dict) and {*node} == {*LANGUAGES}:
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from in_languages(inner)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "trade",
    ["", "words: {goods: {zh: 挖掘机, en: excavators}}", "trade: building-supplies", "trade: software-services"],
)  # fmt: skip
def test_games_of_diggers_are_told_without_a_word_of_it(tmp_path: Path, trade: str, language: str) -> None:
    text = diggers(tmp_path, trade)
    told = []
    for bot, seed in (("random", 1), ("visitor", 4)):
        told.append(said_in(replayed(text, seed, [*steps(text, bot, seed)]), language))
    whole: list[str] = []
    play(new_session(text, 5, None), language, whole.append)  # aloud, with all that the terminal says
    story = "\n".join([*told, *whole])
    assert len(story) > (6000 if language == "en" else 2500)
    assert not [line for line in story.splitlines() if medical(line, language)]
    assert not re.search(r"\{\w+[:}]", story)
    assert not re.search(r"\bZhong\b|\bXu\b|小钟|老许", story)


@pytest.mark.parametrize(("kind", "language"), [*product(KINDS, LANGUAGES)])
def test_on_every_occasion_there_are_three_things_to_say_in_every_trade_even_to_a_rep_without_a_name(
    kind: str, language: str
) -> None:
    speech = Speech(kind, named=False)
    for persona in sorted(PERSONAS):
        facts = {"id": "x", "name": "X", "persona": persona, "ledger": [{"amount": 1, "age_weeks": 1}]}
        client = ClientSpec.model_validate(facts)
        for path in occasions(lines_of(ANYBODY)[language]):
            least = 3 if kind != "medicine" else 1
            assert len(lines_for(client, path, language, speech)) >= least, (persona, path)
    for path in occasions(lines_of("rep")[language]):
        assert len(rep_lines(None, path, language, speech)) >= (2 if kind != "medicine" else 1), path


@pytest.mark.parametrize("name", shipped_trades())
def test_packs_that_come_with_the_game_bring_no_reasons(name: str) -> None:
    """So that in a file of such a trade an editor knows every reason by its name."""
    assert not read_trade(find_trade(name)).excuses


@pytest.mark.parametrize("name", shipped_trades())
def test_a_shipped_pack_has_forty_lines_in_each_language_that_fit_where_they_are_said(name: str) -> None:
    pack = read_trade(find_trade(name))
    assert pack.words.goods
    assert pack.words.buyers
    text = yaml.safe_load(find_trade(name).read_bytes())
    for language in LANGUAGES:
        count = 0
        for lines in (pack.lines, *pack.personas.values()):
            speech = Speech(pack.words.kind or "", pack.model_copy(update={"lines": lines, "personas": {}}))
            for path in occasions(lines_of(ANYBODY)[language]):
                found = tuple(one for one in lines_for(PLAIN, path, language, speech) if one.trade)
                where = tuple(situations(name_of(path)))
                told = [fault for fault in faults(" ".join(path), found, where, language) if "nothing to say" not in fault]
                assert not told
                count += len(found)
        for path in occasions(lines_of("rep")[language]):
            mine = tuple(one for one in rep_lines(None, path, language, Speech(pack=pack)) if one.trade)
            where = tuple(rep_situations(path[0]))
            assert not [fault for fault in faults(path[0], mine, where, language) if "nothing to say" not in fault]
            count += len(mine)
        assert count >= 40, language
        assert all(one[language].strip() for one in in_languages(text))


PLAIN = ClientSpec.model_validate({"id": "x", "name": "X", "ledger": [{"amount": 1, "age_weeks": 1}]})


def test_every_slot_of_a_line_is_one_that_is_filled_in() -> None:
    shown = dict.fromkeys((*TRADE, "amount", "week", "rep", "me", "manager", "rival", "firm", "invoice", "trouble"), "x")
    for who, language in product((*SPEAKERS, "rivals"), LANGUAGES):
        for path in occasions(lines_of(who)[language]):
            for line in variants(who, path, language):
                assert all(is_slot(found) for found in re.findall(r"\{[^{}]*\}", line.text)), line.text
                assert "{" not in filled(line.text, language, shown)
    assert set(OCCASIONS) == {name_of(path) for path in occasions(lines_of(ANYBODY)["en"])}


def test_a_pack_of_ones_own_goes_with_the_game_wherever_it_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "trades"
    folder.mkdir()
    (folder / "kites.yaml").write_text(
        "trade_pack: 1\nid: kites\ntitle: Kites\nplace: port\n"
        "words: {goods: {en: kites, zh: 风筝}, buyers: {en: beaches, zh: 沙滩}}\n"
        "lines: {evaded: [{en: The wind has dropped., zh: 没风了。}]}\n",
        "utf-8",
    )
    text = diggers(tmp_path, "trade: kites")
    made = steps(text, "random", 2)
    before = said_in(replayed(text, 2, [*made]), "en")
    shutil.rmtree(folder)
    session = replayed(text, 2, [*made])
    assert "beaches" in before
    assert "kites" in before
    assert said_in(session, "en") == before
    assert session.scenario.backdrop() == "port"
    assert replayed(session.exported().scenario, 2, session.steps).week_digests == session.week_digests


def test_a_trade_that_is_none_gets_an_offer_and_a_pack_with_a_fault_is_named(tmp_path: Path, home: Path) -> None:
    with pytest.raises(ScenarioError) as told:
        parse_scenario(diggers(tmp_path, "trade: building-suplies").encode(), "diggers.yaml")
    (fault,) = told.value.faults
    assert (fault.line, fault.message.values["did_you_mean"]) == (6, "building-supplies")
    own = scenario_folders()[0] / "trades"
    own.mkdir(parents=True)
    (own / "kites.yaml").write_text("trade_pack: 1\nid: kites\ntitle: Kites\nlinse: {}\n", "utf-8")
    with pytest.raises(ScenarioError) as broken:
        diggers(tmp_path, "trade: kites")
    (fault,) = broken.value.faults
    assert fault.path == str(own / "kites.yaml")
    assert (fault.line, fault.message.values["did_you_mean"]) == (4, "lines")


@pytest.mark.parametrize(
    ("pack", "line", "words"),
    [
        ("trade_pack: 1\nid: kite\ntitle: Kites\n", 2, "called otherwise"),
        ("trade_pack: 1\nid: kites\ntitle: Kites\nlines: {evaded: ['{gods}!']}\n", 4, "{gods}"),
        ("trade_pack: 1\nid: kites\ntitle: Kites\nlines: {evaded: [{en: 'No.'}, {zh: 不行。}]}\n", 4, "zh is missing"),
        ("trade_pack: 1\nid: kites\ntitle: Kites\npersonas: {pirate: {}}\n", 4, "pirate"),
        ("trade_pack: 1\nid: kites\ntitle: &x Kites\n", 3, "anchor"),
        ("id: kites\ntitle: Kites\n", 1, "trade_pack"),
    ],
)
def test_check_tells_what_is_wrong_with_a_pack(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, pack: str, line: int, words: str
) -> None:
    folder = tmp_path / "trades"
    folder.mkdir()
    (folder / "kites.yaml").write_text(pack, "utf-8")
    done = call(capsys, "check", folder / "kites.yaml", "--strict")
    assert done.code == 1
    assert any(f"kites.yaml:{line}:" in one and words in one for one in done.lines), done.out


@pytest.mark.parametrize("trade", shipped_trades())
def test_a_new_scenario_of_a_trade_has_no_faults_and_is_written_to_the_rep_whom_clients_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, trade: str
) -> None:
    assert call(capsys, "new", "mine", "--trade", trade, "--dir", tmp_path).code == 0
    assert call(capsys, "check", tmp_path / "mine.yaml", "--strict").lines == []
    scenario = parse_scenario(whole_text(tmp_path / "mine.yaml"), "mine")
    assert isinstance(scenario.story, dict)
    assert isinstance(scenario.words.rep.name, dict)
    assert all(scenario.story[one].startswith(scenario.words.rep.name[one]) for one in LANGUAGES)
    text = (tmp_path / "mine.yaml").read_text("utf-8")
    assert trade == "medicine" or not medical(re.sub("medicine|医药", "", text), "en") + medical(text, "zh")


def test_of_an_unknown_trade_no_scenario_is_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    done = call(capsys, "new", "mine", "--trade", "electronic", "--dir", tmp_path)
    assert (done.code, [*tmp_path.iterdir()]) == (2, [])
    assert "electronics" in done.err


def test_what_comes_with_the_game_is_of_medicine_as_ever_and_what_says_nothing_is_of_goods(tmp_path: Path) -> None:
    library = parse_scenario(files("scenarios").joinpath("between-friends.yaml").read_bytes(), "between-friends")
    own = parse_scenario(diggers(tmp_path, "").encode(), "diggers")
    assert (library.kind(), own.kind()) == ("medicine", "goods")
    other = library.model_validate({**library.model_dump(exclude_unset=True), "words": WordsSpec(goods="kites")})
    assert other.kind() == "goods"
    with counted_in(own):
        assert "pharm" not in say("tip.ask_around", "en")
    with counted_in(library):
        assert "pharmacists" in say("tip.ask_around", "en")
