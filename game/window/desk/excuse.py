"""The open excuse on top of the talk, and the question how sure the trainee is of it."""

from typing import Final

from game.language import words
from game.play.evidence import Evidence, differ, in_words
from game.play.view import ClientView
from game.play.view_model import BELIEF_MOVES, BELIEFS, Play
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import button, keycap, panel
from game.window.widgets.theme import BODY, CARD, DARK, INK, MUTED, ON_DARK, SMALL, WARN, WARN_LINE, WARN_SOFT, Colour

LINES: Final = 2
"""So many sources are told here; all of them stand under what is known."""
LINE: Final = 20.0
STACKED: Final = 44.0
"""Height of an answer where the picture is upright."""


def excuse_height(ui: Canvas, wide: float, view: ClientView, asking: bool, week: int) -> float:
    """How high the open excuse's panel is in a room so wide."""
    foot = (46 + STACKED * len(BELIEFS) if asking else 30 + 2 * STACKED) if ui.narrow else 98.0 if asking else 60.0
    return foot + 20 + LINE * len(_told(ui, wide - 28, view, week))


def _quoted(ui: Canvas, view: ClientView) -> str:
    return ui.say("window.quoted", text=words.excuse_name(view.excuse, ui.language))


def _status(ui: Canvas, view: ClientView, week: int) -> str:
    """Since when it stands open, and how many have spoken of it."""
    known = next(one for one in view.findings if one.excuse == view.excuse)
    about = "evidence.differ" if differ(known.evidence, week) else "" if known.evidence else "finding.unknown"
    status = [ui.say("window.excuse.since", week=view.excuse_week), ui.say(about) if about else ""]
    more = len(known.evidence) - LINES
    status += [ui.say("window.excuse.more", count=more)] if more > 0 else []
    return " · ".join(one for one in status if one)


def _beside(ui: Canvas, wide: float, view: ClientView, week: int) -> bool:
    """Is there room for the state of the excuse beside its name?"""
    return text.width(ui, _quoted(ui, view), BODY, True) + text.width(ui, _status(ui, view, week), SMALL) + 40 <= wide


def _told(ui: Canvas, wide: float, view: ClientView, week: int) -> list[tuple[str, str, Colour]]:
    """(icon, words, colour) of the lines under its name: its state, where there is no room beside; who says what."""
    known = next(one for one in view.findings if one.excuse == view.excuse)
    lines: list[tuple[str, str, Colour]] = [] if _beside(ui, wide, view, week) else [("", _status(ui, view, week), MUTED)]
    lines += [
        ("check" if one.so else "cross", fitted(ui, one, week, wide - 26), MUTED if one.stale(week) else INK)
        for one in known.evidence[:LINES]
    ]
    return lines


def fitted(ui: Canvas, one: Evidence, week: int, wide: float) -> str:
    """A piece of evidence as a line, in fewer words where there is less room."""
    told = in_words(one, week, ui.language)
    return told if text.width(ui, told, SMALL) <= wide else in_words(one, week, ui.language, short=True)


def open_excuse(ui: Canvas, area: Box, play: Play, view: ClientView, asking: str) -> None:
    """The open excuse on top of the talk. `asking`: the move for which the question of belief is put."""
    panel(ui, area, WARN_SOFT, 10, WARN_LINE)
    inside = Box(area.x + 14, area.y + 10, area.w - 28, area.h - 20)
    icon(ui, "warning", Box(inside.x, inside.y + 2, 18, 18), WARN)
    week = play.desk.week
    told = _status(ui, view, week)
    wide = text.width(ui, told, SMALL) + 1
    beside = _beside(ui, inside.w, view, week)
    name = Box(inside.x + 26, inside.y, inside.w - 26 - (wide + 8 if beside else 0), 22)
    text.label(ui, _quoted(ui, view), name, BODY, INK, True)
    if beside:
        text.label(ui, told, Box(inside.right - wide, inside.y, wide, 22), SMALL, MUTED, align="right")
    for picture, line, tone in _told(ui, inside.w, view, week):
        if picture:
            icon(ui, picture, Box(inside.x + 4, inside.y + 26, 12, 12), MUTED)
        text.label(ui, line, Box(name.x, inside.y + 22, inside.w - 26, LINE), SMALL, tone, may_shorten=True)
        inside.y += LINE
    if asking:
        _belief(ui, Box(inside.x, inside.y + 30, inside.w, 68), asking)
    else:
        _answers(ui, Box(inside.x, inside.y + 30, inside.w, 32), play, view)


def _answers(ui: Canvas, area: Box, play: Play, view: ClientView) -> None:
    """What can be done about it. Where there is little room, the pictures go first, then the size."""
    moves = [one for one in BELIEF_MOVES if play.option(one)]
    names = [words.move_name(move, ui.language) for move in moves]
    if ui.narrow:
        wide = (area.w - 8) / 2
        for number, (move, name) in enumerate(zip(moves, names, strict=True)):
            row, column = divmod(number, 2)
            place = Box(area.x + column * (wide + 8), area.y + row * STACKED, wide, STACKED - 6)
            button(ui, place, name, ("move", move), enabled=play.reason(move, view.number) is None)
        return
    widths = [text.width(ui, name, BODY, True) for name in names]
    roomy = sum(widths) + 64 * len(moves) - 8 <= area.w
    size = BODY if sum(widths) + 26 * len(moves) <= area.w else SMALL
    x = area.x
    for move, name in zip(moves, names, strict=True):
        possible = play.reason(move, view.number) is None
        place = Box(x, area.y, text.width(ui, name, size, True) + (56 if roomy else 18), area.h)
        button(ui, place, name, ("move", move), picture=move if roomy else "", enabled=possible, size=size)
        x = place.right + 8


def _belief(ui: Canvas, area: Box, asking: str) -> None:
    skip = ui.say("window.belief.skip")
    cap = text.width(ui, "Enter", SMALL, True) + 10 if ui.keys else 0.0
    wide = text.width(ui, skip, SMALL) + cap + 10
    place = Box(area.right - wide, area.y - 2, wide, 26)
    question, room = ui.say("belief.question"), Box(area.x, area.y, place.x - area.x - 8, 22)
    size = text.common_size(ui, (question,), room.w, BODY, True)
    text.label(ui, question, room, size, INK, True)
    over = ui.hit(place, ("belief", None))
    text.label(ui, skip, Box(place.x, place.y, wide - cap - 8, 26), SMALL, INK if over else MUTED, align="right")
    keycap(ui, place.right, place.centery, "Enter")
    names = [ui.say(f"belief.{round(one * 100)}") for one in BELIEFS]
    if ui.narrow:
        for number, (one, name) in enumerate(zip(BELIEFS, names, strict=True)):
            place = Box(area.x, area.y + 30 + number * STACKED, area.w, STACKED - 6)
            over = ui.hit(place, ("belief", one))
            panel(ui, place, DARK if over else CARD, 8, WARN_LINE)
            text.label(ui, name, place, BODY, ON_DARK if over else INK, align="center")
        return
    size = BODY if sum(text.width(ui, name, BODY) + 36 for name in names) + 16 <= area.w else SMALL
    widths = [text.width(ui, name, size) for name in names]
    spare = (area.w - sum(widths) - 4 * 4) / 5
    x = area.x
    for number, (one, name, wide) in enumerate(zip(BELIEFS, names, widths, strict=True)):
        place = Box(x, area.y + 30, wide + spare, 36)
        x = place.right + 4
        over = ui.hit(place, ("belief", one))
        panel(ui, place, DARK if over else CARD, 8, WARN_LINE)
        end = keycap(ui, place.x + 26, place.centery, str(number + 1), dark=over)
        text.label(ui, name, Box(end + 24, place.y, place.right - end - 26, place.h), size, ON_DARK if over else INK)
