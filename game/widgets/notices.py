"""Notices over any screen: a passing message, and the banner that says a game is not being saved."""

from game.widgets import text
from game.widgets.canvas import Box, Canvas
from game.widgets.icons import icon
from game.widgets.panels import panel
from game.widgets.theme import BODY, DARK, ON_DARK, SMALL, WARN, WARN_LINE, WARN_SOFT


def toast(ui: Canvas, message: str) -> None:
    """A passing message near the bottom."""
    wide = min(text.width(ui, message, BODY) + 40, ui.width - 80)
    area = Box((ui.width - wide) / 2, ui.height - 76, wide, 44)
    panel(ui, area, DARK, 10, shadow=True)
    ui.layer += 1  # over whatever text is there
    text.label(ui, message, Box(area.x + 20, area.y, wide - 39, 44), BODY, ON_DARK, may_shorten=True)
    ui.layer -= 1


def unsaved_banner(ui: Canvas, why: str) -> None:
    """Say for as long as it is so that the game is not being kept. Nothing is drawn without a reason."""
    if not why:
        return
    told = ui.say("window.unsaved", why=why)
    wide = min(text.width(ui, told, SMALL) + 56, ui.width - 32)
    area = Box((ui.width - wide) / 2, ui.height - 27, wide, 24)
    panel(ui, area, WARN_SOFT, 8, WARN_LINE)
    icon(ui, "warning", Box(area.x + 12, area.y + 4, 16, 16), WARN)
    ui.layer += 1
    text.label(ui, told, Box(area.x + 36, area.y, wide - 47, 24), SMALL, WARN, may_shorten=True)
    ui.layer -= 1
