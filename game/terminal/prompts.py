"""What a move needs to be told, asked in a terminal: an amount, a number of weeks, how sure the player is."""

from collections.abc import Callable
from typing import Protocol

from game.language.amounts import amount as amount_of
from game.language.amounts import plain
from game.language.words import money, say, written_amounts
from game.play.session import Session
from game.play.view import client_view, desk_view, least
from game.play.view_model import BELIEF_MOVES, BELIEFS
from game.terminal.parsing import whole
from sim_core.public.games import Step
from sim_core.public.vocabulary import ASKS, MOVE, bears

CANCEL = ("x", "b", "cancel", "取消")
ALL = ("all", "全部")
MOST = 1e12


class Asker(Protocol):
    """Who asks and answers."""

    @property
    def session(self) -> Session: ...

    @property
    def language(self) -> str: ...

    @property
    def ask(self) -> Callable[[str], str]: ...

    def say(self, key: str, **values: object) -> None: ...


def asked_for(table: Asker, step: Step, number: int, given: list[str]) -> Step | None:
    """The step with the player's own figures; None if the player thinks better of it.

    `given` are answers that were typed along with the move; what is not among them is asked.
    """
    asks = ASKS[MOVE[step.move]]
    changes: dict[str, float | int] = {}
    try:
        if "amount" in asks:
            changes["amount"] = _amount(table, step, number, given)
        if "weeks" in asks:
            changes["weeks"] = _weeks(table, step, given)
        if step.move in BELIEF_MOVES and client_view(table.session, number).excuse:
            belief = _belief(table, given)
            if belief is not None:
                changes["belief"] = belief
    except Cancelled:
        return None
    return step.model_copy(update=changes)


class Cancelled(Exception):
    """The player has thought better of it."""


def _answer(table: Asker, given: list[str], key: str, **values: object) -> str:
    """The next answer: one given along with the move, or one that is asked for now."""
    text = given.pop(0) if given else plain(table.ask(say(key, table.language, **values)))
    if text in CANCEL:
        raise Cancelled
    return text


def _amount(table: Asker, step: Step, number: int, given: list[str]) -> float:
    owed, plan = client_view(table.session, number).owed, bears(step.move, "plans")
    low, high = (1.0, MOST) if plan else (least(table.session, number), owed)
    figures = {"amount": step.amount, "low": low, "high": owed}
    shown = {name: money(value, table.language) for name, value in figures.items()}
    while True:
        text = _answer(table, given, "term.ask_target" if plan else "term.ask_amount", **shown)
        found = step.amount if text == "" else owed if text in ALL else amount_of(text, table.language)
        if found is not None and not low <= found <= high:  # a figure off the screen stands for the exact one behind it
            read = money(found, table.language)
            found = next((value for name, value in figures.items() if shown[name] == read), None)
        if found is not None:
            return found
        table.say("term.bad_amount", text=text[:40], written=written_amounts(table.language), **shown)


def _weeks(table: Asker, step: Step, given: list[str]) -> int:
    desk = desk_view(table.session)
    parts = bears(step.move, "by_parts")
    low, high = (1 if parts else 0), desk.weeks - desk.week
    if low > high:
        return step.weeks  # it will be refused, with the reason
    suggested = min(max(step.weeks, low), high)
    while True:
        values = {"weeks": suggested, "low": low, "high": high}
        text = _answer(table, given, "term.ask_parts" if parts else "term.ask_weeks", **values)
        found = suggested if text == "" else whole(text)
        if found is not None and low <= found <= high:
            return found
        table.say("term.bad_weeks", text=text[:40], low=low, high=high)


def _belief(table: Asker, given: list[str]) -> float | None:
    """How sure the player is that the open excuse is true; None if they would rather not say."""
    names = [say(f"belief.{round(value * 100)}", table.language) for value in BELIEFS]
    scale = say("list.comma", table.language).join(f"{at} {name}" for at, name in enumerate(names, 1))
    while True:
        text = _answer(table, given, "term.ask_belief", question=say("belief.question", table.language), scale=scale)
        if text == "":
            return None
        found = whole(text)
        if found is not None and 1 <= found <= len(BELIEFS):
            return BELIEFS[found - 1]
        table.say("term.bad_belief")
