"""What a process does that works for another: tasks in through its input, answers out through its output, one after the other.

It is started as a file, so that it imports nothing of the simulation before it listens. Its input ends with the process that
started it, however that one ends, and this one with its input: at any moment, in the middle of a task too.
"""

import os
import pickle
import signal
import struct
import sys
import threading
from contextlib import suppress
from queue import SimpleQueue

LENGTH = struct.Struct("<Q")
"""A message is its length, then that many bytes: a pickle."""


def read_message(end: int) -> bytes | None:
    """The next message of a pipe; None if there will be no more."""
    head = _read(end, LENGTH.size)
    return None if head is None else _read(end, *LENGTH.unpack(head))


def _read(end: int, count: int) -> bytes | None:
    parts = []
    while count:
        part = os.read(end, min(count, 1 << 20))
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def write_message(end: int, message: bytes) -> None:
    """Send a message into a pipe. `OSError` if nobody reads it any more."""
    rest = memoryview(LENGTH.pack(len(message)) + message)
    while rest:
        rest = rest[os.write(end, rest) :]


def answer(task: bytes) -> bytes:
    """What came of a task: (True, its result), or (False, the error it ended with)."""
    try:
        call, values = pickle.loads(task)
        return pickle.dumps((True, call(*values)), pickle.HIGHEST_PROTOCOL)
    except BaseException as error:
        try:
            told = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
            pickle.loads(told)  # some errors can be sent and not be read
            return told
        except Exception:
            return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))


def listen(end: int, tasks: "SimpleQueue[bytes]") -> None:
    """Take in tasks as they come. When there will be no more, nobody wants what is still being done."""
    with suppress(OSError):
        while (message := read_message(end)) is not None:
            tasks.put(message)
    os._exit(0)


def main() -> None:
    """Work until the input ends. The first message is where to import from, every other a task: (call, values)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    asked, told = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2 if sys.stderr else nothing, 1)  # what a bot of one's own prints does not belong among the answers
    tasks: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=listen, args=(asked, tasks), name="listen", daemon=True).start()
    sys.path[:] = pickle.loads(tasks.get())
    with suppress(OSError):  # nobody reads the answers any more
        while True:
            write_message(told, answer(tasks.get()))
    os._exit(0)


if __name__ == "__main__":
    main()
