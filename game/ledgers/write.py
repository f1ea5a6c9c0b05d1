"""The scenario file of a ledger, with comments for the trainer: the template filled in, a block for each client."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib.resources import files
from typing import Any, Final

from game.language.words import say
from game.ledgers.amounts import shown
from game.ledgers.cases import UNITS_A_STEP, Case, Chosen
from game.ledgers.people import about, contact_for, made_up
from game.ledgers.temper import hidden_of, parts_for, round_off, weekly_sales
from sim_core.public.ledgers import written_day

LESSONS: Final = ("L2", "L3", "L4", "L5", "L6", "L7", "L9")
CREDIT_WEEKS: Final = 24
"""Weeks of sales that a credit limit is guessed at, as in practice."""
_PLACE: Final = re.compile(r"@(\w+)@")
_ID: Final = re.compile(r"[^a-z0-9]+")


def renamed(found: Chosen) -> Chosen:
    """The same clients under made-up names, and nobody's contact or number of a document."""
    names = made_up(case.name for case in found.cases)
    cases = tuple(replace(case, name=names[case.name.casefold()], contact="", numbers={}) for case in found.cases)
    return replace(found, cases=cases)


@dataclass(frozen=True)
class Around:
    """What a file has that no ledger says.

    `schema`: the file that editors heed; `trades`: the packs there are; `turn`: how often what clients hide was made up before.
    """

    schema: str = "finalkick.schema.json"
    trade: str = ""
    trades: tuple[str, ...] = ()
    turn: int = 0


def scenario_text(
    name: str, found: Chosen, money: Mapping[str, Any], as_of: int | None, language: str, around: Around = Around()
) -> str:
    """The file, in one language. `name`: its id. `money`: sign and code of what it counts in. Its texts are as safe as JSON."""
    parts = parts_for(found.cases)
    owed = sum((case.owed for case in found.cases), Decimal(0))
    overdue = sum((case.overdue for case in found.cases), Decimal(0))
    sums: dict[str, object] = {"owed": shown(owed, money), "overdue": shown(overdue, money)}
    sums |= {"clients": len(found.cases), "weeks": found.grade.weeks}
    counted = {key: text(str(value)) if key == "sign" else value for key, value in money.items()}
    unit = found.step / UNITS_A_STEP
    values = {
        "schema": around.schema,
        "trade": f"trade: {around.trade}" if around.trade else "# trade:",
        "trades": ("、" if language == "zh" else ", ").join(around.trades),
        "id": name,
        "title": text(say("ledger.title", language, name=name.replace("-", " ").replace("_", " "))),
        "story": say("ledger.story", language, **sums).replace("\n", "\n  "),
        "money": mapping({**counted, "step": found.step}),
        "step": shown(found.step, money),
        "as_of": written_day(as_of) if as_of is not None else "",
        "level": found.level,
        "lessons": f"[{', '.join(LESSONS)}]",
        "weeks": found.grade.weeks,
        "rep": mapping(
            {
                "hours_per_week": Decimal(str(found.grade.hours)),
                "promo_budget": unit * int(found.grade.budget),
                "manager_visits": found.grade.visits,
            }
        ),
    }
    clients: list[dict[str, object]] = []
    for case in found.cases:
        clients.append(_client(case, parts[case.name], found, money, language, clients, around.turn))
    return _filled(files("assets").joinpath("templates", "ledger.yaml").read_text("utf-8"), values, clients, language)


def _client(
    case: Case,
    persona: str,
    found: Chosen,
    money: Mapping[str, Any],
    language: str,
    others: list[dict[str, object]],
    turn: int,
) -> dict[str, object]:
    unit = found.step / UNITS_A_STEP
    sales = max(weekly_sales(case), unit)
    hidden = hidden_of(case, persona, found.level, unit, turn)
    limit = case.credit_limit or Decimal(0)
    if not max(case.owed, CREDIT_WEEKS * sales) < 8 * limit < 64 * max(case.owed, CREDIT_WEEKS * sales):
        limit = Decimal(0)  # nought, or a figure that stands for "none": `check` would not believe it
    said = about(persona, language, case.name, (str(one["said"]) for one in others))
    contact = case.contact or contact_for(case.name, (str(one["person"]) for one in others))
    told = {"owed": shown(case.owed, money), "overdue": shown(case.overdue, money), "weeks": case.weeks_late}
    return {
        "told": say("ledger.told" if case.overdue else "ledger.told_punctual", language, **told),
        "client": _id(case.name, [str(one["client"]) for one in others], len(others) + 1),
        "name": text(case.name),
        "known": say("ledger.contact_known" if case.contact else "ledger.contact_made_up", language),
        "contact": text(contact),
        "person": contact,
        "about": text(said),
        "said": said,
        "persona": persona,
        "terms": case.terms,
        "terms_from": "",
        "sales": number(sales),
        "limit": number(limit if limit else max(round_off(CREDIT_WEEKS * sales, unit), round_off(case.owed, unit))),
        "limit_from": say("ledger.from_table" if limit else "ledger.from_guess", language),
        "bills": "\n".join(_bill(amount, age, case, language) for amount, age in case.bills),
        **{name: mapping(value) if isinstance(value, dict | list) else number(value) for name, value in hidden.items()},
    }


def _bill(amount: Decimal, age: int, case: Case, language: str) -> str:
    late = f" # {say('ledger.bill', language, weeks=age - case.terms)}" if age > case.terms else ""
    numbered = f", number: {text(case.numbers[age])}" if age in case.numbers else ""
    return f"      - {{amount: {number(amount)}, age_weeks: {age}{numbered}}}{late}"


def _id(name: str, taken: list[str], place: int) -> str:
    """A short name for the file, from what of a name is Latin; else client-1."""
    made = _ID.sub("-", name.lower())[:30].strip("-").lstrip("0123456789-")
    found = made if len(made) > 2 else f"client-{place}"
    return found if found not in taken else f"{found}-{place}"


def _filled(template: str, values: Mapping[str, object], clients: list[dict[str, object]], language: str) -> str:
    """A template with its places filled in once: what is put in is never looked at for places of its own."""
    head, _, rest = template.partition("#each\n")
    block, _, tail = rest.partition("#end\n")
    before, _, after = head.partition("#if as_of\n")
    inner, _, after = after.partition("#end\n")
    head = before + (inner if values["as_of"] else "") + after
    pieces = [_with(_in_language(head, language), values), *(_with(_in_language(block, language), one) for one in clients)]
    return "\n".join(piece.rstrip("\n") + "\n" for piece in pieces) + tail


def _with(template: str, values: Mapping[str, object]) -> str:
    return _PLACE.sub(lambda found: str(values[found[1]]), template)


def _in_language(template: str, language: str) -> str:
    """A template with the comments of one language."""
    lines = []
    for line in template.splitlines():
        mark = line.lstrip()[:3]
        if mark == f"#{language}":
            lines.append(line.replace(mark, "#", 1))
        elif not re.fullmatch(r"#[a-z]{2}", mark):
            lines.append(line)
    return "\n".join(lines)


def text(value: str) -> str:
    """A text as YAML and JSON both write it."""
    return json.dumps(value, ensure_ascii=False)


def number(value: object) -> str:
    """A number as a person would type it, without an exponent and without noughts behind the point."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    return f"{value:g}" if isinstance(value, float) else str(value)


def mapping(value: object) -> str:
    """Mappings and lists on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {mapping(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(mapping(one) for one in value) + "]"
    return value if isinstance(value, str) else number(value)
