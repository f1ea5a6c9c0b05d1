"""Money that is seen to arrive: an amount that counts up, and coins that fly to it."""

import math
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.language.currency import currency
from game.language.locale import WAN
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.panels import fill
from game.window.widgets.theme import BIG, CARD, GOLD, GOLD_DARK, GOOD, GROUND, HEAD

SECONDS = 0.9
COINS = (3, 14)
COIN = 15_000.0
COUNTED = 12
"""Steps in which an amount counts up where somebody else moves it."""


@dataclass
class Arrival:
    """Money on its way: from when, and the amounts before and after. It flies from `money` to `received` of the canvas."""

    start: float
    before: float
    after: float
    large: bool = False  # as at the end of a week: a large figure on the ground, aligned right
    hides: ClassVar[bool] = False

    @property
    def until(self) -> float:
        """When it has arrived."""
        return self.start + SECONDS

    def shown(self, now: float) -> float:
        """The amount to show now, in whole thousands while it counts."""
        share = min(max((now - self.start) / SECONDS, 0.0), 1.0)
        eased = 1 - (1 - share) ** 3
        value = self.before + (self.after - self.before) * eased
        return self.after if share >= 1 else value // 1000 * 1000

    def draw(self, ui: Canvas, now: float) -> list[pygame.Rect]:
        """The amount on its way up, and the coins on their way to it."""
        goal = ui.places.get("received")
        if goal is None:
            return []
        touched = [ui.rect(goal)]
        with ui.clip(goal):
            size = BIG if self.large else HEAD
            fill(ui, goal, GROUND if self.large else CARD)
            told = ui.money(self.shown(now))
            if text.width(ui, told, size, True) > goal.w:  # in whole ten thousands, if there is no room for less
                told = ui.money(self.shown(now) // WAN * WAN)
            side = "right" if self.large else "left"
            text.label(ui, told, goal, size, GOOD, True, side, base=goal.y + (34 if self.large else 20), may_shorten=True)
        return touched + (self._coins(ui, now, goal) if now >= self.start else [])

    def told(self, ui: Canvas, now: float) -> tuple[object, ...]:
        """arrival, seconds until it begins, how long it takes, how it counts up, where, from where, and how many coins fly."""
        goal = ui.places.get("received")
        if goal is None:
            return ()
        steps = dict.fromkeys(ui.money(self.shown(self.start + SECONDS * step / COUNTED)) for step in range(COUNTED + 1))
        source = ui.rect(_source(ui)).center
        return "arrival", round(self.start - now, 2), SECONDS, list(steps), list(ui.rect(goal)), list(source), self.coins

    @property
    def coins(self) -> int:
        """How many coins fly."""
        few, many = COINS
        return min(max(round((self.after - self.before) / COIN), few), many)

    def _coins(self, ui: Canvas, now: float, goal: Box) -> list[pygame.Rect]:
        live = ui.brush.live
        if live is None:
            return []
        size = ui.px(22)
        source = _source(ui)
        x0, y0 = source.centerx, source.centery
        x1, y1 = goal.x + 16, goal.centery
        touched = []
        for number in range(self.coins):
            share = (now - self.start) / SECONDS * 1.5 - number * 0.04
            if not 0 <= share <= 1:
                continue
            eased = share * share * (3 - 2 * share)
            side = math.sin(number * 2.4) * 46 * math.sin(math.pi * share)
            x = x0 + (x1 - x0) * eased + side
            y = y0 + (y1 - y0) * eased - 30 * math.sin(math.pi * share) * (1 + number % 3)
            corner = ui.px(x) - size // 2, ui.px(y) - size // 2
            touched.append(live.coin(corner, size, currency().mark[:1], ui.rgb(GOLD_DARK), ui.rgb(GOLD)))
        return touched


def _source(ui: Canvas) -> Box:
    """Where money comes from."""
    return ui.places.get("money", Box(ui.width / 2, ui.height * 0.6, 0, 0))
