"""Progress on stderr, if that is a terminal; nothing otherwise."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class OnDone(Protocol):
    """What is called with how much is done, of how much, and what is being done. What is left out stays as it was."""

    def __call__(self, done: int, whole: int | None = None, name: str = "") -> None: ...


@contextmanager
def progress(name: str, whole: int | None = None, time_left: bool = True) -> Iterator[OnDone]:
    """A progress bar while it lasts."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _nobody_looks
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn

    columns: list[ProgressColumn] = [TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn()]
    if time_left:
        columns.append(TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=whole)

        def on_done(done: int, whole: int | None = None, name: str = "") -> None:
            bar.update(task, completed=done, total=whole, description=name or None)

        yield on_done


def _nobody_looks(done: int, whole: int | None = None, name: str = "") -> None:
    """Nothing is shown."""
