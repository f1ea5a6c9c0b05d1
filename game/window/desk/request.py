"""What a client has come with, on top of the talk: what it wants, what the answers mean, and the two of them."""

from typing import Final

from game.language import words
from game.play.requests import request_told
from game.play.view import ClientView
from game.play.view_model import Play
from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas
from game.window.widgets.icons import icon
from game.window.widgets.panels import button, panel
from game.window.widgets.theme import BODY, FAMILY, FAMILY_SOFT, INK, MUTED, SMALL

HIGH: Final = 48.0
ANSWERS: Final = (("grant_request", "yes", "Y"), ("decline_request", "no", "X"))
"""The moves that answer, what they are called here, and their keys."""


def open_request(ui: Canvas, area: Box, play: Play, view: ClientView) -> None:
    """The request of a client, with its answers as buttons."""
    panel(ui, area, FAMILY_SOFT["negotiate"], 10)
    icon(ui, "ask_promise", Box(area.x + 14, area.centery - 9, 18, 18), FAMILY["negotiate"])
    ui.tip(area, request_told(view, ui.language, "about"))
    right = area.right - 10
    for move, form, key in reversed(ANSWERS):
        option = play.option(move)
        if option is None:
            continue
        name = request_told(view, ui.language, form)
        label = f"{name} · {words.hours(option.hours, ui.language)}" if option.hours else name
        wide = text.width(ui, label, SMALL, True) + 52
        possible = play.reason(move, view.number) is None
        button(ui, Box(right - wide, area.y + 9, wide, HIGH - 18), label, ("move", move), key, enabled=possible, size=SMALL)
        right -= wide + 8
    room = Box(area.x + 40, area.y, right - area.x - 44, HIGH)
    told = request_told(view, ui.language)
    if text.width(ui, told, BODY, True) > room.w:
        told = request_told(view, ui.language, "short")
    shown = text.label(ui, told, room, BODY, INK, True, may_shorten=True)
    until = ui.say("request.week")
    if shown.right + 12 + text.width(ui, until, SMALL) <= room.right:
        text.label(ui, until, Box(shown.right + 12, area.y, room.right - shown.right - 12, HIGH), SMALL, MUTED)
