"""Friday as a scene of ten to twenty seconds: payments arrive one by one, promises are kept and broken, then three voices.

It can be left at any moment, is not shown where nothing may move, and tells nothing that the sums behind it do not.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Final

import pygame

from game.play.faces import face_of_us, mood_of
from game.play.friday import Arrival, Friday, friday_of
from game.play.friday_told import forgotten_says, manager_says, surprise_told
from game.play.people import manager_called
from game.play.session import WeekReport
from game.play.view_model import Play
from game.window.desk.ground import begin_on_place
from game.window.desk.state import DeskState
from game.window.desk.week import Week
from game.window.screens import Screen, Way
from game.window.widgets import coins, text
from game.window.widgets.canvas import Canvas
from game.window.widgets.column import EDGE, FOOT, foot_button
from game.window.widgets.icons import icon, portrait
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, card, chip
from game.window.widgets.theme import BAD, BAD_SOFT, BIG, BODY, GOOD, GOOD_SOFT, HEAD, INK, MUTED, SMALL, WARN, Colour

ARRIVAL, NOBODY, VOICE, SURPRISE = 1.1, 1.6, 3.6, 3.0
"""Seconds for each."""
ALL_ARRIVALS: Final = 9.0
"""Seconds for all payments and promises together, at most."""
SEEN: Final = 0.5
"""Seconds for which the scene stands at least: an Enter too many does not skip it."""
MOST_FACES: Final = 16
TOP: Final = 100.0
VOICE_FACE: Final = 96.0
FACES: Final = ((5, 128.0), (8, 96.0), (MOST_FACES, 64.0))
"""Up to so many clients, faces of this size; more than the second number stand in two rows."""
MOODS: Final = {"pleased": "pleased", "calm": "polite", "raised": "eyebrow", "stern": "stern"}


@dataclass(frozen=True)
class Beat:
    """Something that is told, and for how long: arrival, nobody, forgotten, surprise or manager."""

    kind: str
    seconds: float
    arrival: Arrival | None = None


@dataclass
class Waiting:
    """Nothing that is seen: keeps the pictures coming until a moment."""

    until: float
    hides: ClassVar[bool] = True

    def draw(self, ui: Canvas, now: float) -> list[pygame.Rect]:
        """Nothing."""
        return []

    def told(self, ui: Canvas, now: float) -> tuple[object, ...]:
        """Nothing."""
        return ()


@dataclass
class FridayScreen(Screen):
    """The scene between a week and its sums."""

    desk: DeskState  # to go back to
    ended: WeekReport
    clock: Callable[[], float] = time.monotonic
    friday: Friday = field(init=False)
    beats: list[Beat] = field(init=False)
    started: float = field(init=False)
    asked: float = field(init=False)  # when it was last asked to go on, or began
    begun_before: int = 0  # beats that the last picture has shown

    def __post_init__(self) -> None:
        self.friday = friday_of(self.play.session, self.ended)
        self.beats = beats_of(self.friday)
        self.started = self.asked = self.clock()

    @property
    def play(self) -> Play:
        """The game."""
        return self.desk.play

    def begun(self, now: float) -> int:
        """How many beats have begun at a moment: at least the first."""
        at, count = self.started, 0
        for beat in self.beats:
            if now < at and count:
                break
            at, count = at + beat.seconds, count + 1
        return count

    def draw(self, ui: Canvas) -> None:
        """Draw what has been told so far."""
        now = self.clock()
        count = self.begun(now)
        begin_on_place(ui, self.play)
        _head(ui, self, count)
        bottom = _faces(ui, self, count)
        _voices(ui, Box(24, bottom + 20, ui.width - 48, ui.height - bottom - 44), self, count)
        for number in range(self.begun_before, count):
            self._heard(ui, self.beats[number], number, now)
        self.begun_before = count
        ui.end()

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        leave = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_ESCAPE, pygame.K_SPACE)
        return ("continue",) if event.key in leave else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Tell the rest at once, then go on to the sums."""
        now = self.clock()
        if command[0] != "continue" or now - self.asked < SEEN:
            return self
        if self.begun(now) < len(self.beats):  # first all of it at once, to be read
            self.started, self.asked = now - sum(beat.seconds for beat in self.beats), now
            return self
        ui.moving.clear()
        return Week(self.desk, self.ended)

    def animating(self, now: float) -> bool:
        """Has another beat begun since the last picture?"""
        return self.begun(self.clock()) > self.begun_before

    def _heard(self, ui: Canvas, beat: Beat, number: int, now: float) -> None:
        """What comes with a beat: a sound, and money that is seen to arrive."""
        one = beat.arrival
        ui.sound("broken" if one and one.promise == "broken" else "money" if one and one.paid else "bubble")
        if not ui.effects:
            return
        ui.moving = [item for item in ui.moving if not isinstance(item, Waiting)]
        ui.moving.append(Waiting(now + beat.seconds + 0.1))
        if one and one.paid:
            before = received_until(self, number)
            ui.moving = [item for item in ui.moving if not isinstance(item, coins.Arrival)]
            ui.moving.append(coins.Arrival(now, before, before + one.paid, large=True))


def beats_of(friday: Friday) -> list[Beat]:
    """What is told one after the other."""
    each = min(ARRIVAL, ALL_ARRIVALS / max(len(friday.arrivals), 1))
    found = [Beat("arrival", each, one) for one in friday.arrivals] or [Beat("nobody", NOBODY)]
    found += [Beat("forgotten", VOICE)] if friday.forgotten else []
    found += [Beat("surprise", SURPRISE)] if friday.surprise else []
    return [*found, Beat("manager", VOICE)]


def received_until(screen: FridayScreen, count: int) -> float:
    """Yuan received in the week when so many beats have been told: what was paid on demand, and what has arrived since."""
    run = sum(one.paid for one in screen.friday.arrivals)
    return screen.friday.received - run + sum(beat.arrival.paid for beat in screen.beats[:count] if beat.arrival)


def on_stage(friday: Friday, clients: int) -> list[int]:
    """Whose faces are shown: all, or of very many those of whom something is told."""
    if clients <= MOST_FACES:
        return list(range(clients))
    told = [one.client for one in friday.arrivals] + ([friday.forgotten[0]] if friday.forgotten else [])
    return sorted(dict.fromkeys(told))[:MOST_FACES]


def _head(ui: Canvas, screen: FridayScreen, count: int) -> None:
    title = ui.say("friday.title", week=screen.friday.week)
    if ui.narrow:
        _head_upright(ui, screen, title, count)
        return
    text.label(ui, title, Box(24, 20, 520, 40), BIG, INK, True, base=54)
    over = count == len(screen.beats)
    words = ui.say("friday.to_sums" if over else "friday.skip")
    wide = text.width(ui, words, BODY, True) + 76
    button(ui, Box(ui.width - 24 - wide, 20, wide, 44), words, ("continue",), "Enter", primary=over)
    right = ui.width - 24 - wide - 32
    amount = received_until(screen, count)
    shown = text.label(
        ui, ui.money(amount), Box(right - 160, 20, 160, 44), BIG, GOOD if amount else MUTED, True, "right", base=54
    )
    ui.places["received"] = Box(shown.x - 1, 20, right - shown.x + 1, 44)
    text.label(ui, ui.say("window.week.received"), Box(shown.x - 312, 30, 300, 32), BODY, MUTED, align="right", base=54)


def _head_upright(ui: Canvas, screen: FridayScreen, title: str, count: int) -> None:
    amount = received_until(screen, count)
    tone = GOOD if amount else MUTED
    shown = text.label(ui, ui.money(amount), Box(ui.width / 2, 8, ui.width / 2 - 16, 44), HEAD, tone, True, "right")
    ui.places["received"] = shown
    text.label(ui, title, Box(16, 8, shown.x - 24, 44), HEAD, INK, True)
    over = count == len(screen.beats)
    foot_button(ui, ui.say("friday.to_sums" if over else "friday.skip"), ("continue",))


def _faces(ui: Canvas, screen: FridayScreen, count: int) -> float:
    """All clients, and under each what has come of its Friday so far. Returns where that ends."""
    who = on_stage(screen.friday, len(screen.play.clients))
    size = next(size for most, size in FACES if len(who) <= most)
    rows = 1 if len(who) <= FACES[1][0] else 2
    columns = max(-(-len(who) // rows), 1)
    if ui.narrow:
        size, columns = 56.0, min(len(who), 4)
        rows = -(-len(who) // max(columns, 1))
    top = 60.0 if ui.narrow else TOP
    high = size + 58
    wide = min((ui.width - 48) / columns, 230.0)
    left = (ui.width - wide * columns) / 2
    told = {beat.arrival.client: beat.arrival for beat in screen.beats[:count] if beat.arrival}
    last = screen.beats[count - 1].arrival
    for place, client in enumerate(who):
        row, column = divmod(place, columns)
        cell = Box(left + column * wide, top + row * (high + 10), wide, high)
        _face(ui, cell, size, screen, client, told.get(client))
        if last and last.client == client:
            ui.places["money"] = Box(cell.centerx, cell.y + size / 2, 0, 0)
    return top + rows * (high + 10)


def _face(ui: Canvas, cell: Box, size: float, screen: FridayScreen, client: int, came: Arrival | None) -> None:
    play = screen.play
    portrait(ui, play.face(client), _mood(screen, client, came), Box(cell.centerx - size / 2, cell.y, size, size))
    name = Box(cell.x + 4, cell.y + size + 6, cell.w - 8, 22)
    text.label(ui, play.name(client, ui.language), name, BODY, INK if came else MUTED, bool(came), "center", may_shorten=True)
    before = screen.friday.paid[client]
    if came is None and not before:
        return
    words, ink, ground = _came(ui, came) if came else (ui.say("friday.before", amount=ui.money(before)), GOOD, GOOD_SOFT)
    if came and before and came.promise != "broken":
        words = ui.say("friday.both", now=words, before=ui.money(before))
    fits = text.width(ui, words, SMALL) + 20 <= cell.w - 4
    if not fits:
        words = ui.money(before if came is None else came.due if came.promise else came.paid)
    long = text.width(ui, words, SMALL) + 16
    chip(ui, Box(cell.centerx - long / 2, cell.y + size + 32, long, 22), words, ink, ground)
    if came and came.promise:
        mark = Box(cell.centerx + size / 2 - 16, cell.y - 8, 26, 26)
        icon(ui, "check" if came.promise == "kept" else "cross", mark, ink)


def _mood(screen: FridayScreen, client: int, came: Arrival | None) -> str:
    """How a client looks on Friday: as it stands with us, but nobody beams over a broken word or scowls over a kept one."""
    mood = mood_of(screen.play.clients[client])
    if came and came.promise == "broken":
        return "cold" if mood in ("warm", "friendly", "polite") else mood
    if came and (came.paid or came.promise == "kept"):
        return "polite" if mood == "cold" else mood
    return "polite" if mood in ("warm", "friendly") and not screen.friday.paid[client] else mood


def _came(ui: Canvas, came: Arrival) -> tuple[str, Colour, Colour]:
    if came.promise == "broken":
        return ui.say("friday.broken", due=ui.money(came.due)), BAD, BAD_SOFT
    if came.promise == "kept":
        return ui.say("friday.kept", due=ui.money(came.due)), GOOD, GOOD_SOFT
    return ui.say("friday.paid", amount=ui.money(came.paid)), GOOD, GOOD_SOFT


def _voices(ui: Canvas, area: Box, screen: FridayScreen, count: int) -> None:
    """Who was forgotten, what surprised, what the manager says: side by side, as they come."""
    slots = [beat.kind for beat in screen.beats if beat.kind in ("forgotten", "surprise", "manager")]
    said = {beat.kind for beat in screen.beats[:count]}
    if "nobody" in said and count == 1:
        key = "friday.nobody_more" if screen.friday.received > 0 else "friday.nobody"
        text.label(ui, ui.say(key), Box(area.x, area.y + 24, area.w, 30), HEAD, MUTED, True, "center")
    if ui.narrow:
        each = (area.h - FOOT - 8 * (len(slots) - 1)) / len(slots)
        for number, kind in enumerate(slots):
            if kind in said:
                _voice(ui, Box(EDGE, area.y + number * (each + 8), ui.width - 2 * EDGE, each), screen, kind)
        return
    wide = min((area.w - 16 * (len(slots) - 1)) / len(slots), 620.0)
    left = area.x + (area.w - wide * len(slots) - 16 * (len(slots) - 1)) / 2
    for number, kind in enumerate(slots):
        if kind in said:
            _voice(ui, Box(left + number * (wide + 16), area.y, wide, area.h), screen, kind)


def _voice(ui: Canvas, area: Box, screen: FridayScreen, kind: str) -> None:
    play, friday, session = screen.play, screen.friday, screen.play.session
    who, words, look, mood = (
        "",
        "",
        face_of_us("manager", session.scenario),
        friday.note.mood if friday.note else MOODS[friday.eyebrow],
    )
    if kind == "forgotten" and friday.forgotten:
        client, weeks = friday.forgotten
        look, mood = play.face(client), mood_of(play.clients[client])
        mood = "polite" if mood in ("warm", "friendly") else mood
        who = ui.say("friday.forgotten", client=play.name(client, ui.language), weeks=weeks)
        words = forgotten_says(session, friday, ui.language)
    elif kind == "manager":
        who, words = manager_called(session.scenario, ui.language, begins=True), manager_says(session, friday, ui.language)
    else:
        words = surprise_told(session, friday, ui.language)
    big = 56.0 if ui.narrow else VOICE_FACE
    left = area.x + big + (30 if ui.narrow else 40)
    inner = area.right - left - 20
    heads = text.height(ui, who, inner, SMALL, True) + 8 if who else 0.0
    size = HEAD if not ui.narrow and heads + text.height(ui, words, inner, HEAD, leading=1.4) + 40 <= area.h else BODY
    content = heads + text.height(ui, words, inner, size, leading=1.4)
    whole = Box(area.x, area.y, area.w, min(max(content + 40, big + 40), area.h))
    card(ui, whole)
    face = Box(area.x + (12 if ui.narrow else 20), area.y + 20, big, big)
    if kind == "surprise":
        icon(ui, "news", face.inflate(-32, -32), WARN)
    else:
        portrait(ui, look, mood, face)
    y = whole.y + (whole.h - content) / 2
    if who:
        text.paragraph(ui, who, Box(left, y, inner, heads), SMALL, MUTED, True)
    text.paragraph(ui, words, Box(left, y + heads, inner, whole.bottom - y - heads), size, INK, leading=1.4)
