"""What keys mean on the desk, by what it is waiting for."""

import pygame

from game.play.view_model import BELIEFS
from game.window.desk.forms import TYPED, Form
from game.window.desk.request import KEYS
from game.window.widgets.keys import DIGITS
from game.window.widgets.noted import Command

FAMILY_KEYS = {
    pygame.K_c: "chase", pygame.K_i: "investigate", pygame.K_n: "negotiate", pygame.K_p: "promote", pygame.K_l: "plan",
}  # fmt: skip


ANSWER_KEYS: dict[int, Command] = {getattr(pygame, f"K_{key.lower()}"): ("move", move) for move, key in KEYS.items()}
"""What answers the request of a client."""


def answer_key(pressed: int) -> Command | None:
    """Yes or no."""
    if pressed in (pygame.K_RETURN, pygame.K_KP_ENTER):
        return ("confirm",)
    return ("back",) if pressed == pygame.K_ESCAPE else None


def sure_key(pressed: int, name: str) -> Command | None:
    """Yes, no, or not to be asked any more; `name`: the choice that is asked about."""
    return ("ask_no_more", name) if pressed == pygame.K_n else answer_key(pressed)


def belief_key(pressed: int) -> Command | None:
    """How sure the trainee is of an excuse, or no answer."""
    if pressed in DIGITS and 1 <= DIGITS[pressed] <= len(BELIEFS):
        return ("belief", BELIEFS[DIGITS[pressed] - 1])
    if pressed in (pygame.K_RETURN, pygame.K_KP_ENTER):
        return ("belief", None)
    return ("back",) if pressed == pygame.K_ESCAPE else None


def form_key(event: pygame.event.Event, form: Form) -> Command | None:
    """Figures of a form: typed, or turned up and down."""
    big = 10 if event.mod & pygame.KMOD_SHIFT else 1
    pressed = event.key
    sign = str(DIGITS[pressed]) if pressed in DIGITS else event.unicode.lower()
    if sign and sign in TYPED and (form.typed or sign.isdecimal()):
        return ("type", sign)
    if pressed in (pygame.K_LEFT, pygame.K_MINUS, pygame.K_KP_MINUS):
        return ("change", form.field, -big)
    if pressed in (pygame.K_RIGHT, pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS):
        return ("change", form.field, big)
    if pressed in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
        return ("change", form.field, 10 if pressed == pygame.K_PAGEUP else -10)
    if pressed in (pygame.K_UP, pygame.K_DOWN, pygame.K_TAB):
        return ("field", form.field + (-1 if pressed == pygame.K_UP else 1))
    if pressed in (pygame.K_u, pygame.K_z):
        return ("undo",)
    if pressed == pygame.K_BACKSPACE and form.typed:
        return ("rub_out",)
    if pressed in (pygame.K_DELETE, pygame.K_BACKSPACE):
        return ("clear",)
    return answer_key(pressed)
