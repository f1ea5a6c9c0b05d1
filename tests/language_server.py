"""A client of the YAML language server, as an editor is one: just enough to open a file, and to ask what it says of it."""

import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.patience import PATIENCE

SERVER = Path(__file__).parent / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
"""Seconds for an answer on a busy machine."""
SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "completion": True, "hover": True}}


def missing() -> str:
    """Why there is no server to speak to; empty if there is one."""
    if shutil.which("node") is None:
        return "no node here"
    return "" if SERVER.exists() else "no yaml-language-server here: npm ci --prefix tests/editor"


class LanguageServer:
    """A running server. Positions are told as editors show them: line and column from 1."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process, self._asked = process, 0
        self._inbox: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        out = self._process.stdout
        assert out is not None
        while head := out.readline():
            length = 0
            while head.strip():
                if head.lower().startswith(b"content-length:"):
                    length = int(head.split(b":")[1])
                head = out.readline()
            self._inbox.put(json.loads(out.read(length)))

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        pipe = self._process.stdin
        assert pipe is not None
        pipe.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        pipe.flush()

    def _next(self) -> dict[str, Any]:
        """The next message that is an answer or a notice; what the server asks meanwhile is answered."""
        while True:
            message = self._inbox.get(timeout=PATIENCE)
            if "id" not in message or "method" not in message:
                return message
            wanted = message.get("params", {}).get("items", []) if message["method"] == "workspace/configuration" else None
            result = None if wanted is None else [SETTINGS.get(item.get("section", "")) for item in wanted]
            self._send({"id": message["id"], "result": result})

    def request(self, method: str, **params: Any) -> Any:
        """Ask, and wait for the answer."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._asked:
                assert "error" not in message, message["error"]
                return message["result"]

    def notify(self, method: str, **params: Any) -> None:
        """Tell, and expect no answer."""
        self._send({"method": method, "params": params})

    def open(self, file: Path) -> list[dict[str, Any]]:
        """Open a file. What the server has against it: a list of diagnostics."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": file.read_text("utf-8")}
        self.notify("textDocument/didOpen", textDocument=document)
        while True:
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == file.as_uri():
                return list(message["params"]["diagnostics"])

    def completions(self, file: Path, line: int, column: int) -> dict[str, str]:
        """What is offered at a place: names, each with what is told about it."""
        offered = self.request("textDocument/completion", **_at(file, line, column))
        items = offered["items"] if isinstance(offered, dict) else offered
        return {item["label"]: _plain(item.get("documentation", "")) for item in items}

    def hover(self, file: Path, line: int, column: int) -> str:
        """What is told when the pointer rests on a place."""
        found = self.request("textDocument/hover", **_at(file, line, column))
        return _plain(found["contents"]) if found else ""


def _at(file: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line - 1, "character": column - 1}}


def _plain(content: Any) -> str:
    return str(content["value"]) if isinstance(content, dict) else str(content)


@contextmanager
def language_server(folder: Path) -> Iterator[LanguageServer]:
    """A server that looks after a folder, for as long as it is needed."""
    assert not missing(), missing()
    process = subprocess.Popen(
        ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        server = LanguageServer(process)
        able = {"textDocument": {"hover": {"contentFormat": ["plaintext"]}}, "workspace": {"configuration": True}}
        server.request("initialize", processId=None, rootUri=folder.as_uri(), capabilities=able)
        server.notify("initialized")
        server.notify("workspace/didChangeConfiguration", settings=SETTINGS)
        yield server
    finally:
        process.kill()
        process.communicate()
