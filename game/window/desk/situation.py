"""Where a client stands, in a line under its name: promise, plan, what it can pay, what it paid last. No click needed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from game.language import words
from game.play.requests import friday_said, whom_told
from game.play.view import ClientView
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import panel
from game.window.widgets.theme import BAD, FAINT, FAMILY, GOOD, INK, MUTED, SMALL, SUNK, WARN, Colour

HIGH: Final = 28.0
GAP: Final = 6.0


@dataclass(frozen=True)
class Cell:
    """A cell of the line. `told`: in full, and shorter for where there is less room; `known`: is there anything to say?"""

    picture: str
    tone: Colour
    told: tuple[str, ...]
    about: str
    known: bool = True


def situation(ui: Canvas, area: Box, view: ClientView, week: int) -> float:
    """Draw the line. Returns its bottom."""
    cells = [make(ui, view, week) for make in (_promise, _plan, _cash, _friday if view.friday else _paid)]
    columns = 2 if ui.narrow else len(cells)
    wide = (area.w - GAP * (columns - 1)) / columns
    for number, cell in enumerate(cells):
        row, column = divmod(number, columns)
        place = Box(area.x + column * (wide + GAP), area.y + row * (HIGH + GAP), wide, HIGH)
        panel(ui, place, SUNK, 8)
        icon(ui, cell.picture, Box(place.x + 7, place.centery - 7, 14, 14), cell.tone if cell.known else FAINT)
        room = Box(place.x + 26, place.y, wide - 32, HIGH)
        told = next((one for one in cell.told if text.width(ui, one, SMALL) <= room.w), cell.told[-1])
        text.label(ui, told, room, SMALL, INK if cell.known else MUTED)
        ui.tip(place, cell.about)
    return place.bottom


def _promise(ui: Canvas, view: ClientView, week: int) -> Cell:
    if view.promise:
        values = {"week": view.promise.due_week, "amount": ui.money(view.promise.left)}
        late = view.promise.due_week <= week
        told = (ui.say("window.now.promise", **values), ui.say("window.card.promise", **values))
        return Cell("promise", WARN if late else FAMILY["chase"], told, ui.say("window.tip.promise", **values))
    if view.broken_count:
        broken = (ui.say("window.card.broken", count=view.broken_count),)
        return Cell("warning", BAD, broken, ui.say("window.tip.broken", count=view.broken_count, amount=ui.money(view.broken)))
    return Cell("promise", MUTED, (ui.say("window.now.no_promise"),), ui.say("window.now.tip_no_promise"), False)


def _plan(ui: Canvas, view: ClientView, week: int) -> Cell:
    if view.plan_week is None:
        return Cell("set_plan", MUTED, (ui.say("window.now.no_plan"),), ui.say("window.now.tip_no_plan"), False)
    known = ui.say(
        "window.plan.known" if view.plan_shared >= 1 else "window.plan.told" if view.plan_shared > 0 else "window.plan.own"
    )
    amount = ui.money(view.plan_amount)
    about = ui.say("window.now.tip_plan", amount=amount, week=view.plan_week, known=known, received=ui.money(view.received))
    tone = GOOD if view.plan_shared > 0 else WARN
    return Cell("set_plan", tone, (f"{amount} · {known}", amount), about)


def _cash(ui: Canvas, view: ClientView, week: int) -> Cell:
    if view.cash_low is None or view.cash_high is None:
        return Cell(
            "budget",
            MUTED,
            (ui.say("window.now.no_cash"), ui.say("window.now.no_cash_short")),
            ui.say("window.know.cash_how"),
            False,
        )
    span = ui.say("window.form.range", low=ui.money(view.cash_low), high=ui.money(view.cash_high))
    old = _age(ui)(view.cash_weeks_old)
    about = ui.say("window.now.tip_cash", span=span, when=old)
    short = f"{ui.money(view.cash_low)}–{ui.money(view.cash_high)}"
    return Cell("budget", FAMILY["investigate"], (f"{short} · {old}", short), about)


def _paid(ui: Canvas, view: ClientView, week: int) -> Cell:
    if view.last_paid_week is None:
        return Cell("money_in", MUTED, (ui.say("window.now.no_money"),), ui.say("window.now.tip_no_money"), False)
    values = {"amount": ui.money(view.last_paid), "week": words.week_name(view.last_paid_week, ui.language)}
    about = ui.say("window.now.tip_paid", all=ui.money(view.received), **values)
    return Cell("money_in", GOOD, (f"{values['amount']} · {values['week']}", values["amount"]), about)


def _friday(ui: Canvas, view: ClientView, week: int) -> Cell:
    """Whom it means to pay this Friday, in place of what it paid last."""
    if view.friday is None:
        return _paid(ui, view, week)
    name = whom_told(view.friday.whom, ui.language, short=True)
    told = (ui.say("friday.plan.short", whom=name), name)
    about = ui.say("friday.plan.about", told=friday_said(view.friday, ui.language))
    return Cell("calendar", GOOD if view.friday.whom == "us" else WARN, told, about)


def _age(ui: Canvas) -> Callable[[int], str]:
    return lambda weeks: ui.say("window.contact.ago", weeks=weeks) if weeks else ui.say("window.contact.this")
