"""The client cards at the left of the desk: whose it is, what is late of what is owed, mood, open reason, promise.

A card bears the number of its client, the same from the first week to the last, however the list is sorted.
"""

from functools import partial

from game.language import words
from game.play.faces import mood_of
from game.play.requests import request_told
from game.play.view import ClientView
from game.play.view_model import Play
from game.window.desk.ageing import ageing_bar
from game.window.desk.hidden import LINE as HIDDEN
from game.window.desk.hidden import hidden_line
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon, portrait
from game.window.widgets.noted import Box
from game.window.widgets.panels import chip, keycap, panel, scrollbar
from game.window.widgets.theme import BAD, BAD_SOFT, BODY, CARD, FAMILY, INK, LINE, MOOD, MUTED, SMALL, WARN, Colour

CARD_HEIGHT = 70.0
PITCH = 75.0
LAST_KEY = 9
"""Clients up to this number (from 0) are chosen by a digit."""
EXCUSE_ROOM = 96.0
"""Kept for the words of an open reason."""


def client_list(
    ui: Canvas, area: Box, play: Play, order: list[int], chosen: int, sort: str, digits: bool, follow: bool
) -> None:
    """All cards in `order`, under a heading with the sort button. `digits`: do the digits choose clients now?"""
    sort_name = f"{ui.say(f'window.sort.{sort}')}"
    wide = text.width(ui, sort_name, SMALL) + 28 + 20
    place = Box(area.right - wide, area.y - 4, wide, 26)
    over = ui.hit(place, ("sort",))
    text.label(ui, ui.say("window.desk.clients"), Box(area.x + 4, area.y, area.w - wide - 4, 20), BODY, INK, True)
    end = keycap(ui, place.right, place.centery, "S", strong=False)
    text.label(ui, sort_name, Box(place.x, place.y, end - place.x - 6, 26), SMALL, INK if over else MUTED, align="right")
    cards = Box(area.x, area.y + 24, area.w, area.h - 24)
    more_high = HIDDEN + 2 if play.session.trainer else 0.0
    pitch, high = PITCH + more_high, CARD_HEIGHT + more_high
    content = len(order) * pitch - (pitch - high)
    if follow:
        top = order.index(chosen) * pitch
        now = ui.scrolls.get("clients", 0.0)
        ui.scrolls["clients"] = max(min(now, top), top + high - cards.h)
    place_now = ui.scrolled("clients", cards, content)
    more = content > cards.h
    with ui.clip(cards.inflate(6, 4)):
        for number, client in enumerate(order):
            y = cards.y + number * pitch - place_now
            if y + high < cards.y or y > cards.bottom:
                continue
            place, shown = Box(cards.x, y, cards.w - (8 if more else 0), high), (play, client, client == chosen, digits)
            if play.session.trainer:
                _card(ui, place, *shown)
            else:
                about = play.clients[client], play.desk.week, *shown[2:], id(play)
                ui.kept(f"card {number}", about, place, partial(_card, ui, place, *shown))
    if more:
        scrollbar(ui, "clients", cards, content)


def contact_words(ui: Canvas, view: ClientView, week: int) -> str:
    """When the client was last spoken to."""
    if view.contact_week is None:
        return ui.say("window.contact.never")
    ago = week - view.contact_week
    if ago <= 1:
        return ui.say("window.contact.this" if ago <= 0 else "window.contact.last")
    return ui.say("window.contact.ago", weeks=ago)


def _card(ui: Canvas, area: Box, play: Play, client: int, chosen: bool, digits: bool) -> None:
    view = play.clients[client]
    over = ui.hit(area, ("client", client))
    border = FAMILY["chase"] if chosen else (LINE if not over else MUTED)
    panel(ui, area, CARD, 12, border, 2 if chosen else 1)
    portrait(ui, play.face(client), mood_of(view), Box(area.x + 9, area.y + 9, 52, 52))
    left, right = area.x + 70, area.right - 10
    end = keycap(ui, right, area.y + 15, str(client + 1), digits and client <= LAST_KEY) - 6
    name = play.name(client, ui.language)
    text.label(ui, name, Box(left, area.y + 5, end - left, 20), BODY, INK, True, may_shorten=True)
    ui.tip(Box(left, area.y + 5, end - left, 20), _who(ui, play, client))
    row = Box(left, area.y + 26, right - left, 18)
    state = _state(ui, row, view, play.desk.week)
    _money(ui, Box(left, row.y, state.x - left - 6, 18), view)
    _matters(ui, Box(left, area.y + 45, right - left, 16), view, play.desk.week)
    bar = Box(left, area.y + 63, right - left, 4)
    ageing_bar(ui, bar, view.ageing)
    aged = {"not_due": ui.money(view.ageing[0]), "overdue": ui.money(view.overdue)}
    ui.tip(Box(bar.x, bar.y - 4, bar.w, 12), ui.say("window.tip.ageing", **aged))
    if play.session.trainer:
        hidden_line(ui, Box(area.x + 8, area.bottom - HIDDEN - 3, area.w - 16, HIDDEN), play, client)


def _who(ui: Canvas, play: Play, client: int) -> str:
    """Name, who decides there, and when we last spoke to them."""
    parts = [play.name(client, ui.language), play.contact(client, ui.language)]
    when = contact_words(ui, play.clients[client], play.desk.week)
    return " · ".join(one for one in parts if one) + " · " + ui.say("window.week.contact", when=when)


def _state(ui: Canvas, row: Box, view: ClientView, week: int) -> Box:
    """How the client feels towards us, with an arrow where that has changed since last week; or that it is gone."""
    if view.failed or view.left:
        return chip(ui, row, ui.say(f"window.card.{'failed' if view.failed else 'left'}"), BAD, BAD_SOFT, "right")
    told = ui.say(f"mood.{view.mood}")
    change = view.mood_change
    if change:
        told = ui.say("window.card.mood_up" if change > 0 else "window.card.mood_down", mood=told)
    place = chip(ui, row, told, *MOOD[view.mood], align="right")
    values = {"mood": ui.say(f"mood.{view.mood}"), "when": contact_words(ui, view, week)}
    about = ui.say("window.tip.mood", **values)
    if change:
        about += ui.say("window.tip.mood_was", mood=ui.say(f"mood.{view.mood_before}"))
    ui.tip(place, about)
    return place


def _money(ui: Canvas, area: Box, view: ClientView) -> None:
    """What is overdue of what is owed."""
    late = text.label(ui, ui.money(view.overdue), Box(area.x, area.y, area.w, 18), SMALL, BAD if view.overdue else INK, True)
    rest = Box(late.right, area.y, area.right - late.right, 18)
    forms = [ui.say(f"window.card.{name}", owed=ui.money(view.owed)) for name in ("of", "of_short")]
    owed = next((one for one in forms if text.width(ui, one, SMALL) <= rest.w), forms[-1])
    shown = text.label(ui, owed, rest, SMALL, MUTED)
    told = ui.say("window.tip.late_of_owed", late=ui.money(view.overdue), owed=ui.money(view.owed))
    ui.tip(Box(area.x, area.y - 1, shown.right - area.x, 20), told)


def _matters(ui: Canvas, area: Box, view: ClientView, week: int) -> None:
    """What they have come with, else the open reason, at the left, what was promised at the right; else when we last spoke."""
    end = _badge(ui, area, view, week)
    room = Box(area.x, area.y, end - area.x, area.h)
    if view.request:
        icon(ui, "ask_promise", Box(room.x, room.y + 1, 14, 14), FAMILY["negotiate"])
        told = request_told(view, ui.language, "short")
        text.label(ui, told, Box(room.x + 18, room.y, room.w - 18, room.h), SMALL, INK, True, may_shorten=True)
        ui.tip(room, request_told(view, ui.language))
        return
    if view.excuse:
        told = words.excuse_name(view.excuse, ui.language)
        icon(ui, "warning", Box(room.x, room.y + 1, 14, 14), WARN)
        inner = Box(room.x + 18, room.y, room.w - 18, room.h)
        key = f"window.card.excuse.{view.excuse}"
        short = told if text.width(ui, told, SMALL) <= inner.w or not words.has(key) else ui.say(key)
        text.label(ui, short, inner, SMALL, INK, may_shorten=True)
        ui.tip(room, ui.say("window.tip.excuse", excuse=told, week=view.excuse_week))
        return
    last = contact_words(ui, view, week)
    if text.width(ui, last, SMALL) <= room.w:
        text.label(ui, last, room, SMALL, MUTED)
    ui.tip(room, ui.say("window.week.contact", when=last))


def _badge(ui: Canvas, area: Box, view: ClientView, week: int) -> float:
    """The open promise with the weeks to go, else that supply is stopped, else how often promises were broken.

    Flush right, in fewer words where an open reason needs the room. Returns where it begins.
    """
    found = _badge_of(ui, view, week)
    if found is None:
        return area.right
    picture, tone, told, about = found
    room = area.w - 18 - (EXCUSE_ROOM if view.excuse or view.request else 0.0)
    short = next((one for one in told if text.width(ui, one, SMALL) <= room), told[-1])
    wide = text.width(ui, short, SMALL)
    place = Box(area.right - wide - 18, area.y, wide + 18, area.h)
    icon(ui, picture, Box(place.x, area.y + 1, 14, 14), tone)
    text.label(ui, short, Box(place.x + 18, area.y, wide + 1, area.h), SMALL, tone)
    ui.tip(place, about)
    return place.x - 8


def _badge_of(ui: Canvas, view: ClientView, week: int) -> tuple[str, Colour, tuple[str, ...], str] | None:
    """Icon, colour, words (in full, and ever shorter), explanation."""
    if view.promise:
        values = {"week": view.promise.due_week, "amount": ui.money(view.promise.left)}
        weeks = view.promise.due_week - week
        left = ui.say("window.card.due_now") if weeks <= 0 else ui.say("window.card.due_in", weeks=weeks)
        tone = WARN if weeks <= 0 else FAMILY["chase"]
        return "promise", tone, (f"{values['amount']} {left}", left), ui.say("window.tip.promise", **values)
    if view.on_hold:
        return "stop_supply", WARN, (ui.say("window.card.hold"),), ui.say("window.tip.hold")
    if view.broken_count:
        about = ui.say("window.tip.broken", count=view.broken_count, amount=ui.money(view.broken))
        told = (ui.say("window.card.broken", count=view.broken_count), str(view.broken_count))
        return "cross", BAD, told, about
    return None
