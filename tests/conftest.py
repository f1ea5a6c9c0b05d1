"""What all tests share: a data folder of their own, so that none touches anybody's games."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("suite", derandomize="EXPLORE" not in os.environ)
settings.load_profile("suite")  # what fails is then a change's fault, not luck's: `make explore` draws anew

if (
    signal.getsignal(signal.SIGINT) == signal.SIG_IGN
):  # a suite begun in the background; commands that tests start would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)
COMPILED = Path(__file__).parent.parent / ".compiled"
"""Where `make test` keeps compiled rules: one folder for all tests, or each would compile them anew."""
SMALL = """\
format: 1
id: small
title: {zh: 小试, en: A small one}
weeks: 3
clients:
  - id: first
    name: {zh: 第一家, en: First Pharma}
    ledger: [{amount: 320000, age_weeks: 14}, {amount: 180000, age_weeks: 5}]
    hidden: {cash: 400000, honesty: {between: [0.2, 0.8]}}
  - id: second
    name: {zh: 第二家, en: Second Pharma}
    ledger: [{amount: 210000, age_weeks: 12}]
    hidden: {cash: 90000}
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh data folder, and English unless a test says otherwise."""
    folder = tmp_path / "home"
    monkeypatch.setenv("FINALKICK_HOME", str(folder))
    monkeypatch.setenv("FINALKICK_LANG", "en")
    monkeypatch.setenv("FINALKICK_CACHE", os.environ.get("FINALKICK_CACHE", str(COMPILED)))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A scenario of three weeks and two clients."""
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, "utf-8")
    return file
