"""Sending what waits to an LRS: in batches, again and again until each statement is taken, and never one too often.

Every statement has an id, and an LRS takes an id once. So whatever is unsure (a line cut, an answer half read, this process
killed) is sent once more, and noted as taken only when the LRS has said so.
"""

import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from game.lrs.answers import Answer, Meaning, meaning_of, said, same
from game.lrs.target import Target
from game.lrs.waiting import Queue, Waiting
from sim_core import Message

BATCH: Final = 50
"""Statements posted at once at most; some 100 kB."""
FIRST_WAIT: Final = 0.5
LONGEST_WAIT: Final = 30.0
"""Seconds between tries: doubled each time, up to this, and drawn so that many clients do not come back all at once."""
TRIES: Final = 4
"""How often a single statement is tried that breaks the LRS, before others are."""
NONE_WANTED: Final = 20
"""If so many are refused and none was taken, the fault lies not with single ones."""


class Lrs(Protocol):
    """What is sent to: see `client.py`."""

    def put(self, name: str, body: str) -> Answer:
        """Put one statement under its id."""

    def post(self, bodies: list[str]) -> Answer:
        """Post several statements at once."""

    def get(self, name: str) -> Answer:
        """What there is under an id."""


@dataclass(frozen=True)
class Pace:
    """How patiently it is tried. `patience`: seconds without any success after which it is given up for this time."""

    patience: float = 60.0
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    luck: random.Random = field(default_factory=random.Random)


@dataclass
class Sent:
    """What came of it. `taken` holds those that were `there` before; `other`: there, but saying something else."""

    taken: int = 0
    there: int = 0
    other: int = 0
    refused: int = 0
    problem: str = ""  # what the LRS said of the last that it refused
    stopped: Message | None = None  # why not all was sent


@dataclass
class _Run:
    """A sending under way: what is left of the chunks at hand, and how it goes."""

    queue: Queue
    target: Target
    lrs: Lrs
    pace: Pace
    on_done: Callable[[int], object]
    sent: Sent
    chunks: list[list[Waiting]] = field(default_factory=list)  # the next one last
    after: int = 0  # the place in the queue up to which all was at hand
    size: int = BATCH
    failures: int = 0  # in a row
    alone: int = 0  # of them, of one statement by itself
    since: float = 0.0  # the last success
    put_off: list[Waiting] = field(default_factory=list)  # statements that seem to break the LRS
    problem: str = ""  # what was said of the last of them
    last_round: bool = False  # those that were put off are tried once more


def send(
    queue: Queue,
    target: Target,
    lrs: Lrs,
    pace: Pace | None = None,
    on_done: Callable[[int], object] = lambda done: None,
    sent: Sent | None = None,
) -> Sent:
    """Send all that waits for an LRS. Can be broken off anywhere (`KeyboardInterrupt`, a kill): the next one goes on.

    `on_done` hears how many are done; `sent` is filled in meanwhile, also if it is broken off. Raises `QueueError` where the
    queue cannot be written.
    """
    pace = pace or Pace()
    run = _Run(queue, target, lrs, pace, on_done, sent or Sent(), since=pace.now())
    while run.sent.stopped is None and (chunk := _next(run)):
        _answered(run, chunk, _asked(run, chunk))
    if run.sent.stopped is None and run.put_off:
        run.sent.stopped = Message("records.stopped.breaking", {"count": len(run.put_off), "problem": run.problem})
    if run.sent.stopped is not None:
        queue.troubled(target, str(run.sent.stopped.values.get("problem", "")))
    return run.sent


def _next(run: _Run) -> list[Waiting]:
    if not run.chunks:
        if found := run.queue.waiting(run.target, run.size, run.after):
            run.after = found[-1].place
            run.chunks.append(found)
        elif run.put_off and not run.last_round:  # perhaps it was not their fault
            run.last_round, run.chunks, run.put_off = True, [[one] for one in reversed(run.put_off)], []
    return run.chunks.pop() if run.chunks else []


def _asked(run: _Run, chunk: list[Waiting]) -> Answer:
    if len(chunk) == 1:
        return run.lrs.put(chunk[0].id, chunk[0].body)
    return run.lrs.post([one.body for one in chunk])


def _answered(run: _Run, chunk: list[Waiting], answer: Answer) -> None:
    """Do what follows from an answer."""
    single = len(chunk) == 1
    match meaning_of(answer, [one.id for one in chunk]):
        case Meaning.TAKEN:
            _succeeded(run, chunk)
            run.size = min(run.size * 2, BATCH)
        case Meaning.THERE if single:
            _was_there(run, chunk[0])
        case Meaning.UNSURE if single and answer.status == 200:  # put, and no word of its id is wanted then
            _succeeded(run, chunk)
        case Meaning.THERE | Meaning.UNSURE if not single:
            run.chunks += [[one] for one in reversed(chunk)]
        case Meaning.FAULTY | Meaning.LARGE if not single:
            _halved(run, chunk)
        case Meaning.FAULTY | Meaning.LARGE:
            run.queue.refused(chunk[0].place, said(answer))
            run.sent.refused, run.sent.problem = run.sent.refused + 1, said(answer)
            _alive(run)
            if run.sent.refused >= NONE_WANTED and not run.sent.taken:
                run.sent.stopped = Message("records.stopped.all_refused", {**_about(run), "problem": said(answer)})
        case Meaning.DENIED:
            run.sent.stopped = Message("records.stopped.denied", {**_about(run), "problem": str(answer.status)})
        case Meaning.NO_LRS:
            where = answer.headers.get("location", "")
            key = "records.stopped.moved" if where and 300 <= answer.status < 400 else "records.stopped.no_lrs"
            run.sent.stopped = Message(key, {**_about(run), "problem": str(answer.status), "where": where})
        case _:
            _failed(run, chunk, answer)


def _succeeded(run: _Run, chunk: list[Waiting]) -> None:
    run.queue.taken([one.place for one in chunk])
    run.sent.taken += len(chunk)
    _alive(run)


def _was_there(run: _Run, one: Waiting) -> None:
    """The LRS has something of that id: the same as is sent now, or not."""
    equal = same(json.loads(one.body), run.lrs.get(one.id))
    run.sent.there += 1
    run.sent.other += equal is False
    _succeeded(run, [one])


def _alive(run: _Run) -> None:
    """The LRS works: whatever failed before is tried with fresh patience."""
    run.failures = run.alone = 0
    run.since = run.pace.now()
    run.on_done(run.sent.taken + run.sent.refused)


def _halved(run: _Run, chunk: list[Waiting]) -> None:
    half = len(chunk) // 2
    run.chunks += [chunk[half:], chunk[:half]]
    run.size = max(half, 1)


def _failed(run: _Run, chunk: list[Waiting], answer: Answer) -> None:
    """Wait, and try it again, in smaller parts if they may have been too much; or give up for this time."""
    problem = answer.problem or said(answer)
    pause = min(FIRST_WAIT * 2.0**run.failures, LONGEST_WAIT) * run.pace.luck.uniform(0.5, 1.0)
    pause = max(pause, answer.wait or 0.0)
    run.failures += 1
    breaking = meaning_of(answer, ()) == Meaning.BROKEN and answer.problem != "unreachable"
    if run.pace.now() - run.since + pause > run.pace.patience:
        key = answer.problem or ("busy" if answer.wait else "failing")
        values = {**_about(run), "problem": problem, "wait": round(answer.wait or 0.0)}
        run.sent.stopped = Message(f"records.stopped.{key}", values)
        return
    run.pace.sleep(pause)
    if len(chunk) > 1 and breaking:
        _halved(run, chunk)
        return
    run.alone += breaking
    if run.alone >= TRIES and len(chunk) == 1:
        run.alone, run.problem = 0, problem
        run.put_off.append(chunk[0])
        return
    run.chunks.append(chunk)


def _about(run: _Run) -> dict[str, str]:
    return {"url": run.target.url, "user": run.target.user}
