"""Games: begun, recorded, told again, revealed and scored."""

from sim_core.engine.digests import digest_of
from sim_core.engine.evidence import Shown, shown
from sim_core.engine.game import Game, start
from sim_core.engine.kept import KeptDebrief, KeptSkill, KeptVerdict
from sim_core.engine.legality import least_amounts, legal_moves
from sim_core.engine.record import (
    END_WEEK,
    ExamNote,
    GameRecord,
    Step,
    broken,
    choice_of,
    fields_of,
    from_json,
    played_again,
    record,
    steps_of,
    to_json,
    verify,
)
from sim_core.engine.retelling import Retold, can_retell, verified
from sim_core.engine.reveal import Revealed, reveal
from sim_core.engine.score import Result, medal, result, score
from sim_core.engine.seal import Seal, seal_in
from sim_core.engine.standing import Standing, standings
from sim_core.model.choices import WeekEvents
from sim_core.model.rules_version import RULES_VERSION
from sim_core.model.sight import Sight

__all__ = [
    "END_WEEK",
    "RULES_VERSION",
    "ExamNote",
    "Game",
    "GameRecord",
    "KeptDebrief",
    "KeptSkill",
    "KeptVerdict",
    "Result",
    "Retold",
    "Revealed",
    "Seal",
    "Shown",
    "Sight",
    "Standing",
    "Step",
    "WeekEvents",
    "broken",
    "can_retell",
    "choice_of",
    "digest_of",
    "fields_of",
    "from_json",
    "least_amounts",
    "legal_moves",
    "medal",
    "played_again",
    "record",
    "result",
    "reveal",
    "score",
    "seal_in",
    "shown",
    "standings",
    "start",
    "steps_of",
    "to_json",
    "verified",
    "verify",
]
