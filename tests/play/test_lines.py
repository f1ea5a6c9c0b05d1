"""Lines know their situation: none offers tea on the phone, none says "me again" first, none is said twice too soon."""

from itertools import product

import pytest

from game.language.words import LANGUAGES
from game.play.dialogue import ANYBODY, Line, lines_of, variants
from game.play.exchanges import spoken, telling
from game.play.people import RIVAL, rival_of
from game.play.session import MoveLine, Session, new_session
from game.play.talk import NOTE, SCENE
from sim_core.engine.record import Step
from sim_core.public.scenarios import sex_of
from sim_core.scenario.lines import TELLABLE
from sim_core.scenario.meanings import PERSONAS
from sim_core.scenario.schema import ClientSpec
from sim_core.scenario.situations import CONDITIONS, Situation, fits
from tests.conftest import SMALL
from tests.lines_looked_at import banks, faults, faults_of_game, situations
from tests.talks import MINDS, SHORT, replayed, steps_of, talks, text_of

BANKS = (*sorted(PERSONAS), "rep", ANYBODY)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", BANKS)
def test_every_line_fits_every_situation_in_which_it_may_be_spoken(who: str, language: str) -> None:
    found = [fault for name, lines, where in banks(who, language) for fault in faults(name, lines, where, language)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("planted", "occasion", "what"),
    [
        (Line("Sit down, have a seat, the tea is fresh."), "greeting", "by phone"),
        (Line("Do sit down.", {"by": "phone"}), "paid", "by phone"),
        (Line("Me again, I know."), "greeting", "first True"),
        (Line("Hello? It's a bad line."), "evaded", "by visit"),
        (Line("I'm his wife, he is out.", {}), "paid", "somebody else speaks"),
        (Line("{week} it is."), "evaded", "not filled in"),
        (Line("Well, well.", {"by": "letter"}), "fixed", "never spoken"),
        (Line("Well, well.", {"by": "pigeon"}), "paid", "no such condition"),
        (Line("My wife says no."), "declined", "sex woman"),
    ],
)
def test_a_line_in_a_wrong_situation_is_found(planted: Line, occasion: str, what: str) -> None:
    sound = Line("So it goes.")
    assert not [*faults(occasion, (sound,), tuple(situations(occasion)), "en")]
    found = [*faults(occasion, (sound, planted), tuple(situations(occasion)), "en")]
    assert any(what in one for one in found), found


def test_an_occasion_on_which_somebody_would_fall_silent_is_found() -> None:
    only = (Line("Mind the step.", {"by": "visit"}),)
    assert any("nothing to say at" in one for one in faults("greeting", only, tuple(situations("greeting")), "en"))


def test_an_occasion_on_which_a_bill_without_a_number_has_no_line_is_found() -> None:
    only = (Line("{invoice} is wrong."),)
    assert any("without a number" in one for one in faults("greeting", only, tuple(situations("greeting")), "en"))


def test_in_sixty_games_nobody_speaks_out_of_turn_or_repeats_what_need_not_be() -> None:
    rounds = [(*one, seed) for seed, one in enumerate(product(SHORT, MINDS))][:44] + [
        ("county-flood", "random", 100 + n) for n in range(16)
    ]
    found = [
        f"{scenario} {mind} {seed} {told.language}: {fault}"
        for scenario, mind, seed in rounds
        for told in talks(scenario, mind, seed)
        for fault in faults_of_game(told)
    ]
    assert len(rounds) == 60
    assert not found, "\n".join(found)


def test_a_repetition_in_a_game_is_found() -> None:
    told = talks("lesson-2-ask-often", "nag", 1)[0]
    again = next(one for one in told.choices if len(one.among) > 2)
    told.choices[:] = [again, again]
    assert any("said again while another was left" in one for one in faults_of_game(told))


def test_a_game_told_in_pieces_is_told_as_in_one_go() -> None:
    steps = steps_of("between-friends", "textbook", 3)
    whole = telling(replayed("between-friends", steps, 3), "zh").clients
    session = replayed("between-friends", (), 3)
    for step in steps:
        session.redo_week(step) if step.move == "end_week" else session.redo_move(step, judged=True)
        telling(session, "zh")
    assert telling(session, "zh").clients == whole


def asked(session: Session, move: str, client: str = "first", **more: float) -> list[str]:
    """What was said at a move, by role."""
    line = session.play(Step(move=move, client=client, **more))
    assert isinstance(line, MoveLine)
    number = session.game.setting.public.client_ids.index(client)
    return [f"{one.role}: {one.text}" for one in spoken(session, number, "en")[len(session.log) - 1]]


def test_what_is_learned_by_asking_is_what_is_told() -> None:
    for seed in range(6):
        session = new_session(SMALL, seed, None)
        said = "\n".join(asked(session, "ask_difficulties"))
        line = session.log[-1]
        assert isinstance(line, MoveLine)
        persona = session.scenario.clients[0].persona
        for shown in line.shown:
            own = {one.text for one in variants(persona, ("excuse", shown.excuse, "told"), "en")}
            assert shown.excuse in TELLABLE
            assert any(text in said for text in own) == shown.so
        nothing = {one.text for one in variants(persona, ("told_nothing",), "en")}
        assert any(text in said for text in nothing) == (not any(one.so for one in line.shown))


def test_what_the_rep_does_alone_is_a_note_and_no_speech() -> None:
    session = new_session(SMALL, 3, None)
    assert [one.split(":")[0] for one in asked(session, "check_records")] == [NOTE]
    assert NOTE not in [one.split(":")[0] for one in asked(session, "call")]


def test_the_next_greeting_knows_that_the_rep_was_there() -> None:
    session = new_session(SMALL, 3, None)
    asked(session, "visit")
    for _ in range(2):
        session.end_week()
    asked(session, "call")
    greeting = next(one for one in telling(session, "en").choices[::-1] if one.occasion[-1] == "greeting")
    assert greeting.here.after == "visit"
    assert greeting.line.conditions["after"] == "visit"


def test_the_rep_is_called_by_the_players_name() -> None:
    session = new_session(text_of("between-friends"), 3, None)
    session.called = "Ada"
    said = asked(session, "call", session.scenario.clients[0].id)
    session.called = ""
    plain = [one.text for one in spoken(session, 0, "en")[0]]
    assert [text.partition(": ")[2].replace("Ada", "Zhong") for text in said] == plain


def test_no_two_clients_of_a_game_meet_the_same_rival() -> None:
    session = new_session(SMALL, 3, None)
    for language in LANGUAGES:
        met = [rival_of(session.scenario, number, language) for number in range(len(session.scenario.clients))]
        assert len({one.name for one in met}) == len({one.firm for one in met}) == len(met)


def test_rivals_are_met_only_face_to_face() -> None:
    session = replayed("between-friends", steps_of("between-friends", "visitor", 2), 2)
    told = telling(session, "en")
    met = 0
    for number in range(len(session.scenario.clients)):
        for place, exchange in told.clients[number].items():
            if any(one.role == RIVAL for one in exchange):
                entry = session.log[place]
                assert isinstance(entry, MoveLine)
                assert entry.step.move in ("visit", "sit_in", "manager_visit", "ask_difficulties", "share_plan", "analyse_gap")
                assert exchange[0].role == SCENE
                met += 1
    assert met


@pytest.mark.parametrize(
    ("contact", "sex"),
    [({"zh": "秦姐", "en": "Mrs Qin"}, "woman"), ("Mr Liu", "man"), ("Lin", ""), ("赵叔", "man"), ("Ms Ma", "woman")],
)
def test_a_title_tells_whether_a_contact_is_a_lady(contact: object, sex: str) -> None:
    facts = {"id": "a", "name": "A", "contact": contact, "ledger": [{"amount": 1, "age_weeks": 1}]}
    assert sex_of(ClientSpec.model_validate(facts)) == sex


def test_a_lady_does_not_speak_of_her_wife() -> None:
    here = Situation("phone", sex="woman")
    assert not fits({"sex": "man"}, here)
    assert not fits({"who": "wife"}, here)
    assert fits({"sex": "man"}, Situation("phone"))


def test_every_greeting_after_something_is_there_twice_in_every_persona() -> None:
    for persona, language, after in product(sorted(PERSONAS), LANGUAGES, CONDITIONS["after"].values):
        mine = [line for line in variants(persona, ("greeting",), language) if line.conditions.get("after") == after]
        assert len(mine) >= 2, (persona, language, after)


def test_rivals_have_names_in_every_language() -> None:
    for kind in ("people", "firms"):
        for one in lines_of("rivals")[kind]:
            assert set(one) == set(LANGUAGES)
            assert all(one.values())
