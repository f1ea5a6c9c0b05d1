"""How the desk looks: the bar at the top, clients at the left, the chosen one in the middle, moves at the right."""

from game.play import conversation as talking
from game.play.faces import mood_of
from game.play.view import ClientView
from game.window.desk.bubbles import talk
from game.window.desk.cards import client_list
from game.window.desk.coach import coach_card
from game.window.desk.excuse import excuse_height, open_excuse
from game.window.desk.form_picture import draw_form
from game.window.desk.ground import begin_on_place
from game.window.desk.hidden import hidden_strip
from game.window.desk.knowledge import knowledge
from game.window.desk.ledger import ledger
from game.window.desk.moves import TIP_HEIGHT, move_list, moves_panel, tip_panel
from game.window.desk.promises import plan_sheet, promises
from game.window.desk.request import open_request, request_height
from game.window.desk.situation import situation
from game.window.desk.state import TABS, DeskState
from game.window.desk.sure import sure_box
from game.window.desk.topbar import top_bar
from game.window.desk.upright import begin_upright, clients_page, moves_page, upright_header
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon, portrait
from game.window.widgets.motion import Typing
from game.window.widgets.noted import Box
from game.window.widgets.panels import card, chip, panel, rule, veil
from game.window.widgets.rows import ROW
from game.window.widgets.rows import facts as stacked
from game.window.widgets.tabs import tab
from game.window.widgets.theme import BAD, BAD_SOFT, BODY, HEAD, INK, MUTED, QUIET, SMALL, SUNK, WARN, WARN_SOFT, WIDTH

TOP = 80.0
ROOMY = 1200.0

LEAST_INVITING = 170.0
"""Room below the facts that the invitation to begin takes."""


def sides(ui: Canvas) -> tuple[float, float]:
    """How wide the clients at the left and the moves at the right are: less where text is large, more on a large screen."""
    if ui.width < ROOMY:
        return 260.0, 296.0
    more = max(ui.width - WIDTH, 0.0)
    return min(288.0 + more * 0.25, 400.0), min(312.0 + more * 0.2, 420.0)


def draw_desk(ui: Canvas, desk: DeskState) -> None:
    """Draw the whole desk."""
    play = desk.play
    view = play.clients[desk.client]
    if ui.narrow:
        _upright(ui, desk, view)
        return
    begin_on_place(ui, play)
    top_bar(ui, play)
    high = ui.height - TOP - 16 - desk.foot
    left, right = sides(ui)
    client_list(
        ui, Box(16, TOP, left, high), play, desk.order, desk.client, desk.sort, not desk.digits_choose_moves, desk.follow
    )
    desk.follow = False
    middle = Box(16 + left + 16, TOP, ui.width - left - right - 64, high)
    _middle(ui, middle, desk, view)
    _right(ui, Box(ui.width - right - 16, TOP, right, high), desk)
    if desk.sure:
        veil(ui)
        sure_box(ui, play.session, desk.sure)
    ui.end()


def _upright(ui: Canvas, desk: DeskState, view: ClientView) -> None:
    """The desk on a phone. What waits for an answer is shown whatever page was chosen."""
    room = begin_upright(ui, desk)
    if desk.form:
        desk.page = "moves"
    elif desk.asking:
        desk.page = "talk"
    if desk.page == "clients":
        clients_page(ui, room, desk)
    elif desk.page == "moves":
        moves_page(ui, room, desk)
    else:
        _middle(ui, room, desk, view)
    if desk.sure:
        veil(ui)
        sure_box(ui, desk.play.session, desk.sure)
    ui.end()


def _right(ui: Canvas, area: Box, desk: DeskState) -> None:
    if desk.form:  # it says itself what the move is about, and needs the room
        draw_form(ui, moves_panel(ui, area, desk.family, desk.digits_choose_moves), desk.play, desk.form)
        return
    moves_area = Box(area.x, area.y, area.w, area.h - TIP_HEIGHT - 12)
    inside = moves_panel(ui, moves_area, desk.family, desk.digits_choose_moves)
    pending = desk.asking.move if desk.asking else ""
    desk.over_move = move_list(
        ui, inside, desk.play, desk.client, desk.family, pending or desk.refused, desk.digits_choose_moves
    )
    shown = desk.over_move or desk.refused or pending
    tip_panel(ui, Box(area.x, moves_area.bottom + 12, area.w, TIP_HEIGHT), desk.play, desk.client, shown)


def _middle(ui: Canvas, area: Box, desk: DeskState, view: ClientView) -> None:
    card(ui, area)
    if ui.narrow:
        bottom, edge = upright_header(ui, area, desk, view), 10.0
    else:
        bottom, edge = _header(ui, area, desk, view), 16.0
    room = Box(area.x + edge, bottom + 10, area.w - 2 * edge, area.bottom - bottom - 20)
    session = desk.play.session
    if not (_typing(ui) and any(one.steps == len(session.steps) for one in session.coached)):  # not before the answer is there
        room = coach_card(ui, room, desk.play, "start", "move")
    match desk.tab:
        case "talk":
            _talk(ui, room, desk, view)
        case "ledger":
            ledger(ui, room, view, desk.play.desk)
        case "promises":
            promises(ui, room, desk.play, view)
        case "know":
            knowledge(ui, room, view, desk.play.desk.week)
        case _:
            plan_sheet(ui, room, desk.play, desk.client)


def _header(ui: Canvas, area: Box, desk: DeskState, view: ClientView) -> float:
    play = desk.play
    ui.places["face"] = Box(area.x + 16, area.y + 14, 60, 60)
    portrait(ui, play.face(desk.client), mood_of(view), ui.places["face"])
    left = area.x + 90
    right = area.right - 16
    figures = (
        (ui.say("column.overdue"), view.overdue, BAD if view.overdue else INK),
        (ui.say("column.owed"), view.owed, INK),
    )
    for name, amount, tone in figures:
        value = ui.money(amount)
        wide = max(text.width(ui, value, HEAD, True), text.width(ui, name, SMALL)) + 2
        text.label(ui, name, Box(right - wide, area.y + 16, wide, 18), SMALL, MUTED, align="right")
        text.label(ui, value, Box(right - wide, area.y + 36, wide, 28), HEAD, tone, True, "right")
        right -= wide + 24
    name = play.name(desk.client, ui.language)
    text.label(ui, name, Box(left, area.y + 14, right - left, 28), HEAD, INK, True, may_shorten=True)
    contact = play.contact(desk.client, ui.language)
    stars = "★" * view.stars + "☆" * (5 - view.stars)
    x = left
    if contact:
        x = text.label(ui, contact, Box(x, area.y + 46, 150, 20), BODY, MUTED, may_shorten=True).right + 12
    shown = text.label(ui, stars, Box(x, area.y + 46, 90, 20), SMALL, WARN)
    ui.tip(shown.inflate(4, 6), ui.say("window.tip.stars"))
    x = shown.right + 10
    states = [key for key, holds in (("hold", view.on_hold), ("left", view.left), ("failed", view.failed)) if holds]
    for key in states:
        tones = (WARN, WARN_SOFT) if key == "hold" else (BAD, BAD_SOFT)
        x = chip(ui, Box(x, area.y + 47, max(right - x, 60), 20), ui.say(f"window.card.{key}"), *tones).right + 8
    y = situation(ui, Box(area.x + 16, area.y + 82, area.w - 32, 0), view, play.desk.week) + 4
    if play.session.trainer:
        y = hidden_strip(ui, Box(area.x + 16, y + 2, area.w - 32, 26), play, desk.client) + 4
    x = area.x + 16
    for name in TABS:
        place = tab(ui, Box(x, y, 0, 34), ui.say(f"window.tab.{name}"), BODY, ("tab", name), desk.tab == name, 31)
        ui.tip(place, ui.say(f"window.tip.tab_{name}"))
        x = place.right + 4
    text.label(ui, "←  →", Box(area.right - 76, y, 60, 34), SMALL, MUTED, align="right")
    rule(ui, area.x, y + 34, area.w)
    return y + 34


def _typing(ui: Canvas) -> Typing | None:
    """The answer that is being typed."""
    return next((one for one in ui.moving if isinstance(one, Typing)), None)


def _talk(ui: Canvas, room: Box, desk: DeskState, view: ClientView) -> None:
    play = desk.play
    top = room.y
    typing = _typing(ui)
    if view.request and not typing:
        high = request_height(ui, room.w, view, not view.excuse)
        open_request(ui, Box(room.x, room.y, room.w, high), play, view)
        top += high + 8
    if view.excuse and not (typing and typing.excuse != view.excuse):
        high = excuse_height(ui, room.w, view, desk.asking is not None, play.desk.week)
        open_excuse(ui, Box(room.x, top, room.w, high), play, view, desk.asking.move if desk.asking else "")
        top += high + 12
    elif desk.asking and not view.excuse:
        desk.asking = None
    area = Box(room.x, top, room.w, room.bottom - top)
    items = talking.items(play, desk.client, ui.language)
    if not any(item.kind != "week" for item in items):
        _first_meeting(ui, area, desk, view)
        return
    if typing:
        items = talking.before_answer(items)
    talk(ui, Box(area.x, area.y, area.w + 12, area.h), items, play.face(desk.client))


def _first_meeting(ui: Canvas, area: Box, desk: DeskState, view: ClientView) -> None:
    """Before the first word: who this is, the facts of the account, and what to do."""
    from sim_core.public.scenarios import text_in

    spec = desk.play.spec(desk.client)
    about = text_in(spec.about, ui.language)
    y = area.y + 8
    if about:
        high = text.height(ui, about, area.w - 40) + 28
        panel(ui, Box(area.x, y, area.w, high), SUNK, 10)
        text.paragraph(ui, about, Box(area.x + 20, y + 14, area.w - 40, high), BODY, INK)
        y += high + 12
    facts = (
        ("window.fact.terms", ui.say("count.weeks", weeks=view.terms)),
        ("window.ledger.sales", ui.money(view.weekly_sales)),
        ("window.fact.oldest", ui.say("count.weeks_late", weeks=max((one.weeks_late for one in view.invoices), default=0))),
    )
    if ui.narrow:
        stacked(ui, Box(area.x + 8, y, area.w - 16, 0), [(ui.say(key), value, INK) for key, value in facts])
        y += 3 * ROW - 64
    each = (area.w - 24) / 3
    for number, (key, value) in enumerate(() if ui.narrow else facts):
        place = Box(area.x + number * (each + 12), y, each, 64)
        panel(ui, place, SUNK, 10)
        text.label(ui, ui.say(key), Box(place.x + 14, y + 10, each - 28, 18), SMALL, MUTED)
        text.label(ui, value, Box(place.x + 14, y + 32, each - 28, 22), BODY, INK, True)
    y += 64
    if area.bottom - y < LEAST_INVITING:
        return
    middle = y + (area.bottom - y) / 2
    icon(ui, "ask_difficulties", Box(area.centerx - 24, middle - 62, 48, 48), QUIET)
    told = ui.say("window.upright.nothing_yet" if ui.narrow else "window.talk.nothing_yet")
    text.paragraph(ui, told, Box(area.x + 60, middle, area.w - 120, 80), BODY, MUTED, align="center")
