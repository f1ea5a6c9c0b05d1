"""What a move showed: which reasons a source called so or not so, and how often such a source is right."""

from dataclasses import dataclass

from sim_core.effects.investigate import by_reputation
from sim_core.model.choices import Events
from sim_core.model.moves import MOVE
from sim_core.model.sight import Public
from sim_core.model.vocabulary import Excuse


@dataclass(frozen=True)
class Shown:
    """What a source said of one reason."""

    excuse: str
    source: str  # of `excuses.yaml`: a move, or in_person
    so: bool  # did it call the reason so?
    right: float  # how often such a source is right, 0…1, as far as a rep can know


def shown(events: Events, move: str, public: Public, stars: int, row: int = 0) -> tuple[Shown, ...]:
    """What the move of a row showed, excuse by excuse; `stars` of the client's reputation (1…5)."""
    true, false = int(events.shown_true[row]), int(events.shown_false[row])
    told = [kind for kind in Excuse if (true | false) >> kind & 1]
    return tuple(_shown(kind, move, bool(true >> kind & 1), public, stars) for kind in told)


def _shown(kind: Excuse, move: str, so: bool, public: Public, stars: int) -> Shown:
    name = kind.name.lower()
    sources = public.excuses[name]["sources"]
    source = move if move in sources else "in_person"
    right = {"certain": 1.0, "candour": by_reputation(stars)}.get(sources[source], float(public.table.accuracy[MOVE[move]]))
    return Shown(name, source, so, right)
