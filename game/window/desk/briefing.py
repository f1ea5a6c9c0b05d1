"""The briefing: the manager's letter, what the game is about in figures, and who the clients are."""

from dataclasses import dataclass, field
from functools import partial
from threading import Thread

import pygame

from game.language import words
from game.play.example import begin_example, wants_example
from game.play.faces import face_of_us, mood_of
from game.play.people import manager_called
from game.play.reading_ahead import read_ahead
from game.play.view import ClientView
from game.play.view_model import Play
from game.window.desk.ageing import ageing_bar, ageing_legend
from game.window.desk.coach import coach_card
from game.window.desk.desk import Desk
from game.window.desk.ground import begin_on_place
from game.window.desk.ledger import ledger
from game.window.desk.watching import watching
from game.window.screens import Screen, Still, Way
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.column import EDGE, Piece, column, foot_button
from game.window.widgets.icons import coloured, icon, portrait
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import bar_room, button, card, panel, rule, scrollbar
from game.window.widgets.theme import BAD, BIG, BODY, HEAD, INK, MUTED, SMALL, SUNK, WARN
from sim_core.public.scenarios import TARGET_SHARE, text_in

CARD_HEIGHT = 126.0
TALLEST = 176.0
ROOMY = 1200.0
FEW = 3
"""Up to so many clients stand under one another, each on a wide card with its account."""
FULL_HEIGHT = 224.0
ACCOUNT = 94.0
LEDGER_FROM = 260.0
GAP = 10.0


@dataclass
class Briefing(Still):
    """The screen before the first week."""

    play: Play
    _reading: Thread | None = field(default=None, repr=False)

    def draw(self, ui: Canvas) -> None:
        """Draw the briefing."""
        self._reading = self._reading or read_ahead(self.play.session, ui.language)
        if ui.narrow:
            _upright(ui, self.play)
            ui.end()
            return
        begin_on_place(ui, self.play, 92.0)
        scenario = self.play.session.scenario
        coloured(ui, "app", Box(24, 18, 52, 52))
        title = text_in(scenario.title, ui.language)
        text.label(ui, title, Box(90, 14, ui.width - 340, 38), BIG, INK, True, base=48, may_shorten=True)
        job = "find_out.job" if scenario.find_reasons else "window.briefing.subtitle"
        text.label(ui, ui.say(job), Box(91, 54, 500, 20), BODY, MUTED)
        _corner(ui)
        top, bottom = 92.0, ui.height - 88
        left = Box(24, top, min(max(ui.width * 0.34, 432 if ui.width >= ROOMY else 372), 620), bottom - top)
        _letter(ui, left, self.play)
        right = coach_card(ui, Box(left.right + 20, top, ui.width - left.right - 44, bottom - top), self.play, "briefing")
        _clients(ui, right, self.play)
        _foot(ui, Box(24, bottom + 16, ui.width - 48, 56), self.play)
        ui.end()

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            return ("start",)
        if event.key == pygame.K_ESCAPE:
            return ("home",)
        by = {pygame.K_UP: -64.0, pygame.K_DOWN: 64.0, pygame.K_PAGEUP: -360.0, pygame.K_PAGEDOWN: 360.0}.get(event.key)
        return ("scroll", by) if by else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Do what a command says."""
        match command:
            case ("start",):
                session = self.play.session
                example = begin_example(session.text, self.play.path) if wants_example(session) else None
                return watching(example, self.play, ui.language) if example else Desk(self.play, language=ui.language)
            case ("scroll", float(by)) if not ui.scroll("briefing clients", by):
                ui.scroll("letter", by)
        return self


def _upright(ui: Canvas, play: Play) -> None:
    """The briefing on a phone: the same under one another."""
    begin_on_place(ui, play)
    wide = ui.width - 2 * EDGE
    right = ui.width - 4
    for sign, command in (("help", ("help",)), ("settings", ("settings",))):
        place = Box(right - 44, 4, 44, 48)
        over = ui.hit(place, command)
        icon(ui, sign, place.inflate(-22, -26), INK if over else MUTED)
        right = place.x
    coloured(ui, "app", Box(EDGE, 12, 34, 34))
    title = Box(EDGE + 44, 8, right - EDGE - 48, 42)
    text.label(ui, text_in(play.session.scenario.title, ui.language), title, HEAD, INK, True, may_shorten=True)
    foot = foot_button(ui, ui.say("window.briefing.start"), ("start",))
    room = coach_card(ui, Box(EDGE, 58, wide, foot - 58), play, "briefing")
    facts = _facts(ui, play)
    parts: list[Piece] = [
        (_letter_height(ui, wide, play), lambda area: _letter(ui, area, play)),
        (16 + 34 * len(facts), lambda area: _fact_rows(ui, area, facts)),
    ]
    for number in range(len(play.clients)):
        about = text.height(ui, text_in(play.spec(number).about, ui.language), wide - 94, SMALL, leading=1.34)
        parts.append((max(60 + about, 84), partial(_one_client, ui, play, number)))
    column(ui, "briefing clients", Box(0, room.y, ui.width, foot - room.y), parts)


def _one_client(ui: Canvas, play: Play, number: int, area: Box) -> None:
    _client(ui, area, play, number, SMALL)


def _fact_rows(ui: Canvas, area: Box, facts: list[tuple[str, str]]) -> None:
    card(ui, area)
    for number, (name, told) in enumerate(facts):
        row = Box(area.x + 20, area.y + 8 + number * 34, area.w - 40, 34)
        icon(ui, name, Box(row.x, row.centery - 9, 18, 18), MUTED)
        text.label(ui, told, Box(row.x + 28, row.y, row.w - 28, 34), BODY, INK)


def _corner(ui: Canvas) -> None:
    """Language and help, at the top right."""
    wide = text.width(ui, ui.say("window.other_language_name"), BODY, True) + 60
    button(ui, Box(ui.width - 24 - wide, 24, wide, 40), ui.say("window.other_language_name"), ("language",), "F2")
    help_wide = text.width(ui, ui.say("window.help"), BODY, True) + 60
    button(ui, Box(ui.width - 36 - wide - help_wide, 24, help_wide, 40), ui.say("window.help"), ("help",), "F1")


def _head(ui: Canvas, play: Play) -> str:
    scenario = play.session.scenario
    if scenario.words.manager.name is None:
        return ui.say("window.briefing.letter")
    return ui.say("window.briefing.letter_of", manager=manager_called(scenario, ui.language))


def _letter(ui: Canvas, area: Box, play: Play) -> None:
    card(ui, area)
    portrait(ui, face_of_us("manager", play.session.scenario), "polite", Box(area.x + 20, area.y + 18, 48, 48))
    head, room = _head(ui, play), Box(area.x + 82, area.y + 18, area.w - 100, 26)
    text.label(ui, head, room, text.common_size(ui, (head,), room.w, HEAD, True), INK, True)
    text.label(ui, ui.say("window.briefing.from"), Box(area.x + 82, area.y + 45, area.w - 100, 20), SMALL, MUTED)
    room = Box(area.x + 20, area.y + 80, area.w - 36, area.h - 92)
    paragraphs = _paragraphs(ui, play)
    last = len(paragraphs) - 1
    heights = [text.height(ui, one, room.w - 12, BODY, leading=1.5) for one in paragraphs]
    content = sum(heights) + 9 * last
    spare = room.h - content
    if spare >= 128 and len(play.clients) > 1:
        _debt(ui, Box(room.x, room.bottom - 104, room.w - 12, 104), play)
        room.h -= 120
    at = ui.scrolled("letter", room, content)
    y = room.y - at
    with ui.clip(room):
        for number, (one, high) in enumerate(zip(paragraphs, heights, strict=True)):
            signature = number == last and number > 0 and len(one) < 20
            place = Box(room.x, y, room.w - 12, high)
            text.paragraph(ui, one, place, BODY, INK, signature, leading=1.5, align="right" if signature else "left")
            y += high + 9
    scrollbar(ui, "letter", room, content)


def _paragraphs(ui: Canvas, play: Play) -> list[str]:
    story = text_in(play.session.scenario.story, ui.language).strip() or ui.say("window.briefing.no_letter")
    return [one for one in story.split("\n") if one.strip()]


def _letter_height(ui: Canvas, wide: float, play: Play) -> float:
    """How high the letter is where nothing of it has to be scrolled."""
    return 100 + sum(text.height(ui, one, wide - 48, BODY, leading=1.5) + 9 for one in _paragraphs(ui, play))


def _debt(ui: Canvas, area: Box, play: Play) -> None:
    """All clients' debt by age, where the letter leaves room for it."""
    parts = [sum(one.ageing[age] for one in play.clients) for age in range(5)]
    rule(ui, area.x, area.y, area.w)
    told = ui.say("window.briefing.debt", owed=ui.money(sum(parts)))
    text.label(ui, told, Box(area.x, area.y + 8, area.w, 20), SMALL, MUTED)
    ageing_bar(ui, Box(area.x, area.y + 32, area.w, 12), parts)
    ageing_legend(ui, Box(area.x, area.y + 50, area.w, 60), parts)


def _clients(ui: Canvas, area: Box, play: Play) -> None:
    count = len(play.clients)
    columns = 2 if count > FEW else 1
    wide = (area.w - GAP * (columns - 1) - 8) / columns
    rows = -(-count // columns)
    alone = count == 1 and area.h - CARD_HEIGHT - GAP >= LEDGER_FROM  # nobody else to read about: the account itself
    high = max(CARD_HEIGHT, min((area.h - GAP * (rows - 1)) / rows, 170.0 if count > FEW else FULL_HEIGHT))
    high = CARD_HEIGHT if alone else high
    abouts = [text_in(play.spec(number).about, ui.language) for number in range(count)]
    tallest = max(text.height(ui, one, wide - 94, SMALL, leading=1.34) for one in abouts) + 56
    high = max(high, min(tallest, TALLEST))  # where text is large, the cards are higher, and are scrolled
    content = rows * (high + GAP) - GAP
    wide += (8 - bar_room(area, content)) / columns
    at = ui.scrolled("briefing clients", area, content)
    roomy = all(text.height(ui, one, wide - 94, BODY, leading=1.34) <= high - 60 for one in abouts)
    size = BODY if roomy else SMALL
    with ui.clip(area.inflate(8, 8)):
        for number in range(count):
            row, column = divmod(number, columns)
            place = Box(area.x + column * (wide + GAP), area.y + row * (high + GAP) - at, wide, high)
            if place.bottom > area.y - 8 and place.y < area.bottom + 8:
                _client(ui, place, play, number, size)
    scrollbar(ui, "briefing clients", area, content)
    if alone:
        place = Box(area.x, area.y + content + GAP, area.w, area.h - content - GAP)
        card(ui, place)
        ledger(ui, place.inflate(-32, -28), play.clients[0], play.desk)


def _client(ui: Canvas, area: Box, play: Play, number: int, size: float) -> None:
    view, spec = play.clients[number], play.spec(number)
    card(ui, area)
    portrait(ui, play.face(number), mood_of(view), Box(area.x + 12, area.y + 12, 56, 56))
    left, right = area.x + 80, area.right - 14
    stars = "★" * view.stars + "☆" * (5 - view.stars)
    stars_wide = text.width(ui, stars, SMALL) + 4
    name = play.name(number, ui.language)
    text.label(ui, name, Box(left, area.y + 8, right - left - stars_wide - 6, 22), BODY, INK, True, may_shorten=True)
    text.label(ui, stars, Box(right - stars_wide, area.y + 8, stars_wide, 22), SMALL, WARN, align="right")
    row = Box(left, area.y + 30, right - left, 18)
    late = text.label(ui, ui.say("window.briefing.late", amount=ui.money(view.overdue)), row, SMALL, BAD, True, "right")
    row.w = late.x - left - 10
    contact, owes = play.contact(number, ui.language), ui.say("window.briefing.owes", amount=ui.money(view.owed))
    if text.width(ui, contact, SMALL) + text.width(ui, owes, SMALL) + 8 <= row.w:
        row.w = text.label(ui, owes, row, SMALL, INK, align="right").x - left - 8
    text.label(ui, contact, row, SMALL, MUTED, may_shorten=True)
    about = text_in(spec.about, ui.language)
    step = size * 1.34
    account = (
        len(play.clients) <= FEW
        and not ui.narrow
        and text.height(ui, about, right - left, size, leading=1.34) <= area.h - ACCOUNT - 58
    )
    if account:
        _account(ui, Box(left, area.bottom - ACCOUNT, right - left, 80), view)
    room = Box(left, area.y + 52, right - left, area.h - 58 - (ACCOUNT if account else 0))
    text.paragraph(ui, about, room, size, INK, leading=1.34, most=int((room.h + 2) // step), may_shorten=True)


def _account(ui: Canvas, area: Box, view: ClientView) -> None:
    """A client's account in figures, where its card has room for it."""
    oldest = max((one.weeks_late for one in view.invoices), default=0)
    facts = (
        ("window.fact.terms", ui.say("count.weeks", weeks=view.terms)),
        ("window.ledger.sales", ui.money(view.weekly_sales)),
        ("window.fact.oldest", ui.say("count.weeks_late", weeks=oldest)),
    )
    each = (area.w - 24) / 3
    for number, (key, value) in enumerate(facts):
        place = Box(area.x + number * (each + 12), area.y, each, 52)
        panel(ui, place, SUNK, 8)
        text.label(ui, ui.say(key), Box(place.x + 12, place.y + 6, each - 24, 18), SMALL, MUTED)
        text.label(ui, value, Box(place.x + 12, place.y + 26, each - 24, 22), BODY, INK, True)
    ageing_bar(ui, Box(area.x, area.y + 66, area.w, 12), view.ageing)


def _foot(ui: Canvas, area: Box, play: Play) -> None:
    """The figures of the game in a row, and the button to begin."""
    card(ui, area)
    facts = _facts(ui, play)
    x = area.x + 20
    start = ui.say("window.briefing.start")
    wide = text.width(ui, start, HEAD, True) + 92
    for name, told in facts:
        icon(ui, name, Box(x, area.centery - 9, 18, 18), MUTED)
        x = text.label(ui, told, Box(x + 26, area.y, area.right - wide - x - 30, area.h), BODY, INK).right + 26
    place = Box(area.right - wide - 6, area.y + 6, wide, area.h - 12)
    button(ui, place, start, ("start",), "Enter", primary=True, size=HEAD)


def _facts(ui: Canvas, play: Play) -> list[tuple[str, str]]:
    """(icon, words) of the figures of the game."""
    scenario, desk = play.session.scenario, play.desk
    facts = [
        ("calendar", ui.say("count.weeks", weeks=desk.weeks)),
        ("hours", ui.say("window.briefing.hours", hours=words.hours(desk.hours_per_week, ui.language))),
        ("budget", ui.say("window.briefing.budget", amount=ui.money(desk.budget))),
        ("ageing", ui.say("window.briefing.owed", overdue=ui.money(desk.overdue))),
    ]
    if scenario.find_reasons:
        facts.append(("search", ui.say("find_out.wanted", count=scenario.find_reasons)))
    elif scenario.target:
        facts.append(("set_plan", ui.say("window.target", amount=ui.money(scenario.target))))
    else:  # what it comes to hangs on the luck of the game, and is known at its end
        facts.append(("set_plan", ui.say("window.briefing.target_share", share=words.percent(TARGET_SHARE))))
    return facts
