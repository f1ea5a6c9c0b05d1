"""Whatever an LRS and the line to it do: when it is over, every statement is there exactly once, and none waits."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lrs.answers import Answer
from game.lrs.sending import Pace, Sent, send
from game.lrs.target import Target
from game.lrs.waiting import Queue, QueueError, sole_sender
from sim_core.errors import SimError
from tests.lrs.fake import FAULTS, Store

TARGET = Target("https://lrs.example.org/xapi/", "trainer")


class Killed(BaseException):
    """The process ends here."""


class Mortal:
    """A store before which the sender dies: at its nth request, before it is made or after its answer."""

    def __init__(self, store: Store, death: int, after: bool) -> None:
        self.store, self.left, self.after = store, death, after

    def _asked(self, answer) -> Answer:
        self.left -= 1
        if self.left == 0 and not self.after:
            raise Killed
        found = answer()
        if self.left == 0:
            raise Killed
        return found

    def put(self, name: str, body: str) -> Answer:
        return self._asked(lambda: self.store.put(name, body))

    def post(self, bodies: list[str]) -> Answer:
        return self._asked(lambda: self.store.post(bodies))

    def get(self, name: str) -> Answer:
        return self.store.get(name)


def pace(patience: float = 1e9) -> Pace:
    """Time that passes only while somebody sleeps."""
    clock = [0.0]

    def sleep(seconds: float) -> None:
        assert seconds >= 0
        clock[0] += seconds

    return Pace(patience, lambda: clock[0], sleep, random.Random(1))


def statements(count: int, first: int = 0) -> list[dict]:
    return [
        {"id": str(UUID(int=first + number)), "actor": {"account": {"homePage": "https://a.example/", "name": "王敏"}},
         "verb": {"id": "https://a.example/v"}, "object": {"id": "https://a.example/o"}, "result": {"success": True}}
        for number in range(count)
    ]  # fmt: skip


def quick(folder: Path) -> Queue:
    """A queue that does not wait for the disk: nobody pulls the plug here."""
    queue = Queue(folder)
    queue._db.execute("PRAGMA synchronous=OFF")
    return queue


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Queue]:
    queue = quick(tmp_path)
    yield queue
    queue.close()


@settings(deadline=None, max_examples=60)
@given(
    faults=st.lists(st.sampled_from(["", *FAULTS]), max_size=25),
    count=st.sampled_from([1, 2, 7, 60, 110]),
    there=st.integers(0, 3),
    strict=st.booleans(),
    largest=st.sampled_from([10**9, 5_000, 1_500]),
    death=st.integers(0, 12),
    after=st.booleans(),
)
def test_after_any_faults_and_a_death_each_statement_is_there_once(
    faults: list[str], count: int, there: int, strict: bool, largest: int, death: int, after: bool
) -> None:
    store, sent = Store(strict, largest), statements(count)
    for one in sent[:there]:  # as an earlier sender had left them
        store.kept[one["id"]], store.puts = one, store.puts + 1
    store.faults.extend(faults)
    with TemporaryDirectory() as folder:
        queue = quick(Path(folder))
        assert queue.add(TARGET, sent) == count
        try:
            send(queue, TARGET, Mortal(store, death, after), pace())
        except Killed:
            queue.close()
            queue = quick(Path(folder))
            queue.add(TARGET, sent)  # whoever tells the games once more
        store.faults.clear()  # the LRS is well again
        outcome = send(queue, TARGET, store, pace())
        assert (outcome.stopped, outcome.refused, queue.left(TARGET)) == (None, 0, 0)
        queue.close()
    assert store.kept == {one["id"]: one for one in sent}
    assert store.puts == count


def test_what_was_taken_is_not_asked_for_again(queue: Queue) -> None:
    store = Store()
    queue.add(TARGET, statements(120))
    assert send(queue, TARGET, store, pace()) == Sent(taken=120)
    asked = store.asked
    assert (queue.add(TARGET, statements(120)), send(queue, TARGET, store, pace()), store.asked) == (0, Sent(), asked)
    assert asked == 3  # in batches of fifty


def test_after_an_lrs_was_emptied_all_can_be_sent_again(queue: Queue) -> None:
    queue.add(TARGET, statements(3))
    send(queue, TARGET, Store(), pace())
    empty = Store()
    assert queue.add(TARGET, statements(3), again=True) == 3
    send(queue, TARGET, empty, pace())
    assert len(empty.kept) == 3


def test_one_that_is_not_wanted_is_set_apart_with_what_was_said_and_all_others_arrive(queue: Queue) -> None:
    class Picky(Store):
        def post(self, bodies: list[str]) -> Answer:
            return Answer(400, b'{"detail": "bad"}') if any('"bad"' in one for one in bodies) else super().post(bodies)

        def put(self, name: str, body: str) -> Answer:
            return Answer(400, b'{"detail": "no such verb"}') if '"bad"' in body else super().put(name, body)

    store, sent = Picky(), statements(60)
    sent[17]["verb"] = {"id": "bad"}
    queue.add(TARGET, sent)
    outcome = send(queue, TARGET, store, pace())
    assert (outcome.taken, outcome.refused, outcome.problem) == (59, 1, "400: no such verb")
    (count,) = queue.counts()
    assert (count.waiting, count.taken, count.refused, count.problem) == (0, 59, 1, "400: no such verb")
    queue.try_refused(TARGET)
    assert queue.left(TARGET) == 1  # an LRS may have learned


def test_where_none_is_wanted_it_stops_early(queue: Queue) -> None:
    store = Store(wanted=False)
    queue.add(TARGET, statements(2000))
    outcome = send(queue, TARGET, store, pace())
    assert outcome.stopped
    assert (outcome.stopped.key, outcome.stopped.values["problem"]) == ("records.stopped.all_refused", "400: no such profile")
    assert store.asked < 60


def test_one_that_breaks_the_lrs_keeps_no_other_from_arriving(queue: Queue) -> None:
    store, sent = Store(), statements(130)
    store.breaks_on = {sent[3]["id"], sent[77]["id"]}
    queue.add(TARGET, sent)
    outcome = send(queue, TARGET, store, pace())
    assert outcome.stopped
    assert outcome.stopped.key == "records.stopped.breaking"
    assert (len(store.kept), queue.left(TARGET)) == (128, 2)


def test_an_lrs_that_stays_away_is_given_up_and_nothing_is_lost(queue: Queue) -> None:
    store = Store()
    store.faults.extend(["unreachable"] * 1000)
    queue.add(TARGET, statements(70))
    outcome = send(queue, TARGET, store, pace(60))
    assert outcome.stopped
    assert outcome.stopped.key == "records.stopped.unreachable"
    assert queue.left(TARGET) == 70
    assert 5 < store.asked < 15  # ever more rarely


def test_it_waits_as_long_as_it_is_asked_to_but_no_longer_than_its_patience(queue: Queue) -> None:
    class Busy(Store):
        wait = "7"

        def put(self, name: str, body: str) -> Answer:
            self.asked += 1
            return Answer(429, headers={"retry-after": self.wait}) if self.asked < 3 else super().put(name, body)

    slept: list[float] = []
    store, clock = Busy(), pace(60)
    queue.add(TARGET, statements(1))
    assert (
        send(queue, TARGET, store, Pace(60, clock.now, lambda seconds: (slept.append(seconds), clock.sleep(seconds))[1])).taken
        == 1
    )
    assert slept == [7.0, 7.0]
    store.wait, store.asked = "3600", 0
    queue.add(TARGET, statements(1, first=9))
    stopped = send(queue, TARGET, store, pace(60)).stopped
    assert stopped
    assert (stopped.key, stopped.values["wait"]) == ("records.stopped.busy", 3600)


def test_a_wrong_password_stops_it_at_once(queue: Queue) -> None:
    class Closed(Store):
        def post(self, bodies: list[str]) -> Answer:
            self.asked += 1
            return Answer(401)

    store = Closed()
    queue.add(TARGET, statements(200))
    stopped = send(queue, TARGET, store, pace()).stopped
    assert stopped
    assert (stopped.key, store.asked, queue.left(TARGET)) == ("records.stopped.denied", 1, 200)


def test_a_log_in_page_is_no_lrs(queue: Queue) -> None:
    class Portal(Store):
        def post(self, bodies: list[str]) -> Answer:
            return Answer(200, b"<html>Welcome, please log in", {"content-type": "text/html"})

    queue.add(TARGET, statements(60))
    stopped = send(queue, TARGET, Portal(), pace()).stopped
    assert stopped
    assert (stopped.key, queue.left(TARGET)) == ("records.stopped.no_lrs", 60)


def test_what_is_there_with_other_content_is_counted_and_left_as_it_is(queue: Queue) -> None:
    store, sent = Store(), statements(60)
    other = json.loads(json.dumps(sent[5]))
    other["result"]["success"] = False
    store.kept[other["id"]] = other
    store.kept[sent[6]["id"]] = {**sent[6], "stored": "2026-01-01T00:00:00Z"}  # an LRS adds what it likes
    queue.add(TARGET, sent)
    assert send(queue, TARGET, store, pace()) == Sent(taken=60, there=2, other=1)
    assert store.kept[other["id"]] == other


def test_two_do_not_send_at_once(tmp_path: Path) -> None:
    with sole_sender(tmp_path), pytest.raises(SimError), sole_sender(tmp_path):
        pass
    with sole_sender(tmp_path):
        pass


def test_one_lrs_is_not_sent_what_is_for_another(queue: Queue) -> None:
    other = Target("https://other.example.org/", "trainer")
    queue.add(TARGET, statements(2))
    queue.add(other, statements(3))
    assert send(queue, other, Store(), pace()).taken == 3
    assert queue.forget(TARGET) == 2
    assert [(one.target, one.waiting, one.taken) for one in queue.counts()] == [(other, 0, 3)]


def test_a_damaged_queue_is_put_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    (tmp_path / "records.sqlite3").write_bytes(b"not a database" * 100)
    queue = Queue(tmp_path)
    assert queue.aside
    assert queue.aside.read_bytes().startswith(b"not a database")
    assert queue.add(TARGET, statements(1)) == 1
    queue.close()


def test_a_queue_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    queue = Queue(tmp_path)
    queue._db.execute("PRAGMA user_version=9")
    queue.close()
    before = (tmp_path / "records.sqlite3").read_bytes()
    with pytest.raises(QueueError):
        Queue(tmp_path)
    assert (tmp_path / "records.sqlite3").read_bytes() == before
