"""The wire: statements over HTTP to an LRS. The only file that knows httpx, which comes with the extra `lrs`."""

from types import TracebackType
from typing import Any, Final

import httpx

from game.lrs.answers import Answer
from game.lrs.target import STATEMENTS, Target
from game.lrs.vocabulary import VERSION

HEADERS: Final = {"X-Experience-API-Version": VERSION, "Accept": "application/json", "User-Agent": "finalkick"}
JSON: Final = {"Content-Type": "application/json"}
CONNECT: Final = 10.0
"""Seconds to reach an LRS; how long it may think is asked for."""
MOST: Final = 1_000_000
"""Bytes of an answer that are read: the ids of a batch are some thousands."""


class Client:
    """An LRS as one of its users. Its methods never raise for what the network or the LRS does."""

    def __init__(self, target: Target, password: str, seconds: float) -> None:
        self._statements = f"{target.url}{STATEMENTS}"
        self._http = httpx.Client(
            auth=httpx.BasicAuth(target.user, password),
            headers=HEADERS,
            timeout=httpx.Timeout(seconds, connect=min(CONNECT, seconds)),
            trust_env=not target.loopback,  # a proxy and certificates of one's own, as the environment has them
            follow_redirects=False,  # a password goes only where it was meant to go
        )

    def put(self, name: str, body: str) -> Answer:
        """Put one statement under its id."""
        return self._asked("PUT", params={"statementId": name}, content=body.encode(), headers=JSON)

    def post(self, bodies: list[str]) -> Answer:
        """Post several statements at once."""
        return self._asked("POST", content=f"[{','.join(bodies)}]".encode(), headers=JSON)

    def get(self, name: str) -> Answer:
        """What there is under an id."""
        return self._asked("GET", params={"statementId": name})

    def _asked(self, method: str, **what: Any) -> Answer:
        try:
            with self._http.stream(method, self._statements, **what) as response:
                body = b""
                for part in response.iter_bytes():
                    body += part
                    if len(body) > MOST:
                        return Answer(0, problem="broken")
                return Answer(response.status_code, body, {name.lower(): value for name, value in response.headers.items()})
        except httpx.TimeoutException:
            return Answer(0, problem="timeout")
        except (httpx.ConnectError, httpx.ProxyError) as error:
            return Answer(0, str(error).encode("utf-8", "replace"), problem="unreachable")
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL):
            return Answer(0, problem="broken")

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._http.close()
