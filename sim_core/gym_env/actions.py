"""The flat list of actions: ending the week, and every move on every client, in a few sizes where it asks for an amount."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core.model.arrays import Codes, Flags, Levels, Rows, Yuan
from sim_core.model.legal import MAX_PARTS, ROUND, affordable_moves, least_amount, need_met
from sim_core.model.moves import ASKS, MOVE, MOVE_IDS, NEEDED, NEEDS
from sim_core.model.state import Choice, Public, Sight

END_WEEK: Final = 0
BY_THE_END: Final = MAX_PARTS
SIZES: Final[dict[str, tuple[tuple[float, int], ...]]] = {
    "set_plan": ((1.0, BY_THE_END),),  # of what is owed
    "ask_promise": ((0.25, 1), (0.25, 3), (0.5, 1), (0.5, 3), (1.0, 1), (1.0, 3)),  # of the overdue; weeks from now
    "instalments": ((0.5, 4), (0.5, 8), (1.0, 4), (1.0, 8)),
    "discount": ((1.0, 0),),
}
"""In which sizes a move that asks for an amount is offered: share, and weeks from now as far as the game has them."""
DESK_NEEDS: Final = ("manager_visits",)
"""What depends on the desk, not on the client."""


@dataclass(frozen=True)
class Actions:
    """The actions of a scenario. Number 0 ends the week; 1 + client × variants + variant is a move on a client."""

    meanings: tuple[str, ...]
    clients: int
    move: Rows  # [V]
    share: Levels  # [V]
    weeks: Rows  # [V]
    needs: Rows  # [V] bits of `NEEDS`
    whole: Flags  # [V] is the share one of all that is owed?
    asks: Flags  # [V]

    @property
    def count(self) -> int:
        return len(self.meanings)


def actions_of(public: Public) -> Actions:
    """The actions of a scenario: moves that it forbids are not among them."""
    variants = [
        (move, share, weeks)
        for move in MOVE_IDS
        if public.table.allowed[MOVE[move]]
        for share, weeks in SIZES.get(move, ((0.0, 0),))
    ]
    numbers = np.array([MOVE[move] for move, _, _ in variants], np.intp)
    named = [_named(*variant) for variant in variants]
    needs = [sum(1 << NEEDS.index(need) for need in NEEDED[number] if need not in DESK_NEEDS) for number in numbers]
    return Actions(
        meanings=("end_week", *(name.format(client) for client in public.client_ids for name in named)),
        clients=len(public.client_ids),
        move=numbers,
        share=np.array([share for _, share, _ in variants]),
        weeks=np.array([weeks for _, _, weeks in variants], np.intp),
        needs=np.array(needs, np.uint32).astype(np.intp),
        whole=numbers == MOVE["set_plan"],
        asks=np.array([bool(ASKS[number]) for number in numbers]),
    )


def _named(move: str, share: float, weeks: int) -> str:
    if not ASKS[MOVE[move]]:
        return f"{move} {{}}"
    when = "" if "weeks" not in ASKS[MOVE[move]] else " by the end" if weeks == BY_THE_END else f" in {weeks} weeks"
    return f"{move} {{}} {share:.0%}{when}"


def choice_of(actions: Actions, sight: Sight, number: Rows, rows: Rows) -> Choice:
    """The choice [N] that the actions `number` [N], none of them the end of a week, are in the episodes `rows` [N]."""
    client, variant = np.divmod(number - 1, len(actions.move))
    amount, weeks = np.zeros(len(number)), np.zeros(len(number), np.int8)
    asking = np.flatnonzero(actions.asks[variant])
    if len(asking):
        at = (rows[asking], client[asking])
        amount[asking], weeks[asking] = _asked(actions, sight, variant[asking], at)
    return Choice(actions.move[variant].astype(np.int8), client.astype(np.int8), amount, weeks)


def _asked(actions: Actions, sight: Sight, variant: Rows, at: tuple[Rows, Rows]) -> tuple[Yuan, Codes]:
    account = sight.account
    owed = account.owed[at]
    base = np.where(actions.whole[variant], owed, account.overdue[at])
    wanted = np.floor(base * actions.share[variant] / ROUND) * ROUND
    amount = np.minimum(np.maximum(wanted, least_amount(account, at)), owed)
    left = sight.public.weeks - 1 - sight.desk.week[at[0]]
    return np.where(actions.whole[variant], np.maximum(owed, 1.0), amount), np.minimum(actions.weeks[variant], left).astype(
        np.int8
    )


def suitable_actions(actions: Actions, sight: Sight, at: tuple[Rows, Rows]) -> Flags:
    """[N, V]: do the clients at (rows, clients) meet what each variant needs? A plan under way is not made again."""
    account, week = sight.account, sight.desk.week[at[0]]
    unmet = np.zeros(len(at[0]), np.intp)
    for bit, need in enumerate(NEEDS):
        if need not in DESK_NEEDS:
            unmet |= (~need_met(need, sight.public, account, sight.desk, week, at)).astype(np.intp) << bit
    fits: Flags = (unmet[:, None] & actions.needs) == 0
    fits &= ~account.failed[at][:, None]
    planned = (account.plan_week[at] > week) | (account.owed[at] <= 0) | (week >= sight.public.weeks - 1)
    fits &= ~(actions.whole & planned[:, None])
    return fits


def affordable_actions(actions: Actions, sight: Sight) -> Flags:
    """[E, V]: is there a week, an hour, a yuan and a visit of the manager's left for each variant?"""
    return affordable_moves(sight, actions.move).T
