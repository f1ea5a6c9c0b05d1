"""Whether an excuse is true is so when it matters: read from the world at each week's end and when it is acted on."""

import numpy as np
import pytest

from sim_core.engine.reveal import reveal
from sim_core.model.tables import SHARED
from sim_core.model.vocabulary import PROBLEM_OF, Excuse, Finding, Said
from sim_core.rules.excuse import STAYS_TRUE_FROM, TRUE_FROM
from tests.stories import Story, said, story

MOVING = [kind for kind in Excuse if kind != Excuse.BOSS_AWAY and kind.name.lower() in SHARED]


def blocked(tale: Story, severity: float) -> Story:
    """A complaint about quality that is just so severe."""
    return tale.given(problem=np.full(tale.client.problem.shape, severity / 1.1))


@pytest.mark.parametrize("kind", MOVING)
def test_what_was_true_can_be_challenged_once_it_is_over(kind: Excuse) -> None:
    tale = story().excuse(kind, true=True, found=Finding.FALSE).luck(willing=0.0, challenge=0.0)
    assert reveal(tale.game).excuses_true[0, 0, kind]
    tale.world(kind, true=False)
    assert said(tale.play("challenge")) == Said.CAUGHT
    assert tale.account.excuse[0, 0] == -1


@pytest.mark.parametrize("kind", MOVING)
def test_what_was_a_pretext_can_come_true(kind: Excuse) -> None:
    tale = story().excuse(kind, true=False, found=Finding.FALSE).luck(willing=0.0, challenge=0.0)
    tale.world(kind, true=True)
    trust = float(tale.client.trust[0, 0])
    assert said(tale.play("challenge")) == Said.STOOD_FIRM
    assert tale.client.trust[0, 0] < trust, "a true reason was called an excuse"


@pytest.mark.parametrize("kind", MOVING)
def test_a_fresh_finding_is_about_now(kind: Excuse) -> None:
    for later in (True, False):
        tale = story().excuse(kind, true=not later).luck(0.0)
        tale.world(kind, true=later)
        tale.play("analyse_gap")
        assert tale.account.found[0, 0, kind] == (Finding.TRUE if later else Finding.FALSE)
        assert tale.account.found_week[0, 0, kind] == 0


def test_a_trouble_is_not_over_with_the_first_good_day() -> None:
    between = (TRUE_FROM + STAYS_TRUE_FROM) / 2
    for was in (True, False):
        tale = blocked(story().excuse(Excuse.QUALITY, true=was), between)
        tale.client.excuse_true[...] = was
        tale.end_week()
        assert bool(tale.client.excuse_true[0, 0]) is was, "between the two marks it stays as it was"
    tale = blocked(story().excuse(Excuse.QUALITY, true=True), STAYS_TRUE_FROM - 0.01)
    tale.end_week()
    assert not tale.client.excuse_true[0, 0]
    tale = blocked(story().excuse(Excuse.QUALITY, true=False), TRUE_FROM + 0.01)
    tale.end_week()
    assert tale.client.excuse_true[0, 0]


def test_believing_what_has_come_true_is_understanding_and_not_folly() -> None:
    tale = story().excuse(Excuse.SLOW_SALES, true=False)
    tale.world(Excuse.SLOW_SALES, true=True)
    tale.play("accept_excuse")
    assert tale.client.stalling[0, 0] == 0
    assert tale.client.trust[0, 0] > 0.5


def test_an_excuse_that_an_event_makes_true_is_so_when_the_week_begins() -> None:
    tale = story().excuse(Excuse.PRICE, true=False)
    tale.client.problem[:, :, PROBLEM_OF[Excuse.PRICE]] = 0.8
    tale.end_week()
    assert tale.client.excuse_true[0, 0]


def test_a_bot_cannot_build_the_world_from_its_luck() -> None:
    game = story(seed=7).game
    luck = game.bot_luck("own", 0)
    told = {int(value) for name in ("seed", "name", "episodes") for value in np.atleast_1d(getattr(luck, name))}
    assert game.seed not in told
