"""Two versions of a scenario, with the same luck: what changed, in paired differences."""

from collections.abc import Mapping
from typing import Any, Final

from sim_core.balance.sample import Sample
from sim_core.batch.statistics import measured, standard_error

FIGURES: Final = {
    "reliability": ("discrimination", "reliability"),
    "oracle_gain": ("solvable", "oracle_gain_share"),
    "found_out": ("solvable", "found_out"),
    "luck": ("luck", "luck"),
    "decided_week": ("decided", "week"),
    "unused_hours": ("hours", "unused_share"),
}
"""Single figures that are set side by side: their place in a card."""
SURE: Final = 2.0
"""Standard errors beyond which a difference is told as one."""

Card = dict[str, Any]
Samples = Mapping[str, Sample]


def comparison(old: Card, new: Card, old_samples: Samples, new_samples: Samples) -> Card:
    """What changed from one card to the other. Both are of the same seed and number of games."""
    return {
        "old": old["scenario"],
        "new": new["scenario"],
        "episodes": new["episodes"],
        "seed": new["seed"],
        "ladder": [
            _paired(f"bot:{row['bot']}", row["bot"], old_samples, new_samples)
            for row in reversed(new["ladder"])
            if f"bot:{row['bot']}" in old_samples
        ],
        "lessons": [_shares(*pair) for pair in zip(old.get("lessons", ()), new.get("lessons", ()), strict=True)],
        "clients": _clients(old, new),
        "figures": figures(old, new),
        "findings": {
            "gone": [row for row in old["findings"] if about(row) not in map(about, new["findings"])],
            "new": [row for row in new["findings"] if about(row) not in map(about, old["findings"])],
        },
    }


def _paired(trial: str, name: str, old: Samples, new: Samples) -> Card:
    change = new[trial].net - old[trial].net
    error = standard_error(change)
    return {
        "bot": name,
        "old": float(old[trial].net.mean()),
        "new": float(new[trial].net.mean()),
        "change": measured(change),
        "sure": bool(abs(float(change.mean())) > SURE * error and change.any()),
    }


def _shares(before: Card, after: Card) -> Card:
    error = (before["of_textbook_se"] ** 2 + after["of_textbook_se"] ** 2) ** 0.5
    change = after["of_textbook"] - before["of_textbook"]
    return {
        "lesson": after["lesson"],
        "old": before["of_textbook"],
        "new": after["of_textbook"],
        "sure": bool(abs(change) > SURE * error and change != 0),
    }


def _clients(old: Card, new: Card) -> list[Card]:
    before = {row["client"]: row for row in old["clients"]}
    return [
        {
            "client": row["client"],
            "old": before[row["client"]]["received"] if row["client"] in before else None,
            "new": row["received"],
            "mostly_old": before[row["client"]]["mostly"] if row["client"] in before else None,
            "mostly_new": row["mostly"],
        }
        for row in new["clients"]
    ]


def figures(old: Card, new: Card) -> dict[str, list[Any]]:
    """Single figures of two cards side by side, as far as both have them."""
    return {name: _pair(old, new, *place) for name, place in FIGURES.items() if place[0] in old and place[0] in new}


def _pair(old: Card, new: Card, part: str, name: str) -> list[Any]:
    return [old[part][name], new[part][name]]


def about(row: Card) -> tuple[Any, ...]:
    """What a finding is about, whatever its figures and lines are now."""
    return (
        row["name"],
        *(str(row.get(name, "")) for name in ("bot", "move", "lesson", "client", "excuse", "problem", "line_of", "check")),
    )
