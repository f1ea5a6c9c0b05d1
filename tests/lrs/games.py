"""Games for the tests of records: played by a bot in the name of a person, into a store or a file."""

from dataclasses import replace
from pathlib import Path

from game.lrs.games import PlayedGame, from_store
from game.lrs.statements import Learner, Telling
from game.play.session import new_session
from game.play.store import Store
from sim_core.batch.recorded import bot_steps
from sim_core.engine.kept import KeptDebrief, KeptSkill, KeptVerdict
from sim_core.engine.record import END_WEEK, Step, to_json
from sim_core.scenario.read import parse_scenario
from tests.conftest import SMALL

WANG = Learner("https://lms.example.org/", "王敏")
TOLD = Telling(WANG)


def stored(
    store: Store, seed: int = 3, text: str = SMALL, bot: str = "textbook", weeks: int = 99, trainer: bool = False
) -> int:
    """A game in a store, played until so many weeks have ended. Returns its number."""
    session = new_session(text, seed, store, trainer=trainer)
    for step in bot_steps(parse_scenario(text.encode(), "small"), bot, seed):
        if session.week > weeks:
            break
        session.end_week() if step.move == END_WEEK else session.play(step)
    return int(session.saved_as or 0)


def played(folder: Path, **how: object) -> PlayedGame:
    """A game that was played."""
    store = Store(folder)
    saved = store.game(stored(store, **how))  # type: ignore[arg-type]
    assert saved is not None
    found = from_store(saved, store)
    store.close()
    return found


def with_steps(game: PlayedGame, steps: list[Step]) -> PlayedGame:
    """The same with other choices in its record, as they are told; nobody plays it again."""
    return replace(game, record=game.record.model_copy(update={"steps": steps}))


def with_debrief(game: PlayedGame) -> PlayedGame:
    """The same with a debrief of which every figure adds up: the first choice a blunder, all others good."""
    costs = [120_000.0, *[0.0] * (len(game.record.steps) - 1)]
    decisions = [
        KeptVerdict(number=at, cost=cost, grade="blunder" if cost else "good", why="call_before_visit", lesson="L1")
        for at, cost in enumerate(costs)
    ]
    found = KeptDebrief(
        accuracy=87.5, expected=game.net + 120_000.0, lost=120_000.0, luck=0.0,
        competences={"promises": KeptSkill(score=50, observed=1)}, decisions=decisions,
    )  # fmt: skip
    return replace(game, record=game.record.model_copy(update={"debrief": found}))


def exported(game: PlayedGame, file: Path, player: str) -> Path:
    """A game as a file, under somebody's name."""
    file.write_text(to_json(game.record.model_copy(update={"player": player})), "utf-8")
    return file
