"""A text from a page, in which every line ends alike, with the line ends it had."""

from game.serve.mending.tree import LINE_END, newline_of


def with_own_ends(new: str, old: str) -> str:
    """A new text whose lines end in line feeds, with the line ends of the old one wherever nothing has changed."""
    ends = newline_of(old)
    lines = new.split("\n")
    had = LINE_END.split(old)
    marks = LINE_END.findall(old)
    same = 0
    while same < min(len(lines), len(had)) and lines[same] == had[same]:
        same += 1
    tail = 0
    while tail < min(len(lines), len(had)) - same and lines[-1 - tail] == had[-1 - tail]:
        tail += 1
    between = len(lines) - 1
    first, last = min(same, len(marks), between), min(tail, len(marks), between)
    last = min(last, between - first)
    kept = [*marks[:first], *[ends] * (between - first - last), *(marks[-last:] if last else [])]
    return "".join(line + mark for line, mark in zip(lines, [*kept, ""], strict=True))
