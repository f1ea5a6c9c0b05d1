"""What a move asks before it is made: an amount, weeks, an estimate of cash, and how sure the trainee is of an excuse."""

from dataclasses import dataclass
from dataclasses import field as dataclass_field

from game.language import words
from game.language.locale import WAN
from game.language.messages import tell
from game.play.view import ClientView, least, suggested
from game.play.view_model import Play
from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas
from game.window.widgets.icons import icon
from game.window.widgets.panels import button, keycap, panel, tile
from game.window.widgets.theme import BAD, BODY, CARD, FAINT, FAMILY, HEAD, INK, LINE, MUTED, SMALL, SUNK, TRACK, Colour, mixed
from sim_core.public.games import Step
from sim_core.public.vocabulary import FAMILY as FAMILY_OF
from sim_core.public.vocabulary import MAX_PARTS, MOVE, bears, tagged

ESTIMATED = tagged("promises")


@dataclass
class Form:
    """Figures being chosen for a move. `field`: the one that the arrow keys change."""

    move: str
    client: int
    amount: float
    weeks: int
    low: float
    high: float
    fields: tuple[str, ...]
    field: int = 0
    cash_low: float | None = None
    cash_high: float | None = None
    cash_most: float = 0.0
    least_weeks: int = 0
    most_weeks: int = 0
    before: list[tuple[float, int, float | None, float | None]] = dataclass_field(default_factory=list)  # to be taken back

    def step(self, client_id: str) -> Step:
        """The step these figures mean."""
        return Step(
            move=self.move, client=client_id, amount=self.amount, weeks=self.weeks if "weeks" in self.fields else 0,
            cash_low=self.cash_low, cash_high=self.cash_high,
        )  # fmt: skip


def open_form(play: Play, move: str, client: int) -> Form:
    """A form with sensible first figures."""
    first = suggested(play.session, move, client)
    view, desk = play.clients[client], play.desk
    option = play.option(move)
    asks = option.asks if option else frozenset()
    fields: list[str] = [name for name in ("amount", "weeks") if name in asks]
    if move in ESTIMATED:
        fields += ["cash_low", "cash_high"]
    plan = bears(move, "plans")
    low = min(WAN, max(view.owed, 1.0)) if plan else least(play.session, client)
    return Form(
        move=move,
        client=client,
        amount=view.plan_amount or first.amount if plan else first.amount,
        weeks=first.weeks,
        low=low,
        high=max(view.owed * 1.5, 100_000.0) // WAN * WAN if plan else max(view.owed, low),
        fields=tuple(fields),
        cash_most=max(round(view.owed * 0.8 / 100_000) * 100_000, 200_000.0),
        least_weeks=1 if bears(move, "by_parts") else 0,
        most_weeks=min(desk.weeks - desk.week, MAX_PARTS),
    )


def change(form: Form, field: str, by: int) -> None:
    """Turn one figure up or down by `by` steps."""
    _remember(form)
    if field == "amount":
        whole = form.amount // WAN * WAN if by < 0 and form.amount % WAN else form.amount - form.amount % WAN
        new = whole + by * WAN if not (by < 0 and form.amount % WAN) else whole + (by + 1) * WAN
        if by > 0 and new > form.high:
            new = form.high  # the whole debt may be asked for, to the last yuan
        form.amount = min(max(new, form.low), form.high)
    elif field == "weeks":
        form.weeks = min(max(form.weeks + by, form.least_weeks), form.most_weeks)
    else:
        _estimate(form, field, by)


def _remember(form: Form) -> None:
    form.before.append((form.amount, form.weeks, form.cash_low, form.cash_high))


def undo(form: Form) -> None:
    """Take the last change of a figure back."""
    if form.before:
        form.amount, form.weeks, form.cash_low, form.cash_high = form.before.pop()


def clear(form: Form) -> None:
    """State no estimate."""
    _remember(form)
    form.cash_low = form.cash_high = None


def _estimate(form: Form, field: str, by: int) -> None:
    if form.cash_low is None or form.cash_high is None:
        if by > 0:
            form.cash_low, form.cash_high = 0.0, round(form.cash_most / 4 / WAN) * WAN
        return
    if field == "cash_low":
        form.cash_low = min(max(form.cash_low + by * WAN, 0.0), form.cash_high)
    else:
        form.cash_high = min(max(form.cash_high + by * WAN, form.cash_low), form.cash_most)


def slide(form: Form, share: float) -> None:
    """Set the nearer handle of the estimate to a place on its track."""
    value = round(min(max(share, 0.0), 1.0) * form.cash_most / WAN) * WAN
    if form.cash_low is None or form.cash_high is None:
        form.cash_low = max(value - 5 * WAN, 0.0)
        form.cash_high = min(value + 5 * WAN, form.cash_most)
    elif abs(value - form.cash_low) < abs(value - form.cash_high):
        form.cash_low = value
    else:
        form.cash_high = value


def draw_form(ui: Canvas, area: Box, play: Play, form: Form) -> None:
    """The form, in place of the list of moves."""
    family = FAMILY_OF[MOVE[form.move]]
    colour = FAMILY[family]
    x, w = area.x + 8, area.w - 16
    y = area.y + 4
    tile(ui, form.move, family, Box(x, y, 36, 36))
    text.label(ui, words.move_name(form.move, ui.language), Box(x + 48, y, w - 48, 20), BODY, INK, True)
    option = play.option(form.move)
    spent = words.hours(option.hours, ui.language) if option and option.hours else ui.say("window.moves.free")
    text.label(ui, spent, Box(x + 48, y + 19, w - 48, 18), SMALL, MUTED)
    if form.before:
        told = ui.say("window.form.undo")
        wide = text.width(ui, told, SMALL) + 44
        place = Box(x + w - wide, y, wide, 26)
        over = ui.hit(place, ("undo",))
        end = keycap(ui, place.right, place.centery, "U")
        text.label(ui, told, Box(place.x, place.y, end - place.x - 6, 26), SMALL, INK if over else MUTED, align="right")
    y += 48
    view = play.clients[form.client]
    for number, field in enumerate(form.fields):
        if field in ("amount", "weeks"):
            y = _stepper(
                ui,
                Box(x, y, w, 66),
                form,
                number,
                _shown(ui, play, form, field),
                _hint(ui, form, field, view, play.desk.week),
                colour,
            )
    if "cash_low" in form.fields:
        y = _range(ui, Box(x, y + 2, w, 92), form, colour)
    summary = _summary(ui, play, form)
    if summary:
        y += 4 + text.paragraph(ui, summary, Box(x, y, w, 40), SMALL, MUTED)
    why = play.refusal(form.step(view.id))
    if why:
        icon(ui, "warning", Box(x, y + 5, 16, 16), BAD)
        text.paragraph(ui, tell(why, ui.language), Box(x + 22, y + 3, w - 22, 60), SMALL, BAD, leading=1.4)
    buttons = Box(x, area.bottom - 48, w, 40)
    half = (w - 8) * 0.47
    back = Box(buttons.x, buttons.y, half, 40)
    confirm = Box(buttons.x + half + 8, buttons.y, w - half - 8, 40)
    button(ui, back, ui.say("window.back"), ("back",), "Esc")
    button(ui, confirm, ui.say("window.confirm"), ("confirm",), "Enter", primary=True, enabled=why is None, colour=colour)


def _shown(ui: Canvas, play: Play, form: Form, field: str) -> str:
    if field == "amount":
        return ui.money(form.amount)
    if bears(form.move, "by_parts"):
        return ui.say("window.form.parts", count=form.weeks)
    week = play.desk.week + form.weeks
    return ui.say("window.form.by_week", week=week)


def _hint(ui: Canvas, form: Form, field: str, view: ClientView, now: int) -> str:
    if field == "amount":
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
    text.label(ui, value, Box(row.x + 44, row.y, row.w - 88, row.h), HEAD, INK, True, "center")
    for sign, left in (("−", row.x + 4), ("+", row.right - 36)):
        place = Box(left, row.y + 4, 32, 32)
        over = ui.hit(place, ("change", number, -1 if sign == "−" else 1))
        panel(ui, place, mixed(TRACK, INK, 0.1) if over else TRACK, 6)
        text.label(ui, sign, place, HEAD, INK, True, "center")
    return area.bottom + 4


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
    low, high = (form.cash_low or 0.0) / form.cash_most, (form.cash_high or 0.0) / form.cash_most
    if stated:
        panel(ui, Box(track.x + low * track.w, track.y, max((high - low) * track.w, 1), 6), colour, 3)
    for name, share in (("cash_low", low), ("cash_high", high if stated else 0.25)):
        chosen = form.fields[form.field] == name
        size = 20 if chosen else 16
        at = track.x + share * track.w
        panel(
            ui,
            Box(at - size / 2, track.centery - size / 2, size, size),
            CARD,
            size / 2,
            colour if stated or chosen else FAINT,
            3,
        )
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


def confirm_box(ui: Canvas, title: str, told: str, yes: str, yes_key: str = "Enter") -> None:
    """A question over everything else."""
    wide = 420.0
    high = 128 + text.height(ui, told, wide - 48)
    area = Box((ui.width - wide) / 2, (ui.height - high) / 2, wide, high)
    panel(ui, area, CARD, 16, shadow=True)
    text.label(ui, title, Box(area.x + 24, area.y + 20, wide - 48, 28), HEAD, INK, True)
    used = text.paragraph(ui, told, Box(area.x + 24, area.y + 52, wide - 48, 60), BODY, MUTED)
    y = area.y + 52 + used + 12
    half = (wide - 56) / 2
    button(ui, Box(area.x + 24, y, half, 40), ui.say("window.back"), ("back",), "Esc")
    button(ui, Box(area.x + 32 + half, y, half, 40), yes, ("confirm",), yes_key, primary=True)
