"""What clients hide, for a trainer's eyes: a line on each card, and a strip for the chosen client."""

from game.language import words
from game.play.trainer import hidden_of
from game.play.view_model import Play
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import panel
from game.window.widgets.theme import BAD, FAMILY, FAMILY_SOFT, GOOD, INK, SMALL

LINE = 20.0


def hidden_line(ui: Canvas, area: Box, play: Play, number: int) -> None:
    """Free cash, honesty, trust; and whether the open excuse is true, by a sign."""
    one, view = hidden_of(play.revealed(), number), play.clients[number]
    panel(ui, area, FAMILY_SOFT["investigate"], 6)
    right = area.right - 6
    if view.excuse:
        right -= 16
        sign, tone = ("check", GOOD) if one.excuse_true else ("cross", BAD)
        icon(ui, sign, Box(right, area.centery - 7, 14, 14), tone)
    icon(ui, "eye", Box(area.x + 6, area.centery - 7, 14, 14), FAMILY["investigate"])
    values = {"amount": ui.money(one.free_cash), "honesty": words.percent(one.honesty), "trust": words.percent(one.trust)}
    room = Box(area.x + 26, area.y, right - area.x - 30, area.h)
    shown = next(
        (told for told in (ui.say(f"window.trainer.line_{size}", **values) for size in ("long", "short"))
         if text.width(ui, told, SMALL) <= room.w),
        ui.say("window.trainer.line_least", **values),
    )  # fmt: skip
    text.label(ui, shown, room, SMALL, INK)


def hidden_strip(ui: Canvas, area: Box, play: Play, number: int) -> float:
    """All of the chosen client's hidden values. Returns its bottom."""
    one, view = hidden_of(play.revealed(), number), play.clients[number]
    parts = [
        ui.say("window.trainer.cash", amount=ui.money(one.free_cash), all=ui.money(one.cash)),
        ui.say("window.trainer.honesty", percent=words.percent(one.honesty)),
        ui.say("window.trainer.trust", percent=words.percent(one.trust)),
        ui.say("window.trainer.attention", percent=words.percent(one.attention)),
        ui.say("window.trainer.stubbornness", percent=words.percent(one.stubbornness)),
        ui.say("window.trainer.downstream", amount=ui.money(one.downstream)),
        ui.say("window.trainer.stock", amount=ui.money(one.stock)),
    ]
    if view.excuse:
        parts.append(ui.say("window.trainer.excuse", found=ui.say(f"finding.{'true' if one.excuse_true else 'false'}")))
    if view.promise:
        parts.append(ui.say(f"window.trainer.promise_{'meant' if one.promise_meant else 'empty'}"))
    told = " · ".join(parts)
    inside = area.w - 44
    high = text.height(ui, told, inside, SMALL, leading=1.4) + 10
    place = Box(area.x, area.y, area.w, high)
    panel(ui, place, FAMILY_SOFT["investigate"], 8)
    icon(ui, "eye", Box(place.x + 10, place.y + 7, 16, 16), FAMILY["investigate"])
    text.paragraph(ui, told, Box(place.x + 34, place.y + 5, inside, high), SMALL, INK, leading=1.4)
    return place.bottom
