"""The game as text: plain lines out and lines in, so that it works through a pipe, over SSH and with a screen reader."""

from collections.abc import Callable
from typing import Final

from game.language.amounts import plain
from game.language.currency import an_example, counted_in
from game.language.locale import LANGUAGES, LOCALES, WAN, next_language
from game.language.words import keys, money, move_name, say
from game.play.session import MoveLine, Session
from game.play.view import client_view, desk_view, move_options, suggested
from game.terminal import desk
from game.terminal.example import worked_example
from game.terminal.layout import cut, wrap
from game.terminal.narration import INDENT, name_of, narrate_close, narrate_move, narrate_week, quote_coach
from game.terminal.parsing import matching, picked
from game.terminal.prompts import asked_for
from game.terminal.sure import meant
from game.terminal.table import Table, tell_kept, tell_unsaved
from game.terminal.typed import BACK, LETTERS, commanded
from sim_core import IllegalMove, Message
from sim_core.public.games import END_WEEK, Step

NAME: Final = 32
"""So many columns of a client's name stand in a question."""


class Quit(Exception):
    """The player has had enough for now."""


def play(
    session: Session,
    language: str,
    ask: Callable[[str], str] = input,
    tell: Callable[[str], None] = print,
    unasked: tuple[str, ...] = (),
    remember: Callable[[tuple[str, ...]], None] = lambda names: None,
) -> None:
    """Play a game to its end, or until the player quits or the input ends. It is kept at every step.

    `unasked`: choices about which the player wants no question first; `remember` is told when there are more of them.
    """
    with counted_in(session.scenario):
        _play(Table(session, language, ask, tell, None, unasked, remember))


def _play(table: Table) -> None:
    session = table.session
    tell_unsaved(table)
    if not session.log:
        table.lines(desk.opening(session, table.language))
        table.lines(quote_coach(session, "briefing", table.language))
    try:
        _show_desk(table)
        table.lines(quote_coach(session, "start", table.language))
        while not session.over:
            _turn(table)
    except (EOFError, KeyboardInterrupt, Quit):
        table.tell("")
        tell_kept(table)
        return
    table.lines(narrate_close(session, table.language))
    tell_unsaved(table)


def _show_desk(table: Table) -> None:
    table.tell("")
    table.lines(desk.status(table.session, table.language))
    table.lines(desk.clients(table.session, table.language))


def _turn(table: Table) -> None:
    """One line from the player, and what it does."""
    if table.client is None:
        text = plain(table.ask(say("term.ask_client", table.language, last=len(table.session.scenario.clients))))
    else:
        values = {"name": cut(name_of(table.session, table.client, table.language), NAME)}
        hours = desk.short(desk_view(table.session).hours)
        text = plain(table.ask(say("term.ask_move", table.language, hours=hours, **values)))
    command, rest = commanded(text)
    if table.client is not None and command == "list" and text in LETTERS:
        _tell_family(table, LETTERS[text], going_back=True)
    if command:
        _command(table, command, text, rest)
    elif text in BACK:
        table.client = None
        _show_desk(table)
    elif table.client is None or text.startswith("#"):
        _choose_client(table, text.removeprefix("#"))
    else:
        _choose_move(table, text)


def _tell_family(table: Table, family: str, going_back: bool) -> None:
    """What a letter would have chosen in the window: the moves of a family; and that here it goes back to all clients."""
    assert table.client is not None  # the caller has looked
    options = enumerate(move_options(table.session, table.client), 1)
    moves = ", ".join(f"{at} {move_name(one.move, table.language)}" for at, one in options if one.family == family)
    key = "term.family_back" if going_back else "term.family"
    table.say(key, family=say(f"family.{family}", table.language), moves=moves)


def _command(table: Table, command: str, text: str, rest: str) -> None:
    session = table.session
    match command:
        case "end":
            if meant(table, Step(move=END_WEEK), rest.split()):
                _end_week(table)
            else:
                table.say("term.cancelled")
        case "ledger":
            table.lines(desk.ledger(session, table.client, table.language))
        case "know":
            table.lines(desk.knowledge(session, table.client, table.language))
        case "plan":
            table.lines(desk.plan(session, table.language))
        case "moves":
            _show_moves(table)
        case "list":
            table.client = None
            _show_desk(table)
        case "help":
            table.lines([line for part in _help(table) for line in part])
        case "example":
            table.lines(worked_example(session, table.language))
            _show_desk(table)
        case "quit":
            raise Quit
        case "lang":
            wanted = (one.code for one in LOCALES.values() if text in one.typed or rest in (one.code, *one.typed))
            table.language = next(wanted, next_language(table.language))
            if table.client is None:
                _show_desk(table)
            else:
                table.lines(desk.card(session, table.client, table.language))
                _show_moves(table)


def _help(table: Table) -> list[list[str]]:
    parts = [
        wrap(say(key, table.language, written=an_example(table.language), told=money(15 * WAN, table.language)), hanging="   ")
        for key in keys()
        if key.startswith("help.line_")
    ]
    if table.client is not None:
        for at, option in enumerate(move_options(table.session, table.client), 1):
            tip = say("help.move", table.language, at=at, move=move_name(option.move, table.language),
                      tip=say(f"tip.{option.move}", table.language))  # fmt: skip
            parts.append(wrap(tip, INDENT, hanging="   "))
    return parts


def _end_week(table: Table) -> None:
    table.client = None
    try:
        report = table.session.end_week()
    except IllegalMove as error:  # the game is not over: the rules themselves have failed
        _refuse(table, error.message)
        return
    table.lines(narrate_week(table.session, report, table.language))
    table.lines(quote_coach(table.session, "end", table.language))
    tell_unsaved(table)
    if not table.session.over:
        _show_desk(table)
        table.lines(quote_coach(table.session, "start", table.language))


def _client_names(table: Table) -> list[tuple[str, ...]]:
    clients = enumerate(table.session.scenario.clients)
    return [(spec.id, *(name_of(table.session, at, one) for one in LANGUAGES)) for at, spec in clients]


def _choose_client(table: Table, text: str) -> None:
    names = _client_names(table)
    found, rest = picked(text, names)
    if len(found) != 1:
        listed = ", ".join(f"{at + 1} {cut(name_of(table.session, at, table.language), NAME)}" for at in found)
        table.say("term.which_client" if found else "term.no_client", text=text[:40], last=len(names), listed=listed)
        return
    table.client = found[0]
    if rest:
        _choose_move(table, rest)
        return
    table.lines(desk.card(table.session, table.client, table.language))
    _show_moves(table)


def _show_moves(table: Table) -> None:
    if table.client is None:
        table.say("term.client_first")
        return
    table.lines(desk.moves(table.session, table.client, table.language))


def _choose_move(table: Table, text: str) -> None:
    assert table.client is not None  # a move is made with a client
    if text in LETTERS:
        _tell_family(table, LETTERS[text], going_back=False)
        return
    if _names_client_first(table, text):
        _choose_client(table, text)
        return
    options = [option.move for option in move_options(table.session, table.client)]
    names = [(move, move.replace("_", " "), *(move_name(move, one) for one in LANGUAGES)) for move in options]
    found, rest = picked(text, names)
    if not found and len(matching(text, _client_names(table))) == 1:
        _choose_client(table, text)
        return
    if len(found) != 1:
        listed = ", ".join(f"{at + 1} {move_name(options[at], table.language)}" for at in found)
        table.say("term.which_move" if found else "term.no_move", text=text[:40], last=len(options), listed=listed)
        return
    _make_move(table, options[found[0]], rest.split())


def _names_client_first(table: Table, text: str) -> bool:
    """Does a line that begins with a number go on with the name of a move? Then the number is a client's: 1 challenge."""
    first, _, rest = text.partition(" ")
    if not first.isdecimal() or not rest or rest[0].isdecimal():
        return False
    options = [option.move for option in move_options(table.session, 0)]
    names = [(move, move.replace("_", " "), *(move_name(move, one) for one in LANGUAGES)) for move in options]
    return int(first[:6]) <= len(table.session.scenario.clients) and bool(picked(rest, names)[0])


def _make_move(table: Table, move: str, given: list[str]) -> None:
    """Ask for what the move needs, make it, and tell what came of it."""
    session, number = table.session, table.client
    assert number is not None
    step = suggested(session, move, number)
    why = session.refusal(step)
    if why and why.key not in ("refusal.amount_low", "refusal.amount_high", "refusal.weeks"):
        _refuse(table, why)
        return
    wanted = asked_for(table, step, number, given)
    if wanted is None or not meant(table, wanted, given):
        table.say("term.cancelled")
        return
    before = client_view(session, number)
    try:
        line = session.play(wanted, judged=why is None and wanted == step)
    except IllegalMove as error:
        _refuse(table, error.message)
        return
    table.lines(narrate_move(session, line, before, table.language))
    if line.excuse and sum(bool(one.excuse) for one in session.log if isinstance(one, MoveLine)) == 1:
        table.say("term.hint_excuse")
    table.lines(quote_coach(session, "move", table.language))
    tell_unsaved(table)
    if desk_view(session).hours < 0.5:
        table.say("term.week_full")


def _refuse(table: Table, why: Message) -> None:
    shown = {name: desk.short(why.values[name]) for name in ("hours", "needed_hours") if name in why.values}
    table.say("term.refused", why=say(why.key, table.language, **{**why.values, **shown}))
