"""`practice`: a new scenario from a seed and a level, as the text of a file, so that nobody learns the answers by heart.

The same seed and level give the same text on every machine. Clients are drawn from personas with the traits that go with
them (`practice.yaml`); the level sets how many there are, how many weeks and hours, and how hard they are.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from sim_core.errors import BadRun, Message
from sim_core.model.luck import Luck, Stream, name_hash
from sim_core.model.tables import EVENT_ROWS
from sim_core.scenario.schema import PRACTICE

LEVELS: Final = (1, 2, 3, 4, 5)
WOMEN: Final = ("squeezer", "straight_shooter")
"""Personas that are women here, and are addressed as such."""
FOR_ALL: Final = tuple(kind for kind, row in EVENT_ROWS.items() if row.get("whole"))
"""Events that touch every client, or none."""


TITLE: Final = re.compile(r"Practice, level (?P<level>[1-5]) · (?P<seed>[0-9]{1,19})$", re.MULTILINE)
"""Where the text tells what it was made of."""


@dataclass(frozen=True)
class Grade:
    """What a level is made of."""

    clients: int
    weeks: int
    hours: float  # a week
    budget: int  # yuan of promotion
    visits: int  # of the manager
    honesty: float  # added to every client's
    stubbornness: float
    rivals: float  # factor on what they are owed and how hard they chase
    events: int


GRADES: Final = {
    1: Grade(3, 6, 11.0, 40_000, 1, 0.10, -0.10, 0.6, 0),
    2: Grade(4, 8, 13.0, 60_000, 1, 0.05, -0.05, 0.8, 1),
    3: Grade(6, 10, 17.0, 90_000, 2, 0.0, 0.0, 1.0, 2),
    4: Grade(8, 12, 20.0, 110_000, 2, -0.03, 0.05, 1.15, 3),
    5: Grade(10, 13, 22.0, 130_000, 2, -0.06, 0.10, 1.3, 3),
}


@cache
def _stock() -> dict[str, Any]:
    text = files("sim_core").joinpath("scenario", "practice.yaml").read_text("utf-8")
    stock: dict[str, Any] = yaml.safe_load(text)
    return stock


class _Dice:
    """Numbers by name: what one draw is does not depend on the others."""

    def __init__(self, seed: int, level: int) -> None:
        self._luck, self._level = Luck(seed, Stream.PRACTICE, 0, 1), level

    def uniform(self, name: str) -> float:
        return float(self._luck.block(self._level, name_hash(name))[0, 0])

    def between(self, name: str, low: float, high: float) -> float:
        return low + (high - low) * self.uniform(name)

    def order(self, name: str, count: int) -> list[int]:
        return sorted(range(count), key=lambda number: self.uniform(f"{name} {number}"))


def practice_text(seed: int, level: int) -> str:
    """The scenario file of a seed (0…2⁶⁴−1) and a level (1…5). `BadRun` if either is out of range."""
    if isinstance(level, bool) or level not in LEVELS:
        raise BadRun(Message("run.level_out_of_range", {"value": level, "low": LEVELS[0], "high": LEVELS[-1]}))
    dice, grade, stock = _Dice(seed, level), GRADES[level], _stock()
    personas = list(stock["personas"])
    cast = [personas[at] for at in dice.order("persona", len(personas))]
    names = dice.order("name", len(stock["names"]))
    contacts = {who: iter(dice.order(f"contact {who}", len(stock[who]))) for who in ("women", "men")}
    clients = []
    for number in range(grade.clients):
        persona = cast[number % len(cast)]
        who = "women" if persona in WOMEN else "men"
        clients.append(
            {
                "id": f"client-{number + 1}",
                "name": stock["names"][names[number]],
                "contact": stock[who][next(contacts[who])],
                "about": stock["personas"][persona]["about"][number // len(cast)],
                "persona": persona,
                **_client(dice, grade, stock["personas"][persona], f"client {number}"),
            }
        )
    scenario = {
        "format": 1,
        "id": PRACTICE,
        "title": _filled(stock["title"], level=level, seed=seed),
        "story": _filled(stock["story"], clients=grade.clients, weeks=grade.weeks),
        "level": level,
        "lessons": ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9"],
        "weeks": grade.weeks,
        "rep": {"hours_per_week": grade.hours, "promo_budget": grade.budget, "manager_visits": grade.visits},
        "clients": clients,
        "events": _events(dice, grade, stock["events"]),
    }
    return yaml.safe_dump(scenario, allow_unicode=True, sort_keys=False, width=120)


def is_practice(text: str) -> bool:
    """Is this the text of a practice scenario, to the letter?"""
    named = TITLE.search(text)
    return named is not None and practice_text(int(named["seed"]), int(named["level"])) == text


def _client(dice: _Dice, grade: Grade, traits: dict[str, Any], name: str) -> dict[str, Any]:
    """One client's ledger and secrets. Money in whole thousands."""

    def money(weeks: float) -> int:
        return int(weeks * sales / 1000) * 1000

    sales = int(dice.between(f"{name} sales", 32, 88)) * 1000
    terms = [6, 8, 8, 10][int(dice.uniform(f"{name} terms") * 4)]
    ages = [terms + age for age in (10, 6, 2)] + [terms - 3]
    owed = [dice.between(f"{name} invoice {number}", 2.8, 4.2) for number in range(len(ages))]
    return {
        "terms_weeks": terms,
        "credit_limit": money(24.0),
        "weekly_sales": sales,
        "ledger": [{"amount": money(weeks), "age_weeks": age} for weeks, age in zip(owed, ages, strict=True)],
        "hidden": _hidden(dice, grade, traits, name, money),
    }


def _hidden(dice: _Dice, grade: Grade, traits: dict[str, Any], name: str, money: Callable[[float], Any]) -> dict[str, Any]:
    """What a client of such traits hides. `money`: what so many weeks of its sales are."""

    def level(trait: str, more: float = 0.0) -> dict[str, list[float]]:
        middle = dice.between(f"{name} {trait}", *traits[trait]) + more
        middle = min(max(middle, 0.05), 0.97)
        return {"between": [round(max(middle - 0.06, 0.0), 2), round(min(middle + 0.06, 1.0), 2)]}

    cash = dice.between(f"{name} cash", *traits["cash_weeks"])
    stock = dice.between(f"{name} stock", *traits["stock_weeks"])
    pays_in = dice.between(f"{name} downstream", *traits["downstream_weeks"])
    income = dice.between(f"{name} income", 0.45, 0.75)
    return {
        "cash": {"between": [money(0.75 * cash), money(1.25 * cash)]},
        "reserve": money(1.2),
        "downstream_weeks": round(pays_in, 1),
        "stock": {"between": [money(0.85 * stock), money(1.15 * stock)]},
        "market": {"between": [0.9, 1.3]},
        "other_income": {"between": [money(0.8 * income), money(1.2 * income)]},
        "other_costs": money(0.4),
        "honesty": level("honesty", grade.honesty),
        "stubbornness": level("stubbornness", grade.stubbornness),
        "patience": level("patience"),
        "dependence": level("dependence"),
        "trust": level("trust"),
        "stalling": level("stalling"),
        "tactics": dict(traits["tactics"]),
        "problems": [dict(traits["problem"])],
        "rivals": {
            "count": 1 + int(dice.between(f"{name} rivals", 1.0, 5.0)),
            "heat": round(min(dice.between(f"{name} heat", 0.35, 0.65) * grade.rivals, 0.95), 2),
            "owed": money(dice.between(f"{name} rivals owed", 7.0, 15.0) * grade.rivals),
        },
    }


def likely_hidden(seed: int, persona: str, level: int, money: Callable[[float], Any]) -> dict[str, Any]:
    """What a client of a persona may well hide, drawn as practice draws it: the same for the same seed and level (1…5).

    `money`: what so many weeks of its sales are.
    """
    return _hidden(_Dice(seed, level), GRADES[level], _stock()["personas"][persona], persona, money)


def _events(dice: _Dice, grade: Grade, kinds: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Some news in the middle of the game, each of another kind."""
    events = []
    for number, at in enumerate(dice.order("event", len(kinds))[: grade.events]):
        kind = kinds[at]
        first = int(dice.uniform(f"event {number} client") * grade.clients)
        touched = sorted({first, (first + 1 + number) % grade.clients})
        event = {
            "week": 3 + int(dice.uniform(f"event {number} week") * (grade.weeks - 4)),
            "kind": kind["kind"],
            "chance": round(dice.between(f"event {number} chance", 0.4, 0.8), 2),
            "strength": round(dice.between(f"event {number} strength", 0.3, 0.5), 2),
            "news": dict(kind["news"]),
        }
        if kind["kind"] not in FOR_ALL:
            event["clients"] = [f"client-{client + 1}" for client in touched]
        events.append(event)
    return sorted(events, key=lambda event: (event["week"], event["kind"]))


def _filled(text: dict[str, str], **values: object) -> dict[str, str]:
    return {language: line.format(**values) for language, line in text.items()}
