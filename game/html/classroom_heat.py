"""Competences of everybody in a class, as a heat map."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from game.classroom.people import Class
from game.classroom.tables import number
from game.debrief.sentences import competence_name
from game.html.page import escaped, paragraph, section
from game.language.words import say

HEAT: Final = ((0.0, (247, 201, 201)), (50.0, (253, 239, 205)), (75.0, (214, 238, 222)), (100.0, (150, 211, 178)))
"""Colours of scores in a heat map, between which others lie: as the badges of the page."""


def heat_map(of: Class, language: str, shown: int) -> str:
    """The section of it; of a large class the first `shown` people at once, and all on demand."""
    title = say("class.heat_head", language)
    if not of.competences:
        return section(title, paragraph(say("class.heat_none", language))) if of.people else ""
    names = of.competences
    means = [spread.mean if (spread := of.competence(name)) else None for name in names]
    columns = (say("class.column.score", language), say("class.column.accuracy", language))
    head = "".join(f"<th>{escaped(one)}</th>" for one in ("", *columns, *(competence_name(name, language) for name in names)))
    both = [spread.mean if spread else None for spread in (of.scores, of.accuracies)]
    whole = _heat_row(say("class.heat_class", language), both, means, "whole")
    drawn = [_heat_row(one.name, (one.last.score, one.accuracy), [one.competence(name) for name in names]) for one in of.people]
    inner = f'<div class="scroll heat"><table><tr>{head}</tr>{whole}{"".join(drawn[:shown])}</table></div>'
    if len(drawn) > shown:
        summary = escaped(say("class.heat_more", language, count=len(drawn)))
        rest = f'<div class="scroll heat"><table><tr>{head}</tr>{"".join(drawn)}</table></div>'
        inner += f"<details><summary>{summary}</summary>{rest}</details>"
    return section(title, inner, about=say("class.heat_about", language), name="heat")


def _heat_row(name: str, both: Sequence[float | None], values: Sequence[float | None], kind: str = "") -> str:
    """Somebody's score and accuracy, and a cell for each competence."""
    cells = "".join(
        '<td class="none">–</td>' if one is None else f'<td style="background:{shade(one)}">{number(one)}</td>'
        for one in values
    )
    plain = "".join(f'<td class="plain">{number(one)}</td>' for one in both)
    return f'<tr class="{kind}"><td>{escaped(name)}</td>{plain}{cells}</tr>'


def shade(score: float) -> str:
    """The colour of a score, 0…100, in a heat map."""
    for (low, first), (high, last) in pairwise(HEAT):
        if score <= high:
            share = max(score - low, 0.0) / (high - low)
            red, green, blue = (round(one + share * (other - one)) for one, other in zip(first, last, strict=True))
            return f"#{red:02x}{green:02x}{blue:02x}"
    return shade(HEAT[-1][0])
