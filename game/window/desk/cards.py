"""The client cards at the left of the desk."""

from game.language import words
from game.play.faces import mood_of
from game.play.view import ClientView
from game.play.view_model import Play
from game.window.desk.ageing import ageing_bar
from game.window.desk.hidden import LINE as HIDDEN
from game.window.desk.hidden import hidden_line
from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas
from game.window.widgets.icons import icon, portrait
from game.window.widgets.panels import chip, keycap, panel, scrollbar
from game.window.widgets.theme import BAD, BAD_SOFT, BODY, CARD, FAMILY, INK, LINE, MOOD, MUTED, SMALL, WARN

CARD_HEIGHT = 70.0
PITCH = 75.0


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
            key = str(number + 1) if number < 9 else ""
            _card(ui, Box(cards.x, y, cards.w - (8 if more else 0), high), play, client, client == chosen, key, digits)
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


def _card(ui: Canvas, area: Box, play: Play, client: int, chosen: bool, key: str, digits: bool) -> None:
    view = play.clients[client]
    over = ui.hit(area, ("client", client))
    blue = FAMILY["chase"]
    border = blue if chosen else (LINE if not over else MUTED)
    panel(ui, area, CARD, 12, border, 2 if chosen else 1)
    portrait(ui, play.face(client), mood_of(view), Box(area.x + 9, area.y + 9, 52, 52))
    left, right = area.x + 70, area.right - 10
    end = keycap(ui, right, area.y + 15, key, digits) - 6 if key else right
    name = play.name(client, ui.language)
    text.label(ui, name, Box(left, area.y + 5, end - left, 20), BODY, INK, True, may_shorten=True)
    tone = MOOD[view.mood]
    row = area.y + 26
    if view.failed or view.left:
        state = chip(ui, Box(left, row, right - left, 18), ui.say(f"window.card.{'failed' if view.failed else 'left'}"),
                     BAD, BAD_SOFT, "right")  # fmt: skip
    else:
        state = chip(ui, Box(left, row, right - left, 18), ui.say(f"mood.{view.mood}"), *tone, align="right")
    contact = play.contact(client, ui.language)
    if contact:
        text.label(ui, contact, Box(left, row, state.x - left - 6, 18), SMALL, MUTED, may_shorten=True)
    row = area.y + 45
    late = text.label(ui, ui.money(view.overdue), Box(left, row, 90, 16), SMALL, BAD if view.overdue else INK, True)
    owed = text.label(ui, f" / {ui.money(view.owed)}", Box(late.right, row, 90, 16), SMALL, MUTED)
    ui.tip(
        Box(left, row - 2, owed.right - left, 20),
        ui.say("window.tip.late_of_owed", late=ui.money(view.overdue), owed=ui.money(view.owed)),
    )
    last = contact_words(ui, view, play.desk.week)
    shown = text.label(ui, last, Box(owed.right, row, right - owed.right, 16), SMALL, MUTED, align="right")
    _badge(ui, Box(owed.right + 8, row, shown.x - owed.right - 14, 16), view)
    bar = Box(left, area.y + 63, right - left, 4)
    ageing_bar(ui, bar, view.ageing)
    aged = {"not_due": ui.money(view.ageing[0]), "overdue": ui.money(view.overdue)}
    ui.tip(Box(bar.x, bar.y - 4, bar.w, 12), ui.say("window.tip.ageing", **aged))
    ui.tip(state, ui.say("window.tip.mood", mood=ui.say(f"mood.{view.mood}"), when=contact_words(ui, view, play.desk.week)))
    if play.session.trainer:
        hidden_line(ui, Box(area.x + 8, area.bottom - HIDDEN - 3, area.w - 16, HIDDEN), play, client)


def _badge_tip(ui: Canvas, room: Box, view: ClientView) -> None:
    if view.on_hold:
        ui.tip(room, ui.say("window.tip.hold"))
    elif view.promise:
        ui.tip(room, ui.say("window.tip.promise", week=view.promise.due_week, amount=ui.money(view.promise.amount)))
    elif view.broken_count:
        ui.tip(room, ui.say("window.tip.broken", count=view.broken_count, amount=ui.money(view.broken)))


def _badge(ui: Canvas, room: Box, view: ClientView) -> None:
    """The open promise, or how often promises were broken."""
    _badge_tip(ui, room, view)
    if view.on_hold:
        picture, tone, words_short = "stop_supply", WARN, ui.say("window.card.hold")
    elif view.promise:
        values = {"week": view.promise.due_week, "amount": words.money(view.promise.amount, ui.language)}
        picture, tone = "promise", FAMILY["chase"]
        words_short = ui.say("window.card.promise", **values)
        if text.width(ui, words_short, SMALL) + 18 > room.w:
            words_short = ui.say("window.card.promise_short", **values)
    elif view.broken_count:
        picture, tone, words_short = "warning", BAD, ui.say("window.card.broken", count=view.broken_count)
    else:
        return
    if text.width(ui, words_short, SMALL) + 18 > room.w:
        icon(ui, picture, Box(room.x, room.y + 1, 14, 14), tone)
        return
    icon(ui, picture, Box(room.x, room.y + 1, 14, 14), tone)
    text.label(ui, words_short, Box(room.x + 18, room.y, room.w - 18, 16), SMALL, tone)
