"""What to write instead: for a value of the wrong shape, the same in the right one; empty where that cannot be told.

`tactics: [quality, price]` was meant as `{quality: 1, price: 1}`, `rivals: 3` as `{count: 3}`, `lessons: L1, L2` as a list.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel

from sim_core.ledgers.amounts import SIGNS
from sim_core.scenario.client import Invoice, RivalsSpec
from sim_core.scenario.lines import ExcuseLines
from sim_core.scenario.marks import REFUSED
from sim_core.scenario.money import CODES, MoneySpec
from sim_core.scenario.numbers_meant import amount_and_age, between_meant, number_meant, range_meant
from sim_core.scenario.quoting import bared, quoted
from sim_core.scenario.ranges import Limits
from sim_core.scenario.schema import ExampleSpec, MedalsSpec, MovesSpec, RepSpec
from sim_core.scenario.shapes import bare, field_of, limits_in, limits_of, names_in
from sim_core.scenario.words import PersonSpec

LONGEST: Final = 200
"""An offer that is longer helps nobody."""
MAIN: Final[Mapping[type[BaseModel], str]] = {RivalsSpec: "count", RepSpec: "hours_per_week", ExampleSpec: "weeks"}
"""What is meant where a mapping is given as a mere number."""
TRUTHS: Final = {
    **dict.fromkeys(("yes", "y", "on", "1", "true", "是", "有", "对", "真"), "true"),
    **dict.fromkeys(("no", "n", "off", "0", "false", "否", "没有", "无", "假", "不"), "false"),
}
CALLED: Final = {"female": "woman", "f": "woman", "male": "man", "m": "man", "女": "woman", "男": "man"}
"""Other words for names of the format."""
SEPARATORS: Final = re.compile(r"\s*(?:[,，、;；/|+&]|\band\b|和)\s*|\s+")
CURRENCIES: Final = {
    **dict.fromkeys(("yuan", "renminbi", "人民币", "元"), "CNY"),
    **dict.fromkeys(("euro", "euros", "欧元"), "EUR"),
    **dict.fromkeys(("pound", "pounds", "sterling", "英镑"), "GBP"),
    **dict.fromkeys(("美元",), "USD"),
    **dict.fromkeys(("港币", "港元"), "HKD"),
    **dict.fromkeys(("日元", "yen"), "JPY"),
    **dict.fromkeys(("rupee", "rupees", "卢比"), "INR"),
}
"""Currencies by their names; dollars may be of many countries."""
ENDS: Final = (("from", "to"), ("low", "high"), ("min", "max"), ("lowest", "highest"), ("least", "most"))
"""How people name the ends of a range."""


def flow(value: object) -> str:
    """A value as it can be written in a line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, str):
        return value if re.fullmatch(r"[A-Za-z][\w-]*|[a-z]\w* \d+", value) else quoted(value)
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)


def short(offer: str) -> str:
    """An offer, unless it is too long to be of use."""
    return offer if len(offer) <= LONGEST and offer.isprintable() else ""


def number_offer(value: object, limits: Limits | None, ranged: bool) -> str:
    """For what stands where a number is wanted, or, if `ranged`, a range."""
    if limits is None:
        return ""
    if isinstance(value, str):
        return number_meant(value, limits=limits) or (range_meant(value, limits) if ranged else "")
    if isinstance(value, list) and ranged and len(value) == 2:
        return _ends(value, limits)
    if isinstance(value, list) and len(value) == 1:
        return number_offer(value[0], limits, ranged) or (flow(value[0]) if _number(value[0], limits) else "")
    return ""


def ends_offer(value: object, limits: Limits | None) -> str:
    """For what stands behind `between:` and is no list: 0.2-0.4."""
    found = range_meant(value, limits) if isinstance(value, str) else ""
    return found.removeprefix("{between: ").removesuffix("}")


def range_offer(value: object, limits: Limits | None) -> str:
    """For a mapping that is no range: {from: 3, to: 5}, {min: 3, max: 5}, {between 3 and 5}."""
    if isinstance(value, dict) and len(value) == 1 and None in value.values():
        return range_meant(str(next(iter(value))), limits)
    if isinstance(value, dict) and limits is not None:
        for one, other in ENDS:
            if set(value) == {one, other}:
                return _ends([value[one], value[other]], limits)
    return ""


def _ends(values: list[Any], limits: Limits) -> str:
    numbers = [_number(one, limits) for one in values]
    return between_meant(numbers[0], numbers[1], limits) if None not in numbers else ""  # type: ignore[arg-type]  # none is None


def _number(value: object, limits: Limits) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    written = number_meant(value, limits=limits) if isinstance(value, str) else ""
    return float(written) if written else None


def truth_offer(value: object) -> str:
    """For what stands where true or false is wanted."""
    return TRUTHS.get(str(value).strip().lower(), "") if isinstance(value, str | int) else ""


def list_offer(value: object, shape: Any) -> str:
    """For what stands where a list is wanted. `shape`: the list's type."""
    item = get_args(bare(shape))[0]
    names = names_in(item)
    kind = bare(item)
    if isinstance(value, str):
        if names:
            found = split_names(value, names)
            return short(flow(found)) if found else ""
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            one = mapping_offer(value, item)
            return short(f"[{one}]") if one else ""
        if kind is str:
            parts = [part for part in re.split(r"\s*[,，、;；]\s*", value.strip()) if part]
            return short(flow(parts))
        if kind is float:
            inner = re.fullmatch(r"[(\[]?(.+?)[)\]]?", value.strip())
            return _numbers(re.split(r"\s*[,;]\s+|\s*[;，、]\s*|,(?=\d)", inner[1]) if inner else [])
        return short(f"[{flow(bared(value))}]")
    if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, BaseModel):
        if value and set(value) <= set(kind.model_fields) and not _refused(value):
            return short(flow([value]))
        main = next((name for name in kind.model_fields if set(value) <= set(names_in(field_of(kind, name)))), "")
        if main and value:
            return short(flow([{main: key, **_share(kind, inner)} for key, inner in value.items()]))
    if isinstance(value, int) and not isinstance(value, bool) and names:
        found = split_names(str(value), names)
        return flow(found) if found else ""
    return ""


def _share(kind: type[BaseModel], value: object) -> dict[str, object]:
    if "share" in kind.model_fields and isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return {"share": value}
    return {}


def _numbers(parts: list[str]) -> str:
    numbers = [number_meant(part, "money") for part in parts]
    return f"[{', '.join(numbers)}]" if numbers and all(numbers) else ""


def _refused(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_refused, value.values()))
    return any(map(_refused, value)) if isinstance(value, list) else value is REFUSED


def split_names(text: str, names: tuple[str, ...]) -> list[str]:
    """The names of a text that holds nothing but names; L1-L3 are three."""
    span = re.fullmatch(r"\s*L?(\d)\s*[-–—~至到]\s*L?(\d)\s*", text, re.IGNORECASE)
    if span and f"L{span[1]}" in names and f"L{span[2]}" in names and span[1] < span[2]:
        return [f"L{number}" for number in range(int(span[1]), int(span[2]) + 1)]
    if whole := name_meant(text, names):
        return [whole]
    found = [name_meant(part, names) for part in SEPARATORS.split(text.strip("()[] ")) if part]
    return found if found and all(found) else []


def name_meant(text: str, names: Iterable[str]) -> str:
    """A name however it is capitalised, with blanks or - for its _, or a lesson by its number; else empty."""
    known = tuple(names)
    wanted = re.sub(r"[\s-]+", "_", text.strip("\"'“”‘’ ").lower())
    lesson = re.fullmatch(r"(?:l|lesson|lektion|第)?_?0?(\d)课?", wanted)
    if lesson and f"L{lesson[1]}" in known:
        return f"L{lesson[1]}"
    return next((name for name in known if name.lower() in (wanted, CALLED.get(wanted))), "")


def mapping_offer(value: object, shape: Any) -> str:
    """For what stands where keys with values are wanted. `shape`: the type of the mapping."""
    kind = bare(shape)
    if get_origin(kind) is dict:
        return _weights_offer(value, kind)
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return ""
    if kind is ExcuseLines and isinstance(value, str | list) and not _refused(value):
        return short(flow({"first": [value] if isinstance(value, str) else value}))
    if kind is Invoice:
        return _invoice_offer(value)
    if kind is MoneySpec:
        code = code_meant(value) if isinstance(value, str) else ""
        return f"{{code: {code}}}" if code else ""
    if issubclass(kind, PersonSpec) and isinstance(value, str):
        return flow({"name": value})
    if kind is MovesSpec and isinstance(value, str | list):
        extra = names_in(get_args(bare(field_of(kind, "allow")))[0])
        allowed = split_names(value if isinstance(value, str) else ", ".join(map(str, value)), extra)
        return flow({"allow": allowed}) if allowed else ""
    if kind is MedalsSpec and isinstance(value, list) and len(value) == 3 and ordered_offer(value) == flow(value):
        return flow(dict(zip(MedalsSpec.model_fields, value, strict=True)))
    if kind in MAIN:
        written = number_offer(value, limits_of(kind, MAIN[kind]), True) if isinstance(value, str) else ""
        number = flow(value) if isinstance(value, int | float) and not isinstance(value, bool) else written
        return f"{{{MAIN[kind]}: {number}}}" if number else ""
    if isinstance(value, str):
        found = {name: name_meant(value, names) for name in kind.model_fields if (names := names_in(field_of(kind, name)))}
        fitting = {name: one for name, one in found.items() if one}
        missing = {name for name, field in kind.model_fields.items() if field.is_required()} - set(fitting)
        if len(fitting) == 1 and not missing:
            return flow(fitting)
    if isinstance(value, list) and value and all(isinstance(one, dict) and len(one) == 1 for one in value):
        merged = {key: inner for one in value for key, inner in one.items()}
        if len(merged) == len(value) and set(merged) <= set(kind.model_fields) and not _refused(merged):
            return short(flow(merged))
    return ""


def _weights_offer(value: object, kind: Any) -> str:
    """For tastes given as a list, or as one name."""
    named, weight = get_args(kind)
    names = names_in(named)
    if limits_in(weight) is None:
        return ""
    if isinstance(value, str):
        found = split_names(value, names)
        return flow(dict.fromkeys(found, 1)) if found else ""
    if isinstance(value, list) and value:
        merged: dict[str, object] = {}
        for one in value:
            if isinstance(one, str) and (name := name_meant(one, names)):
                merged[name] = 1
            elif isinstance(one, dict) and all(name_meant(str(key), names) for key in one) and not _refused(one):
                merged |= {name_meant(str(key), names): inner for key, inner in one.items()}
            else:
                return ""
        return flow(merged)
    return ""


def _invoice_offer(value: object) -> str:
    """For an invoice given as two numbers."""
    if isinstance(value, list) and len(value) == 2:
        return amount_and_age(*(one if isinstance(one, str) else flow(one) for one in value))
    if isinstance(value, str):
        parts = re.split(r"\s*[,;|/]\s+|\s*[;|]\s*|\t+|\s{2,}|\s+(?=\d+\s*\D*$)", value.strip())
        parts = [one for one in parts if one]
        if len(parts) == 2:
            return amount_and_age(*parts)
    return ""


def ordered_offer(values: object) -> str:
    """Two numbers the other way round."""
    if isinstance(values, list) and all(isinstance(one, int | float) for one in values):
        ordered = sorted(values)
        return flow(ordered) if all(one <= other for one, other in pairwise(ordered)) else ""
    return ""


def code_meant(value: object) -> str:
    """A currency by its letters or its sign: gbp, £."""
    said = str(value).strip()
    known = CODES.get(said) or SIGNS.get(said.lower()) or CURRENCIES.get(said.lower(), "")
    return known or (said.upper() if re.fullmatch(r"[A-Za-z]{3}", said) else "")
