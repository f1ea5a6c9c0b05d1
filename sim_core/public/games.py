"""Games: begun, recorded, told again, revealed and scored."""

from sim_core.engine.digests import digest_of
from sim_core.engine.evidence import Shown, shown
from sim_core.engine.game import Game, start
from sim_core.engine.legality import least_amounts, legal_moves
from sim_core.engine.record import (
    END_WEEK,
    GameRecord,
    Step,
    broken,
    choice_of,
    from_json,
    played_again,
    record,
    steps_of,
    to_json,
    verify,
)
from sim_core.engine.reveal import Revealed, reveal
from sim_core.engine.score import Result, medal, result, score
from sim_core.engine.seal import Seal, seal_in
from sim_core.model.choices import WeekEvents
from sim_core.model.rules_version import RULES_VERSION
from sim_core.model.sight import Sight

__all__ = [
    "END_WEEK",
    "RULES_VERSION",
    "Game",
    "GameRecord",
    "Result",
    "Revealed",
    "Seal",
    "Shown",
    "Sight",
    "Step",
    "WeekEvents",
    "broken",
    "choice_of",
    "digest_of",
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
    "start",
    "steps_of",
    "to_json",
    "verify",
]
