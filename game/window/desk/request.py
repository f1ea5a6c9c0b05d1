"""What a client has come with, on top of the talk: what it wants, what the answers mean, and the two of them."""

from typing import Final

from game.language import words
from game.play.requests import ANSWERS, request_told
from game.play.view import ClientView
from game.play.view_model import Play
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import button, panel
from game.window.widgets.theme import BODY, FAMILY, FAMILY_SOFT, INK, MUTED, SMALL

ROW: Final = 48.0
BESIDE: Final = 52.0
"""Of a button: its edges and its key."""
KEYS: Final = dict(zip(ANSWERS, ("Y", "X"), strict=True))
"""The keys of the moves that answer."""


def request_height(ui: Canvas, wide: float, view: ClientView, told: bool) -> float:
    """How high the panel is in a room so wide; `told`: with what the answers mean."""
    about = text.height(ui, request_told(view, ui.language, "about"), wide - 54, SMALL) + 10 if told else 0.0
    return ROW + about


def open_request(ui: Canvas, area: Box, play: Play, view: ClientView) -> None:
    """The request of a client with its answers as buttons; below, where there is room, what they mean."""
    panel(ui, area, FAMILY_SOFT["negotiate"], 10)
    about = request_told(view, ui.language, "about")
    if area.h > ROW:
        text.paragraph(ui, about, Box(area.x + 40, area.y + ROW - 4, area.w - 54, area.h - ROW), SMALL, MUTED)
    area = Box(area.x, area.y, area.w, ROW)
    icon(ui, "ask_promise", Box(area.x + 14, area.centery - 9, 18, 18), FAMILY["negotiate"])
    ui.tip(area, about)
    offered = [(one, move, form) for move, form in ANSWERS.items() if (one := play.option(move))]
    plain = [request_told(view, ui.language, form) for _, _, form in offered]
    timed = [
        f"{name} · {words.hours(one.hours, ui.language)}" if one.hours else name
        for name, (one, *_) in zip(plain, offered, strict=True)
    ]
    told, left = request_told(view, ui.language), area.x + 40
    need = text.width(ui, told, BODY, True) + 12
    names = timed if need + _wide(ui, timed) <= area.right - 10 - left else plain
    right = area.right - 10
    for name, (_, move, _) in zip(reversed(names), reversed(offered), strict=True):
        wide = text.width(ui, name, SMALL, True) + BESIDE
        possible = play.reason(move, view.number) is None
        button(
            ui, Box(right - wide, area.y + 9, wide, ROW - 18), name, ("move", move), KEYS[move], enabled=possible, size=SMALL
        )
        right -= wide + 8
    room = Box(left, area.y, right - left - 4, ROW)
    if text.width(ui, told, BODY, True) > room.w:
        told = request_told(view, ui.language, "short")
    shown = text.label(ui, told, room, BODY, INK, True, may_shorten=True)
    until = ui.say("request.week")
    if shown.right + 12 + text.width(ui, until, SMALL) <= room.right:
        text.label(ui, until, Box(shown.right + 12, area.y, room.right - shown.right - 12, ROW), SMALL, MUTED)


def _wide(ui: Canvas, names: list[str]) -> float:
    return sum(text.width(ui, name, SMALL, True) + BESIDE + 8 for name in names)
