"""Whoever else speaks to the form gets nothing: other sites, other names, guessers, floods; and what files say is only text."""

import json
import os
import socket
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SMALL
from tests.serve.stage import Served, served

CHANGE = json.dumps({"version": 0, "changes": [{"do": "set", "path": ["weeks"], "value": 5}]}).encode()


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A form, with its cookie."""
    folder = tmp_path_factory.mktemp("strangers")
    file = folder / "mine.yaml"
    file.write_text(SMALL, "utf-8")
    before = os.environ.get("FINALKICK_HOME")
    os.environ["FINALKICK_HOME"] = str(folder / "home")
    try:
        with served(file) as one:
            one.enter()
            yield one
    finally:
        os.environ.pop("FINALKICK_HOME") if before is None else os.environ.update(FINALKICK_HOME=before)


REFUSED = {
    "no cookie": ("GET", "/state", {"Cookie": ""}, 403),
    "a guessed cookie": ("GET", "/state", {"Cookie": "finalkick-{port}=" + "A" * 43}, 403),
    "a guessed link": ("GET", "/enter/" + "A" * 43, {"Cookie": ""}, 403),
    "a link of another kind": ("GET", "/enter/%00%ff", {"Cookie": ""}, 403),
    "a foreign name for this address": ("GET", "/state", {"Host": "evil.example:{port}"}, 421),
    "no name": ("GET", "/state", {"Host": ""}, 400),
    "another port": ("GET", "/state", {"Host": "127.0.0.1:1"}, 421),
    "a change from another site": ("POST", "/change", {"Origin": "http://evil.example"}, 403),
    "a change from a file": ("POST", "/change", {"Origin": "null"}, 403),
    "a change from nowhere": ("POST", "/change", {"Origin": ""}, 403),
    "a look from another site": ("GET", "/state", {"Origin": "http://evil.example"}, 403),
    "a form instead of JSON": ("POST", "/change", {"Content-Type": "text/plain"}, 400),
    "another method": ("PUT", "/change", {"Origin": "http://127.0.0.1:{port}"}, 405),
    "a file beside ours": ("GET", "/web/../../pyproject.toml", {}, 404),
    "a file of the machine": ("GET", "/web//etc/passwd", {}, 404),
    "a font that is none": ("GET", "/font/..%2fOFL.txt", {}, 404),
}


@pytest.mark.parametrize("case", REFUSED)
def test_strangers_are_refused(form: Served, case: str) -> None:
    method, path, headers, status = REFUSED[case]
    given = {name: value.format(port=form.port) if value else "" for name, value in headers.items()}
    before = form.session.draft.text
    answer = form.ask(method, path, CHANGE if method == "POST" else None, **given)
    assert answer.status == status
    body = answer.read()
    assert b"Pharma" not in body
    assert form.session.draft.text == before


def test_giant_requests_are_refused_before_they_are_read(form: Served) -> None:
    assert form.ask("POST", "/text", None, Content_Length="9000000000").status == 413
    with socket.create_connection(("127.0.0.1", form.port), 10) as line:  # in pieces, without saying how much it is
        us = f"127.0.0.1:{form.port}"
        head = f"POST /text HTTP/1.1\r\nHost: {us}\r\nOrigin: http://{us}\r\nCookie: {form.cookie}\r\n"
        line.sendall(f"{head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        piece = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
        try:
            for _ in range(12):
                line.sendall(piece)
            answer = line.recv(100)
        except OSError:  # it has hung up
            answer = b"HTTP/1.1 413"
        assert answer.startswith(b"HTTP/1.1 413")


SET = b'{"version": 0, "changes": [{"do": "set", "path": %s, "value": %s}]}'
NONSENSE = [
    b"",
    b"[]",
    b"null",
    b"{",
    b"[" * 100_000,
    b'{"version": 0}',
    b'{"version": 0, "changes": []}',
    b'{"version": 0, "changes": [{"do": "run", "path": ["weeks"]}]}',
    b'{"version": 0, "changes": [{"do": "insert", "path": ["clients"], "at": "x"}]}',
    SET % (b'"weeks"', b"1"),
    SET % (b"[-1]", b"1"),
    SET % (b'["title"]', b'"\\ud800"'),
    b'\xff\xfe{"version": 0}',
]


def test_nonsense_from_a_page_is_refused_and_changes_nothing(form: Served) -> None:
    before = form.session.draft.text
    for body in NONSENSE:
        answer = form.ask("POST", "/change", body)
        answer.read()
        assert answer.status in (400, 409), body[:60]
    for value in (["x"] * 2_000, "nul \x00", {"a": {"b": None}} | {f"k{one}": 1 for one in range(1_500)}):
        change = {"do": "set", "path": ["story"], "value": value}
        answer = form.ask("POST", "/change", json.dumps({"version": form.session.draft.version, "changes": [change]}).encode())
        assert answer.status == 200
        assert json.loads(answer.read())["problem"]
    assert form.session.draft.text == before


def test_a_socket_is_for_our_own_pages(form: Served) -> None:
    def opened(**headers: str) -> bytes:
        usual = {"Host": f"127.0.0.1:{form.port}", "Origin": f"http://127.0.0.1:{form.port}", "Cookie": form.cookie} | headers
        with socket.create_connection(("127.0.0.1", form.port), 10) as line:
            lines = [f"{name}: {value}" for name, value in usual.items() if value]
            key = b64encode(os.urandom(16)).decode()
            lines += ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {key}"]
            line.sendall(("GET /live HTTP/1.1\r\n" + "\r\n".join(lines) + "\r\n\r\n").encode())
            return line.recv(12)

    assert opened() == b"HTTP/1.1 101"
    for headers in ({"Origin": "http://evil.example"}, {"Origin": ""}, {"Cookie": ""}, {"Host": "evil.example"}):
        assert opened(**headers) == b"HTTP/1.1 403", headers


def test_a_page_is_told_to_run_and_fetch_nothing_but_ours(form: Served) -> None:
    answer = form.ask("GET", "/")
    policy = answer.getheader("Content-Security-Policy") or ""
    page = answer.read().decode()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in page.replace('http-equiv="', "")
    assert "<script>" not in page
    assert "style=" not in page
    for name in ("base.css", "edit/form.css", "edit/main.js"):
        text = form.ask("GET", f"/web/{name}").read().decode()
        assert "https://" not in text
        assert "innerHTML" not in text
    cookie = form.ask("GET", form.link.split(str(form.port), 1)[1]).getheader("Set-Cookie") or ""
    assert {"HttpOnly", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}
    assert form.link.rsplit("/", 1)[1] not in cookie


def test_only_digests_of_what_lets_in_are_kept(form: Served) -> None:
    from game.serve.keys import Keys

    keys = Keys()
    link = keys.link()
    cookie = keys.cookie_for(link)
    assert cookie
    assert keys.know(cookie)
    assert not keys.know(link)
    assert keys.cookie_for(cookie) is None
    assert link not in repr(keys)
    assert cookie not in repr(keys)


def test_of_all_files_only_ours_was_written(form: Served) -> None:
    assert sorted(one.name for one in Path(form.session.draft.file).parent.iterdir()) == ["mine.yaml"]
