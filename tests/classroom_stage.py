"""A class of simulated people: bots of many habits who play under names, say what they believe, and export their games."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from game.classroom.told import ClassGame, Entry, told
from game.play.shelf import text_of
from sim_core.engine.digests import digest_of
from sim_core.engine.game import start
from sim_core.engine.kept import KeptDebrief, KeptSkill, KeptVerdict
from sim_core.engine.record import END_WEEK, GameRecord, apply_step, record
from sim_core.engine.score import result
from sim_core.public.debriefs import COMPETENCES
from sim_core.public.runs import bot_steps
from sim_core.public.scenarios import find_scenario, parse_scenario

LESSON: Final = "lesson-6-check-first"
SAID: Final = {"accept_excuse": 0.75, "fix_problem": 0.95, "challenge": 0.25}
"""What these people say of an excuse before they answer it."""
PEOPLE: Final = (
    ("Wang Fang", "textbook", 1), ("李娜", "credulous", 2), ("Zhang Wei", "textbook", 3), ("刘洋", "nag", 4),
    ("Chen Jing", "pushy", 5), ("杨磊", "visitor", 6), ("Zhao Min", "credulous", 7), ("黄勇", "textbook", 8),
    ("Zhou Ying", "nag", 9), ("吴超", "pushy", 10), ("Xu Lei", "idle", 11), ("孙丽", "credulous", 12),
)  # fmt: skip
"""Name, bot, seed."""
Habit = Mapping[str, tuple[float, str, str]]
CREDULOUS: Final[Habit] = {
    "accept_excuse": (30_000.0, "accepted_unchecked", "L6"),
    "call": (2_000.0, "asked_past_excuse", "L6"),
}
HASTY: Final[Habit] = {"challenge": (20_000.0, "challenged_unproven", "L6"), "call": (4_000.0, "tired", "L2")}
"""What a debrief would say of moves: what each costs, why, and the lesson."""
HABITS: Final[Mapping[str, Habit]] = {"credulous": CREDULOUS, "pushy": HASTY, "nag": HASTY}


@cache
def library_text(scenario: str = LESSON) -> str:
    """The text of a scenario of the library."""
    return text_of(find_scenario(scenario))[0]


@cache
def _game_of(bot: str, seed: int, text: str, without: tuple[str, ...]) -> tuple[GameRecord, float]:
    """The game of somebody who plays like a bot, and says what he believes; and what it came to."""
    scenario = parse_scenario(text.encode(), "scenario")
    steps = [
        step.model_copy(update={"belief": SAID[step.move]}) if step.move in SAID else step
        for step in bot_steps(scenario, bot, seed, without)
    ]
    game, weeks = start(scenario, seed), []
    for step in steps:
        apply_step(game, step)
        if step.move == END_WEEK:
            weeks.append(digest_of(game))
    return record(scenario.id, text, seed, steps, weeks[-1], week_digests=weeks), float(result(game).net[0])


def played(name: str, bot: str, seed: int, text: str = "", without: tuple[str, ...] = (), started: str = "") -> GameRecord:
    """The same as it is exported."""
    found, _ = _game_of(bot, seed, text or library_text(), without)
    return found.model_copy(update={"started": started or f"2026-03-{seed:02d}T09:00:00+00:00", "player": name})


def debriefed(name: str, bot: str, seed: int, started: str = "", **skills: float) -> GameRecord:
    """The same with a debrief, of which the credulous are weak in excuses."""
    weak = skills or ({"excuses": 20.0} if bot == "credulous" else {})
    found, (_, net) = played(name, bot, seed, started=started), _game_of(bot, seed, library_text(), ())
    return found.model_copy(update={"debrief": debrief_of(found, net, HABITS.get(bot, {}), weak)})


def debrief_of(game: GameRecord, net: float, habit: Habit, skills: Mapping[str, float]) -> KeptDebrief:
    """A debrief that judges moves by a habit, and adds up to the net result of the game."""
    verdicts = []
    for number, step in enumerate(game.steps):
        cost, why, lesson = habit.get(step.move, (0.0, "sound", "L2"))
        verdicts.append(KeptVerdict(number=number, cost=cost, grade="mistake" if cost else "good", why=why, lesson=lesson))
    lost = sum(one.cost for one in verdicts)
    scores = {**dict.fromkeys(COMPETENCES, 80.0), **skills}
    return KeptDebrief(
        accuracy=max(100.0 - lost / 3_000.0, 0.0), expected=net + lost, lost=lost, luck=0.0, decisions=verdicts,
        competences={name: KeptSkill(score=score, observed=2) for name, score in scores.items()},
    )  # fmt: skip


@cache
def games() -> tuple[ClassGame, ...]:
    """A class of twelve, each with a debrief."""
    return tuple(told(Entry(name, debriefed(name, bot, seed), f"{name}.json"), many=False) for name, bot, seed in PEOPLE)
