"""What pydantic has against a scenario, as faults with their places.

Pydantic tells where by a path through its types. Walked along the data, that path ends at the value meant: steps that
are not in the data are names of alternatives, or a key that is missing.
"""

from collections.abc import Iterator
from dataclasses import replace
from re import findall
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from sim_core.errors import Fault, Message
from sim_core.ledgers.amounts import amount
from sim_core.ledgers.dates import day_in
from sim_core.model.tables import OWN
from sim_core.scenario.client import Invoice
from sim_core.scenario.day import AGE, day_meant
from sim_core.scenario.faults import fault, meant, shortened, shown, unknown_name, written
from sim_core.scenario.guesses import belongs, colon_in_text, id_meant, text_cut, weight_in_key
from sim_core.scenario.known_keys import RANGE_KEYS
from sim_core.scenario.marks import REFUSED, Document, Mark
from sim_core.scenario.money import Amount, counting_of
from sim_core.scenario.numbers_meant import level_meant, rounded_meant
from sim_core.scenario.offers import (
    code_meant,
    ends_offer,
    list_offer,
    mapping_offer,
    name_meant,
    number_offer,
    ordered_offer,
    range_offer,
    split_names,
    truth_offer,
)
from sim_core.scenario.other_keys import key_meant, key_offer
from sim_core.scenario.own_excuses import slots_of
from sim_core.scenario.quoting import quoted
from sim_core.scenario.ranges import NUMBER, Limits
from sim_core.scenario.schema import FORMAT, Scenario
from sim_core.scenario.shapes import limits_at, model_at, shape_at
from sim_core.scenario.texts import ID_PATTERN, LANGUAGE_MAP, NOT_BLANK, TEXT

UNWRITTEN: Final = ("taken_in",)
"""Keys that nobody writes by hand, and that are not offered."""
ID_RULE: Final = "a-z 0-9 - _"

_EXPECTED: Final = {
    "model_type": "mapping",
    "dict_type": "mapping",
    "list_type": "list",
    "string_type": "text",
    "bool_type": "true_or_false",
    "int_type": "whole_number",
    "float_type": "number",
}
_ALTERNATIVES: Final[dict[int | str, str]] = {NUMBER: "number_or_range", TEXT: "text_or_languages"}


def type_faults(error: ValidationError, document: Document, path: str, root: type[BaseModel] = Scenario) -> Iterator[Fault]:
    """The faults of a document that is no scenario (or no `root`), one for each thing that is wrong."""
    told = {
        problem["loc"]: _fault(problem["type"], problem["loc"], problem.get("ctx", {}), document, path, root)
        for problem in error.errors(include_url=False)
        if problem["input"] is not REFUSED and not _told_elsewhere(problem["type"], problem["loc"])
    }
    cut: set[str] = set()
    for steps in [steps for steps, one in told.items() if one.message.key == "scenario.text_cut"]:
        told.pop(steps[:-1], None)  # that the rest of the text is no text is the same fault
        whole = str(told[steps].message.values["write"])
        if whole in cut:
            del told[steps]  # and so is the next comma
        cut.add(whole)
    for steps in [steps for steps, one in told.items() if steps[-1] == "[key]" and one.message.values.get("write")]:
        for other in [other for other in told if other[: len(steps) - 1] == steps[:-1] and other != steps]:
            del told[other]  # a weight that stands in its key is not missing
    for steps, one in told.items():  # a key that is misspelt is not told to be missing as well
        alike = [_means(other) for at, other in told.items() if at[:-1] == steps[:-1]]
        if one.message.key != "scenario.missing_key" or steps[-1] not in alike:
            yield one


def _told_elsewhere(kind: str, steps: tuple[int | str, ...]) -> bool:
    """Is this a name that is looked for later, with all that there are?"""
    return kind == "string_pattern_mismatch" and steps[-1] == "trade"


def _means(one: Fault) -> str:
    """The key that a fault offers in place of an unknown one."""
    values = one.message.values
    return str(values.get("did_you_mean") or str(values.get("write", "")).partition(":")[0])


def _fault(
    kind: str, steps: tuple[int | str, ...], known: dict[str, Any], document: Document, path: str, root: type[BaseModel]
) -> Fault:
    match kind:
        case "missing":
            holder, given = document.find(steps[:-1])
            if steps[-1] == "normal" and (write := range_offer(given, _limits(steps[:-1], document, root))):
                told = {"found": shown(given), "expected": "number_or_range", "write": write}
                return fault(path, holder.place, "wrong_type", **told)
            example = next(iter(model_at(steps[:-1], root).model_fields[str(steps[-1])].examples or ()), "…")
            return fault(path, holder.place, "missing_key", key=str(steps[-1]), example=f"{steps[-1]}: {written(example)}")
        case "extra_forbidden":
            holder, given = document.find(steps[:-1])
            model, key = model_at(steps[:-1], root), str(steps[-1])
            if whole := text_cut(given, key):
                return fault(path, holder.keys[key], "text_cut", write=whole)
            around = document.find(steps[:-3])[1] if model is Invoice else None
            offer, alike = key_offer(key, given.get(key), model, around), key_meant(key, model)
            return _unknown_key(path, holder, key, tuple(model.model_fields), belongs(key, model), offer, alike)
        case "literal_error" if steps[-1] == "[key]":
            holder, given = document.find(steps[:-2])
            key = str(steps[-2])
            if LANGUAGE_MAP in steps and (whole := colon_in_text(given)):
                return fault(path, holder.keys[key], "bad_yaml", problem=Message("yaml.second_colon", {"write": quoted(whole)}))
            if whole := text_cut(given, key):
                return fault(path, holder.keys[key], "text_cut", write=whole)
            allowed = _allowed(known, document)
            return _weight_apart(path, holder, key, given, allowed) or unknown_name(path, holder.keys[key], key, allowed)
    at = tuple(known.get("at", ()))
    mark, value = document.find((*steps, *at))
    limits = _limits(steps, document, root)
    match kind:
        case "union_tag_not_found":
            write = range_offer(value, limits)
            if value and not write:
                return _unknown_key(path, mark, next(iter(value)), RANGE_KEYS)
            return fault(path, mark.place, "wrong_type", found=shown(value), expected="number_or_range", write=write)
        case "literal_error" if value is None:
            return fault(path, mark.place, "nothing_of", allowed=_allowed(known, document))
        case "literal_error":
            return _unknown_value(path, mark, value, _allowed(known, document))
        case "out_of_range" if not at and _is_credit(steps, value):
            return fault(path, mark.place, "credit_note", found=shown(value))
        case "out_of_range":
            told = {name: known[name] for name in ("lowest", "highest", "unit")}
            write = level_meant(value) if known["unit"] == "level" and known["lowest"] >= 0 else ""
            return fault(path, mark.place, "out_of_range", found=shown(value), **told, write=write)
        case "not_whole":
            write = rounded_meant(value, document.raw.get(mark.place, ""), limits) if limits else ""
            return fault(path, mark.place, "not_whole", found=shown(value), unit=known["unit"], write=write)
        case "not_in_order":
            write = ordered_offer(value)
            return fault(path, mark.place, "not_in_order", found=shown(value), expected=known["expected"], write=write)
        case "not_a_day":
            return fault(path, mark.place, "not_a_day", found=shown(value), write=day_meant(value))
        case "string_pattern_mismatch" if steps[-1] == "code":
            return fault(path, mark.place, "bad_code", found=shown(value), write=code_meant(value))
        case "string_pattern_mismatch" if known["pattern"] == ID_PATTERN:
            return fault(path, mark.place, "bad_id", found=shown(value), allowed=ID_RULE, did_you_mean=id_meant(value))
        case "string_pattern_mismatch" if known["pattern"] == NOT_BLANK:
            return fault(path, mark.place, "blank")
        case "string_too_short" if not value:
            return fault(path, mark.place, "blank")
        case "too_short" | "string_too_short":
            unit = "characters" if isinstance(value, str) else "items"
            return fault(path, mark.place, "too_few", found=len(value), lowest=known["min_length"], unit=unit)
        case "too_long" | "string_too_long":
            unit = "characters" if isinstance(value, str) else "items"
            return fault(path, mark.place, "too_many", found=len(value), highest=known["max_length"], unit=unit)
        case _ if kind in _EXPECTED:
            return _wrong_type(kind, steps, mark, value, limits, document, path, root)
    return fault(path, mark.place, "bad_value", found=shown(value), problem=kind)


def _limits(steps: tuple[int | str, ...], document: Document, root: type[BaseModel]) -> Limits | None:
    """The limits of the number at a path. Of money a file may have cents, if it says in what it counts."""
    found = limits_at(steps, root)
    if found and steps == ("money", "step"):  # a number of whatever the file counts in, and written as amounts are
        return replace(found, unit="money")
    if isinstance(found, Amount) and counting_of(document.data).rounds:
        return replace(found, whole=False)
    return found


def _wrong_type(
    kind: str,
    steps: tuple[int | str, ...],
    mark: Mark,
    value: Any,
    limits: Limits | None,
    document: Document,
    path: str,
    root: type[BaseModel],
) -> Fault:
    """A value of another sort than belongs there, and what was probably meant by it."""
    expected = next((_ALTERNATIVES[step] for step in steps if step in _ALTERNATIVES), _EXPECTED[kind])
    if value is None:
        if mark.place in document.cut:
            at, rest = document.cut[mark.place]
            return fault(path, at, "hash_all", write=quoted(rest))
        return fault(path, mark.place, "nothing", expected=expected)
    raw = document.raw.get(mark.place, "")
    told: dict[str, Any] = {"found": raw if raw and not isinstance(value, bool) else shown(value), "expected": expected}
    if steps[-1] == "id" and isinstance(value, int) and not isinstance(value, bool):
        return fault(path, mark.place, "bad_id", found=raw or shown(value), allowed=ID_RULE, did_you_mean=id_meant(raw))
    if _is_credit(steps, value):
        return fault(path, mark.place, "credit_note", found=shown(value))
    if steps[-1] == AGE and isinstance(value, str) and day_in(value) is not None:
        return fault(path, mark.place, "day_for_weeks", found=shown(value))
    shape = shape_at(steps, root)
    if steps == ("format",):
        told["write"] = str(FORMAT)
    elif kind in ("int_type", "float_type"):
        if isinstance(value, float) and limits:
            told["write"] = rounded_meant(value, raw, limits)
        else:
            told["write"] = number_offer(value, limits, ranged=NUMBER in steps)
    elif kind == "list_type":
        told["write"] = ends_offer(value, limits) if steps[-1] == "between" else list_offer(value, shape)
    elif kind in ("model_type", "dict_type"):
        told["write"] = mapping_offer(value, shape)
    elif kind == "bool_type":
        told["write"] = truth_offer(value)
    elif kind == "string_type" and raw:
        told["write"] = quoted(raw)
    return fault(path, mark.place, "wrong_type", **told)


def _is_credit(steps: tuple[int | str, ...], value: object) -> bool:
    """Is this the amount of a credit note, in place of that of a bill?"""
    plainly = steps[-1] == "amount" or steps[-2:] == ("amount", NUMBER)
    if not plainly or "ledger" not in steps or isinstance(value, bool) or not isinstance(value, str | int | float):
        return False
    return (amount(value) or 0) < 0


def _weight_apart(path: str, mark: Mark, key: str, given: dict[str, Any], allowed: tuple[str, ...]) -> Fault | None:
    """A name and its weight with no colon between them; None if the key is no such thing."""
    name, weight = weight_in_key(key) if given.get(key) is None else ("", "")
    named = name_meant(name, allowed) if name else ""
    told = {"found": shown(key), "allowed": allowed, "write": f"{named}: {weight}"}
    return fault(path, mark.keys[key], "not_one_of", **told) if named else None


def _unknown_value(path: str, mark: Mark, value: Any, allowed: tuple[str, ...]) -> Fault:
    """A value that is none of those allowed: one misspelt, or several in one."""
    named = split_names(str(value), allowed) if isinstance(value, str | int) and not isinstance(value, bool) else []
    if len(named) > 1:
        return fault(path, mark.place, "not_one_of", found=shown(value), allowed=allowed, write=", ".join(named))
    if len(named) == 1:
        return fault(path, mark.place, "not_one_of", found=shown(value), allowed=allowed, did_you_mean=named[0])
    return unknown_name(path, mark.place, value, allowed)


def _unknown_key(
    path: str,
    holder: Mark,
    key: str,
    allowed: tuple[str, ...],
    elsewhere: tuple[str, ...] = (),
    write: str = "",
    alike: str = "",
) -> Fault:
    """A key that the format does not have here: another word for one, one that belongs elsewhere, or one misspelt."""
    elsewhere = () if write or alike else elsewhere
    alike = "" if write or elsewhere else alike or meant(key, allowed)
    allowed = tuple(name for name in allowed if name not in UNWRITTEN)
    values = {"key": shortened(key), "did_you_mean": alike, "allowed": allowed, "elsewhere": elsewhere, "write": write}
    return fault(path, holder.keys[key], "unknown_key", **values)


def _allowed(known: dict[str, Any], document: Document) -> tuple[str, ...]:
    """The values that a literal allows, which pydantic tells only in a sentence; a file's own reasons by their ids in it."""
    names = tuple(findall(r"'([^']*)'", known["expected"])) or (known["expected"],)
    own = {place: name for name, place in slots_of(document.data.get("excuses")).items()}
    return tuple(own.get(name, name) for name in names if name not in OWN or name in own)
