"""A learning record store for tests: it keeps statements as xAPI 1.0.3 demands, and misbehaves when it is told to.

`Store` is what it does, without a network; `Server` puts it on a port of this machine, in a thread.
"""

import json
import socket
import threading
import time
from base64 import b64decode
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from game.lrs.answers import Answer

USER, PASSWORD = "trainer", "s3cret"
FAULTS: Final = (
    "500", "500 after", "502 page", "503", "429", "timeout", "timeout after", "dead", "dead after", "cut", "cut after",
    "silent", "empty", "unreachable",
)  # fmt: skip
"""How a request can go wrong; `after`: all of it was stored before."""
JSON: Final = {"content-type": "application/json", "x-experience-api-version": "1.0.3"}


class Store:
    """The statements of an LRS, by id. `strict`: says 409 to whatever it has, as xAPI allows; else 204 to what is the same."""

    def __init__(self, strict: bool = False, largest: int = 10**9, wanted: bool = True) -> None:
        self.kept: dict[str, dict[str, Any]] = {}
        self.puts = 0  # how often each id was written, all in all: must not exceed the ids
        self.strict, self.largest, self.wanted = strict, largest, wanted
        self.faults: deque[str] = deque()
        self.asked = 0
        self.breaks_on: set[str] = set()  # ids that make it fail

    def put(self, name: str, body: str) -> Answer:
        return self._with_fault(body, lambda: self._one(name, json.loads(body)))

    def post(self, bodies: list[str]) -> Answer:
        return self._with_fault("".join(bodies), lambda: self._several([json.loads(one) for one in bodies]))

    def get(self, name: str) -> Answer:
        found = self.kept.get(name)
        return Answer(200, json.dumps(found).encode(), JSON) if found else Answer(404)

    def _with_fault(self, text: str, work: Any) -> Answer:
        self.asked += 1
        fault = self.faults.popleft() if self.faults else ""
        if any(one in text for one in self.breaks_on):
            return Answer(500, b"Traceback")
        if len(text) > self.largest:
            return Answer(413)
        if fault.endswith(" after") or fault in ("", "empty", "silent"):
            answer = work()
        match fault.split()[0] if fault else "":
            case "500":
                return Answer(500, b'{"detail": "out of order"}', JSON)
            case "502":
                return Answer(502, b"<html>", {"content-type": "text/html"})
            case "503":
                return Answer(503, headers={"retry-after": "2"})
            case "429":
                return Answer(429)
            case "timeout":
                return Answer(0, problem="timeout")
            case "dead" | "cut":
                return Answer(0, problem="broken")
            case "unreachable":
                return Answer(0, problem="unreachable")
            case "empty" if answer.status == 200:  # 200, and not a word of what was taken
                return Answer(200, b"[]", JSON)
            case "silent" if answer.status == 200:
                return Answer(200, answer.body[: len(answer.body) // 2], JSON)
        return answer

    def _one(self, name: str, statement: dict[str, Any]) -> Answer:
        if not self.wanted:
            return Answer(400, b'{"detail": "no such profile"}', JSON)
        if name in self.kept:
            return Answer(204 if self.kept[name] == statement and not self.strict else 409)
        self.kept[name] = statement
        self.puts += 1
        return Answer(204)

    def _several(self, statements: list[dict[str, Any]]) -> Answer:
        """All or none: a batch in which one is there already, and not the same, is refused as a whole."""
        if not self.wanted:
            return Answer(400, b'{"detail": "no such profile"}', JSON)
        for one in statements:
            if one["id"] in self.kept and (self.strict or self.kept[one["id"]] != one):
                return Answer(409)
        for one in statements:
            self.puts += one["id"] not in self.kept
            self.kept.setdefault(one["id"], one)
        return Answer(200, json.dumps([one["id"] for one in statements]).encode(), JSON)


class Server(ThreadingHTTPServer):
    """An LRS on a port of this machine."""

    daemon_threads = True

    def __init__(self, store: Store, slow: float = 0.0) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.store, self.slow, self.guard, self.headers_seen = store, slow, threading.Lock(), []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/xapi/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who breaks a line off here does so on purpose."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        self._answer(lambda body: self.server.store.put(self._named(), body))

    def do_POST(self) -> None:
        self._answer(lambda body: self.server.store.post([json.dumps(one) for one in json.loads(body)]))

    def do_GET(self) -> None:
        self._answer(lambda body: self.server.store.get(self._named()))

    def _named(self) -> str:
        return parse_qs(urlsplit(self.path).query)["statementId"][0]

    def _answer(self, work: Any) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
        self.server.headers_seen.append(dict(self.headers.items()))
        answer, fault = self._judged(work, body)
        if answer.problem == "timeout":
            time.sleep(3)
        if fault.startswith("dead") or answer.status == 0:
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        cut = 40 if fault.startswith("cut") else 0
        if answer.status != 204:
            self.send_header("content-length", str(len(answer.body) + cut))
        self.end_headers()
        self.wfile.write(answer.body)
        if cut:
            self.close_connection = True

    def _judged(self, work: Any, body: str) -> tuple[Answer, str]:
        store = self.server.store
        if urlsplit(self.path).path != "/xapi/statements":
            return Answer(404, b"<html>nothing here", {"content-type": "text/html"}), ""
        said = self.headers.get("authorization", "").removeprefix("Basic ")
        if said == "" or b64decode(said).decode() != f"{USER}:{PASSWORD}":
            return Answer(401), ""
        if self.headers.get("x-experience-api-version") != "1.0.3":
            return Answer(400, b"no version"), ""
        time.sleep(self.server.slow)
        with self.server.guard:
            fault = store.faults[0] if store.faults and self.command != "GET" else ""
            answer = work(body)
        if fault.startswith("cut"):  # the answer itself breaks off
            answer = Answer(200, b'["', JSON)
        return answer, fault

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # so it is called in the standard library
        """Nothing is told."""


@contextmanager
def serving(store: Store, slow: float = 0.0) -> Iterator[Server]:
    """An LRS that runs for as long as it is used."""
    server = Server(store, slow)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
