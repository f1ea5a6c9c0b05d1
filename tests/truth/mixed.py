"""`mixed`: plays the textbook, and errs at random as people do. Each game by dice of its own, so it always plays the same."""

from random import Random
from typing import Final

from sim_core import bots
from sim_core.batch.rollout import MOST_MOVES
from sim_core.engine.game import Game, start
from sim_core.engine.record import END_WEEK, Step, apply_step, choice_of, steps_of
from sim_core.scenario.schema import Scenario

MOST_ERRORS: Final = 0.5
"""Share of the steps of the most careless at which they err."""
CHECKING: Final = ("ask_around", "check_records", "check_stock", "analyse_gap")
SKIPPED: Final = ("confirm_promise", "ask_difficulties", "share_plan", *CHECKING)
"""What is easily forgotten."""
CERTAINTIES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)


def mixed_steps(scenario: Scenario, seed: int, careless: float | None = None, own: str = "") -> list[Step]:
    """The choices of such a rep. `careless`: how often it errs, else drawn; `own` names dice of its own."""
    game, dice, steps = start(scenario, seed), Random(f"{seed} mixed{own}"), []
    drawn = MOST_ERRORS * dice.random()
    careless = drawn if careless is None else careless
    while not game.over():
        for _ in range(MOST_MOVES):
            step = next_step(game, dice, careless)
            if step is None:
                break
            apply_step(game, step)
            steps.append(step)
        game.end_week()
        steps.append(Step(move=END_WEEK))
    return steps


def next_step(game: Game, dice: Random, careless: float) -> Step | None:
    """The next choice of a rep who errs so often, 0…1; None to end the week."""
    if dice.random() < careless * 0.08:
        return None  # enough for this week
    plan = _by_the_book(game)
    if dice.random() < careless:
        wrong = _error(game, dice, plan[0] if plan else None)
        if wrong is not None:
            return _thinking(wrong, dice)
    kept = [step for step in plan if not (step.move in SKIPPED and dice.random() < careless)]
    return _thinking(kept[0], dice) if kept else None


def _by_the_book(game: Game) -> list[Step]:
    return steps_of(bots.get("textbook")(game.sight(), game.bot_luck("textbook", 0)), game.setting.public.client_ids)


def _error(game: Game, dice: Random, meant: Step | None) -> Step | None:
    """One of the things that people do instead, if it is possible; with the client that was meant, or any."""
    account, ids = game.sight().account, game.setting.public.client_ids
    client = ids.index(meant.client) if meant and dice.random() < 0.6 else dice.randrange(len(ids))
    name, overdue, owed = ids[client], float(account.overdue[0, client]), float(account.owed[0, client])
    weeks = max(min(dice.randint(1, 3), game.setting.public.weeks - 1 - int(game.sight().desk.week[0])), 0)
    tried = [
        Step(move="accept_excuse", client=name),
        Step(move="challenge", client=name),
        Step(move="call", client=name),
        Step(move="visit", client=name),
        Step(move="ask_promise", client=name, amount=float(int(owed)), weeks=weeks),
        Step(move="ask_promise", client=name, amount=float(int(overdue * 0.06 / 1e4) + 1) * 1e4, weeks=weeks),
        Step(move="instalments", client=name, amount=float(int(owed)), weeks=max(weeks, 1)),
        Step(move="fix_problem", client=name),
        Step(move="plead", client=name),
        Step(move="push_order", client=name),
        Step(move="stop_supply", client=name),
        Step(move="resume_supply", client=name),
        Step(move="discount", client=name, amount=float(int(overdue))),
        Step(move="confirm_promise", client=name),
        Step(move="downstream_promo", client=name),
        Step(move="demand_letter", client=name),
        Step(move="ask_difficulties", client=name),
    ]
    dice.shuffle(tried)
    return next((step for step in tried if game.refusals(choice_of(game, step))[0] is None), None)


def _thinking(step: Step, dice: Random) -> Step:
    """Now and then it says how sure it is, and what cash it thinks there is."""
    if step.move in ("accept_excuse", "challenge", "fix_problem") and dice.random() < 0.7:
        return step.model_copy(update={"belief": dice.choice(CERTAINTIES)})
    if step.move in ("ask_promise", "visit") and dice.random() < 0.3:
        low = float(dice.randrange(0, 30)) * 1e4
        return step.model_copy(update={"cash_low": low, "cash_high": low + float(dice.randrange(1, 20)) * 1e4})
    return step
