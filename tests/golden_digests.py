"""The table of known digests: scenario × bot, for the rules as they are. `python -m tests.golden_digests` rewrites it."""

from pathlib import Path

import yaml

from sim_core import RULES_VERSION, load_scenario
from sim_core.batch.rollout import rollout, run_digest
from sim_core.bots import NAMES
from sim_core.scenario.library import list_scenarios

FILE = Path(__file__).parent / "golden" / "digests.yaml"
EPISODES, SEED = 8, 1


def digests_now() -> dict[str, dict[str, str]]:
    """Digest of a few episodes of each bot on each bundled scenario."""
    return {
        entry.id: {bot: run_digest(rollout(load_scenario(entry.id), bot, SEED, 0, EPISODES))[:24] for bot in NAMES}
        for entry in list_scenarios()
    }


def known() -> dict[str, object]:
    """The committed table."""
    table: dict[str, object] = yaml.safe_load(FILE.read_text("utf-8"))
    return table


if __name__ == "__main__":
    table = {"rules_version": RULES_VERSION, "episodes": EPISODES, "seed": SEED, "digests": digests_now()}
    FILE.write_text(yaml.safe_dump(table, sort_keys=True), "utf-8")
