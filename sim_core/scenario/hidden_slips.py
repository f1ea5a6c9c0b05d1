"""Slips that leave a text YAML, and make of it something that nobody meant.

`id:a` without its blank is a text, and so are the lines that follow; `{amount:3}` is a key without a value; 380,000 within
braces is 380 and a key 000. They are looked for in a file that is no scenario, by what stands where keys or numbers belong.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from sim_core.errors import Message
from sim_core.scenario.blanks import ANY, called, plain_blanks
from sim_core.scenario.known_keys import RANGE_KEYS, is_known, text_keys
from sim_core.scenario.line_slips import WIDE, line_slips, wide_in
from sim_core.scenario.money import Amount
from sim_core.scenario.numbers_meant import number_meant
from sim_core.scenario.pasted_rows import HOLDERS, pasted_row
from sim_core.scenario.patched import Edit, Lines, Slip
from sim_core.scenario.quoting import SMART, SMART_CLOSES, bared, quoted, smart

GLUED: Final = re.compile(r"(?P<key>[A-Za-z_][\w-]*)\s*(?P<sign>[:：=])\s*(?=\S)")
START_OF_NUMBER: Final = re.compile(r"[^\d,]{0,6}\d{1,3}(\.\d{3})*")
REST_OF_NUMBER: Final = re.compile(r"\d{1,4}(\.\d+)?(\s*[^\d\s,.]{1,8})?")
COUNTED: Final = re.compile(r"^money\s*:", re.MULTILINE)
WIDE_ENTRY: Final = re.compile(r"[，、；]\s*[A-Za-z_]\w*\s*[:：]")
PAIRS: Final = {"ledger": ("amount", "age_weeks"), "rivals": ("count", "heat")}
"""Where two numbers without keys are no range, and which keys were meant."""
THREE: Final = re.compile(r"\d{3}")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class _Scalar:
    """A text or number without quotation marks, or a mere place for what is something else."""

    text: str
    start: int
    end: int
    plain: bool = True


@dataclass
class _Open:
    """A mapping or list that is being read, and what it has so far."""

    mapping: bool
    braces: bool
    within: tuple[str, ...]  # the keys that lead to it
    entries: list[_Scalar] = field(default_factory=list)  # of a mapping: keys and values in turn

    def key(self) -> str:
        return self.entries[-1].text if self.mapping and len(self.entries) % 2 else ""


def hidden_slips(text: str) -> list[Slip]:
    """The slips of a text that is YAML, in the order of the text; each is told once."""
    lines = Lines(text)
    found: list[Slip] = []
    with suppress(yaml.YAMLError):  # several documents, or one too deep: others tell it
        found.extend(_slips(text, lines))
    return found


def _slips(text: str, lines: Lines) -> Iterator[Slip]:
    stack: list[_Open] = []
    events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            within = _within(stack)
            if stack:
                stack[-1].entries.append(_Scalar("", *_span(event), False))
            stack.append(_Open(isinstance(event, yaml.MappingStartEvent), bool(event.flow_style), within))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = stack.pop()
            yield from _of_mapping(done, lines) if done.mapping else _of_list(done, lines)
            if done.mapping and not done.braces and stack and not stack[-1].mapping:
                yield from _begun_again(done, lines)
            if stack and not done.mapping:
                stack[-1].entries[-1].end = _span(event)[1]
        elif isinstance(event, yaml.ScalarEvent):
            one = _Scalar(event.value, *_span(event), event.implicit[0])
            key = bool(stack) and stack[-1].mapping and len(stack[-1].entries) % 2 == 0
            within = _within(stack)
            if stack:
                stack[-1].entries.append(one)
            if one.plain:
                yield from _of_key(one, lines) if key else _of_value(one, within, *_holder(stack), lines)
        elif isinstance(event, yaml.AliasEvent) and stack:
            stack[-1].entries.append(_Scalar("", *_span(event), False))


def _span(event: Any) -> tuple[int, int]:
    """Where an event's text begins and ends, in characters."""
    return event.start_mark.index, event.end_mark.index


def _holder(stack: list[_Open]) -> tuple[bool, bool]:
    """Whether what is being read stands within brackets, and whether it is an item of a list."""
    return bool(stack and stack[-1].braces), bool(stack and not stack[-1].mapping)


def _within(stack: list[_Open]) -> tuple[str, ...]:
    return (*stack[-1].within, stack[-1].key()) if stack else ()


def _place(lines: Lines, at: int) -> tuple[int, int]:
    number = lines.text.count("\n", 0, at) + 1
    return number, at - lines.starts[number - 1] + 1


def _of_key(one: _Scalar, lines: Lines) -> Iterator[Slip]:
    """A key with something at its edges that does not belong to it, or glued to its value."""
    text = one.text
    if odd := ANY.search(text):
        clean = plain_blanks(text).strip()
        number, column = _place(lines, one.start)
        if not lines.line(number)[: column - 1].strip() and (found := [*line_slips(lines.line(number), number, lines)]):
            yield from found
        elif is_known(clean):
            place = _place(lines, one.start + odd.start())
            yield Slip(place, Message("yaml.blank", called(odd.group())), (Edit(one.start, one.end, clean),))
        elif GLUED.match(clean) and is_known(clean.partition(":")[0].strip()):
            place = _place(lines, one.start + odd.start())
            yield Slip(place, Message("yaml.blank", called(odd.group())), (Edit(one.start, one.end, " ".join(clean.split())),))
        return
    if text and (text[0] in SMART or text[-1] in SMART_CLOSES) and is_known(text.strip("".join((*SMART, SMART_CLOSES)))):
        clean = text.strip("".join((*SMART, SMART_CLOSES)))
        message = Message("yaml.smart_quotes", {"write": f"{clean}:"})
        yield Slip(_place(lines, one.start), message, (Edit(one.start, one.end, clean),))
        return
    number, column = _place(lines, one.start)
    dashed = re.match(r"([-–—−•·●*+])\s*([A-Za-z_]\w*)$", text)
    if dashed and is_known(dashed[2]):
        yield from line_slips(lines.line(number), number, lines)
        return
    yield from _glued(one, number, column, lines)


def _glued(one: _Scalar, number: int, column: int, lines: Lines) -> Iterator[Slip]:
    """A key with its value in one word, within braces: amount:380000."""
    found = GLUED.match(one.text)
    if not found or not is_known(found["key"]) or "\n" in lines.text[one.start : one.end]:
        return
    segment = lines.text[one.start : one.end]
    for sign in re.finditer(r"(?P<key>[A-Za-z_]\w*)\s*(?P<sign>[:：=])(?=\s*\S)", segment):
        if is_known(sign["key"]):
            yield _sign(sign["sign"], one.start + sign.start("sign"), segment[sign.end() : sign.end() + 1], lines)
    for wide in wide_in(segment):
        if wide.group().strip() != "：":
            yield _sign(wide.group().strip(), one.start + wide.end() - 1, "", lines)


def _sign(sign: str, at: int, after: str, lines: Lines) -> Slip:
    meant = WIDE.get(sign, ":")
    key = "no_space" if sign == ":" else "wide" if sign in WIDE else "instead"
    message = Message(f"yaml.{key}", {"found": sign, "meant": meant})
    blank = " " if meant in ":," and after != " " else ""
    return Slip(_place(lines, at), message, (Edit(at, at + 1, meant + blank),))


def _of_value(one: _Scalar, within: tuple[str, ...], braces: bool, listed: bool, lines: Lines) -> Iterator[Slip]:
    """A text where something else belongs that begins like a key, or has signs about it that nobody sees."""
    text = one.text
    if text_keys() & set(within):
        return
    found = GLUED.match(text)
    first, last = (_place(lines, at)[0] for at in (one.start, one.end))
    if found and is_known(found["key"]) and last > first and not braces:
        for at in range(first, last + 1):
            yield from line_slips(lines.line(at), at, lines)
        return
    if odd := ANY.search(text):
        yield from _blank_in(one, odd, lines)
        return
    if smart(text):
        message = Message("yaml.smart_quotes", {"write": bared(text)})
        yield Slip(_place(lines, one.start), message, (Edit(one.start, one.end, bared(text)),))
        return
    if found and is_known(found["key"]):
        number, column = _place(lines, one.start)
        yield from _glued(one, number, column, lines) if braces else line_slips(lines.line(number), number, lines)
    elif braces and WIDE_ENTRY.search(text):
        segment = lines.text[one.start : one.end]
        for wide in wide_in(segment):
            at = one.start + wide.end() - 1
            yield _sign(lines.text[at], at, lines.text[at + 1 : at + 2], lines)
    elif braces and listed and re.search("[，、；]", text):
        segment = lines.text[one.start : one.end]
        for wide in re.finditer("[，、；]", segment):
            yield _sign(wide.group(), one.start + wide.start(), segment[wide.end() : wide.end() + 1], lines)
    elif within[-1:] and within[-1] in HOLDERS and (rows := [*_rows(one, lines)]):
        yield from rows
    elif text and text[0] in WIDE and WIDE[text[0]] in "[{":
        segment = lines.text[one.start : one.end]
        for at, sign in enumerate(segment):
            if sign in WIDE:
                yield _sign(sign, one.start + at, segment[at + 1 : at + 2], lines)


def _rows(one: _Scalar, lines: Lines) -> Iterator[Slip]:
    """The rows of a spreadsheet where invoices belong."""
    first, last = (_place(lines, at)[0] for at in (one.start, one.end))
    for number in range(first, last + 1):
        row = pasted_row(lines, number)
        if row is None:
            return
        yield row


def _blank_in(one: _Scalar, odd: re.Match[str], lines: Lines) -> Iterator[Slip]:
    """Blanks about a value that is no text of its own."""
    clean = " ".join(plain_blanks(one.text).split())
    number = number_meant(clean)
    written = number if number and " " in clean else clean
    values = {**called(odd.group()), **({"write": written} if written != clean else {})}
    yield Slip(_place(lines, one.start + odd.start()), Message("yaml.blank", values), (Edit(one.start, one.end, written),))


def _of_mapping(done: _Open, lines: Lines) -> Iterator[Slip]:
    """Numbers and texts that a comma has cut in two, within braces."""
    if not done.braces:
        return
    if _only_numbers(done):
        yield _bare_numbers(done, lines)
        return
    pairs = [*zip(done.entries[::2], done.entries[1::2], strict=False)]
    at = 0
    while at < len(pairs):
        key, value = pairs[at]
        rest: list[_Scalar] = []
        while at + 1 < len(pairs) and not pairs[at + 1][1].text and pairs[at + 1][1].start == pairs[at + 1][1].end:
            at += 1
            rest.append(pairs[at][0])
        at += 1
        if rest and value.plain and key.text in RANGE_KEYS:
            yield _no_list(key, value, rest[-1], lines)
        elif rest and value.plain and not text_keys() & {*done.within, key.text}:
            yield from _number_cut(value, rest, lines) if value.text[:1] != "(" else _round(value, rest[-1], lines)
        elif rest and value.plain and value.text[:1] in SMART and rest[-1].text[-1:] in SMART[value.text[0]]:
            whole = lines.text[value.start : rest[-1].end]
            message = Message("yaml.smart_quotes", {"write": f"{key.text}: {quoted(bared(whole))}"})
            yield Slip(_place(lines, value.start), message, (Edit(value.start, rest[-1].end, quoted(bared(whole))),))


def _no_list(key: _Scalar, value: _Scalar, last: _Scalar, lines: Lines) -> Slip:
    """The ends of a range without brackets: {between: 1, 2}."""
    ends = lines.text[value.start : last.end]
    message = Message("scenario.wrong_type", {"found": ends, "expected": "list", "write": f"{key.text}: [{ends}]"})
    return Slip(_place(lines, value.start), message, (Edit(value.start, last.end, f"[{ends}]"),))


def _only_numbers(done: _Open) -> bool:
    """Two numbers in braces, which have no keys."""
    keys, values = done.entries[::2], done.entries[1::2]
    return len(keys) == 2 and all(number_meant(one.text) for one in keys) and not any(one.text for one in values)


def _bare_numbers(done: _Open, lines: Lines) -> Slip:
    """Two numbers in braces: where keys belong, theirs are missing; else they are the ends of a range."""
    one, other = (entry.text for entry in done.entries[::2])
    keys = PAIRS.get(next((key for key in reversed(done.within) if key), ""))
    if keys:
        inner, expected = f"{keys[0]}: {one}, {keys[1]}: {other}", "mapping"
    else:
        low, high = sorted((one, other), key=lambda text: float(number_meant(text)))
        inner, expected = f"between: [{low}, {high}]", "number_or_range"
    told = {"found": f"{{{one}, {other}}}", "expected": expected, "write": f"{{{inner}}}"}
    start, end = done.entries[0].start, done.entries[2].end
    place = _place(lines, lines.text.rindex("{", 0, start))
    return Slip(place, Message("scenario.wrong_type", told), (Edit(start, end, inner),))


def _begun_again(done: _Open, lines: Lines) -> Iterator[Slip]:
    """An item of a list in which the first key comes again: there the next item was to begin."""
    keys = done.entries[::2]
    for key in keys[1:]:
        number, column = _place(lines, key.start)
        if key.text == keys[0].text and lines.line(number)[: column - 1].isspace() and column > 2:
            edit = lines.edit(number, column - 3, column - 1, "- ")
            yield Slip((number, column), Message("yaml.dash_missing"), (edit,))


def _round(value: _Scalar, last: _Scalar, lines: Lines) -> Iterator[Slip]:
    """Round brackets around the items of a list."""
    if last.text.endswith(")"):
        for at, sign, right in ((value.start, "(", "["), (last.end - 1, ")", "]")):
            yield Slip(_place(lines, at), Message("yaml.instead", {"found": sign, "meant": right}), (Edit(at, at + 1, right),))


def _number_cut(value: _Scalar, rest: list[_Scalar], lines: Lines) -> Iterator[Slip]:
    taken = []
    for part in rest:
        if lines.text[part.start - 1 : part.start].isspace() and not THREE.match(part.text):
            break  # two numbers
        if not REST_OF_NUMBER.fullmatch(part.text):
            break
        taken.append(part)
    if not taken or not START_OF_NUMBER.fullmatch(value.text):
        return
    number = number_meant(",".join([value.text, *(part.text for part in taken)]), "money")
    if "." in number and not COUNTED.search(lines.text):  # cents stand only where a file says in what it counts
        number = number_meant(number, limits=Amount(whole=True))
    if number:
        message = Message("scenario.number_cut", {"write": number})
        yield Slip(_place(lines, taken[0].start), message, (Edit(value.start, taken[-1].end, number),))


def _of_list(done: _Open, lines: Lines) -> Iterator[Slip]:
    """Numbers of a list that commas have cut: [200,000, 400,000]."""
    raws = [one.text for one in done.entries]
    if not done.braces or not raws or len(raws) % 2 or not all(one.plain for one in done.entries):
        return
    heads, tails = raws[::2], raws[1::2]
    if not all(map(START_OF_NUMBER.fullmatch, heads)) or not all(map(THREE.match, tails)):
        return
    within = done.within[-1:] and done.within[-1] in RANGE_KEYS
    surely = any(one[0] == "0" for one in tails) or (within and done.within[-1] != "choose" and len(raws) == 4)
    numbers = [number_meant(f"{head},{tail}", "money") for head, tail in zip(heads, tails, strict=True)]
    if surely and all(numbers):
        start, end = done.entries[0].start, done.entries[-1].end
        message = Message("scenario.number_cut", {"write": f"[{', '.join(numbers)}]"})
        yield Slip(_place(lines, done.entries[1].start), message, (Edit(start, end, ", ".join(numbers)),))
