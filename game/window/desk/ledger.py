"""A tab of a client: its ledger."""

from game.play.view import ClientView, DeskView
from game.window.desk.ageing import ageing_bar, ageing_legend
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.panels import panel, rule, scrollbar
from game.window.widgets.theme import AGEING, BODY, INK, MUTED, SMALL, SUNK

ROW = 32.0


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
