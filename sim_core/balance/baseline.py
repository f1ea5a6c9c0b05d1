"""A baseline: what the bots made of scenarios when somebody last looked. A change that shifts them has to be meant."""

from typing import Any, Final

from sim_core.balance.played import Samples
from sim_core.batch.statistics import standard_error

MOST_ERRORS: Final = 3.0
"""Standard errors by which a bot's mean may differ from the baseline."""

Entry = dict[str, Any]


def entry(card: Entry, samples: Samples) -> Entry:
    """What a baseline says of one scenario."""
    bots = {
        name[len("bot:") :]: {"mean": float(sample.net.mean()), "se": standard_error(sample.net)}
        for name, sample in samples.items()
        if name.startswith("bot:") and ".py:" not in name
    }
    alarms = sorted({row["name"] for row in card["findings"] if row["level"] == "alarm"})
    return {"seed": card["seed"], "episodes": card["episodes"], "bots": bots, "alarms": alarms}


def differences(old: Entry, new: Entry) -> list[Entry]:
    """Where a scenario is not any more what its baseline says: bots that shifted, alarms that are new. Empty if it is."""
    found: list[Entry] = []
    if (old["seed"], old["episodes"]) != (new["seed"], new["episodes"]):
        return [{"kind": "other_run", "old": f"{old['episodes']}/{old['seed']}", "new": f"{new['episodes']}/{new['seed']}"}]
    for bot, after in new["bots"].items():
        before = old["bots"].get(bot)
        if before is None:
            continue
        shift = abs(after["mean"] - before["mean"])
        errors = shift / max(before["se"], 1.0)
        if errors > MOST_ERRORS:
            found.append({"kind": "shift", "bot": bot, "old": before["mean"], "new": after["mean"], "errors": errors})
    found += [{"kind": "alarm", "name": name} for name in new["alarms"] if name not in old["alarms"]]
    return found
