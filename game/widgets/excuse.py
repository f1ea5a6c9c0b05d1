"""The open excuse on top of the talk, and the question how sure the trainee is of it."""

from game import words
from game.screens.play import BELIEFS, Play
from game.view import ClientView
from game.widgets import text
from game.widgets.canvas import Box, Canvas
from game.widgets.icons import icon
from game.widgets.panels import button, keycap, panel
from game.widgets.theme import BODY, CARD, DARK, INK, MUTED, ON_DARK, SMALL, WARN_LINE, WARN_SOFT


def excuse_height(asking: bool) -> float:
    """How high the open excuse's panel is."""
    return 118.0 if asking else 80.0


def open_excuse(ui: Canvas, area: Box, play: Play, view: ClientView, asking: str) -> None:
    """The open excuse on top of the talk. `asking`: the move for which the question of belief is put."""
    panel(ui, area, WARN_SOFT, 10, WARN_LINE)
    inside = Box(area.x + 14, area.y + 10, area.w - 28, area.h - 20)
    icon(ui, "warning", Box(inside.x, inside.y + 2, 18, 18), (138, 86, 8))
    quoted = ui.say("window.quoted", text=words.excuse_name(view.excuse, ui.language))
    known = next(one for one in view.findings if one.excuse == view.excuse)
    status = [ui.say("window.excuse.since", week=view.excuse_week)]
    if known.found == "unknown":
        status.append(ui.say("window.excuse.unchecked"))
    else:
        status.append(ui.say("window.excuse.checked", found=ui.say(known.words), percent=words.percent(known.sure)))
    told = " · ".join(status)
    wide = text.width(ui, told, SMALL)
    text.label(ui, told, Box(inside.right - wide, inside.y, wide, 22), SMALL, MUTED, align="right")
    text.label(ui, quoted, Box(inside.x + 26, inside.y, inside.w - wide - 34, 22), BODY, INK, True)
    if asking:
        _belief(ui, Box(inside.x, inside.y + 30, inside.w, 68), asking)
        return
    moves = [one for one in ("challenge", "accept_excuse", "fix_problem") if play.option(one)]
    x = inside.x
    for move in moves:
        possible = play.reason(move, view.number) is None
        name = words.move_name(move, ui.language)
        place = Box(x, inside.y + 30, text.width(ui, name, BODY, True) + 56, 32)
        button(ui, place, name, ("move", move), picture=move, enabled=possible)
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
