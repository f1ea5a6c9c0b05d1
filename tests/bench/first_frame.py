"""`python first_frame.py BEGAN` opens the game as `finalkick` does: prints the seconds from BEGAN to its first picture."""

import sys
import time

from game import cli
from game.window.loop import App

real = App.draw


def drawn(app: App) -> None:
    """The first picture is on the screen: say when, and stop."""
    real(app)
    print(f"{time.time() - float(sys.argv[1]):.3f}", flush=True)
    app.running = False


if __name__ == "__main__":
    App.draw = drawn  # type: ignore[method-assign]  # the same call, looked at
    sys.exit(cli.main(["play", *sys.argv[2:]]))
