"""What types cannot tell of a scenario: names that must exist, names given twice, weeks after the end.

It looks at the data as read, whatever its types, so that these faults are told together with those of the types.
"""

from collections.abc import Iterator
from typing import Any

from sim_core.errors import Fault
from sim_core.model.moves import MOVE_IDS
from sim_core.model.tables import EXCUSE_ROWS, OWN, OWN_COMPLAINTS
from sim_core.scenario.advice import ADVISED
from sim_core.scenario.coaching import NEEDED, READ, CommentSpec
from sim_core.scenario.faults import fault, meant, shown, unknown_name
from sim_core.scenario.marks import Document, Mark
from sim_core.scenario.own_excuses import COMPLAINT, ONLY
from sim_core.scenario.trades import trade_ids

Found = tuple[Any, Mark]
"""A value and where it is."""
MAX_WEEKS = 52


def cross_check(document: Document, path: str) -> Iterator[Fault]:
    """The faults of a document as a whole."""
    whole = (document.data, document.mark)
    clients = [found for client in _items(whole, "clients") for found in _at(client, "id")]
    yield from _repeated(clients, path)
    yield from _repeated(_items(whole, "lessons"), path)
    for client in _items(whole, "clients"):
        for hidden in _at(client, "hidden"):
            kinds = [found for problem in _items(hidden, "problems") for found in _at(problem, "kind")]
            yield from _repeated(kinds, path)
    yield from _named_only(whole, path)
    for moves in _at(whole, "moves"):
        yield from _moves(moves, path)
    yield from _repeated(_items(whole, "allow"), path)
    taken_in = next((held for held, _ in _at(whole, "taken_in")), None)
    if not (isinstance(taken_in, dict) and "trade" in taken_in):
        for trade in _at(whole, "trade"):
            yield from _unknown([trade], trade_ids(path), path)
    ids = tuple(dict.fromkeys(one for one, _ in clients if isinstance(one, str)))
    named = len(clients) == len(_items(whole, "clients"))  # or somebody without an id may be meant
    last = next((weeks for weeks, _ in _at(whole, "weeks")), None)
    for event in _items(whole, "events"):
        yield from _event(event, ids if named else None, last, path)
    for comment in _items(whole, "coach"):
        yield from _comment(comment, ids if named else None, last, path)


def _named_only(whole: Found, path: str) -> Iterator[Fault]:
    """Reasons that are given only where they are named, used and not named; and names of one's own that are taken."""
    packs = [found for taken in _at(whole, "taken_in") for trade in _at(taken, "trade") for found in _items(trade, "excuses")]
    named = [one for one, _ in (*_items(whole, "excuses"), *packs) if isinstance(one, str)]
    own = [found for one in _items(whole, "excuses") for found in _at(one, "id")]
    yield from _repeated([*_items(whole, "excuses"), *own], path)
    for name, mark in own:
        if isinstance(name, str) and name in EXCUSE_ROWS:
            yield fault(path, mark.place, "repeated_name", found=shown(name))
    brought = [one for one in _items(whole, "excuses") if isinstance(one[0], dict)]
    for complain, room in ((False, len(OWN) - len(OWN_COMPLAINTS)), (True, len(OWN_COMPLAINTS))):
        alike = [one for one in brought if (one[0].get("kind") == COMPLAINT) == complain]
        for _, mark in alike[room:]:
            yield fault(
                path, mark.place, "too_many", found=len(alike), highest=room, unit="complaints" if complain else "reasons"
            )
    for one in brought:
        yield from _own(one, path)
    for client in _items(whole, "clients"):
        hidden = _at(client, "hidden")
        used = [*_keys(client, "lines"), *(key for one in hidden for key in _keys(one, "tactics"))]
        kinds = [found for one in hidden for problem in _items(one, "problems") for found in _at(problem, "kind")]
        used += [(kind, mark.place) for kind, mark in kinds if isinstance(kind, str)]
        for name, place in used:
            if name in OWN or (name in ONLY and name not in named):
                yield fault(path, place, "not_named", found=name)


def _own(found: Found, path: str) -> Iterator[Fault]:
    """What a reason of one's own lacks: a complaint is true while there is a problem, of any other it has to be said when."""
    own, mark = found
    if own.get("kind") == COMPLAINT:
        if "true_when" in own:
            yield fault(path, mark.keys["true_when"], "true_by_problem", found=shown(own.get("id")))
        return
    for key, example in (("true_when", "true_when: hitch"), ("told_by", "told_by: {ask_around: accuracy}")):
        if key not in own:
            yield fault(path, mark.place, "missing_key", key=key, example=example)


def _keys(found: Found, key: str) -> list[tuple[str, tuple[int, int]]]:
    """The keys of a mapping within a mapping that have something under them, with their places."""
    return [pair for value, mark in _at(found, key) for pair in mark.keys.items() if _says(value.get(pair[0]))]


def _says(value: Any) -> bool:
    """Is there anything in it? Lines by stage, all of them empty, are none."""
    return any(map(_says, value.values())) if isinstance(value, dict) else value not in (None, [], "")


def _moves(moves: Found, path: str) -> Iterator[Fault]:
    forbidden = _items(moves, "forbid")
    yield from _repeated(forbidden, path)
    yield from _unknown(forbidden, MOVE_IDS, path)
    for _, mark in _at(moves, "change"):
        for move, place in mark.keys.items():
            if move not in MOVE_IDS:
                yield unknown_name(path, place, move, MOVE_IDS)


def _late(found: Found, last: Any, path: str) -> Iterator[Fault]:
    """A week after the end."""
    for week, mark in _at(found, "week"):
        # beyond 52 weeks the types have told already
        if type(week) is type(last) is int and 1 <= last < week <= MAX_WEEKS:
            yield fault(path, mark.place, "out_of_range", found=shown(week), lowest=1, highest=last, unit="weeks")


def _comment(comment: Found, ids: tuple[str, ...] | None, last: Any, path: str) -> Iterator[Fault]:
    """A coach's comment: its names, what its moment needs, and what its moment does not look at."""
    yield from _late(comment, last, path)
    yield from _unknown(_at(comment, "move"), MOVE_IDS, path)
    if ids is not None:
        yield from _unknown(_at(comment, "client"), ids, path)
    for advice in _at(comment, "advice"):
        yield from _unknown(_at(advice, "move"), ADVISED, path)
        yield from _repeated(_items(advice, "avoid"), path)
        yield from _unknown(_items(advice, "avoid"), MOVE_IDS, path)
        if ids is not None:
            yield from _unknown(_at(advice, "client"), ids, path)
    for when, _ in _at(comment, "when"):
        if not isinstance(when, str) or when not in READ:
            continue  # the types have told already
        read = ("when", *READ[when], "advice", "again", "say")
        for key, place in comment[1].keys.items():
            if key in CommentSpec.model_fields and key not in read:
                values = {"key": key, "did_you_mean": meant(key, read), "allowed": read, "elsewhere": ()}
                yield fault(path, place, "unknown_key", **values)
        needed = NEEDED.get(when)
        if needed and not _at(comment, needed):
            yield fault(path, comment[1].place, "missing_key", key=needed, example=f"{needed}: call")


def _event(event: Found, ids: tuple[str, ...] | None, last: Any, path: str) -> Iterator[Fault]:
    yield from _late(event, last, path)
    touched = _items(event, "clients")
    yield from _repeated(touched, path)
    if ids is not None:
        yield from _unknown(touched, ids, path)


def _unknown(names: list[Found], allowed: tuple[str, ...], path: str) -> Iterator[Fault]:
    """A fault for each name that is not allowed; once, if it comes again."""
    told: set[str] = set(allowed)
    for name, mark in names:
        if isinstance(name, str) and name not in told:
            told.add(name)
            yield unknown_name(path, mark.place, name, allowed)


def _repeated(names: list[Found], path: str) -> Iterator[Fault]:
    """A fault for each name that was there before."""
    first: dict[str, int] = {}
    for name, mark in names:
        if isinstance(name, str):
            if name in first:
                yield fault(path, mark.place, "repeated", found=shown(name), first_line=first[name])
            first.setdefault(name, mark.place[0])


def _at(found: Found, key: str) -> list[Found]:
    """What a mapping has under a key: one value or none."""
    value, mark = found
    return [(value[key], mark.inside[key])] if isinstance(value, dict) and key in value else []


def _items(found: Found, key: str) -> list[Found]:
    """The items of the list that a mapping has under a key."""
    lists = [(value, mark) for value, mark in _at(found, key) if isinstance(value, list)]
    return [(item, mark.inside[place]) for value, mark in lists for place, item in enumerate(value)]
