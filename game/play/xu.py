"""What the manager writes every few weeks: from the log and the desk alone, so that it knows no more than the rep.

A note is data, keys with values: what has come up most, then how the money stands against the target. It is written from
what had happened by then, and reads the same however often the game is told again.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from game.language.locale import LOCALES
from game.language.messages import one_line
from game.language.words import money, say, template
from game.play.dialogue import written
from game.play.happened import gone_in
from game.play.people import rep_addressed
from game.play.session import MoveLine, Session, WeekReport
from game.play.trade import nouns_of, second_of
from sim_core import Message
from sim_core.public.scenarios import Scenario, filled_in, text_in
from sim_core.public.vocabulary import MOVE_ROWS

EVERY: Final = 3
"""Weeks from one note to the next."""
QUIET_WEEKS: Final = 4
"""Weeks without a word from which a client counts as forgotten."""
AHEAD: Final = 1.1
BEHIND: Final = 0.8
"""Shares of what should have come in by now from which the money is ahead, and below which it is behind."""
LAST_WEEKS: Final = 4
"""Weeks before the end in which unused visits are pointed out."""
WORDINGS: Final = 2
MOODS: Final = {"made": "warm", "ahead": "friendly", "level": "polite", "behind": "cold", "open": "polite"}


@dataclass(frozen=True)
class Note:
    """A note at the start of a week (1-based): what it says, and how the writer looks."""

    week: int
    parts: tuple[Message, ...]  # values: amounts in yuan, clients by number, the rest as they are
    mood: str


def note_for(session: Session, week: int) -> Note | None:
    """The note at the start of a week, written by what had happened before; None if there is none."""
    if week < EVERY or week % EVERY or week > session.scenario.weeks:
        return None
    before = [entry for entry in session.log if entry.week < week]
    if not isinstance(before[-1] if before else None, WeekReport):
        return None
    standing = _standing(session, before, week)
    earlier = _case(session, week - EVERY)
    found = next((one for one in _cases(session, before, week) if one.key != earlier), None)
    mood = "stern" if found and found.key == "xu.lost" else MOODS[standing]
    return Note(week, (*((found,) if found else ()), Message(f"xu.{standing}", _money(session, before))), mood)


def in_words(session: Session, note: Note, language: str) -> str:
    """A note in a language."""
    return LOCALES[language].between_sentences.join(_told(session, note, part, language) for part in note.parts)


def _told(session: Session, note: Note, part: Message, language: str) -> str:
    luck = hashlib.sha256(f"{session.seed} xu {note.week} {part.key}".encode()).digest()[0]
    shown: dict[str, object] = {"rep": rep_addressed(session, language)}
    for name, value in part.values.items():
        if name == "clients":
            named = [one_line(text_in(session.scenario.clients[number].name, language)) for number in value]
            shown[name] = say("window.list_comma", language).join(named)
        else:
            shown[name] = money(value, language) if isinstance(value, float) else value
    own = _own(session.scenario, part.key, language)
    if own:
        values = {name: str(value) for name, value in {**nouns_of(session.scenario, language), **shown}.items()}
        return filled_in(own[luck % len(own)], values, second_of(session.scenario, language))
    keys = [f"{part.key}.{1 + number}" for number in range(WORDINGS)]
    keys = keys if shown["rep"] else [key for key in keys if "{rep}" not in template(key, language)]
    return say(keys[luck % len(keys)], language, **shown)


def _own(scenario: Scenario, key: str, language: str) -> list[str]:
    """What this manager writes on an occasion: as the scenario has it, else its trade pack; nothing where neither has any."""
    pack = scenario.taken_in.trade
    for lines in (scenario.words.manager.lines, *((pack.words.manager.lines,) if pack else ())):
        found = [line.text for line in written(lines, (key.removeprefix("xu."),), language)]
        if found:
            return found
    return []


def _money(session: Session, before: list[MoveLine | WeekReport]) -> dict[str, object]:
    return {"received": _received(before), "target": float(session.scenario.target or 0.0)}


def _received(before: list[MoveLine | WeekReport]) -> float:
    return sum(entry.received for entry in before if isinstance(entry, WeekReport))


def _standing(session: Session, before: list[MoveLine | WeekReport], week: int) -> str:
    target = session.scenario.target
    if not target:
        return "open"
    if _received(before) >= target:
        return "made"
    by_now = target * (week - 1) / session.scenario.weeks
    share = _received(before) / max(by_now, 1.0)
    return "ahead" if share >= AHEAD else "behind" if share < BEHIND else "level"


def _case(session: Session, week: int) -> str:
    """What the note of an earlier week was about; "" if there was none."""
    note = note_for(session, week) if week > 0 else None
    return note.parts[0].key if note and len(note.parts) > 1 else ""


def _cases(session: Session, before: list[MoveLine | WeekReport], week: int) -> Iterator[Message]:
    """What there is to write of, the most pressing first."""
    for case in CASES:
        yield from case(session, before, week)


def _recent(before: list[MoveLine | WeekReport], week: int) -> list[MoveLine]:
    """The moves since the last note."""
    return [entry for entry in before if isinstance(entry, MoveLine) and entry.week >= week - EVERY]


def _number(session: Session, client: str) -> int:
    return session.game.setting.public.client_ids.index(client)


def _lost(session: Session, before: list[MoveLine | WeekReport], week: int) -> Iterator[Message]:
    """A client has left or gone under in the week that has ended."""
    ended = before[-1]
    assert isinstance(ended, WeekReport)  # notes are written when a week has ended
    gone = gone_in(ended)
    if gone:
        yield Message("xu.lost", {"clients": gone})


def _visited(session: Session, before: list[MoveLine | WeekReport], week: int) -> Iterator[Message]:
    """The manager was taken along: did it bring money?"""
    visits = [one for one in _recent(before, week) if one.step.move == "manager_visit"]
    if visits:
        last = visits[-1]
        values = {"clients": (_number(session, last.step.client),), "amount": last.paid}
        yield Message("xu.visit_paid" if last.paid > 0 else "xu.visit_empty", values)


def _due(session: Session, before: list[MoveLine | WeekReport], week: int) -> Iterator[Message]:
    """Promises that fall due this week."""
    open_: dict[str, tuple[float, int]] = {}
    for entry in before:
        if isinstance(entry, MoveLine) and entry.said == "promised":
            open_[entry.step.client] = (entry.amount, entry.week + entry.step.weeks)
        elif isinstance(entry, MoveLine) and entry.paid > 0 and entry.step.client in open_:
            amount, when = open_[entry.step.client]  # what has been paid since counts
            open_[entry.step.client] = (max(amount - entry.paid, 0.0), when)
        elif isinstance(entry, WeekReport):
            for line in entry.clients:
                if line.kept or line.broken:
                    open_.pop(line.client, None)
                elif line.paid > 0 and line.client in open_:
                    amount, when = open_[line.client]
                    open_[line.client] = (max(amount - line.paid, 0.0), when)
    due = {client: amount for client, (amount, when) in open_.items() if when == week and amount > 0}
    if due:
        numbers = tuple(sorted(_number(session, client) for client in due))
        yield Message("xu.promises_due", {"clients": numbers, "amount": float(sum(due.values()))})


def _broken(session: Session, before: list[MoveLine | WeekReport], week: int) -> Iterator[Message]:
    """A promise was broken, and nobody has been there in the week that there was since."""
    for entry in reversed(before[:-1]):
        if entry.week < week - EVERY:
            return
        if isinstance(entry, WeekReport):
            later = {one.step.client for one in before if isinstance(one, MoveLine) and one.week > entry.week}
            for number, line in enumerate(entry.clients):
                if line.broken and line.client not in later:
                    yield Message("xu.broken", {"clients": (number,), "amount": line.due})
                    return


def _nothing(session: Session, before: list[MoveLine | WeekReport], week: int) -> Iterator[Message]:
    """Not a yuan since the last note."""
    lately = [entry for entry in before if isinstance(entry, WeekReport) and entry.week >= week - EVERY]
    if lately and not any(entry.received for entry in lately):
        yield Message("xu.nothing", {"weeks": len(lately)})


def _forgotten(session: Session, before: list[MoveLine | WeekReport], week: int) -> Iterator[Message]:
    """Clients that owe and have not heard from us for long."""
    ended = before[-1]
    assert isinstance(ended, WeekReport)  # notes are written when a week has ended
    late = enumerate(zip(ended.unheard, ended.overdue_after, strict=True))
    found = [(overdue, -number) for number, (weeks, overdue) in late if overdue > 0 and weeks >= QUIET_WEEKS]
    if found:
        overdue, number = max(found)
        yield Message("xu.forgotten", {"clients": (-number,), "amount": overdue})


def _unplanned(session: Session, before: list[MoveLine | WeekReport], week: int) -> Iterator[Message]:
    """There is no plan, or it is shared with nobody."""
    allowed = session.game.sight().public.table.allowed
    made = {entry.step.move for entry in before if isinstance(entry, MoveLine)}
    for move, key in (("set_plan", "xu.no_plan"), ("share_plan", "xu.not_shared")):
        if move not in made and allowed[[*MOVE_ROWS].index(move)]:
            yield Message(key, {})
            return


def _unused(session: Session, before: list[MoveLine | WeekReport], week: int) -> Iterator[Message]:
    """Visits together that are still to be had, near the end."""
    later = sum(isinstance(one, MoveLine) and one.step.move == "manager_visit" and one.week >= week for one in session.log)
    left = int(session.game.sight().desk.manager_visits[0]) + later
    if left > 0 and session.scenario.weeks - week < LAST_WEEKS:
        yield Message("xu.visits_left", {"visits": left})


def _helped(session: Session, before: list[MoveLine | WeekReport], week: int) -> Iterator[Message]:
    """Something of ours was put right."""
    mended = [one for one in _recent(before, week) if one.said == "fixed"]
    if mended:
        yield Message("xu.mended", {"clients": (_number(session, mended[-1].step.client),)})


def _kept(session: Session, before: list[MoveLine | WeekReport], week: int) -> Iterator[Message]:
    """A promise was kept."""
    for entry in reversed(before):
        if isinstance(entry, WeekReport) and entry.week >= week - 1:  # a word of praise is for what has just been
            for number, line in enumerate(entry.clients):
                if line.kept:
                    yield Message("xu.kept", {"clients": (number,), "amount": line.due})
                    return


Case = Callable[[Session, "list[MoveLine | WeekReport]", int], Iterator[Message]]
CASES: Final[tuple[Case, ...]] = (
    _lost, _visited, _due, _broken, _nothing, _forgotten, _unplanned, _unused, _helped, _kept,
)  # fmt: skip
"""What a note may be about; the first that fits is written, but not twice running."""
