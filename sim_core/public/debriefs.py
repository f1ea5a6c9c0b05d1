"""Debriefs: what could be known of a game, what its decisions were worth, and what that teaches."""

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Moment, Trail
from sim_core.debrief.ahead import Followed, compiled_for_beliefs, follow_on, followed, keep_beliefs
from sim_core.debrief.alternatives import plain
from sim_core.debrief.calibration import Calibration
from sim_core.debrief.competence import COMPETENCES, LESSON, Competence
from sim_core.debrief.excuses import ExcuseStory, truth_told
from sim_core.debrief.lines import OTHERS, CashLine, Other, PromiseLine, cash_line, money_by_week, promise_lines
from sim_core.debrief.miss import PARTS
from sim_core.debrief.observations import Observation, told_apart
from sim_core.debrief.task import Job, Played, believe, in_turn
from sim_core.debrief.verdict import FROM, GRADES, Account, Verdict, worth_a_look
from sim_core.debrief.whatif import WORLDS, Gain, Replay, gains, show
from sim_core.debrief.whole import FULL, SHORT, Debrief, Effort, Progress, loosely_known, opened, work
from sim_core.debrief.why import LIKELY, Why

__all__ = [
    "COMPETENCES",
    "FROM",
    "FULL",
    "GRADES",
    "LESSON",
    "LIKELY",
    "OTHERS",
    "PARTS",
    "SHORT",
    "WORLDS",
    "Account",
    "Calibration",
    "CashLine",
    "ClientBeliefs",
    "Competence",
    "Debrief",
    "Effort",
    "ExcuseStory",
    "Followed",
    "Gain",
    "Job",
    "Moment",
    "Observation",
    "Other",
    "Played",
    "Progress",
    "PromiseLine",
    "Replay",
    "Trail",
    "Verdict",
    "Why",
    "believe",
    "cash_line",
    "compiled_for_beliefs",
    "follow_on",
    "followed",
    "gains",
    "in_turn",
    "keep_beliefs",
    "loosely_known",
    "money_by_week",
    "opened",
    "plain",
    "promise_lines",
    "show",
    "told_apart",
    "truth_told",
    "work",
    "worth_a_look",
]
