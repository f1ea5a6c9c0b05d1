"""A text as it stands in quotation marks, and where a text ends that has none."""

import re
from typing import Final

SMART: Final = {"“": "”", "„": "“”", "‘": "’", "«": "»", "＂": "＂", "”": "”", "‟": "”", "‚": "‘’", "＇": "＇"}
"""Quotation marks of a printed text, by what closes them."""
SMART_CLOSES: Final = "".join(dict.fromkeys("".join(SMART.values())))
COMMENT: Final = re.compile(r"\s+#(\s.*)?$")
NEXT_ENTRY: Final = re.compile(r",\s*[\"']?[A-Za-z_][\w-]*[\"']?\s*:(\s|$)|,\s*[\[{]")


def quoted(text: str) -> str:
    """A text in quotation marks, as it can be put into a file."""
    text = text.strip()
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def bared(text: str) -> str:
    """A text without the printed quotation marks around it."""
    text = text.strip()
    return text[1:-1].strip() if smart(text) else text


def smart(text: str) -> bool:
    """Do printed quotation marks stand around the whole of a text, and nowhere in it?"""
    if len(text) < 2 or text[-1] not in SMART.get(text[0], ""):
        return False
    return not any(sign in SMART or sign in SMART_CLOSES for sign in text[1:-1] if sign not in "‘’'")


def nested(text: str) -> bool:
    """Do quotation marks around the whole of a text hold others? "He said "no"" does, "no" and "yes" does not."""
    inner = text[1:-1]
    at = inner.find(text[0])
    return at == 0 or (at > 0 and inner[at - 1] in " (:，：（")


def rest_of_line(line: str, start: int) -> int:
    """Where a text ends that begins at a column, from 0, of a line, outside of brackets: before a comment."""
    comment = COMMENT.search(line, start)
    return len(line[: comment.start() if comment else len(line)].rstrip())


def rest_of_entry(line: str, start: int, closes: int) -> int:
    """Where a text ends that stands within so many brackets: before the next entry, or before what closes them."""
    following = NEXT_ENTRY.search(line, start)
    if following:
        return len(line[: following.start()].rstrip())
    end = rest_of_line(line, start)
    while closes and end > start and line[end - 1] in "]} ,\t":
        closes -= line[end - 1] in "]}"
        end -= 1
    return len(line[:end].rstrip())
