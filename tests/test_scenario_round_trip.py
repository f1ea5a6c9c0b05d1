"""Whatever well-formed scenario is written to a file comes out of it again as it was."""

import json
import re
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sim_core.model.moves import MOVE_IDS
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import Scenario
from sim_core.scenario.texts import MAX_TITLE, NOT_BLANK

levels = st.floats(0, 1) | st.fixed_dictionaries({"choose": st.lists(st.floats(0, 1), min_size=1, max_size=5)})
money = st.integers(0, 10**9) | st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(
    lambda pair: {"between": sorted(pair)}
)
readable = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Cf"])


def in_languages(words: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """A text, or one for each language."""
    return words | st.dictionaries(st.sampled_from(["en", "zh"]), words, min_size=1)


titles = in_languages(st.text(readable, min_size=1, max_size=MAX_TITLE).filter(re.compile(NOT_BLANK).search))
texts = in_languages(st.text(readable, min_size=1))
names = st.from_regex(r"[a-z][a-z0-9_-]{0,39}", fullmatch=True)
invoices = st.fixed_dictionaries({"amount": money, "age_weeks": st.integers(0, 150)})
hidden = st.fixed_dictionaries({}, optional={"cash": money, "honesty": levels, "stock": money, "trust": levels})
details = st.fixed_dictionaries(
    {"name": titles, "ledger": st.lists(invoices, min_size=1, max_size=4)},
    optional={"hidden": hidden, "about": texts | st.none(), "weekly_sales": st.floats(0, 1e9)},
)
clients = st.dictionaries(names, details, min_size=1, max_size=4).map(
    lambda by_id: [{"id": client, **rest} for client, rest in by_id.items()]
)
scenarios = st.fixed_dictionaries(
    {"format": st.just(1), "id": names, "title": titles, "weeks": st.integers(1, 52), "clients": clients},
    optional={
        "story": texts,
        "target": st.floats(0, 1e9) | st.none(),
        "lessons": st.lists(st.sampled_from(["L1", "L5", "L9"]), unique=True),
        "moves": st.fixed_dictionaries({"forbid": st.lists(st.sampled_from(MOVE_IDS), unique=True)}),
    },
)


class CarefulDumper(yaml.SafeDumper):
    """Quotes all texts: to the library 1e3 and 0o17 are texts that need no quotes, to YAML 1.2 they are numbers."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


CarefulDumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


@settings(deadline=None, max_examples=60)
@given(scenarios, st.booleans(), st.booleans())
def test_any_scenario_that_is_well_formed_can_be_read(data: dict[str, Any], flow: bool, as_unicode: bool) -> None:
    expected = Scenario.model_validate(data)
    written = yaml.dump(data, Dumper=CarefulDumper, default_flow_style=flow, allow_unicode=as_unicode, sort_keys=False)
    assert parse_scenario(written.encode(), "any.yaml") == expected
    assert parse_scenario(json.dumps(data, ensure_ascii=False).encode(), "any.json") == expected
