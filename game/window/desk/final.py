"""The end of a game: the score and what it is made of, then what every client really had."""

from dataclasses import dataclass
from functools import partial

import pygame

from game.language.locale import LOCALES
from game.play.faces import face_of_us, verdict_mood
from game.play.letter import bonus, bonus_told, letter, reached
from game.play.session import Final, Session
from game.play.shelf import lesson_after, lesson_number
from game.play.view_model import Play
from game.window.desk.final_clients import laid_open
from game.window.desk.final_upright import letter_height, score_height, score_upright, ways_on
from game.window.desk.ground import begin_on_place
from game.window.screens import Screen, Still, Way
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.chart import comparison
from game.window.widgets.column import EDGE, column, foot_button
from game.window.widgets.icons import coloured, icon, portrait
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import back_button, button, card, fill, panel, rule, scrollbar
from game.window.widgets.tabs import spread_tabs, tab
from game.window.widgets.theme import (
    BAD,
    BIG,
    BODY,
    FAMILY,
    GOOD,
    HEAD,
    HUGE,
    INK,
    LINE,
    MEDAL,
    MUTED,
    QUIET,
    SMALL,
    STEEL,
    SUNK,
)

TABS = ("result", "clients")


@dataclass
class FinalScreen(Still):
    """The screen after the last week."""

    play: Play
    tab: str = "result"

    def draw(self, ui: Canvas) -> None:
        """Draw the result, or the clients laid open."""
        begin_on_place(ui, self.play, 84.0)
        final = self.play.session.final
        assert final is not None  # the last week has ended
        if ui.narrow:
            _upright(ui, self, final)
            ui.end()
            return
        _header(ui, self)
        area = Box(24, 84, ui.width - 48, ui.height - 108)
        if self.tab == "result":
            _result(ui, area, self.play, final)
        else:
            laid_open(ui, area, self.play, final)
        ui.end()

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_TAB):
            return ("final", TABS[1 - TABS.index(self.tab)])
        if event.key in (pygame.K_d, pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("debrief",)  # Enter shows more; it must not start a game by accident
        if event.key == pygame.K_n:
            return ("again",)
        following = lesson_after(self.play.session.scenario.id)
        if event.key == pygame.K_l and following:
            return ("lesson", following)
        if event.key in (pygame.K_q, pygame.K_ESCAPE):
            return ("home",)
        by = {pygame.K_UP: -60.0, pygame.K_DOWN: 60.0, pygame.K_PAGEUP: -360.0, pygame.K_PAGEDOWN: 360.0}.get(event.key)
        return ("scroll", by) if by else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Do what a command says. `again` and `home` are ways to go."""
        match command:
            case ("final", str(tab)):
                self.tab = tab
            case ("scroll", float(by)):
                ui.scroll("final clients", by) or ui.scroll("final", by)
        return self


def _upright(ui: Canvas, screen: FinalScreen, final: Final) -> None:
    """The result on a phone."""
    play, wide = screen.play, ui.width - 2 * EDGE
    back_button(ui, ("home",), 10)
    tabs = [(ui.say(f"window.final.{name}"), ("final", name), screen.tab == name) for name in TABS]
    spread_tabs(ui, Box(56, 4, ui.width - 68, 48), tabs, HEAD)
    foot = foot_button(ui, ui.say("debrief.title"), ("debrief",))
    room = Box(0, 56, ui.width, foot - 56)
    if screen.tab != "result":
        laid_open(ui, Box(EDGE, 66, wide, foot - 74), play, final)
        return
    ways: list[tuple[str, Command]] = [(ui.say("window.final.again"), ("again",))]
    following = lesson_after(play.session.scenario.id)
    if following:
        ways.insert(0, (ui.say("window.final.lesson", number=lesson_number(following)), ("lesson", following)))
    column(ui, "final", room, [
        (score_height(ui, wide), partial(score_upright, ui, play, final)),
        (letter_height(ui, wide, play), lambda area: _manager(ui, area, play.session, final)),
        (192, lambda area: _compared(ui, area, play, final)),
        (108 + 46 * 7, lambda area: _breakdown(ui, area, final)),
        (152, lambda area: _measures(ui, area, final)),
        *ways_on(ui, ways),
    ])  # fmt: skip


def _header(ui: Canvas, screen: FinalScreen) -> None:
    x = 24.0
    for name in TABS:
        words = ui.say(f"window.final.{name}")
        x = tab(ui, Box(x, 20, 0, 44), words, HEAD, ("final", name), screen.tab == name, 40).right + 8
    text.label(ui, "←  →", Box(x + 4, 20, 60, 44), SMALL, MUTED)
    right = ui.width - 24
    buttons: list[tuple[str, Command, str]] = [
        (ui.say("debrief.title"), ("debrief",), "D"),
        (ui.say("window.final.again"), ("again",), "N"),
        (ui.say("window.settings.home"), ("home",), "Q"),
    ]
    following = lesson_after(screen.play.session.scenario.id)
    if following:
        buttons.insert(1, (ui.say("window.final.lesson", number=lesson_number(following)), ("lesson", following), "L"))
    widths = [text.width(ui, words, BODY, True) + 72 for words, _, _ in buttons]
    if x + 72 + sum(widths) + 12 * len(widths) > right:  # to the title leads Esc too
        buttons.pop()
    for (words, command, key), wide in zip(buttons, widths, strict=False):
        button(ui, Box(right - wide, 20, wide, 44), words, command, key, primary=key == "D")
        right -= wide + 12


def _result(ui: Canvas, area: Box, play: Play, final: Final) -> None:
    left = Box(area.x, area.y, area.w * 0.58 - 8, area.h)
    top = Box(left.x, left.y, left.w, 236)
    _score(ui, top, play, final)
    _compared(ui, Box(left.x, top.bottom + 16, left.w, 192), play, final)
    _manager(ui, Box(left.x, top.bottom + 224, left.w, left.bottom - top.bottom - 224), play.session, final)
    right = Box(left.right + 16, area.y, area.w - left.w - 16, area.h)
    _breakdown(ui, Box(right.x, right.y, right.w, right.h - 168), final)
    _measures(ui, Box(right.x, right.bottom - 152, right.w, 152), final)


def _score(ui: Canvas, area: Box, play: Play, final: Final) -> None:
    card(ui, area)
    tone = MEDAL[final.medal]
    if final.medal:
        coloured(ui, f"medal_{final.medal}", Box(area.x + 28, area.y + 40, 132, 132))
    else:
        panel(ui, Box(area.x + 34, area.y + 40, 120, 120), SUNK, 60, LINE, 2)
        icon(ui, "set_plan", Box(area.x + 66, area.y + 72, 56, 56), QUIET)
    if play.session.trainer:
        mark = ui.say("window.trainer.no_medal")
        violet = FAMILY["investigate"]
        text.paragraph(ui, mark, Box(area.x + 16, area.y + 178, 156, 44), BODY, violet, True, 1.4, "center")
    else:
        medal = ui.say(f"medal.{final.medal or 'none'}")
        text.label(ui, medal, Box(area.x + 16, area.y + 182, 156, 28), HEAD, tone, True, "center")
    x = area.x + 196
    text.label(ui, ui.say("column.score"), Box(x, area.y + 26, 200, 20), BODY, MUTED)
    shown = text.label(ui, f"{final.score:.0f}", Box(x, area.y + 46, 200, 80), HUGE, tone, True, base=area.y + 110)
    told = ui.say("window.final.scale")
    text.paragraph(ui, told, Box(shown.right + 24, area.y + 58, area.right - shown.right - 48, 60), SMALL, MUTED)
    rule(ui, x, area.y + 136, area.right - x - 28)
    text.label(ui, ui.say("column.net"), Box(x, area.y + 148, 250, 20), BODY, MUTED)
    net = text.label(ui, ui.money(final.net), Box(x, area.y + 170, 260, 40), BIG, INK, True, base=area.y + 204)
    to_find = play.session.scenario.find_reasons
    made = reached(final, to_find)
    target = ui.say("window.target", amount=ui.money(final.target))
    target = ui.say("find_out.so_far", found=final.found, count=to_find) if to_find else target
    place = Box(net.right + 24, area.y + 176, area.right - net.right - 52, 30)
    icon(ui, "check" if made else "cross", Box(place.x, place.y + 6, 18, 18), GOOD if made else BAD)
    text.label(ui, target, Box(place.x + 26, place.y, place.w - 26, 30), BODY, GOOD if made else BAD)


def _compared(ui: Canvas, area: Box, play: Play, final: Final) -> None:
    card(ui, area)
    head, room = ui.say("window.final.same_luck"), Box(area.x + 24, area.y + 12, area.w - 48, 28)
    text.label(ui, head, room, text.common_size(ui, (head,), room.w, HEAD, True), INK, True)
    most = max(final.net, final.textbook, final.idle, 1.0) * 1.02
    rows = (
        ("window.final.you", final.net, GOOD, True),
        ("window.final.textbook", final.textbook, STEEL, False),
        ("window.final.idle", final.idle, QUIET, False),
    )
    for number, (name, value, colour, bold) in enumerate(rows):
        comparison(ui, Box(area.x + 24, area.y + 52 + number * 43, area.w - 48, 30), ui.say(name), value, most, colour, bold)


def _manager(ui: Canvas, area: Box, session: Session, final: Final) -> None:
    card(ui, area)
    portrait(
        ui,
        face_of_us("manager", session.scenario),
        verdict_mood(bonus(final, session.scenario.find_reasons)),
        Box(area.x + 24, area.centery - 32, 64, 64),
    )
    words = LOCALES[ui.language].between_sentences.join(letter(session, ui.language))
    wide = area.w - 132
    size = BODY if text.height(ui, words, wide, BODY) + 40 <= area.h - 24 else SMALL
    told = bonus_told(session, ui.language)
    whole = text.height(ui, words, wide, size) + text.height(ui, told, wide, BODY) + 24
    room = Box(area.x + 108, area.y + 12, wide + 12, area.h - 24)
    at = ui.scrolled("final letter", room, whole)
    top = room.y - at if whole > room.h else area.centery - (whole - 16) / 2
    with ui.clip(room):
        used = text.paragraph(ui, words, Box(room.x, top, wide, whole), size, INK)
        made = reached(final, session.scenario.find_reasons)
        text.paragraph(ui, told, Box(room.x, top + used + 8, wide, 60), BODY, GOOD if made else INK, True)
    scrollbar(ui, "final letter", room, whole)


def _breakdown(ui: Canvas, area: Box, final: Final) -> None:
    card(ui, area)
    text.label(ui, ui.say("window.final.made_of"), Box(area.x + 24, area.y + 12, area.w - 48, 28), HEAD, INK, True)
    result = final.result

    def first(name: str) -> float:
        return float(getattr(result, name)[0])

    rows = [("received", first("received"), 1)]
    rows += [(name, first(name), -1) for name in ("discounts", "rebates", "spent", "overhang", "refused_margin", "lost_margin")]
    high = min((area.h - 108) / len(rows), 46)
    for number, (name, value, sign) in enumerate(rows):
        y = area.y + 48 + number * high
        rule(ui, area.x + 24, y, area.w - 48)
        none = value < 0.5
        tone = MUTED if none else (GOOD if sign > 0 else BAD)
        text.label(ui, ui.say(f"window.final.{name}"), Box(area.x + 24, y, area.w - 160, high), BODY, MUTED if none else INK)
        shown = "–" if none else ui.money(sign * value)
        text.label(ui, shown, Box(area.right - 134, y, 110, high), BODY, tone, not none, "right")
    y = area.y + 48 + len(rows) * high
    fill(ui, Box(area.x + 24, y, area.w - 48, 2), INK)
    text.label(ui, ui.say("column.net"), Box(area.x + 24, y + 6, area.w - 180, 36), BODY, INK, True)
    text.label(ui, ui.money(final.net), Box(area.right - 154, y + 6, 130, 36), HEAD, INK, True, "right")


def _measures(ui: Canvas, area: Box, final: Final) -> None:
    result = final.result
    cells = (
        ("rate", f"{float(result.rate[0]) * 100:.0f}%"),
        ("dso", ui.say("window.final.days", days=f"{float(result.dso[0]):.0f}")),
        ("overdue_left", ui.money(float(result.overdue_left[0]))),
        ("moves", f"{float(result.moves[0]):.0f}"),
    )
    wide, high = (area.w - 12) / 2, (area.h - 12) / 2
    for number, (name, value) in enumerate(cells):
        row, column = divmod(number, 2)
        place = Box(area.x + column * (wide + 12), area.y + row * (high + 12), wide, high)
        card(ui, place)
        text.label(ui, ui.say(f"window.final.{name}"), Box(place.x + 16, place.y + 9, wide - 32, 20), SMALL, MUTED)
        text.label(ui, value, Box(place.x + 16, place.y + 32, wide - 32, 28), HEAD, INK, True)
