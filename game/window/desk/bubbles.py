"""The talk: bubbles of the rep and the client, what was learned, money that came, ends of weeks."""

from functools import partial

from game.play.conversation import Item
from game.play.evidence import news_in_words
from game.play.faces import Look
from game.play.requests import friday_learnt
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import family_mark, icon, portrait
from game.window.widgets.noted import Box
from game.window.widgets.panels import panel, rule, scrollbar
from game.window.widgets.theme import (
    BAD,
    BAD_SOFT,
    BODY,
    CLIENT_BUBBLE,
    FAMILY,
    FAMILY_SOFT,
    GOOD,
    GOOD_SOFT,
    INK,
    LINE,
    MUTED,
    REP_BUBBLE,
    SMALL,
    SUNK,
    Colour,
)

GAP = 10.0
WIDEST = 420.0
FACE = 34.0
LABEL = 20.0
"""Height of the line above a bubble that says who speaks, where it is not the client's contact."""


def talk(ui: Canvas, area: Box, items: list[Item], face: Look, name: str = "talk") -> None:
    """All items of a talk, scrolled so that the last is seen. Where the last money came is noted on the canvas."""
    room = Box(area.x, area.y, area.w - 12, area.h)
    heights = [_height(ui, item, room.w) for item in items]
    content = sum(heights) + GAP * max(len(items) - 1, 0) + 8
    place = ui.scrolled(name, area, content, sticks=True)
    y = area.y - place
    with ui.clip(area):
        for number, (item, high) in enumerate(zip(items, heights, strict=True)):
            if y + high > area.y - 4 and y < area.bottom + 4:
                place_of = Box(room.x, y, room.w, high)
                if item.kind == "typing":
                    _draw(ui, place_of, item, face)
                else:
                    ui.kept(f"{name} {number}", (item, face), place_of, partial(_draw, ui, place_of, item, face))
                if item.kind == "money":
                    ui.places["money"] = Box(room.centerx, y + high / 2, 0, 0)
            y += high + GAP
    scrollbar(ui, name, area, content)


def _bubble_room(width: float) -> float:
    return min(max(WIDEST, width * 0.62), width - 110) - 28


def _height(ui: Canvas, item: Item, width: float) -> float:
    match item.kind:
        case "rep" | "client":
            lines = len(text.wrap(ui, item.text, _bubble_room(width)))
            return lines * 22 + 14 + (LABEL if _label(item) else 0)
        case "note":
            return len(text.wrap(ui, item.text, _bubble_room(width) - 20, SMALL)) * 19 + 12
        case "typing":
            return 36.0
        case "learned":
            return len(_learned_lines(ui, item, width - 150)) * 21 + 14
        case "week" | "system" | "scene":
            return len(text.wrap(ui, item.text, width - 60, SMALL)) * 19
        case _:
            return 28.0


def _draw(ui: Canvas, area: Box, item: Item, face: Look) -> None:
    match item.kind:
        case "rep" | "client":
            _bubble(ui, area, item, face)
        case "typing":
            place = Box(area.x + 44, area.y, 70, area.h)
            ui.places["typing"] = place
            panel(ui, place, CLIENT_BUBBLE, 12, corners=(True, True, True, False))
            _face(ui, item, face, area)
        case "note":
            _note(ui, area, item)
        case "scene":
            text.paragraph(
                ui, item.text, Box(area.x + 30, area.y, area.w - 60, area.h), SMALL, MUTED, leading=19 / 13, align="center"
            )
        case "week":
            wide = text.width(ui, item.text, SMALL) + 24
            text.label(ui, item.text, area, SMALL, MUTED, align="center")
            rule(ui, area.x, area.centery, (area.w - wide) / 2)
            rule(ui, area.centerx + wide / 2, area.centery, (area.w - wide) / 2)
        case "system":
            wide = min(text.width(ui, item.text, SMALL), area.w - 60)
            family_mark(ui, item.family, Box(area.centerx - wide / 2 - 16, area.y + 4, 10, 10)) if item.family else None
            text.paragraph(
                ui, item.text, Box(area.x + 30, area.y, area.w - 60, area.h), SMALL, MUTED, leading=19 / 13, align="center"
            )
        case "learned":
            _learned(ui, area, item)
        case "money":
            _pill(ui, area, item.text, "money_in", GOOD, GOOD_SOFT)
        case "kept":
            _pill(ui, area, item.text, "check", GOOD, GOOD_SOFT)
        case _:
            _pill(ui, area, item.text, "cross" if item.kind == "broken" else "warning", BAD, BAD_SOFT)


def _bubble(ui: Canvas, area: Box, item: Item, face: Look) -> None:
    room = _bubble_room(area.w)
    lines = text.wrap(ui, item.text, room)
    wide = max(text.width(ui, line) for line in lines) + 28
    mine = item.kind == "rep"
    left = area.right - wide if mine else area.x + 44
    label = _label(item)
    top = area.y + (LABEL if label else 0)
    if label:
        text.label(ui, label, Box(left, area.y, area.right - left, LABEL - 2), SMALL, MUTED, may_shorten=True)
    place = Box(left, top, wide, area.bottom - top)
    panel(
        ui,
        place,
        REP_BUBBLE if mine else CLIENT_BUBBLE,
        12,
        corners=(True, True, not mine, True) if mine else (True, True, True, False),
    )
    for number, line in enumerate(lines):
        text.label(ui, line, Box(left + 14, top + 7 + number * 22, wide - 27, 22), BODY, INK)
    if not mine:
        _face(ui, item, face, area)


def _label(item: Item) -> str:
    """Who speaks, in words, where it is not the client's contact."""
    return item.speaker.label if item.speaker else ""


def _face(ui: Canvas, item: Item, face: Look, area: Box) -> None:
    """The face beside a bubble: of whoever speaks."""
    look = item.speaker.look if item.speaker else face
    portrait(ui, look, item.mood or "polite", Box(area.x, area.bottom - FACE, FACE, FACE))


def _note(ui: Canvas, area: Box, item: Item) -> None:
    """A page of the rep's own notebook: at the rep's side, smaller, with a pencil; nobody hears it."""
    room = _bubble_room(area.w) - 20
    lines = text.wrap(ui, item.text, room, SMALL)
    wide = max(text.width(ui, line, SMALL) for line in lines) + 48
    place = Box(area.right - wide, area.y, wide, area.h)
    panel(ui, place, SUNK, 4, LINE)
    icon(ui, "note", Box(place.x + 10, place.y + 7, 16, 16), MUTED)
    for number, line in enumerate(lines):
        text.label(ui, line, Box(place.x + 34, place.y + 6 + number * 19, wide - 42, 19), SMALL, INK)


def _pill(ui: Canvas, area: Box, words: str, picture: str, ink: Colour, ground: Colour) -> None:
    wide = min(text.width(ui, words, BODY, True) + 50, area.w)
    place = Box(area.centerx - wide / 2, area.y, wide, area.h)
    panel(ui, place, ground, 14)
    icon(ui, picture, Box(place.x + 12, place.y + 5, 18, 18), ink)
    text.label(ui, words, Box(place.x + 36, place.y, wide - 46, place.h), BODY, ink, True)


def _learned_lines(ui: Canvas, item: Item, room: float) -> list[tuple[str, str]]:
    """(icon, line) of what was learned."""
    known = item.learned
    if known is None:
        return [("search", item.text)]
    found: list[tuple[str, str]] = []

    def add(picture: str, told: str) -> None:
        found.extend((picture if number == 0 else "", line) for number, line in enumerate(text.wrap(ui, told, room)))

    for kind, told in news_in_words(known.evidence, known.heard, ui.language):
        add({"so": "check", "not_so": "cross"}.get(kind, "search"), told[0].upper() + told[1:])
    if known.cash:
        low, high = (ui.money(one) for one in known.cash)
        add("budget", ui.say("window.learned.cash", low=low, high=high))
    if known.friday:
        add("calendar", friday_learnt(known.friday, ui.language))
    if known.gap:
        amount, cause = known.gap
        add(
            "analyse_gap",
            ui.say("window.learned.gap", amount=ui.money(amount), cause=ui.say(f"cause.{cause}") if cause else "–"),
        )
    return found


def _learned(ui: Canvas, area: Box, item: Item) -> None:
    family = item.family or "investigate"
    lines = _learned_lines(ui, item, area.w - 150)
    wide = max(text.width(ui, line, BODY) for _, line in lines) + 60
    place = Box(area.centerx - wide / 2, area.y, wide, area.h)
    panel(ui, place, FAMILY_SOFT[family], 10)
    for number, (sign, line) in enumerate(lines):
        y = place.y + 7 + number * 21
        if sign:
            icon(ui, sign, Box(place.x + 14, y + 2, 16, 16), FAMILY[family])
        text.label(ui, line, Box(place.x + 40, y, wide - 50, 21), BODY, INK)
