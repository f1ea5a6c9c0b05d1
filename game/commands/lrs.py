"""`finalkick records push`, `status` and `forget`: games told to a learning record store, and what still waits for it."""

import importlib.util
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from game.classroom.files import files_of
from game.commands.console import (
    FAILED,
    JsonOption,
    LangOption,
    Stop,
    bad_usage,
    chosen_language,
    failed,
    note,
    print_json,
)
from game.commands.progress import progress
from game.commands.stores import needed_store
from game.debrief.attempts import LONGEST_NAME
from game.language.messages import one_line, tell, trouble
from game.language.words import say
from game.lrs.games import PlayedGame, from_file, from_store, of_a_person
from game.lrs.statements import TOP, Learner, Statement, Telling, statements_of
from game.lrs.target import Target, home_page_of, target_of
from game.lrs.waiting import Count, Queue, QueueError, sole_sender
from game.play.codes import code_of
from game.play.files import scenario_folders
from game.play.settings import load
from game.play.store import home
from sim_core import SimError
from sim_core.public.messages import printable

PASSWORD: Final = "FINALKICK_LRS_PASSWORD"
TIMEOUT: Final = 30.0
PATIENCE: Final = 60.0
NOBODY: Final = "-"
"""The user in whose name nothing is sent: statements are only shown."""
UrlOption = Annotated[str, typer.Option("--to", metavar="URL", envvar="FINALKICK_LRS", show_envvar=False)]
UserOption = Annotated[str, typer.Option("--user", metavar="NAME", envvar="FINALKICK_LRS_USER", show_envvar=False)]
InsecureOption = Annotated[bool, typer.Option("--insecure")]


@dataclass(frozen=True)
class Wanted:
    """Which games are told, and how."""

    games: Sequence[str]
    every: bool
    name: str
    codes: bool
    page: str
    pass_mark: float | None
    seed: bool
    decisions: bool

    def telling(self, name: str) -> Telling:
        """How a game of this player is told."""
        return Telling(Learner(self.page, code_of(name) if self.codes else name), self.pass_mark, self.seed, self.decisions)


def records_push(
    told_games: Annotated[list[str] | None, typer.Argument(metavar="[GAME…|FILE…|FOLDER…]", show_default=False)] = None,
    lrs_url: UrlOption = "",
    lrs_user: UserOption = "",
    every_game: Annotated[bool, typer.Option("--all")] = False,
    learner: Annotated[str, typer.Option("--name", metavar="NAME")] = "",
    codes: Annotated[bool, typer.Option("--codes")] = False,
    home_page: Annotated[str, typer.Option("--home-page", metavar="URL")] = "",
    pass_mark: Annotated[float | None, typer.Option("--pass", metavar="SCORE")] = None,
    no_seed: Annotated[bool, typer.Option("--no-seed")] = False,
    results_only: Annotated[bool, typer.Option("--results-only")] = False,
    show_statements: Annotated[bool, typer.Option("--show")] = False,
    send_again: Annotated[bool, typer.Option("--again")] = False,
    patience: Annotated[float, typer.Option("--wait", metavar="SECONDS")] = PATIENCE,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS")] = TIMEOUT,
    plain_http: InsecureOption = False,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Tell games to a learning record store: first into the queue on disk, then over the network."""
    language = chosen_language(lang)
    if pass_mark is not None and not 0 <= pass_mark <= TOP:
        raise bad_usage("records.bad_pass", language, value=pass_mark, high=TOP)
    if not 1 <= timeout <= 3600 or not 0 <= patience <= 86_400:
        raise bad_usage("records.bad_seconds", language)
    if show_statements:
        lrs_url, lrs_user = lrs_url or home_page, lrs_user or NOBODY
    target, page = _target(lrs_url, lrs_user, plain_http or show_statements, home_page, language)
    name = " ".join(printable(learner).split())[:LONGEST_NAME]
    wanted = Wanted(told_games or (), every_game, name, codes, page, pass_mark, not no_seed, not results_only)
    if show_statements:
        print_json([one for _, told in _told(wanted, language) for one in told])
        return
    password = _password(language)
    _needs_httpx(language)
    with _queue(language) as queue:
        named: dict[str, str] = {}
        for learned, told in _told(wanted, language):
            named |= learned
            queue.add(target, told, send_again)
        _send(queue, target, password, patience, timeout, named, as_json, language)


def records_status(as_json: JsonOption = False, lang: LangOption = None) -> None:
    """Say what waits for which learning record store."""
    language = chosen_language(lang)
    with _queue(language) as queue:
        found = queue.counts()
    if as_json:
        print_json([_count_values(one) for one in found])
        return
    if not found:
        print(say("records.none", language))
    for one in found:
        print(say("records.status", language, **_count_values(one)))
        if one.waiting:
            print("  " + say("records.status_waiting", language, since=one.since[:16].replace("T", " ")))
        if one.problem:
            print("  " + say("records.status_problem", language, problem=one.problem))


def records_forget(
    lrs_url: UrlOption = "", lrs_user: UserOption = "", as_json: JsonOption = False, lang: LangOption = None
) -> None:
    """Drop what waits for a learning record store, or was refused by it."""
    language = chosen_language(lang)
    target, _ = _target(lrs_url, lrs_user, True, "", language)
    with _queue(language) as queue, _sole(language):
        count = queue.forget(target)
    if as_json:
        print_json({"forgotten": count})
    else:
        print(say("records.forgotten", language, count=count, url=target.url))


def _target(url: str, user: str, plain_http: bool, home_page: str, language: str) -> tuple[Target, str]:
    """Where statements are sent to, and the home page of the accounts in them."""
    if not url or not user:
        raise bad_usage("records.no_target", language)
    try:
        target = target_of(url, user, plain_http)
        return target, home_page_of(home_page) if home_page else target.origin
    except SimError as error:
        raise bad_usage(error.message.key, language, **error.message.values) from error


def _password(language: str) -> str:
    """The password, which is nowhere else than in the environment."""
    found = os.environ.get(PASSWORD, "")
    if not found:
        raise bad_usage("records.no_password", language, variable=PASSWORD)
    return found


def _needs_httpx(language: str) -> None:
    """Say so before anything is played again, if nothing can be sent."""
    if importlib.util.find_spec("httpx") is None:
        raise failed("records.no_httpx", language)


@contextmanager
def _queue(language: str) -> Iterator[Queue]:
    """The queue, for as long as it is used. What is wrong with it is said in a line."""
    try:
        queue = Queue()
        if queue.aside:
            note(say("records.aside", language, path=queue.aside))
        try:
            yield queue
        finally:
            queue.close()
    except QueueError as error:
        raise failed("records.queue_unusable", language, problem=trouble(error, language)) from error


@contextmanager
def _sole(language: str) -> Iterator[None]:
    try:
        with sole_sender():
            yield
    except SimError as error:
        raise failed(error.message.key, language, **error.message.values) from error


def _told(wanted: Wanted, language: str) -> Iterator[tuple[dict[str, str], list[Statement]]]:
    """The statements of each game that is wanted, and who is called how in them. All games are looked at before any is told."""
    games = list(_games(wanted, language))
    usual = wanted.name or load(home())[0].name
    for game in games:
        if not (game.player or usual):
            raise bad_usage("records.no_name", language)
    for game in games:
        name = game.player or usual
        telling = wanted.telling(name)
        yield {name: telling.learner.name}, statements_of(game, telling)


def _games(wanted: Wanted, language: str) -> Iterator[PlayedGame]:
    numbers = [one for one in wanted.games if _is_number(one)]
    store = needed_store(language) if numbers or wanted.every else None
    kept = {one.id: one for one in store.games()} if store else {}
    if missing := [one for one in numbers if int(one) not in kept]:
        raise failed("cli.no_such_game", language, id=missing[0])
    finished = [str(one.id) for one in reversed(kept.values()) if of_a_person(one)] if wanted.every else []
    chosen = list(dict.fromkeys([*finished, *(each for one in wanted.games for each in _each(one))]))
    with progress(say("records.reading", language), len(chosen)) as on_done:
        for done, one in enumerate(chosen):
            on_done(done)
            yield from_store(kept[int(one)], store) if store and _is_number(one) else from_file(one, scenario_folders())


def _each(named: str) -> Sequence[str]:
    """A game by its number or file; the files of a folder."""
    if _is_number(named) or not Path(named).is_dir():
        return (named,)
    return [str(one) for one in files_of([Path(named)])]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _send(
    queue: Queue,
    target: Target,
    password: str,
    patience: float,
    timeout: float,
    named: dict[str, str],
    as_json: bool,
    language: str,
) -> None:
    """Send what waits, and say what came of it. Ctrl-C leaves what was not sent where it is."""
    from game.lrs.client import Client
    from game.lrs.sending import Pace, Sent, send

    sent, interrupted = Sent(), False
    with _sole(language):
        queue.try_refused(target)
        try:
            with (
                Client(target, password, timeout) as client,
                progress(say("records.sending_to", language), queue.left(target)) as on_done,
            ):
                send(queue, target, client, Pace(patience), on_done, sent)
        except KeyboardInterrupt:
            interrupted = True
        waiting = queue.left(target)
    values = {"taken": sent.taken, "there": sent.there, "other": sent.other, "refused": sent.refused, "waiting": waiting}
    stopped = tell(sent.stopped, language) if sent.stopped else None
    codes = {name: code for name, code in named.items() if name != code}
    if as_json:
        print_json({"url": target.url, "user": target.user, **values, "stopped": stopped, "codes": codes})
    else:
        for line in _sent_lines(values, codes, language):
            print(line)
    if interrupted:
        raise Stop(FAILED, f"finalkick: {say('cli.interrupted', language)}")
    if stopped:
        raise Stop(FAILED, f"finalkick: {stopped}")
    if sent.refused:
        raise failed("records.some_refused", language, problem=sent.problem)


def _sent_lines(values: dict[str, int], codes: dict[str, str], language: str) -> Iterator[str]:
    for name, code in codes.items():
        yield say("records.code", language, name=name, code=code)
    idle = not (values["taken"] or values["waiting"] or values["refused"])
    yield say("records.nothing" if idle else "records.sent", language, **values)
    for key in ("there", "other", "refused", "waiting"):
        if values[key]:
            yield say(f"records.sent_{key}", language, **values)


def _count_values(one: Count) -> dict[str, Any]:
    return {
        "url": printable(one.target.url),
        "user": printable(one.target.user),
        "waiting": one.waiting,
        "taken": one.taken,
        "refused": one.refused,
        "since": printable(one.since),
        "problem": printable(one_line(one.problem)),
    }
