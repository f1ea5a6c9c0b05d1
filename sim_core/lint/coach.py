"""Comments of the coach whose moment never comes, whose advice cannot be followed, or that advise in words alone."""

from collections.abc import Iterator
from typing import Final

from sim_core.errors import Fault
from sim_core.lint.excuses import can_be_made_up, can_be_true
from sim_core.lint.file import Checked
from sim_core.lint.moves import possible
from sim_core.model.moves import MOVE, MOVE_ROWS, TAGS, tagged
from sim_core.scenario.meanings import MOMENT_ROWS

QUOTED: Final = ("'{}'", '"{}"', "\u2018{}\u2019", "\u201c{}\u201d", "\u300c{}\u300d")
"""How a name stands in a text when it is quoted."""


def _moves_named(name: str) -> tuple[str, ...]:
    """A move, those of a tag, or those of an effect."""
    of_effect = tuple(move for move, row in MOVE_ROWS.items() if row["effect"] == name)
    return (name,) if name in MOVE_ROWS else tagged(name) if name in TAGS else of_effect


MADE_BY: Final = {
    moment: tuple(move for name in row["made_by"] for move in _moves_named(name))
    for moment, row in MOMENT_ROWS.items()
    if "made_by" in row
}
"""Moves without any of which a moment cannot come."""


def coach_never(file: Checked) -> Iterator[Fault]:
    """A comment on a move that is not to be had, on an excuse that nobody gives, or on hours that there never are."""
    for number, comment in enumerate(file.scenario.coach):
        at = ("coach", number)
        moves = (comment.move,) if comment.move and comment.when != "not_done" else MADE_BY.get(comment.when, ())
        if moves and not any(possible(file, move) for move in moves):
            yield file.warning("coach_never", (*at, "move" if comment.move else "when"), "moves", moves=moves)
        if comment.when == "not_done" and comment.move and not file.table.allowed[MOVE[comment.move]]:
            yield file.warning("coach_never", (*at, "move"), "moves", moves=(comment.move,))
        kind = comment.excuse
        asked = [client for _, client in file.clients() if comment.client in (None, client.id)]
        if kind and not any(can_be_true(file, client, kind) or can_be_made_up(client, kind) for client in asked):
            yield file.warning("coach_never", (*at, "excuse"), "excuse", excuse=kind)
        advice = comment.advice
        if advice and advice.move and advice.move in MOVE and not possible(file, advice.move):
            yield file.warning("coach_never", (*at, "advice", "move"), "moves", moves=(advice.move,))
        if comment.when == "hours_left" and comment.hours > file.scenario.hours_per_week():
            values = {"found": comment.hours, "there": file.scenario.hours_per_week()}
            yield file.warning("coach_never", (*at, "hours"), "hours", **values)


def advice_missing(file: Checked) -> Iterator[Fault]:
    """A comment that quotes the name of a move and advises nothing: whoever follows it does what nobody has tried out."""
    for number, comment in enumerate(file.scenario.coach):
        if comment.advice and (comment.advice.move or comment.advice.avoid):
            continue
        text = comment.say if isinstance(comment.say, str) else " ".join(comment.say.values())
        quoted = next((name for name in file.names if any(mark.format(name) in text for mark in QUOTED)), "")
        if quoted:
            yield file.warning("advice_missing", ("coach", number, "say"), found=quoted)
