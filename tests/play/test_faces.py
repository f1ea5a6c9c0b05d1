"""Whose face it is: titles and the scenario say who somebody is, no two clients of a game look alike, and it is only a look."""

from dataclasses import fields, replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from assets.drawing import wardrobe
from assets.drawing.chosen import Wish, cast, look_of, most_alike
from assets.drawing.faces import MOODS
from assets.drawing.looks import AGES, SEXES, Look, too_alike
from assets.drawing.people import STYLES, WORN, person_of
from assets.drawing.portraits import portrait
from assets.drawing.tones import SKINS
from game.play.faces import ROLES, face_of, face_of_other, face_of_us, faces_of, mood_of, verdict_mood
from game.play.session import new_session
from game.play.view import client_views
from sim_core import load_scenario
from sim_core.engine.digests import digest_of
from sim_core.engine.record import Step
from sim_core.model.vocabulary import Mood
from sim_core.scenario import face as said
from sim_core.scenario.library import list_scenarios
from sim_core.scenario.meanings import PERSONAS
from sim_core.scenario.practice import LEVELS, practice_text
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import ClientSpec, Scenario
from sim_core.scenario.titles import age_of, called, pronouns_in, sex_of, texts
from tests.conftest import SMALL

TESTS = Path(__file__).parents[1]
LIBRARY = [load_scenario(entry.path) for entry in list_scenarios()]


def client(**more: object) -> ClientSpec:
    return ClientSpec.model_validate({"id": "x", "name": "X", "ledger": [{"amount": 1, "age_weeks": 1}], **more})


def scenario(*clients: dict[str, object], name: str = "somewhere") -> Scenario:
    whole = [
        {"id": f"c{n}", "name": f"Firm {n}", "ledger": [{"amount": 1, "age_weeks": 1}], **one} for n, one in enumerate(clients)
    ]
    return Scenario.model_validate({"format": 1, "id": name, "title": "T", "weeks": 4, "clients": whole})


@pytest.mark.parametrize(
    ("contact", "sex", "age"),
    [
        ("Mr Dyer", "man", ""), ("Ms Okafor", "woman", ""), ("Mrs. Bell", "woman", ""), ("Miss Cen", "woman", ""),
        ("Uncle Zhao", "man", "old"), ("Aunt May", "woman", "old"), ("Madam Wu", "woman", ""), ("Old Sun", "", "old"),
        ("Young Mr Chen", "man", "young"), ("周女士", "woman", ""), ("王先生", "man", ""), ("李小姐", "woman", ""),
        ("张太太", "woman", ""), ("老板娘", "woman", ""), ("赵叔", "man", "old"), ("陈伯", "man", "old"),
        ("刘姨", "woman", "old"),
        ("林姐", "woman", ""), ("程哥", "man", ""), ("老孙", "", "old"), ("小陈总", "", "young"), ("刘老板", "", ""),
        ("老板", "", ""), ("王大爷", "man", "old"), ("孟大姐（财务）", "woman", ""), ("胡科长", "", ""), ("Mrmr", "", ""),
        ("Mr and Mrs Bell", "", ""), ("Ms Young", "woman", ""), ("王先生和李女士", "", ""), ("Mr Old", "man", ""),
        ("Frau Öztürk", "woman", ""), ("Herr Koch", "man", ""), ("Signora Bianchi", "woman", ""), ("Señor Ruiz", "man", ""),
        ("Mme Petit", "woman", ""),
    ],
)  # fmt: skip
def test_a_title_says_who_somebody_is(contact: str, sex: str, age: str) -> None:
    told = client(contact=contact)
    assert (sex_of(told), age_of(told)) == (sex, age)


def test_where_no_title_says_it_what_is_told_of_the_client_does() -> None:
    assert sex_of(client(contact="Director Shen", about="She signs on Fridays")) == "woman"
    assert sex_of(client(contact="申主任", about="他周五签字，其他时间不在")) == "man"
    assert sex_of(client(contact="申主任", about="其他时间他们都不在")) == ""
    assert sex_of(client(contact="Director Shen", about="Her husband signs, and he is away")) == ""
    assert sex_of(client(contact="Ms Shen", about="He who waits gets paid")) == "woman"
    assert sex_of(client(name="Mr Dyer, chemist")) == "man"
    assert age_of(client(name="Old Town Pharmacy", contact="Mr Dyer")) == ""


def test_a_scenario_says_it_before_any_title() -> None:
    told = client(
        contact={"zh": "老孙", "en": "Mr Sun"}, face={"sex": "woman", "age": "young", "hair": "tied", "glasses": True}
    )
    assert (sex_of(told), age_of(told)) == ("woman", "young")
    own = scenario(
        {"contact": "Mr Sun", "face": {"sex": "woman", "age": "young", "hair": "tied", "glasses": True, "skin": "tan"}}
    )
    look = face_of(own, 0)
    assert (look.sex, look.age, look.skin) == ("woman", "young", "tan")
    assert look.hair in wardrobe.HAIR_WORDS["tied"]["woman"]
    assert look.glasses


def test_a_face_stays_whatever_comes_after_it_and_whatever_the_texts_are_in() -> None:
    people = [
        {"contact": {"zh": f"{name}总", "en": f"{title} {name}"}} for name, title in (("Li", "Ms"), ("Wu", "Mr"), ("He", "Mr"))
    ]
    three, two = scenario(*people), scenario(*people[:2])
    assert faces_of(three)[:2] == faces_of(two)
    assert faces_of(scenario(*people)) == faces_of(three)
    assert faces_of(scenario(*people, name="elsewhere")) != faces_of(three)


def test_what_is_given_changes_nothing_else() -> None:
    wish = Wish("seed", "worrier", "man", "old")
    plain, bald = look_of(wish), look_of(replace(wish, hair="bald"))
    changed = {one.name for one in fields(Look) if getattr(plain, one.name) != getattr(bald, one.name)}
    assert changed <= {"hair", "hair_colour"}
    assert "hair" in changed


def test_the_72_clients_of_the_library_are_72_people() -> None:
    people = [(f"{one.id}/{who.id}", look) for one in LIBRARY for who, look in zip(one.clients, faces_of(one), strict=True)]
    assert len(people) == 72
    alike = [(one, other) for (one, look), (other, second) in combinations(people, 2) if too_alike(look, second)]
    assert not alike
    assert len({portrait(look, "polite") for _, look in people}) == 72


@pytest.mark.parametrize("one", LIBRARY, ids=lambda one: one.id)
def test_faces_of_the_library_agree_with_all_that_is_said_of_them(one: Scenario) -> None:
    for who, look in zip(one.clients, faces_of(one), strict=True):
        assert (who.face.sex, who.face.age) == (look.sex, look.age)
        assert {title.sex for _, title in called(who, "sex")} <= {look.sex}, who.id
        assert ({title.age for _, title in called(who, "age")} | {look.age}) != {"young", "old"}, who.id
        pronouns = frozenset().union(*(pronouns_in(words) for _, words in texts(who.about)))
        assert not pronouns or look.sex in pronouns, who.id
        assert look.age == "young" if who.persona == "newcomer" else True, who.id
    assert one.place != "plain"


def everybody_else() -> list[Scenario]:
    """Practice of every level, and the scenarios that tests have."""
    made = [parse_scenario(practice_text(seed, level).encode(), "practice") for seed in range(8) for level in LEVELS]
    shop = yaml.safe_load((TESTS / "planted" / "faults.yaml").read_text("utf-8"))["shop"]
    files = [*(TESTS / "parity" / "scenarios").glob("*.yaml"), *(TESTS / "witnesses" / "scenarios").glob("*.yaml")]
    return [*made, parse_scenario(shop.encode(), "shop"), parse_scenario(SMALL.encode(), "small"), *map(load_scenario, files)]


def test_no_two_clients_of_any_game_look_alike() -> None:
    for one in everybody_else():
        alike = [pair for pair in combinations(faces_of(one), 2) if too_alike(*pair)]
        assert not alike, one.id


def test_practice_has_other_faces_with_each_seed() -> None:
    first, second = (parse_scenario(practice_text(seed, 2).encode(), "practice") for seed in (1, 2))
    assert not {*faces_of(first)} & {*faces_of(second)}


@pytest.mark.parametrize("given", [{}, {"sex": "man", "age": "old", "hair": "bald", "glasses": True}])
def test_sixty_four_of_one_kind_are_still_told_apart(given: dict[str, object]) -> None:
    crowd = scenario(*({"persona": "worrier", "face": given} for _ in range(64)))
    assert most_alike(faces_of(crowd)) >= 5
    assert len({portrait(look, "warm") for look in faces_of(crowd)}) == 64


def test_others_at_a_client_look_like_nobody_else_there() -> None:
    for one in LIBRARY[4:7]:
        for client_number in range(len(one.clients)):
            there = [face_of_other(one, client_number, role) for role in ROLES]
            assert not [pair for pair in combinations([*faces_of(one), *there], 2) if too_alike(*pair)]


def test_a_role_and_a_title_say_who_it_is() -> None:
    one = scenario({"contact": "Mr Liu", "persona": "old_friend", "face": {"age": "old"}}, {"contact": "Ms Zhou"})
    wife = face_of_other(one, 0, "spouse")
    assert (wife.sex, wife.age) == ("woman", "old")
    assert face_of_other(one, 1, "spouse").sex == "man"
    assert face_of_other(one, 0, "child").age == "young"
    assert face_of_other(one, 0, "bookkeeper", "周阿姨").age == "old"
    assert face_of_other(one, 0, "bookkeeper", "Mrs Sun").sex == "woman"
    rival = face_of_other(one, 0, "rival", "Miss Qian", "qian")
    assert rival == face_of_other(one, 1, "rival", "Miss Qian", "qian")
    assert rival.sex == "woman"
    assert rival != face_of_other(one, 0, "rival", "Miss Qian", "other")
    with pytest.raises(KeyError, match=r"no such role: 'cook'.*spouse"):
        face_of_other(one, 0, "cook")


def test_manager_and_coach_are_two_people_and_the_manager_has_a_face_for_every_verdict() -> None:
    manager, coach, rep = (face_of_us(who) for who in ("manager", "coach", "rep"))
    assert not any(too_alike(*pair) for pair in combinations((manager, coach, rep), 2))
    verdicts = [verdict_mood(bonus) for bonus in ("full", "half", "none")]
    assert verdicts == ["pleased", "eyebrow", "stern"]
    assert len({portrait(manager, mood) for mood in (*verdicts, "polite")}) == 4


def test_every_mood_is_another_picture_of_every_model() -> None:
    for persona in PERSONAS:
        pictures = {portrait(look_of(Wish("somebody", persona)), mood) for mood in MOODS}
        assert len(pictures) == len(MOODS)
    assert {mood.name.lower() for mood in Mood} <= MOODS.keys()


def test_who_has_failed_or_left_is_shown_so() -> None:
    view = client_views(new_session(SMALL, 7, None))[0]
    assert mood_of(view) == view.mood
    assert mood_of(replace(view, left=True)) == "left"
    assert mood_of(replace(view, failed=True, left=True)) == "failed"
    assert {"left", "failed"} <= MOODS.keys()


def test_whatever_the_format_may_say_is_drawn() -> None:
    assert (set(SEXES), set(AGES)) == (set(said.SEXES), set(said.AGES))
    assert (wardrobe.HAIR_WORDS.keys(), SKINS.keys()) == (said.HAIRS.keys(), said.SKINS.keys())
    assert PERSONAS.keys() <= wardrobe.LEANS.keys()
    assert {*ROLES.values()} <= wardrobe.LEANS.keys()
    worn = {garment for lean in (*wardrobe.LEANS.values(), wardrobe.ANYBODY) for garment in (*lean.his, *lean.hers)}
    assert worn == wardrobe.GARMENTS.keys()
    assert worn <= WORN.keys()
    hair = {name for sexes in wardrobe.HAIR_WORDS.values() for names in sexes.values() for name in names}
    assert hair == STYLES.keys()
    assert {name for names in wardrobe.HAIR.values() for name in names} <= hair
    for sex in SEXES:
        for age in AGES:
            for name in (*wardrobe.HAIR_WORDS, ""):
                for skin in SKINS:
                    look = look_of(Wish("anybody", "", sex, age, name, skin=skin, wider=True))
                    assert person_of(look).hair.front
    ElementTree.fromstring(portrait(look, "cold"))


def test_a_face_and_a_place_change_no_digest() -> None:
    drawn = SMALL.replace("weeks:", "place: port\nweeks:", 1).replace(
        "    ledger:", "    face: {sex: man, age: old}\n    ledger:"
    )
    assert drawn.count("face:") == 2
    ended = []
    for text in (SMALL, drawn):
        session = new_session(text, 7, None)
        session.play(Step(move="call", client="first"))
        session.end_week()
        ended.append(digest_of(session.game))
    assert ended[0] == ended[1]


def test_a_cast_is_the_same_however_often_it_is_asked_for() -> None:
    wishes = tuple(Wish(f"s/{n}", "hothead") for n in range(12))
    first = cast(wishes)
    cast.cache_clear()
    assert cast(wishes) == first
