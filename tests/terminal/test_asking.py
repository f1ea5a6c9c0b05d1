"""Before the answers as text: reasons are asked for, skipped by Enter, ended by q or where nothing more is typed."""

import pytest

from game.debrief.comparing import comparisons
from game.debrief.reasons import asked_of, given_of
from game.play.store import Store
from game.terminal.asking import ask_case, ask_reasons
from tests.debriefed import debriefing

GAME = ("lesson-2-ask-often", "idle", 3)


class Typed:
    """Somebody who answers in turn, and then is gone."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.told = list(answers), list[str]()

    def ask(self, question: str) -> str:
        self.told.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    @property
    def seen(self) -> str:
        return "\n".join(self.told)


def test_each_costly_turning_point_is_asked_about_and_counted(tmp_path):
    store, found = Store(tmp_path), debriefing(*GAME).seen.debrief
    asked = [asked_of(found)[one.number] for one in found.turning if one.number in asked_of(found)]
    assert len(asked) > 2
    answers = [str(asked[0].right + 1), str((asked[1].right + 1) % 4 + 1), "", *["1"] * 9]
    who = Typed("seven", *answers)
    assert ask_reasons(found, store, 3, "en", who.ask, who.told.append)
    given = given_of(store, 3)
    assert (given[asked[0].number].right, given[asked[1].number].right) == (True, False)
    assert asked[2].number not in given  # Enter alone gives none
    assert "A number from 1 to 4" in who.seen
    assert f"of {len(given)}." in who.seen
    again = Typed()
    assert not ask_reasons(found, store, 3, "en", again.ask, again.told.append)  # what was skipped is asked once more
    assert again.seen.count("Before you look") == 1


@pytest.mark.parametrize("word", ["q", "退出"])
def test_q_ends_the_questions(word):
    who, found = Typed(word, *["1"] * 9), debriefing(*GAME).seen.debrief
    assert not ask_reasons(found, None, None, "en", who.ask, who.told.append)
    assert len(who.answers) == 9


@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_cases_are_asked_about_and_told(language):
    one = comparisons(None)[0]
    right = Typed(str(one.pair.true + 1))
    assert ask_case(one, language, right.ask, right.told.append)
    wrong = Typed(str(2 - one.pair.true))
    assert ask_case(one, language, wrong.ask, wrong.told.append)
    skipped = Typed("")
    assert ask_case(one, language, skipped.ask, skipped.told.append)
    assert len(right.told) == len(wrong.told) == len(skipped.told) + 1
    assert right.seen != wrong.seen
    assert "{" not in right.seen
