"""What of a scenario ever happens: excuses, problems, events, promises, and the occasions of dialogue."""

from typing import Any, Final

import numpy as np

from sim_core.balance.played import Played
from sim_core.bots.rows import tagged
from sim_core.model.arrays import AnyArray
from sim_core.model.vocabulary import Excuse, Problem, Said

PLAYERS: Final = tagged("covered")
"""Whose games are looked through together: a trainee may play like any of them."""
STAGES: Final = {Said.EXCUSE: "first", Said.REPEATED: "repeated", Said.CAUGHT: "caught", Said.BELIEVED: "believed"}


def coverage(played: Played) -> dict[str, Any]:
    """How often everything occurs in a game: of the textbook, and of the likeliest of all players."""
    return {
        "excuses": _excuses(played),
        "problems": _problems(played),
        "events": _events(played),
        "promises": _promises(played),
        "dialogue": _dialogue(played),
    }


def _most(played: Played, field: str) -> AnyArray:
    """Of each count, the most that any of `PLAYERS` has in a game."""
    values = [getattr(played[f"bot:{bot}"], field) / len(played[f"bot:{bot}"].net) for bot in PLAYERS]
    most: AnyArray = np.maximum.reduce(values)
    return most


def _excuses(played: Played) -> list[dict[str, Any]]:
    own, most = played.textbook.excuses.sum(axis=0) / len(played.textbook.net), _most(played, "excuses").sum(axis=(0, 2))
    return [
        {
            "excuse": kind.name.lower(),
            "heard": float(own[kind].sum()),
            "true": float(own[kind, 1]) / float(own[kind].sum()) if own[kind].sum() else None,
            "heard_most": float(most[kind]),
        }
        for kind in Excuse
    ]


def _problems(played: Played) -> list[dict[str, Any]]:
    games = len(played.textbook.net)
    return [
        {
            "client": client.id,
            "problem": problem.kind,
            "share_of_games": float(played.textbook.problems[number, Problem[problem.kind.upper()]]) / games,
        }
        for number, client in enumerate(played.scenario.clients)
        for problem in client.hidden.problems
    ]


def _events(played: Played) -> list[dict[str, Any]]:
    games = len(played.textbook.net)
    return [
        {
            "number": number,
            "kind": event.kind,
            "week": event.week,
            "announced": event.news is not None,
            "share_of_games": float(played.textbook.news[number]) / games if event.news is not None else event.chance,
        }
        for number, event in enumerate(played.scenario.events)
    ]


def _promises(played: Played) -> dict[str, dict[str, float]]:
    found = {}
    for bot in tagged("dated"):
        given, kept, broken, still = played[f"bot:{bot}"].promises.sum(axis=0) / len(played[f"bot:{bot}"].net)
        found[bot] = {"given": float(given), "kept": float(kept), "broken": float(broken), "open": float(still)}
    return found


def _dialogue(played: Played) -> list[dict[str, Any]]:
    """The occasions on which each client can speak, as in the dialogue files: path, and how often a game has it."""
    most, own = _most(played, "said"), played.textbook.said / len(played.textbook.net)
    rows = []
    for number, client in enumerate(played.scenario.clients):
        for said in Said:
            if said == Said.NOTHING:
                continue
            if said in STAGES:
                for kind in Excuse:
                    path = f"excuse.{kind.name.lower()}.{STAGES[said]}"
                    rows.append(_line(client.id, path, own[number, said, kind], most[number, said, kind]))
            else:
                rows.append(_line(client.id, said.name.lower(), own[number, said].sum(), most[number, said].sum()))
    return rows


def _line(client: str, line: str, textbook: float, most: float) -> dict[str, Any]:
    return {"client": client, "line": line, "textbook": float(textbook), "most": float(most)}
