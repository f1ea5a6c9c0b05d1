"""Dealing with an excuse: challenge it, believe it, or put right what it complains of (rule 6)."""

from typing import Final

from sim_core.compiled import inlined, rule
from sim_core.effects.contact import ask_for_money, contact
from sim_core.effects.here import Here, change_trust
from sim_core.model.book import MoveRow
from sim_core.model.legal import complaint_about
from sim_core.model.luck import Purpose, look
from sim_core.model.moves import EFFECTS
from sim_core.model.state import Account
from sim_core.model.vocabulary import COMPLAINT_OF, STALE_WEEKS, Finding, Said
from sim_core.rules import excuse

CHALLENGE: Final = EFFECTS.index("challenge")
ACCEPT_EXCUSE: Final = EFFECTS.index("accept_excuse")
FIX_PROBLEM: Final = EFFECTS.index("fix_problem")
EXCUSED_WEEKS: Final = 2
FIXED_TRUST: Final = 0.15
UNDERSTOOD: Final = 0.06
BELIEVED_LIE_FATIGUE: Final = 0.1


@rule
def evidence_against(account: Account, week: int) -> bool:
    """Does the file hold a fresh finding that the open excuse is false?"""
    kind = max(account.excuse, 0)
    fresh = week - account.found_week[kind] <= STALE_WEEKS
    return account.found[kind] == Finding.FALSE and fresh and account.found_sure[kind] > excuse.NO_PROOF


@rule
def challenge(here: Here, move: MoveRow) -> None:
    """Face the client with its excuse: broken if false, likely so with evidence; an insult if true."""
    client, account, answer = here.client, here.account, here.answer
    kind, true = account.excuse, excuse.look_again(client, account)
    evidence = evidence_against(account, here.week)
    broken = excuse.challenge_works(true, evidence, look(here.luck, Purpose.CHALLENGE))
    account.challenge_week = account.excuse_said = here.week
    contact(here, move)
    if true:
        change_trust(client, -excuse.BRUSHED_OFF)
    habit = -excuse.CAUGHT_HABIT if broken else 0.0 if true else excuse.EMBOLDENED_HABIT
    client.stalling = min(max(client.stalling + habit, 0.0), 1.0)
    answer.said, answer.excuse = Said.STOOD_FIRM, kind
    if broken:
        client.freshness[kind] *= excuse.CAUGHT_WEAR
        account.excuse = -1
        answer.excuse = -1
        ask_for_money(here, move, 0.0)
        if answer.paid > 0:
            answer.said, answer.excuse = Said.CAUGHT, kind


@rule
def accept_excuse(here: Here) -> None:
    """Believe the client: it is let off for two weeks, and if it lied, it learns that lying works."""
    client, account = here.client, here.account
    here.answer.said, here.answer.excuse = Said.BELIEVED, account.excuse
    if excuse.look_again(client, account):
        change_trust(client, UNDERSTOOD)
    else:
        client.stalling = min(client.stalling + excuse.BELIEVED_LIE_HABIT, 1.0)
        client.fatigue = min(client.fatigue + BELIEVED_LIE_FATIGUE, 1.0)
    account.excuse = -1
    account.excused_until = here.week + EXCUSED_WEEKS
    account.contact_week = here.week


@rule
def fix_problem(here: Here, move: MoveRow) -> None:
    """Put right what the client complains of (or what was found): unlocks payment if it was real, else spends the excuse."""
    client, account, answer = here.client, here.account, here.answer
    about = complaint_about(account)
    kind = int(COMPLAINT_OF[about])
    share, said_it = client.problem[about], account.excuse == kind
    real = share > 0 and not (said_it and not excuse.look_again(client, account))
    contact(here, move)
    client.problem[about] = 0.0
    if real:
        change_trust(client, FIXED_TRUST)
    else:
        client.freshness[kind] = 0.0
    if said_it and not real:  # a pretext that we run for has worked, as one that we believe
        client.stalling = min(client.stalling + excuse.BELIEVED_LIE_HABIT, 1.0)
    account.found[kind] = Finding.FALSE
    account.found_week[kind] = here.week
    account.found_sure[kind] = 1.0
    if said_it:
        account.excuse = -1
    paid = 0.0
    if real:
        ask_for_money(here, move, 0.0)
        paid = answer.paid
    answer.said, answer.excuse, answer.paid = (Said.FIXED if real else Said.NOTHING_TO_FIX), kind, paid


@inlined
def answers_effect(here: Here, move: MoveRow, amount: float, weeks: int) -> bool:
    """Set off the effect of a move, if it is one of this file. Was it?"""
    effect = move.effect
    if effect == CHALLENGE:
        challenge(here, move)
    elif effect == ACCEPT_EXCUSE:
        accept_excuse(here)
    elif effect == FIX_PROBLEM:
        fix_problem(here, move)
    else:
        return False
    return True
