"""The rules of xAPI 1.0.3 for a statement, as far as ours use them: what is wrong with one, in words. A property that is not
known here is a fault, so that whatever is added has to be added here too."""

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
TIME: Final = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d+)?(Z|[+]\d\d:\d\d|-(?!00:00)\d\d:\d\d)")
TAG: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
KINDS: Final = ("parent", "grouping", "category", "other")


def faults(statement: dict[str, Any]) -> list[str]:
    """What is wrong with a statement; nothing, if it may be sent."""
    return [
        *_empty(statement),
        *_keys(statement, "statement", {"id", "actor", "verb", "object", "result", "context", "timestamp"}, {"id", "context"}),
        *_is(UUID, statement.get("id"), "id"),
        *_actor(statement.get("actor", {})),
        *_verb(statement.get("verb", {})),
        *_object(statement.get("object", {}), "object"),
        *(_result(statement["result"]) if "result" in statement else ()),
        *_context(statement.get("context", {}), statement.get("object", {}).get("objectType")),
        *(_is(TIME, statement["timestamp"], "timestamp") if "timestamp" in statement else ()),
    ]


def is_iri(text: object) -> bool:
    """Is it an absolute IRI, with nothing in it that has to be written otherwise?"""
    if not isinstance(text, str) or not text.isprintable() or re.search(r'[\s<>"{}|\\^`]', text):
        return False
    parts = urlsplit(text)
    return bool(parts.scheme and parts.netloc)


def _empty(value: Any, where: str = "", extension: bool = False) -> Iterator[str]:
    """Nothing may be null or empty but within extensions."""
    if not extension and value in (None, "", {}, []):
        yield f"{where} is empty"
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _empty(one, f"{where}.{name}", extension or where.endswith("extensions"))
    if isinstance(value, list):
        for one in value:
            yield from _empty(one, where, extension)


def _keys(value: dict[str, Any], where: str, known: set[str], needed: set[str]) -> Iterator[str]:
    if more := set(value) - known:
        yield f"{where} has {sorted(more)}"
    if less := needed - set(value):
        yield f"{where} lacks {sorted(less)}"


def _is(pattern: re.Pattern[str], value: object, where: str) -> Iterator[str]:
    if not (isinstance(value, str) and pattern.fullmatch(value)):
        yield f"{where} is {value!r}"


def _actor(actor: dict[str, Any]) -> Iterator[str]:
    yield from _keys(actor, "actor", {"objectType", "account"}, {"account"})  # one identifier, and never an e-mail
    if actor.get("objectType", "Agent") != "Agent":
        yield "actor is no agent"
    account = actor.get("account", {})
    yield from _keys(account, "account", {"homePage", "name"}, {"homePage", "name"})
    if not is_iri(account.get("homePage")):
        yield f"homePage is {account.get('homePage')!r}"


def _language_map(found: object, where: str) -> Iterator[str]:
    if not isinstance(found, dict) or not all(TAG.fullmatch(tag) and isinstance(text, str) for tag, text in found.items()):
        yield f"{where} is no language map"


def _verb(verb: dict[str, Any]) -> Iterator[str]:
    yield from _keys(verb, "verb", {"id", "display"}, {"id", "display"})
    if not is_iri(verb.get("id")):
        yield f"verb is {verb.get('id')!r}"
    yield from _language_map(verb.get("display"), "display")


def _object(place: dict[str, Any], where: str) -> Iterator[str]:
    yield from _keys(place, where, {"objectType", "id", "definition"}, {"id"})
    if place.get("objectType", "Activity") != "Activity" or not is_iri(place.get("id")):
        yield f"{where} is {place.get('id')!r}"
    definition = place.get("definition", {})
    yield from _keys(definition, f"{where}.definition", {"type", "name"}, set())
    if "type" in definition and not is_iri(definition["type"]):
        yield f"{where}.type is {definition['type']!r}"
    if "name" in definition:
        yield from _language_map(definition["name"], f"{where}.name")


def _result(result: dict[str, Any]) -> Iterator[str]:
    yield from _keys(result, "result", {"score", "success", "completion", "extensions"}, set())
    for name in ("success", "completion"):
        if name in result and not isinstance(result[name], bool):
            yield f"{name} is {result[name]!r}"
    yield from _extensions(result.get("extensions", {}), "result")
    score = result.get("score", {})
    yield from _keys(score, "score", {"scaled", "raw", "min", "max"}, set())
    numbers = all(isinstance(one, int | float) and not isinstance(one, bool) for one in score.values())
    if score and not (numbers and -1 <= score["scaled"] <= 1 and score["min"] <= score["raw"] <= score["max"]):
        yield f"score is {score!r}"


def _context(context: dict[str, Any], about: object) -> Iterator[str]:
    known = {"registration", "platform", "contextActivities", "extensions", "statement"}
    yield from _keys(context, "context", known, {"registration"})
    yield from _is(UUID, context.get("registration"), "registration")
    if "platform" in context and about not in (None, "Activity"):
        yield "platform, and no activity"
    if "statement" in context:
        reference = context["statement"]
        yield from _keys(reference, "reference", {"objectType", "id"}, {"objectType", "id"})
        yield from _is(UUID, reference.get("id"), "reference")
        if reference.get("objectType") != "StatementRef":
            yield "no reference to a statement"
    for kind, places in context.get("contextActivities", {}).items():
        if kind not in KINDS:
            yield f"no activities are called {kind!r}"
        for place in places:
            yield from _object(place, kind)
    yield from _extensions(context.get("extensions", {}), "context")


def _extensions(found: dict[str, Any], where: str) -> Iterator[str]:
    for name in found:
        if not is_iri(name):
            yield f"{where} has the extension {name!r}"
