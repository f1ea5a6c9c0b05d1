"""A scenario's own words: who rep and manager are, only its own lines, forms of address and faces that agree with them."""

import re
from importlib.resources import files
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assets.drawing.faces import MOODS
from assets.drawing.portraits import portrait
from assets.drawing.staff import MANAGER, OTHER_SEX, REP
from game.language.words import LANGUAGES, keys
from game.play.dialogue import ANYBODY, variants
from game.play.exchanges import spoken, telling
from game.play.faces import face_of, face_of_us
from game.play.people import contact_sex, manager_called, rep_called
from game.play.session import MoveLine, Session, new_session
from game.play.xu import EVERY, in_words, note_for
from sim_core.engine.digests import digest_of
from sim_core.engine.record import Step
from sim_core.scenario.meanings import PERSONAS
from sim_core.scenario.slots import SLOT, filled_in, is_several, is_slot, with_article
from sim_core.scenario.words import MANAGER_OCCASIONS

TOLLEY: dict[str, Any] = {
    "id": "tolley", "name": "Tolley Groundworks", "contact": "Mr Tolley", "persona": "hothead", "terms_weeks": 4,
    "ledger": [{"amount": 900000, "age_weeks": 12}],
    "hidden": {"cash": 900000, "honesty": 0.05, "tactics": {"customers_unpaid": 100}},
}  # fmt: skip
OWN_LINES = {
    "customers_unpaid": {
        "first": ["The site has paid nobody, so we pay nobody."],
        "repeated": ["The site still has paid nobody."],
    },
    "greeting": ["Mind the trench."],
}


def game(client: dict[str, Any] | None = None, seed: int = 3, **more: Any) -> Session:
    one = {**TOLLEY, **(client or {})}
    whole = {"format": 1, "id": "own", "title": "Own", "weeks": 8, "clients": [one], **more}
    return new_session(yaml.safe_dump(whole, allow_unicode=True), seed, None)


def heard(session: Session, language: str = "en", weeks: int = 6, moves: tuple[str, ...] = ("call", "visit")) -> list[str]:
    """What client and rep said in some weeks of being asked."""
    for week in range(weeks):
        for move in moves:
            if session.refusal(Step(move=move, client="tolley")) is None:
                session.play(Step(move=move, client="tolley"))
        session.end_week()
        assert session.week == week + 2
    return [one.text for exchange in spoken(session, 0, language).values() for one in exchange if one.role in ("owner", "rep")]


def bank(name: str, language: str = "en") -> set[str]:
    from tests.lines_looked_at import lines_of, occasions

    return {one.text for path in occasions(lines_of(name)[language]) for one in variants(name, path, language)}


def test_who_wants_his_own_lines_only_hears_no_persona_and_something_neutral_where_he_wrote_nothing() -> None:
    session = game({"lines": OWN_LINES}, lines_only=True)
    heard(session, weeks=7)
    chosen = [one for one in telling(session, "en").choices if one.occasion[0] == "hothead"]
    own = {"The site has paid nobody, so we pay nobody.", "The site still has paid nobody.", "Mind the trench."}
    for one in chosen:
        wrote = any(line.rank == 0 for line in one.among)
        assert (one.line.text in own) if wrote else (one.line.text in bank(ANYBODY)), one.line.text
    assert {one.line.text for one in chosen} & own == own
    assert not {one.line.text for one in chosen} & bank("hothead")


def test_one_client_may_keep_to_its_lines_while_others_do_not() -> None:
    alone = game({"lines": OWN_LINES, "lines_only": True})
    mixed = game({"lines": OWN_LINES})
    free = game({"lines": OWN_LINES, "lines_only": False}, lines_only=True)
    for session, persona in ((alone, False), (mixed, True), (free, True)):
        heard(session)
        said = {one.line.text for one in telling(session, "en").choices if one.occasion[0] == "hothead"}
        assert bool(said & bank("hothead")) == persona


def test_the_rep_says_what_is_written_for_the_rep_first_and_nothing_else_where_only_that_is_wanted() -> None:
    lines = {"call": ["Jo here. The money?", "Jo again. The money?"]}
    for only in (False, True):
        session = game({}, words={"rep": {"name": "Jo", "lines": lines}}, lines_only=only)
        heard(session, weeks=4, moves=("call",))
        said = [one.line.text for one in telling(session, "en").choices if one.occasion[0] == "rep"]
        assert said[:2] == lines["call"]
        assert (set(said) <= set(lines["call"])) == only


def test_the_manager_writes_what_is_written_for_the_manager() -> None:
    lines = {"nothing": [{"en": "{weeks} weeks, and not a brick. {rep}!", "zh": "{weeks} 周，一块砖都没有。"}]}
    words = {"rep": {"name": "Jo"}, "manager": {"name": "Hanna Kerr", "lines": lines}}
    session = game({"hidden": {**TOLLEY["hidden"], "cash": 0, "stubbornness": 1}}, words=words)
    for _ in range(EVERY):
        session.play(Step(move="call", client="tolley"))
        session.end_week()
    notes = [note for week in range(1, 6) if (note := note_for(session, week))]
    assert any(part.key == "xu.nothing" for note in notes for part in note.parts)
    assert any("not a brick. Jo!" in in_words(session, note, "en") for note in notes)
    assert any("一块砖都没有" in in_words(session, note, "zh") for note in notes)


def test_what_the_manager_writes_about_is_what_the_format_lets_one_write() -> None:
    bank_of_notes = {key.split(".")[1]: key for key in keys() if re.fullmatch(r"xu\.\w+\.1", key)}
    assert set(bank_of_notes) == set(MANAGER_OCCASIONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_calls_the_rep_by_a_name_that_nobody_gave(language: str) -> None:
    session = game()
    assert rep_called(session, language) == ""
    text = "\n".join(heard(session, language))
    assert not re.search("Zhong|小钟|老许|Xu", text)
    assert manager_called(session.scenario, "en") == "the manager"
    assert manager_called(session.scenario, "en", begins=True) == "The manager"


def test_the_reps_name_is_the_players_else_the_scenarios_else_that_of_the_library() -> None:
    named = game(words={"rep": {"name": {"zh": "小乔", "en": "Jo"}, "address": "Ms Adams"}})
    assert rep_called(named, "zh") == "小乔"
    named.called = "Ada"
    assert rep_called(named, "zh") == "Ada"
    library = new_session(files("scenarios").joinpath("between-friends.yaml").read_text("utf-8"), 1, None)
    assert (rep_called(library, "en"), manager_called(library.scenario, "zh")) == ("Zhong", "老许")


def test_clients_address_the_rep_and_the_rep_gives_the_name() -> None:
    words = {"rep": {"name": "Jo Adams", "address": "Ms Adams"}}
    said = game(
        {"lines": {"greeting": ["{rep}!"]}}, words={**words, "rep": {**words["rep"], "lines": {"call": ["It's {rep}."]}}}
    )
    line = said.play(Step(move="call", client="tolley"))
    assert isinstance(line, MoveLine)
    texts = [one.text for one in spoken(said, 0, "en")[0]]
    assert texts[:2] == ["Ms Adams!", "It's Jo Adams."]


@pytest.mark.parametrize("persona", sorted(PERSONAS))
@pytest.mark.parametrize(
    ("contact", "sex"),
    [("Ms Okafor", "woman"), ("Mrs Bell", "woman"), ("林姐", "woman"), ("Herr Koch", "man"), ("王先生", "man")],
)
def test_whoever_is_called_a_lady_is_drawn_as_one_and_speaks_as_one(persona: str, contact: str, sex: str) -> None:
    session = game({"contact": contact, "persona": persona})
    assert face_of(session.scenario, 0).sex == contact_sex(session.scenario, 0) == sex
    for language in LANGUAGES:
        heard_there = "\n".join(heard(game({"contact": contact, "persona": persona}), language, weeks=5))
        wrong = {"woman": r"哥哥|叔|\buncle\b|big brother", "man": r"姐姐|姨|\bauntie\b|big sister"}[sex]
        assert not re.search(wrong, heard_there, re.IGNORECASE)


def test_where_nothing_tells_who_somebody_is_lines_agree_with_the_picture() -> None:
    for name in ("Alpha", "Beta", "Gamma", "Delta"):
        session = game({"id": "tolley", "name": name, "contact": name, "persona": "old_friend"}, id=f"own-{name.lower()}")
        assert contact_sex(session.scenario, 0) == face_of(session.scenario, 0).sex


def test_rep_and_manager_are_drawn_as_whom_the_scenario_names_and_spoken_to_so() -> None:
    told = {"rep": {"name": "Jo", "sex": "woman"}, "manager": {"name": "Mr Kerr"}}
    session = game({"persona": "smooth_talker"}, words=told)
    assert (face_of_us("rep", session.scenario).sex, face_of_us("manager", session.scenario).sex) == ("woman", "man")
    assert (face_of_us("rep"), face_of_us("manager")) == (REP, MANAGER)
    assert face_of_us("rep", game().scenario) == REP
    for language in LANGUAGES:
        said = "\n".join(heard(game({"persona": "smooth_talker"}, words=told), language))
        assert not re.search(r"\b(my )?brother\b(?!-)|兄弟", said)
    assert len({portrait(look, mood) for look in OTHER_SEX.values() for mood in MOODS}) == 2 * len(MOODS)


def test_words_change_no_digest() -> None:
    ended = []
    words = {"goods": "kites", "kind": "services", "rep": {"name": "Jo"}}
    for more in ({}, {"words": words, "lines_only": True}):
        session = game({}, **more)
        heard(session)
        ended.append(digest_of(session.game))
    assert ended[0] == ended[1]


@pytest.mark.parametrize(
    ("noun", "article"),
    [("excavator", "an excavator"), ("site", "a site"), ("hour", "an hour"), ("unit", "a unit"), ("estate", "an estate"),
     ("European car", "a European car"), ("一台挖掘机", "一台挖掘机"), ("one-off", "a one-off")],
)  # fmt: skip
def test_a_noun_has_the_article_that_it_sounds_like(noun: str, article: str) -> None:
    assert with_article(noun) == article


def test_a_verb_agrees_with_what_is_sold() -> None:
    line = "Your {goods} {goods:is|are} here. {Goods}! {A_buyer} wants {a_item}."
    values = {"goods": "cement", "buyer": "site", "item": "order"}
    assert filled_in(line, values, {"goods": is_several("cement")}) == "Your cement is here. Cement! A site wants an order."
    values["goods"] = "building materials"
    assert filled_in(line, values, {"goods": is_several("building materials")}).startswith(
        "Your building materials are here. Build"
    )
    assert [is_several(noun) for noun in ("glass", "apparatus", "licences and projects", "furniture", "bricks")] == [
        False, False, True, False, True,
    ]  # fmt: skip


@given(st.text(st.sampled_from("{}:|ab_rep goodsA"), max_size=40), st.text(max_size=8))
def test_whatever_a_line_holds_only_slots_are_filled_and_what_is_put_in_is_left_alone(line: str, value: str) -> None:
    put = filled_in(line, {"rep": "{goods}", "goods": value}, {"rep": True})
    for found in SLOT.finditer(line):
        if not is_slot(found[0]):
            assert found[0] in put
    assert filled_in("{rep}", {"rep": "{goods}", "goods": value}, {}) == "{goods}"
