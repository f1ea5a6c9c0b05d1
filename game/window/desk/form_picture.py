"""How a form looks: a figure to type, turn, drag or take from a chip; an estimate with two handles; what the move touches."""

from typing import Final

from game.language import words
from game.language.amounts import amount as amount_of
from game.language.locale import WAN
from game.language.messages import tell
from game.play.view import ClientView
from game.play.view_model import Play
from game.window.desk.forms import Form, chips, trouble
from game.window.desk.touches import touches
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import button, fill, keycap, panel, tile
from game.window.widgets.theme import (
    BAD,
    BODY,
    CARD,
    FAINT,
    FAMILY,
    FAMILY_SOFT,
    HEAD,
    INK,
    LINE,
    MUTED,
    SMALL,
    SUNK,
    TRACK,
    Colour,
    mixed,
)
from sim_core.public.vocabulary import FAMILY as FAMILY_OF
from sim_core.public.vocabulary import MOVE, bears

HEAD_HIGH: Final = 48.0
CHIP: Final = 26.0


def draw_form(ui: Canvas, area: Box, play: Play, form: Form) -> None:
    """The form, in place of the list of moves."""
    family = FAMILY_OF[MOVE[form.move]]
    colour = FAMILY[family]
    x, w = area.x + 8, area.w - 16
    _head(ui, Box(x, area.y + 4, w, HEAD_HIGH), play, form, family)
    y = area.y + 4 + HEAD_HIGH
    view = play.clients[form.client]
    for number, field in enumerate(form.fields):
        if field in ("amount", "weeks"):
            hint = _hint(ui, form, field, view, play.desk.week)
            y = _stepper(ui, Box(x, y, w, 66), form, number, _shown(ui, play, form, field), hint, colour)
        if field == "amount":
            y = _track(ui, Box(x, y - 3, w, 16), form, colour)
            y = _chips(ui, Box(x, y, w, CHIP), play, form, colour)
    if "cash_low" in form.fields:
        y = _range(ui, Box(x, y + 4, w, 92), form, colour)
    summary = _summary(ui, play, form)
    if summary:
        y += 4 + text.paragraph(ui, summary, Box(x, y, w, 40), SMALL, MUTED)
    why = trouble(play, form, ui.language)
    if why:
        icon(ui, "warning", Box(x, y + 7, 16, 16), BAD)
        y += 6 + text.paragraph(ui, tell(why, ui.language), Box(x + 22, y + 5, w - 22, 60), SMALL, BAD, leading=1.4)
    buttons = Box(x, area.bottom - 48, w, 40)
    if buttons.y - y >= 30:
        touches(ui, Box(x, buttons.y - 28, w, 20), form.move)
    half = (w - 8) * 0.47
    confirm = Box(buttons.x + half + 8, buttons.y, w - half - 8, 40)
    button(ui, Box(buttons.x, buttons.y, half, 40), ui.say("window.back"), ("back",), "Esc")
    button(ui, confirm, ui.say("window.confirm"), ("confirm",), "Enter", primary=True, enabled=why is None, colour=colour)


def _head(ui: Canvas, area: Box, play: Play, form: Form, family: str) -> None:
    """The move, what it takes, and the way to take a change back."""
    x, y, w = area.x, area.y, area.w
    tile(ui, form.move, family, Box(x, y, 36, 36))
    text.label(ui, words.move_name(form.move, ui.language), Box(x + 48, y, w - 48, 20), BODY, INK, True)
    option = play.option(form.move)
    spent = words.hours(option.hours, ui.language) if option and option.hours else ui.say("window.moves.free")
    text.label(ui, spent, Box(x + 48, y + 19, w - 48, 18), SMALL, MUTED)
    if form.before:
        told = ui.say("window.form.undo")
        wide = text.width(ui, told, SMALL) + 44
        place = Box(x + w - wide, y + 10, wide, 26)
        over = ui.hit(place, ("undo",))
        end = keycap(ui, place.right, place.centery, "U")
        text.label(ui, told, Box(place.x, place.y, end - place.x - 6, 26), SMALL, INK if over else MUTED, align="right")


def _shown(ui: Canvas, play: Play, form: Form, field: str) -> str:
    if field == form.name and form.typed:
        return form.typed
    if field == "amount":
        return ui.money(form.amount)
    if bears(form.move, "by_parts"):
        return ui.say("window.form.parts", count=form.weeks)
    week = play.desk.week + form.weeks
    return ui.say("window.form.by_week", week=week)


def _hint(ui: Canvas, form: Form, field: str, view: ClientView, now: int) -> str:
    if field == "amount":
        if field == form.name and form.typed:
            read = amount_of(form.typed, ui.language)
            return (
                ui.say("window.form.means", amount=ui.money(read))
                if read is not None
                else ui.say("window.form.how_typed", written=words.written_amounts(ui.language))
            )
        if bears(form.move, "plans"):
            return ui.say("window.form.owed", owed=ui.money(view.owed), overdue=ui.money(view.overdue))
        return ui.say("window.form.between", low=ui.money(form.low), high=ui.money(form.high))
    if bears(form.move, "by_parts"):
        return ui.say("window.form.done_by", week=now + form.weeks)
    key = "window.form.this_week" if form.weeks == 0 else "window.form.weeks_from_now"
    return ui.say(key, weeks=form.weeks)


def _summary(ui: Canvas, play: Play, form: Form) -> str:
    if bears(form.move, "by_parts") and form.weeks:
        part = max(form.amount / form.weeks // WAN * WAN, min(WAN, form.amount))
        return ui.say("window.form.each_week", amount=ui.money(part))
    if form.move == "discount":
        percent = float(play.session.game.sight().public.table.percent[MOVE["discount"]])
        return ui.say("window.form.discount", percent=f"{percent:g}", amount=ui.money(form.amount * percent / 100))
    return ""


def _stepper(ui: Canvas, area: Box, form: Form, number: int, value: str, hint: str, colour: Colour) -> float:
    field = form.fields[number]
    key = "window.form.parts_name" if field == "weeks" and bears(form.move, "by_parts") else f"window.form.{field}"
    name = text.label(ui, ui.say(key), Box(area.x, area.y, 90, 18), SMALL, INK, True)
    text.label(ui, hint, Box(name.right + 8, area.y, area.right - name.right - 8, 18), SMALL, MUTED, align="right")
    row = Box(area.x, area.y + 20, area.w, 40)
    chosen = form.field == number
    panel(ui, row, CARD if chosen else SUNK, 8, colour if chosen else LINE, 2 if chosen else 1)
    ui.hit(row, ("field", number))
    ui.turns(row, ("change", number))
    ui.tip(Box(row.x + 44, row.y, row.w - 88, row.h), ui.say("window.form.tip"))
    shown = text.label(ui, value, Box(row.x + 44, row.y, row.w - 88, row.h), HEAD, INK, True, "center")
    if chosen and form.typed:
        fill(ui, Box(shown.right + 2, row.centery - 11, 2, 22), colour)
    for sign, left in (("−", row.x + 4), ("+", row.right - 36)):
        place = Box(left, row.y + 4, 32, 32)
        over = ui.hit(place, ("change", number, -1 if sign == "−" else 1), repeats=True)
        panel(ui, place, mixed(TRACK, INK, 0.1) if over else TRACK, 6)
        text.label(ui, sign, place, HEAD, INK, True, "center")
    return area.bottom + 4


def _track(ui: Canvas, area: Box, form: Form, colour: Colour) -> float:
    """The amount on a track from the least to the most, with a handle to drag."""
    track = Box(area.x + 10, area.centery - 2, area.w - 20, 4)
    panel(ui, track, TRACK, 2)
    ui.hit(Box(track.x, area.y - 3, track.w, area.h + 6), ("drag",), slides=True)
    ui.turns(Box(track.x, area.y, track.w, area.h), ("change", form.fields.index("amount")))
    share = min(max((form.amount - form.low) / max(form.high - form.low, 1.0), 0.0), 1.0)
    if share > 0:
        panel(ui, Box(track.x, track.y, max(track.w * share, 1), 4), colour, 2)
    at = track.x + share * track.w
    panel(ui, Box(at - 7, area.centery - 7, 14, 14), CARD, 7, colour, 3)
    return area.bottom + 5


def _chips(ui: Canvas, area: Box, play: Play, form: Form, colour: Colour) -> float:
    """Amounts to be taken as they are. Returns where the form goes on."""
    x, y = area.x, area.y
    family = FAMILY_OF[MOVE[form.move]]
    found = chips(play, form)
    for one in found:
        told = ui.say(f"window.form.chip_{one.name}", amount=ui.money(one.amount))
        wide = text.width(ui, told, SMALL) + 18
        if x > area.x and x + wide > area.right:
            x, y = area.x, y + CHIP + 4
        place = Box(x, y, min(wide, area.w), CHIP)
        chosen = abs(form.amount - one.amount) < 1
        over = ui.hit(place, ("take", one.amount))
        panel(
            ui, place, FAMILY_SOFT[family] if chosen or over else SUNK, CHIP / 2, colour if chosen else LINE, 2 if chosen else 1
        )
        ui.tip(place, ui.say(f"window.form.chip_{one.name}_tip"))
        text.label(ui, told, Box(place.x + 9, place.y, place.w - 17, CHIP), SMALL, INK)
        x = place.right + 6
    return y + CHIP + 8 if found else area.y


def _range(ui: Canvas, area: Box, form: Form, colour: Colour) -> float:
    """ "How much can they pay now?": two handles on a track, or nothing stated."""
    question = ui.say("window.form.cash")
    used = text.paragraph(ui, question, Box(area.x, area.y, area.w, 40), SMALL, INK, True, leading=1.4)
    y = area.y + used + 2
    stated = form.cash_low is not None and form.cash_high is not None
    if stated:
        shown = ui.say("window.form.range", low=ui.money(form.cash_low or 0), high=ui.money(form.cash_high or 0))
        end = _clear(ui, area, y)
        text.label(ui, shown, Box(area.x, y, end - area.x - 8, 20), BODY, colour, True)
    else:
        text.label(ui, ui.say("window.form.no_estimate"), Box(area.x, y, area.w, 20), SMALL, MUTED)
    track = Box(area.x + 10, y + 32, area.w - 20, 6)
    panel(ui, track, TRACK, 3)
    ui.hit(Box(track.x, track.y - 12, track.w, 30), ("slide",), slides=True)
    ui.turns(Box(track.x, track.y - 12, track.w, 30), ("change", form.fields.index("cash_high")))
    low, high = (min((one or 0.0) / form.cash_most, 1.0) for one in (form.cash_low, form.cash_high))
    if stated:
        panel(ui, Box(track.x + low * track.w, track.y, max((high - low) * track.w, 1), 6), colour, 3)
    for name, share in (("cash_low", low), ("cash_high", high if stated else 0.25)):
        chosen = form.name == name
        size = 20 if chosen else 16
        at = track.x + share * track.w
        edge = colour if stated or chosen else FAINT
        panel(ui, Box(at - size / 2, track.centery - size / 2, size, size), CARD, size / 2, edge, 3)
    text.label(ui, ui.money(0), Box(track.x - 10, track.y + 14, 80, 18), SMALL, MUTED)
    text.label(ui, ui.money(form.cash_most), Box(track.right - 90, track.y + 14, 100, 18), SMALL, MUTED, align="right")
    return track.y + 36


def _clear(ui: Canvas, area: Box, y: float) -> float:
    place_words = ui.say("window.form.clear")
    wide = text.width(ui, place_words, SMALL) + 16
    place = Box(area.right - wide, y - 1, wide, 22)
    over = ui.hit(place, ("clear",))
    panel(ui, place, TRACK if over else SUNK, 6, LINE)
    text.label(ui, place_words, place, SMALL, MUTED, align="center")
    return place.x
