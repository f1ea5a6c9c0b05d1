"""Past games: what was played, what came out; go on with one, or see its result again."""

from dataclasses import dataclass, field
from typing import Final

import pygame

from game.language.currency import counted_in
from game.play.shelf import scenario_of
from game.play.store import SavedGame
from game.window.screens import Screen, Still, Way
from game.window.services import Services
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import coloured, icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import back_button, button, card, chip, panel, rule, scrollbar
from game.window.widgets.theme import BIG, BODY, FAMILY, FAMILY_SOFT, GROUND, HOVER, INK, MEDAL, MUTED, SMALL
from sim_core.public.scenarios import text_in

ROW: Final = 52.0


@dataclass
class PastGames(Still):
    """The list, newest first, challenges before all others. Games given up before their first choice are left out."""

    services: Services
    chosen: int = 0
    follow: bool = True
    games: list[SavedGame] = field(default_factory=list)
    progress: dict[int, tuple[int, int]] = field(default_factory=dict)
    apart: dict[int, str] = field(default_factory=dict)  # challenges: the week of each

    def __post_init__(self) -> None:
        self.progress = self.services.progress()
        self.apart = self.services.apart()
        games = [one for one in self.services.games() if one.status != "abandoned" or one.id in self.progress]
        self.games = sorted(games, key=lambda one: one.id not in self.apart)  # challenges stand together, before all others

    def draw(self, ui: Canvas) -> None:
        """Draw the list."""
        ui.begin(GROUND)
        x = back_button(ui, ("home",))
        text.label(ui, ui.say("window.past.title"), Box(x, 22, 500, 40), BIG, INK, True, base=54)
        if self.games:
            look = ui.say("window.past.debrief")
            room = text.width(ui, look, BODY, True) + 76
            button(ui, Box(ui.width - 24 - room, 22, room, 40), look, ("debrief_of", self.chosen), "D")
        area = Box(24, 80, ui.width - 48, ui.height - 104)
        card(ui, area)
        if not self.games:
            icon(ui, "games", Box(area.centerx - 24, area.centery - 64, 48, 48), MUTED)
            text.paragraph(
                ui, ui.say("window.past.none"), Box(area.x + 80, area.centery, area.w - 160, 60), BODY, MUTED, align="center"
            )
            ui.end()
            return
        shares = (0.0, 0.34, 0.50, 0.64, 0.78, 0.90)
        columns = [area.x + 24 + (area.w - 48) * share for share in shares]
        ends = [*(x - 12 for x in columns[1:]), area.right - 24]
        for x, end, head in zip(columns, ends, ("scenario", "when", "state", "net", "score", "seed"), strict=True):
            text.label(ui, ui.say(f"column.{head}"), Box(x, area.y + 14, end - x, 20), SMALL, MUTED)
            ui.tip(Box(x, area.y + 10, end - x, 28), ui.say("window.tip.seed") if head == "seed" else "")
        rule(ui, area.x + 16, area.y + 42, area.w - 32)
        table = Box(area.x + 8, area.y + 46, area.w - 16, area.h - 58)
        content = ROW * len(self.games)
        if self.follow:
            top = self.chosen * ROW
            ui.scrolls["past"] = max(min(ui.scrolls.get("past", 0.0), top), top + ROW - table.h)
            self.follow = False
        at = ui.scrolled("past", table, content)
        with ui.clip(table):
            for number, one in enumerate(self.games):
                y = table.y + number * ROW - at
                if y + ROW > table.y and y < table.bottom:
                    self._row(ui, Box(table.x, y, table.w, ROW), columns, ends, number, one)
        scrollbar(ui, "past", table, content)
        ui.end()

    def _row(self, ui: Canvas, row: Box, columns: list[float], ends: list[float], number: int, one: SavedGame) -> None:
        over = ui.hit(row, ("open", number))
        inside = Box(row.x, row.y + 2, row.w - 8, row.h - 4)
        if number == self.chosen or over:
            panel(ui, inside, FAMILY_SOFT["chase"] if number == self.chosen else HOVER, 8)
        cells = [Box(x, row.y, end - x, row.h) for x, end in zip(columns, ends, strict=True)]
        title = self._title(one, ui.language)
        if one.trainer:
            icon(ui, "eye", Box(cells[0].x, row.centery - 9, 18, 18), FAMILY["investigate"])
            cells[0].x, cells[0].w = cells[0].x + 26, cells[0].w - 26
        if one.id in self.apart:
            mark = ui.say("challenge.mark", week=self.apart[one.id])
            room = Box(cells[0].x, row.centery - 11, cells[0].w, 22)
            end = chip(ui, room, mark, FAMILY["plan"], FAMILY_SOFT["plan"]).right + 10
            cells[0].x, cells[0].w = end, cells[0].right - end
        text.label(ui, title, cells[0], BODY, INK, True, may_shorten=True)
        text.label(ui, one.started[:16].replace("T", " "), cells[1], SMALL, MUTED)
        if one.status == "playing":
            told = ui.say("window.past.week", week=self.progress.get(one.id, (0, 0))[1] + 1)
        else:
            told = ui.say(f"status.{one.status}")
        text.label(ui, told, cells[2], BODY, FAMILY["chase"] if one.status == "playing" else MUTED)
        with counted_in(scenario_of(one)):
            net = ui.money(one.net) if one.net is not None else "–"
        text.label(ui, net, cells[3], BODY, INK if one.net is not None else MUTED)
        if one.score is not None:
            medal = one.medal or ""
            if medal:
                coloured(ui, f"medal_{medal}", Box(cells[4].x, row.centery - 13, 26, 26))
            text.label(ui, f"{one.score:.0f}", Box(cells[4].x + 34, row.y, cells[4].w - 34, row.h), BODY, MEDAL[medal], True)
        else:
            text.label(ui, "–", Box(cells[4].x + 34, row.y, 40, row.h), BODY, MUTED)
        seed = str(one.seed)
        text.label(ui, seed, cells[5], SMALL, MUTED, may_shorten=True)

    def _title(self, one: SavedGame, language: str) -> str:
        found = scenario_of(one)
        return text_in(found.title, language) if found else one.scenario

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        pressed = event.key
        if pressed == pygame.K_ESCAPE:
            return ("home",)
        if pressed in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("open", self.chosen) if self.games else None
        if pressed == pygame.K_d:
            return ("debrief_of", self.chosen) if self.games else None
        by = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_TAB: 1, pygame.K_PAGEUP: -8, pygame.K_PAGEDOWN: 8}
        return ("choose", self.chosen + by[pressed]) if pressed in by and self.games else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Choose a game, or open it."""
        match command:
            case ("choose", int(number)):
                self.chosen, self.follow = min(max(number, 0), len(self.games) - 1), True
            case ("open", int(number)):
                self.chosen = number
                one = self.games[number]
                return ("debrief_saved" if one.status == "abandoned" else "resume", one.id)
            case ("debrief_of", int(number)):
                return ("debrief_saved", self.games[number].id)
        return self
