"""What a rep can know: a `Sight`, made from the file and the desk alone. Nothing in it leads to a `Truth`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sim_core.model.arrays import Weeks, Yuan
from sim_core.model.moves import MoveTable
from sim_core.model.state import AccountState, DeskState
from sim_core.model.tables import EXCUSE_ROWS, Row


@dataclass(frozen=True)
class Public:
    """What everybody at our company knows from the start and does not change. Arrays are read-only."""

    client_ids: tuple[str, ...]
    terms: Weeks  # [C] weeks
    credit_limit: Yuan  # [C]
    weekly_sales: Yuan  # [C] seen from past orders
    invoice_due: Weeks  # [C, K] week in which each invoice falls due; < 0 before the start
    hours_per_week: float
    weeks: int
    margin: float  # our margin on an order, 0…1
    table: MoveTable  # what moves cost and bring in this scenario
    excuses: Mapping[str, Row] = field(default_factory=lambda: EXCUSE_ROWS)  # the reasons, as this scenario knows them
    deliveries: Yuan | None = None  # [C] what we buy from each a week, and may set off; None: nothing from anybody
    requests: float = 0.0  # how likely a client comes with something by itself, a week from the third on, 0…1


@dataclass(frozen=True)
class Sight:
    """What a rep can know, for the episodes in sight. Arrays are read-only views or copies of the file and the desk."""

    public: Public
    account: AccountState
    desk: DeskState
    book: Any  # `Book`: what is public, as the rules read it
