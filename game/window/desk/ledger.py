"""Two tabs of a client: its ledger, and what is known of it."""

from game.play.view import ClientView, DeskView
from game.window.desk.ageing import ageing_bar, ageing_legend
from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas
from game.window.widgets.icons import icon
from game.window.widgets.panels import bar_room, panel, rule, scrollbar
from game.window.widgets.theme import (
    AGEING,
    BAD,
    BODY,
    FAINT,
    FAMILY,
    FAMILY_SOFT,
    GOOD,
    INK,
    MUTED,
    SMALL,
    SUNK,
    WARN,
    WARN_SOFT,
)

ROW = 32.0
NARROW = 540.0


def _fact(ui: Canvas, area: Box, name: str, value: str, note: str = "") -> None:
    panel(ui, area, SUNK, 10)
    text.label(ui, name, Box(area.x + 12, area.y + 8, area.w - 24, 18), SMALL, MUTED)
    text.label(ui, value, Box(area.x + 12, area.y + 28, area.w - 24, 22), BODY, INK, True)
    if note:
        text.label(ui, note, Box(area.x + 12, area.y + 48, area.w - 24, 18), SMALL, MUTED)


def ledger(ui: Canvas, area: Box, view: ClientView, desk: DeskView) -> None:
    """Ageing of the debt, facts of the account, and every open invoice."""
    ageing_bar(ui, Box(area.x, area.y + 4, area.w, 16), view.ageing)
    ageing_legend(ui, Box(area.x, area.y + 30, area.w, 60), view.ageing)
    y = area.y + 98
    paid = ui.money(view.last_paid) if view.last_paid_week is not None else "–"
    when = ui.say("window.ledger.in_week", week=view.last_paid_week) if view.last_paid_week is not None else ""
    facts = (
        (ui.say("window.ledger.received"), ui.money(view.received), ""),
        (ui.say("window.ledger.last_paid"), paid + (f" · {when}" if when else ""), ""),
        (ui.say("window.ledger.sales"), ui.money(view.weekly_sales), ""),
        (ui.say("window.ledger.limit"), ui.money(view.credit_limit), ""),
    )
    columns_now = 4 if all(text.width(ui, name, SMALL) <= (area.w - 24) / 4 - 24 for name, _, _ in facts) else 2
    each = (area.w - 8 * (columns_now - 1)) / columns_now
    for number, (name, value, note) in enumerate(facts):
        row, column = divmod(number, columns_now)
        _fact(ui, Box(area.x + column * (each + 8), y + row * 64, each, 58), name, value, note)
    y += 72 + 64 * (4 // columns_now - 1)
    columns = (area.x + 8, area.x + area.w * 0.36, area.x + area.w * 0.70)
    heads = ("window.ledger.age", "window.ledger.due", "window.ledger.amount")
    for number, (x, head) in enumerate(zip(columns, heads, strict=True)):
        last = number == len(columns) - 1
        room = Box(x, y, (area.right - 16 - x) if last else 180, 20)
        text.label(ui, ui.say(head), room, SMALL, MUTED, align="right" if last else "left")
    rule(ui, area.x, y + 24, area.w)
    table = Box(area.x, y + 26, area.w, area.bottom - y - 30)
    invoices = sorted(view.invoices, key=lambda one: (-one.weeks_late, one.due_week))
    content = len(invoices) * ROW
    place = ui.scrolled("ledger", table, content)
    with ui.clip(table):
        for number, one in enumerate(invoices):
            line = Box(table.x, table.y + number * ROW - place, table.w, ROW)
            if line.bottom < table.y or line.y > table.bottom:
                continue
            bucket = 0 if one.weeks_late == 0 else 1 + sum(one.weeks_late > end for end in (4, 8, 13))
            panel(ui, Box(columns[0], line.centery - 5, 10, 10), AGEING[bucket], 3)
            late = ui.say("count.weeks_late", weeks=one.weeks_late) if one.weeks_late else ui.say("age.not_due")
            text.label(ui, late, Box(columns[0] + 18, line.y, 160, ROW), BODY, INK if one.weeks_late else MUTED)
            if one.due_week < 1:
                due = ui.say("window.ledger.before_start")
            elif one.due_week <= desk.week:
                due = ui.say("window.ledger.was_due", week=one.due_week)
            else:
                due = ui.say("window.ledger.will_be_due", week=one.due_week)
            text.label(ui, due, Box(columns[1], line.y, 200, ROW), BODY, MUTED)
            text.label(
                ui, ui.money(one.amount), Box(columns[2], line.y, area.right - 16 - columns[2], ROW), BODY, INK, True, "right"
            )
            rule(ui, line.x, line.bottom - 1, line.w)
    scrollbar(ui, "ledger", table, content)


def _ago(ui: Canvas, weeks: int) -> str:
    return ui.say("window.contact.this") if weeks <= 0 else ui.say("window.contact.ago", weeks=weeks)


def knowledge(ui: Canvas, area: Box, view: ClientView) -> None:
    """Cash and gap as last read, and each excuse: how often claimed, what was found, how sure, how old."""
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
    y = area.y + 92
    rows = sorted(view.findings, key=lambda one: one.claimed == 0 and one.found == "unknown")
    narrow = area.w < NARROW
    shares = (0.46, 0.595, 0.75) if narrow else (0.44, 0.60, 0.78)
    columns = (area.x + 8, *(area.x + area.w * share for share in shares))
    for x, head in zip(columns, ("excuse", "claimed", "found", "how_old"), strict=True):
        text.label(ui, ui.say(f"window.know.{head}"), Box(x, y, 160, 20), SMALL, MUTED)
    rule(ui, area.x, y + 24, area.w)
    table = Box(area.x, y + 26, area.w, area.bottom - y - 30)
    high = min(max(table.h / len(rows), 28), 38)
    content = high * len(rows)
    place_now = ui.scrolled("know", table, content)
    row_wide = table.w - bar_room(table, content)
    with ui.clip(table):
        for number, one in enumerate(rows):
            line = Box(table.x, table.y + number * high - place_now, table.w, high)
            heard = one.claimed or one.found != "unknown"
            ink = INK if heard else FAINT
            is_open = view.excuse == one.excuse
            if is_open:
                panel(ui, Box(line.x, line.y + 2, row_wide, line.h - 4), WARN_SOFT, 6)
            text.label(
                ui,
                ui.say(f"excuse.{one.excuse}"),
                Box(columns[0], line.y, columns[1] - columns[0] - 8, high),
                SMALL if narrow else BODY,
                ink,
                is_open,
            )
            times = ui.say("count.times", count=one.claimed) if one.claimed else "–"
            text.label(ui, times, Box(columns[1], line.y, columns[2] - columns[1] - 8, high), BODY, ink)
            tone = {"true": WARN, "false": GOOD}.get(one.found, MUTED)
            if one.found == "unknown":
                text.label(
                    ui, ui.say("finding.unknown"), Box(columns[2], line.y, 150, high), SMALL, MUTED if one.claimed else FAINT
                )
            else:
                icon(ui, "check" if one.found == "true" else "cross", Box(columns[2], line.centery - 7, 14, 14), tone)
                text.label(
                    ui,
                    ui.say(f"finding.{one.found}"),
                    Box(columns[2] + 18, line.y, columns[3] - columns[2] - 22, high),
                    BODY,
                    tone,
                    True,
                )
                old = ui.say("window.know.stale") if one.stale else _ago(ui, one.weeks_old)
                told = f"{one.sure * 100:.0f}% · {old}"
                text.label(
                    ui, told, Box(columns[3], line.y, area.right - columns[3] - 8, high), SMALL, BAD if one.stale else MUTED
                )
            rule(ui, line.x, line.bottom - 1, row_wide)
    scrollbar(ui, "know", table, content)


def _cash(ui: Canvas, view: ClientView) -> tuple[str, tuple[str, ...]]:
    """What they can pay, and a note: in full, and shorter."""
    if view.cash_low is None or view.cash_high is None:
        return ui.say("window.know.unknown"), (ui.say("window.know.cash_how"),)
    shown = ui.say("window.form.range", low=ui.money(view.cash_low), high=ui.money(view.cash_high))
    return shown, (_ago(ui, view.cash_weeks_old),)


def _gap(ui: Canvas, view: ClientView) -> tuple[str, tuple[str, ...]]:
    if view.gap_weeks_old is None:
        return ui.say("window.know.unknown"), (ui.say("window.know.gap_how"),)
    cause = ui.say(f"cause.{view.gap_cause}") if view.gap_cause else "–"
    value = ui.money(view.gap_amount)
    why = ui.say("window.know.cause", cause=cause)
    return value, (f"{why} · {_ago(ui, view.gap_weeks_old)}", why)
