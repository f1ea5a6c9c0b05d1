"""The table of known digests: scenario × bot, for the rules as they are. `python -m tests.golden_digests` rewrites it."""

from pathlib import Path

import yaml

from sim_core import RULES_VERSION, load_scenario
from sim_core.batch.rollout import rollout, run_digest
from sim_core.bots import REMEMBERING, RULED
from sim_core.scenario.library import list_scenarios

FILE = Path(__file__).parent / "golden" / "digests.yaml"
EPISODES, SEED = 8, 1
SMALL = "lesson-6-check-first"
"""Where a bot that takes seconds for a game plays one."""


def digests_now() -> dict[str, dict[str, str]]:
    """Digest of a few episodes of each bot on each bundled scenario."""
    played = [(entry.id, RULED, EPISODES) for entry in list_scenarios()]
    table: dict[str, dict[str, str]] = {scenario: {} for scenario, _, _ in played}
    for scenario, names, episodes in [*played, (SMALL, REMEMBERING, 1)]:
        for bot in names:
            table[scenario][bot] = run_digest(rollout(load_scenario(scenario), bot, SEED, 0, episodes))[:24]
    return table


def known() -> dict[str, object]:
    """The committed table."""
    table: dict[str, object] = yaml.safe_load(FILE.read_text("utf-8"))
    return table


if __name__ == "__main__":
    table = {"rules_version": RULES_VERSION, "episodes": EPISODES, "seed": SEED, "digests": digests_now()}
    FILE.write_text(yaml.safe_dump(table, sort_keys=True), "utf-8")
