"""Lines to browsers: what is said on a socket, what is sent there, and what somebody who only looks on is answered."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from starlette.websockets import WebSocket, WebSocketDisconnect

from game.serve.seats.hall import Hall
from game.serve.seats.line import Line
from game.serve.seats.talk import UNREADABLE, Event, Unreadable, hello_of, note, read, told

HELLO_WITHIN: Final = 20.0
"""Seconds within which a page has to say hello."""
SLOWED: Final = 0.005
"""Seconds for which somebody who says too much is not listened to."""
TOO_LARGE: Final = 1009


async def talk(
    hall: Hall,
    socket: WebSocket,
    enter: Callable[[Line, Event], None],
    hear: Callable[[Line, Event], bool],
    leave: Callable[[Line], None],
) -> None:
    """Wait for hello, `enter`, then listen and send until one of both ends it, and `leave`. `hear` is False for too much."""
    await socket.accept()
    line, entered, sending = Line(), False, None
    try:
        first = read(await asyncio.wait_for(said_on(socket), HELLO_WITHIN))
        line.window = hello_of(first).window
        sending = asyncio.create_task(_send(socket, line))
        entered = True
        enter(line, first)
        hall.changed()
        while True:
            if not hear(line, read(await said_on(socket))):
                await asyncio.sleep(SLOWED)
    except Unreadable:
        hall.malformed += 1
        await closed(socket, UNREADABLE)
    except WebSocketDisconnect as gone:
        hall.malformed += gone.code == TOO_LARGE
    except TimeoutError:
        await closed(socket, UNREADABLE)
    finally:
        if sending:
            sending.cancel()
        if entered:
            leave(line)
        hall.changed()


def only_looks(line: Line, event: Event) -> bool:
    """What somebody who only looks on is answered."""
    if event.get("do") == "still_here":
        line.tell(note("here"))
    return True


async def said_on(socket: WebSocket) -> str:
    """The next text. Raises `WebSocketDisconnect`, and `Unreadable` for what is no text."""
    message: dict[str, Any] = dict(await socket.receive())
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code") or 1005)
    text = message.get("text")
    if text is None:
        raise Unreadable
    return str(text)


async def _send(socket: WebSocket, line: Line) -> None:
    """Send what is to be sent until it is over: as fast as the other side takes it."""
    with suppress(WebSocketDisconnect, RuntimeError):
        while True:
            await line.fresh.wait()
            frames, notes = line.take()
            for one in [*notes, *frames]:
                await socket.send_text(told(one))
            if line.over:
                await socket.close(line.over)
                return


async def closed(socket: WebSocket, code: int) -> None:
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(code)
