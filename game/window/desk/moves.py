"""The moves at the right of the desk: families as tabs, a row a move, and a panel that says what the move is good for."""

from functools import partial
from typing import Final

from game.language import words
from game.language.messages import tell
from game.play.view import MoveOption
from game.play.view_model import Play
from game.window.desk.touches import touches
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import family_mark, icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import card, fill, keycap, panel, scrollbar, tile
from game.window.widgets.theme import (
    BODY,
    FAINT,
    FAMILY,
    FAMILY_SOFT,
    GOLD,
    INK,
    LINE,
    MUTED,
    ON_DARK,
    ON_DARK_MUTED,
    SMALL,
    TIP,
)
from sim_core import Message
from sim_core.public.vocabulary import bears

FAMILIES: Final = ("chase", "investigate", "negotiate", "promote", "plan")
KEYS: Final = {"chase": "C", "investigate": "I", "negotiate": "N", "promote": "P", "plan": "L"}
DIGITS: Final = tuple("1234567890") + tuple(f"⇧{digit}" for digit in "1234567890")
"""The key of each move of a family, as it is shown: a digit, then a digit with Shift."""
TAB_HEIGHT = 52.0
ROW = 41.5
ROW_LEAST = 39.5
"""Rows are drawn in closer before the last of them is cut off."""
ROW_MOST = 50.0
ROOMY = 5
ROOMY_ROW = 100.0
"""With few moves in a family, each row has room to say what it is good for."""
TIP_HEIGHT = 140.0


def of_family(play: Play, client: int, family: str) -> list[MoveOption]:
    """The moves of a family, in the order of their digits: the plan's with `share_plan`, none with what answers a request."""
    return [
        one for one in play.options(client)
        if not bears(one.move, "answers") and (one.family == family or (family == "plan" and one.move == "share_plan"))
    ]  # fmt: skip


def family_tabs(ui: Canvas, area: Box, family: str, active: bool) -> None:
    """The five families; `active`: do the digits choose moves now?"""
    widths = [text.width(ui, ui.say(f"family.{one}"), SMALL, True) for one in FAMILIES]
    spare = (area.w - sum(widths)) / len(FAMILIES)
    if min(widths) == max(widths) or spare < 6:
        spare = max(spare, 6)
    x = area.x
    for one, wide in zip(FAMILIES, widths, strict=True):
        place = Box(x, area.y, wide + spare, area.h)
        x = place.right
        chosen = one == family
        over = ui.hit(place, ("family", one))
        ui.tip(place, ui.say(f"window.tip.family_{one}"))
        inside = Box(place.x + 2, place.y, place.w - 4, place.h)
        if chosen or over:
            panel(ui, inside, FAMILY_SOFT[one], 8)
        if chosen:
            panel(ui, Box(inside.x + 8, place.bottom - 3, inside.w - 16, 3), FAMILY[one], 1.5)
        family_mark(ui, one, Box(place.centerx - 18, place.y + 9, 14, 14))
        keycap(ui, place.centerx + 20, place.y + 16, KEYS[one], strong=not active or chosen)
        text.label(ui, ui.say(f"family.{one}"), Box(place.x, place.y + 27, place.w, 18), SMALL,
                   FAMILY[one] if chosen else MUTED, True, "center")  # fmt: skip


def move_list(ui: Canvas, area: Box, play: Play, client: int, family: str, pending: str, digits: bool) -> str:
    """The rows of a family. Returns the move the mouse is on, or an empty text."""
    options = of_family(play, client, family)
    over_move = ""
    roomy = len(options) <= ROOMY and all(
        _tip_fits(ui, one, area.w - 56, min(ROOMY_ROW, area.h / len(options))) for one in options
    )
    share = area.h / max(len(options), 1)
    high = min(ROOMY_ROW, share) if roomy else min(ROW_MOST, share) if share >= ROW_LEAST else ROW
    if ui.narrow and options:  # nothing rests on a row there, to be told more: each says itself what it is good for
        high = 46 + max(text.height(ui, ui.say(f"tip.{one.move}"), area.w - 60, SMALL, leading=1.28) for one in options)
    content = len(options) * high
    place = ui.scrolled(f"moves {family}", area, content)
    more = content > area.h
    with ui.clip(area):
        for number, one in enumerate(options):
            row = Box(area.x, area.y + number * high - place, area.w - (8 if more else 0), high)
            shown = one, number, one.move == pending, digits, family
            why = short_reason(ui, play, one.move, client)
            ui.kept(f"move {number}", (*shown, why), row, partial(_row, ui, row, why, *shown))
            if ui.over(row):
                over_move = one.move
    if more:
        scrollbar(ui, f"moves {family}", area, content)
    if not options:
        told = ui.say("window.moves.none", family=ui.say(f"family.{family}"))
        text.paragraph(ui, told, Box(area.x + 8, area.y + 12, area.w - 16, area.h - 12), SMALL, MUTED)
    if family == "plan":
        _plan_note(ui, Box(area.x + 8, area.y + content + 16, area.w - 16, area.h - content - 16), play)
    return over_move


def _tip_fits(ui: Canvas, option: MoveOption, wide: float, high: float) -> bool:
    """Is there room in a high row for all that a move is good for?"""
    name = text.width(ui, words.move_name(option.move, ui.language), BODY, True)
    beside = name + text.width(ui, cost_words(ui, option), SMALL) + 8 <= wide
    lines = len(text.wrap(ui, ui.say(f"tip.{option.move}"), wide, SMALL))
    return lines <= max(int((high - (32 if beside else 49)) // (SMALL * 1.28)), 1)


def _plan_note(ui: Canvas, area: Box, play: Play) -> None:
    planned = [one for one in play.clients if one.plan_amount > 0]
    shared = sum(1 for one in planned if one.plan_shared > 0)
    words_now = ui.say("window.plan.count", planned=len(planned), clients=len(play.clients), shared=shared)
    text.paragraph(ui, words_now, area, SMALL, MUTED)


def cost_words(ui: Canvas, option: MoveOption) -> str:
    """Hours and money a move takes."""
    parts = []
    if option.hours:
        parts.append(words.hours(option.hours, ui.language))
    if option.budget:
        parts.append(ui.money(option.budget))
    return " · ".join(parts) or ui.say("window.moves.free")


def short_reason(ui: Canvas, play: Play, move: str, client: int) -> str:
    """Why a move is not possible, in a few words; empty if it is possible."""
    why = play.reason(move, client)
    return reason_words(ui, why) if why else ""


def reason_words(ui: Canvas, why: Message) -> str:
    """A refusal in a few words."""
    key = f"window.short.{why.key.removeprefix('refusal.')}"
    return ui.say(key, **dict(why.values)) if words.has(key) else tell(why, ui.language)


def _row(ui: Canvas, row: Box, why: str, option: MoveOption, number: int, pending: bool, digits: bool, family: str) -> None:
    possible = not why
    over = ui.hit(row, ("move", option.move))
    if pending or over:
        panel(ui, Box(row.x, row.y + 1, row.w, row.h - 2), FAMILY_SOFT[family], 8, FAMILY[family] if pending else None)
    roomy = row.h > ROW_MOST
    top = row.y + (5 if roomy else (row.h - ROW) / 2)
    tile(ui, option.move, family, Box(row.x + 6, top + 5, 32, 32), possible)
    left, right = row.x + 48, row.right - 8
    if number < len(DIGITS):
        end = keycap(ui, row.x + 32 if roomy else right, top + 53 if roomy else row.centery, DIGITS[number], digits)
        right = right if roomy else end - 8
    name = words.move_name(option.move, ui.language)
    text.label(ui, name, Box(left, top + 3, right - left, 20), BODY, INK if possible else FAINT, True)
    told = why or cost_words(ui, option)
    if not roomy:
        text.label(ui, told, Box(left, top + 22, right - left, 16), SMALL, FAINT if why else MUTED)
        return
    free = right - left - text.width(ui, name, BODY, True) - 8
    beside = text.width(ui, told, SMALL) <= free
    place = Box(right - free, top + 3, free, 20) if beside else Box(left, top + 22, right - left, 16)
    text.label(ui, told, place, SMALL, FAINT if why else MUTED, align="right" if beside else "left")
    y = top + (23 if beside else 40)
    room = Box(left, y, right - left, row.bottom - y - 4)
    lines = max(int(room.h // (SMALL * 1.28)), 1)
    text.paragraph(ui, ui.say(f"tip.{option.move}"), room, SMALL, MUTED, leading=1.28, most=lines, may_shorten=True)


def tip_panel(ui: Canvas, area: Box, play: Play, client: int, move: str) -> None:
    """What a move is good for, what it touches, and why it is not possible now. Without a move: what is to be seen here."""
    panel(ui, area, TIP, 12)
    inside = Box(area.x + 16, area.y + 10, area.w - 32, area.h - 20)
    if not move:
        text.label(ui, ui.say("window.moves.hint_title"), Box(inside.x, inside.y, inside.w, 22), BODY, ON_DARK, True)
        text.paragraph(ui, ui.say("window.moves.hint"), Box(inside.x, inside.y + 26, inside.w, 80), SMALL, ON_DARK_MUTED)
        return
    touches(ui, Box(inside.x, inside.bottom - 16, inside.w, 18), move, dark=True)
    inside.h -= 20
    option = play.option(move)
    cost = cost_words(ui, option) if option else ""
    cost_wide = text.width(ui, cost, SMALL) + 8
    name = Box(inside.x, inside.y, inside.w - cost_wide, 22)
    text.label(ui, words.move_name(move, ui.language), name, BODY, ON_DARK, True)
    text.label(ui, cost, Box(inside.x, inside.y, inside.w, 22), SMALL, ON_DARK_MUTED, align="right")
    why = play.reason(move, client)
    if why is None:
        _good_for(ui, Box(inside.x, inside.y + 25, inside.w, inside.h - 25), move)
        return
    told = tell(why, ui.language)
    icon(ui, "warning", Box(inside.x, inside.y + 28, 16, 16), GOLD)
    used = text.paragraph(ui, told, Box(inside.x + 24, inside.y + 27, inside.w - 24, 40), SMALL, GOLD, leading=1.4)
    rest = inside.bottom - (inside.y + 29 + used)
    tip = ui.say(f"tip.{move}")
    if text.height(ui, tip, inside.w, SMALL, leading=1.3) <= rest + 2:
        text.paragraph(ui, tip, Box(inside.x, inside.y + 29 + used, inside.w, rest), SMALL, ON_DARK_MUTED, leading=1.3)


def _good_for(ui: Canvas, area: Box, move: str) -> None:
    """What a move is good for, as closely set as it has to be."""
    tip = ui.say(f"tip.{move}")
    leading = next((one for one in (1.42, 1.3) if text.height(ui, tip, area.w, SMALL, leading=one) <= area.h + 2), 1.2)
    text.paragraph(ui, tip, area, SMALL, ON_DARK_MUTED, leading=leading)


def moves_panel(ui: Canvas, area: Box, family: str, active: bool) -> Box:
    """The card the moves lie on, with its tabs. Returns the room under the tabs."""
    card(ui, area)
    family_tabs(ui, Box(area.x + 4, area.y + 4, area.w - 8, TAB_HEIGHT), family, active)
    fill(ui, Box(area.x, area.y + TAB_HEIGHT + 5, area.w, 1), LINE)
    return Box(area.x + 8, area.y + TAB_HEIGHT + 10, area.w - 16, area.h - TAB_HEIGHT - 14)
