"""Money that is seen to arrive: an amount that counts up, and coins that fly to it."""

import math
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.language.locale import WAN
from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas
from game.window.widgets.panels import fill
from game.window.widgets.theme import BIG, CARD, GOLD, GOLD_DARK, GOOD, GROUND, HEAD

SECONDS = 0.9
COINS = (3, 14)
COIN = 15_000.0


@dataclass
class Arrival:
    """Money on its way: from when, and the amounts before and after. It flies from `money` to `received` of the canvas."""

    start: float
    before: float
    after: float
    large: bool = False  # as at the end of a week: a large figure on the ground, aligned right

    def over(self, now: float) -> bool:
        """Has it arrived?"""
        return now - self.start >= SECONDS

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

    def _coins(self, ui: Canvas, now: float, goal: Box) -> list[pygame.Rect]:
        size = ui.px(22)
        coin = _coin(size)
        source = ui.places.get("money", Box(ui.width / 2, ui.height * 0.6, 0, 0))
        x0, y0 = source.centerx, source.centery
        x1, y1 = goal.x + 16, goal.centery
        few, many = COINS
        touched = []
        for number in range(min(max(round((self.after - self.before) / COIN), few), many)):
            share = (now - self.start) / SECONDS * 1.5 - number * 0.04
            if not 0 <= share <= 1:
                continue
            eased = share * share * (3 - 2 * share)
            side = math.sin(number * 2.4) * 46 * math.sin(math.pi * share)
            x = x0 + (x1 - x0) * eased + side
            y = y0 + (y1 - y0) * eased - 30 * math.sin(math.pi * share) * (1 + number % 3)
            touched.append(ui.surface.blit(coin, (ui.px(x) - size // 2, ui.px(y) - size // 2)))
        return touched


@lru_cache(maxsize=4)
def _coin(pixels: int) -> pygame.Surface:
    big = pygame.Surface((pixels * 4, pixels * 4), pygame.SRCALPHA)
    big.fill((*GOLD_DARK, 0))
    pygame.draw.circle(big, GOLD_DARK, (pixels * 2, pixels * 2), pixels * 2)
    pygame.draw.circle(big, GOLD, (pixels * 2, pixels * 2), int(pixels * 1.7))
    coin = pygame.transform.smoothscale(big, (pixels, pixels))
    sign = text.font(round(pixels * 0.62), True).render("¥", True, GOLD_DARK)
    coin.blit(sign, sign.get_rect(center=(pixels // 2, pixels // 2)))
    return coin


def forget() -> None:
    """Drop the drawn coin: the size of the window has changed."""
    _coin.cache_clear()
