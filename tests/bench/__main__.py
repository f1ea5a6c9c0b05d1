"""Measure, print, and write what was found: `python -m tests.bench [--quick] [--only PART,…] [--json FILE]`."""

import argparse
import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.costs import BASELINE, against, kept, release
from tests.bench.plan import FULL, QUICK
from tests.bench.sections import SECTIONS
from tests.bench.tables import changes, tables
from tests.bench.usage import cores


def say(text: str) -> None:
    """Tell how far it is, where results are not written."""
    print(f"  {text}", file=sys.stderr, flush=True)


def circumstances(quick: bool) -> dict[str, Any]:
    """Where and when this is measured, and what else the machine was doing."""
    from importlib.metadata import version

    from sim_core.model.rules_version import RULES_VERSION

    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "scenario": "final-quarter",
        "rules_version": str(RULES_VERSION),
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "machine": f"{platform.system()} {platform.machine()}",
        "cores": len(cores()),
        "load_before": load,
        "quick": quick,
        "complete": False,
    }


def asked_for(arguments: list[str] | None) -> argparse.Namespace:
    """The command line, read."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few seconds: shows that it works, not how fast it is")
    parser.add_argument("--only", metavar="PART,…", help=f"some of {','.join(SECTIONS)}")
    parser.add_argument(
        "--json",
        dest="out",
        type=Path,
        metavar="FILE",
        help="where to write the figures (bench.json; with --quick or --only nowhere)",
    )
    parser.add_argument("--against-release", action="store_true", help="tell which costs have changed by over 30 %%")
    parser.add_argument("--release", action="store_true", help=f"what was measured is a release's: write {BASELINE.name}")
    parser.add_argument("--compare", type=Path, metavar="OLD.json", help="print what has changed since an earlier run")
    parser.add_argument("--show", type=Path, metavar="NEW.json", help="do not measure, print the figures of an earlier run")
    asked = parser.parse_args(arguments)
    asked.parts = asked.only.split(",") if asked.only else list(SECTIONS)
    if asked.release and not {"speed", "costs"} <= set(asked.parts):
        parser.error("--release needs the parts speed and costs")
    unknown = [part for part in asked.parts if part not in SECTIONS]
    if unknown:
        parser.error(f"there is no part {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    for file in (asked.compare, asked.show):
        if file and not file.is_file():
            parser.error(f"there is no file {file}")
    if not asked.out and not asked.quick and not asked.only:
        asked.out = Path("bench.json")
    return asked


def measured(parts: list[str], quick: bool) -> dict[str, Any]:
    """The figures of some parts. Ctrl-C ends it; what is done is kept."""
    found: dict[str, Any] = {"made": circumstances(quick)}
    began = perf_counter()
    try:
        for part in parts:
            say(f"{part} ({perf_counter() - began:.0f} s so far)")
            found.update(SECTIONS[part](QUICK if quick else FULL, lambda text: say(f"  {text}")))
        found["made"]["complete"] = True
    except KeyboardInterrupt:
        say("broken off; what was done follows")
    found["made"]["seconds"] = perf_counter() - began
    return found


def main(arguments: list[str] | None = None) -> int:
    """0 if all was measured, 130 if it was broken off."""
    asked = asked_for(arguments)
    if asked.show:
        found = json.loads(asked.show.read_text("utf-8"))
    else:
        found = measured(asked.parts, asked.quick)
        if asked.out:
            asked.out.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print("\n".join(tables(found)))
    if asked.compare:
        print("\n".join(["", *changes(json.loads(asked.compare.read_text("utf-8")), found)]))
    if asked.against_release:
        print("\n".join(["", *against(release(), found)]))
    if asked.release and found["made"]["complete"]:
        BASELINE.write_text(json.dumps(kept(found), indent=1) + "\n", "utf-8")
    return 0 if found["made"]["complete"] else 130


if __name__ == "__main__":
    sys.exit(main())
