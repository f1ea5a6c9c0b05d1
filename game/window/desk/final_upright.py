"""The result on a phone: the same cards under one another, the ways on at the foot."""

from functools import partial

from game.language.locale import LOCALES
from game.play.letter import bonus_told, letter, reached
from game.play.session import Final
from game.play.view_model import Play
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.column import Piece
from game.window.widgets.icons import coloured, icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, card, panel, rule
from game.window.widgets.theme import BAD, BIG, BODY, FAMILY, GOOD, HEAD, HUGE, INK, LINE, MEDAL, MUTED, QUIET, SMALL, SUNK

FACE = 84.0
"""What the manager's face takes beside the letter."""


def score_height(ui: Canvas, wide: float) -> float:
    """How high the card of the score is."""
    return 264 + text.height(ui, ui.say("window.final.scale"), wide - 40, SMALL)


def score_upright(ui: Canvas, play: Play, final: Final, area: Box) -> None:
    """The score with its medal; below, what came of the money."""
    card(ui, area)
    tone, inner = MEDAL[final.medal], area.w - 40
    x, y = area.x + 20, area.y + 16
    if final.medal:
        coloured(ui, f"medal_{final.medal}", Box(x, y, 92, 92))
    else:
        panel(ui, Box(x, y, 88, 88), SUNK, 44, LINE, 2)
        icon(ui, "set_plan", Box(x + 24, y + 24, 40, 40), QUIET)
    left = x + 112
    text.label(ui, ui.say("column.score"), Box(left, y, 120, 20), BODY, MUTED)
    text.label(ui, f"{final.score:.0f}", Box(left, y + 18, area.right - left - 20, 76), HUGE, tone, True, base=y + 80)
    y += 100
    if play.session.trainer:
        text.label(
            ui, ui.say("window.trainer.no_medal"), Box(x, y, inner, 24), BODY, FAMILY["investigate"], True, may_shorten=True
        )
    else:
        text.label(ui, ui.say(f"medal.{final.medal or 'none'}"), Box(x, y, inner, 24), HEAD, tone, True)
    y += 30
    y += text.paragraph(ui, ui.say("window.final.scale"), Box(x, y, inner, 60), SMALL, MUTED) + 8
    rule(ui, x, y, inner)
    text.label(ui, ui.say("column.net"), Box(x, y + 10, inner, 20), BODY, MUTED)
    text.label(ui, ui.money(final.net), Box(x, y + 30, inner, 40), BIG, INK, True)
    to_find = play.session.scenario.find_reasons
    made = reached(final, to_find)
    told = ui.say("window.target", amount=ui.money(final.target))
    told = ui.say("find_out.so_far", found=final.found, count=to_find) if to_find else told
    icon(ui, "check" if made else "cross", Box(x, y + 78, 18, 18), GOOD if made else BAD)
    text.label(ui, told, Box(x + 26, y + 76, inner - 26, 22), BODY, GOOD if made else BAD)


def letter_height(ui: Canvas, wide: float, play: Play) -> float:
    """How high the manager's card is where nothing of it has to be scrolled."""
    words = LOCALES[ui.language].between_sentences.join(letter(play.session, ui.language))
    inner = wide - 132
    return text.height(ui, words, inner, BODY) + text.height(ui, bonus_told(play.session, ui.language), inner, BODY) + 64


def ways_on(ui: Canvas, ways: list[tuple[str, Command]]) -> list[Piece]:
    """Buttons under one another."""
    return [(48, partial(_way, ui, words, command)) for words, command in ways]


def _way(ui: Canvas, words: str, command: Command, area: Box) -> None:
    button(ui, area, words, command)
