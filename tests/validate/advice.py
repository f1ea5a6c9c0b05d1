"""`python -m tests.validate.advice [GAMES]`: does every advice of every report card hold, over the library and other trades?

Each file's advice is followed, all of it; then the card must be as it was said to be, `check` must warn of nothing new, and
nothing that was found must have come instead.
"""

import sys
from pathlib import Path

from game.balance.answer import answer
from game.balance.report_card import open_scenario, report_card, warned_of
from sim_core.balance.agreeing import names
from sim_core.balance.card import card, run
from sim_core.batch.workers import Where, processors
from sim_core.scenario.library import list_scenarios
from sim_core.scenario.vary import changed

CASES = Path(__file__).parents[1] / "money" / "cases"
GAMES = 200


def main(games: int = GAMES) -> int:
    """A line for each file; the exit code says if any advice does not hold."""
    wrong = 0
    for place in (*(entry.id for entry in list_scenarios()), *map(str, sorted(CASES.glob("*.yaml")))):
        own, where = open_scenario(place), Where(jobs=processors())
        made = report_card(own, 1, games, where).card
        scenario, document, check = own.scenario, own.document, warned_of(own.path)
        before = names(check(scenario, document))
        for step in made.get("advice", ()):
            if step["outcome"] == "helps":
                changes = {one["path"]: one["new"] for one in step["changes"]}
                scenario, document = changed(document, changes, own.path)
        brought = names(check(scenario, document)) - before
        after = card(scenario, document, own.path, 1, run(scenario, 1, games, where), check(scenario, document))
        found = {level: [row["name"] for row in after["findings"] if row["level"] == level] for level in ("alarm", "warning")}
        holds = not brought and found == made.get("then", found)
        wrong += not holds
        print(f"{'' if holds else 'DOES NOT HOLD '}{Path(place).stem}: {answer(made, 'en')} {brought or ''}", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main(*(int(one) for one in sys.argv[1:2])))
