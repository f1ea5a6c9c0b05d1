"""What is done to a text: a value is set, an entry taken out, items put into a list. All else stays.

Each returns the new text, and may be wrong where a text is written in a way that nobody thought of: `change.py` reads what
came of it, and takes another way then.
"""

from collections.abc import Callable, Sequence
from typing import Any

from game.serve.mending.tree import Part, Steps, found, line_end, line_start, newline_of, next_line, tree_of
from game.serve.mending.writing import after_colon, in_a_line, item_of, lines_of

Order = Callable[[Steps], Sequence[str]]
"""The keys of the mapping at a path in the order in which they are usually written."""


class Unfit(Exception):
    """A change that does not fit the text: there is no such place in it."""


def with_value(text: str, steps: Steps, value: Any, order: Order) -> str:
    """A text with a value at a path, which is made if it is not there."""
    root = tree_of(text)
    place: Steps = ()
    rest = steps
    while rest and (inner := found(root, (*place, rest[0]))) is not None:
        place, rest = (*place, rest[0]), rest[1:]
        if inner.empty:  # `key:` with nothing after it: what lies deeper is made here
            break
    holder = found(root, place)
    assert holder is not None  # we have just walked there
    if not rest or holder.empty:
        return _replaced(text, root, place, _nested(rest, value))
    if holder.kind != "mapping":
        raise Unfit(steps)
    return _inserted(text, holder, str(rest[0]), _nested(rest[1:], value), order(place))


def _nested(steps: Steps, value: Any) -> Any:
    """A value within mappings that are yet to be made."""
    for step in reversed(steps):
        if not isinstance(step, str):
            raise Unfit(steps)
        value = {step: value}
    return value


def without(text: str, steps: Steps) -> str:
    """A text without an entry or item. What is left with nothing in it goes too, unless it is an item."""
    root = tree_of(text)
    holder = found(root, steps[:-1])
    if holder is None or not steps or steps[-1] not in holder.inside:
        raise Unfit(steps)
    if len(holder.inside) == 1:
        if len(steps) == 1:
            raise Unfit(steps)
        if isinstance(steps[-2], int):
            return _replaced(text, root, steps[:-1], {} if holder.kind == "mapping" else [])
        return without(text, steps[:-1])
    if holder.flow:
        return _cut_from_braces(text, holder, steps[-1])
    return _cut_item(text, holder, steps[-1]) if holder.kind == "list" else _cut_entry(text, holder, steps[-1])


def with_items(text: str, steps: Steps, at: int, values: list[Any], order: Order) -> str:
    """A text with more items in the list at a path, before the item `at`; the list is made if it is not there."""
    root = tree_of(text)
    holder = found(root, steps)
    if holder is None or holder.empty or not holder.inside:
        return with_value(text, steps, values, order)
    if holder.kind != "list" or not 0 <= at <= len(holder.inside):
        raise Unfit(steps)
    if holder.flow:
        written = ", ".join(map(in_a_line, values))
        if at == 0:
            first = holder.inside[0].start
            return text[:first] + written + ", " + text[first:]
        last = holder.inside[at - 1].end
        return text[:last] + ", " + written + text[last:]
    pad = " " * holder.column
    lines = f"\n{pad}".join("- " + item_of(value, holder.column) for value in values)
    if at < len(holder.inside):
        dash = _dash(text, holder, at)
        return text[:dash] + _own_ends(f"{lines}\n{pad}", text) + text[dash:]
    return _line_after(text, holder.inside[at - 1].end, pad + lines)


def with_numbers(text: str, values: dict[Steps, Any]) -> str:
    """A text with other numbers, truths or nothings in the place of such as there are: all of them at once."""
    root = tree_of(text)
    parts = {steps: found(root, steps) for steps in values}
    edits = sorted(((part.start, part.end, in_a_line(values[steps])) for steps, part in parts.items() if part), reverse=True)
    for start, end, written in edits:
        text = text[:start] + written + text[end:]
    return text


def _replaced(text: str, root: Part, steps: Steps, value: Any) -> str:
    """A text with another value in a place where there is one."""
    part = found(root, steps)
    holder = found(root, steps[:-1])
    if part is None or holder is None or not steps:
        raise Unfit(steps)
    if holder.flow:
        blank = " " if part.empty and text[part.start - 1 : part.start] == ":" else ""
        return text[: part.start] + blank + in_a_line(value) + text[part.end :]
    if holder.kind == "list":
        return text[: part.start] + _own_ends(item_of(value, holder.column), text) + text[part.end :]
    key = str(steps[-1])
    colon = text.index(":", holder.keys[key][1]) + 1
    if not text[colon : part.start].strip():
        column = holder.keys[key][0] - line_start(text, holder.keys[key][0])
        return text[:colon] + _own_ends(after_colon(value, column), text) + text[part.end :]
    # a comment stands between the key and its value
    inline = not isinstance(value, dict | list) or not value
    written = after_colon(value, part.column - 2)[1:] if inline else lines_of(value, part.column).lstrip(" ")
    return text[: part.start] + _own_ends(written, text) + text[part.end :]


def _inserted(text: str, holder: Part, key: str, value: Any, order: Sequence[str]) -> str:
    """A text with one more entry in a mapping: after the nearest one that usually stands before it."""
    rank = {name: number for number, name in enumerate(order)}
    before = [name for name in holder.keys if rank.get(name, -1) < rank.get(key, len(rank))]
    after = max(before, key=lambda name: (rank.get(name, -1), holder.keys[name]), default=None)
    if holder.flow:
        entry = f"{in_a_line(key)}: {in_a_line(value)}"
        if not holder.keys:
            return text[: holder.start + 1] + entry + text[holder.start + 1 :]
        if after is None:
            return text[: holder.start + 1] + entry + ", " + text[holder.start + 1 :].lstrip(" ")
        end = max(holder.keys[after][1], holder.inside[after].end)
        return text[:end] + ", " + entry + text[end:]
    if not holder.keys:
        raise Unfit(key)
    first = min(holder.keys.values())[0]
    start = line_start(text, first)
    column = first - start
    line = f"{' ' * column}{in_a_line(key)}:{after_colon(value, column)}"
    if after is None and not text[start:first].strip():
        return text[:start] + _own_ends(line + "\n", text) + text[start:]
    name = after if after is not None else min(holder.keys, key=lambda name: holder.keys[name])
    return _line_after(text, max(holder.keys[name][1], holder.inside[name].end), line)


def _cut_from_braces(text: str, holder: Part, step: str | int) -> str:
    names = list(holder.inside)
    place = names.index(step)
    starts = [holder.keys[str(name)][0] if holder.kind == "mapping" else holder.inside[name].start for name in names]
    ends = [max(holder.inside[name].end, holder.keys[str(name)][1] if holder.kind == "mapping" else 0) for name in names]
    if place + 1 < len(names):
        return text[: starts[place]] + text[starts[place + 1] :]
    return text[: ends[place - 1]] + text[ends[place] :]


def _cut_entry(text: str, holder: Part, step: str | int) -> str:
    start, key_end = holder.keys[str(step)]
    end = max(key_end, holder.inside[step].end)
    if text[line_start(text, start) : start].strip():  # it stands behind a dash, and the next one takes its place
        following = min(begin for begin, _ in holder.keys.values() if begin > start)
        return text[:start] + text[following:]
    return text[: line_start(text, start)] + text[next_line(text, end) :]


def _cut_item(text: str, holder: Part, step: str | int) -> str:
    assert isinstance(step, int)
    dash = _dash(text, holder, step)
    start = line_start(text, dash)
    if step > 0:
        start = _with_comments(text, start, holder)
    elif text[start:dash].strip():
        raise Unfit(step)
    return text[:start] + text[next_line(text, holder.inside[step].end) :]


def _with_comments(text: str, start: int, holder: Part) -> int:
    """Where the comment begins that stands right above an item and as far in: it is about it."""
    while start > 0:
        above = line_start(text, start - 1 - text[:start].endswith("\r\n"))
        line = text[above:start]
        if not line[holder.column :].startswith("#") or line[: holder.column].strip():
            break
        start = above
    return start


def _dash(text: str, holder: Part, item: int) -> int:
    """Where the dash of an item is."""
    if item == 0:
        return holder.start
    at = next_line(text, holder.inside[item - 1].end)
    while at < holder.inside[item].start:
        if text[at : at + holder.column + 1].strip() == "-" and text[at + holder.column] == "-":
            return at + holder.column
        at = next_line(text, at)
    raise Unfit(item)


def _line_after(text: str, end: int, line: str) -> str:
    """A text with a line after the one in which something ends."""
    at = line_end(text, end)
    return text[:at] + _own_ends("\n" + line, text) + text[at:]


def _own_ends(written: str, text: str) -> str:
    """What we have written, with line ends as the text has them."""
    ends = newline_of(text)
    return written if ends == "\n" else written.replace("\n", ends)
