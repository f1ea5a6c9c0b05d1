"""What the nine lessons say, on what a rep can know. Each lesson can be left out, to see what leaving it out costs.

In every week the textbook deals with what is open first (excuses, promises), then makes its plan known, then asks for
money where asking is likely to bring most for an hour, and puts what is left into closing gaps.
"""

import numpy as np

from sim_core.bots.answering import answer_excuses, ask_for_promises, follow_up
from sim_core.bots.common import Bot, Round, by_overdue, in_turn
from sim_core.bots.helping import close_gaps, help_sell, make_plan_known
from sim_core.bots.pressing import chase, settle_at_a_discount, squeeze
from sim_core.bots.style import Known, Style, read
from sim_core.model.luck import BotLuck
from sim_core.model.state import Choice, Sight


def textbook(without: tuple[str, ...] = (), style: Style | None = None) -> Bot:
    """The textbook, with lessons L1–L9 left out by name."""
    own = style or Style()

    def bot(sight: Sight, luck: BotLuck) -> Choice:
        return think(sight, own, without)

    return bot


def think(sight: Sight, style: Style, without: tuple[str, ...], known: Known | None = None) -> Choice:
    """The next round in every episode. `known` is given by a bot that knows more than the file."""
    known = known or read(sight, style)
    plan = Round(sight)
    if "L9" in without:
        greedy_supply(plan, known)
    if "L8" in without:
        beg(plan)
    answer_excuses(plan, known, style, without)
    if "L3" not in without:
        follow_up(plan, known)
    if "L1" not in without:
        make_plan_known(plan, known, style)
    squeeze(plan, known, style)
    plan.next_stage()
    if "L5" not in without:
        help_sell(plan, known, style)
    settle_at_a_discount(plan, known, style)
    ask_for_promises(plan, known, style, whole="L4" in without)
    chase(plan, known, style)
    if "L5" not in without:
        close_gaps(plan, known, style)
    plan.next_stage()
    plan.offer("call", in_turn(sight), known.due & ~known.open & (sight.account.contacts < 1.5))
    if "L2" in without:
        recent = known.week - sight.account.contact_week < 4
        plan.withdraw(recent)
    return plan.choice()


def greedy_supply(plan: Round, known: Known) -> None:
    """Without L9: stops supply and pushes orders freely."""
    worth, turn = by_overdue(plan.sight), known.week % 4
    plan.offer("stop_supply", worth, known.due & (turn == 2))
    plan.offer("resume_supply", worth, plan.sight.account.hold & (turn == 0))
    plan.offer("push_order", worth, (known.week - plan.sight.account.push_week >= 4) & (turn == 1))


def beg(plan: Round) -> None:
    """Without L8: every tenth move is a plea instead of a call."""
    turn = np.broadcast_to((plan.sight.desk.moves % 10 >= 7)[:, None], plan.open.shape)
    plan.offer("plead", by_overdue(plan.sight), turn, one=True)
