"""The open excuse on top of the talk, and the question how sure the trainee is of it."""

from game.language import words
from game.play.view import ClientView
from game.play.view_model import BELIEF_MOVES, BELIEFS, Play
from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas
from game.window.widgets.icons import icon
from game.window.widgets.panels import button, keycap, panel
from game.window.widgets.theme import BODY, CARD, DARK, INK, MUTED, ON_DARK, SMALL, WARN, WARN_LINE, WARN_SOFT


def excuse_height(ui: Canvas, wide: float, view: ClientView, asking: bool) -> float:
    """How high the open excuse's panel is in a room so wide."""
    return (118.0 if asking else 80.0) + (0 if _beside(ui, wide - 28, view) else 20)


def _quoted(ui: Canvas, view: ClientView) -> str:
    return ui.say("window.quoted", text=words.excuse_name(view.excuse, ui.language))


def _status(ui: Canvas, view: ClientView) -> str:
    """Since when it stands open, and what was found."""
    known = next(one for one in view.findings if one.excuse == view.excuse)
    status = [ui.say("window.excuse.since", week=view.excuse_week)]
    if known.found == "unknown":
        status.append(ui.say("finding.unknown"))
    else:
        status.append(ui.say("window.excuse.checked", found=ui.say(known.words), percent=words.percent(known.sure)))
    return " · ".join(status)


def _beside(ui: Canvas, wide: float, view: ClientView) -> bool:
    """Is there room for the state of the excuse beside its name?"""
    return text.width(ui, _quoted(ui, view), BODY, True) + text.width(ui, _status(ui, view), SMALL) + 40 <= wide


def open_excuse(ui: Canvas, area: Box, play: Play, view: ClientView, asking: str) -> None:
    """The open excuse on top of the talk. `asking`: the move for which the question of belief is put."""
    panel(ui, area, WARN_SOFT, 10, WARN_LINE)
    inside = Box(area.x + 14, area.y + 10, area.w - 28, area.h - 20)
    icon(ui, "warning", Box(inside.x, inside.y + 2, 18, 18), WARN)
    told = _status(ui, view)
    wide = text.width(ui, told, SMALL) + 1
    beside = _beside(ui, inside.w, view)
    name = Box(inside.x + 26, inside.y, inside.w - 26 - (wide + 8 if beside else 0), 22)
    text.label(ui, _quoted(ui, view), name, BODY, INK, True)
    if beside:
        text.label(ui, told, Box(inside.right - wide, inside.y, wide, 22), SMALL, MUTED, align="right")
    else:
        text.label(ui, told, Box(name.x, inside.y + 21, name.w, 20), SMALL, MUTED)
        inside.y += 20
    if asking:
        _belief(ui, Box(inside.x, inside.y + 30, inside.w, 68), asking)
    else:
        _answers(ui, Box(inside.x, inside.y + 30, inside.w, 32), play, view)


def _answers(ui: Canvas, area: Box, play: Play, view: ClientView) -> None:
    """What can be done about it. Where there is little room, the pictures go first, then the size."""
    moves = [one for one in BELIEF_MOVES if play.option(one)]
    names = [words.move_name(move, ui.language) for move in moves]
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
    text.label(ui, ui.say("belief.question"), Box(area.x, area.y, area.w - 150, 22), BODY, INK, True)
    skip = ui.say("window.belief.skip")
    cap = text.width(ui, "Enter", SMALL, True) + 10
    wide = text.width(ui, skip, SMALL) + cap + 10
    place = Box(area.right - wide, area.y - 2, wide, 26)
    over = ui.hit(place, ("belief", None))
    text.label(ui, skip, Box(place.x, place.y, wide - cap - 8, 26), SMALL, INK if over else MUTED, align="right")
    keycap(ui, place.right, place.centery, "Enter")
    names = [ui.say(f"belief.{round(one * 100)}") for one in BELIEFS]
    widths = [text.width(ui, name, BODY) for name in names]
    spare = (area.w - sum(widths) - 4 * 4) / 5
    x = area.x
    for number, (one, name, wide) in enumerate(zip(BELIEFS, names, widths, strict=True)):
        place = Box(x, area.y + 30, wide + spare, 36)
        x = place.right + 4
        over = ui.hit(place, ("belief", one))
        panel(ui, place, DARK if over else CARD, 8, WARN_LINE)
        end = keycap(ui, place.x + 26, place.centery, str(number + 1), dark=over)
        text.label(ui, name, Box(end + 24, place.y, place.right - end - 26, place.h), BODY, ON_DARK if over else INK)
