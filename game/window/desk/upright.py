"""The desk on a phone: its three columns are three pages, over the same widgets; the week above, the ways between below."""

from typing import Final

from game.language import words
from game.play.faces import mood_of
from game.play.view import ClientView
from game.play.view_model import Play
from game.window.desk.bubbles import GAP
from game.window.desk.cards import client_list
from game.window.desk.form_picture import draw_form
from game.window.desk.ground import begin_on_place
from game.window.desk.moves import move_list, moves_panel
from game.window.desk.situation import situation
from game.window.desk.state import PAGES, TABS, DeskState
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon, portrait
from game.window.widgets.noted import Box
from game.window.widgets.panels import chip, fill, panel, rule
from game.window.widgets.tabs import spread_tabs
from game.window.widgets.theme import (
    BAD,
    BAD_SOFT,
    BODY,
    CARD,
    FAMILY,
    GOOD,
    HEAD,
    INK,
    LINE,
    MUTED,
    SMALL,
    WARN,
    WARN_SOFT,
    Colour,
)

BAR: Final = 60.0
FOOT: Final = 64.0
EDGE: Final = 8.0
SIGNS: Final = {"clients": "folder", "talk": "call", "moves": "play"}


def begin_upright(ui: Canvas, desk: DeskState) -> Box:
    """Draw the ground, the bar and the foot. Returns the room between them."""
    begin_on_place(ui, desk.play)
    _bar(ui, desk.play)
    foot = ui.height - FOOT - desk.foot
    _foot(ui, Box(0, foot, ui.width, FOOT), desk)
    return Box(EDGE, BAR + EDGE, ui.width - 2 * EDGE, foot - BAR - 2 * EDGE)


def clients_page(ui: Canvas, room: Box, desk: DeskState) -> None:
    """All clients."""
    area = Box(room.x, room.y + 8, room.w, room.h - 8)
    client_list(ui, area, desk.play, desk.order, desk.client, desk.sort, False, desk.follow)
    desk.follow = False


def moves_page(ui: Canvas, room: Box, desk: DeskState) -> None:
    """The moves of a family and what one of them is good for, or the form of one."""
    if desk.form:
        draw_form(ui, moves_panel(ui, room, desk.family, False), desk.play, desk.form)
        return
    inside = moves_panel(ui, room, desk.family, False)
    pending = desk.asking.move if desk.asking else ""
    desk.over_move = move_list(ui, inside, desk.play, desk.client, desk.family, pending or desk.refused, False)


def upright_header(ui: Canvas, area: Box, desk: DeskState, view: ClientView) -> float:
    """Who it is, what is owed, where it stands, and the tabs. Returns where they end."""
    play = desk.play
    ui.places["face"] = Box(area.x + 12, area.y + 12, 52, 52)
    portrait(ui, play.face(desk.client), mood_of(view), ui.places["face"])
    left, right = area.x + 76, area.right - 12
    states = [key for key, holds in (("hold", view.on_hold), ("left", view.left), ("failed", view.failed)) if holds]
    name_end = right
    for key in states[:1]:
        tones = (WARN, WARN_SOFT) if key == "hold" else (BAD, BAD_SOFT)
        name_end = chip(ui, Box(left, area.y + 15, right - left, 20), ui.say(f"window.card.{key}"), *tones, "right").x - 8
    name = Box(left, area.y + 10, name_end - left, 28)
    text.label(ui, play.name(desk.client, ui.language), name, HEAD, INK, True, may_shorten=True)
    row = Box(left, area.y + 40, right - left, 22)
    late = text.label(ui, ui.money(view.overdue), row, BODY, BAD if view.overdue else INK, True)
    told = ui.say("window.card.of", owed=ui.money(view.owed))
    shown = text.label(ui, told, Box(late.right, row.y, row.right - late.right, 22), BODY, MUTED, may_shorten=True)
    contact = play.contact(desk.client, ui.language)
    rest = Box(shown.right + 12, row.y, row.right - shown.right - 12, 22)
    if contact and text.width(ui, contact, SMALL) <= rest.w:
        text.label(ui, contact, rest, SMALL, MUTED, align="right")
    y = situation(ui, Box(area.x + 12, area.y + 74, area.w - 24, 0), view, play.desk.week)
    tabs = [(ui.say(f"window.tab.{name}"), ("tab", name), desk.tab == name) for name in TABS]
    spread_tabs(ui, Box(area.x + 6, y + 4, area.w - 12, 44), tabs, BODY)
    rule(ui, area.x, y + 48, area.w)
    return y + 48


def _bar(ui: Canvas, play: Play) -> None:
    """Week, hours left, what has come in of what is wanted; overview and settings."""
    desk = play.desk
    fill(ui, Box(0, 0, ui.width, BAR), CARD)
    fill(ui, Box(0, BAR - 1, ui.width, 1), LINE)
    right = ui.width - 4
    for name, command in (("settings", ("settings",)), ("calendar", ("overview",))):
        place = Box(right - 44, (BAR - 48) / 2, 44, 48)
        over = ui.hit(place, command)
        icon(ui, name, place.inflate(-22, -26), INK if over else MUTED)
        right = place.x
    hours = words.hours(desk.hours, ui.language)
    ends = (f" / {desk.weeks}", "", f" / {ui.money(desk.target)}" if desk.target else "")
    shown: list[tuple[str, str, str, Colour]] = [
        (ui.say("window.top.week"), f"{desk.week}", ends[0], INK),
        (ui.say("window.top.hours"), hours, ends[1], INK),
        (ui.say("window.top.recovered"), ui.money(desk.received), ends[2], GOOD),
    ]
    wides = [
        max(text.width(ui, name, SMALL), text.width(ui, value, HEAD, True) + text.width(ui, rest, SMALL))
        for name, value, rest, _ in shown
    ]
    if sum(wides) + 2 * GAP > right - 12:  # the target is told elsewhere
        shown[2] = (*shown[2][:2], "", GOOD)
        wides[2] = max(text.width(ui, shown[2][0], SMALL), text.width(ui, shown[2][1], HEAD, True))
    gap = min((right - 12 - sum(wides)) / 3, 28.0)
    x = 12.0
    for (name, value, rest, tone), wide in zip(shown, wides, strict=True):
        text.label(ui, name, Box(x, 8, wide + 2, 18), SMALL, MUTED)
        one = text.label(ui, value, Box(x, 27, wide + 2, 26), HEAD, tone, True, base=47)
        if rest:
            text.label(ui, rest, Box(one.right, 27, x + wide + 2 - one.right, 26), SMALL, MUTED, base=47)
        if tone is GOOD:
            ui.places["received"] = Box(x, 27, one.w + 1, 26)
        x += wide + gap


def _foot(ui: Canvas, area: Box, desk: DeskState) -> None:
    """The pages, and the end of the week."""
    fill(ui, area, CARD)
    fill(ui, Box(area.x, area.y, area.w, 1), LINE)
    each = area.w / (len(PAGES) + 1)
    for number, name in enumerate(PAGES):
        chosen = desk.page == name
        _way(ui, Box(area.x + number * each, area.y, each, area.h), SIGNS[name], f"window.upright.{name}", chosen)
        ui.hit(Box(area.x + number * each, area.y, each, area.h), ("page", name))
    place = Box(area.right - each, area.y, each, area.h)
    ui.hit(place, ("end_week",))
    _way(ui, place, "door", "window.top.end_week", False)


def _way(ui: Canvas, place: Box, sign: str, key: str, chosen: bool) -> None:
    tone = FAMILY["chase"] if chosen else MUTED
    if chosen:
        panel(ui, Box(place.x + 20, place.y, place.w - 40, 3), tone, 1.5)
    icon(ui, sign, Box(place.centerx - 12, place.y + 10, 24, 24), tone)
    text.label(
        ui, ui.say(key), Box(place.x + 2, place.y + 37, place.w - 4, 18), SMALL, INK if chosen else MUTED, chosen, "center"
    )
