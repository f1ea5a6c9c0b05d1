"""When a game is decided, how much is luck, and what hours are worth."""

from typing import Any, Final

import numpy as np

from sim_core.balance.played import Played, share
from sim_core.balance.trials import HOURS, REPLICAS
from sim_core.batch.statistics import correlation, measured, shares_of_variance
from sim_core.bots.rows import tagged
from sim_core.model.moves import FAMILIES, FAMILY
from sim_core.scenario.draw import setting

DECIDED: Final = 0.9
"""Correlation of the money so far with the final, from which a game counts as decided."""
PANEL: Final = tagged("panel")
"""Players of differing skill, equally many of each, whose results vary by skill, by clients and by luck."""


def decided(played: Played) -> dict[str, Any]:
    """Week by week: how the money so far goes with the final net, over the games of the textbook; and how much is in."""
    paths, final = played.textbook.by_week, played.textbook.net
    by_week = [correlation(paths[:, week], final) for week in range(paths.shape[1])]
    mean = float(final.mean())
    week = next((number + 1 for number, one in enumerate(by_week) if one >= DECIDED), len(by_week))
    others = {
        bot: [float(value) for value in played[f"bot:{bot}"].by_week.mean(axis=0)]
        for bot in tagged("shown")
        if f"bot:{bot}" in played
    }
    return {
        "correlation": by_week,
        "share_in": [share(paths[:, number], mean) for number in range(paths.shape[1])],
        "week": week,
        "weeks": len(by_week),
        "by_week": others,
    }


def luck(played: Played) -> dict[str, Any]:
    """Of what a group of players of differing skill brings home, how much varies by skill, by clients drawn and by luck."""
    nets = played["replay"].net
    whole = len(nets) // REPLICAS * REPLICAS
    if whole >= 2 * REPLICAS:
        clients, chance = shares_of_variance(nets[:whole].reshape(-1, REPLICAS))
    else:
        clients, chance = 0.0, float(nets.var())
    means = np.array([played[f"bot:{bot}"].net.mean() for bot in PANEL])
    skill = float(means.var(ddof=1))
    total = max(skill + clients + chance, 1.0)
    own = max(clients + chance, 1.0)
    return {
        "skill": skill / total,
        "clients": clients / total,
        "luck": chance / total,
        "textbook_sd": float(np.sqrt(clients + chance)),
        "luck_of_textbook": chance / own,
        "panel": list(PANEL),
    }


def unused(played: Played) -> float:
    """Which share of its hours the textbook leaves over."""
    public = setting(played.scenario).public
    return share(played.textbook.unused.sum() / len(played.textbook.net), public.hours_per_week * public.weeks)


def hours(played: Played) -> dict[str, Any]:
    """Where the textbook's hours go, how many are left, and what an hour more or less a week is worth."""
    public = setting(played.scenario).public
    games = len(played.textbook.net)
    spent = played.textbook.made / games * public.table.hours
    given = public.hours_per_week * public.weeks
    left = played.textbook.unused / games
    less, more = (f"hours:{factor:g}" for factor in HOURS)
    step = public.hours_per_week * public.weeks * (HOURS[1] - 1.0)
    return {
        "given": given,
        "a_week": public.hours_per_week,
        "by_family": {
            family: float(sum(spent[number] for number, one in enumerate(FAMILY) if one == family)) for family in FAMILIES
        },
        "unused": float(left.sum()),
        "unused_share": unused(played),
        "unused_by_week": [float(one) for one in left],
        "less": measured(played.gain(less, "bot:textbook")),
        "more": measured(played.gain(more, "bot:textbook")),
        "yuan_an_hour": {
            "less": -float(played.gain(less, "bot:textbook").mean()) / step,
            "more": float(played.gain(more, "bot:textbook").mean()) / step,
            "mean": float(played.textbook.net.mean() - played.idle.net.mean()) / max(given - float(left.sum()), 1.0),
        },
    }
