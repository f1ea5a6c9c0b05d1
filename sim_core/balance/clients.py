"""Client by client: what could be had, what each bot got, and what stood in the way of the rest."""

from typing import Any, Final

import numpy as np

from sim_core.balance.played import Played
from sim_core.balance.sample import BINDING, CLIENT_FIGURES
from sim_core.bots.rows import tagged

SHOWN: Final = tagged("shown")


def clients(played: Played) -> list[dict[str, Any]]:
    """A row for each client. Yuan are means of a game; `binds`: in which share of the textbook's games what bound."""
    return [_client(played, number, client.id) for number, client in enumerate(played.scenario.clients)]


def _client(played: Played, number: int, client: str) -> dict[str, Any]:
    games = len(played.textbook.net)
    figures = dict(zip(CLIENT_FIGURES, (float(one) / games for one in played.textbook.clients[number]), strict=True))
    binds = [float(one) / games for one in played.textbook.binding[number]]
    best = played["bot:oracle"].clients[number] / games
    return {
        "client": client,
        **figures,
        "recoverable": max(figures["recoverable"], float(best[CLIENT_FIGURES.index("received")])),
        "recovered": {
            bot: float(played[f"bot:{bot}"].clients[number][CLIENT_FIGURES.index("received")]) / games
            for bot in SHOWN
            if f"bot:{bot}" in played
        },
        "binds": dict(zip(BINDING, binds, strict=True)),
        "mostly": BINDING[int(np.argmax(binds))],
    }
