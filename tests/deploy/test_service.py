"""The systemd unit, and what stands before a room on a server: each is read by what it is for, where that is here."""

import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from game.commands.app import called
from game.commands.serve import PORT
from tests.command_tables import commands
from tests.commands import ROOT

FOLDER = ROOT / "docs" / "deploy"
UNIT = FOLDER / "finalkick.service"
EXPOSED = 20
"""Tenths of what `systemd-analyze security` calls exposure, of 100."""


def unit() -> ConfigParser:
    """The unit as it stands there; of what stands there twice, the last."""
    found = ConfigParser(interpolation=None, strict=False)
    found.optionxform = str  # type: ignore[assignment,method-assign]  # as its documentation says to keep capitals
    found.read(UNIT, "utf-8")
    return found


def test_it_starts_a_room_with_options_there_are() -> None:
    _, *words = unit()["Service"]["ExecStart"].split()
    assert called(words) == "serve"
    known = {option for one in commands()["serve"].params for option in one.opts}
    assert {word for word in words if word.startswith("--")} <= known
    assert "--host" not in words, "only the server before it is to reach it"


def test_it_may_write_where_rooms_are_kept_and_nowhere_else() -> None:
    service = unit()["Service"]
    assert f"FINALKICK_HOME=/var/lib/{service['StateDirectory']}" in service["Environment"]
    assert f"FINALKICK_CACHE=/var/cache/{service['CacheDirectory']}" in service["Environment"]
    assert (service["DynamicUser"], service["ProtectSystem"], service["NoNewPrivileges"]) == ("yes", "strict", "yes")
    assert service["Restart"] == "on-failure"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_knows_every_word_of_it_and_finds_it_closed(tmp_path: Path) -> None:
    here = tmp_path / UNIT.name
    here.write_text(re.sub(r"(?<=^ExecStart=)\S+", "/bin/true", UNIT.read_text("utf-8"), flags=re.M), "utf-8")
    done = subprocess.run(["systemd-analyze", "verify", here], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    asked = ["systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSED}", here]
    assert subprocess.run(asked, stdout=subprocess.DEVNULL, timeout=60, check=False).returncode == 0
    here.write_text(here.read_text("utf-8").replace("NoNewPrivileges", "NoNewPrivilege"), "utf-8")
    done = subprocess.run(["systemd-analyze", "verify", here], capture_output=True, text=True, timeout=60, check=False)
    assert "NoNewPrivilege" in done.stderr


def test_whoever_stands_before_a_room_speaks_to_its_port_and_hands_on_what_it_takes() -> None:
    nginx, caddy = ((FOLDER / name).read_text("utf-8") for name in ("nginx.conf", "Caddyfile"))
    assert f"127.0.0.1:{PORT};" in nginx
    assert f"127.0.0.1:{PORT}\n" in caddy
    handed = set(re.findall(r"proxy_set_header (\S+)", nginx))
    assert handed == {"Host", "X-Forwarded-Proto", "Upgrade", "Connection"}
