"""Where everything of a YAML text begins and ends, as offsets into it. Only for texts that the guarded reader has accepted."""

import re
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import yaml

Step = str | int
Steps = tuple[Step, ...]
"""A path into a file: ("clients", 0, "hidden", "cash")."""
LINE_END: Final = re.compile(r"\r\n|\n|\r")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Part:
    """A value: from where to where it goes, without the comments and blank lines after it."""

    kind: Literal["text", "mapping", "list"]  # `text`: any scalar
    start: int
    end: int
    column: int  # of its start, from 0
    flow: bool  # in braces or brackets
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    inside: "dict[Step, Part]" = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Is nothing written here?"""
        return self.start == self.end


def tree_of(text: str) -> Part:
    """A text as parts. `text` holds one document without anchors and tags, and its keys are text."""
    node = yaml.compose(text, Loader=_LOADER)
    return _part(node, text, False)


def found(part: Part, steps: Steps) -> Part | None:
    """The part that a path leads to; None if the text has nothing there."""
    for step in steps:
        if step not in part.inside:
            return None
        part = part.inside[step]
    return part


def _part(node: Any, text: str, within: bool) -> Part:
    start, end, column = node.start_mark.index, node.end_mark.index, node.start_mark.column
    if isinstance(node, yaml.ScalarNode):
        if node.style in ("|", ">"):
            return Part("text", start, _block_end(text, start, end), column, within)
        while start == end and text[start - 1 : start] in (" ", "\t"):  # nothing: it stands right after the colon
            start = end = start - 1
        return Part("text", start, end, column, within)
    flow = within or bool(node.flow_style)
    made = Part("mapping" if isinstance(node, yaml.MappingNode) else "list", start, end, column, flow)
    last = start
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value)
            made.keys[name] = (key.start_mark.index, key.end_mark.index)
            made.inside[name] = _part(value, text, flow)
            last = max(key.end_mark.index, made.inside[name].end)
    else:
        for number, item in enumerate(node.value):
            made.inside[number] = _part(item, text, flow)
            last = made.inside[number].end
    if not flow:
        made.end = last
    return made


def _block_end(text: str, start: int, end: int) -> int:
    """Where a block of text ends, without the line end after it; and without blank lines, unless they are part of it."""
    block = text[start:end]
    head = LINE_END.split(block, maxsplit=1)[0]
    if "+" in head.partition("#")[0]:
        return end - len(re.search(r"(\r\n|\n|\r)?\Z", block).group())  # type: ignore[union-attr]  # it is found everywhere
    return start + len(block.rstrip())


def line_start(text: str, at: int) -> int:
    """Where the line of an offset begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Where the line of an offset ends, before its line end."""
    found = LINE_END.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Where the line after that of an offset begins."""
    found = LINE_END.search(text, at)
    return found.end() if found else len(text)


def newline_of(text: str) -> str:
    """How lines end in a text: as its first one does."""
    found = LINE_END.search(text)
    return found.group() if found else "\n"
