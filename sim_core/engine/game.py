"""The engine: a batch of games, the moves made in them, and the ends of their weeks. The rules in order, nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np

from sim_core.effects import contact, investigate, negotiate, supply, week
from sim_core.effects.events import happen
from sim_core.effects.world import Answer, Order, World, silent
from sim_core.errors import BadRun, IllegalMove, Message
from sim_core.model.arrays import Rows
from sim_core.model.legal import MANAGER_VISIT, refusal_message, refusals
from sim_core.model.luck import BotLuck, Cube, Luck, Stream, checked_seed, word
from sim_core.model.moves import EFFECT, NO_MOVE
from sim_core.model.state import (
    Choice,
    Events,
    PickedAccount,
    Public,
    Sight,
    Truth,
    WeekEvents,
    compose,
    flat,
    picked,
    put,
    read_only,
    reshaped,
    take,
)
from sim_core.scenario.draw import Setting, open_games, setting
from sim_core.scenario.schema import Scenario

EFFECTS: Final[dict[str, Callable[[World, Order], Answer]]] = {
    "set_plan": negotiate.set_plan,
    "demand": contact.make_demand,
    "letter": contact.send_letter,
    "plead": contact.plead,
    "stop_supply": supply.stop_supply,
    "resume_supply": supply.resume_supply,
    "ask_difficulties": investigate.ask_difficulties,
    "check_stock": investigate.check_stock,
    "ask_around": investigate.ask_around,
    "check_records": investigate.check_records,
    "share_plan": negotiate.share_plan,
    "ask_promise": negotiate.ask_promise,
    "confirm_promise": negotiate.confirm_promise,
    "instalments": negotiate.instalments,
    "discount": negotiate.discount,
    "analyse_gap": investigate.analyse_gap,
    "ask_company": investigate.ask_company,
    "challenge": negotiate.challenge,
    "accept_excuse": negotiate.accept_excuse,
    "fix_problem": negotiate.fix_problem,
    "downstream_promo": supply.downstream_promo,
    "terminal_campaign": supply.terminal_campaign,
    "open_outlets": supply.open_outlets,
    "cash_rebate": supply.cash_rebate,
    "push_order": supply.push_order,
}

NO_REFUSALS: Final[Rows] = np.zeros(0, np.intp)


@dataclass
class Game:
    """A batch of games of one scenario and seed. Rows are episodes; each keeps the number of its own luck."""

    scenario: Scenario
    setting: Setting
    seed: int
    _world: World
    _whole: Sight | None = None

    @property
    def episodes(self) -> int:
        """How many games are in the batch."""
        return len(self._world.episodes)

    @property
    def luck_episodes(self) -> Rows:
        """[E] number of each row's luck."""
        return self._world.episodes.copy()

    def sight(self, rows: Rows | None = None) -> Sight:
        """What the reps can know in these episodes (all if left out). Later moves change what it shows."""
        if rows is not None:
            truth = self._world.truth
            return Sight(self.setting.public, PickedAccount(truth.account, rows), take(truth.desk, rows))
        if self._whole is None:  # rules write in place, so the views stay good
            truth = self._world.truth
            self._whole = Sight(self.setting.public, read_only(truth.account), read_only(truth.desk))
        return self._whole

    def refusals(self, choice: Choice, rows: Rows | None = None) -> list[Message | None]:
        """Why each choice is not possible now; None where it is."""
        rows, choice = self._flattened(choice, rows)
        reasons = self._refusal_codes(choice, rows)
        return [self._told(choice, rows, at, int(code)) if code else None for at, code in enumerate(reasons)]

    def play(self, choice: Choice, rows: Rows | None = None, checked: bool = False) -> Events:
        """Make one move, or a round of them, in each of `rows` (all if left out; rising); number −1 makes none.

        Moves of a round are on different clients. Raises `IllegalMove` if any is not possible; then none has been made.
        `checked`: the caller knows that all are possible, and they are not looked at again.
        """
        shape, everyone = choice.move.shape, rows
        rows, choice = self._flattened(choice, everyone)
        made = np.flatnonzero(choice.move != NO_MOVE)
        if len(made) < len(rows):
            rows, chosen = rows[made], picked(choice, made)
        else:
            chosen = choice
        codes = NO_REFUSALS if checked else self._refusal_codes(chosen, rows)
        if codes.any():
            bad = np.flatnonzero(codes)
            raise IllegalMove(self._told(chosen, rows, int(bad[0]), int(codes[bad[0]])), [int(rows[at]) for at in bad])
        answers = self._apply(chosen, rows)
        events = Events(
            move=choice.move.copy(),
            client=choice.client.copy(),
            said=np.zeros(len(choice.move), np.int8),
            excuse=np.full(len(choice.move), -1, np.int8),
            paid=np.zeros(len(choice.move)),
            amount=np.zeros(len(choice.move)),
        )
        for field in fields(answers):
            getattr(events, field.name)[made] = getattr(answers, field.name)
        return events if len(shape) == 1 else reshaped(events, shape)

    def _flattened(self, choice: Choice, rows: Rows | None) -> tuple[Rows, Choice]:
        """Episodes and choices on one axis: those of a round stand together, in order."""
        rows = np.arange(self.episodes) if rows is None else rows
        if choice.move.ndim == 1:
            return rows, choice
        return np.repeat(rows, choice.move.shape[1]), reshaped(choice, (-1,))

    def end_week(self, rows: Rows | None = None) -> WeekEvents:
        """End the week in these episodes (all if left out). Raises `IllegalMove` where the game is over."""
        if rows is not None and len(rows) < self.episodes:
            part = self.fork(rows)
            events = part.end_week()
            whole, own = self._world.truth, part._world.truth
            put(whole.client, rows, own.client)
            put(whole.account, rows, own.account)
            put(whole.desk, rows, own.desk)
            return events
        world, desk = self._world, self._world.truth.desk
        over = np.flatnonzero(desk.week >= self.setting.public.weeks)
        if len(over):
            raise IllegalMove(Message("refusal.game_over", {"weeks": self.setting.public.weeks}), over.tolist())
        ended = desk.week.astype(np.intp)
        events = week.end_week(world)
        events.news = happen(world, self.setting.events, ended)
        return events

    def over(self) -> bool:
        """Have all games of the batch ended?"""
        return bool((self._world.truth.desk.week >= self.setting.public.weeks).all())

    def fork(self, rows: Rows) -> "Game":
        """A new batch: rows [E] repeats or chooses episodes; rows [E, C] puts worlds together client by client."""
        world, truth = self._world, self._world.truth
        if rows.ndim == 1:
            new = Truth(take(truth.client, rows), take(truth.account, rows), take(truth.desk, rows))
            episodes = world.episodes[rows]
        else:
            lead = rows[:, 0]
            new = Truth(compose(truth.client, rows), compose(truth.account, rows), take(truth.desk, lead))
            episodes = world.episodes[lead]
        return replace(self, _world=make_world(new, world.public, world.cube, episodes), _whole=None)

    def bot_luck(self, bot: str, slot: int, rows: Rows | None = None) -> BotLuck:
        """Luck of a bot's own for its `slot`-th thought of the week, aligned with `rows`."""
        world = self._world
        rows = np.arange(self.episodes) if rows is None else rows
        luck = Luck(self.seed, Stream.BOT, world.cube.luck.first, world.cube.luck.count)
        place = int(world.truth.desk.week[rows[0]]) | slot << 16 if len(rows) else 0
        at = world.episodes[rows] - luck.first
        return BotLuck(lambda used: luck.block(place | used << 32, word(bot))[at, 0])

    def _refusal_codes(self, choice: Choice, rows: Rows) -> Rows:
        truth = self._world.truth
        return refusals(self.setting.public, truth.account, truth.desk, choice, rows).astype(np.intp)

    def _told(self, choice: Choice, rows: Rows, at: int, code: int) -> Message:
        truth, own = self._world.truth, self.setting
        return refusal_message(code, own.public, truth.account, truth.desk, choice, int(rows[at]), at)

    def _apply(self, choice: Choice, rows: Rows) -> Answer:
        """Make moves [N] that are known to be possible."""
        world, table, desk = self._world, self.setting.public.table, self._world.truth.desk
        clients = len(self.setting.public.client_ids)
        moves = choice.move.astype(np.intp)
        np.subtract.at(desk.hours, rows, table.hours[moves])
        np.subtract.at(desk.budget, rows, table.budget[moves])
        np.add.at(desk.spent, rows, table.budget[moves])
        np.subtract.at(desk.manager_visits, rows, (moves == MANAGER_VISIT).astype(np.int16))
        np.add.at(desk.moves, rows, np.int16(1))
        kinds = EFFECT_OF[moves]
        order = kinds.argsort(kind="stable")  # moves of one effect beside each other
        moves, at = moves[order], (rows * clients + choice.client)[order]
        amount, weeks = choice.amount[order], choice.weeks[order].astype(np.int16)
        counts = np.bincount(kinds)
        sorted_answers, start = silent(len(rows)), 0
        for kind in np.flatnonzero(counts).tolist():
            mine = slice(start, start + int(counts[kind]))
            start = mine.stop
            answer = EFFECTS[EFFECT_NAMES[kind]](world, Order(moves[mine], at[mine], amount[mine], weeks[mine]))
            for name in ANSWERED:
                getattr(sorted_answers, name)[mine] = getattr(answer, name)
        answers = silent(len(rows))
        for name in ANSWERED:
            getattr(answers, name)[order] = getattr(sorted_answers, name)
        return answers


EFFECT_NAMES: Final = tuple(EFFECTS)
ANSWERED: Final = tuple(field.name for field in fields(Answer))
EFFECT_OF: Final = np.array([EFFECT_NAMES.index(effect) for effect in EFFECT])


def make_world(truth: Truth, public: Public, cube: Cube, episodes: Rows) -> World:
    """A world around a truth, with its flat views. Rules write in place, so the views stay true."""
    return World(truth, flat(truth.client), flat(truth.account), public, cube, episodes)


def start(scenario: Scenario, seed: int, first: int = 0, episodes: int = 1) -> Game:
    """Games number `first` … `first + episodes − 1` of a seed, at the beginning of week 1.

    Raises `BadRun` for a seed outside 0…2⁶⁴−1, a negative `first` or fewer than one episode.
    """
    checked_seed(seed)
    if episodes < 1:
        raise BadRun(Message("run.too_few_episodes", {"value": episodes, "low": 1}))
    if not 0 <= first <= 2**62:
        raise BadRun(Message("run.first_out_of_range", {"value": first, "low": 0, "high": 2**62}))
    own = setting(scenario)
    truth = open_games(scenario, own.public, seed, first, episodes)
    cube = Cube(seed, first, episodes, own.public.client_ids)
    numbers = np.arange(first, first + episodes, dtype=np.intp)
    return Game(scenario, own, seed, make_world(truth, own.public, cube, numbers))
