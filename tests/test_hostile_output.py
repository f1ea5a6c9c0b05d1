"""What somebody else has written is shown, and never obeyed: through every command, in every field, on every page."""

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final, get_type_hints

import pytest
import yaml

from game.commands.app import FILES, command_of, load
from game.play.session import new_session
from sim_core.engine.record import GameRecord, Step, to_json
from sim_core.engine.seal import sealed
from sim_core.scenario.faults import printable
from sim_core.scenario.schema import Scenario
from tests.commands import Done, call
from tests.long import few_now

MARKS: Final = (
    '[/foo] [bold] [link=https://example.org]x[/link] :smile: $x^$ $\\frac{1}$ & <script>alert(1)</script> <b> " {0} %s'
)
UNSEEN: Final = "\u202eabc\u2066\u200b\u200d\u00ad"
"""Turned round, and not seen: a scenario may hold these."""
CONTROLS: Final = "\x1b]0;PWNED\x07\x1b[31m\x1b[2J\x9b5m\r\b\x7f"
"""Obeyed by terminals: a scenario may not hold these, an export or an argument may."""
HOSTILE: Final = {"marks": MARKS, "unseen": UNSEEN, "controls": CONTROLS, "long": "x" * 10_000}
HARMLESS: Final = "Plain words"
NEEDED: Final = {
    "scenarios": "SCENARIO", "scenario": "SCENARIO", "paths": "SCENARIO", "game": "EXPORT", "files": "EXPORT", "file": "OUT",
    "copy": "OUT", "name": "a-name", "vary": "weeks=2:3:2", "bot": "idle", "told_games": "EXPORT",
    "lrs_url": "https://lrs.example.org/xapi/", "lrs_user": "trainer",
}  # fmt: skip
"""What each parameter that has to be given is given; SCENARIO, EXPORT and OUT are files."""
ALSO: Final = (
    ("run", "bot"), ("play", "scenario"), ("records push", "told_games"), ("records push", "lrs_url"),
    ("records forget", "lrs_url"), ("records forget", "lrs_user"),
)  # fmt: skip
"""What is given too, though it need not be."""
USUAL: Final = {
    "play": ["--demo"], "run": ["--episodes", "2"], "sweep": ["--episodes", "2"], "balance": ["--quick", "--episodes", "32"],
    "records push": ["--show"],
}  # fmt: skip
"""So that it does not take long."""


def commands() -> dict[str, Any]:
    """Every command there is, as the command line knows it."""
    return {name: command_of(name, "en") for name in FILES}


def parameters() -> Iterator[tuple[str, str]]:
    """Every parameter of every command that takes anything."""
    for name, command in commands().items():
        takes = get_type_hints(load(name))
        yield from ((name, one.name) for one in command.params if takes.get(one.name) is not bool)


def arguments(command: str, files: dict[str, str], hostile: str = "", where: str = "") -> list[str]:
    """A command line with everything in it that has to be there, and something hostile for one parameter."""
    words, seen = [], False
    for one in commands()[command].params:
        mine = one.name == where
        seen |= mine
        if not (mine or one.required or (command, one.name) in ALSO or (one.name == "scenarios" and where != "compare")):
            continue
        given = NEEDED.get(str(one.name), "")
        value = hostile if mine else files.get(given, given)
        assert value or mine, f"what is {command} to be given for {one.name}?"
        option = [one.opts[0]] if one.param_type_name == "option" else []
        words += [*option, *[value] * max(one.nargs, 1)]
    assert seen or not where
    return [*command.split(), *words, *USUAL.get(command, [])]


def assert_harmless(done: Done, what: object) -> None:
    for text in (done.out, done.err):
        obeyed = {one for one in text if one != "\n" and not one.isprintable() and one not in "\u00a0\u3000"}
        assert not obeyed, (what, obeyed)
    assert done.code in (0, 1, 2), what
    assert "something is wrong in the game" not in done.err, (what, done.err)
    assert "Traceback" not in done.err, (what, done.err)


@pytest.fixture(autouse=True)
def nobody_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A room tells how to come in, and is closed at once: it would be open until somebody ends it."""

    def told(app: object, at: object, up: Callable[[], None], *_: object) -> bool:
        up()
        return True

    monkeypatch.setattr("game.serve.pages.opened.run", told)
    monkeypatch.setattr("game.serve.pages.opened.warm_up", lambda *_: None)  # nobody will look


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """A scenario, an export and a place to write, all harmless."""
    return written(tmp_path, HARMLESS, "plain")


def written(folder: Path, words: str, name: str) -> dict[str, str]:
    """A scenario every text of which is `words`, and an export of a game of it in which every move was made once or so."""
    scenario = folder / f"{name}.yaml"
    scenario.write_text(yaml.safe_dump(a_scenario(words), allow_unicode=True), "utf-8")
    session = new_session(scenario.read_text("utf-8"), 3, None)
    for move in ("call", "challenge", "visit"):
        step = Step(move=move, client="first", belief=0.5 if move == "challenge" else None)
        if session.refusal(step) is None:
            session.play(step)
    while not session.over:
        session.end_week()
    export = folder / f"{name}.json"
    export.write_text(to_json(session.exported("2026-01-01", "Somebody")), "utf-8")
    return {"SCENARIO": str(scenario), "EXPORT": str(export), "OUT": str(folder / "out.html")}


def a_scenario(words: str) -> dict[str, Any]:
    """A scenario with every text that the format knows filled in with the same words, as long as they may be."""
    bare = {
        "format": 1, "id": "hostile", "title": "t", "weeks": 3, "story": "s",
        "clients": [
            {"id": "first", "name": "n", "ledger": [{"amount": 320000, "age_weeks": 14}], "hidden": {"honesty": 0.2}},
            {"id": "second", "name": "n", "ledger": [{"amount": 210000, "age_weeks": 12}], "hidden": {"cash": 90000}},
        ],
        "events": [{"week": 1, "kind": "rival_push"}],
        "coach": [{"when": "week_starts", "week": 1, "say": "s"}],
    }  # fmt: skip
    schema = Scenario.model_json_schema()
    found: list[str] = []
    whole = filled(bare, schema, schema.get("$defs", {}), words, found, "")
    assert {"title", "story", "clients.name", "clients.about", "clients.contact", "events.news", "coach.say"} <= set(found)
    return whole


def filled(value: Any, schema: Any, shared: dict[str, Any], words: str, found: list[str], place: str) -> Any:
    """A value of a file with every text of its schema put in, also those that were left out."""
    schema = resolved(schema, shared)
    if longest := text_of(schema):
        found.append(place)
        return words[:longest]
    if isinstance(value, list):
        return [filled(one, schema.get("items", {}), shared, words, found, place) for one in value]
    if isinstance(value, dict) and "properties" in schema:
        whole = dict(value)
        for name, of in schema["properties"].items():
            of = resolved(of, shared)
            if name in value or text_of(of):
                inner = filled(value.get(name), of, shared, words, found, f"{place}.{name}".strip("."))
                whole[name] = inner
            elif "properties" in of and all(
                text_of(resolved(one, shared)) or "items" in one for one in of["properties"].values()
            ):
                whole[name] = filled({}, of, shared, words, found, f"{place}.{name}".strip("."))
        return whole
    return value


def resolved(schema: Any, shared: dict[str, Any]) -> Any:
    """A schema itself, not where it stands; of one that may be left out, what it is if it is there."""
    while True:
        if "$ref" in schema:
            schema = shared[schema["$ref"].rpartition("/")[2]]
        elif "anyOf" in schema:
            schema = next(one for one in schema["anyOf"] if one.get("type") != "null")
        else:
            return schema


def text_of(schema: Any) -> int:
    """How long a text may be, where a schema is one of a text or one for each language; else 0."""
    kinds = schema.get("oneOf", [])
    texts = [one for one in kinds if one.get("type") == "string" and "maxLength" in one]
    return int(texts[0]["maxLength"]) if texts and len(kinds) == 2 else 0


@pytest.mark.parametrize(("command", "where"), list(parameters()))
def test_what_is_typed_is_never_obeyed(
    command: str, where: str, files: dict[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    words = arguments(command, files, (CONTROLS + UNSEEN + MARKS).replace("/", ""), where)
    assert_harmless(call(capsys, *words), words)


@pytest.mark.parametrize("kind", few_now(["marks", "unseen", "long"], lambda one: one == "marks"))
@pytest.mark.parametrize("command", [name for name in commands() if name != "balance"])
def test_what_a_scenario_says_is_shown_by_every_command(
    command: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = written(tmp_path, HOSTILE[kind], kind)
    words = arguments(command, files)
    done = call(capsys, *words)
    assert_harmless(done, words)
    if command in ("play", "debrief", "verify", "check", "run"):
        assert done.code in (0, 1)
    if command == "play" and kind == "marks":
        assert "[/foo] [bold] [link=https://example.org]x[/link] :smile: $x^$" in done.out


def test_what_a_scenario_may_not_say_is_told_and_not_obeyed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "controls.yaml"
    file.write_bytes(
        yaml.safe_dump(a_scenario("X"), allow_unicode=True).encode().replace(b": X", b': "' + CONTROLS.encode() + b'"')
    )
    done = call(capsys, "check", file)
    assert_harmless(done, "check")
    assert done.code == 1


@pytest.mark.parametrize("kind", few_now(HOSTILE, lambda one: one in ("marks", "controls")))
@pytest.mark.parametrize("field", [*GameRecord.model_fields, "another", "steps.move", "steps.client", "steps.another"])
def test_what_an_export_says_is_never_obeyed(
    field: str, kind: str, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    record = json.loads(Path(files["EXPORT"]).read_text("utf-8"))
    outer, _, inner = field.partition(".")
    if inner:
        record[outer][0][inner] = HOSTILE[kind]
    elif outer == "another":
        record[HOSTILE[kind]] = HOSTILE[kind]
    else:
        record[outer] = HOSTILE[kind]
    Path(files["EXPORT"]).write_text(json.dumps(record), "utf-8")
    for words in (("verify",), ("debrief", "--quick")):
        assert_harmless(call(capsys, *words, files["EXPORT"]), (field, kind))


def test_a_digest_that_is_none_cannot_stand_for_one(files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(Path(files["EXPORT"]).read_text("utf-8"))
    for digest in ("\x1b[1A" + "a" * 64, "A" * 64, "a" * 63, "a" * 64 + "\n", "g" * 64, None, 5):
        Path(files["EXPORT"]).write_text(json.dumps({**record, "digest": digest}), "utf-8")
        done = call(capsys, "verify", files["EXPORT"])
        assert (done.code, done.out) == (1, ""), digest
        assert "digest" in done.err


class Page(HTMLParser):
    """The elements of a page, and what each has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[tuple[str, str]] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements |= {(tag, name) for name, _ in attrs} | {(tag, "")}


@pytest.mark.long
@pytest.mark.parametrize("kind", ["marks", "unseen"])
def test_a_page_shows_what_is_hostile_and_has_nothing_in_it_that_a_harmless_one_has_not(
    kind: str, files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = written(tmp_path, HOSTILE[kind], kind)
    record = json.loads(Path(bad["EXPORT"]).read_text("utf-8"))
    for name in ("player", "started", "scenario_id"):
        record[name] = HOSTILE[kind] + CONTROLS
    Path(bad["EXPORT"]).write_text(json.dumps(sealed(record)), "utf-8")  # so that its certificate is drawn too
    pages = {}
    for name, of in (("plain", files), ("bad", bad)):
        for command, more in (("debrief", ["--quick", "--html"]), ("balance", ["--out"]), ("sweep", ["--out"])):
            place = tmp_path / f"{name}-{command}.html"
            done = call(capsys, *arguments(command, of), *more, place)
            assert_harmless(done, (name, command))
            assert done.code == 0, done.err
            pages[name, command] = place.read_text("utf-8")
    for (name, command), text in pages.items():
        if name == "bad":
            assert Page(text).elements <= Page(pages["plain", command]).elements, command
            assert all(one.isprintable() or one == "\n" for one in text), command


def test_a_text_is_made_safe_and_still_read() -> None:
    assert printable("恒泰医药 ¥1,000\u3000全角") == "恒泰医药 ¥1,000\u3000全角"
    assert printable("a\u202eb\u200bc\x1bd") == "a\\u202eb\\u200bc\\x1bd"
    assert printable("two\nlines") == "two\\nlines"
    assert printable("two\nlines", lines=True) == "two\nlines"
