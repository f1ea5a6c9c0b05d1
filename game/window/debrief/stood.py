"""How things stood with one client at a moment: week and hours, the open excuse, and, by tab, talk, ledger, what is known."""

from typing import Final

from game.language import words
from game.play.conversation import items
from game.play.faces import mood_of
from game.play.view_model import Play
from game.window.debrief.parts import week_words
from game.window.desk.bubbles import talk
from game.window.desk.excuse import fitted
from game.window.desk.knowledge import knowledge
from game.window.desk.ledger import ledger
from game.window.desk.situation import situation
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon, portrait
from game.window.widgets.noted import Box
from game.window.widgets.panels import card, panel, rule
from game.window.widgets.tabs import tab
from game.window.widgets.theme import BAD, BODY, HEAD, INK, MUTED, SMALL, WARN, WARN_LINE, WARN_SOFT

TABS: Final = ("talk", "ledger", "know")
SOURCES: Final = 2
"""So many sources are told beside the excuse; all of them stand under what is known."""


def stood(ui: Canvas, area: Box, play: Play, client: int, chosen: str) -> None:
    """Draw the card of a client as it stood, with the tab that is chosen."""
    card(ui, area)
    view, desk = play.clients[client], play.desk
    x, wide = area.x + 16, area.w - 32
    y = _head(ui, Box(x, area.y + 14, wide, 0), play, client)
    y = situation(ui, Box(x, y + 8, wide, 0), view, desk.week)
    if view.excuse:
        y = _excuse(ui, Box(x, y + 8, wide, 0), play, client)
    left = x
    for name in TABS:
        place = tab(ui, Box(left, y + 2, 0, 34), ui.say(f"window.tab.{name}"), BODY, ("tab", name), chosen == name, 31)
        left = place.right + 4
    text.label(ui, "←  →", Box(area.right - 76, y + 2, 60, 34), SMALL, MUTED, align="right")
    rule(ui, area.x, y + 36, area.w)
    room = Box(x, y + 44, wide, area.bottom - y - 54)
    if chosen == "talk":
        said = items(play, client, ui.language)
        if said:
            talk(ui, room, said, play.face(client), "stood")
        else:
            text.paragraph(ui, ui.say("stood.nothing_said"), Box(room.x, room.y + 20, room.w, 60), BODY, MUTED, align="center")
    elif chosen == "ledger":
        ledger(ui, room, view, desk)
    else:
        knowledge(ui, room, view, desk.week)


def turned(chosen: str, by: int) -> str:
    """The tab beside another."""
    return TABS[(TABS.index(chosen) + by) % len(TABS)]


def _head(ui: Canvas, area: Box, play: Play, client: int) -> float:
    """Face, name and contact; week and hours left; overdue and owed. Returns its bottom."""
    view, desk = play.clients[client], play.desk
    portrait(ui, play.face(client), mood_of(view), Box(area.x, area.y, 56, 56))
    right = area.right
    for name, amount, tone in (("overdue", view.overdue, BAD if view.overdue else INK), ("owed", view.owed, INK)):
        value, label = ui.money(amount), ui.say(f"column.{name}")
        wide = max(text.width(ui, value, HEAD, True), text.width(ui, label, SMALL)) + 2
        text.label(ui, label, Box(right - wide, area.y, wide, 18), SMALL, MUTED, align="right")
        text.label(ui, value, Box(right - wide, area.y + 20, wide, 28), HEAD, tone, True, "right")
        right -= wide + 20
    room = Box(area.x + 70, area.y, right - area.x - 78, 28)
    text.label(ui, play.name(client, ui.language), room, HEAD, INK, True, may_shorten=True)
    stars = "★" * view.stars + "☆" * (5 - view.stars)
    told = [ui.say("stood.week", week=week_words(ui, desk.week - 1), weeks=desk.weeks)]
    told += [ui.say("stood.hours", hours=words.hours(desk.hours, ui.language)), stars]
    text.label(ui, " · ".join(told), Box(room.x, area.y + 30, room.w, 22), SMALL, MUTED, may_shorten=True)
    return area.y + 56


def _excuse(ui: Canvas, area: Box, play: Play, client: int) -> float:
    """The excuse that stands open, and who spoke of it last. Returns its bottom."""
    view, week = play.clients[client], play.desk.week
    known = next(one for one in view.findings if one.excuse == view.excuse)
    lines = [fitted(ui, one, week, area.w - 72) for one in known.evidence[:SOURCES]]
    signs = ["check" if one.so else "cross" for one in known.evidence[:SOURCES]]
    high = 34 + 20 * len(lines)
    panel(ui, Box(area.x, area.y, area.w, high), WARN_SOFT, 10, WARN_LINE)
    icon(ui, "warning", Box(area.x + 14, area.y + 8, 18, 18), WARN)
    quoted = ui.say("window.quoted", text=words.excuse_name(view.excuse, ui.language))
    name = text.label(ui, quoted, Box(area.x + 42, area.y + 5, area.w - 56, 24), BODY, INK, True, may_shorten=True)
    since = [ui.say("window.excuse.since", week=view.excuse_week)]
    since += [] if known.evidence else [ui.say("finding.unknown")]
    rest = Box(name.right + 12, area.y + 5, area.right - name.right - 24, 24)
    told = " · ".join(since)
    if text.width(ui, told, SMALL) <= rest.w:
        text.label(ui, told, rest, SMALL, MUTED, align="right")
    for number, (line, sign) in enumerate(zip(lines, signs, strict=True)):
        y = area.y + 28 + number * 20
        icon(ui, sign, Box(area.x + 44, y + 4, 12, 12), MUTED)
        text.label(ui, line, Box(area.x + 62, y, area.w - 72, 20), SMALL, INK, may_shorten=True)
    return area.y + high
