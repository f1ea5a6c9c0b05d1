"""Is it possible to play here? What a page needs to find out what gets through to this server and back."""

import asyncio
from contextlib import suppress
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.serve.pages.lines import HELLO_WITHIN, closed, said_on
from game.serve.seats.talk import Unreadable, read

MOST_TIMES: Final = 50
MOST_WAIT: Final = 5.0
MOST_SAID: Final = 2_000
"""Of what is said back: times, seconds, and signs."""


async def echo(socket: WebSocket) -> None:
    """Say back what is said, a few times."""
    await socket.accept()
    with suppress(WebSocketDisconnect, Unreadable, TimeoutError):
        for _ in range(MOST_TIMES):
            await socket.send_text((await asyncio.wait_for(said_on(socket), HELLO_WITHIN))[:MOST_SAID])
    await closed(socket, 1000)


async def echo_poll(request: Request) -> Response:
    """Say back what is said, after a while."""
    try:
        said = read((await request.body()).decode("utf-8", "replace"))
    except Unreadable:
        return JSONResponse({}, 400)
    wait = said.get("wait", 0)
    await asyncio.sleep(min(max(float(str(wait)), 0.0), MOST_WAIT) if type(wait) in (int, float) else 0.0)
    return JSONResponse({"say": str(said.get("say", ""))[:MOST_SAID]})
