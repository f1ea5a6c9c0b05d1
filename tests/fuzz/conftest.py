"""After the machines: how many steps each has taken, and the seed that repeats them."""

import pytest

from tests.fuzz.bounds import WANTED, taken


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell the steps, where it ran long."""
    if WANTED and taken:
        terminalreporter.section("steps")
        for name, count in sorted(taken.items()):
            terminalreporter.write_line(f"{name}: {count}")
        terminalreporter.write_line(f"--hypothesis-seed={config.getoption('--hypothesis-seed', None)}")
