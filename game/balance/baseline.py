"""The baseline of a library of scenarios: a JSON file, written knowingly, that later report cards are held against."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from game.balance.report_card import Made
from game.language.messages import one_line
from game.language.words import money, say
from game.play.whole_file import whole_file
from sim_core import Message, SimError
from sim_core.public.balance import differences, entry
from sim_core.public.files import read_bytes, value_of


def read_baseline(place: Path) -> dict[str, Any]:
    """What a baseline says, by scenario. Raises `SimError` if it cannot be read."""
    try:
        found = value_of(read_bytes(place, str(place)), str(place))
        if not isinstance(found, dict) or not all(isinstance(one, dict) and "bots" in one for one in found.values()):
            raise ValueError('expected {"SCENARIO": {"seed", "episodes", "bots", "alarms"}, …}')
    except (SimError, ValueError) as error:
        problem = error.message if isinstance(error, SimError) else one_line(error)
        raise SimError(Message("cli.baseline_bad", {"path": str(place), "problem": problem})) from error
    return found


def write_baseline(place: Path, made: Sequence[Made]) -> None:
    """Write these report cards into a baseline; what it says of other scenarios stays."""
    whole = read_baseline(place) if place.exists() else {}
    whole |= {one.card["scenario"]: entry(one.card, one.samples) for one in made}
    with whole_file(place) as file:
        json.dump(dict(sorted(whole.items())), file, indent=1)
        file.write("\n")


def differences_from(place: Path, made: Sequence[Made], language: str) -> list[str]:
    """A line for everything that is not as the baseline has it."""
    whole, lines = read_baseline(place), []
    for one in made:
        name = one.card["scenario"]
        if name not in whole:
            lines.append(say("baseline.missing", language, scenario=name))
            continue
        lines += [_line(name, row, language) for row in differences(whole[name], entry(one.card, one.samples))]
    return lines


def _line(name: str, row: dict[str, Any], language: str) -> str:
    values = dict(row)
    if row["kind"] == "shift":
        shown = {end: money(row[end], language) for end in ("old", "new")}
        values |= {**shown, "errors": f"{row['errors']:.1f}"}
    return say(f"baseline.{values.pop('kind')}", language, scenario=name, **values)
