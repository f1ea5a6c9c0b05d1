"""A form that is open in this process, and a browser that looks at it."""

import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any, Final

import pytest

from tests.patience import PATIENCE

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Served:
    """A form that is served, and its cookie."""

    link: str
    port: int
    session: Any
    cookie: str = ""

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> HTTPResponse:
        """A request as our own page makes it, unless `headers` say otherwise; "" leaves one out."""
        usual = {"Host": f"127.0.0.1:{self.port}", "Cookie": self.cookie}
        if method == "POST":
            usual |= {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/json"}
        given = {
            name: value
            for name, value in (usual | {name.replace("_", "-"): one for name, one in headers.items()}).items()
            if value
        }
        line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in given.items():
            line.putheader(name, value)
        if body is not None and "Content-Length" not in given:
            line.putheader("Content-Length", str(len(body)))
        line.endheaders(body)
        return line.getresponse()

    def enter(self) -> None:
        """Come in by the link."""
        answer = self.ask("GET", self.link.split(str(self.port), 1)[1])
        assert answer.status == 200
        self.cookie = (answer.getheader("Set-Cookie") or "").split(";")[0]


@contextmanager
def served(file: Path, language: str = "en") -> Iterator[Served]:
    """The form of a file, served by a thread for as long as this lasts."""
    pytest.importorskip("starlette", reason="needs the extra serve")
    from game.serve.editor.opened import opened
    from game.serve.running import run

    with opened(file, 0, language) as form:
        up, over = threading.Event(), threading.Event()
        thread = threading.Thread(target=run, args=(form.app, form.at, up.set, over.is_set))
        thread.start()
        try:
            assert up.wait(20)
            yield Served(form.link, form.at.getsockname()[1], form.session)
        finally:
            over.set()
            thread.join(20)
            form.session.end()


@contextmanager
def chromium() -> Iterator[Any]:
    """A Chromium; the test is skipped where there is none, unless REQUIRE_BROWSER is set."""
    required = os.environ.get("REQUIRE_BROWSER") == "1"
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        if required:
            raise
        pytest.skip("needs playwright")
    if not found:
        assert not required, "no Chromium"
        pytest.skip("needs a Chromium")
    with sync_playwright() as driver:
        one = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield one
        finally:
            one.close()


def beginning(name: str) -> re.Pattern[str]:
    """Names that begin so."""
    return re.compile(f"^{name}")


@contextmanager
def looking(at: Any, borne: str = "", **options: Any) -> Iterator[Any]:
    """A page in a browser, which knows no other page's cookies. What it complains of fails the test, unless it is `borne`."""
    context = at.new_context(**options)
    trouble: list[str] = []
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1_000)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
        yield page
    finally:
        context.close()
    trouble = [one for one in trouble if not borne or borne not in one]
    assert not trouble, trouble
