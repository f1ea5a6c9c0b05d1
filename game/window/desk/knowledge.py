"""A tab of a client: what is known of it. Cash and gap as last read; for each reason, who says what of it, side by side."""

from typing import Final

from game.language import words
from game.play.evidence import Evidence, differ
from game.play.requests import friday_said
from game.play.view import ClientView
from game.play.view_parts import FindingView
from game.window.desk.excuse import fitted
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import bar_room, panel, rule, scrollbar
from game.window.widgets.theme import BODY, FAINT, FAMILY, FAMILY_SOFT, INK, MUTED, SMALL, WARN, WARN_SOFT, Colour

HEAD: Final = 32.0
LINE: Final = 20.0
FRIDAY: Final = 32.0


def knowledge(ui: Canvas, area: Box, view: ClientView, week: int) -> None:
    """What they can pay and what is missing; then each reason that was heard or spoken of, with all its sources."""
    if ui.narrow:
        _upright(ui, area, view, week)
        return
    half = (area.w - 12) / 2
    for number, (name, picture) in enumerate((("window.know.cash", "budget"), ("window.know.gap", "analyse_gap"))):
        place = Box(area.x + number * (half + 12), area.y + 4, half, 74)
        panel(ui, place, FAMILY_SOFT["investigate"], 10)
        icon(ui, picture, Box(place.x + 12, place.y + 10, 18, 18), FAMILY["investigate"])
        text.label(ui, ui.say(name), Box(place.x + 36, place.y + 10, half - 48, 18), SMALL, MUTED)
        value, note = _cash(ui, view) if number == 0 else _gap(ui, view)
        text.label(ui, value, Box(place.x + 12, place.y + 30, half - 24, 22), BODY, INK, True)
        told = next((one for one in note if text.width(ui, one, SMALL) <= half - 24), note[-1])
        text.label(ui, told, Box(place.x + 12, place.y + 51, half - 24, 18), SMALL, MUTED)
    _friday(ui, Box(area.x, area.y + 84, area.w, FRIDAY), view)
    _reasons(ui, area, area.y + 84 + FRIDAY + 8, view, week)


def _upright(ui: Canvas, area: Box, view: ClientView, week: int) -> None:
    """The same on a phone: cash and gap a line each."""
    y = area.y + 2
    for name, picture, (value, note) in (("cash", "budget", _cash(ui, view)), ("gap", "analyse_gap", _gap(ui, view))):
        place = Box(area.x, y, area.w, 48)
        panel(ui, place, FAMILY_SOFT["investigate"], 8)
        icon(ui, picture, Box(place.x + 10, place.y + 6, 16, 16), FAMILY["investigate"])
        shown = text.label(ui, value, Box(place.x + 32, place.y + 3, place.w - 44, 22), BODY, INK, True, "right")
        room = Box(place.x + 32, place.y + 3, shown.x - place.x - 40, 22)
        text.label(ui, ui.say(f"window.know.{name}"), room, SMALL, MUTED, may_shorten=True)
        below = Box(place.x + 32, place.y + 25, place.w - 44, 18)
        told = next((one for one in note if text.width(ui, one, SMALL) <= below.w), note[-1])
        text.label(ui, told, below, SMALL, MUTED, may_shorten=True)
        y += 52
    _friday(ui, Box(area.x, y, area.w, FRIDAY), view)
    _reasons(ui, area, y + FRIDAY + 4, view, week)


def _reasons(ui: Canvas, area: Box, y: float, view: ClientView, week: int) -> None:
    """Each reason, from `y` on."""
    about = text.label(ui, ui.say("window.know.excuse"), Box(area.x + 8, y, area.w * 0.4, 20), SMALL, MUTED)
    signs = ui.say("window.know.who_says")
    room = Box(about.right + 8, y, area.right - 16 - about.right, 20)
    if not ui.narrow or text.width(ui, signs, SMALL) <= room.w:
        text.label(ui, signs, room, SMALL, MUTED, align="right")
    rule(ui, area.x, y + 24, area.w)
    table = Box(area.x, y + 26, area.w, area.bottom - y - 30)
    rows = sorted(view.findings, key=lambda one: (one.excuse != view.excuse, not one.claimed, not one.evidence))
    content = sum(HEAD + LINE * len(one.evidence) for one in rows)
    at = ui.scrolled("know", table, content)
    wide, y = table.w - bar_room(table, content), table.y - at
    with ui.clip(table):
        for one in rows:
            high = HEAD + LINE * len(one.evidence)
            if y + high > table.y and y < table.bottom:
                _reason(ui, Box(table.x, y, wide, high), one, view.excuse == one.excuse, week)
            y += high
    scrollbar(ui, "know", table, content)


def _reason(ui: Canvas, area: Box, one: FindingView, is_open: bool, week: int) -> None:
    """A reason: how often it was given, whether the sources differ, and each of them."""
    if is_open:
        panel(ui, Box(area.x, area.y + 2, area.w, area.h - 4), WARN_SOFT, 6)
    known = bool(one.claimed or one.evidence)
    told, tone = _state(ui, one, week)
    wide = text.width(ui, told, SMALL) + 1
    name = Box(area.x + 8, area.y, area.w - wide - 28, HEAD)
    called = words.excuse_name(one.excuse, ui.language)
    size = text.common_size(ui, (called,), name.w, BODY, known)
    text.label(ui, called, name, size, INK if known else FAINT, known, may_shorten=ui.narrow)
    text.label(ui, told, Box(area.right - wide - 8, area.y, wide, HEAD), SMALL, tone, align="right")
    for number, said in enumerate(one.evidence):
        _source(ui, Box(area.x + 8, area.y + HEAD - 3 + number * LINE, area.w - 16, LINE), said, week)
    rule(ui, area.x, area.bottom - 1, area.w)


def _state(ui: Canvas, one: FindingView, week: int) -> tuple[str, Colour]:
    if differ(one.evidence, week):
        return ui.say("evidence.differ"), WARN
    if one.claimed:
        return ui.say("count.times_said", count=one.claimed) + (
            "" if one.evidence else " · " + ui.say("finding.unknown")
        ), MUTED
    return ui.say("window.know.not_said"), MUTED if one.evidence else FAINT


def _source(ui: Canvas, area: Box, said: Evidence, week: int) -> None:
    tone = FAINT if said.stale(week) else INK
    icon(ui, "check" if said.so else "cross", Box(area.x + 4, area.centery - 6, 12, 12), FAINT if said.stale(week) else MUTED)
    text.label(
        ui, fitted(ui, said, week, area.w - 26), Box(area.x + 24, area.y, area.w - 26, LINE), SMALL, tone, may_shorten=True
    )


def _ago(ui: Canvas, weeks: int) -> str:
    return ui.say("window.contact.this") if weeks <= 0 else ui.say("window.contact.ago", weeks=weeks)


def _cash(ui: Canvas, view: ClientView) -> tuple[str, tuple[str, ...]]:
    """What they can pay, and a note: in full, and shorter."""
    if view.cash_low is None or view.cash_high is None:
        return ui.say("window.know.unknown"), (ui.say("window.know.cash_how"),)
    shown = ui.say("window.form.range", low=ui.money(view.cash_low), high=ui.money(view.cash_high))
    return shown, (_ago(ui, view.cash_weeks_old),)


def _friday(ui: Canvas, area: Box, view: ClientView) -> None:
    """Whom they mean to pay this Friday, and how likely that is; else how to find out."""
    panel(ui, area, FAMILY_SOFT["investigate"], 8)
    icon(ui, "calendar", Box(area.x + 12, area.centery - 8, 16, 16), FAMILY["investigate"])
    head = text.label(ui, ui.say("friday.plan"), Box(area.x + 36, area.y, area.w / 3, FRIDAY), SMALL, MUTED)
    room = Box(head.right + 12, area.y, area.right - head.right - 24, FRIDAY)
    if view.friday is None:
        forms = [ui.say("friday.plan.how"), ui.say("friday.plan.how_short"), ui.say("friday.plan.unknown")]
    else:
        forms = [friday_said(view.friday, ui.language, short) for short in (False, True)]
    told = next((one for one in forms if text.width(ui, one, SMALL, True) <= room.w), forms[-1])
    text.label(ui, told, room, SMALL, INK if view.friday else MUTED, view.friday is not None)


def _gap(ui: Canvas, view: ClientView) -> tuple[str, tuple[str, ...]]:
    if view.gap_weeks_old is None:
        return ui.say("window.know.unknown"), (ui.say("window.know.gap_how"),)
    cause = ui.say(f"cause.{view.gap_cause}") if view.gap_cause else "–"
    why = ui.say("window.know.cause", cause=cause)
    return ui.money(view.gap_amount), (f"{why} · {_ago(ui, view.gap_weeks_old)}", why)
