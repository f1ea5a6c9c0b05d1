"""Two brushes draw the same screens: strokes against pixels. What is drawn in a game itself is compared in `test_look`."""

from itertools import islice

import pytest

from game.play.settings import Settings
from tests.gallery import a_past, debriefed, outside_a_game, special_games
from tests.replay import too_far_apart
from tests.window_stage import _display, press  # noqa: F401 -- a screen nobody sees


@pytest.mark.parametrize(("language", "theme"), [("zh", "dark")])
def test_strokes_make_the_same_pictures_as_pixels_outside_a_game(language, theme, tmp_path, monkeypatch):
    monkeypatch.setenv("FINALKICK_HOME", str(tmp_path))
    settings = Settings(theme=theme, motion=False)
    store = a_past(tmp_path)
    wrong = [too_far_apart(name, app) for name, app in islice(outside_a_game(store, language, settings), 5)]
    wrong += [too_far_apart(name, app) for name, app in debriefed(store, language, settings)]
    wrong += [too_far_apart(name, app) for name, app in islice(special_games(store, language, settings, tmp_path), 3)]
    store.close()
    assert not any(wrong), [one for one in wrong if one]
