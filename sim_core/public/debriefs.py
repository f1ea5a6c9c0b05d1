"""Debriefs: what could be known of a game, what its decisions were worth, and what that teaches."""

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Moment, Trail, follow, trail_of
from sim_core.debrief.accounts import NOBODY, Account, Turning, all_others, costs_by_client
from sim_core.debrief.ahead import follow_to, keep_beliefs
from sim_core.debrief.along import KINDS, Order, Told, forget, judge_on
from sim_core.debrief.alternatives import plain
from sim_core.debrief.because import LIKELY
from sim_core.debrief.calibration import Calibration, calibration
from sim_core.debrief.cases import Case, Pair, pairs
from sim_core.debrief.competence import COMPETENCES, LESSON, Competence
from sim_core.debrief.dealings import told_apart, told_apart_counts
from sim_core.debrief.excuses import ExcuseStory, excuse_stories, turned
from sim_core.debrief.keeping import kept_of
from sim_core.debrief.lines import (
    MASTER,
    OTHERS,
    SEEKERS,
    CashLine,
    Other,
    PromiseLine,
    by_master,
    cash_line,
    money_by_week,
    promise_lines,
    usual,
)
from sim_core.debrief.miss import PARTS
from sim_core.debrief.moved import Moved
from sim_core.debrief.reasons import Choice, choices
from sim_core.debrief.seen import MARKS, Observation
from sim_core.debrief.task import Job, Played, believe, in_turn
from sim_core.debrief.verdict import FROM, GRADES, Verdict
from sim_core.debrief.whatif import WORLDS, Gain, Replay, gains, show
from sim_core.debrief.whole import FULL, SHORT, Debrief, Effort, Progress, loosely_known, opened, work
from sim_core.debrief.why import Why

__all__ = [
    "COMPETENCES",
    "FROM",
    "FULL",
    "GRADES",
    "KINDS",
    "LESSON",
    "LIKELY",
    "MARKS",
    "MASTER",
    "NOBODY",
    "OTHERS",
    "PARTS",
    "SEEKERS",
    "SHORT",
    "WORLDS",
    "Account",
    "Calibration",
    "Case",
    "CashLine",
    "Choice",
    "ClientBeliefs",
    "Competence",
    "Debrief",
    "Effort",
    "ExcuseStory",
    "Gain",
    "Job",
    "Moment",
    "Moved",
    "Observation",
    "Order",
    "Other",
    "Pair",
    "Played",
    "Progress",
    "PromiseLine",
    "Replay",
    "Told",
    "Trail",
    "Turning",
    "Verdict",
    "Why",
    "all_others",
    "believe",
    "by_master",
    "calibration",
    "cash_line",
    "choices",
    "costs_by_client",
    "excuse_stories",
    "follow",
    "follow_to",
    "forget",
    "gains",
    "in_turn",
    "judge_on",
    "keep_beliefs",
    "kept_of",
    "loosely_known",
    "money_by_week",
    "opened",
    "pairs",
    "plain",
    "promise_lines",
    "show",
    "told_apart",
    "told_apart_counts",
    "trail_of",
    "turned",
    "usual",
    "work",
]
