"""Before the answers, as text: the reason of each turning point picked from four, and two cases of one excuse compared."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from game.debrief.comparing import (
    Comparison,
    describe_apart,
    describe_behind,
    describe_case,
    describe_question,
    describe_signs,
)
from game.debrief.reasons import Given, asked_of, describe_reason, describe_recognised, given_of, keep
from game.debrief.sentences import client_names, describe_cost, describe_step, describe_why, verdict_name, weeks_of
from game.language.amounts import plain
from game.language.words import say
from game.play.store import Store, StoreError
from game.terminal.layout import wrap
from game.terminal.parsing import whole
from sim_core.public.debriefs import Debrief
from sim_core.public.scenarios import text_in

INDENT = "  "
LEAVE = ("q", "quit", "退出")
Ask = Callable[[str], str]
Tell = Callable[[str], None]


def ask_reasons(
    found: Debrief, store: Store | None, game: int | None, language: str, ask: Ask = input, tell: Tell = print
) -> bool:
    """Ask for the reason of each turning point that cost something. False where nothing more is typed."""
    names, ids = client_names(found.trail.end.scenario, language), found.trail.end.setting.public.client_ids
    given: dict[int, Given] = {}
    with suppress(StoreError):
        given = given_of(store, game)
    for point in found.turning:
        choice = asked_of(found).get(point.number)
        if choice is None or point.number in given:
            continue
        made = next(one for one in found.verdicts if one.number == point.number)
        head = "  ".join(
            (weeks_of(point, found.verdicts, language), verdict_name(made.grade, language), describe_cost(point, language))
        )
        _lines(["", head, describe_step(made.step, ids, names, language, made.week + 1), say("reason.ask", language)], tell)
        told = (describe_reason(choice, key, names, language) for key in choice.offered)
        _lines([f"{place} {one}" for place, one in enumerate(told, 1)], tell, INDENT)
        answer = _answer("reason.prompt", len(choice.offered), language, ask, tell)
        if answer is None:
            return False
        if answer:
            given[point.number] = keep(store, game, choice, answer - 1)
            _lines([say("reason.right" if given[point.number].right else "reason.wrong", language)], tell)
        _lines([describe_why(found.whys[point.number], names, language)], tell, INDENT)
    if count := describe_recognised(given, language):
        _lines(["", count], tell)
    return True


def ask_case(comparison: Comparison, language: str, ask: Ask = input, tell: Tell = print) -> bool:
    """Show two cases, ask which is the true one, and tell. False where nothing more is typed."""
    origin = say(
        "compare.own" if comparison.own else "compare.library", language, title=text_in(comparison.scenario.title, language)
    )
    _lines(["", say("compare.title", language), origin, describe_question(comparison, language)], tell)
    for place, case in enumerate(comparison.sides, 1):
        _lines([f"{place} {comparison.name(case, language)} · {describe_case(comparison, case, language)}"], tell)
        signs = describe_signs(comparison, case, language)
        _lines([f"{'◆' if apart else '·'} {told}" for told, apart in signs], tell, INDENT)
    _lines([say("compare.differs", language)], tell)
    answer = _answer("compare.prompt", 2, language, ask, tell)
    if answer is None:
        return False
    true = comparison.sides[comparison.pair.true]
    if answer:
        right = answer - 1 == comparison.pair.true
        _lines([say("compare.yes" if right else "compare.no", language, client=comparison.name(true, language))], tell)
    for line, case in zip(describe_apart(comparison, language), comparison.sides, strict=True):
        _lines([line, describe_behind(comparison, case, language)], tell, INDENT)
    return True


def _answer(key: str, last: int, language: str, ask: Ask, tell: Tell) -> int | None:
    """1 … `last`; 0 for Enter alone; None for q, and where nothing more is typed."""
    while True:
        try:
            text = plain(ask(say(key, language)))
        except (EOFError, KeyboardInterrupt):
            tell("")
            return None
        if text in LEAVE:
            return None
        if not text:
            return 0
        found = whole(text)
        if found is not None and 1 <= found <= last:
            return found
        tell(say("reason.bad_choice", language, last=last))


def _lines(lines: Sequence[str], tell: Tell, indent: str = "") -> None:
    for one in lines:
        for line in wrap(one, indent, hanging="  ") if one else [""]:
            tell(line)
