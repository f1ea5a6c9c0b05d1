"""What a scenario's text has taken in from beside its file (`together.py`): nothing of it is written by hand."""

from typing import Annotated

from pydantic import Field

from sim_core.scenario.money import LARGEST_STEP, SMALLEST_STEP
from sim_core.scenario.ranges import Limits, Model
from sim_core.scenario.trade_pack import TradePack


class TakenIn(Model):
    """What a text takes from beside itself, put at its end so that it says all it needs."""

    step: Annotated[
        float | None,
        Limits(SMALLEST_STEP, LARGEST_STEP, "number"),
        Field(description="The step that the ledger led to; left out: 10,000"),
    ] = None
    tables: Annotated[
        dict[str, str] | None, Field(max_length=64, description="The tables that stood beside the file, by name")
    ] = None
    trade: Annotated[TradePack | None, Field(description="The trade pack that the file names")] = None
