"""The transfer check as text: a situation, its options, a number typed; and, once all are answered, what each was worth."""

from collections.abc import Callable, Sequence

from game.debrief.attempts import Change, Result, answered, describe_change, describe_result, options_told
from game.debrief.sentences import lesson_name
from game.debrief.transfer import Form, Situation
from game.language.amounts import plain
from game.language.words import hours, money, percent, say
from game.play.session import MoveLine
from game.play.view import move_options
from game.terminal import desk
from game.terminal.layout import wrap
from game.terminal.narration import INDENT, spoken
from game.terminal.parsing import whole

LEAVE = ("q", "quit", "退出")
SAID = 2
"""Exchanges with the client that are told: the last ones."""


def take(form: Form, language: str, ask: Callable[[str], str] = input, tell: Callable[[str], None] = print) -> list[int] | None:
    """Ask for a choice in each situation; None where the player leaves, or nothing more is typed."""
    chosen: list[int] = []
    for number, one in enumerate(form.situations, 1):
        tell("")
        tell(say("test.head", language, form=form.name, number=number, of=len(form.situations)))
        for line in situation_lines(one, language):
            tell(line)
        place = _chosen(len(one.options), language, ask, tell)
        if place is None:
            tell(say("test.left", language))
            return None
        chosen.append(place)
    return chosen


def _chosen(count: int, language: str, ask: Callable[[str], str], tell: Callable[[str], None]) -> int | None:
    while True:
        try:
            text = plain(ask(say("test.ask_move", language, last=count)))
        except (EOFError, KeyboardInterrupt):
            tell("")
            return None
        if text in LEAVE:
            return None
        found = whole(text)
        if found is not None and 1 <= found <= count:
            return found - 1
        tell(say("test.bad_choice", language, last=count))


def situation_lines(one: Situation, language: str) -> list[str]:
    """Week and hours, the client's card, ledger, what is known, what was said, and the options."""
    session, client = one.session(), one.number
    lines = [*desk.status(session, language), *desk.card(session, client, language), *desk.ledger(session, client, language)]
    lines += desk.knowledge(session, client, language)
    mine = [line for line in session.log if isinstance(line, MoveLine) and line.step.client == one.client]
    for line in mine[-SAID:]:
        lines += spoken(session, line, client, language)
    lines += ["", say("test.choices", language)]
    costs = {option.move: option.hours for option in move_options(session, client)}
    for place, (option, told) in enumerate(zip(one.options, options_told(one, language), strict=True), 1):
        cost = f" ({hours(costs[option.step.move], language)})" if costs.get(option.step.move) else ""
        lines += wrap(f"{place} {told}{cost}", INDENT, hanging="  ")
    return lines


def print_result(form: Form, result: Result, found: Change | None, language: str, tell: Callable[[str], None] = print) -> None:
    """The score, before and after, and every situation with what would have been better."""
    tell("")
    tell(describe_result(result, language))
    if found:
        for line in wrap(describe_change(found, language)):
            tell(line)
    for number, (one, place) in enumerate(zip(form.situations, result.chosen, strict=True), 1):
        answer = answered(one, place, language)
        sign = "✓" if answer.right else "✗"
        tell("")
        tell(f"{number} {sign} {percent(answer.share)}  {lesson_name(answer.lesson, language)}")
        told = [f"{say('test.yours', language)}{say('debrief.colon', language)}{answer.mine}"]
        if not answer.right:
            told.append(f"{say('test.best', language)}{say('debrief.colon', language)}{answer.best}")
            told.append(say("test.taken", language, share=percent(answer.share), amount=money(answer.lost, language)))
        told += [answer.why, *([answer.because] if answer.because and not answer.right else [])]
        for line in told:
            for shown in wrap(line, INDENT):
                tell(shown)


def print_results(several: Sequence[Result], found: Change | None, language: str, tell: Callable[[str], None] = print) -> None:
    """Earlier results, a line each, and what changed."""
    if not several:
        tell(say("test.no_results", language))
    for one in several:
        tell(describe_result(one, language) + (f" · {one.player}" if one.player else ""))
    if found:
        for line in wrap(describe_change(found, language)):
            tell(line)
