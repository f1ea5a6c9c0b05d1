"""A server: on this machine alone unless more is asked for, up until Ctrl-C, or until it is done."""

import asyncio
import errno
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import uvicorn
from starlette.types import ASGIApp

LOOPBACK: Final = "127.0.0.1"
LOOKS_EVERY: Final = 0.1
"""Seconds between two looks at whether it is time to end."""
LARGEST_FRAME: Final = 65_536
"""Bytes of what a page says over its socket."""
MOST_LINES: Final = 256
"""Connections at a time: a page has some, a class many."""


def bound(port: int = 0, host: str = LOOPBACK) -> socket.socket:
    """A socket at a port of this machine alone, or as it is called by `host`; at a free one for 0.

    Raises `OSError` where it is taken, or this machine is not called so.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except UnicodeError as error:  # nothing is called so anywhere
        raise OSError(errno.EADDRNOTAVAIL, os.strerror(errno.EADDRNOTAVAIL)) from error
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # where it means that a port may be taken again at once, and not by two at a time
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(256)
    except OSError:
        made.close()
        raise
    return made


@dataclass(frozen=True)
class Bounds:
    """What a server takes: connections at a time, bytes of a text over a socket. `tls`: files of a certificate and its key."""

    lines: int = MOST_LINES
    frame: int = LARGEST_FRAME
    tls: tuple[Path, Path] | None = None


def run(app: ASGIApp, at: socket.socket, up: Callable[[], None], done: Callable[[], bool], bounds: Bounds = Bounds()) -> bool:
    """Serve until Ctrl-C, or until it is `done`. `up` is called once pages can be had. Was it ended by hand?

    Raises `OSError` for a certificate that cannot be used.
    """
    config = uvicorn.Config(
        app,
        ssl_certfile=bounds.tls[0] if bounds.tls else None,
        ssl_keyfile=bounds.tls[1] if bounds.tls else None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        ws_max_size=bounds.frame,
        ws_max_queue=8,
        timeout_graceful_shutdown=1,
        limit_concurrency=bounds.lines,
    )
    server = uvicorn.Server(config)
    try:
        asyncio.run(_served(server, at, up, done))
    except KeyboardInterrupt:
        return True
    return server.should_exit and not done()


async def _served(server: uvicorn.Server, at: socket.socket, up: Callable[[], None], done: Callable[[], bool]) -> None:
    serving = asyncio.create_task(server.serve(sockets=[at]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)
    if not serving.done():
        up()
    while not serving.done():
        await asyncio.sleep(LOOKS_EVERY)
        if done():
            server.should_exit = True
            break
    with suppress(asyncio.CancelledError):
        await serving
