"""What came of a choice on the desk, as it is seen to move and heard."""

import time

from game.play.dialogue import SILENT
from game.play.session import MoveLine, WeekReport
from game.play.view import ClientView, DeskView
from game.play.view_model import Play
from game.window.desk.topbar import blocks_spent
from game.window.widgets.canvas import Canvas
from game.window.widgets.coins import Arrival
from game.window.widgets.motion import TYPING, MoodPulse, Spending, Typing
from game.window.widgets.theme import FAMILY as FAMILY_COLOUR
from sim_core.public.vocabulary import FAMILY, MOVE


def show_move(ui: Canvas, play: Play, client: int, line: MoveLine, before: tuple[DeskView, ClientView]) -> None:
    """Let what came of a move be seen and heard: the answer first, then what it brings. `before`: the desk and the client."""
    (then, client_then), now, after = before, time.monotonic(), play.desk
    answers = ui.effects and line.said not in SILENT and FAMILY[MOVE[line.step.move]] != "investigate"
    wait = TYPING if answers else 0.0
    ui.sound("move")
    if line.paid > 0:
        ui.sound("money", wait)
    elif line.said in ("promised", "agreed"):
        ui.sound("promise", wait)
    elif answers:
        ui.sound("bubble", wait)
    if not ui.effects:
        return
    ui.moving = [one for one in ui.moving if not isinstance(one, Typing)]
    if answers:
        ui.moving.append(Typing(now, client_then.excuse))
    ui.moving.append(Spending(now, blocks_spent(then, after), FAMILY_COLOUR["chase"]))
    if line.paid > 0:
        ui.moving.append(Arrival(now + wait, then.received, after.received))
    if play.clients[client].mood != client_then.mood:
        ui.moving.append(MoodPulse(now + wait, play.clients[client].mood))


def show_week(ui: Canvas, ended: WeekReport) -> None:
    """Let the end of a week be heard, where it is not told as a scene."""
    ui.moving.clear()
    ui.sound("week")
    if ui.effects:
        return
    if ended.received > 0:
        ui.sound("money", 0.3)
    if any(one.broken for one in ended.clients):
        ui.sound("broken", 0.6)
